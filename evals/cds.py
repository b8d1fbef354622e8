"""Published CDS Hooks requests against the cards published with them.

`python -m evals.cds DIR` takes a folder with `requests/` and `responses/` (`ID__request-x.json`
and `ID__response-x.json`) and exits 1 when a card differs in presence, summary, indicator or
dose. The rule base is `evals/opioid`: the published logic as data, for tests only.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.adapters.cds_folder import load_decision_support
from assistant.adapters.cds_request import read_request
from assistant.adapters.cds_service import CardsJson, DecisionSupport
from assistant.adapters.fhir_file import read_json
from assistant.domain.errors import GroundruleError, RequestError

OPIOID = Path(__file__).parent / "opioid"
# The day the dates of the published requests count from.
PUBLISHED_DAY = date(2023, 5, 1)
_DOSE = re.compile(r"MME\)? (?:is |\()(\d+(?:\.\d+)?)")
_NEAR = 0.01


@dataclass(frozen=True, slots=True)
class Compared:
    """One request: what is wrong with the cards given, nothing when they are as published."""

    name: str
    faults: tuple[str, ...]


def compare(folder: Path, support: DecisionSupport, as_of: date) -> Iterator[Compared]:
    """Every request of the folder, in name order.

    Raises:
        RequestError: the folder has no requests, or one of them has no response.
    """
    requests = sorted((folder / "requests").glob("*.json"))
    if not requests:
        raise RequestError(f"{str(folder)!r} has no `requests/*.json` to answer.", "folder")
    for path in requests:
        response = folder / "responses" / path.name.replace("__request-", "__response-")
        published = read_json(response, "published response", "folder").get("cards", [])
        given = support.cards(read_request(path, as_of), support.service_of(path.name))
        yield Compared(path.stem, tuple(_faults(given, published)))


def _faults(given: CardsJson, published: list[dict[str, Any]]) -> Iterator[str]:
    ours = sorted((card.summary, card.indicator) for card in given.cards)
    theirs = sorted((str(card["summary"]), str(card["indicator"])) for card in published)
    if ours != theirs:
        yield f"cards {ours}, published {theirs}"
    doses = sorted(_doses(card.detail for card in given.cards))
    wanted = sorted(_doses(str(card.get("detail", "")) for card in published))
    near = len(doses) == len(wanted) and all(
        abs(a - b) <= _NEAR for a, b in zip(doses, wanted, strict=True)
    )
    if not near:
        yield f"doses {doses}, published {wanted}"


def _doses(details: Iterator[str]) -> Iterator[float]:
    return (float(found[1]) for detail in details for found in _DOSE.finditer(detail))


def main(arguments: Sequence[str]) -> int:
    """Prints one line a request that differs, and the count; 1 when any does, 2 on bad input."""
    parser = argparse.ArgumentParser(prog="python -m evals.cds", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--as-of", type=date.fromisoformat, default=PUBLISHED_DAY)
    parser.add_argument("--corpus", type=Path, default=OPIOID)
    chosen = parser.parse_args(arguments)
    try:
        support = load_decision_support(chosen.corpus)
        found = list(compare(chosen.folder, support, chosen.as_of))
    except GroundruleError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    for one in found:
        for fault in one.faults:
            sys.stdout.write(f"{one.name}: {fault}\n")
    equal = sum(not one.faults for one in found)
    sys.stdout.write(f"{equal} of {len(found)} requests give the published cards\n")
    return int(equal < len(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
