"""What a screened list says: leads without promises, sums per provision, the record of the run."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import AdvisorError, Code
from assistant.screening.running import scope
from documents import load_corpus

COMPANIES = [
    ("甲公司", "1", "青岛市崂山区", "18", "市级"),
    ("乙公司", "2", "崂山", "60", ""),
    ("丙公司", "3", "济南市", "18", ""),
    ("丁公司", "4", "青岛市", "18", ""),
    ("戊公司", "5", "青岛市崂山区", "9", ""),
    ("己公司", "6", "青岛市崂山区", "", ""),
]


def companies(sheets: dict) -> dict[str, dict[str, object]]:
    headings, *rows = sheets["企业"]
    return {row[1]: dict(zip(headings, row, strict=True)) for row in rows}


def test_every_company_has_a_row_with_its_fixed_sum(write_csv: Callable, run: Callable) -> None:
    done, sheets = run(write_csv(COMPANIES))
    found = companies(sheets)
    assert {name: (row["线索数"], row["定额测算合计(万元)"]) for name, row in found.items()} == {
        "甲公司": (2, 107.2),
        "乙公司": (1, 20),
        "丙公司": (0, 0),
        "丁公司": (0, 0),
        "戊公司": (0, 0),
        "己公司": (0, 0),
    }
    assert (done.counts.rows, done.counts.with_leads, done.counts.with_errors) == (6, 2, 0)


def test_a_lead_says_that_it_is_to_be_verified_and_what(write_csv: Callable, run: Callable) -> None:
    _, sheets = run(write_csv(COMPANIES[:1]))
    headings, *rows = sheets["线索"]
    leads = {row[4]: dict(zip(headings, row, strict=True)) for row in rows}
    assert set(leads) == {"laoshan-2.1", "laoshan-6"}
    cloud = leads["laoshan-6"]
    assert (cloud["测算金额(万元)"], cloud["条目"], cloud["结论"]) == (7.2, "六", "疑似符合, 待核验")
    assert "名录" in cloud["待核验前提"]
    assert cloud["能否申报"] == "等通知"


def test_nearly_reached_is_told_with_its_distance_and_is_no_lead(write_csv: Callable, run: Callable) -> None:
    _, sheets = run(write_csv(COMPANIES))
    assert "再增加超过1万元即越过门槛" in companies(sheets)["戊公司"]["接近门槛"]


def test_the_summary_counts_and_adds_up_per_provision(write_csv: Callable, run: Callable) -> None:
    _, sheets = run(write_csv(COMPANIES))
    rows = {row[0]: row[3:] for row in sheets["汇总"][1:]}
    assert rows["laoshan-6"] == (2, 27.2, None, 1)
    assert rows["laoshan-2.1"] == (1, 100, None, 0)
    assert rows["合计"][:2] == (2, 127.2)


def test_competitive_awards_are_leads_without_sums(write_csv: Callable, run: Callable) -> None:
    headings = ("企业名称", "所在地", "产品销售后1年内销售合同累计到账额(万元)")
    _, sheets = run(write_csv([("甲公司", "济南市", "200")], headings))
    (lead,) = sheets["线索"][1:]
    assert lead[4] == "jinan-5"
    assert lead[8:12] == ("竞争性, 不列金额", None, None, None)
    assert companies(sheets)["甲公司"]["定额测算合计(万元)"] == 0


def test_the_record_names_who_what_for_where_from_and_the_file(
    write_csv: Callable, run: Callable, tmp_path: Path
) -> None:
    import hashlib

    file = write_csv(COMPANIES)
    log = tmp_path / "log" / "screenings.jsonl"
    _, sheets = run(file, log=log)
    record = dict(sheets["运行记录"][1:])
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert (record["操作人"], record["用途"], record["数据来源(操作人声明)"]) == ("张三", "政策摸底", "统计名录")
    assert record["名单文件 SHA-256"] == digest
    assert record["按此日期判断有效期"] == "2022-06-01"
    kept = json.loads(log.read_text(encoding="utf-8"))
    assert (kept["operator"], kept["sha256"], kept["rows"]) == ("张三", digest, 6)


def test_a_day_without_a_usable_text_is_said_and_reference_texts_are_taken_on_request() -> None:
    corpus, today = load_corpus(), date(2026, 11, 21)
    with pytest.raises(AdvisorError) as raised:
        scope(corpus, today, reference=False)
    assert raised.value.code is Code.NOTHING_USABLE
    assert {rule.partition("-")[0] for rule in scope(corpus, today, reference=True).rules} >= {
        "laoshan",
        "qd24",
        "jinan",
    }


def test_only_texts_that_one_can_apply_under_are_screened_by_default() -> None:
    rules = scope(load_corpus(), date(2022, 6, 1), reference=False).rules
    assert {rule.partition("-")[0] for rule in rules} == {"laoshan", "jinan"}


def test_an_unknown_policy_is_refused_with_those_there_are() -> None:
    with pytest.raises(AdvisorError) as raised:
        scope(load_corpus(), date(2022, 6, 1), reference=True, policies=["beijing"])
    assert raised.value.code is Code.UNKNOWN_POLICY


def test_a_name_that_begins_like_a_formula_stays_a_text(write_csv: Callable, run: Callable, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    run(write_csv([("@SUM(A1)", "1", "崂山区", "18", "")]))
    cell = load_workbook(tmp_path / "results.xlsx")["企业"]["B2"]
    assert (cell.value, cell.data_type) == ("@SUM(A1)", "s")
