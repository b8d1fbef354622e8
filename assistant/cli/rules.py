"""`groundrule rules`: browse the rule base, analyse it, and see why a rule fired or did not."""

import json
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import AsJson, AsOf, CorpusDir, FactFile, Facts, day
from assistant.domain.errors import RequestError

if TYPE_CHECKING:
    from assistant.domain.knowledge import Corpus, Rule

app = typer.Typer(help="Browse, check and explain the rules.", no_args_is_help=True)


@app.command("list")
def list_(corpus: CorpusDir = None, as_json: AsJson = False) -> None:
    """One line a rule: id, action, stance and strength."""
    found = _corpus(corpus)
    if as_json:
        typer.echo(json.dumps([_data(rule, found) for rule in found.rules], indent=2))
        return
    for rule in found.rules:
        data = _data(rule, found)
        typer.echo(f"{rule.id:48} {data['concludes']:60} {rule.strength}")


@app.command()
def show(
    rule: Annotated[str, typer.Argument(help="A rule id, as `rules list` prints it.")],
    corpus: CorpusDir = None,
    as_json: AsJson = False,
) -> None:
    """One rule: what it says, when, its source and its examples."""
    found = _corpus(corpus)
    data = _data(_rule(rule, found), found)
    if as_json:
        typer.echo(json.dumps(data, indent=2, ensure_ascii=False))
        return
    for key, value in data.items():
        typer.echo(f"{key:11} {value}")


@app.command()
def check(corpus: CorpusDir = None, as_json: AsJson = False) -> None:
    """Static analysis of the rule base; exit 1 when something was found."""
    from assistant.adapters.analysis import analysed, report
    from assistant.adapters.places import corpus_folder

    start = perf_counter()
    found = analysed(corpus_folder(corpus))
    seconds = round(perf_counter() - start, 3)
    if as_json:
        typer.echo(json.dumps(report(found, seconds), indent=2))
    else:
        for f in found.findings:
            typer.echo(f"{f.position.file}:{f.position.line}: {f.kind}: {f.message}")
        typer.echo(found.summary)
    raise typer.Exit(int(bool(found.findings)))


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(help="A rule id, as `rules list` prints it.")],
    fact: Facts = None,
    facts: FactFile = None,
    as_of: AsOf = None,
    corpus: CorpusDir = None,
) -> None:
    """Why a rule fires, does not fire, or waits, for these facts: its condition as a tree."""
    from assistant.app import App, Settings
    from assistant.cli.requests import given_facts
    from assistant.domain.patient import PatientFacts
    from assistant.rules.explain import explain as explained
    from assistant.rules.explain import lines

    system = App(Settings(corpus=corpus))
    wanted = _rule(rule, system.corpus)
    given = given_facts(system, fact, facts, None, day(as_of))
    vocabulary = system.corpus.vocabulary
    known = tuple(fact for fact in given if fact.domain != vocabulary.domain(fact.name))
    closed = system.base.close(PatientFacts(known))
    tree = explained(wanted, closed, system.base)
    verb = {"true": "fires", "false": "does not fire", "unknown": "waits"}[tree.truth.value]
    typer.echo(f"{wanted.id} {verb}: {wanted.says}")
    for line in lines(tree):
        typer.echo(line)


def _corpus(folder: CorpusDir) -> "Corpus":
    from assistant.app import App, Settings

    return App(Settings(corpus=folder)).corpus


def _rule(name: str, corpus: "Corpus") -> "Rule":
    from assistant.rules.grammar import did_you_mean

    if name not in corpus.rule:
        near = did_you_mean(name, list(corpus.rule))
        raise RequestError(f"{name!r} is no rule{near}; `groundrule rules list` shows all.", "rule")
    return corpus.rule[name]


def _data(rule: "Rule", corpus: "Corpus") -> dict[str, object]:
    from assistant.domain.knowledge import Advice
    from assistant.rules.words import in_words

    advice = rule.then
    concludes = (
        f"{advice.stance.value} {advice.action}"
        if isinstance(advice, Advice)
        else f"defines {advice.atom.text}"
    )
    passage = corpus.passages.get(rule.passage)
    return {
        "id": rule.id,
        "says": rule.says,
        "when": in_words(rule.when, corpus.vocabulary) or "always",
        "concludes": concludes,
        "strength": rule.strength,
        "safety": rule.safety,
        "passage": rule.passage,
        "quote": rule.quote,
        "basis": passage.basis if passage else "",
        "candidates": ", ".join(rule.candidates),
        "examples": len(rule.examples),
        "file": str(rule.position),
    }
