"""The sentences of a clause: the smallest stretches that are quoted."""

import re
from collections.abc import Iterator

from documents.model import Span

LONGEST_QUOTE = 400
"""Characters that a quote may have."""

_CLOSED = r"[”’」』）)》]*"
_SENTENCE = re.compile(rf"[^。；;！？!?]*(?:[。；;！？!?]+{_CLOSED}|$)")
_COMMA = re.compile(rf"[，,、]{_CLOSED}")


def sentences_of(text: str) -> Iterator[Span]:
    """The sentences of a text, without the white space around each; long ones divided at their commas."""
    for match in _SENTENCE.finditer(text):
        for span in _divided(text, Span(*match.span())):
            if trimmed := text[span.start : span.end].strip():
                start = text.index(trimmed, span.start)
                yield Span(start, start + len(trimmed))


def _divided(text: str, sentence: Span) -> Iterator[Span]:
    """Cuts a sentence behind the last comma that keeps a piece within the longest quote."""
    start = cut = sentence.start
    for comma in _COMMA.finditer(text, sentence.start, sentence.end):
        if comma.end() - start > LONGEST_QUOTE and cut > start:
            yield Span(start, cut)
            start = cut
        cut = comma.end()
    if sentence.end - start > LONGEST_QUOTE and cut > start:
        yield Span(start, cut)
        start = cut
    yield Span(start, sentence.end)
