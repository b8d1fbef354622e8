"""HTML to text of the same length: every tag becomes blanks, so that places stay as given.

Headings, items and raised markers keep a sign in the room their tag leaves, so that the reading
of pages sees them as it sees Markdown. Scripts, styles and comments are blanked whole.
"""

import re
from html import unescape

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<dropped>script|style|noscript|template|svg|head)\b.*?"
    r"(?:</(?P=dropped)\s*>|\Z)|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)\b[^>]*>|<![^>]*>"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,30});",
    re.DOTALL | re.IGNORECASE,
)
_BLOCKS = frozenset(
    "p div br hr section article header footer main aside nav ul ol table tr blockquote pre dl dt "
    "dd figure figcaption form address body html h1 h2 h3 h4 h5 h6 li".split()
)


def is_page(text: str) -> bool:
    """The text begins as an HTML document."""
    return bool(re.match(r"\s*(?:<!doctype html|<html\b)", text, re.I))


def is_markup(text: str) -> bool:
    """The text begins as an HTML document or has the tags of one."""
    return bool(is_page(text) or re.search(r"</(?:p|div|li|h[1-6]|body|script)\s*>", text, re.I))


def markup_text(text: str) -> str:
    """The words of an HTML page, each where it stood."""
    return _TOKEN.sub(_in_place, text)


def _in_place(token: re.Match[str]) -> str:
    words = token[0]
    if words.startswith("&"):
        return unescape(words)[:1].ljust(len(words))
    blank = "".join("\n" if char == "\n" else " " for char in words)
    return _signed(token["tag"], bool(token["close"]), blank) if token["tag"] else blank


def _signed(tag: str, closing: bool, blank: str) -> str:
    """The blanks of one tag, with the sign that its place in the page needs."""
    name = tag.lower()
    if name == "sup":
        return "]" + blank[1:] if closing else blank[:-1] + "["
    if name in ("td", "th") and closing:
        return "|" + blank[1:]
    if name not in _BLOCKS:
        return blank
    if closing or len(blank) < len("\n- "):
        return "\n" + blank[1:]
    sign = {"li": "- ", "h1": "# ", "h2": "# "}.get(name, "")
    if name in ("h3", "h4", "h5", "h6"):
        sign = "# "
    return "\n" + " " * (len(blank) - 1 - len(sign)) + sign if sign else "\n" + blank[1:]
