"""The statistics of the office as a page and as an Excel file: the same counts under the same names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.desk.desk import Desk
from assistant.desk.sheets import Book, Cell
from assistant.state.statistics import COUNTED, QUESTIONS, Statistics
from assistant.strings import Strings


@dataclass(frozen=True)
class Table:
    """One way of counting. Each row is a name and the counts of COUNTED."""

    title: str
    heading: str
    rows: tuple[tuple[str, tuple[int, ...]], ...]


def tables(found: Statistics, desk: Desk, words: Strings) -> tuple[Table, ...]:
    """By week, the latest first; by policy and by rule, the most asked first; each rule in each week."""
    documents, rules = desk.service.advisor.corpus.documents, desk.rules
    weeks = tuple((name, _counts(found.weeks[name])) for name in sorted(found.weeks, reverse=True))
    policies = {name: documents[name].short_title if name in documents else name for name in found.policies}
    by_week = sorted(found.weekly, key=lambda one: (one[0], found.weekly[one][QUESTIONS]), reverse=True)
    titles = {name: f"{rules[name].title} ({name})" if name in rules else name for name in found.rules}
    return (
        Table(words.say("desk.by_week"), words.say("desk.week"), weeks),
        Table(words.say("desk.by_policy"), words.say("desk.document"), _by_number(found.policies, policies)),
        Table(words.say("desk.by_rule"), words.say("desk.rule"), _by_number(found.rules, titles)),
        Table(
            words.say("desk.by_week_and_rule"),
            words.say("desk.week_and_rule"),
            tuple((f"{name} {titles[rule]}", _counts(found.weekly[name, rule])) for name, rule in by_week),
        ),
    )


def headings(words: Strings) -> list[str]:
    return [words.say(f"desk.count_{what}") for what in COUNTED]


def book_of(found: tuple[Table, ...], words: Strings) -> bytes:
    """A sheet for each table."""
    book = Book()
    for table in found:
        rows: list[list[Cell]] = [[name, *counts] for name, counts in table.rows]
        book.sheet(table.title, [table.heading, *headings(words)], rows)
    return book.content()


def _by_number(
    counted: Mapping[str, Mapping[str, int]], names: Mapping[str, str]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    most = sorted(counted, key=lambda name: (-counted[name].get(QUESTIONS, 0), name))
    return tuple((names[name], _counts(counted[name])) for name in most)


def _counts(counted: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(counted.get(what, 0) for what in COUNTED)
