"""Values only: frozen dataclasses and enumerations, no input or output, no third-party import."""
