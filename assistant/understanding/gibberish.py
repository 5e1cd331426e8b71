"""Messages that are no words: keys struck at random (asdf;lkj), one sign over and over, punctuation alone."""

from __future__ import annotations

import re

ROWS = ("qwertyuiop", "asdfghjkl;'", "zxcvbnm,./")
RUN = 4  # keys side by side, in one direction, of which no word is made
OF_WORDS = ("erty", "wert", "trew")  # property, powertrain, strew
CHINESE = re.compile(r"[\u4e00-\u9fff]")
REPEATED = re.compile(r"(?P<sign>[^\W\d_])(?P=sign){3,}[?？!！。.~～]*")
SIGNS_ALONE = re.compile(r"[\W_]+")


def says_nothing(text: str) -> bool:
    """Whether a lower-case text holds no word at all."""
    text = text.strip()
    if SIGNS_ALONE.fullmatch(text) or REPEATED.fullmatch(text):
        return True
    return not CHINESE.search(text) and any(_of_keys(part) for part in text.split())


def _of_keys(part: str) -> bool:
    """Whether so many of its signs lie side by side on a keyboard."""
    rows = (*ROWS, *(row[::-1] for row in ROWS))
    runs = {row[at : at + RUN] for row in rows for at in range(len(row) - RUN + 1)}
    return any(run in part for run in runs.difference(OF_WORDS))
