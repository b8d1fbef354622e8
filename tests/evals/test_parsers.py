"""The comparison of parsers finds what is there, and sees what is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evals import parsers
from evals.parsers import Line, Measured, Outline, measured

OUTLINE = Outline(((1, "Dose"), (2, "Dose"), (2, "Care")), ((2, "Give it", "for now."),))


WHOLE = (
    Line(1, True, "Dose"),
    Line(2, True, "**Dose**"),
    Line(2, True, "Care"),
    Line(2, False, "Give it slowly, for now."),
)


@pytest.mark.parametrize(
    ("lines", "headings", "paged", "boxes"),
    [
        (WHOLE, 3, 3, 1),
        (WHOLE[:2], 2, 2, 0),
        ((WHOLE[0], WHOLE[0], Line(1, True, "Care")), 3, 1, 0),
        ((Line(1, False, "Dose Dose Care"),), 0, 0, 0),
        ((Line(1, False, "Give it slowly, for now."),), 0, 0, 0),
        ((Line(2, False, "Give it slowly,"), Line(2, False, "for now.")), 0, 0, 0),
        ((), 0, 0, 0),
    ],
)
def test_headings_and_boxes(lines: tuple[Line, ...], headings: int, paged: int, boxes: int) -> None:
    def read(_: Path) -> Iterator[Line]:
        yield from lines

    found = measured(read, Path("x.pdf"), OUTLINE)
    assert found == Measured(found.seconds, headings, paged, boxes)


def test_the_outline_has_what_the_document_has() -> None:
    outline = parsers.read_outline()
    titles = [text for _, text in outline.headings]
    assert [t for t in titles if t.startswith("Recommendation ") and t[-1].isdigit()] == [
        f"Recommendation {number}" for number in range(1, 13)
    ]
    assert len(outline.boxes) == 12
    assert [page for page, _ in outline.headings] == sorted(page for page, _ in outline.headings)
