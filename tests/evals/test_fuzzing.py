"""A slice of the fuzzing with a fixed seed; `python -m evals.fuzzing` asks 100,000 messages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.settings import Settings
from assistant.startup import open_advisor
from documents import Corpus
from evals.fuzzing.blocks import blocks, run, said_in_cases
from evals.fuzzing.checking import check
from evals.fuzzing.messages import LONGEST, conversations
from evals.fuzzing.readers import check_readers
from tools.quantities import find_quantities

DAY = date(2026, 11, 21)
SEED = 4


@pytest.fixture(scope="module")
def advisor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Advisor]:
    """The advisor by words and rules alone."""
    found, retrieval = open_advisor(Settings(data_dir=tmp_path_factory.mktemp("advisor"), embedding_model="none"))
    yield found
    retrieval.close()


@pytest.fixture(scope="module")
def said() -> list[str]:
    return said_in_cases()


def test_the_same_seed_gives_the_same_messages_none_too_long(said: list[str]) -> None:
    first = list(conversations(200, said, SEED))
    assert first == list(conversations(200, said, SEED))
    assert first != list(conversations(200, said, SEED + 1))
    assert sum(map(len, first)) == 200
    assert max(len(turn) for turns in first for turn in turns) <= LONGEST


def test_the_readers_keep_what_they_promise(said: list[str]) -> None:
    broken = check_readers(turn for turns in conversations(400, said, SEED) for turn in turns)
    assert broken.texts == 400
    assert not [what for what in broken.found if not what.startswith("slow")], broken.lines()


def test_no_message_brings_about_an_exception(advisor: Advisor, said: list[str]) -> None:
    findings = check(advisor, conversations(120, said, SEED), DAY)
    assert findings.messages == 120
    assert findings.exceptions == {}, findings.lines()


def test_a_run_that_was_broken_off_goes_on_with_the_blocks_that_are_done(tmp_path: Path) -> None:
    wanted = blocks(30, SEED)
    [(first, first_read)] = run(wanted, "none", 1, tmp_path)
    kept = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    [(again, again_read)] = run(wanted, "none", 1, tmp_path)
    assert (again, again_read) == (first, first_read)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == kept
    assert first.messages == first_read.texts == 30
    assert len({block.number for block in blocks(1100, SEED)}) == 3
    assert sum(block.messages for block in blocks(1100, SEED)) == 1100


class Broken:
    """An advisor that fails on one word and makes up a figure on another."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def ask(self, text: str, memory: Conversation, as_of: date) -> Answer:
        if "坏" in text:
            raise ZeroDivisionError("broken")
        return Answer(status="answered", text="可得 123.45 万元" if "编" in text else "没有", as_of=as_of)


def test_an_exception_and_a_number_from_nowhere_are_found(advisor: Advisor) -> None:
    broken = Broken(advisor.corpus)
    findings = check(broken, [("好", "坏"), ("编",)], DAY)  # type: ignore[arg-type]
    assert findings.messages == 3 and not findings.clean
    assert list(findings.exceptions.values()) == [("好", "坏")]
    assert [numbers for numbers, _ in findings.untraced] == ["123.45"]


@pytest.mark.parametrize("text", ["百分之2022年6月", "双跨百分之2022年6月四8十"])
def test_the_digits_of_a_ratio_begin_no_date(text: str) -> None:
    found = find_quantities(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
