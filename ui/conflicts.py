"""Issuers that differ, side by side: direction, strength and year, each in its issuer's words."""

from assistant.adapters.answer_json import ConflictJson, SideJson
from ui.markup import Html, el, group
from ui.sources import cites
from ui.words import STANCES


def conflicts(found: list[ConflictJson], page: str) -> Html | None:
    """Issuers side by side, one table a question."""
    if not found:
        return None
    tables = [_conflict(conflict, page) for conflict in found]
    return el("section", el("h3", "Issuers side by side"), *tables, cls="part conflicts")


def _conflict(conflict: ConflictJson, page: str) -> Html:
    sides = conflict.sides
    rows = (
        ("Year", [group(str(side.year)) for side in sides]),
        ("Direction", [_stance(side.stance) for side in sides]),
        ("Strength", [group(side.strength) for side in sides]),
        ("Source", [group(*cites(side.references, page)) for side in sides]),
    )
    body = [el("tr", el("th", name, scope="row"), *_cells(row, sides)) for name, row in rows]
    heads = [el("th", side.organisation, scope="col") for side in sides]
    corner = el("th", el("span", "Issuer", cls="hidden"), scope="col")
    table = el(
        "table",
        el("caption", conflict.question),
        el("thead", el("tr", corner, *heads)),
        el("tbody", *body),
    )
    when = f"They differ when {conflict.differ_when}." if conflict.differ_when else None
    return group(table, el("p", when, cls="muted") if when else None)


def _cells(row: list[Html], sides: list[SideJson]) -> list[Html]:
    """Each cell names its issuer, for a narrow page that has no columns."""
    return [
        el("td", cell, data_issuer=side.organisation) for cell, side in zip(row, sides, strict=True)
    ]


def _stance(stance: str) -> Html:
    return el("span", STANCES.get(stance, stance), cls=f"stance {stance}")
