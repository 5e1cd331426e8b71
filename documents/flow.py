"""How a text's lines run on: whether a line is a paragraph, or was broken where the page ended."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from documents.lines import Segment, terminated
from documents.numbering import is_numbered

LONG_LINE = 25
"""Characters from which a line counts as prose when the text's habits are measured."""

_WIDEST_PAGE = 120
_FEWEST_LINES = 6


@dataclass(frozen=True)
class Flow:
    """How a text's lines run on.

    `columns` is the width at which every line was broken (a text copied from pages), None where a line is a paragraph.
    `terminated` says whether the paragraphs end in full stops, so that one without is broken off; `indents`, of a text
    with `columns`, whether white space marks the beginning of a paragraph.
    """

    columns: int | None
    terminated: bool
    indents: bool = False

    def fills_line(self, text: str) -> bool:
        """Whether the line comes near the width at which the text is broken."""
        return self.columns is not None and width(text) >= 0.85 * self.columns

    def runs_on(self, line: str, following: Segment) -> bool:
        """Whether a paragraph goes on although its line ends with a full stop.

        That happens where the stop falls at the very end of the page's width. With indents, the next line tells.
        """
        if self.columns is None or following.blank_before or following.indented:
            return False
        return self.indents or width(line) >= self.columns - 3


def width(text: str) -> int:
    """Columns that the text takes in print: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def flow_of(lines: Sequence[Segment]) -> Flow:
    """Measures the flow over the lines of a text, table rows left out."""
    prose = [line for line in lines if len(line.text) >= LONG_LINE]
    columns = _columns([width(line.text) for line in prose])
    if columns is None:
        paragraphs = [line for line in prose if not is_numbered(line.text)]
        return Flow(columns=None, terminated=_mostly(paragraphs))
    flow = Flow(columns=columns, terminated=True)
    last_lines = [
        line
        for line, above in zip(lines[1:], lines, strict=False)
        if flow.fills_line(above.text) and not flow.fills_line(line.text)
    ]
    indented = sum(1 for line in lines if line.indented)
    return Flow(columns, terminated=_mostly(last_lines), indents=0.1 <= indented / len(lines) <= 0.7)


def _columns(widths: list[int]) -> int | None:
    """The width at which lines were broken: most long lines come near it, or a good part stops right there.

    A punctuation mark may hang over the edge, so the width is not that of the widest line.
    """
    widest = max(widths, default=0)
    if len(widths) < _FEWEST_LINES or widest > _WIDEST_PAGE:
        return None
    near = [value for value in widths if value >= 0.9 * widest]
    at_edge = [value for value in widths if value >= widest - 4]
    if len(near) < 0.6 * len(widths) and len(at_edge) < max(_FEWEST_LINES, 0.25 * len(widths)):
        return None
    return Counter(near).most_common(1)[0][0]


def _mostly(paragraphs: list[Segment]) -> bool:
    """Whether most end as a sentence does; taken for granted where there are none."""
    return sum(1 for line in paragraphs if terminated(line.text)) >= 0.6 * len(paragraphs)
