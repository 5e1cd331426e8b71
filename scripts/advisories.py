"""Holds the lock files against the list of known advisories beside this script; needs no network.

`python scripts/advisories.py` prints each advisory that a pinned release has, with why it cannot be reached. Exit code 0;
1 where a pinned release lacks a fix that there is, or where the list no longer fits the locks.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
LIST = Path(__file__).with_name("advisories.toml")
LOCKS = (ROOT / "requirements.lock", ROOT / "requirements-dev.lock")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;+]+)", re.MULTILINE)


@dataclass(frozen=True)
class Advisory:
    """One entry: releases before `fixed` have the weakness; or no fix is known up to `no_fix`, and `unreachable` says why
    that does no harm here."""

    package: str
    ids: tuple[str, ...]
    about: str
    fixed: Version | None
    no_fix: Version | None
    unreachable: str

    def row(self) -> str:
        """The line of SECURITY.md's table for an advisory without a fix."""
        return f"| {', '.join(self.ids)} | {self.package} up to {self.no_fix}: {self.about} | {self.unreachable} |"

    def problem(self, pinned: Version | None) -> str | None:
        """What is to be done about it with this release in the locks, None for nothing."""
        if pinned is None:
            return "is in no lock: take the entry out"
        if self.fixed is not None:
            return f"has a fix in {self.fixed}, and {pinned} is pinned" if pinned < self.fixed else None
        assert self.no_fix is not None
        return f"was looked at for {self.no_fix}: look whether {pinned} has a fix" if pinned > self.no_fix else None


def pins(*locks: str) -> dict[str, Version]:
    """The pinned releases by the package's name."""
    return {name.lower().replace("_", "-"): Version(version) for lock in locks for name, version in PIN.findall(lock)}


def read(text: str) -> tuple[date, tuple[Advisory, ...]]:
    """The day on which the list was made, and its entries. Raises KeyError, ValueError."""
    table = tomllib.loads(text)
    return table["checked"], tuple(map(_entry, table["advisory"]))


def _entry(row: Mapping[str, object]) -> Advisory:
    fixed, no_fix, unreachable = row.get("fixed"), row.get("no_fix"), str(row.get("unreachable", ""))
    if (fixed is None) == (no_fix is None) or bool(unreachable) != (no_fix is not None):
        raise ValueError(f"{row['package']} {row['ids']}: either fixed, or no_fix and unreachable")
    ids = row["ids"]
    assert isinstance(ids, list)
    return Advisory(
        package=str(row["package"]),
        ids=tuple(map(str, ids)),
        about=str(row["about"]),
        fixed=None if fixed is None else Version(str(fixed)),
        no_fix=None if no_fix is None else Version(str(no_fix)),
        unreachable=unreachable,
    )


def lines(advisories: tuple[Advisory, ...], pinned: Mapping[str, Version]) -> Iterator[tuple[bool, str]]:
    """Whether something is to be done, and what to tell: of every entry that has a problem or no fix."""
    for one in advisories:
        named = f"{one.package} {', '.join(one.ids)} ({one.about})"
        if problem := one.problem(pinned.get(one.package)):
            yield True, f"{named}: {problem}"
        elif one.no_fix is not None:
            yield False, f"{named}: no fix; {one.unreachable}"


def main() -> int:
    """Runs the command; returns its exit code."""
    checked, advisories = read(LIST.read_text(encoding="utf-8"))
    pinned = pins(*(lock.read_text(encoding="utf-8") for lock in LOCKS))
    found = list(lines(advisories, pinned))
    print(*(line for _, line in found), sep="\n")
    wrong = sum(problem for problem, _ in found)
    print(f"{len(advisories)} entries of {checked}, {len(pinned)} pinned packages: {wrong} to be looked at")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
