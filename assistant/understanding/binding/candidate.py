"""A number that may state a fact."""

from __future__ import annotations

from dataclasses import dataclass

from tools.facts import Fact
from tools.quantities import Quantity

LABELLED = 2.0  # the least score of a number that a label names


@dataclass(frozen=True)
class Candidate:
    fact: Fact
    quantity: Quantity
    score: float
