"""Conversations made of a source by one move, with what the last answer has to come to."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evals.talks.sources import Asked, Figure, Source, answered, grown
from evals.talks.wordings import Bank, pick
from tools.catalogue import RULES
from tools.facts import Kind

GAP, TRIED = "~", 4  # what stands between the words of a phrase; how many phrases are tried


@dataclass(frozen=True)
class Talk:
    """`due` is what the single message with the same facts is answered with."""

    move: str
    case: str
    as_of: date
    turns: tuple[str, ...]
    due: Figure


@dataclass(frozen=True)
class Making:
    """What a move is made with. `all_sources`: for another question in between."""

    chance: random.Random
    bank: Bank
    advisor: Asked
    all_sources: Sequence[Source]

    def say(self, move: str, source: Source, **more: str) -> str:
        """One wording of the move, filled in."""
        wording = pick(self.chance, self.bank, move, source.is_number)
        words = {"value": source.value, "other": source.other, "subject": source.subject, "place": source.place or ""}
        return wording.format(**{**words, **more})

    def aside(self) -> str:
        """A remark or question of another kind."""
        return self.chance.choice(self.bank["aside"][self.chance.choice(sorted(self.bank["aside"]))])


def make(move: str, source: Source, making: Making) -> Talk | None:
    """The source told by the move; None where the move does not fit it."""
    made = MOVES[move](source, making)
    return None if made is None else Talk(move, source.case, source.as_of, *made)


Made = tuple[tuple[str, ...], Figure] | None


def _corrected(source: Source, making: Making) -> Made:
    """Another value first, then the right one."""
    return (source.saying(source.other), making.say("corrected", source)), source.figure


def _supposed(source: Source, making: Making) -> Made:
    """The question, then another value supposed."""
    return (source.text, making.say("supposed", source)), source.supposed


def _back(source: Source, making: Making) -> Made:
    """Another value supposed, then back to the facts."""
    return (source.text, making.say("supposed", source), making.say("back", source)), source.figure


def _left_out(source: Source, making: Making) -> Made:
    """The value given as the reply to what the advisor asks."""
    if not _asks(source, making):
        return None
    return (source.saying(""), making.say("replied", source)), source.figure


def _aside_before_reply(source: Source, making: Making) -> Made:
    """A remark of another kind before the reply."""
    if not _asks(source, making):
        return None
    return (source.saying(""), making.aside(), making.say("replied", source)), source.figure


def _taken_up(source: Source, making: Making) -> Made:
    """A remark of another kind, then the question taken up again."""
    if not source.subject:
        return None
    return (source.text, making.aside(), making.say("taken_up", source)), source.figure


def _aside_then_supposed(source: Source, making: Making) -> Made:
    """A remark of another kind, then another value supposed."""
    return (source.text, making.aside(), making.say("supposed", source)), source.supposed


def _placed(source: Source, making: Making) -> Made:
    """The place said in a later turn."""
    text = source.without_place
    return None if text is None else ((text, making.say("placed", source)), source.figure)


def _returned(source: Source, making: Making) -> Made:
    """A question about another award in between."""
    own = {fact.id for fact in RULES[source.rule].facts}
    others = [s for s in making.all_sources if s.rule != source.rule and not s.used & own]
    if not source.subject or not others:
        return None
    between = making.chance.choice(others)
    return (source.text, between.text, making.say("returned", source)), source.figure


def _grown(source: Source, making: Making) -> Made:
    """A further part of a sum, said with what it comes to."""
    said = grown(source, Decimal(making.chance.choice(("0.2", "0.3", "0.5"))))
    if said is None:
        return None
    more, whole = said
    due = answered(making.advisor, source.saying(whole), source.as_of)
    if not due.awards or due.awards[0].rule != source.rule:
        return None
    return (source.text, making.say("grown", source, more=more, whole=whole)), Figure.of(due)


def _denied(source: Source, making: Making) -> Made:
    """A condition that turns out not to hold."""
    facts = [fact for fact in RULES[source.rule].facts if fact.kind is Kind.YES_NO]
    phrases = [phrase for fact in facts for phrase in fact.against if GAP not in phrase]
    making.chance.shuffle(phrases)
    for phrase in phrases[:TRIED]:
        due = answered(making.advisor, f"{source.text}，{phrase}", source.as_of)
        if due.status == "not_eligible" and due.awards and due.awards[0].rule == source.rule:
            return (source.text, making.say("denied", source, phrase=phrase)), Figure.of(due)
    return None


MOVES: dict[str, Callable[[Source, Making], Made]] = {
    "corrected": _corrected,
    "supposed": _supposed,
    "back": _back,
    "left_out": _left_out,
    "aside_before_reply": _aside_before_reply,
    "taken_up": _taken_up,
    "aside_then_supposed": _aside_then_supposed,
    "placed": _placed,
    "returned": _returned,
    "grown": _grown,
    "denied": _denied,
}


def _asks(source: Source, making: Making) -> bool:
    """Whether the advisor asks for the fact where the question leaves it out."""
    answer = answered(making.advisor, source.saying(""), source.as_of)
    return any(missing.fact == source.fact.id for missing in answer.missing) and answer.awards[0].rule == source.rule
