"""The chat in a browser: `app` wires Gradio, everything else turns values into text.

Importing the package switches off what Gradio, Chroma and the model hub would report, before any
of them is imported.
"""

import os

os.environ.update(
    GRADIO_ANALYTICS_ENABLED="False",
    ANONYMIZED_TELEMETRY="False",
    HF_HUB_DISABLE_TELEMETRY="1",
)
