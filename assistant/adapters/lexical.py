"""The lexical leg of retrieval: BM25 over stemmed English words, by tantivy.

Built by `index`, asked by the pipeline. Holds passage ids and word statistics, no text.
"""

from collections.abc import Iterable
from pathlib import Path

from tantivy import (
    Document,
    Filter,
    Index,
    Occur,
    Query,
    Schema,
    SchemaBuilder,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from assistant.adapters.index_faults import damaged_index, unwritten_index

_ANALYZER = "english"
_LONGEST_WORD = 60
# Words of asking: the English list of tantivy has the articles and prepositions only.
_ASKING = """
    i me my mine we us our you your he him his she her hers them who whom whose which what when
    where why how do does did doing done can could should would has had have been being am were
    from than so too very just about
""".split()
_HEAP = 64_000_000  # bytes; one segment up to some 50,000 passages
_TIES = 10  # asked beyond k, so that passages of equal score at the end are chosen by id


def write_lexical(folder: Path, texts: Iterable[tuple[str, str]]) -> None:
    """Builds the index of pairs (passage id, text) in an empty folder.

    Raises:
        InstallationError: tantivy cannot write there.
    """
    try:
        index = Index(_schema(), path=str(folder))
        index.register_tokenizer(_ANALYZER, _analyzer())
        writer = index.writer(_HEAP, num_threads=1)
        for passage, text in texts:
            writer.add_document(Document(text=text, passage=passage))
        writer.commit()
        writer.wait_merging_threads()
    except (OSError, ValueError) as error:
        raise unwritten_index(folder, str(error)) from error


class LexicalLeg:
    """Implements `ports.Leg`; scores are BM25 with k1 = 1.2 and b = 0.75."""

    def __init__(self, folder: Path) -> None:
        """Opens what `write_lexical` built.

        Raises:
            InstallationError: there is no such index, or it is damaged.
        """
        self._analyzer = _analyzer()
        try:
            self._index = Index.open(str(folder))
            self._index.register_tokenizer(_ANALYZER, self._analyzer)
            self._index.config_reader(reload_policy="manual")
            self._searcher = self._index.searcher()
        except (OSError, ValueError) as error:
            raise damaged_index(folder) from error

    def __len__(self) -> int:
        return self._searcher.num_docs

    def search(self, query: str, k: int) -> list[tuple[str, float]]:
        """At most `k` passages that share a word with the query, best first, ties by id."""
        words = dict.fromkeys(self._analyzer.analyze(query))
        if not words:
            return []
        found = [
            (str(self._searcher.doc(address)["passage"][0]), round(score, 4))
            for score, address in self._searcher.search(self._any_of(words), k + _TIES).hits
        ]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:k]

    def _any_of(self, words: Iterable[str]) -> Query:
        # Built word by word: a query parser would read "OR" and "t-score:" as its own syntax.
        schema = self._index.schema
        return Query.boolean_query(
            [(Occur.Should, Query.term_query(schema, "text", word, "freq")) for word in words]
        )


def _schema() -> Schema:
    return (
        SchemaBuilder()
        .add_text_field("text", tokenizer_name=_ANALYZER, index_option="freq")
        .add_text_field("passage", stored=True, tokenizer_name="raw", index_option="basic")
        .build()
    )


def _analyzer() -> TextAnalyzer:
    return (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.remove_long(_LONGEST_WORD))
        .filter(Filter.lowercase())
        .filter(Filter.ascii_fold())
        .filter(Filter.stopword("english"))
        .filter(Filter.custom_stopword(_ASKING))
        .filter(Filter.stemmer("english"))
        .build()
    )
