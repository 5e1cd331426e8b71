"""What is indexed: a clause, or a sentence group of a long one, with the words that a search should find it by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from documents import Clause, ClauseKind, Corpus, reading_of

CHUNKING = 1
"""Raised when the same texts are cut or worded differently, so that indexes of the old way are rebuilt."""

LONGEST = 400
"""Code points of a clause's reading above which it is cut into several chunks."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """`start` and `end` are code points of the document's text; `search_text` is what BM25 and the vectors see."""

    id: str
    clause: Clause
    start: int
    end: int
    search_text: str


def chunks_of(corpus: Corpus) -> tuple[Chunk, ...]:
    """The chunks in the corpus's order, without noise and bare headings, whose words their clauses carry."""
    chunks: list[Chunk] = []
    for clause in corpus.clauses():
        if clause.kind in (ClauseKind.NOISE, ClauseKind.CHAPTER):
            continue
        context = [corpus.documents[clause.document].short_title, *clause.headings]
        pieces = _pieces(corpus, clause)
        for number, (start, end, reading) in enumerate(pieces, start=1):
            chunks.append(
                Chunk(
                    id=clause.id if len(pieces) == 1 else f"{clause.id}#{number}",
                    clause=clause,
                    start=start,
                    end=end,
                    search_text="\n".join([*context, reading]),
                )
            )
    return tuple(chunks)


def digest_of(chunks: Sequence[Chunk]) -> str:
    """SHA-256 over everything that an index is made from, so a change of text or parser is seen."""
    rows = [[c.id, c.clause.document, c.start, c.end, c.search_text] for c in chunks]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def _pieces(corpus: Corpus, clause: Clause) -> list[tuple[int, int, str]]:
    """Start, end and reading of each piece of a clause: neighbouring sentences, together at most `LONGEST`."""
    if len(clause.reading) <= LONGEST:
        return [(clause.start, clause.end, clause.reading)]
    text = corpus.text(clause.document)
    pieces: list[tuple[int, int, str]] = []
    for start, end in corpus.sentences(clause):
        reading = reading_of(text[start:end])
        if pieces and len(pieces[-1][2]) + len(reading) <= LONGEST:
            pieces[-1] = (pieces[-1][0], end, pieces[-1][2] + reading)
        else:
            pieces.append((start, end, reading))
    return pieces
