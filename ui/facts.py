"""The patient on the page: facts found, to be corrected, and questions back, to be answered."""

from collections.abc import Iterator

from assistant.adapters.answer_json import SUPPOSED, FactJson, MissingJson
from assistant.domain.knowledge import Concept, Corpus, Kind, Vocabulary
from assistant.rules.words import unit_words
from ui.markup import Html, el, group, identifier, void
from ui.words import ORIGINS, label, rule_says, value

# Questions shown at once; the rest are folded.
FIRST = 4
# Values that are still quick to choose from as buttons.
BUTTONS = 5
Choices = tuple[tuple[str, str], ...]
YES_NO: Choices = (("yes", "true"), ("no", "false"))
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
    says = [words for words in (rule_says(rule, corpus) for rule in missing.changes) if words]
    would = el(
        "details",
        el("summary", f"Would settle {len(says)} {'rule' if len(says) == 1 else 'rules'}"),
        el("ul", *(el("li", words) for words in says)),
        cls="would",
    )
    name = missing.name.partition("[")[0]
    concept = corpus.vocabulary[name] if live and name in corpus.vocabulary else None
    return el("li", *_asked(missing, concept, page), would if says else None)


def _asked(missing: MissingJson, concept: Concept | None, page: str) -> Iterator[Html]:
    """The question with its way to answer: buttons, a field, or none for what no field can hold."""
    field = identifier(page, "ask", missing.name)
    if concept is not None and (values := _quick(concept)):
        yield el("p", missing.question, id=field)
        yield _choices(missing, values, field)
    elif concept is not None and concept.kind in _ASKABLE:
        send = el("button", "Answer", type="button", data_set=missing.name, data_from=field)
        yield el("label", missing.question, label_for=field)
        yield el("div", _field(concept, "", field), send, cls="controls")
    else:
        yield el("p", missing.question)


def _quick(concept: Concept) -> Choices:
    """Values that are offered as buttons, with their words."""
    if concept.kind.is_yes_or_no:
        return YES_NO
    few = concept.kind is Kind.ATTRIBUTE and len(concept.values) <= BUTTONS
    return _values(concept) if few else ()


def _choices(missing: MissingJson, values: Choices, field: str) -> Html:
    buttons = [
        el(
            "button",
            words.capitalize(),
            type="button",
            data_set=missing.name,
            data_value=written,
            aria_label=f"{missing.question} {words}",
        )
        for words, written in values
    ]
    return el("div", *buttons, cls="controls", role="group", aria_labelledby=field)


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
    known = fact.name.partition("[")[0] in vocabulary
    editable = live and known and fact.origin in ("stated", "given")
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
    if fact.text.startswith(SUPPOSED):
        return fact.text
    if fact.origin in ("derived", "assumed"):
        sources = ", ".join(label(part.strip(), vocabulary) for part in fact.text.split(","))
        return f"{ORIGINS[fact.origin]}: {sources}" if sources else ORIGINS[fact.origin]
    if fact.origin == "given" or not fact.text:
        return ORIGINS[fact.origin]
    return f"{ORIGINS[fact.origin]}, turn {fact.turn}: “{fact.text}”"


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
    concept = vocabulary[fact.name.partition("[")[0]]
    return el("div", _field(concept, shown, field), update, remove, cls="controls")


def _field(concept: Concept, shown: str, field: str) -> Html:
    """A list where the values are closed, else a line of text with its unit beside it."""
    if concept.kind.is_yes_or_no:
        return _select(YES_NO, shown, field)
    if concept.kind is Kind.ATTRIBUTE:
        return _select(_values(concept), shown, field)
    hint = "2026-06" if concept.kind is Kind.DATE else None
    line = void(
        "input", type="text", id=field, value=shown, placeholder=hint, autocomplete="off",
        data_enter=True, aria_describedby=f"{field}-unit" if concept.unit else None,
    )  # fmt: skip
    if concept.unit is None:
        return line
    return group(line, el("span", unit_words(concept.unit), id=f"{field}-unit", cls="unit"))


def _select(values: Choices, shown: str, field: str) -> Html:
    known = [written for _, written in values]
    listed = values if shown in known or not shown else ((shown, shown), *values)
    options = [
        el("option", words, value=written, selected=written == shown) for words, written in listed
    ]
    return el("select", *options, id=field)


def _values(concept: Concept) -> Choices:
    return tuple((written.replace("_", " "), written) for written in concept.values)


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
