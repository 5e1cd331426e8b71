"""Chunks without a corpus, for searches over many rows."""

from __future__ import annotations

from assistant.chunks import Chunk
from documents import Clause, ClauseKind


def many_chunks(documents: int, each: int) -> list[Chunk]:
    """`each` one-word clauses of every document d0, d1, …"""
    return [
        Chunk(
            id=f"d{document}:{number}",
            clause=Clause(
                id=f"d{document}:{number}", document=f"d{document}", article=str(number), kind=ClauseKind.ARTICLE,
                start=number, end=number + 1, text="字", reading="字",
            ),
            start=number,
            end=number + 1,
            search_text="字",
        )
        for document in range(documents)
        for number in range(each)
    ]  # fmt: skip
