"""The lines of a text: where they stand, what is noise among them, and what their punctuation tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]")
_PAGE_NUMBER = re.compile(r"[-—–·\s]*\d{1,3}[-—–·\s]*|第\s*\d+\s*页(?:\s*[,，]?\s*共\s*\d+\s*页)?")

_CLOSERS = "”’」』）)》〉】]"
_TERMINATED = re.compile(rf"[。；;：:！!？?…][{re.escape(_CLOSERS)}]*$")
_BROKEN_END = re.compile(r"[，、,（(“‘《〈]$")
_BROKEN_START = re.compile(rf"[，、,。；;：！？%％{re.escape(_CLOSERS)}]")
_INNER_STOP = re.compile(r"[。；，;,]")

_DIGIT = "[\\d〇○零一二三四五六七八九十]"
_DATE = re.compile(rf"{_DIGIT}{{4}}\s*年\s*{_DIGIT}{{1,3}}\s*月\s*{_DIGIT}{{1,3}}\s*日")
_NUMBER = re.compile(r"[一-鿿]{1,12}[〔\[（(]\s*\d{4}\s*[〕\]）)]\s*\d+\s*号")
_LABELLED = re.compile(r"[^，。；、：:,;\s]{1,8}[：:]")


@dataclass(frozen=True)
class Segment:
    """A line, or the part of one that a mark of noise leaves.

    `raw` is the stretch as it stands, `text` without the white space around it; `start` and `end` are those of `text`.
    `opens_line` is False where other text of the same line precedes; `noise` names the reason of a
    stretch that is no part of the policy.
    """

    start: int
    raw: str
    opens_line: bool
    blank_before: bool
    noise: str | None = None

    @property
    def text(self) -> str:
        return self.raw.strip()

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a table's row, as tabs divide it; one cell for an ordinary line."""
        return tuple(cell.strip() for cell in self.raw.split("\t"))

    @property
    def indented(self) -> bool:
        """Whether white space stands before it on its line."""
        return self.raw[:1].isspace()

    @property
    def is_row(self) -> bool:
        """Whether the line has more than one cell with something in it."""
        return "\t" in self.text


def segments(text: str) -> Iterator[Segment]:
    """The text's non-empty lines in order, with the noise among them as segments of their own."""
    previous_end = 0
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        blank = text.count("\n", previous_end, line.start()) > 1
        previous_end = line.end()
        if _PAGE_NUMBER.fullmatch(line[0].strip()):
            yield _segment(text, line.start(), line.end(), True, blank, "page_number")
            continue
        yield from _pieces(text, line.start(), line.end(), blank)


def _pieces(text: str, start: int, end: int, blank: bool) -> Iterator[Segment]:
    opens_line = True
    at = start
    for mark in _BOOKMARK.finditer(text, start, end):
        if text[at : mark.start()].strip():
            yield _segment(text, at, mark.start(), opens_line, blank)
            opens_line = False
        yield _segment(text, mark.start(), mark.end(), opens_line, blank, "bookmark")
        at = mark.end()
    if text[at:end].strip():
        yield _segment(text, at, end, opens_line, blank)


def _segment(text: str, start: int, end: int, opens_line: bool, blank: bool, noise: str | None = None) -> Segment:
    raw = text[start:end]
    return Segment(start + len(raw) - len(raw.lstrip()), raw, opens_line, blank, noise)


def terminated(text: str) -> bool:
    """Whether the text ends as a sentence or a lead-in does."""
    return _TERMINATED.search(text) is not None


def ends_in_colon(text: str) -> bool:
    """Whether the text leads in to what follows it."""
    return text.endswith(("：", ":"))


def punctuated(text: str) -> bool:
    """Whether the text has a comma or a full stop anywhere: prose, not a name."""
    return _INNER_STOP.search(text) is not None


def is_date(text: str) -> bool:
    """Whether the line is a date of issue and nothing else."""
    return _DATE.fullmatch(text) is not None


def is_number(text: str) -> bool:
    """Whether the line is a 文号 and nothing else."""
    return _NUMBER.fullmatch(text) is not None


def stands_alone(text: str) -> bool:
    """Whether the line opens something of its own: a date, a 文号, or words with a colon ("说明：", "各有关单位：")."""
    return is_date(text) or is_number(text) or _LABELLED.match(text) is not None


def breaks_off(text: str, following: str) -> bool:
    """Whether the punctuation alone shows that a line is continued on the next."""
    return _BROKEN_END.search(text) is not None or _BROKEN_START.match(following) is not None
