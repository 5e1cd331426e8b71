"""Excel files of the desk: numbers are numbers, and a text is never a formula, whatever it begins with."""

from __future__ import annotations

import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

Cell = str | int | Decimal | None


class Book:
    """A file while it is being written, sheet by sheet and row by row."""

    def __init__(self) -> None:
        self._book = Workbook(write_only=True)

    def sheet(self, title: str, headings: Iterable[str], rows: Iterable[Iterable[Cell]]) -> None:
        sheet = self._book.create_sheet(title)
        for row in (headings, *rows):
            sheet.append([_cell(sheet, value) for value in row])

    def content(self) -> bytes:
        buffer = io.BytesIO()
        self._book.save(buffer)
        return buffer.getvalue()


def _cell(sheet: Any, value: Cell) -> Any:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    return cell
