"""`screen` from the command line: the template goes in as it came out, and who runs it has to be said."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.cli import main

WHO = ["--operator", "张三", "--purpose", "摸底", "--source", "统计名录"]


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main.main(["screen", *arguments], "policy-advisor")
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICY_ADVISOR_DATA_DIR", str(tmp_path / "data"))


def test_a_filled_template_is_screened(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--template", "--out", "list.xlsx", "--as-of", "2022-06-01") == 0
    book = load_workbook("list.xlsx")
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    filled = {"企业名称": "甲公司", "所在地": "崂山区", "年购买云服务金额(万元)": 18}
    sheet.append([filled.get(heading) for heading in headings])
    book.save("list.xlsx")
    assert run("list.xlsx", "--out", "results.xlsx", "--as-of", "2022-06-01", *WHO) == 0
    assert "1 家有线索" in capsys.readouterr().out
    leads = load_workbook("results.xlsx")["线索"]
    assert [(row[4], row[9]) for row in leads.iter_rows(min_row=2, values_only=True)] == [("laoshan-6", 7.2)]
    assert Path("data/screenings.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_every_column_of_the_template_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--template", "--out", "list.csv", "--reference") == 0
    with Path("list.csv").open("a", encoding="utf-8") as file:
        file.write("甲公司,1,崂山区\n")
    assert run("list.csv", "--out", "results.xlsx", "--reference", *WHO) == 0
    assert "没有使用" not in capsys.readouterr().err


def test_who_runs_it_has_to_be_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.csv").write_text("企业名称,所在地,年购买云服务金额\n", encoding="utf-8")
    assert run("list.csv", "--out", "results.xlsx", "--reference", *WHO[:4]) == 1
    assert "--source" in capsys.readouterr().err
    assert not Path("results.xlsx").exists()
