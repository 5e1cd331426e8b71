"""The numbers that Word counts by itself (一、 第一条 1.): they stand nowhere in a paragraph's own words."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from documents.numbering import chinese

_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand", "ideographDigital"}
)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True)
class _Level:
    """One level of a numbering: its pattern ("第%1条"), how its number is written, and where it begins."""

    pattern: str
    written: str
    start: int


class Numbers:
    """Counts as the document is read from its first paragraph to its last."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._lists: dict[str, str] = {}  # a list's id → the definition whose count it shares
        self._counts: Counter[tuple[str, int]] = Counter()
        self._styles = {style.style_id: style.element for style in document.styles if hasattr(style, "style_id")}
        numbering = next(
            (
                r.target_part
                for r in document.part.rels.values()
                if r.reltype.endswith("/numbering") and not r.is_external
            ),
            None,
        )
        if numbering is not None:
            self._read(numbering.element)

    def _read(self, numbering: Any) -> None:
        for definition in numbering.findall(qn("w:abstractNum")):
            name = definition.get(qn("w:abstractNumId"))
            for level in definition.findall(qn("w:lvl")):
                depth = int(level.get(qn("w:ilvl")))
                start = _value(level, "w:start")
                self._levels[name, depth] = _Level(
                    _value(level, "w:lvlText") or "",
                    _value(level, "w:numFmt") or "decimal",
                    int(start) if start and start.isdecimal() else 1,
                )
        for one in numbering.findall(qn("w:num")):
            self._lists[one.get(qn("w:numId"))] = _value(one, "w:abstractNumId") or ""

    def before(self, paragraph: Paragraph) -> str:
        """The number that Word prints before this paragraph, with the space behind it; empty for none."""
        place = self._place(paragraph._p.pPr)
        if place is None:
            return ""
        name, depth = place
        level = self._levels.get(place)
        if level is None or level.written in ("bullet", "none"):
            return ""
        for deeper in [key for key in self._counts if key[0] == name and key[1] > depth]:
            del self._counts[deeper]
        self._counts[place] += 1
        text = level.pattern
        for outer in range(depth + 1):
            other = self._levels.get((name, outer), level)
            count = max(1, self._counts[name, outer]) + other.start - 1
            text = text.replace(f"%{outer + 1}", _written(count, other.written))
        return text

    def _place(self, properties: Any, styles_left: int = 10) -> tuple[str, int] | None:
        """The definition and depth that a paragraph, or a style that it is based on, names."""
        if properties is None or styles_left == 0:
            return None
        numbering = properties.find(qn("w:numPr"))
        if numbering is not None:
            list_id = _value(numbering, "w:numId")
            depth = _value(numbering, "w:ilvl") or "0"
            if list_id is None or list_id == "0" or list_id not in self._lists:
                return None
            return self._lists[list_id], int(depth)
        style = self._styles.get(_value(properties, "w:pStyle") or "")
        if style is None:
            return None
        return self._place(style.find(qn("w:pPr")), styles_left - 1) or self._based_on(style, styles_left - 1)

    def _based_on(self, style: Any, styles_left: int) -> tuple[str, int] | None:
        base = self._styles.get(_value(style, "w:basedOn") or "")
        return (
            None
            if base is None or styles_left <= 0
            else (self._place(base.find(qn("w:pPr")), styles_left) or self._based_on(base, styles_left - 1))
        )


def _value(element: Any, name: str) -> str | None:
    found = element.find(qn(name))
    value = None if found is None else found.get(qn("w:val"))
    return None if value is None else str(value)


def _written(number: int, how: str) -> str:
    if how in _CHINESE and number < 1000:
        return chinese(number)
    if how == "decimalEnclosedCircle" and number <= 20:
        return chr(ord("①") + number - 1)
    if how in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if how == "upperLetter" else letter
    if how in ("lowerRoman", "upperRoman"):
        text = ""
        for value, sign in _ROMAN:
            while number >= value:
                text, number = text + sign, number - value
        return text.upper() if how == "upperRoman" else text
    return str(number)
