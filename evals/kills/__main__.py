"""`python -m evals.kills`: kills ingests and index builds at random points. Exit code 0, 1 where anything was lost."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from documents import CorpusError
from evals.kills.killing import Lost, kill_once, rehearse


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    args = parser.parse_args(argv)
    print(f"seed {args.seed}", flush=True)
    chance = random.Random(args.seed)
    points: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="policy-advisor-kills-") as temporary:
        folder = Path(temporary)
        within = rehearse(folder) * 1.1
        print(f"an undisturbed run takes {within / 1.1:.2f} s", flush=True)
        for number in range(1, args.kills + 1):
            try:
                killed = kill_once(folder, number, within, chance)
            except (Lost, CorpusError) as lost:
                print(f"kill {number}: {lost}", file=sys.stderr)
                return 1
            points[killed.said.split()[0]] += 1
    told = ", ".join(f"{count} after “{said}”" for said, count in points.items())
    print(f"{args.kills} kills survived: {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
