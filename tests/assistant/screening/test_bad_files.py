"""Files as they come: nothing is lost, nothing is silently zero, and what is wrong is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.errors import AdvisorError, Code
from assistant.screening.columns import columns_of
from assistant.screening.reading import open_table
from assistant.screening.running import PART
from assistant.strings import strings
from tests.assistant.screening.conftest import HEADINGS
from tools.catalogue import RULES

GOOD = ("甲公司", "1", "青岛市崂山区", "18", "市级")


def errors_of(sheets: dict, name: str = "甲公司") -> str:
    headings, *rows = sheets["企业"]
    row = next(dict(zip(headings, row, strict=True)) for row in rows if row[1] == name)
    return row["错误"] or ""


def refused(run: Callable, file: Path, **options: object) -> AdvisorError:
    with pytest.raises(AdvisorError) as raised:
        run(file, **options)
    assert raised.value.message(strings("zh-CN"))
    assert raised.value.message(strings("en"))
    return raised.value


@pytest.fixture
def write_xlsx(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: tuple[object, ...], merge: str = "") -> Path:
        book = Workbook()
        for row in (HEADINGS, *rows):
            book.active.append(row)
        if merge:
            book.active.merge_cells(merge)
        book.save(tmp_path / "companies.xlsx")
        return tmp_path / "companies.xlsx"

    return write


def test_gbk_is_named_and_read_when_it_is_asked_for(write_csv: Callable, run: Callable) -> None:
    file = write_csv([GOOD], encoding="gbk")
    error = refused(run, file)
    assert (error.code, error.params["likely"]) == (Code.LIST_ENCODING, "GBK")
    done, _ = run(file, encoding="gbk")
    assert done.counts.with_leads == 1


def test_an_unknown_encoding_is_refused(write_csv: Callable, run: Callable) -> None:
    assert refused(run, write_csv([GOOD]), encoding="klingon").code is Code.LIST_ENCODING_UNKNOWN


@pytest.mark.parametrize("missing", ["企业名称", "所在地"])
def test_a_missing_column_is_named(write_csv: Callable, run: Callable, missing: str) -> None:
    kept = [i for i, heading in enumerate(HEADINGS) if heading != missing]
    file = write_csv([[GOOD[i] for i in kept]], [HEADINGS[i] for i in kept])
    error = refused(run, file)
    assert (error.code, error.params["columns"]) == (Code.LIST_COLUMN_MISSING, missing)


def test_a_list_without_any_fact_is_refused(write_csv: Callable, run: Callable) -> None:
    assert refused(run, write_csv([("甲公司", "崂山")], ("企业名称", "所在地"))).code is Code.LIST_NO_FACTS


def test_a_column_twice_is_refused(write_csv: Callable, run: Callable) -> None:
    file = write_csv([("甲", "崂山", "18", "20")], ("企业名称", "所在地", "年购买云服务金额(万元)", "年购买云服务金额"))
    assert refused(run, file).code is Code.LIST_COLUMN_TWICE


def test_an_unknown_column_is_kept_in_mind_and_said(write_csv: Callable, run: Callable) -> None:
    done, sheets = run(write_csv([(*GOOD, "李四")], (*HEADINGS, "联系人")))
    assert done.unknown == ("联系人",)
    assert dict(sheets["运行记录"][1:])["未使用的列"] == "联系人"


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("年购买云服务金额(元)", "180000"), ("年购买云服务金额（万元）", "18"), ("年购买云服务金额", "18万")],
)
def test_the_unit_of_a_heading_holds(write_csv: Callable, run: Callable, heading: str, cell: str) -> None:
    _, sheets = run(write_csv([("甲公司", "崂山区", cell)], ("企业名称", "所在地", heading)))
    assert sheets["企业"][1][6] == 7.2


def test_a_unit_that_no_amount_is_told_in_is_refused(write_csv: Callable, run: Callable) -> None:
    file = write_csv([("甲公司", "崂山区", "18")], ("企业名称", "所在地", "年购买云服务金额(美元)"))
    assert refused(run, file).code is Code.LIST_UNIT


def test_text_where_a_number_belongs_is_the_rows_error_and_gives_no_amount(write_csv: Callable, run: Callable) -> None:
    done, sheets = run(write_csv([("甲公司", "1", "崂山区", "很多", "市级"), ("乙公司", "2", "崂山区", "18", "")]))
    assert "年购买云服务金额" in errors_of(sheets)
    assert [row[4] for row in sheets["线索"][1:] if row[1] == "甲公司"] == ["laoshan-2.1"]
    assert (done.counts.rows, done.counts.with_errors) == (2, 1)


@pytest.mark.parametrize("cell", ["-18", "18.5.3", "1e3", "１８人"])
def test_no_odd_number_passes_for_an_amount(write_csv: Callable, run: Callable, cell: str) -> None:
    _, sheets = run(write_csv([("甲公司", "1", "崂山区", cell, "")]))
    assert errors_of(sheets)
    assert len(sheets["线索"]) == 1


def test_a_condition_that_cannot_be_read_holds_its_award_back(write_csv: Callable, run: Callable) -> None:
    headings = ("企业名称", "所在地", "年购买云服务金额", "服务商为列入青岛市工业互联网平台服务商名录的驻区企业")
    _, sheets = run(write_csv([("甲公司", "崂山区", "18", "大概")], headings))
    assert errors_of(sheets)
    assert len(sheets["线索"]) == 1


def test_a_row_without_a_place_or_name_is_kept_with_its_error(write_csv: Callable, run: Callable) -> None:
    done, sheets = run(write_csv([("甲公司", "1", "", "18", ""), ("", "2", "崂山区", "18", "")]))
    assert "所在地没有填写" in errors_of(sheets)
    assert "企业名称没有填写" in errors_of(sheets, None)
    assert done.counts.with_errors == 2


def test_cells_beyond_the_headings_are_the_rows_error(write_csv: Callable, run: Callable) -> None:
    _, sheets = run(write_csv([(*GOOD, "99", "100")]))
    assert "超出表头的单元格: 99、100" in errors_of(sheets)


def test_a_quote_that_is_not_closed_is_said_with_its_line(tmp_path: Path, run: Callable) -> None:
    file = tmp_path / "companies.csv"
    file.write_text(",".join(HEADINGS) + '\n"甲公司,1,崂山区,18,市级\n', encoding="utf-8")
    assert refused(run, file).code is Code.LIST_BROKEN
    assert not (tmp_path / "results.xlsx").exists()


@pytest.mark.parametrize(
    ("name", "code"), [("a.xls", Code.LIST_FORMAT), ("a.xlsx", Code.LIST_BROKEN), ("a.csv", Code.LIST_EMPTY)]
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, run: Callable, name: str, code: Code) -> None:
    file = tmp_path / name
    file.write_bytes(b"" if name.endswith("csv") else b"\xd0\xcf\x11\xe0 old excel")
    assert refused(run, file).code is code


def test_a_workbook_is_read_like_a_csv(write_xlsx: Callable, run: Callable) -> None:
    _, sheets = run(write_xlsx(("甲公司", 1, "崂山区", 18.0, "市级"), ("乙公司", 2, "崂山区", 17.5, None)))
    assert [row[6] for row in sheets["企业"][1:]] == [107.2, 7]


def test_a_formula_is_the_rows_error_and_never_an_empty_cell(write_xlsx: Callable, run: Callable) -> None:
    done, sheets = run(write_xlsx(("甲公司", 1, "崂山区", "=9*2", "市级")))
    assert "公式" in errors_of(sheets)
    assert "=9*2" in errors_of(sheets)
    assert done.counts.with_leads == 0


def test_an_error_value_of_a_spreadsheet_is_the_rows_error(write_xlsx: Callable, run: Callable) -> None:
    _, sheets = run(write_xlsx(("甲公司", 1, "崂山区", "#REF!", "")))
    assert "#REF!" in errors_of(sheets)


def test_a_date_where_a_number_belongs_is_the_rows_error(write_xlsx: Callable, run: Callable) -> None:
    from datetime import datetime

    _, sheets = run(write_xlsx(("甲公司", 1, "崂山区", datetime(2022, 1, 18), "")))
    assert "年购买云服务金额" in errors_of(sheets)


def test_merged_cells_are_refused_with_their_place(write_xlsx: Callable, run: Callable) -> None:
    error = refused(run, write_xlsx(GOOD, GOOD, merge="C2:C3"))
    assert (error.code, error.params["cells"]) == (Code.LIST_MERGED, "C2:C3")


def test_empty_rows_are_passed_over_and_counted(write_csv: Callable, run: Callable) -> None:
    rows = [("", "", "", "", "")] * 3000
    done, sheets = run(write_csv([*rows, GOOD, *rows]))
    assert (done.counts.rows, done.blank) == (1, 6000)
    assert sheets["企业"][1][0] == 3002


def test_a_million_empty_rows_come_as_no_row_and_are_not_held(tmp_path: Path) -> None:
    file = tmp_path / "companies.csv"
    with file.open("w", encoding="utf-8") as out:
        out.write(",".join(HEADINGS) + "\n" + ",,,,\n" * 1_000_000 + ",".join(GOOD) + "\n")
    known = columns_of([RULES["laoshan-6"], RULES["laoshan-2.1"]])
    table = open_table(file, known, strings("zh-CN"))
    assert [row.number for row in table.rows] == [1_000_002]
    assert table.blank == [1_000_000]


def test_rows_far_below_the_others_in_a_workbook_are_found(tmp_path: Path, run: Callable) -> None:
    book = Workbook()
    book.active.append(HEADINGS)
    for column, value in enumerate(GOOD, start=1):
        book.active.cell(row=200_000, column=column, value=value)
    book.save(tmp_path / "companies.xlsx")
    done, sheets = run(tmp_path / "companies.xlsx")
    assert (done.counts.rows, done.blank) == (1, 199_998)
    assert sheets["企业"][1][0] == 200_000


def test_results_go_to_a_workbook_only(write_csv: Callable, tmp_path: Path, in_2022) -> None:
    from assistant.screening.running import screen_file
    from tests.assistant.screening.conftest import PURPOSE, WORDS

    with pytest.raises(AdvisorError) as raised:
        screen_file(write_csv([GOOD]), tmp_path / "results.csv", in_2022, PURPOSE, WORDS)
    assert raised.value.code is Code.RESULT_FORMAT
    assert PART > 1
