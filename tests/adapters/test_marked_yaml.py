"""YAML with the place of every value; what YAML allows and a corpus does not is refused."""

import pytest
from pydantic import BaseModel, ConfigDict

from assistant.adapters.marked_yaml import DEEPEST, read_yaml
from assistant.domain.errors import CorpusError


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    sizes: list[int] = []


def test_every_value_has_its_place() -> None:
    marked = read_yaml("name: a\nsizes:\n  - 1\n  - 22\n", "f.yaml")
    assert marked.data == {"name": "a", "sizes": [1, 22]}
    assert str(marked.position(("sizes", 1))) == "f.yaml:4:5"
    assert str(marked.position(("sizes", 7, "deeper"))) == "f.yaml:3:3"
    assert str(marked.position(("gone",))) == "f.yaml:1:1"


def test_front_matter_counts_from_its_own_line() -> None:
    with pytest.raises(CorpusError, match=r"^f.md:12:9: sizes.0: .* found 'x'$"):
        read_yaml("name: a\nsizes: [x]", "f.md", 11).as_model(Shape).model_dump()


def test_an_anchor_may_be_reused() -> None:
    assert read_yaml("a: &x [1]\nb: *x", "f.yaml").data == {"a": [1], "b": [1]}


def test_an_empty_file_is_an_empty_mapping() -> None:
    assert read_yaml("", "f.yaml").data == read_yaml("# nothing", "f.yaml").data == {}


BOMB = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, DEEPEST)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [1", "2:1: not valid YAML: did not find expected ',' or ']'"),
        ("a: 1\na: 2", "2:1: the key 'a' stands twice; keep one"),
        ("a:\n  b: 1\n  b: 2", "3:3: the key 'b' stands twice; keep one"),
        ("a: *b", "1:4: not valid YAML: found undefined alias"),
        ("a: 1\n--- \nb: 2", "2:1: not valid YAML: but found another document"),
        ("a: \x01", "1:1: not valid YAML: "),
        ("a: \ud800", "1:1: not valid YAML: "),
        (
            "a: !!python/object:os.system x",
            "1:4: not valid YAML: could not determine a constructor",
        ),
        ("? [a]\n: 1", "1:3: a key is one word, not a list or mapping"),
        ("? {a: 1}\n: 1", "1:3: a key is one word, not a list or mapping"),
        ("a: 2026-99-99", "1:4: '2026-99-99' is no timestamp; put it in quotes"),
        ("a: !!int x", "1:4: 'x' is no int; put it in quotes"),
        ("a: !!bool x", "1:4: 'x' is no bool; put it in quotes"),
        ("a: &a [*a]", f"1:4: more than {DEEPEST} levels deep"),
        ("a: &a {b: *a}", f"1:4: more than {DEEPEST} levels deep"),
        ("[" * 60 + "]" * 60, f"1:{DEEPEST + 2}: more than {DEEPEST} levels deep"),
        (BOMB, "values"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(CorpusError) as refused:
        read_yaml(text, "f.yaml")
    assert str(refused.value).startswith("f.yaml:")
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sizes: [1]", "f.yaml:1:1: name: Field required"),
        ("name: a\nsize: 3", "f.yaml:2:7: size: Extra inputs are not permitted, found 3"),
        ("name: [a]", "f.yaml:1:7: name: Input should be a valid string, found ['a']"),
        ("- a", "f.yaml:1:1: file: Input should be a valid dictionary"),
    ],
)
def test_the_shape_is_told_with_the_place(text: str, message: str) -> None:
    with pytest.raises(CorpusError) as refused:
        read_yaml(text, "f.yaml").as_model(Shape)
    assert str(refused.value).startswith(message)
