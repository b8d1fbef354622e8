"""HTML as values: text is escaped unless it already is `Html`, so a page cannot forget to."""

import re
from html import escape

Child = str | None
Attribute = str | int | bool | None


class Html(str):
    """Markup that is safe to show: made by `el`, `text` or `group` only."""

    __slots__ = ()


def text(words: str) -> Html:
    """Plain words, escaped."""
    return words if isinstance(words, Html) else Html(escape(words))


def group(*children: Child) -> Html:
    """Children one after the other; None is left out."""
    return Html("".join(text(child) for child in children if child is not None))


def el(tag: str, *children: Child, **attributes: Attribute) -> Html:
    """An element. `cls` is the class; `data_x` becomes `data-x`; True is a bare attribute.

    None and False leave an attribute out.
    """
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    return Html(f"<{tag}{written}>{group(*children)}</{tag}>")


def void(tag: str, **attributes: Attribute) -> Html:
    """An element without content, such as `input`."""
    return Html(f"<{tag}{''.join(_attribute(n, v) for n, v in attributes.items())}>")


def link(address: str, words: str) -> Html | None:
    """A link that leaves the page, or None when the address is not a web address."""
    if not re.match(r"https?://", address):
        return None
    return el("a", words, href=address, target="_blank", rel="noopener noreferrer")


def identifier(*parts: str) -> str:
    """A value for `id` from any words: `t1-fact-t_score_hip`."""
    return re.sub(r"[^\w-]+", "_", "-".join(parts)).strip("_")


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    written = {"cls": "class", "label_for": "for"}.get(name, name.replace("_", "-"))
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'
