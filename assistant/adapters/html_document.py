"""HTML to blocks: scripts, styles and menus are no text of the document."""

from html.parser import HTMLParser

from assistant.adapters.document_blocks import Block, Parsed, table_text

_DROPPED = frozenset(
    "script style noscript template svg nav button iframe object canvas select".split()
)
_BLOCKS = frozenset(
    "p div section article header footer main aside ul ol dl dt dd li blockquote pre hr br figure "
    "figcaption address body html head title h1 h2 h3 h4 h5 h6".split()
)


def read_html(text: str) -> Parsed:
    """The blocks of an HTML page, in the order of its source."""
    page = _Page()
    page.feed(text)
    page.close()
    page.end_block()
    return Parsed(tuple(page.blocks), page.title or None)


class _Page(HTMLParser):
    """Collects words until a tag ends the block that they belong to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.title = ""
        self._words: list[str] = []
        self._dropped: list[str] = []
        self._heading = 0
        self._items = 0
        self._in_title = False
        self._rows: list[list[str]] = []
        self._tables = 0

    def handle_starttag(
        self,
        tag: str,
        attrs: list[tuple[str, str | None]],  # noqa: ARG002 - the parser hands them over
    ) -> None:
        if tag in _DROPPED or (self._dropped and tag == self._dropped[-1]):
            self._dropped.append(tag)
        if self._dropped:
            return
        if tag == "table":
            self._start_table()
        elif self._tables:
            self._start_cell(tag)
        elif tag in _BLOCKS:
            self.end_block()
            self._in_title = tag == "title"
            self._heading = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0
            self._items += tag == "li"

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            if tag == self._dropped[-1]:
                self._dropped.pop()
        elif tag == "table" and self._tables:
            self._tables -= 1
            if not self._tables:
                self._end_table()
        elif tag in _BLOCKS and not self._tables:
            self.end_block()
            self._heading, self._in_title = 0, False
            self._items = max(0, self._items - (tag == "li"))

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self._words.append(data)

    def end_block(self) -> None:
        """The words so far become a heading, an item or a paragraph, or the page's title."""
        if self._tables:
            self._end_table()
            return
        words = " ".join("".join(self._words).split())
        self._words = []
        if not words:
            return
        if self._in_title:
            self.title = self.title or words
        elif self._heading:
            self.blocks.append(Block("heading", words, self._heading))
        else:
            item = Block("item", f"- {words}")
            self.blocks.append(item if self._items else Block("paragraph", words))

    def _start_table(self) -> None:
        """A table inside a table adds its rows to the outer one."""
        if not self._tables:
            self.end_block()
            self._rows = []
        self._tables += 1

    def _start_cell(self, tag: str) -> None:
        if tag in ("tr", "td", "th"):
            self._end_cell()
        if tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            if not self._rows:
                self._rows.append([])
            self._rows[-1].append("")
        elif tag in _BLOCKS:
            self._words.append(" ")

    def _end_cell(self) -> None:
        """Words in no cell, such as a caption, make a row of their own."""
        words = "".join(self._words)
        self._words = []
        if self._rows and self._rows[-1]:
            self._rows[-1][-1] += words
        elif words.strip():
            self._rows.insert(len(self._rows) - 1 if self._rows else 0, [words])

    def _end_table(self) -> None:
        self._end_cell()
        self._tables = 0
        text = table_text(self._rows)
        if text:
            self.blocks.append(Block("table", text))
