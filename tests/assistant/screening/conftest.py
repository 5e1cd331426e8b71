"""Lists of companies, as files."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from assistant.screening.running import Done, Purpose, Scope, scope, screen_file
from assistant.strings import strings
from documents import load_corpus

WORDS = strings("zh-CN")
HEADINGS = ("企业名称", "统一社会信用代码", "所在地", "年购买云服务金额(万元)", "平台认定级别")
PURPOSE = Purpose("张三", "政策摸底", "统计名录")


@pytest.fixture(scope="session")
def in_2022() -> Scope:
    return scope(load_corpus(), date(2022, 6, 1), reference=False)


@pytest.fixture
def write_csv(tmp_path: Path) -> Callable[..., Path]:
    def write(
        rows: Sequence[Sequence[object]], headings: Sequence[str] = HEADINGS, encoding: str = "utf-8-sig"
    ) -> Path:
        file = tmp_path / "companies.csv"
        with file.open("w", encoding=encoding, newline="") as out:
            csv.writer(out).writerows([headings, *rows])
        return file

    return write


@pytest.fixture
def run(tmp_path: Path, in_2022: Scope) -> Callable[..., tuple[Done, dict[str, list[tuple[object, ...]]]]]:
    """Screens a file and gives what came out: the counts, and the rows of every sheet by its title."""
    from openpyxl import load_workbook

    def screen(
        file: Path, found: Scope = in_2022, **options: object
    ) -> tuple[Done, dict[str, list[tuple[object, ...]]]]:
        out = tmp_path / "results.xlsx"
        done = screen_file(file, out, found, PURPOSE, WORDS, workers=1, **options)  # type: ignore[arg-type]
        book = load_workbook(out)
        return done, {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}

    return screen
