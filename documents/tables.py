"""Tables: lines whose cells are divided by tabs."""

from dataclasses import dataclass, field

from documents.lines import Segment
from documents.outline import Node
from documents.reading import reading_of


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
        return segment.is_row or len(segment.cells) > 1 or self._cut_off()

    def add(self, segment: Segment) -> Row | None:
        """Adds the segment and returns the row that it begins, None where it goes on with the last one."""
        if not self.rows:
            self.columns = segment.cells
            self.header = reading_of(segment.text)
            row = Row([segment], self, is_header=True)
        elif self._cut_off():
            self.rows[-1].segments.append(segment)
            return None
        else:
            row = Row([segment], self, taken_over=self._taken_over(segment.cells))
        self.rows.append(row)
        return row

    def _cut_off(self) -> bool:
        cells = sum(len(segment.cells) - 1 for segment in self.rows[-1].segments) + 1 if self.rows else 0
        return 0 < cells < len(self.columns)

    def _taken_over(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        taken = []
        for column, cell in zip(self.columns, cells, strict=False):
            if cell:
                self._values[column] = reading_of(cell)
            elif column in self._values:
                taken.append(f"{column}：{self._values[column]}（合并单元格）")
        return tuple(taken)
