"""`python -m evals.mutation`: exit code 0 when every mutant is noticed or a reviewed equivalent, 1: not, 2: no run."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence

from evals.mutation.equivalents import load_equivalents
from evals.mutation.examples import ExamplesError, by_rule, collected
from evals.mutation.gate import Gate
from evals.mutation.mutants import mutants_of
from evals.mutation.run import Fate, Outcome, run
from tools.catalogue import MODULES, RULES

NOTICED, UNNOTICED, COULD_NOT_RUN = 0, 1, 2
FATES: tuple[Fate, ...] = ("examples", "binding", "gate", "equivalent", "survived")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    args = _parser().parse_args(argv)
    started = time.perf_counter()
    try:
        equivalents = load_equivalents()
        examples = by_rule(collected([module.DOCUMENT for module in MODULES]))
    except (ExamplesError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return COULD_NOT_RUN
    mutants = [m for rule in RULES.values() if args.rule in (None, rule.id) for m in mutants_of(rule)]
    whole = args.rule is None and args.slice is None
    if args.slice is not None:
        seed, size = args.slice
        mutants = random.Random(seed).sample(mutants, min(size, len(mutants)))
    outcome = run(mutants, RULES, examples, equivalents, Gate())
    _print_counts(outcome)
    survivors = outcome.of("survived")
    stale = outcome.stale(equivalents) if whole else []
    for mutant in survivors:
        print(f"survived: {mutant}")
    for rule, change in stale:
        print(f"no equivalent any more: {rule}  {change}")
    print(f"{len(mutants)} mutants in {time.perf_counter() - started:.0f} s")
    return UNNOTICED if survivors or stale else NOTICED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.mutation", description=__doc__)
    parser.add_argument("--rule", choices=list(RULES), metavar="ID", help="only the mutants of this rule")
    parser.add_argument(
        "--slice", nargs=2, type=int, metavar=("SEED", "N"), help="N mutants, the same ones for the same seed"
    )
    return parser


def _print_counts(outcome: Outcome) -> None:
    """One line a rule: how many mutants, what noticed them first, and how many nothing did."""
    print(f"{'rule':<20}{'mutants':>9}" + "".join(f"{fate:>12}" for fate in FATES))
    counts = outcome.counts()
    for rule, fates in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        print(f"{rule:<20}{fates.total():>9}" + "".join(f"{fates[fate]:>12}" for fate in FATES))


if __name__ == "__main__":
    sys.exit(main())
