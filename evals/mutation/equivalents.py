"""Reviewed equivalents: changes that give the same award for all facts, each with the reason."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from evals.mutation.mutants import Mutant

FILE = Path(__file__).with_name("equivalent.toml")


class Equivalent(BaseModel):
    """One change of one or several rules that nothing could notice, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: tuple[str, ...] = Field(min_length=1)
    change: str
    reason: str = Field(pattern=r"\S")

    def covers(self, mutant: Mutant) -> bool:
        return mutant.rule in self.rules and mutant.change == self.change


def load_equivalents(path: Path = FILE) -> list[Equivalent]:
    """The reviewed list. Raises ValueError where it cannot be read."""
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("equivalent", [])
    return [Equivalent.model_validate(entry) for entry in entries]
