"""Numbered headings: their marks, and the rule that tells a heading from a cross-reference.

A heading stands at a line's start and bears the next number of its series. Everything else that looks like one
("第五条规定的…", "（二）项所列…", a number out of sequence) is a cross-reference and opens nothing.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from documents.lines import ends_in_colon


class Style(StrEnum):
    """The series of numbers that policy texts use."""

    PART = "第一编"
    CHAPTER = "第一章"
    SECTION = "第一节"
    ARTICLE = "第一条"
    COMMA = "一、"
    BRACKET = "(一)"
    DOT = "1."
    BRACKET_DIGIT = "(1)"
    CIRCLE = "①"


@dataclass(frozen=True)
class Mark:
    """A heading's mark: its series, its number, and the label that cites it ("六", "(八)", "15", "第十二条")."""

    style: Style
    number: int
    label: str


def chinese(number: int) -> str:
    """The number from 1 to 999 in Chinese numerals: 12 is 十二, 105 is 一百零五."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")


_NUMBERS = {chinese(number): number for number in range(1, 1000)}
_CHINESE = r"[一二三四五六七八九十百零〇]+"
_BLOCKS = {"编": Style.PART, "章": Style.CHAPTER, "节": Style.SECTION, "条": Style.ARTICLE}

_MARKS = (
    re.compile(rf"第\s*(?P<block>{_CHINESE}|\d{{1,3}})\s*(?P<unit>[编章节条])(?P<gap>\s*)"),
    re.compile(rf"(?P<comma>{_CHINESE})\s*[、．.](?P<gap>\s*)"),
    re.compile(rf"[(（]\s*(?P<bracket>{_CHINESE})\s*[)）](?P<gap>\s*)"),
    re.compile(r"(?P<dot>\d{1,3})\s*[.．、](?!\d)(?P<gap>\s*)"),
    re.compile(r"[(（]?(?P<bracket_digit>\d{1,2})[)）](?P<gap>\s*)"),
    re.compile(r"(?P<circle>[①-⑳])(?P<gap>\s*)"),
)

# What follows a number, with no space between, when the words refer to a provision instead of opening it.
_REFERENCE = {
    Style.ARTICLE: r"规定|所[列述称指规]|第|[-—–~～至、，,。；的]|[和及与或](?=[第本其])|中(?=[所规第的，])",
    Style.BRACKET: r"规定|所[列述称指规]|项(?!目)|款(?!项)|目(?!标|录|前)|[-—–~～至、，,。；]|[和及与或](?=[(（第])",
    Style.COMMA: rf"{_CHINESE}\s*[、类项]",
    Style.DOT: r"(?!)",
}
_REFERENCES = {style: re.compile(pattern) for style, pattern in _REFERENCE.items()}
for _style, _model in (
    (Style.PART, Style.ARTICLE),
    (Style.CHAPTER, Style.ARTICLE),
    (Style.SECTION, Style.ARTICLE),
    (Style.BRACKET_DIGIT, Style.BRACKET),
    (Style.CIRCLE, Style.BRACKET),
):
    _REFERENCES[_style] = _REFERENCES[_model]

# A line that ends so leaves its sentence open: a number at the start of the next line is referred to.
_LEADS_TO_REFERENCE = re.compile(
    r"(?:[，、,（(“‘《]|第|按|按照|根据|依照|依据|符合|违反|本条|本款|上述|前款|以及|和|或|及|与|至)$"
)


def leaves_open(line: str) -> bool:
    """Whether the line ends where a number is about to be referred to: "按照", "前款第", a comma."""
    return _LEADS_TO_REFERENCE.search(line) is not None


def is_numbered(line: str) -> bool:
    """Whether a number of one of the series stands at the line's start, heading or reference."""
    return any(pattern.match(line) for pattern in _MARKS)


def mark_of(line: str) -> Mark | None:
    """The mark at the line's start, or None where there is none or it reads as a reference."""
    for pattern in _MARKS:
        match = pattern.match(line)
        if match is None:
            continue
        mark = _mark(match)
        if mark is None:
            return None
        refers = not match["gap"] and _REFERENCES[mark.style].match(line, match.end())
        return None if refers else mark
    return None


def _mark(match: re.Match[str]) -> Mark | None:
    kind, value = next((name, value) for name, value in match.groupdict().items() if name not in ("gap", "unit"))
    number = _number(value)
    if number is None:
        return None
    if kind == "block":
        return Mark(_BLOCKS[match["unit"]], number, f"第{value}{match['unit']}")
    if kind == "comma":
        return Mark(Style.COMMA, number, value)
    if kind == "bracket":
        return Mark(Style.BRACKET, number, f"({value})")
    if kind == "dot":
        return Mark(Style.DOT, number, str(number))
    if kind == "bracket_digit":
        return Mark(Style.BRACKET_DIGIT, number, f"({number})")
    return Mark(Style.CIRCLE, number, value)


def _number(value: str) -> int | None:
    if value.isdecimal():
        return int(value)
    if "①" <= value <= "⑳":
        return ord(value) - ord("①") + 1
    return _NUMBERS.get(value.replace("〇", "零"))


# A part, chapter or section closes whatever is open, except those that it can stand under.
_ABOVE: dict[Style, tuple[Style, ...]] = {
    Style.PART: (),
    Style.CHAPTER: (Style.PART,),
    Style.SECTION: (Style.PART, Style.CHAPTER),
}


@dataclass
class Sequence:
    """The series that are open at a place in the text, outermost first, and the last number of each series.

    A series may run through the whole text (条 across the chapters) or begin again under each heading above it; one
    that has begun again, as `restarted` keeps, is not taken up later with a higher number.
    """

    open: list[Style] = field(default_factory=list)
    last: dict[Style, int] = field(default_factory=dict)
    restarted: set[Style] = field(default_factory=set)

    def accepts(self, mark: Mark, before: str | None) -> bool:
        """Whether the mark is the next number of its series.

        `before` is the text of the line before it, None where that was a heading or there is none: a sentence left
        open by it makes the number a reference; words that end in a colon let a nested list begin again at one.
        """
        if before is not None and leaves_open(before):
            return False
        if mark.number == self.last.get(mark.style, 0) + 1:
            return mark.number == 1 or mark.style in self.open or mark.style not in self.restarted
        if mark.number != 1:
            return False
        return mark.style not in self.open or (before is not None and ends_in_colon(before))

    def depth_of(self, mark: Mark) -> int:
        """The depth at which the heading would open, 0 for the outermost."""
        if mark.style in self.open:
            return self.open.index(mark.style)
        depth = len(self.open)
        if mark.style in _ABOVE:
            while depth and self.open[depth - 1] not in _ABOVE[mark.style]:
                depth -= 1
        return depth

    def enter(self, mark: Mark) -> None:
        """Opens the heading; what was open beside and below it closes."""
        del self.open[self.depth_of(mark) :]
        self.open.append(mark.style)
        if mark.number == 1 and mark.style in self.last:
            self.restarted.add(mark.style)
        self.last[mark.style] = mark.number
