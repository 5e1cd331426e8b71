"""`python -m evals.kills`: kills ingests, index builds, conversations and screenings at random points.

After every kill the next start is tried. Exit code 0, 1 where it was not sound or anything acknowledged was lost.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from documents import CorpusError
from evals.kills.killing import Kind, Lost
from evals.kills.lists import Lists
from evals.kills.talks import Talks
from evals.kills.texts import Texts

EARLIER, LATER = 0.6, 1.15
"""What the range becomes after a kill that found the work over, and after one that did not."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="in all, shared by the four kinds (default 100)")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    args = parser.parse_args(argv)
    print(f"seed {args.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="policy-advisor-kills-") as temporary:
        kinds = kinds_in(Path(temporary))
        for place, kind in enumerate(kinds):
            kills = (args.kills + place) // len(kinds)
            try:
                print(killed(kind, kills, random.Random(f"{args.seed} {kind.name}")), flush=True)
            except (Lost, CorpusError) as lost:
                print(f"{kind.name}: {lost}", file=sys.stderr)
                return 1
    print(f"{args.kills} kills survived")
    return 0


def kinds_in(folder: Path) -> list[Kind]:
    """The four kinds of work, each in a folder of its own."""
    names = ("ingest", "index", "talks", "lists")
    ingest, index, talks, lists = (folder / name for name in names)
    for one in (ingest, index, talks, lists):
        one.mkdir()
    return [Texts(ingest, "ingest"), Texts(index, "index build"), Talks(talks), Lists(lists)]


def killed(kind: Kind, kills: int, chance: random.Random) -> str:
    """Kills one kind of work so often; what to tell of it. Raises Lost, with the number of the kill.

    The rehearsal may have been slower or faster than what follows. So the range shrinks where a kill has found its work
    over, and grows where it has not: about one in five comes after the end, and the others reach every part of the work.
    """
    first = within = kind.rehearse()
    reached: Counter[str] = Counter()
    for number in range(1, kills + 1):
        try:
            one = kind.kill_once(number, within, chance)
        except Lost as lost:
            raise Lost(f"kill {number}: {lost}") from lost
        reached[(one.said[-1].split()[0]) if one.said else "ready"] += 1
        if kind.last is not None:
            within *= EARLIER if one.acknowledged(kind.last) else LATER
    told = ", ".join(f"{count} after “{said}”" for said, count in sorted(reached.items()))
    moved = "" if within == first else f", at the end within {within:.3f} s"
    return f"{kind.name}: {kills} kills within {first:.3f} s{moved} ({told})"


if __name__ == "__main__":
    sys.exit(main())
