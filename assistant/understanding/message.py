"""A message made ready for reading: normalised, cut into segments, with its quantities and the way back to the person's words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from assistant.understanding.added import with_added_up
from assistant.understanding.spacing import punctuated
from tools.quantities import Quantity, find_quantities, normalise

MOST_NUMBERS = 40  # of one message: each is held against the others and against the facts of every rule
SEGMENT_END = re.compile(r"[，。；！？;!?\n,]|、(?=[^\d])")
FIVE_G = re.compile(r"[五伍][gG](?![a-zA-Z])")  # one character stays one, so that the offsets hold
NTH_YEAR = re.compile(r"(?<![一-十\d])([二三四五])年头(?!月)")  # 二年头: as long as 第二年
FIRST_YEAR = re.compile(r"头年")
A_NOT_A = re.compile(
    r"(?<![但可])是不是|有没有|能不能|要不要|算不算|会不会|可不可以|行不行|对不对|给不给|补不补|得不得|该不该|够不够|符不符合|用不用|是否|能否|可否|([评过批拿报到中列入])没(?:有)?\1(?:上|过|到)?|([评批拿报选][上到下]来?)没(?:有)?\2|[评批拿报选][上到下]没(?:有)?(?=[?？，,。]|$)"
)


@dataclass(frozen=True)
class Message:
    """`text` is what is read; `original(start, end)` gives the person's own words for a span of it."""

    raw: str
    text: str
    offsets: tuple[int, ...]
    quantities: tuple[Quantity, ...] = field(default=())
    numbers_unread: int = 0  # behind the first `MOST_NUMBERS`, which are read

    def original(self, start: int, end: int) -> str:
        if start >= end:
            return ""
        return self.raw[self.offsets[start] : self.offsets[end - 1] + 1]

    @cached_property
    def lower(self) -> str:
        """The text in small letters, as long as it is: one of İ would be two characters, and no offset would fit behind it."""
        small = self.text.lower()
        if len(small) == len(self.text):
            return small
        return "".join(one if len(one := char.lower()) == 1 else char for char in self.text)

    @cached_property
    def asserted(self) -> str:
        """The text with question forms (是不是, 有没有) blanked out, so that their 不 and 没 negate nothing."""
        return A_NOT_A.sub(lambda match: "＿" * len(match[0]), self.lower)

    @cached_property
    def segments(self) -> tuple[tuple[int, int], ...]:
        """Spans between punctuation marks."""
        spans, start = [], 0
        for match in SEGMENT_END.finditer(self.text):
            if (
                match[0] == ","
                and self.text[max(0, match.start() - 1)].isdigit()
                and self.text[match.end() : match.end() + 1].isdigit()
            ):
                continue
            spans.append((start, match.start()))
            start = match.end()
        spans.append((start, len(self.text)))
        return tuple(span for span in spans if span[1] > span[0]) or ((0, 0),)

    def segment_at(self, index: int) -> tuple[int, int]:
        at = bisect_right(self._starts, index) - 1
        if at >= 0 and index < self.segments[at][1]:
            return self.segments[at]
        return self.segments[-1]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.segments)

    def occurrences(self, word: str) -> list[int]:
        found, at = [], self.lower.find(word)
        while at >= 0:
            found.append(at)
            at = self.lower.find(word, at + 1)
        return found


def read(raw: str) -> Message:
    """Normalises, takes white space between clauses for a comma, drops it elsewhere but between Latin words or numbers, and
    finds the quantities."""
    normal, mapping = normalise(punctuated(raw))
    kept = [i for i, char in enumerate(normal) if not char.isspace() or _parts(normal, i)]
    normal = FIVE_G.sub("5G", normal)
    if NTH_YEAR.search(normal):
        normal = FIRST_YEAR.sub("首年", NTH_YEAR.sub(r"第\1年", normal))
    text = "".join(" " if normal[i].isspace() else normal[i] for i in kept)
    offsets = tuple(mapping[i] for i in kept)
    found = with_added_up(text, find_quantities(text))
    return Message(raw, text, offsets, found[:MOST_NUMBERS], max(0, len(found) - MOST_NUMBERS))


def _parts(text: str, at: int) -> bool:
    """Whether a space keeps two words or two numbers apart: 2040万 2400是合同额."""
    if _word(text, at - 1) and _word(text, at + 1):
        return True
    return text[at - 1 : at] in tuple("万亿千百十元wW") and text[at + 1 : at + 2].isdigit()


def _word(text: str, index: int) -> bool:
    return 0 <= index < len(text) and text[index].isascii() and text[index].isalnum()
