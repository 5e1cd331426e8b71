"""What the advisor remembers of a conversation, as JSON and back.

A fact is stored by its id and found again among the rules' facts, so that its label and questions are always those of
the rules; a fact that no rule knows any more is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from decimal import Decimal
from functools import cache
from typing import Any

from assistant.conversation import Company, Conversation, Offered
from assistant.understanding.binding import BoundFact, OfYear, Reading
from assistant.understanding.companies import Companies
from tools.amounts import plain
from tools.catalogue import RULES
from tools.facts import Fact, Kind, Value

PLAIN = ("turn", "subject", "place")
WORDS = ("said", "policy_place")
RULE_IDS = ("rules", "earlier", "seen", "awards", "whole")
"""Fields that are JSON as they are, by what they hold."""
OF_A_COMPANY = ("policy_place", "rules", "awards", "whole")
"""Those of them that are kept of a company while another is spoken of."""


def as_record(memory: Conversation) -> dict[str, Any]:
    """Plain JSON values; amounts are decimal strings in 万元."""
    record: dict[str, Any] = {name: getattr(memory, name) for name in (*PLAIN, *WORDS, *RULE_IDS)}
    record["facts"] = [bound_record(bound) for bound in memory.facts.values()]
    record |= {"supposing": memory.supposing, "level": memory.level}
    record["given"] = None if memory.given is None else str(memory.given)
    record["before"] = None if memory.before is None else [bound_record(bound) for bound in memory.before.values()]
    record["asked"] = [fact.id for fact in memory.asked]
    record["offered"] = memory.offered and {
        "rule": memory.offered.rule,
        "facts": [bound_record(bound) for bound in memory.offered.facts],
    }
    record["companies"] = memory.companies and {"told": dict(memory.companies.told), "asked": memory.companies.asked}
    record["aside"] = {
        company: {"facts": [bound_record(bound) for bound in facts.values()], "place": place}
        for company, (facts, place) in memory.aside.items()
    }
    record |= {"number": memory.number, "together": memory.together}
    record["others"] = [
        {"number": number, "facts": [bound_record(b) for b in company.facts.values()], "place": company.place}
        | {name: getattr(company, name) for name in (*OF_A_COMPANY, "subject")}
        for number, company in memory.others.items()
    ]
    return record


def from_record(record: Mapping[str, Any]) -> Conversation:
    known = _known_facts()
    memory = Conversation()
    for name in PLAIN:
        setattr(memory, name, record[name])
    for name in WORDS:
        setattr(memory, name, tuple(record[name]))
    for name in RULE_IDS:
        setattr(memory, name, tuple(rule for rule in record.get(name, ()) if rule in RULES))
    memory.supposing, memory.level = record.get("supposing", False), record.get("level")
    memory.given = None if (given := record.get("given")) is None else Decimal(given)
    if (before := record.get("before")) is not None:
        memory.before = _facts(before, known)
    memory.facts = _facts(record["facts"], known)
    memory.asked = tuple(known[fact] for fact in record["asked"] if fact in known)
    offered = record["offered"]
    if offered and offered["rule"] in RULES and all(entry["fact"] in known for entry in offered["facts"]):
        memory.offered = Offered(offered["rule"], tuple(_bound(entry, known) for entry in offered["facts"]))
    if told := record.get("companies"):  # records of earlier versions have none
        memory.companies = Companies(told["told"], told["asked"])
        memory.aside = {name: (_facts(kept["facts"], known), kept["place"]) for name, kept in record["aside"].items()}
    memory.number, memory.together = record.get("number", 0), record.get("together", False)
    memory.others = {kept["number"]: _company(kept, known) for kept in record.get("others", ())}
    return memory


def _company(kept: Mapping[str, Any], known: Mapping[str, Fact]) -> Company:
    rules = {name: tuple(rule for rule in kept[name] if rule in RULES) for name in OF_A_COMPANY if name in RULE_IDS}
    return Company(
        facts=_facts(kept["facts"], known),
        place=kept["place"],
        policy_place=tuple(kept["policy_place"]),
        subject=kept["subject"],
        **rules,
    )


def _facts(entries: Iterable[Mapping[str, Any]], known: Mapping[str, Fact]) -> dict[str, BoundFact]:
    return {entry["fact"]: _bound(entry, known) for entry in entries if entry["fact"] in known}


def bound_record(bound: BoundFact) -> dict[str, Any]:
    """A fact by its id, with its value and the words that state it."""
    return {
        "fact": bound.fact.id,
        "value": _written(bound.value),
        "quote": bound.quote,
        "labelled": bound.labelled,
        "assumed": asdict(bound.assumed) if bound.assumed else None,
        "low": None if bound.low is None else plain(bound.low),
        "high": None if bound.high is None else plain(bound.high),
        "turn": bound.turn,
        "parts": [plain(part) for part in bound.parts],
        "apart": bound.apart,
        "kinds": [[kind, plain(count)] for kind, count in bound.kinds],
        "beyond": bound.beyond,
        "years": [[one.year, plain(one.value), one.quote] for one in bound.years],
    }


def bound_from_record(entry: Mapping[str, Any]) -> BoundFact:
    """The fact again. Raises LookupError where no rule knows it any more."""
    return _bound(entry, _known_facts())


def _bound(entry: Mapping[str, Any], known: Mapping[str, Fact]) -> BoundFact:
    fact = known[entry["fact"]]
    return BoundFact(
        fact=fact,
        value=_read(fact, entry["value"]),
        quote=entry["quote"],
        labelled=entry["labelled"],
        assumed=Reading(**entry["assumed"]) if entry["assumed"] else None,
        low=None if entry["low"] is None else Decimal(entry["low"]),
        high=None if entry["high"] is None else Decimal(entry["high"]),
        turn=entry["turn"],
        parts=tuple(Decimal(part) for part in entry.get("parts", ())),
        apart=entry.get("apart", False),
        kinds=tuple((kind, Decimal(count)) for kind, count in entry.get("kinds", ())),
        beyond=entry.get("beyond", False),
        years=tuple(OfYear(year, Decimal(value), quote) for year, value, quote in entry.get("years", ())),
    )


def _written(value: Value) -> Any:
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return plain(value) if isinstance(value, Decimal) else value


def _read(fact: Fact, written: Any) -> Value:
    """The value in the type of the fact's kind: a choice and an amount are both strings in JSON."""
    if isinstance(written, bool) or fact.kind is Kind.CHOICE:
        return written
    return tuple(Decimal(part) for part in written) if isinstance(written, list) else Decimal(written)


@cache
def _known_facts() -> Mapping[str, Fact]:
    return {fact.id: fact for fact in _facts_of(RULES.values())}


def _facts_of(rules: Iterable[Any]) -> Iterable[Fact]:
    for rule in rules:
        yield from rule.facts
