"""A slice of the conversations made of single questions; `python -m evals.talks` makes thousands."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest

from assistant.advisor import Advisor
from assistant.settings import Settings
from assistant.startup import open_advisor
from evals.loading import files_of, load_cases
from evals.talks.__main__ import talks
from evals.talks.asking import ask_all, judged
from evals.talks.moving import MOVES, Making, Talk
from evals.talks.sources import Figure, Source, sources
from evals.talks.wordings import load_bank, pick

SEED = 4
FIFTY, FORTY, NONE = Figure("answered", (50, None, None)), Figure("answered", (40, None, None)), Figure("needs_facts")


@pytest.fixture(scope="module")
def advisor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Advisor]:
    """The advisor by words and rules alone."""
    found, retrieval = open_advisor(Settings(data_dir=tmp_path_factory.mktemp("advisor"), embedding_model="none"))
    yield found
    retrieval.close()


@pytest.fixture(scope="module")
def questions(advisor: Advisor) -> list[Source]:
    chance = random.Random(SEED)
    cases = [case for case in load_cases(files_of("gate")) if case.suite == "figures"]
    return list(sources(chance.sample(cases, 60), advisor, chance, advisor.corpus))


def made(advisor: Advisor, questions: list[Source], count: int) -> list[Talk]:
    making = Making(random.Random(SEED), load_bank(), advisor, questions)
    return list(talks(questions, making, list(MOVES), count))


def test_each_move_has_a_dozen_wordings_that_can_be_filled_in() -> None:
    words = {"value": "18万", "other": "30万", "subject": "云服务", "place": "崂山", "more": "5万", "whole": "23万", "phrase": "没上线"}
    for move, kinds in load_bank().items():
        for wordings in kinds.values():
            assert all("{" not in wording.format(**words) for wording in wordings), move
        assert len({wording for wordings in kinds.values() for wording in wordings}) >= 12, move
    assert pick(random.Random(1), load_bank(), "back")


def test_a_question_has_another_value_of_its_fact_with_its_own_figure(questions: list[Source]) -> None:
    assert len(questions) > 15
    for source in questions:
        assert source.text.count(source.value) == 1
        assert source.other != source.value
        assert source.figure.parts


def test_the_same_seed_makes_the_same_talks(advisor: Advisor, questions: list[Source]) -> None:
    first = made(advisor, questions, 20)
    assert first == made(advisor, questions, 20)
    assert len({talk.move for talk in first}) > 5
    assert all(len(talk.turns) > 1 for talk in first)


def test_no_figure_changes_by_the_way_it_comes_about(advisor: Advisor, questions: list[Source]) -> None:
    counts = ask_all(made(advisor, questions, 90), advisor)
    assert counts.talks == 90
    assert counts.total("changed") == 0, counts.missed
    assert counts.total("same") >= 85, counts.missed


def test_another_figure_is_changed_and_a_question_is_asked() -> None:
    assert judged(FORTY, FORTY) == "same"
    assert judged(FIFTY, FORTY) == "changed"
    assert judged(NONE, FORTY) == "asked"
    assert judged(Figure("declined"), FORTY) == "silent"
    assert judged(Figure("not_eligible"), FORTY) == "changed"
    assert judged(Figure("not_eligible"), Figure("not_eligible")) == "same"


def test_the_report_counts_by_move(advisor: Advisor) -> None:
    talk = Talk("corrected", "cloud", date(2026, 11, 21), ("崂山企业买云服务18万能补多少", "不对，是30万"), FORTY)
    counts = ask_all([talk], advisor)
    assert counts.by_move["corrected"]["changed"] == 1
    assert counts.lines()[-1] == "changed: 100.00% of 1"
    assert counts.missed[0][2].parts[0] == 12
