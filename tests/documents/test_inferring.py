"""The facts that a text states of itself, and nothing else."""

from __future__ import annotations

import pytest

from documents import load_corpus
from documents.inferring import infer

CORPUS = load_corpus()
FACTS = ("number", "issuer", "place", "valid_from", "valid_to", "interpreter", "status")
PLACES = {document.place for document in CORPUS.documents.values()}


def facts(text: str, title: str | None = None) -> dict[str, str]:
    return {name: found.value for name, found in infer(text, title, PLACES).items()}


@pytest.mark.parametrize("document", ["laoshan_2020", "jinan_2020_2022", "shandong_2022", "qingdao_2024_draft"])
def test_what_the_texts_state_is_what_their_manifest_says(document: str) -> None:
    known = CORPUS.documents[document]
    stated = {name: str(value) for name in FACTS if (value := getattr(known, name)) is not None}
    found = facts(CORPUS.text(document))
    assert {name: found[name] for name in FACTS if name in found} == stated
    assert found["title"].replace("（", "(").replace("）", ")") == known.title


def test_a_text_that_states_nothing_has_no_facts_but_its_title() -> None:
    assert set(facts(CORPUS.text("qingdao_20_measures"))) == {"title"}


NOTICE = """东海市人民政府办公室文件
东政办发〔2026〕3号

东海市人民政府办公室关于印发《东海市支持检测产业发展若干措施》的通知

各区县人民政府：
现将《东海市支持检测产业发展若干措施》印发给你们，请遵照执行。

东海市人民政府办公室
2026年2月3日

东海市支持检测产业发展若干措施
一、支持检测服务。根据《关于质量的意见》（国发〔2019〕9号），给予10万元补助。
二、本措施自发布之日起施行，有效期3年，由市市场监管局会同市财政局负责解释。
"""


def test_a_notice_that_brings_a_policy_gives_its_number_day_and_title() -> None:
    assert facts(NOTICE) == {
        "title": "东海市支持检测产业发展若干措施",
        "number": "东政办发〔2026〕3号",
        "issuer": "东海市人民政府办公室",
        "place": "东海市",
        "valid_from": "2026-02-03",
        "valid_to": "2029-02-02",
        "interpreter": "市市场监管局会同市财政局",
        "status": "final",
    }


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("本办法自2026年3月1日起施行，有效期至2028年12月31日。", "2026-03-01", "2028-12-31"),
        ("本办法自二〇二六年三月一日起实施，有效期二年。", "2026-03-01", "2028-02-29"),
        ("本办法有效期为2026年1月1日至2026年12月31日。", "2026-01-01", "2026-12-31"),
        ("本办法有效期5年，自2026年1月1日起执行。", "2026-01-01", "2030-12-31"),
        ("申报材料于2026年1月1日至2026年2月1日提交。", None, None),
        ("本办法自2026年13月1日起施行。", None, None),
    ],
)
def test_the_validity_is_read_in_its_usual_forms(sentence: str, first: str | None, last: str | None) -> None:
    found = facts(f"某办法\n一、奖励。给予10万元。\n二、{sentence}\n")
    assert (found.get("valid_from"), found.get("valid_to")) == (first, last)


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("东海市海州区关于支持检测服务的若干政策", "东海市海州区"),
        ("关于印发崂山区支持检测服务若干政策的通知", "青岛市崂山区"),
        ("江苏省支持检测服务若干政策", "江苏省"),
        ("关于支持产业园区发展的若干政策", None),
        ("支持检测服务若干政策", None),
    ],
)
def test_a_place_is_one_that_is_named_and_a_park_is_none(title: str, place: str | None) -> None:
    assert facts(f"{title}\n一、奖励。给予10万元。\n").get("place") == place


@pytest.mark.parametrize(
    ("title", "status"),
    [("某若干政策（征求意见稿）", "draft"), ("某若干政策解读", "digest"), ("某若干政策", None)],
)
def test_a_text_is_final_only_with_a_sign_of_having_been_issued(title: str, status: str | None) -> None:
    assert facts(f"{title}\n一、奖励。给予10万元。\n").get("status") == status


def test_every_fact_comes_with_the_words_it_was_read_from() -> None:
    compact = "".join(NOTICE.split())
    for found in infer(NOTICE).values():
        assert "".join(found.words.split()) in compact
