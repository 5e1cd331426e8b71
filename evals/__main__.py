"""`python -m evals`: runs the cases and reports. Exit code 0: all thresholds reached, 1: not, 2: could not run."""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from evals.loading import SETS, CaseError, files_of, load_cases
from evals.report import Run, as_terminal, write_reports
from evals.runner import Asked, run
from evals.schema import Case, Half, Suite
from evals.thresholds import load_thresholds, shortfalls

PASSED, FAILED, COULD_NOT_RUN = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    args = _parser().parse_args(argv)
    try:
        cases = _chosen(args)
        thresholds = load_thresholds(args.set)
    except CaseError as error:
        print(f"cases that cannot be used:\n{error}", file=sys.stderr)
        return COULD_NOT_RUN
    except (OSError, ValueError, ValidationError) as error:
        print(f"thresholds that cannot be used: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    if args.suite:
        thresholds = thresholds.only(args.suite)
    elif args.cases or args.half:
        thresholds = thresholds.only({case.suite for case in cases})
    started = time.perf_counter()
    try:
        advisor, about = _open()
    except Exception as error:
        if args.debug:
            raise
        print(f"the advisor does not start: {type(error).__name__}: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    from documents import load_corpus

    corpus = load_corpus()
    results = run(cases, advisor, corpus, _progress if sys.stderr.isatty() else None)
    about = {"set": args.set, "cases": _digest(cases), **about, "corpus": corpus.digest}
    done = Run(results, shortfalls(results, thresholds), about)
    print(as_terminal(done), end="")
    try:
        written = write_reports(done, args.out)
    except OSError as error:
        print(f"the reports cannot be written: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    print(f"{len(results)} cases in {time.perf_counter() - started:.1f} s; {', '.join(str(path) for path in written)}")
    return FAILED if done.shortfalls else PASSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument(
        "--suite", action="append", choices=get_args(Suite), metavar="S", help="only this suite; again for more"
    )
    parser.add_argument("--half", choices=get_args(Half), help="only the cases of this half of a set that is split")
    parser.add_argument(
        "--set", choices=SETS, default="gate", help="gate: has to be all green; dev: development conversations"
    )
    parser.add_argument("--cases", nargs="+", type=Path, metavar="FILE", help="these files instead of the set's")
    parser.add_argument("--out", type=Path, default=Path("reports"), metavar="DIR", help="where the reports go")
    parser.add_argument("--debug", action="store_true", help="a traceback where the advisor does not start")
    return parser


def _chosen(args: argparse.Namespace) -> list[Case]:
    cases = load_cases(args.cases or files_of(args.set))
    return [
        case
        for case in cases
        if (not args.suite or case.suite in args.suite) and (not args.half or case.half == args.half)
    ]


def _open() -> tuple[Asked, dict[str, str]]:
    """The advisor as everyone else opens it, and what its answers depend on beside the corpus."""
    from assistant.settings import Settings
    from assistant.startup import open_advisor

    settings = Settings()
    advisor, _ = open_advisor(settings)
    return advisor, {"embedding model": settings.embedding_model, "reranker": settings.reranker}


def _digest(cases: Sequence[Case]) -> str:
    content = "\n".join(case.model_dump_json(exclude_unset=True) for case in cases)
    return hashlib.sha256(content.encode()).hexdigest()


def _progress(done: int, total: int) -> None:
    print(f"\r{done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
