"""The patient on the page: facts found, to be corrected, and questions back, to be answered."""

from assistant.adapters.answer_json import FactJson, MissingJson
from assistant.domain.knowledge import Corpus, Kind, Vocabulary
from assistant.rules.words import unit_words
from ui.markup import Html, el, group, identifier, void
from ui.words import ORIGINS, label, rule_says, value

# Questions shown at once; the rest are folded.
FIRST = 4
# Values that are still quick to choose from as buttons.
BUTTONS = 5
YES_NO = (("yes", "true"), ("no", "false"))
_ASKABLE = (Kind.MEASUREMENT, Kind.ATTRIBUTE, Kind.DATE)


def questions_card(
    missing: list[MissingJson], corpus: Corpus, page: str, live: bool
) -> Html | None:
    """What would decide, most decisive first, each with a way to answer it."""
    if not missing:
        return None
    items = [_question(question, corpus, page, live) for question in missing]
    folded = items[FIRST:]
    more = [el("summary", f"{len(folded)} more questions"), el("ol", *folded, start=FIRST + 1)]
    return el(
        "section",
        el("h3", "What would decide"),
        el("ol", *items[:FIRST]),
        el("details", *more, cls="more") if folded else None,
        cls="card questions",
    )


def _question(missing: MissingJson, corpus: Corpus, page: str, live: bool) -> Html:
    field = identifier(page, "ask", missing.name)
    says = [words for words in (rule_says(rule, corpus) for rule in missing.changes) if words]
    would = el(
        "details",
        el("summary", f"Would settle {len(says)} {'rule' if len(says) == 1 else 'rules'}"),
        el("ul", *(el("li", words) for words in says)),
        cls="would",
    )
    return el(
        "li",
        el("label" if live else "p", missing.question, label_for=field if live else None),
        _controls(missing, corpus.vocabulary, field) if live else None,
        would if says else None,
    )


def _controls(missing: MissingJson, vocabulary: Vocabulary, field: str) -> Html | None:
    name = missing.name.partition("[")[0]
    if name not in vocabulary:
        return None
    concept = vocabulary[name]
    if concept.kind.is_yes_or_no:
        return _choices(missing, YES_NO, field)
    if concept.kind is Kind.ATTRIBUTE and len(concept.values) <= BUTTONS:
        return _choices(missing, tuple((_spaced(v), v) for v in concept.values), field)
    if concept.kind not in _ASKABLE:
        return None
    button = el("button", "Answer", type="button", data_set=missing.name, data_from=field)
    return el("div", _field(missing.name, "", vocabulary, field), button, cls="controls")


def _choices(missing: MissingJson, values: tuple[tuple[str, str], ...], field: str) -> Html:
    buttons = [
        el(
            "button",
            words.capitalize(),
            type="button",
            id=field if place == 0 else None,
            data_set=missing.name,
            data_value=written,
            aria_label=f"{missing.question} {words}",
        )
        for place, (words, written) in enumerate(values)
    ]
    return el("div", *buttons, cls="controls")


def facts_card(facts: list[FactJson], vocabulary: Vocabulary, page: str, live: bool) -> Html:
    """Facts as a table; those that were stated can be changed, removed and added to."""
    head = el("tr", *(el("th", name, scope="col") for name in ("Fact", "Value")))
    rows = [_row(fact, vocabulary, page, live) for fact in facts]
    table = el("table", el("thead", head), el("tbody", *rows), cls="facts")
    return el(
        "section",
        el("h3", "Facts found"),
        table if facts else el("p", "No fact of a patient was found.", cls="muted"),
        _add(vocabulary, page) if live else None,
        cls="card",
    )


def _row(fact: FactJson, vocabulary: Vocabulary, page: str, live: bool) -> Html:
    name = label(fact.name, vocabulary)
    field = identifier(page, "fact", fact.name)
    editable = live and fact.origin in ("stated", "given")
    return el(
        "tr",
        el(
            "th",
            el("label" if editable else "span", name, label_for=field if editable else None),
            el("small", _origin(fact, vocabulary)),
            scope="row",
        ),
        el("td", _editor(fact, name, vocabulary, field) if editable else value(fact)),
    )


def _origin(fact: FactJson, vocabulary: Vocabulary) -> str:
    if fact.origin in ("derived", "assumed"):
        sources = ", ".join(label(part.strip(), vocabulary) for part in fact.text.split(","))
        return f"{ORIGINS[fact.origin]}: {sources}" if sources else ORIGINS[fact.origin]
    words = f"{ORIGINS[fact.origin]}, turn {fact.turn}"
    return f"{words}: “{fact.text}”" if fact.text and fact.origin == "stated" else words


def _editor(fact: FactJson, name: str, vocabulary: Vocabulary, field: str) -> Html:
    update = el(
        "button", "Update", type="button", data_set=fact.name, data_from=field,
        aria_label=f"Update {name}",
    )  # fmt: skip
    remove = el(
        "button", "Remove", type="button", data_set=fact.name, data_value="unknown",
        aria_label=f"Remove {name}", cls="quiet",
    )  # fmt: skip
    shown = str(fact.value).lower() if isinstance(fact.value, bool) else str(fact.value)
    return el("div", _field(fact.name, shown, vocabulary, field), update, remove, cls="controls")


def _field(fact: str, shown: str, vocabulary: Vocabulary, field: str) -> Html:
    """A list where the values are closed, else a line of text with its unit beside it."""
    concept = vocabulary[fact.partition("[")[0]]
    if concept.kind.is_yes_or_no:
        return _select(YES_NO, shown, field)
    if concept.kind is Kind.ATTRIBUTE:
        return _select(tuple((_spaced(v), v) for v in concept.values), shown, field)
    hint = "2026-06" if concept.kind is Kind.DATE else None
    line = void(
        "input", type="text", id=field, value=shown, placeholder=hint, autocomplete="off",
        data_enter=True, aria_describedby=f"{field}-unit" if concept.unit else None,
    )  # fmt: skip
    unit = (
        el("span", unit_words(concept.unit), id=f"{field}-unit", cls="unit")
        if concept.unit
        else None
    )
    return group(line, unit)


def _select(values: tuple[tuple[str, str], ...], shown: str, field: str) -> Html:
    known = [written for _, written in values]
    listed = values if shown in known or not shown else ((shown, shown), *values)
    options = [
        el("option", words, value=written, selected=written == shown) for words, written in listed
    ]
    return el("select", *options, id=field)


def _spaced(written: str) -> str:
    return written.replace("_", " ")


def _add(vocabulary: Vocabulary, page: str) -> Html:
    """A fact that nobody asked for: a name of the vocabulary, a value as on a command line."""
    names = [
        el("option", concept.label, value=concept.id)
        for concept in vocabulary
        if concept.kind.is_yes_or_no or concept.kind in _ASKABLE
    ]
    name, written = f"{page}-add-name", f"{page}-add-value"
    return el(
        "details",
        el("summary", "Add a fact"),
        el("label", "Name", label_for=name),
        void("input", type="text", id=name, list=f"{page}-names", autocomplete="off"),
        el("datalist", *names, id=f"{page}-names"),
        el("label", "Value (true, 28, <30, 20-30, female)", label_for=written),
        void("input", type="text", id=written, autocomplete="off", data_enter=True),
        el("button", "Add", type="button", data_name_from=name, data_from=written),
        cls="add",
    )
