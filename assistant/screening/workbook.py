"""The first sheet of a workbook row by row, in memory that does not grow with it.

openpyxl says what a row and a cell mean. It would hold the table of shared strings and an empty element for every row
it has read, so that table lies in a file here, and what was read is let go.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from openpyxl.cell.text import Text
from openpyxl.packaging.manifest import Manifest
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._reader import ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

STRING_TAG = f"{{{SHEET_MAIN_NS}}}si"
PLACE = struct.Struct("<QI")  # where a string begins in its file, and how many bytes it has


class StringsOnDisk:
    """The shared strings of a workbook in two files, by number. Reading one costs no more memory than that one."""

    def __init__(self) -> None:
        self._places: IO[bytes] = TemporaryFile()  # noqa: SIM115 - closed by `close`
        self._texts: IO[bytes] = TemporaryFile()  # noqa: SIM115
        self._count = 0

    def fill(self, source: IO[bytes]) -> None:
        """Reads the table of strings, an XML part of the workbook."""
        at = 0
        for element in _elements(source, STRING_TAG):
            text = (Text.from_tree(element).content or "").replace("x005F_", "").encode()
            self._places.write(PLACE.pack(at, len(text)))
            self._texts.write(text)
            at += len(text)
            self._count += 1

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < self._count:
            raise IndexError(number)
        self._places.seek(number * PLACE.size)
        start, length = PLACE.unpack(self._places.read(PLACE.size))
        self._texts.seek(start)
        return self._texts.read(length).decode()

    def close(self) -> None:
        self._places.close()
        self._texts.close()


class _Reader(ExcelReader):
    """openpyxl's reader, with the shared strings on disk."""

    def __init__(self, path: Path, strings: StringsOnDisk) -> None:
        self._on_disk = strings
        # Formulas are read as formulas: a value that was never calculated would come as an empty cell.
        super().__init__(path, read_only=True, data_only=False)

    def read_strings(self) -> None:
        package: Manifest = self.package
        part = package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self._on_disk.fill(source)
        self.shared_strings = self._on_disk


class FirstSheet:
    """The first sheet of an open workbook. Raises what openpyxl and zipfile raise for a file that is none."""

    def __init__(self, path: Path) -> None:
        with ExitStack() as opening:
            self._strings = StringsOnDisk()
            opening.callback(self._strings.close)
            reader = _Reader(path, self._strings)
            opening.callback(reader.archive.close)
            reader.read()
            self._book: Any = reader.wb
            self.part: str = self._book.worksheets[0]._worksheet_path
            self._closing = opening.pop_all()

    def close(self) -> None:
        self._closing.close()

    def rows(self) -> Iterator[tuple[int, list[object]]]:
        """Each row's number, from 1, with the values of its cells; rows that the file leaves out come empty."""
        parser = WorkSheetParser(
            None,
            self._strings,
            data_only=False,
            epoch=self._book.epoch,
            date_formats=self._book._date_formats,
            timedelta_formats=self._book._timedelta_formats,
        )
        last = 0
        with self._book._archive.open(self.part) as source:
            for element in _elements(source, ROW_TAG):
                number, cells = parser.parse_row(element)
                parser.row_dimensions.clear()
                for missing in range(last + 1, number):
                    yield missing, []
                last = number
                values: list[object] = [None] * max((cell["column"] for cell in cells), default=0)
                for cell in cells:
                    values[cell["column"] - 1] = cell["value"]
                yield number, values


def _elements(source: IO[bytes], tag: str) -> Iterator[Any]:
    """The elements of this name as they end; each is let go, and its place in its parent with it."""
    parents: list[Any] = []
    for event, element in iterparse(source, events=("start", "end")):
        if event == "start":
            parents.append(element)
            continue
        parents.pop()
        if element.tag == tag:
            yield element
            if parents:
                parents[-1].remove(element)
