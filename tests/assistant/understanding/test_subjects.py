"""Which rules a message's words point to."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.understanding.subjects import SubjectIndex, subject_words
from tools.catalogue import RULES


@pytest.fixture(scope="module")
def subjects() -> SubjectIndex:
    return SubjectIndex(RULES)


def score(subjects: SubjectIndex, text: str, rule: str) -> float:
    found = subjects.find(text)
    return found[rule].score if rule in found else 0.0


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("买云服务", "laoshan-6"),
        ("通过了两化融合管理体系认证", "laoshan-3.3"),
        ("标识解析二级节点", "qd24-18.2"),
        ("产业基金怎么设立", "laoshan-7"),
        ("参展企业展位费补助", "qd24-23.1"),
    ],
)
def test_the_words_of_a_rule_point_to_it(subjects: SubjectIndex, text: str, rule: str) -> None:
    assert score(subjects, text, rule) > 1.5


def test_a_longer_match_outdoes_a_shorter_one_inside_it(subjects: SubjectIndex) -> None:
    text = "通过了两化融合管理体系认证"
    assert score(subjects, text, "laoshan-3.3") > 2 * score(subjects, text, "laoshan-3.2")


def test_a_rare_word_weighs_more_than_a_common_one_of_its_length(subjects: SubjectIndex) -> None:
    owners = Counter(word for rule in RULES.values() for word in subject_words(rule))
    words = [word for word in owners if len(word) == 2]
    rare, common = min(words, key=owners.__getitem__), max(words, key=owners.__getitem__)
    assert subjects.weight(rare) > subjects.weight(common)


@pytest.mark.parametrize("text", ["不是云服务", "除了云服务", "不问云服务"])
def test_a_subject_that_is_put_aside_does_not_count(subjects: SubjectIndex, text: str) -> None:
    assert score(subjects, text, "laoshan-6") < score(subjects, "云服务", "laoshan-6") / 2


def test_one_wrong_character_in_a_long_word_is_forgiven_at_a_discount(subjects: SubjectIndex) -> None:
    right, wrong = (score(subjects, text, "laoshan-4.2") for text in ("数字化车间", "数字化车问"))
    assert 0 < wrong < right


@pytest.mark.parametrize("text", ["今天吃什么", "", "!!!???"])
def test_words_of_no_rule_point_nowhere(subjects: SubjectIndex, text: str) -> None:
    assert subjects.find(text) == {}


def test_a_repeated_word_counts_once(subjects: SubjectIndex) -> None:
    assert score(subjects, "引导基金引导基金", "laoshan-7") == pytest.approx(score(subjects, "引导基金", "laoshan-7"))


def test_matches_say_where_the_words_stand(subjects: SubjectIndex) -> None:
    text = "我们想问引导基金"
    spans = subjects.find(text)["laoshan-7"].spans
    assert "引导基金" in {text[start:end] for start, end in spans}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_has_words_to_be_found_by(rule) -> None:
    words = subject_words(rule)
    assert words
    assert all(word == word.lower() and word.strip() == word for word in words)
