"""Writes what a run found: a row for every company, a row for every lead, a summary and the record of the run.

Rows go to the file as they come; nothing is kept but the counts.
"""

from __future__ import annotations

import glob
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.screening.columns import CODE, NAME, PLACE, Columns
from assistant.screening.partition import Lead, Screened
from assistant.stored import PART, whole
from assistant.strings import Strings
from documents.model import Status
from tools.catalogue import RULES
from tools.describing import fact_words
from tools.plan import Text
from tools.standing import Standing

SHEET_ROWS = 1_000_000  # a sheet holds 1,048,576
FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass
class Count:
    """What a provision comes to over the list."""

    companies: int = 0
    nearly: int = 0
    fixed: Decimal = Decimal(0)
    ceiling: Decimal = Decimal(0)


@dataclass
class Counts:
    """What the whole run comes to."""

    rows: int = 0
    with_leads: int = 0
    with_errors: int = 0
    fixed: Decimal = Decimal(0)
    rules: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))

    def add(self, one: Screened) -> None:
        self.rows += 1
        self.with_errors += bool(one.errors)
        self.with_leads += any(lead.standing is not Standing.NEARLY for lead in one.leads)
        self.fixed += one.total
        for lead in one.leads:
            count = self.rules[lead.rule]
            if lead.standing is Standing.NEARLY:
                count.nearly += 1
                continue
            count.companies += 1
            count.fixed += lead.amount or 0
            count.ceiling += lead.maximum or 0


class Results:
    """The result file while it is being written. Amounts are numbers in 万元; texts are never formulas."""

    def __init__(self, path: Path, texts: Mapping[str, Text], words: Strings) -> None:
        from openpyxl import Workbook

        self._path = path
        for left in path.parent.glob(f"{glob.escape(path.name)}-*{PART}"):  # of a run that was killed
            left.unlink(missing_ok=True)
        self._texts = texts
        self._say = words.say
        self._book = Workbook(write_only=True)
        self._companies = self._sheet("companies")
        self._leads = self._sheet("leads")
        self._written = {"companies": 0, "leads": 0}
        self.counts = Counts()

    def add(self, one: Screened) -> None:
        self.counts.add(one)
        found = [lead for lead in one.leads if lead.standing is not Standing.NEARLY]
        cells = one.row.cells
        who = [one.row.number, cells.get(NAME, ""), cells.get(CODE, ""), cells.get(PLACE, "")]
        state = self._say("screen.verdict") if found else self._say("screen.no_lead")
        if one.errors:
            state = self._say("screen.verdict_errors") if found else self._say("screen.row_error")
        near = "；".join(
            f"{RULES[lead.rule].title}: {lead.note}" for lead in one.leads if lead.standing is Standing.NEARLY
        )
        row = [*who, state, len(found), one.total, "；".join(one.cut), near, "；".join(one.errors)]
        self._companies = self._append("companies", self._companies, row)
        for lead in found:
            self._leads = self._append("leads", self._leads, [*who, *self._lead(lead)])

    def _lead(self, lead: Lead) -> list[Any]:
        rule = RULES[lead.rule]
        text = self._texts[rule.document]
        key = "competitive" if lead.standing is Standing.COMPETITIVE else lead.certainty
        return [
            lead.rule,
            rule.title,
            text.document.short_title,
            rule.quotes[0].article or "",
            self._say(f"screen.certainty.{key}"),
            lead.amount,
            lead.minimum,
            lead.maximum,
            self._state(text),
            "；".join(lead.open_conditions),
            lead.note,
            self._say("screen.verdict"),
        ]

    def _state(self, text: Text) -> str:
        if text.usable:
            return self._say("page.usable_await_notice")
        final = text.document.status is Status.FINAL
        key = f"page.period_{text.period}" if final else f"page.kind_{text.document.status.value}"
        return self._say("screen.reference", state=self._say(key))

    def close(self, record: Sequence[tuple[str, object]], log: Callable[[], None]) -> None:
        """Writes the summary and the record, then calls `log`, then puts the file in place in one step: there are no
        results without their record, and none that are half written. Raises OSError."""
        summary = self._sheet("summary")
        for rule_id in RULES:
            if rule_id in self.counts.rules:
                count, rule = self.counts.rules[rule_id], RULES[rule_id]
                amounts = [count.fixed or None, count.ceiling or None]
                title = self._texts[rule.document].document.short_title
                self._row(summary, [rule_id, rule.title, title, count.companies, *amounts, count.nearly])
        total = [self._say("screen.total"), "", "", self.counts.with_leads, self.counts.fixed, None, None]
        self._row(summary, total)
        run = self._sheet("run")
        for name, value in record:
            self._row(run, [name, value])
        with whole(self._path) as part:
            self._book.save(part)
            log()

    def _sheet(self, name: str, part: int = 1) -> Any:
        title = self._say(f"screen.sheet.{name}") + (str(part) if part > 1 else "")
        sheet = self._book.create_sheet(title)
        headings = self._say(f"screen.headings.{name}").split("|")
        sheet.append(headings)
        return sheet

    def _append(self, name: str, sheet: Any, row: Sequence[object]) -> Any:
        """Adds a row; a sheet that is full goes on in a further one."""
        self._written[name] += 1
        if self._written[name] % SHEET_ROWS == 0:
            sheet = self._sheet(name, self._written[name] // SHEET_ROWS + 1)
        self._row(sheet, row)
        return sheet

    @staticmethod
    def _row(sheet: Any, row: Iterable[object]) -> None:
        sheet.append([_safe(sheet, value) for value in row])


def _safe(sheet: Any, value: object) -> object:
    """A text that begins like a formula stays a text."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(sheet, value)
        cell.data_type = "s"
        return cell
    return value


def write_template(path: Path, columns: Columns, words: Strings) -> None:
    """An empty list with the right columns, and a sheet that says what goes into each."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(words.say("screen.sheet.template"))
    sheet.append([NAME, CODE, PLACE, *columns.headings.values()])
    guide = book.create_sheet(words.say("screen.sheet.guide"))
    guide.append(words.say("screen.headings.guide").split("|"))
    for name in (NAME, CODE, PLACE):
        key = {NAME: "name", CODE: "code", PLACE: "place"}[name]
        guide.append([name, words.say(f"screen.guide.{key}"), ""])
    for fact in columns.facts:
        guide.append([columns.headings[fact.id], fact_words(fact), fact.question])
    book.save(path)


def write_template_csv(path: Path, columns: Columns) -> None:
    """The same columns as CSV."""
    import csv

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerow([NAME, CODE, PLACE, *columns.headings.values()])
