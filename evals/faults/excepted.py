"""Faults that no case can notice yet, each with the reason."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from evals.faults.fault import Fault, Noticed

FILE = Path(__file__).with_name("excepted.toml")


class Excepted(BaseModel):
    """The faults of these rules whose change begins so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: tuple[str, ...] = Field(min_length=1)
    change: str = ""
    reason: str = Field(pattern=r"\S")

    def covers(self, fault: Fault) -> bool:
        return any(fault.name.startswith(f"{rule}  {self.change}") for rule in self.rules)


def load_excepted(file: Path = FILE) -> list[Excepted]:
    """The reviewed list. Raises OSError or ValueError where it cannot be read."""
    entries = tomllib.loads(file.read_text(encoding="utf-8")).get("excepted", [])
    return [Excepted.model_validate(entry) for entry in entries]


def reason_of(fault: Fault, entries: Sequence[Excepted]) -> str | None:
    """Why nothing notices this fault; None where something has to."""
    return next((entry.reason for entry in entries if entry.covers(fault)), None)


def stale(noticed: Sequence[Noticed], entries: Sequence[Excepted]) -> list[Excepted]:
    """Entries that cover no unnoticed fault."""
    unnoticed = [one.fault for one in noticed if one.by is None]
    return [entry for entry in entries if not any(entry.covers(fault) for fault in unnoticed)]
