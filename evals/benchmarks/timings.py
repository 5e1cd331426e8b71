"""A handful of timings and what is told about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.report import percentile


@dataclass(frozen=True)
class Timings:
    """Measured times in seconds, at least one."""

    name: str
    seconds: Sequence[float]

    def __post_init__(self) -> None:
        if not self.seconds:
            raise ValueError(f"{self.name}: nothing was measured")

    def at(self, share: float) -> float:
        """The percentile (0 to 100), in seconds."""
        return percentile(sorted(self.seconds), share)

    @property
    def median(self) -> float:
        return self.at(50)

    def as_spread(self) -> str:
        """For few, long runs: median and both ends."""
        ends = f"min {min(self.seconds):.2f} s, max {max(self.seconds):.2f} s"
        return f"{self.name}: median {self.median:.2f} s, {ends} ({len(self.seconds)} runs)"

    def as_percentiles(self) -> str:
        """For many, short ones: where the slow ones begin."""
        shares = ", ".join(f"{name} {self.at(share) * 1000:.1f} ms" for name, share in _NAMED.items())
        return f"{self.name}: {shares} ({len(self.seconds)} turns)"


_NAMED = {"median": 50.0, "p95": 95.0, "p99": 99.0, "max": 100.0}
