"""A `CitedAnswer` is made in `checks/gate.py` and nowhere else: read from the syntax trees.

Besides calling the class there are other roads to an instance: another name for the class,
`replace` on an answer, a copy, a pickle, `__new__`. Each is closed here for every module.
"""

import ast
from collections.abc import Iterator
from dataclasses import fields
from functools import cache

import pytest

from assistant.domain.answer import CitedAnswer
from tests.syntax import imported, name_of, trees

GATE = "assistant/checks/gate.py"
DEFINITION = "assistant/domain/answer.py"
# Floors that an answer never reaches: they may use `replace` on their own values freely.
BELOW = ("assistant/domain/", "assistant/reading/", "assistant/rules/", "assistant/retrieval/")
COPIERS = frozenset(
    {"copy", "copyreg", "dill", "cloudpickle", "joblib", "marshal", "pickle", "shelve"}
)
BACK_DOORS = frozenset({"__new__", "__replace__", "__reduce__", "__reduce_ex__", "__setstate__"})


def roads_to_an_answer(tree: ast.AST, below: bool = False) -> Iterator[str]:
    """Every place of a module that makes, or could make, a `CitedAnswer`."""
    allowed = set(map(id, mentions_as_type(tree)))
    for node in ast.walk(tree):
        match node:
            case ast.Name("CitedAnswer") | ast.Attribute(attr="CitedAnswer"):
                if id(node) not in allowed:
                    yield f"line {node.lineno}: uses the class as a value"
            case ast.alias("CitedAnswer", str(other)):
                yield f"line {node.lineno}: imports the class as {other}"
            case ast.alias("replace", str(other)):
                yield f"line {node.lineno}: imports replace as {other}"
            case ast.Attribute(attr=name) if name in BACK_DOORS or name == "__class__":
                yield f"line {node.lineno}: reaches for {name}"
            case ast.Call(ast.Call(ast.Name("type"))):
                yield f"line {node.lineno}: calls the class of a value"
    yield from (f"imports {name}" for name in imported(tree) if name.partition(".")[0] in COPIERS)
    if not below:
        yield from unproven_replacements(tree)


def mentions_as_type(tree: ast.AST) -> Iterator[ast.AST]:
    """Nodes where naming a class makes no instance: annotations, isinstance, patterns, unions."""
    for node in ast.walk(tree):
        match node:
            case ast.arg(annotation=ast.AST() as place) | ast.AnnAssign(annotation=place):
                yield from ast.walk(place)
            case ast.FunctionDef(returns=ast.AST() as place):
                yield from ast.walk(place)
            case ast.Call(ast.Name("isinstance" | "issubclass" | "cast"), args):
                yield from (part for place in args for part in ast.walk(place))
            case ast.MatchClass(cls=place):
                yield from ast.walk(place)
            case ast.BinOp(op=ast.BitOr()):
                yield from ast.walk(node)


def unproven_replacements(tree: ast.AST) -> Iterator[str]:
    """Calls of `dataclasses.replace` that could be on an answer, as far as the text says."""
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    annotated = {id(call) for f in functions for call in replacements(f) if is_annotated(call, f)}
    for call in replacements(tree):
        if id(call) not in annotated and not names_a_foreign_field(call):
            yield f"line {call.lineno}: annotate in this function what `replace` is called on"


def replacements(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Name("replace")):
                yield node
            case ast.Call(ast.Attribute(ast.Name("dataclasses"), "replace")):
                yield node


def names_a_foreign_field(call: ast.Call) -> bool:
    """It sets a field that answers do not have, so on an answer it would fail."""
    own = {field.name for field in fields(CitedAnswer)}
    return any(word.arg is not None and word.arg not in own for word in call.keywords)


def is_annotated(call: ast.Call, function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """The function's annotations say that the first argument is of another class."""
    types: dict[str, str] = {}
    for node in ast.walk(function):
        match node:
            case ast.arg(name, annotation) | ast.AnnAssign(ast.Name(name), annotation):
                types[name] = name_of(annotation)
    match call.args:
        case [ast.Name(name)]:
            return (
                types.get(name, "") not in {"", "CitedAnswer", "Any", "object"} | assigned_names()
            )
    return False


@cache
def assigned_names() -> frozenset[str]:
    """Names bound by assignment in any module: as an annotation one may stand for any class."""
    nodes = (node for tree in trees().values() for node in ast.walk(tree))
    targets = (target for node in nodes if isinstance(node, ast.Assign) for target in node.targets)
    return frozenset(map(name_of, targets))


@pytest.mark.parametrize("path", [path for path in trees() if path not in (GATE, DEFINITION)])
def test_no_road_to_an_answer_but_the_gate(path: str) -> None:
    assert list(roads_to_an_answer(trees()[path], path.startswith(BELOW))) == []


def test_the_gate_makes_answers() -> None:
    calls = (n for n in ast.walk(trees()[GATE]) if isinstance(n, ast.Call))
    assert any(name_of(call.func) == "CitedAnswer" for call in calls)


@pytest.mark.parametrize(
    "source",
    [
        "CitedAnswer(1)",
        "answer.CitedAnswer(1)",
        "make = CitedAnswer",
        "f(CitedAnswer)",
        "class Mine(CitedAnswer): pass",
        "from assistant.domain.answer import CitedAnswer as Page",
        "import pickle",
        "from copy import copy",
        "answer.__class__(1)",
        "type(answer)(1)",
        "object.__new__(kind)",
        "from dataclasses import replace\ndef f(a: CitedAnswer): return replace(a, status='x')",
        "from dataclasses import replace\ndef f(turn: Turn): return replace(turn.answer)",
        "from dataclasses import replace\ndef f(a: list[CitedAnswer]): return replace(a[0])",
        "from dataclasses import replace\ndef f(a): return replace(a, **{'status': 'x'})",
        "from dataclasses import replace\ndef f(g):\n    a = g()\n    return replace(a, note='')",
        "import dataclasses\nx = dataclasses.replace(x)",
        "from dataclasses import replace as other",
    ],
)
def test_roads_are_seen(source: str) -> None:
    assert list(roads_to_an_answer(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "from assistant.domain.answer import CitedAnswer",
        "def show(answer: CitedAnswer) -> str: return answer.status",
        "def ask() -> CitedAnswer | None: ...",
        "Outcome = CitedAnswer | Refusal",
        "if isinstance(x, CitedAnswer): pass",
        "match x:\n    case CitedAnswer(status=s): pass",
        "pages: list[CitedAnswer] = []",
        "from dataclasses import replace\ndef f(fact: Fact): return replace(fact, turn=2)",
        "from dataclasses import replace\ndef f(m):\n    d: Draft = m()\n    return replace(d)",
        "from dataclasses import replace\ndef f(many): return [replace(d, text='') for d in many]",
        "kind = type(answer).__name__",
        "text = text.replace('a', 'b')",
    ],
)
def test_harmless_mentions_pass(source: str) -> None:
    assert not list(roads_to_an_answer(ast.parse(source)))
