"""The first sheet of a workbook: the values that openpyxl reads, in memory that does not grow with the rows."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.screening.workbook import FirstSheet, StringsOnDisk

TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/sheet.xml" ContentType="{TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/strings.xml" ContentType="{TYPES}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="sheet.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
    '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
}


def write(path: Path, rows: str, strings: Iterable[str]) -> Path:
    """A workbook as Excel writes it: texts stand in a table of their own, by number."""
    table = "".join(f"<si>{text}</si>" for text in strings)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
        archive.writestr("xl/sheet.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>')
        archive.writestr("xl/strings.xml", f'<sst xmlns="{MAIN}">{table}</sst>')
    return path


def test_values_are_those_that_openpyxl_reads(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><v>18.5</v></c></row>'
        '<row r="4" ht="20"><c r="B4" t="s"><v>1</v></c><c r="C4"><f>1+1</f><v>2</v></c><c r="D4" t="b"><v>1</v></c></row>'
    )
    path = write(tmp_path / "a.xlsx", rows, ["<t>甲厂</t>", "<r><t>一</t></r><r><t>二&amp;</t></r>"])
    with closing(FirstSheet(path)) as sheet:
        read = list(sheet.rows())
    assert read == [(1, ["甲厂", None, 18.5]), (2, []), (3, []), (4, [None, "一二&", "=1+1", True])]
    theirs = load_workbook(path).worksheets[0]
    assert [theirs["A1"].value, theirs["B4"].value, theirs["C4"].value] == ["甲厂", "一二&", "=1+1"]


def peak(path: Path) -> int:
    """The most that Python held while the sheet was read, in bytes."""
    tracemalloc.start()
    try:
        with closing(FirstSheet(path)) as sheet:
            assert sum(bool(values) for _, values in sheet.rows()) > 0
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_rows_nor_with_their_texts(tmp_path: Path) -> None:
    def rows(count: int) -> Path:
        cells = "".join(f'<row r="{n}" ht="15"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in range(1, count + 1))
        return write(tmp_path / f"{count}.xlsx", cells, (f"<t>企业{n}{'长' * 30}</t>" for n in range(count)))

    few, many = rows(200), rows(3000)
    peak(few)  # what is imported and cached once counts for neither
    assert peak(many) < 1.5 * peak(few) + 300_000


def test_a_string_that_is_not_there_is_an_error() -> None:
    with closing(StringsOnDisk()) as strings, pytest.raises(IndexError):
        strings[0]
