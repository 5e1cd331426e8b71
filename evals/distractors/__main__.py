"""`python -m evals.distractors`: asks the right figures of the cases again among clauses that do not bear on them.

Prints how many stayed, were asked back and changed, and each that changed. Exit code 1 where more changed than allowed.
The same seed asks the same.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.distractors.campaign import Outcome, questions, trials
from evals.loading import files_of, load_cases

SEED = 20261121
ALLOWED = 0.01  # of the trials may state another figure


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.distractors", description=__doc__)
    parser.add_argument("--cases", nargs="+", type=Path, metavar="FILE", help="these files instead of gate and dev")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--each", type=int, default=3, metavar="N", help="trials of a question")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each N-th question")
    parser.add_argument("--asked", action="store_true", help="list what was asked back too")
    args = parser.parse_args(argv)
    from assistant.settings import Settings
    from assistant.startup import open_advisor

    advisor, retrieval = open_advisor(Settings())
    cases = load_cases(args.cases or [*files_of("gate"), *files_of("dev")])
    outcome = Outcome()
    for trial in trials(list(questions(cases[:: args.every], advisor)), advisor, args.seed, args.each):
        outcome.trials.append(trial)
        if trial.became == "changed" or (args.asked and trial.became == "asked"):
            print(trial.line(), flush=True)
    retrieval.close()
    print("\n".join(outcome.lines()))
    return 0 if outcome.changed <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
