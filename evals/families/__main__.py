"""`python -m evals.families`: writes the generated cases; `--check`: exit code 1 where a file is not as it should be."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from evals.families import jinan, laoshan, qingdao_20, qingdao_24, shandong
from evals.families.family import Family
from evals.families.open import OPEN
from evals.loading import CASES
from evals.schema import Case

FAMILIES: dict[str, Sequence[Family]] = {
    "laoshan": laoshan.FAMILIES,
    "qingdao_20": qingdao_20.FAMILIES,
    "qingdao_24": qingdao_24.FAMILIES,
    "jinan": jinan.FAMILIES,
    "shandong": shandong.FAMILIES,
}


def contents() -> dict[Path, str]:
    """What each file of generated cases has to hold."""
    cases = {name: [case for family in families for case in family.cases()] for name, families in FAMILIES.items()}
    gate = {
        CASES / f"gate_generated_{name}.jsonl": _lines(c for c in cases[name] if c.id not in OPEN) for name in cases
    }
    waiting = (case for name in cases for case in cases[name] if case.id in OPEN)
    return {**gate, CASES / "open_generated.jsonl": _lines(waiting)}


def _lines(cases: Iterable[Case]) -> str:
    return "".join(case.model_dump_json(exclude_unset=True) + "\n" for case in cases)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.families", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    stale = [p for p, text in contents().items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    if parser.parse_args(argv).check:
        for path in stale:
            print(f"{path} is not as python -m evals.families writes it", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(contents()[path], encoding="utf-8")
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
