"""White space that stands for punctuation: 崂山企业 买云花了22万 能补多少."""

from __future__ import annotations

import re

GAP = re.compile(r"(?<=[\u4e00-\u9fff])[ \t\u3000]+(?=[\u4e00-\u9fff])(?! *[万亿元])")
MARK = re.compile(r"[，。；！？;!?\n,、]")
SPACE = re.compile(r"\s+")
STOP = re.compile(r"[\s，。；！？;!?,、]")
ENDS = "?？!！。 "
WORD = 1.6  # characters of a stretch on the average, at least: words are apart, not every single character
CLAUSE = 4  # characters of the two stretches about a space, at least, where the message has marks as well


def punctuated(text: str) -> str:
    """The text with a comma for the white space between two clauses, as long as it was. Spaces between single
    characters, and those of a line broken in the middle of a word, stay."""
    if not GAP.search(text):
        return text
    if not MARK.search(text.rstrip(ENDS)):
        stretches = SPACE.split(text.strip())
        if sum(map(len, stretches)) < WORD * len(stretches):
            return text
        return GAP.sub(_comma, text)
    stops = [m.start() for m in STOP.finditer(text)]

    def between_clauses(match: re.Match[str]) -> str:
        before = max((at for at in stops if at < match.start()), default=-1)
        after = min((at for at in stops if at >= match.end()), default=len(text))
        apart = match.start() - before - 1 >= CLAUSE and after - match.end() >= CLAUSE
        return _comma(match) if apart else match[0]

    return GAP.sub(between_clauses, text)


def _comma(match: re.Match[str]) -> str:
    return "，".ljust(len(match[0]))
