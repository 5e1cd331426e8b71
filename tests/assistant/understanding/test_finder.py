"""How candidates are ranked by words, facts and place."""

from __future__ import annotations

import pytest

from assistant.conversation import Conversation
from assistant.understanding.binding import Binder
from assistant.understanding.finder import Candidate, Finder, explain
from assistant.understanding.intent import read_intent
from assistant.understanding.message import read
from assistant.understanding.places import LAOSHAN, find_places
from documents import Corpus
from tools.catalogue import RULES


@pytest.fixture(scope="module")
def finder(texts: Corpus) -> Finder:
    return Finder(RULES, texts, cards=None)


def find(finder: Finder, text: str, memory: Conversation | None = None) -> list[Candidate]:
    message = read(text)
    places = find_places(message)
    return finder.find(message, Binder(message), places, read_intent(message), memory or Conversation())


class Asked:
    """Cards that note what they are asked, and are nearest to one rule."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def vector(self, text: str, embedder: str) -> None:
        return None

    def similarities(self, text: str) -> dict[str, float]:
        self.texts.append(text)
        return {rule: 0.9 if rule == "jinan-13" else 0.7 for rule in RULES}


def test_vectors_are_asked_only_where_words_leave_a_doubt(texts: Corpus) -> None:
    cards = Asked()
    finder = Finder(RULES, texts, cards)
    assert find(finder, "崂山企业买云服务花了18万补多少")[0].rule.id == "laoshan-6"
    assert cards.texts == []
    assert find(finder, "搞了一场活动能不能报")[0].rule.id == "jinan-13"
    assert cards.texts == ["搞了一场活动能不能报"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("崂山企业买云服务花了18万补多少", "laoshan-6"),
        ("崂山新认定的数字化车间奖多少", "laoshan-4.2"),
        ("青岛规上企业技改设备投资3000万补多少", "qd24-5.1"),
        ("青岛给十佳场景多少钱，智能软硬件投资1500万", "qd20-3.2"),
        ("济南企业办展会补多少", "jinan-13"),
        ("山东工业互联网园区排第3名给多少", "shandong-7"),
    ],
)
def test_the_rule_meant_comes_first(finder: Finder, text: str, rule: str) -> None:
    assert find(finder, text)[0].rule.id == rule


def test_the_place_decides_between_look_alikes(finder: Finder) -> None:
    documents = [
        find(finder, f"{place}新认定的智能工厂奖多少")[0].rule.document for place in ("崂山企业", "青岛市里给")
    ]
    assert documents == ["laoshan_2020", "qingdao_20_measures"]


def test_a_remembered_place_counts_like_a_stated_one(finder: Finder) -> None:
    assert find(finder, "新认定的智能工厂奖多少", Conversation(place=LAOSHAN))[0].rule.id == "laoshan-4.2"


def test_rules_of_another_city_are_marked_as_elsewhere(finder: Finder) -> None:
    candidates = find(finder, "济南企业买云服务花了18万")
    assert {c.elsewhere for c in candidates if c.rule.document == "laoshan_2020"} == {True}
    assert {c.elsewhere for c in candidates if c.rule.document == "jinan_2020_2022"} <= {False}


def test_stated_facts_speak_for_a_rule(finder: Finder) -> None:
    why = {c.rule.id: c.why for c in find(finder, "崂山企业买云服务花了18万补多少")}
    assert why["laoshan-6"]["facts"] > 0


def test_candidates_come_best_first_and_add_up(finder: Finder) -> None:
    candidates = find(finder, "崂山企业通过两化融合管理体系认证奖多少")
    assert [c.score for c in candidates] == sorted((c.score for c in candidates), reverse=True)
    assert all(c.score == pytest.approx(sum(c.why.values())) for c in candidates)
    assert explain(candidates)[0].startswith(candidates[0].rule.id)


def test_a_document_called_by_its_number_is_recognised(finder: Finder, texts: Corpus) -> None:
    number = texts.documents["laoshan_2020"].number
    assert finder.named_documents(read(f"{number}里的云服务补贴")) == {"laoshan_2020"}
    assert finder.named_documents(read("云服务补贴")) == frozenset()
