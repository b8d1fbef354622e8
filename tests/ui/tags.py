"""Reads a page back into its elements, so that tests speak of elements and not of strings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"input", "br", "img", "meta", "link"})


@dataclass
class Tag:
    """An element: `text` is everything in it, in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Tag | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def all(self, name: str | None = None, cls: str | None = None) -> "Iterator[Tag]":
        """Every element below, in order, of that name and class."""
        for child in self.children:
            if isinstance(child, Tag):
                if name in (None, child.name) and (cls is None or cls in child.classes):
                    yield child
                yield from child.all(name, cls)

    def one(self, name: str | None = None, cls: str | None = None) -> "Tag":
        found = list(self.all(name, cls))
        assert len(found) == 1, f"{len(found)} of {name} {cls}"
        return found[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Tag("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        new = Tag(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(new)
        if tag not in VOID:
            self.open.append(new)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> Tag:
    """The page as a tree.

    Raises:
        AssertionError: an element is not closed, or closed by another's end.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].name}> is not closed"
    return reader.open[0]
