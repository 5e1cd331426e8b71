"""Screens a part of a list: a plain function over an iterable, the same in one process, in several, and on Dask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from assistant.errors import BadFact
from assistant.screening.columns import NAME, PLACE, Column
from assistant.strings import strings
from assistant.understanding.places import JINAN, LAOSHAN, NAMES, QINGDAO, SHANDONG, inside
from documents import PolicyDocument
from tools.across import CHAINS
from tools.catalogue import RULES
from tools.facts import FactError, Value
from tools.plan import Plan, Text, plan
from tools.rule import Rule
from tools.standing import Line, Standing, defining_facts, is_award, subject_fact

CACHED = 50_000


@dataclass(frozen=True)
class Row:
    """A company of the list: its number in the file, its cells by heading as written, and what was wrong with the row."""

    number: int
    cells: Mapping[str, str]
    errors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setup:
    """What a run screens for: the rules, the texts as they stand on the day (for no place yet), the columns of the file."""

    rules: tuple[str, ...]
    texts: Mapping[str, Text]
    columns: Mapping[str, Column]
    language: str = "zh-CN"


@dataclass(frozen=True)
class Lead:
    """A provision that a company may fall under. Amounts in 万元; none for what is competitive or discretionary."""

    rule: str
    standing: Standing
    certainty: str
    amount: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    open_conditions: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Screened:
    """A row with its leads, the nearly reached among them, and its errors. `total` is the sum of what is fixed."""

    row: Row
    place: str
    leads: tuple[Lead, ...] = ()
    errors: tuple[str, ...] = ()
    total: Decimal = Decimal(0)
    cut: tuple[str, ...] = field(default=())


def screen_rows(rows: Iterable[Row], setup: Setup) -> list[Screened]:
    """Screens each row of a part. A row that cannot be read keeps its place, with its errors; nothing in it is zero.

    On Dask: `bag.map_partitions(screen_rows, setup)`.
    """
    rules = {rule_id: RULES[rule_id] for rule_id in setup.rules}
    speaking = {rule_id: speaks_by(rule) for rule_id, rule in rules.items()}
    return [_screen(row, setup, rules, speaking) for row in rows]


def speaks_by(rule: Rule) -> frozenset[str]:
    """The facts any of which makes the rule worth looking at; of a chained award also those of its source."""
    own = {fact.id for fact in defining_facts(rule) or (subject_fact(rule),)}
    for chain in CHAINS:
        if chain.rule == rule.id and chain.of_itself:
            own |= {fact.id for fact in defining_facts(RULES[chain.source])}
    return frozenset(own)


def _screen(row: Row, setup: Setup, rules: Mapping[str, Rule], speaking: Mapping[str, frozenset[str]]) -> Screened:
    words = strings(setup.language)
    errors = list(row.errors)
    if not row.cells.get(NAME, "").strip():
        errors.append(words.say("screen.no_name"))
    place = place_of(row.cells.get(PLACE, ""))
    if not place:
        errors.append(words.say("screen.no_place"))
    facts: dict[str, Value] = {}
    unread: set[str] = set()
    for heading, column in setup.columns.items():
        cell = row.cells.get(heading, "")
        if not cell.strip():
            continue
        try:
            facts[column.fact.id] = _value(column, cell)
        except FactError as error:
            unread.add(column.fact.id)
            errors.append(BadFact(error).words(words))
    if row.errors or not place:
        return Screened(row, place, errors=tuple(errors))
    texts = {name: Text(t.document, covers(place, t.document), t.on) for name, t in setup.texts.items()}
    looked_at = {
        rule_id: rule
        for rule_id, rule in rules.items()
        if texts[rule.document].covers is not False
        and not speaking[rule_id].isdisjoint(facts)
        and unread.isdisjoint(fact.id for fact in rule.facts)
    }
    found = plan(looked_at, texts, facts, counting=(Standing.ELIGIBLE,))
    leads = tuple(lead for line in found.lines if (lead := _lead(line, texts[line.rule.document])) is not None)
    total, cut = _fixed_total(found)
    return Screened(row, place, leads, tuple(errors), total, cut)


@lru_cache(maxsize=CACHED)
def _value(column: Column, cell: str) -> Value:
    return column.value(cell)


@lru_cache(maxsize=CACHED)
def place_of(written: str) -> str:
    """The place that a cell names (崂山区, 青岛市城阳区, 济南); empty where it names none."""
    text = "".join(written.split()).lower()
    named = [place for name, place in NAMES.items() if name in text]
    for place in (LAOSHAN, *(p for p in named if p not in (QINGDAO, JINAN, SHANDONG)), QINGDAO, JINAN, SHANDONG):
        if place in named:
            return place
    return text


def covers(place: str, document: PolicyDocument) -> bool | None:
    """Whether a policy holds at a place; None where the place is wider than the policy's area."""
    if inside(place, document.place):
        return True
    return None if inside(document.place, place) else False


def _lead(line: Line, text: Text) -> Lead | None:
    """A line that the office may follow up. What lies in a narrower place than the row names is none."""
    if line.standing is Standing.NEARLY:
        note = "；".join(short.text for short in line.shortfalls)
        return Lead(line.rule.id, line.standing, "", note=note)
    if line.standing not in (Standing.ELIGIBLE, Standing.COMPETITIVE) or line.outcome is None or text.covers is None:
        return None
    conditions = line.assessment.open_conditions if line.assessment else ()
    open_conditions = tuple(condition.text for condition in conditions)
    outcome = line.outcome
    if line.standing is Standing.COMPETITIVE or outcome.certainty == "discretionary":
        return Lead(
            line.rule.id, line.standing, outcome.certainty, None, None, None, open_conditions, line.rule.competition
        )
    return Lead(
        line.rule.id,
        line.standing,
        outcome.certainty,
        outcome.amount,
        outcome.minimum,
        outcome.maximum,
        open_conditions,
    )


def _fixed_total(found: Plan) -> tuple[Decimal, tuple[str, ...]]:
    """The sum of what is fixed, under the limits, and why an award is not in it."""
    if found.total is None:
        return Decimal(0), ()
    counted = found.total.counted
    fixed = sum((part.maximum for part in found.total.subtotals if part.certainty == "fixed"), Decimal(0))
    reasons = tuple(f"{rule}: {reason.text}" for rule, reason in counted.left_out)
    return min(fixed, counted.total), (*reasons, *(cut.limit.text for cut in counted.cuts))


def screened_rules(
    rules: Mapping[str, Rule], documents: Mapping[str, PolicyDocument], usable: Mapping[str, bool]
) -> tuple[str, ...]:
    """The awards of the documents that are to be screened; none of those that give no figure for now."""
    return tuple(
        rule.id
        for rule in rules.values()
        if is_award(rule) and usable.get(rule.document) and rule.document in documents
    )
