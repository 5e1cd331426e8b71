"""Which of the candidates an answer speaks of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.conversation import Conversation
from assistant.selecting import Selection, is_enough, select
from assistant.understanding.binding import Binder
from assistant.understanding.finder import Finder
from assistant.understanding.intent import read_intent
from assistant.understanding.message import read
from assistant.understanding.places import find_places
from documents import Corpus
from tools.catalogue import RULES


@pytest.fixture(scope="module")
def choose(texts: Corpus) -> Callable[[str], Selection]:
    finder = Finder(RULES, texts, cards=None)

    def choose(text: str) -> Selection:
        message = read(text)
        places, intent = find_places(message), read_intent(message)
        candidates = finder.find(message, Binder(message), places, intent, Conversation())
        return select(candidates, message, intent, places, places.company, texts)

    return choose


def ids(candidates: list) -> list[str]:
    return [candidate.rule.id for candidate in candidates]


def test_one_subject_is_one_rule(choose: Callable[[str], Selection]) -> None:
    assert ids(choose("崂山企业买云服务花了18万补多少").chosen) == ["laoshan-6"]


def test_two_subjects_joined_are_two_rules(choose: Callable[[str], Selection]) -> None:
    chosen = ids(choose("崂山企业，买云服务花了30万，还通过了两化融合管理体系认证，一共给多少").chosen)
    assert set(chosen) == {"laoshan-6", "laoshan-3.3"}


@pytest.mark.parametrize("text", ["今天吃什么好", "给点建议", "多少钱"])
def test_nothing_is_chosen_without_evidence(choose: Callable[[str], Selection], text: str) -> None:
    assert choose(text).chosen == []


def test_look_alikes_of_two_places_wait_for_the_place(choose: Callable[[str], Selection]) -> None:
    selection = choose("新认定的智能工厂奖多少")
    assert selection.place_decides
    assert {c.rule.document for c in [*selection.chosen, *selection.parallel]} >= {"laoshan_2020", "qingdao_20_measures"}


def test_a_company_in_the_district_is_shown_both_levels(choose: Callable[[str], Selection]) -> None:
    selection = choose("崂山企业，新认定的智能工厂奖多少")
    assert not selection.place_decides
    assert "qd20-3.1" in ids(selection.parallel)


def test_the_level_asked_about_stands_alone(choose: Callable[[str], Selection]) -> None:
    selection = choose("崂山企业，新认定的智能工厂，区里给多少")
    assert ids(selection.chosen) == ["laoshan-4.2"]
    assert selection.parallel == []


def test_a_clause_without_award_is_not_added_to_a_question_for_an_amount(choose: Callable[[str], Selection]) -> None:
    assert all(not c.rule.is_lookup for c in choose("崂山企业买云服务花了18万，一共补多少").chosen)


def test_what_is_chosen_has_enough_evidence(choose: Callable[[str], Selection]) -> None:
    assert all(is_enough(c) for c in choose("崂山企业买云服务花了18万补多少").chosen)
