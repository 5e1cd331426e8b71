"""How sure a figure is: a 95% interval for a share, and one for a mean."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

Z_95 = 1.959963984540054
RESAMPLES = 1000
SEED = 20260101


def wilson(hits: int, total: int) -> tuple[float, float] | None:
    """The Wilson score interval of a share: it stays inside 0 and 1 and does not collapse at 0% or 100%."""
    if not total:
        return None
    share, n, z2 = hits / total, total, Z_95**2
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = Z_95 / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, centre - reach), min(1.0, centre + reach)


def bootstrap(values: Sequence[float]) -> tuple[float, float] | None:
    """The percentile bootstrap interval of a mean, always the same for the same values."""
    if not values:
        return None
    draw = random.Random(SEED)
    means = sorted(sum(draw.choices(values, k=len(values))) / len(values) for _ in range(RESAMPLES))
    return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES) - 1]
