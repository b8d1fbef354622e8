"""What a parser makes of a file: its headings, paragraphs, items and tables in reading order."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "table"]


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document.

    Attributes:
        level: of a heading, 1 outermost; 0 for everything else.
        page: counts from 1; None where the sort of file has no pages.
        anchor: a name that the file itself gives the piece, unique in it.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A whole file.

    Attributes:
        title: in the file's own words; None where it has none.
        pages: None where the sort of file has no pages.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    pages: int | None = None


def table_text(rows: list[list[str]]) -> str:
    """Rows of cells as lines of `| a | b |`; rows without any word are left out."""
    cleaned = [[" ".join(cell.split()) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in cleaned if any(row))
