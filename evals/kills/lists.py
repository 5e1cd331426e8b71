"""A screening of a list of companies, killed before, while and after its results are put in place."""

from __future__ import annotations

import json
import random
import zipfile
from pathlib import Path
from typing import Any

from evals.kills.killing import Killed, Lost, finish, kill, start

COMPANIES = 300
RESULTS, LOG = "results.xlsx", "screenings.jsonl"


class Lists:
    """Runs over lists, all into one result file with one record."""

    name, last = "screening", "done"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._done: list[str] = []

    def rehearse(self) -> float:
        seconds = finish(start(["list", str(self._folder), "0"]), "done")
        self._done.append("0")
        check(self._folder, self._done)
        return seconds

    def kill_once(self, number: int, within: float, chance: random.Random) -> Killed:
        killed = kill(start(["list", str(self._folder), str(number)]), within, chance)
        self._done += killed.acknowledged("done")
        check(self._folder, self._done)
        return killed


def check(folder: Path, done: list[str]) -> None:
    """The results are whole and those of a recorded run, the newest that was acknowledged or a later one. Raises Lost."""
    records = records_of(folder / LOG)
    operators = [record["operator"] for record in records]
    if missing := [number for number in done if number not in operators]:
        raise Lost(f"runs were acknowledged and are not recorded: {missing}")
    by = operator_of(folder / RESULTS)
    if by not in operators:
        raise Lost(f"the results are of run {by}, which is not recorded")
    if int(by) < int(done[-1]):
        raise Lost(f"the results are of run {by}, and run {done[-1]} was acknowledged")


def records_of(log: Path) -> list[dict[str, Any]]:
    """The record of the runs. Raises Lost."""
    try:
        return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise Lost(f"the record cannot be read: {error}") from error


def operator_of(results: Path) -> str:
    """Who ran what the results say; every company has its row. Raises Lost."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(results, read_only=True)
        rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Lost(f"the results cannot be read: {error}") from error
    companies, *_, run = rows.values()
    if len(companies) != COMPANIES + 1:
        raise Lost(f"{len(companies) - 1} companies are in the results, {COMPANIES} are in the list")
    return str(run[1][1])
