"""The corpus: every policy text, its clauses, and the search for a quote in them."""

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from documents.errors import CorpusError, QuoteNotFound
from documents.manifest import read_manifest
from documents.model import Clause, ClauseKind, PolicyDocument, Span
from documents.parser import parse
from documents.reading import compact
from documents.sentences import sentences_of

MANIFEST = "manifest.toml"


class Corpus:
    """Policy texts and their clauses. Read-only once it is made.

    `documents` maps ids to documents in the manifests' order; `digest` is a hex SHA-256 over the documents and their
    clauses, so it changes with a text, a fact of the manifest, or the way texts are divided.
    """

    def __init__(self, texts: Mapping[PolicyDocument, str]) -> None:
        self.documents: Mapping[str, PolicyDocument] = MappingProxyType({d.id: d for d in texts})
        self._texts = {document.id: text for document, text in texts.items()}
        self._clauses = {id_: parse(id_, text) for id_, text in self._texts.items()}
        self._content = {id_: _content(self._clauses[id_], text) for id_, text in self._texts.items()}
        self._by_id = {clause.id: clause for clause in self.clauses()}
        self.digest = self._digest()

    def text(self, document: str) -> str:
        """The text of a document, as it is stored. Raises KeyError for an unknown id."""
        return self._texts[document]

    def clauses(self, document: str | None = None) -> tuple[Clause, ...]:
        """The clauses of one document, or of all, in the order of the text. Raises KeyError for an unknown id."""
        if document is not None:
            return self._clauses[document]
        return tuple(clause for clauses in self._clauses.values() for clause in clauses)

    def clause(self, id: str) -> Clause:
        """The clause of this id. Raises KeyError for an unknown one."""
        return self._by_id[id]

    def articles(self, document: str) -> tuple[str, ...]:
        """The numbers under which the document's provisions are cited, each once, in order; headings left out."""
        kinds = (ClauseKind.ARTICLE, ClauseKind.PARAGRAPH, ClauseKind.ITEM, ClauseKind.TABLE_ROW)
        cited = (clause.article for clause in self._clauses[document] if clause.kind in kinds)
        return tuple(dict.fromkeys(article for article in cited if article is not None))

    def article(self, document: str, article: str) -> tuple[Clause, ...]:
        """The clauses of an article with everything under it: "三" gives those of "三 第1款" too.

        White space and the width of brackets do not matter in the number. Empty where there is no such article.
        """
        wanted = _key(article)
        return tuple(clause for clause in self._clauses[document] if wanted in _keys(clause.article))

    def clause_at(self, document: str, offset: int) -> Clause:
        """The clause that the character at this offset is in; for white space between two, the one before it.

        Raises IndexError for an offset outside the text.
        """
        if not 0 <= offset < len(self._texts[document]):
            raise IndexError(f"{document}: no offset {offset}")
        clauses = self._clauses[document]
        return clauses[max(0, bisect_right([clause.start for clause in clauses], offset) - 1)]

    def locate(self, document: str, quote: str, article: str | None = None) -> Span:
        """Where the words of a quote first stand in a document, or inside one article of it.

        White space and noise ([bookmark: …], page numbers) are passed over on both sides; every other character must
        agree. The text from `start` to `end` is the verbatim quote. Raises QuoteNotFound, and KeyError for an unknown
        document.
        """
        words = compact(quote)
        if article is None:
            places, content = self._content[document]
        else:
            places, content = _content(self.article(document, article), self._texts[document])
        found = content.find(words) if words else -1
        if found < 0:
            raise QuoteNotFound(document, quote, article)
        return Span(places[found], places[found + len(words) - 1] + 1)

    def sentences(self, clause: Clause) -> tuple[Span, ...]:
        """The sentences of a clause, as spans of the document's text without the white space around each.

        They end with 。；！？ and the quotation marks or brackets closing there; a sentence of more than 400 characters
        is divided at its commas.
        """
        return tuple(Span(clause.start + start, clause.start + end) for start, end in sentences_of(clause.text))

    def _digest(self) -> str:
        digest = hashlib.sha256()
        for document in self.documents.values():
            digest.update(document.model_dump_json().encode())
            for clause in self._clauses[document.id]:
                digest.update(clause.model_dump_json().encode())
        return digest.hexdigest()


def load_corpus(extra: Path | None = None) -> Corpus:
    """The built-in texts, and those of a folder with a manifest.toml of the same form.

    A folder without a manifest adds nothing. A second or later version in it takes the place of the text of its id,
    the built-in ones included. Raises CorpusError where a text is missing or is not UTF-8, differs from its digest in
    the manifest, or bears an id that is taken: a first version cannot put itself in the place of another text.
    """
    texts = {document.id: (document, text) for document, text in _built_in().items()}
    added: set[str] = set()
    if extra is not None and (extra / MANIFEST).is_file():
        for document in read_manifest(extra / MANIFEST):
            if document.version_of is not None:
                continue
            if document.id in added or (document.id in texts and document.version == 1):
                raise CorpusError(f"{extra / MANIFEST}: the id {document.id} is taken")
            added.add(document.id)
            texts[document.id] = document, _read_text(extra, document)
    by = {old: document.id for document, _ in texts.values() for old in document.supersedes}
    return Corpus({_marked(document, by.get(document.id)): text for document, text in texts.values()})


def load_versions(extra: Path | None, id: str) -> tuple[tuple[PolicyDocument, str], ...]:
    """The texts that a document has had, oldest first, the one in use last; empty for an unknown id.

    Raises CorpusError where one of them cannot be read.
    """
    found = [(document, text) for document, text in _built_in().items() if document.id == id]
    if extra is not None and (extra / MANIFEST).is_file():
        entries = [d for d in read_manifest(extra / MANIFEST) if id in (d.id, d.version_of)]
        found += [(d, _read_text(extra, d)) for d in sorted(entries, key=lambda d: d.version)]
    return tuple((_marked(document, id), text) for document, text in found[:-1]) + tuple(found[-1:])


def _marked(document: PolicyDocument, superseded_by: str | None) -> PolicyDocument:
    return document.model_copy(update={"superseded_by": superseded_by}) if superseded_by else document


@lru_cache(maxsize=1)
def _built_in() -> Mapping[PolicyDocument, str]:
    return MappingProxyType(_read_folder(files("documents")))


def _read_folder(folder: Traversable) -> dict[PolicyDocument, str]:
    return {document: _read_text(folder, document) for document in read_manifest(folder / MANIFEST)}


def _read_text(folder: Traversable, document: PolicyDocument) -> str:
    path = folder.joinpath(*document.file.split("/"))
    try:
        content = path.read_bytes()
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: {error}") from error
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise CorpusError(f"{path}: the text is not the one that the manifest describes (SHA-256 differs)")
    return text


def _content(clauses: tuple[Clause, ...], text: str) -> tuple[list[int], str]:
    """The characters of the clauses without white space and noise, and the offset of each in the text."""
    places = [
        offset
        for clause in clauses
        if clause.kind is not ClauseKind.NOISE
        for offset in range(clause.start, clause.end)
        if not text[offset].isspace()
    ]
    return places, "".join(text[offset] for offset in places)


def _key(number: str) -> str:
    return compact(number).replace("（", "(").replace("）", ")")


def _keys(article: str | None) -> set[str]:
    """The numbers that lead to an article: "第十二条 (五)" is part of 第十二条 and of 第十二条(五)."""
    parts = [] if article is None else article.split()
    return {"".join(parts[:count]) for count in range(1, len(parts) + 1)}
