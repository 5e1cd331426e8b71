"""White space that stands for punctuation: 崂山企业 买云花了22万 能补多少."""

from __future__ import annotations

import re

GAP = re.compile(r"(?<=[\u4e00-\u9fff])[ \t\u3000]+(?=[\u4e00-\u9fff])(?! *[万亿元])")
MARK = re.compile(r"[，。；！？;!?\n,、]")
ENDS = "?？!！。 "
LEAST, LEAST_BESIDE_MARKS = 2, 4
"""Characters of the stretches that white space parts: two words, and two clauses where the message has marks as well."""


def punctuated(text: str) -> str:
    """The text with a comma for the white space between two clauses, as long as it was. Spaces between single
    characters, and those of a line broken in the middle of a word, stay."""
    least = LEAST_BESIDE_MARKS if MARK.search(text.rstrip(ENDS)) else LEAST
    stops = [m.start() for m in re.finditer(r"[\s，。；！？;!?,、]", text)]

    def comma(match: re.Match[str]) -> str:
        before = max((at for at in stops if at < match.start()), default=-1)
        after = min((at for at in stops if at >= match.end()), default=len(text))
        clauses = match.start() - before - 1 >= least and after - match.end() >= least
        return "，".ljust(len(match[0])) if clauses else match[0]

    return GAP.sub(comma, text)
