"""Tables: lines whose cells are divided by tabs."""

from dataclasses import dataclass, field

from documents.lines import Segment, punctuated
from documents.outline import Node
from documents.reading import reading_of

_SCRAP = 10
"""Characters that the rest of a cell may have where it stands on a line of its own."""


@dataclass(eq=False)
class Row:
    """A row of a table; `taken_over` names the cells that it shares with a row above, as "权重：10%（合并单元格）"."""

    segments: list[Segment]
    table: "Table"
    is_header: bool = False
    taken_over: tuple[str, ...] = ()


@dataclass(eq=False)
class Table:
    """A table as it is read, row by row: the first row is its header. `node` is the heading that it stands under."""

    node: Node | None
    columns: tuple[str, ...] = ()
    header: str = ""
    rows: list[Row] = field(default_factory=list)
    _values: dict[str, str] = field(default_factory=dict)

    def takes(self, segment: Segment) -> bool:
        """Whether the segment belongs to the table: a row, or the rest of a row that a line break cut off."""
        return segment.is_row or len(segment.cells) > 1 or self._goes_on(segment)

    def add(self, segment: Segment) -> Row | None:
        """Adds the segment and returns the row that it begins, None where it goes on with the last one."""
        if not self.rows:
            self.columns = segment.cells
            self.header = reading_of(segment.text)
            row = Row([segment], self, is_header=True)
        elif self._goes_on(segment):
            self.rows[-1].segments.append(segment)
            return None
        elif reading_of(segment.text) == self.header:
            row = Row([segment], self, is_header=True)
        else:
            row = Row([segment], self, taken_over=self._taken_over(segment.cells))
        self.rows.append(row)
        return row

    def _goes_on(self, segment: Segment) -> bool:
        """Whether the segment is the rest of the last row: cells are wanting, or a scrap of its last cell follows."""
        if not self.rows:
            return False
        wanting = len(self.columns) - 1 - sum(len(part.cells) - 1 for part in self.rows[-1].segments)
        if len(segment.cells) > 1:
            return 0 < len(segment.cells) - 1 <= wanting
        is_scrap = len(segment.text) <= _SCRAP and not segment.blank_before and not punctuated(segment.text)
        return wanting > 0 or is_scrap

    def _taken_over(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        taken = []
        for column, cell in zip(self.columns, cells, strict=False):
            if cell:
                self._values[column] = reading_of(cell)
            elif column in self._values:
                taken.append(f"{column}：{self._values[column]}（合并单元格）")
        return tuple(taken)
