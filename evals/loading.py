"""Reads case files and says, by file and line, what is wrong with them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from evals.schema import Case

CASES = Path(__file__).parent / "cases"
CaseSet = Literal["gate", "dev", "open"]
SETS: tuple[CaseSet, ...] = ("gate", "dev", "open")


class CaseError(Exception):
    """Case files that cannot be used. `problems` has a line for each mistake: file:line: where: what."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def files_of(case_set: CaseSet, folder: Path = CASES) -> list[Path]:
    """The files of a set, by name.

    `dev_*.jsonl` are the development conversations, `open_*.jsonl` the cases that the advisor does not pass yet, all
    others the gate.
    """
    return [path for path in sorted(folder.glob("*.jsonl")) if _set_of(path) == case_set]


def _set_of(path: Path) -> CaseSet:
    prefix = path.name.partition("_")[0]
    return "dev" if prefix == "dev" else "open" if prefix == "open" else "gate"


def load_cases(paths: Iterable[Path]) -> list[Case]:
    """Every case of the files, in their order. Blank lines are passed over.

    Raises CaseError with all the mistakes of all files: unreadable files, lines that are not JSON or not a case, and
    ids that are used twice.
    """
    cases: list[Case] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"{path}: {error}")
            continue
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            place = f"{path}:{number}"
            try:
                case = Case.model_validate(json.loads(line, object_pairs_hook=_no_key_twice))
            except ValidationError as error:
                problems += [f"{place}: {problem}" for problem in _described(error)]
                continue
            except ValueError as error:
                problems.append(f"{place}: not a line of JSON: {error}")
                continue
            if case.id in seen:
                problems.append(f"{place}: id: {case.id} is used already at {seen[case.id]}")
            seen.setdefault(case.id, place)
            cases.append(case)
    if problems:
        raise CaseError(problems)
    return cases


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """JSON keeps the last of two equal keys silently, and with it loses half of an expectation."""
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(k for k in keys if keys.count(k) > 1)!r} stands twice")
    return found


def _described(error: ValidationError) -> list[str]:
    return [
        f"{'.'.join(str(part) for part in item['loc']) or 'case'}: {item['msg'].removeprefix('Value error, ')}"
        for item in error.errors(include_url=False)
    ]
