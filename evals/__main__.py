"""`python -m evals`: runs the cases and reports. Exit code 0: all thresholds reached, 1: not, 2: could not run."""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from pydantic import ValidationError

from evals.baseline import BaselineError, read_baseline, since
from evals.faults.run import all_faults, run_faults
from evals.loading import SETS, CaseError, files_of, load_cases
from evals.moves import moves
from evals.ranking import Mean, MissingLibrary, Search, measured, wanted_clauses
from evals.report import as_terminal, percentile, write_reports
from evals.revision import RevisionError, answers_at
from evals.run_record import Run, unnoticed
from evals.runner import Asked, CaseResult, run
from evals.schema import Case, Half, Suite
from evals.thresholds import Thresholds, load_thresholds, search_shortfalls, shortfalls

if TYPE_CHECKING:
    from documents import Corpus

PASSED, FAILED, COULD_NOT_RUN = 0, 1, 2
CANNOT = (BaselineError, RevisionError, subprocess.TimeoutExpired)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    args = _parser().parse_args(argv)
    try:
        cases = _chosen(args)
        thresholds = _thresholds(args, cases)
        before = read_baseline(args.baseline) if args.baseline else None
        earlier = answers_at(args.diff, cases) if args.diff else None
    except CaseError as error:
        print(f"cases that cannot be used:\n{error}", file=sys.stderr)
        return COULD_NOT_RUN
    except CANNOT as error:
        print(error, file=sys.stderr)
        return COULD_NOT_RUN
    except (OSError, ValueError, ValidationError) as error:
        print(f"thresholds that cannot be used: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    started = time.perf_counter()
    try:
        advisor, search, about = _open()
    except Exception as error:
        if args.debug:
            raise
        print(f"the advisor does not start: {type(error).__name__}: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    from documents import load_corpus

    corpus = load_corpus()
    progress = _progress if sys.stderr.isatty() else None
    results = run(cases, advisor, corpus, progress)
    about = {"set": args.set, "cases": _digest(cases), "corpus": corpus.digest, **about}
    ranking = _ranking(search, cases, corpus) if search else {}
    whole = not (args.suite or args.half or args.cases)
    noticed = None
    if args.faults:
        from tools.catalogue import RULES

        noticed = run_faults(list(all_faults(RULES, corpus)), results, advisor, corpus, progress)
    done = Run(
        results,
        [*shortfalls(results, thresholds), *search_shortfalls(ranking, thresholds)],
        about,
        ranking,
        since(before, results, whole=whole) if before is not None else None,
        moves(earlier, results) if earlier is not None else None,
        noticed,
    )
    done.shortfalls.extend(unnoticed(done))
    print(as_terminal(done), end="")
    try:
        written = write_reports(done, args.out)
    except OSError as error:
        print(f"the reports cannot be written: {error}", file=sys.stderr)
        return COULD_NOT_RUN
    print(f"{len(results)} cases in {time.perf_counter() - started:.1f} s; {_latency(results)}")
    print(", ".join(str(path) for path in written))
    if args.peer:
        _compare(cases, corpus, done, search)
    return FAILED if done.shortfalls else PASSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument(
        "--suite", action="append", choices=get_args(Suite), metavar="S", help="only this suite; again for more"
    )
    parser.add_argument("--half", choices=get_args(Half), help="only the cases of this half of a set that is split")
    parser.add_argument(
        "--set",
        choices=SETS,
        default="gate",
        help="gate: has to be all green; dev: development conversations; open: not passed yet",
    )
    parser.add_argument("--cases", nargs="+", type=Path, metavar="FILE", help="these files instead of the set's")
    parser.add_argument("--out", type=Path, default=Path("reports"), metavar="DIR", help="where the reports go")
    parser.add_argument(
        "--baseline", type=Path, metavar="FILE", help="an earlier evals.json: what newly fails or passes"
    )
    parser.add_argument("--diff", metavar="REV", help="which answers moved since this revision, and by which clause")
    parser.add_argument("--peer", action="store_true", help="put the cases to plain search as well, side by side")
    parser.add_argument("--faults", action="store_true", help="then test the suite: plant faults one at a time")
    parser.add_argument("--debug", action="store_true", help="a traceback where the advisor does not start")
    return parser


def _chosen(args: argparse.Namespace) -> list[Case]:
    cases = load_cases(args.cases or files_of(args.set))
    return [
        case
        for case in cases
        if (not args.suite or case.suite in args.suite) and (not args.half or case.half == args.half)
    ]


def _thresholds(args: argparse.Namespace, cases: Sequence[Case]) -> Thresholds:
    """Those of the set; a run of some suites or files has to reach only what it runs."""
    thresholds = load_thresholds(args.set)
    if args.suite:
        return thresholds.only(args.suite)
    return thresholds.only({case.suite for case in cases}) if args.cases or args.half else thresholds


def _open() -> tuple[Asked, Search | None, dict[str, str]]:
    """The advisor as everyone else opens it, its search, and what its answers depend on beside the corpus."""
    from assistant.settings import Settings
    from assistant.startup import open_advisor
    from evals.digests import digests

    settings = Settings()
    advisor, retrieval = open_advisor(settings)
    about = digests(settings.data_dir) | {"embedding model": settings.embedding_model, "reranker": settings.reranker}
    return advisor, lambda question, k: [hit.clause.id for hit in retrieval.search(question, k)], about


def _ranking(search: Search, cases: Sequence[Case], corpus: Corpus) -> Mapping[str, Mean]:
    wanted = wanted_clauses(cases, corpus)
    try:
        return measured(search, wanted) if wanted else {}
    except MissingLibrary as error:
        print(f"the search is not measured: {error}", file=sys.stderr)
        return {}


def _latency(results: Sequence[CaseResult]) -> str:
    """The percentiles of a turn, as seen from outside."""
    times = sorted(turn.milliseconds for result in results for turn in result.turns)
    return ", ".join(f"p{share} {percentile(times, share):.0f} ms" for share in (50, 95, 99)) if times else "no turn"


def _compare(cases: Sequence[Case], corpus: Corpus, done: Run, search: Search | None) -> None:
    """Prints the advisor beside its peers."""
    from assistant.settings import Settings
    from evals.peer.compare import aligned, compared, peers

    others, skipped = peers(Settings(), corpus)
    for line in skipped:
        print(line)
    print(aligned(compared(cases, corpus, (done.results, search), others)), end="")


def _digest(cases: Sequence[Case]) -> str:
    content = "\n".join(case.model_dump_json(exclude_unset=True) for case in cases)
    return hashlib.sha256(content.encode()).hexdigest()


def _progress(done: int, total: int) -> None:
    print(f"\r{done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
