"""The bank of wordings: how people say each move."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

Bank = Mapping[str, Mapping[str, Sequence[str]]]


def load_bank() -> Bank:
    """The wordings of each move: `any`, or by kind."""
    return tomllib.loads((Path(__file__).parent / "wordings.toml").read_text(encoding="utf-8"))


def pick(chance: random.Random, bank: Bank, move: str, number: bool = False) -> str:
    """One wording of the move; those for numbers only where a number is said."""
    kinds = bank[move]
    wordings = [*kinds.get("any", ()), *(kinds.get("number", ()) if number else ())]
    return chance.choice(wordings or [wording for kind in kinds.values() for wording in kind])
