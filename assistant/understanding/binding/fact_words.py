"""Where the words of a fact stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

LATIN = re.compile(r"[A-Za-z]")
LONE_LETTER = re.compile(r"(?<![A-Za-z])[A-Za-z]$")
GAP = "~"  # in a fact's word: a few characters may stand here (市里~给)


@lru_cache(maxsize=4096)
def pattern(word: str) -> re.Pattern[str]:
    """`市里~给` as a pattern: up to seven characters may stand at the ~. A Latin word begins where a word does, and a letter
    at its end stands alone: "and class c" has no "d class", "class company" no "class c" and 评上DCMM no 评上D."""
    parts = "[^，。；;,]{0,7}?".join(re.escape(part) for part in word.lower().split(GAP))
    before = "(?<![a-z])" if LATIN.match(word) else ""
    return re.compile(before + parts + ("(?![a-z])" if LONE_LETTER.search(word) else ""))


def last(text: str, word: str) -> tuple[int, int]:
    """Where a word stands last in a text, and how long it is there; -1 where it does not."""
    if GAP not in word:
        return text.rfind(word), len(word)
    found = (-1, 0)
    for match in pattern(word).finditer(text):
        found = (match.start(), match.end() - match.start())
    return found


def find_all(text: str, word: str) -> list[tuple[int, int]]:
    """Every place of a word: start and end."""
    if GAP not in word and word.lower() not in text:
        return []  # most words of most facts: no pattern is needed to see it
    return [match.span() for match in pattern(word).finditer(text)]


def longest_first(words: Iterable[str]) -> list[str]:
    """Each word once, the longest first: the order decides which words an answer quotes."""
    return sorted(set(words), key=lambda word: (-len(word), word))
