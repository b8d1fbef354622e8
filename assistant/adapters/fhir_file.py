"""Reading one JSON file of FHIR or CDS Hooks, with a limit on its size."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.domain.errors import RequestError

LARGEST = 20_000_000


def read_json(path: Path, what: str, field: str) -> dict[str, Any]:
    """The object of a JSON file; numbers are kept exact.

    Args:
        what: how messages call the file, for example "FHIR bundle".
        field: the option or argument that named it.

    Raises:
        RequestError: the file cannot be read, is larger than LARGEST bytes, is not JSON, or
            is not an object.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise RequestError(
                f"The {what} {str(path)!r} has {size / 1e6:.1f} MB; at most "
                f"{LARGEST / 1e6:.0f} MB are read. Export one patient, without documents and "
                "images.",
                field,
            )
        data = json.loads(path.read_bytes(), parse_float=Decimal)
    except OSError as error:
        raise RequestError(
            f"The {what} {str(path)!r} cannot be read: {error.strerror}.", field
        ) from None
    except (ValueError, RecursionError) as error:
        raise RequestError(f"The {what} {str(path)!r} is not JSON ({error}).", field) from None
    if not isinstance(data, dict):
        raise RequestError(f"The {what} {str(path)!r} is JSON, but not an object.", field)
    return data
