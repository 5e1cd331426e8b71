"""The reading form of a stretch of text: what a person would see on the printed page."""

import re

_MARK_THEN_SPACE = re.compile(r"(\d{1,3}[.．](?=\s+\d)|第[\d一二三四五六七八九十百零]+[编章节条])\s+")
_SPACE = re.compile(r"(.)\s+(?=(.))", re.DOTALL)
_LETTER = re.compile(r"[A-Za-z]")


def reading_of(text: str) -> str:
    """The text with broken lines joined and stray spaces removed.

    A space stays only between two Latin letters and after a heading's number: 第二章 总则, and "1. 5G基站", which would
    read as 1.5 without it. The cells of a table row are separated by " | ".
    """
    if "\t" in text:
        return " | ".join(filter(None, (reading_of(cell) for cell in text.split("\t"))))
    text = text.strip()
    mark = _MARK_THEN_SPACE.match(text)
    if mark:
        return f"{mark[1]} {reading_of(text[mark.end() :])}"
    return _SPACE.sub(_keep_between_letters, text)


def _keep_between_letters(space: re.Match[str]) -> str:
    between_letters = _LETTER.match(space[1]) and _LETTER.match(space[2])
    return space[1] + (" " if between_letters else "")


def compact(text: str) -> str:
    """The text without any whitespace."""
    return "".join(text.split())
