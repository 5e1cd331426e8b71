"""A few kills with a fixed seed; `python -m evals.kills` makes many."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from evals.kills.killing import ID, Lost, check, kill_once, rehearse


def test_texts_and_index_survive_being_killed(tmp_path: Path) -> None:
    within = rehearse(tmp_path)
    chance = random.Random(9)
    killed = [kill_once(tmp_path, number, within, chance) for number in range(1, 5)]
    assert len({round(kill.after, 3) for kill in killed}) == 4


def test_a_loss_is_noticed(tmp_path: Path) -> None:
    rehearse(tmp_path)
    check(tmp_path, 1, None)
    with pytest.raises(Lost):
        check(tmp_path, 1, 1)
    with pytest.raises(Lost):
        check(tmp_path, 2, None)
    assert (tmp_path / f"{ID}.txt").is_file()
