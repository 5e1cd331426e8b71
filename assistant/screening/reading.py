"""Reads a list of companies, CSV or XLSX, row by row: no row is lost, and none is held longer than it takes.

Raises AdvisorError for a file that cannot be read as a whole: its encoding, its kind, its headings, merged cells.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from assistant.errors import AdvisorError, Code
from assistant.screening.columns import IDENTITY, NAME, PLACE, Column, Columns, UnknownUnit
from assistant.screening.partition import Row
from assistant.strings import Strings

BLOCK = 1 << 20
ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)[\s>]")
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+:[A-Z]+\d+)"')
SHOWN = 3
LONGEST_CELL = 1 << 20


@dataclass
class Table:
    """An open list: its headings, the column of each known one, and the headings that no rule knows.

    `rows` can be read once; `blank` counts the empty rows that were passed over while it is read. `about` is about how
    many rows stand below the headings: lines of a CSV, rows of a sheet with a value.
    """

    headings: tuple[str, ...]
    columns: dict[str, Column]
    unknown: tuple[str, ...]
    rows: Iterator[Row]
    blank: list[int] = field(default_factory=lambda: [0])
    about: int = 0


def digest(path: Path) -> str:
    """The SHA-256 of a file, read in blocks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_table(path: Path, known: Columns, words: Strings, encoding: str = "utf-8-sig") -> Table:
    """The list in a file. Raises AdvisorError."""
    kind, counted = path.suffix.lower(), [0]
    if kind == ".csv":
        lines = _csv_lines(path, encoding, counted)
    elif kind == ".xlsx":
        lines = _xlsx_lines(path, words, counted)
    else:
        raise AdvisorError(Code.LIST_FORMAT, file=path.name)
    first = next((line for line in lines if any(cell.strip() for cell in line[1])), None)
    if first is None:
        raise AdvisorError(Code.LIST_EMPTY, file=path.name)
    headings = tuple(cell.strip() for cell in first[1])
    while headings and not headings[-1]:
        headings = headings[:-1]
    columns, unknown = _columns(path, headings, known)
    table = Table(headings, columns, unknown, iter(()), about=max(counted[0] - 1, 0))
    table.rows = _rows(lines, headings, table.blank, words)
    return table


def _columns(path: Path, headings: Sequence[str], known: Columns) -> tuple[dict[str, Column], tuple[str, ...]]:
    """What each heading means. Who and where a company is has to be there, and no column twice."""
    missing = [name for name in (NAME, PLACE) if name not in headings]
    if missing:
        raise AdvisorError(Code.LIST_COLUMN_MISSING, file=path.name, columns="、".join(missing))
    columns: dict[str, Column] = {}
    try:
        for heading in headings:
            if heading not in IDENTITY and (column := known.column(heading)):
                columns[heading] = column
    except UnknownUnit as error:
        raise AdvisorError(Code.LIST_UNIT, column=error.heading, unit=error.fact.kind.value) from error
    facts = [column.fact.id for column in columns.values()]
    twice = [h for i, h in enumerate(headings) if h and h in headings[:i]]
    twice += [h for h, c in columns.items() if facts.count(c.fact.id) > 1]
    if twice:
        raise AdvisorError(Code.LIST_COLUMN_TWICE, file=path.name, columns="、".join(dict.fromkeys(twice)))
    if not columns:
        raise AdvisorError(Code.LIST_NO_FACTS, file=path.name)
    return columns, tuple(h for h in headings if h and h not in columns and h not in IDENTITY)


def _rows(
    lines: Iterator[tuple[int, Sequence[str], tuple[str, ...]]],
    headings: Sequence[str],
    blank: list[int],
    words: Strings,
) -> Iterator[Row]:
    for number, cells, errors in lines:
        if not errors and not any(cell.strip() for cell in cells):
            blank[0] += 1
            continue
        more = [cell for cell in cells[len(headings) :] if cell.strip()]
        if more:
            errors = (*errors, words.say("screen.too_many_cells", cells="、".join(more[:SHOWN])))
        named = {h: cell for h, cell in zip(headings, cells, strict=False) if h and cell.strip()}
        nameless = [c for h, c in zip(headings, cells, strict=False) if not h and c.strip()]
        if nameless:
            errors = (*errors, words.say("screen.no_heading", cells="、".join(nameless[:SHOWN])))
        yield Row(number, named, errors)


# CSV


def _csv_lines(
    path: Path, encoding: str, counted: list[int]
) -> Iterator[tuple[int, Sequence[str], tuple[str, ...]]]:
    """Line by line; before the first one `counted` has their number."""
    _check_encoding(path, encoding)
    with path.open("rb") as content:
        counted[0] = sum(block.count(b"\n") for block in iter(lambda: content.read(BLOCK), b""))
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            for cells in reader:
                yield reader.line_num, cells, ()
        except csv.Error as error:
            raise AdvisorError(Code.LIST_BROKEN, file=path.name, line=reader.line_num, reason=error) from error


def _check_encoding(path: Path, encoding: str) -> None:
    """The whole file before the first row: an error in the last line would come after hours of work."""
    try:
        position = _first_bad_byte(path, encoding)
    except LookupError as error:
        raise AdvisorError(Code.LIST_ENCODING_UNKNOWN, encoding=encoding) from error
    if position is not None:
        likely = "GBK" if encoding != "gb18030" and _first_bad_byte(path, "gb18030") is None else "?"
        raise AdvisorError(Code.LIST_ENCODING, file=path.name, position=position, encoding=encoding, likely=likely)


def _first_bad_byte(path: Path, encoding: str) -> int | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    read = 0
    with path.open("rb") as file:
        for block in iter(lambda: file.read(BLOCK), b""):
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                return read + error.start + 1
            read += len(block)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return read
    return None


# XLSX


def _xlsx_lines(
    path: Path, words: Strings, counted: list[int]
) -> Iterator[tuple[int, Sequence[str], tuple[str, ...]]]:
    """Row by row; before the first one `counted` has the number of rows with a value."""
    from openpyxl.utils.exceptions import InvalidFileException

    from assistant.screening.workbook import FirstSheet

    broken_file = (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError, IndexError)
    try:
        sheet = FirstSheet(path)
    except broken_file as error:
        raise AdvisorError(Code.LIST_BROKEN, file=path.name, line=1, reason=error) from error
    with closing(sheet):
        merged, counted[0] = _looked_through(path, sheet.part)
        if merged:
            raise AdvisorError(Code.LIST_MERGED, file=path.name, cells="、".join(merged[:SHOWN]))
        rows = sheet.rows()
        number = 0
        while True:
            try:
                number, cells = next(rows)
            except StopIteration:
                return
            except broken_file as error:
                raise AdvisorError(Code.LIST_BROKEN, file=path.name, line=number + 1, reason=error) from error
            if not any(value is not None for value in cells):
                yield number, (), ()
                continue
            formulas = [value for value in cells if isinstance(value, str) and value.startswith("=")]
            problems = [words.say("screen.formula", cells="、".join(formulas[:SHOWN]))] if formulas else []
            broken = [
                value
                for value in cells
                if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "A"))
            ]
            problems += [words.say("screen.broken_cell", cells="、".join(broken[:SHOWN]))] if broken else []
            yield number, [_cell(value) for value in cells], tuple(problems)


def _looked_through(path: Path, sheet: str) -> tuple[list[str], int]:
    """The merged ranges of a sheet, and how many of its rows have a value: one that was formatted far below its last row
    has many without. The ranges stand behind the rows, so the file is looked through block by block."""
    found: list[str] = []
    rows, row = 0, b""
    with zipfile.ZipFile(path) as archive, archive.open(sheet) as file:
        tail = b""
        for block in iter(lambda: file.read(BLOCK), b""):
            window = tail + block
            found += [match[1].decode() for match in MERGED.finditer(window)]
            tail = window[-64:] if b"<" not in window[-64:] else window[window.rfind(b"<", len(window) - 64) :]
            *ended, row = ROW.split(row + block)
            rows += sum(VALUE.search(one) is not None for one in ended)
            row = row[-LONGEST_CELL:]  # of an endless row its end says enough
    return list(dict.fromkeys(found)), rows + (VALUE.search(row) is not None)


def _cell(value: object) -> str:
    """A cell as a person would write it. A whole number that Excel keeps as 18.0 is 18."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value)
