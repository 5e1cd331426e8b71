"""A few kills with a fixed seed; `python -m evals.kills` makes a hundred."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from evals.kills import lists, talks
from evals.kills.__main__ import killed, kinds_in
from evals.kills.killing import Killed, Kind, Lost
from evals.kills.texts import ID, Texts, check


@pytest.mark.parametrize("place", range(4), ids=["ingest", "index", "conversation", "screening"])
def test_work_survives_being_killed(tmp_path: Path, place: int) -> None:
    kind: Kind = kinds_in(tmp_path)[place]
    within = kind.rehearse()
    chance = random.Random(9)
    killed = [kind.kill_once(number, within, chance) for number in (1, 2)]
    assert len({round(kill.after, 3) for kill in killed}) == 2


@pytest.mark.parametrize("rehearsed", [0.01, 1.0, 100.0])
def test_the_range_of_the_kills_follows_the_time_that_the_work_takes(rehearsed: float) -> None:
    class Work(Kind):
        name, last = "work", "done"

        def rehearse(self) -> float:
            return rehearsed

        def kill_once(self, number: int, within: float, chance: random.Random) -> Killed:
            after = chance.uniform(0, within)
            return Killed(after, ("done 1",) if after >= 1 else ())

    [done] = re.findall(r"(\d+) after “done”", killed(Work(), 300, random.Random(9)))
    assert 30 <= int(done) <= 90


def test_most_kills_of_a_conversation_fall_after_an_acknowledged_answer(tmp_path: Path) -> None:
    talk = talks.Talks(tmp_path)
    within = talk.rehearse()
    chance = random.Random(9)
    kept = [talk.kill_once(number, within, chance).acknowledged("kept") for number in (1, 2, 3)]
    assert sum(map(bool, kept)) >= 2


def test_a_lost_text_is_noticed(tmp_path: Path) -> None:
    Texts(tmp_path, "index build").rehearse()
    check(tmp_path, 1, None)
    with pytest.raises(Lost):
        check(tmp_path, 1, 1)
    with pytest.raises(Lost):
        check(tmp_path, 2, None)
    assert (tmp_path / f"{ID}.txt").is_file()


def test_a_lost_answer_is_noticed(tmp_path: Path) -> None:
    talks.check(tmp_path, {"visitor": 0})
    with pytest.raises(Lost, match="1 answers were acknowledged, 0 are there"):
        talks.check(tmp_path, {"visitor": 1})


def test_a_lost_screening_is_noticed(tmp_path: Path) -> None:
    lists.Lists(tmp_path).rehearse()
    with pytest.raises(Lost, match="not recorded"):
        lists.check(tmp_path, ["0", "1"])
    (tmp_path / lists.RESULTS).write_bytes((tmp_path / lists.RESULTS).read_bytes()[:-200])
    with pytest.raises(Lost, match="cannot be read"):
        lists.check(tmp_path, ["0"])
