"""An answer as a page worth reading in a terminal."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from assistant.adapters.answer_json import AnswerJson, ConflictJson, SectionJson

NOTICE = (
    "For professionals. Not a medical device: digests of guidelines in our own words, not yet "
    "signed by a clinician. Check the sources before you act."
)


def show_answer(answer: AnswerJson, console: Console | None = None) -> None:
    """Prints the page: sections, what is missing, what disagrees, references, status."""
    out = console or Console(highlight=False)
    out.print()
    out.print(Text(answer.title, style="bold"))
    if answer.standalone != answer.question:
        out.print(Text(f"Read as: {answer.standalone}", style="dim"))
    for section in answer.sections:
        _section(section, out)
    if answer.abstention is not None:
        _heading("No answer", out)
        _line(answer.abstention.detail, out)
        _line(f"What would help: {answer.abstention.unlock}", out)
    _missing(answer, out)
    for conflict in answer.conflicts:
        _conflict(conflict, out)
    _boundaries(answer, out)
    _references(answer, out)
    _status(answer, out)


def _heading(text: str, out: Console) -> None:
    out.print()
    out.print(Text(text, style="bold cyan"))


def _line(text: str, out: Console, indent: int = 2) -> None:
    out.print(Padding(Text(text), (0, 0, 0, indent)))


def _section(section: SectionJson, out: Console) -> None:
    _heading(section.heading, out)
    for statement in section.statements:
        line = Text(f"• {statement.text}")
        if statement.citations:
            line.append(f" {_marks(statement.citations)}", style="cyan")
        out.print(Padding(line, (0, 0, 0, 2)))


def _marks(numbers: list[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _missing(answer: AnswerJson, out: Console) -> None:
    if answer.missing_facts:
        _heading("What would decide", out)
        for place, missing in enumerate(answer.missing_facts[:6], 1):
            _line(f"{place}. {missing.question}   (--fact {missing.name}=...)", out)


def _conflict(conflict: ConflictJson, out: Console) -> None:
    _heading(f"Issuers differ: {conflict.question}", out)
    for side in conflict.sides:
        line = Text(f"• {side.organisation} {side.year}: {side.stance} ({side.strength})")
        line.append(f" {_marks(side.references)}", style="cyan")
        out.print(Padding(line, (0, 0, 0, 2)))
    if conflict.differ_when:
        _line(f"They differ when {conflict.differ_when}.", out)


def _boundaries(answer: AnswerJson, out: Console) -> None:
    if answer.boundaries:
        _heading("Where this advice changes", out)
        for boundary in answer.boundaries[:6]:
            _line(f"• {boundary.fact} at {boundary.at}: {boundary.changes}", out)


def _references(answer: AnswerJson, out: Console) -> None:
    if not answer.references:
        return
    _heading("References", out)
    for reference in answer.references:
        if reference.text == "full text":
            text = f"[{reference.number}] {reference.organisation}: {reference.title}."
            _line(f"{text} {reference.locator}.", out)
            continue
        basis = ", read in a secondary source" if reference.basis == "V2" else ""
        text = f"[{reference.number}] {reference.organisation} {reference.year}. {reference.title}."
        _line(f"{text} {reference.locator} (digest{basis}). {reference.url or ''}".rstrip(), out)


def _status(answer: AnswerJson, out: Console) -> None:
    statements = sum(len(section.statements) for section in answer.sections)
    out.print()
    if answer.note:
        out.print(Text(answer.note, style="yellow"))
    out.print(
        Text(
            f"{answer.status.replace('_', ' ')}: {statements} statements checked and released, "
            f"{len(answer.removed)} removed · drafter {answer.drafter} · review "
            f"{answer.review.state} since {answer.review.since} · updated {answer.updated} · "
            f"for a {answer.role} · {answer.timings_ms['total']:.0f} ms",
            style="green",
        )
    )
    out.print(Text(NOTICE, style="dim"))
