"""The typed request that a model reads out of a message, and what of it holds up.

A number is the person's own words, found again in the message and converted by the program's own parser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.model.counters import Counters
from assistant.model.failures import ModelFailure
from assistant.model.gate import THINKING
from assistant.model.wording import plain_form
from assistant.understanding.binding import BoundFact
from tools.fact_values import parse_value
from tools.facts import Fact, FactError, Kind
from tools.quantities import Quantity, find_quantities
from tools.rule import Rule

LETTER = re.compile(r"[A-Za-z]|(?![零〇一二三四五六七八九十百千万亿两])[\u4e00-\u9fff]")
MOST_REQUESTS, MOST_FACTS, LONGEST_WORDS = 4, 20, 60


class StatedFact(BaseModel):
    """A fact with the words of the message that state it; `value` for yes/no and choices alone."""

    model_config = ConfigDict(extra="forbid")

    fact: str
    words: str
    value: str


class Request(BaseModel):
    """One rule that the message asks about, and the facts that it states for it."""

    model_config = ConfigDict(extra="forbid")

    rule: str
    facts: list[StatedFact]


class Requests(BaseModel):
    """What the message asks."""

    model_config = ConfigDict(extra="forbid")

    requests: list[Request] = Field(description="What the message asks; empty where no rule is meant.")


@dataclass(frozen=True)
class Reading:
    """A request that holds up: a rule of the catalogue, and facts that stand in the message."""

    rule: Rule
    facts: tuple[BoundFact, ...]


def parse_requests(text: str) -> Requests:
    """The requests in a model's own text: thoughts and code fences left out. Raises ModelFailure for anything else."""
    written = THINKING.sub("", text).strip()
    start, end = written.find("{"), written.rfind("}")
    if not written:
        raise ModelFailure("rejected:empty")
    try:
        return Requests.model_validate(json.loads(written[start : end + 1]))
    except (ValueError, ValidationError, RecursionError) as error:
        raise ModelFailure("rejected:broken_json") from error


def readings(
    requests: Requests, message: str, turn: int, rules: Mapping[str, Rule], counters: Counters
) -> list[Reading]:
    """What of the requests holds up. Unknown rules and facts, and words that nobody wrote, are dropped and counted."""
    found: dict[str, Reading] = {}
    if len(requests.requests) > MOST_REQUESTS:
        counters.count("dropped:request", len(requests.requests) - MOST_REQUESTS)
    for request in requests.requests[:MOST_REQUESTS]:
        rule = rules.get(request.rule)
        if rule is None or rule.id in found:
            counters.count("dropped:rule")
            continue
        facts: dict[str, BoundFact] = {}
        for stated in request.facts[:MOST_FACTS]:
            bound = _bound(rule, stated, message, turn)
            if bound is None or bound.fact.id in facts:
                counters.count("dropped:fact")
                continue
            facts[bound.fact.id] = bound
        found[rule.id] = Reading(rule, tuple(facts.values()))
    return list(found.values())


def _bound(rule: Rule, stated: StatedFact, message: str, turn: int) -> BoundFact | None:
    fact = next((fact for fact in rule.facts if fact.id == stated.fact), None)
    if fact is None or not 0 < len(stated.words) <= LONGEST_WORDS:
        return None
    written = _number(stated.words, message) if is_number(fact) else _choice(stated, message)
    if written is None:
        return None
    words, text = written
    try:
        return BoundFact(fact=fact, value=parse_value(fact, text), quote=words, labelled=True, turn=turn)
    except FactError:
        return None  # counted by the caller as a fact that was dropped


def is_number(fact: Fact) -> bool:
    return fact.kind not in (Kind.YES_NO, Kind.CHOICE)


def _number(words: str, message: str) -> tuple[str, str] | None:
    """The one number inside the words, whole as the message has it: 8万 is no number of a message that says 18万."""
    for inside in _numbers_within(words, message):
        if len(inside) == 1:
            return inside[0].text, inside[0].text
    return None


def _choice(stated: StatedFact, message: str) -> tuple[str, str] | None:
    """Words that state a choice, or that something holds: a number alone states neither, nor does half a denial."""
    words = plain_form(stated.words).strip()
    said = words
    for quantity in find_quantities(words):
        said = said.replace(quantity.text, "")
    denied = re.search(rf"[不没未非无]{re.escape(words)}", plain_form(message))
    if denied or not LETTER.search(said) or not list(_numbers_within(words, message)):
        return None
    return stated.words.strip(), stated.value


def _numbers_within(words: str, message: str) -> Iterator[list[Quantity]]:
    """The numbers inside the words, for each place where the message has these words without cutting a number."""
    text, sought = plain_form(message), plain_form(words).strip()
    if not sought:
        return
    found = find_quantities(text)
    for match in re.finditer(re.escape(sought), text):
        start, end = match.span()
        inside = [q for q in found if start <= q.start and q.end <= end]
        touching = [q for q in found if q.start < end and start < q.end]
        if len(inside) == len(touching):
            yield inside
