"""`coverage/*.yaml`: the lines of the fact sheet that nothing in the corpus carries, and why."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from assistant.adapters.corpus_models import Shape, Text
from assistant.adapters.marked_yaml import Marked, read_yaml
from assistant.domain.coverage import Outcome, Stated
from assistant.domain.errors import CorpusError, Position

LINE = r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d+"
"""The id of a line, a rule candidate, a conflict or a superseded item."""


class CoverageLineShape(Shape):
    """One line; exactly one of the last three says what became of it."""

    line: Annotated[str, Field(pattern=rf"^{LINE}$")]
    mark: Literal["V", "V*", "V2", "PART", "WRONG", "V2-AI", "TERTIARY", "UNVERIFIED"] | None = None
    used: Text | None = None
    not_usable: Text | None = None
    left: Text | None = None

    @model_validator(mode="after")
    def _one_outcome(self) -> "CoverageLineShape":
        said = [name for name in ("used", "not_usable", "left") if getattr(self, name)]
        if len(said) != 1:
            raise ValueError(
                f"{self.line} needs exactly one of `not_usable: reason`, `left: reason` and "
                "`used: ids of what carries it`"
            )
        return self


class CoverageShape(Shape):
    schema_: Literal["groundrule/coverage@1"] = Field(alias="schema")
    lines: list[CoverageLineShape]


def read_coverage(folder: Path) -> tuple[Stated, ...]:
    """What the coverage files of a corpus folder say, in the order of files and lines.

    Raises:
        CorpusError: a file is wrong; the text begins with its place.
    """
    found: list[Stated] = []
    for path in sorted((folder / "coverage").glob("*.yaml")):
        name = path.relative_to(folder.parent).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise CorpusError(Position(name, 1), "is not UTF-8 text; save it as UTF-8") from None
        found += _stated(read_yaml(text, name))
    return tuple(found)


def _stated(marked: Marked) -> Iterator[Stated]:
    for index, entry in enumerate(marked.as_model(CoverageShape).lines):
        position, mark = marked.position(("lines", index)), entry.mark or ""
        if entry.used:
            where = tuple(entry.used.replace(",", " ").split())
            yield Stated(entry.line, mark, Outcome.USED, where, "", position)
        elif entry.not_usable:
            reason = " ".join(entry.not_usable.split())
            yield Stated(entry.line, mark, Outcome.NOT_USABLE, (), reason, position)
        else:
            reason = " ".join((entry.left or "").split())
            yield Stated(entry.line, mark, Outcome.LEFT, (), reason, position)
