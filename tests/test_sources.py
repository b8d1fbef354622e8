"""The page of sources says what the corpus holds."""

from assistant.adapters.corpus import load_corpus
from scripts.sources import ROOT, TARGET, page


def test_the_page_of_sources_is_current() -> None:
    written = TARGET.read_text(encoding="utf-8")
    assert written == page(load_corpus(ROOT / "corpus")), "run `make docs`"
