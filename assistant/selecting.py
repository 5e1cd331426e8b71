"""Which rules an answer speaks of: one, several, those of two levels, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain, pairwise

from assistant.understanding.finder import Candidate
from assistant.understanding.intent import Intent
from assistant.understanding.message import Message
from assistant.understanding.places import SHANDONG, Places, inside
from assistant.understanding.subjects import Match
from documents import Corpus
from tools.facts import Kind

ENOUGH = 1.4  # the least evidence for taking a rule to be meant at all
ENOUGH_WORDS = 0.9
NEAR_TIE = 0.6
ENOUGH_LOOKUP, NEAR = 0.6, 0.5  # a lookup only quotes a clause: less evidence will do
VERY_NEAR = 0.62
CLOSE = 1.5  # how far behind the best candidate one may lie
FRESH, FRESH_UNASKED, FRESH_STATED, FRESH_WITH_NUMBER = 1.6, 2.6, 1.8, 0.9  # the least weight of words that no chosen rule explains, for another rule to be meant besides
FRESH_BORROWED = 2.0  # where the only number for it is the first rule's
NOT_LEARNED = 2.5  # by how much more then
COMPARED = 0.3
PARALLEL, LEVELS = 0.72, 0.12  # how close another document's rule on the same words has to come
LEVELS_DOUBTED, SURELY = 0.5, 2.0  # closer, where examples of questions surely point to the one rule only
MOST = 6
ITEM_END = re.compile(r"[；;。\n]")

JOINTS = re.compile(
    r"另外|还有|以及|同时|此外|再加|外加|并且|而且|也|还|又|和|及|与|、|;|；|\?.+\?|？.+？|分别|各"
    r"|1[.、].+2[.、]|第二个问题|两个问题|三个问题|plus|and also"
)


@dataclass
class Selection:
    """The candidates meant. `parallel`: rules of other documents on the same subject. `place_decides`: the place that
    would tell look-alikes apart is not known."""

    chosen: list[Candidate] = field(default_factory=list)
    parallel: list[Candidate] = field(default_factory=list)
    place_decides: bool = False
    nearby: list[Candidate] = field(default_factory=list)


def select(
    candidates: Sequence[Candidate], message: Message, intent: Intent, places: Places, home: str | None, corpus: Corpus
) -> Selection:
    """Chooses among candidates that are ordered best first."""
    behind = candidates[0].score - CLOSE if candidates else 0.0
    nearest = max((c.why.get("place", 0.0) for c in candidates), default=0.0)
    usable = [
        c for c in candidates if is_enough(c, intent) and not (c.rule.is_lookup and c.why.get("place", 0.0) < nearest > 0)
    ]
    if not usable or usable[0].score < behind:
        return Selection(nearby=[c for c in candidates if c.words > 0][:2])
    top = _by_what_holds(usable)
    usable = [top, *(c for c in usable if c is not top)]
    together = intent.total or intent.both or intent.compare or intent.plan
    selection = Selection(chosen=[top], nearby=usable[1:3])
    if places.city_asked and home is None and top.words < ENOUGH_WORDS:  # 市里: of which city, no word of a rule says
        selection.place_decides = not top.rule.is_lookup
    several = bool(JOINTS.search(message.text)) or intent.total or intent.both or intent.compare or intent.plan
    for other in usable[1:]:
        if len(selection.chosen) >= MOST:
            break
        if other.rule.is_lookup and not top.rule.is_lookup and intent.amount and not intent.lookup:
            continue
        if (
            several
            and not other.elsewhere
            and _fits_place(other, top, places, home, corpus)
            and _speaks_besides(other, selection.chosen, message, together)
        ):
            selection.chosen.append(other)
    for other in usable[1:]:
        areas = {corpus.documents[c.rule.document].place for c in (top, other)}
        both_asked = len(areas) == 2 and areas <= set(places.asked)
        levels = both_asked or (not places.asked and _two_levels(top, other, corpus, home))
        share = (LEVELS_DOUBTED if _doubted(top, other) and not both_asked else LEVELS) if levels else PARALLEL
        if other in selection.chosen or not _parallel(top, other, intent, share):
            continue
        if intent.compare and not other.elsewhere:
            selection.parallel.append(other)
        elif not places.any and home is None and _other_place(top, other, corpus):
            if corpus.documents[top.rule.document].place == SHANDONG and _states_more(top, other):
                continue  # the province's rule holds everywhere in it
            selection.parallel.append(other)
            selection.place_decides = True
        elif levels:
            selection.parallel.append(other)
    return selection


def _by_what_holds(usable: Sequence[Candidate]) -> Candidate:
    """The best candidate; of two that lie close in one text the other, where what is said rules out the first alone:
    the pilot's award of 贯标试点, 没通过认证."""
    top = usable[0]
    for other in usable[1:2]:
        near = top.score - other.score <= NEAR_TIE and other.words >= ENOUGH_WORDS and other.rule.document == top.rule.document
        if near and not other.rule.is_lookup and top.denied and not other.denied:
            return other
    return top


def is_enough(candidate: Candidate, intent: Intent | None = None) -> bool:
    """Whether the evidence beside the place is enough to take the rule to be meant."""
    why = candidate.why
    if candidate.outside:
        return False
    plain = sum(value for name, value in why.items() if name not in ("place", "context", "intent", "named"))
    if candidate.words >= ENOUGH_WORDS and plain >= ENOUGH:
        return True
    if candidate.pointed:
        return True
    if candidate.rule.is_lookup and intent is not None and (intent.lookup or intent.validity):
        return plain >= ENOUGH_LOOKUP and (candidate.words > 0 or why.get("dense", 0.0) >= NEAR)
    return "leader" in why and ((plain >= ENOUGH and _has_base(candidate)) or why.get("dense", 0.0) >= VERY_NEAR)


def _has_base(candidate: Candidate) -> bool:
    """Whether the message states a number that the rule's formula needs."""
    formula = candidate.rule.formula
    return formula is not None and any(fact.id in candidate.facts for fact in formula.bases())


def _speaks_besides(other: Candidate, chosen: Sequence[Candidate], message: Message, together: bool) -> bool:
    """Whether words that no chosen rule explains are enough for another rule; a number of its own makes up for few.

    Words beside those of a chosen rule, in one clause, may only be part of its subject (5G工厂的十佳场景): more is
    wanted of them where no example of a question points to the other rule and no number is said to be its base.
    """
    counted = {span for bound in chosen[0].facts.values() for span in bound.spans}
    stated = _has_base(other) and any(b.labelled and counted.isdisjoint(b.spans) for b in other.facts.values())
    unstated, with_number = (FRESH, FRESH_WITH_NUMBER) if together else (FRESH_UNASKED, FRESH_STATED)
    least = with_number if stated else unstated
    fresh = _fresh(other, chosen)
    if _has_base(other) and not stated:  # its number is the first rule's
        least = FRESH_BORROWED
    if stated and _apart(other, chosen, message):
        least = min(least, FRESH_WITH_NUMBER)
    clauses = {message.segment_at(start) for c in chosen for start, _ in c.evidence.spans}
    beside = all(message.segment_at(match.start) in clauses for match in fresh)
    doubtful = beside and not stated and other.why.get("learned") == 0.0
    return sum(match.weight for match in fresh) >= least * (NOT_LEARNED if doubtful else 1.0)


def _apart(other: Candidate, chosen: Sequence[Candidate], message: Message) -> bool:
    """Whether the rule's words and its number stand in a sentence or item of a list (…；…；…) without a chosen rule's words."""
    ends = [match.end() for match in ITEM_END.finditer(message.text)]
    items = list(pairwise([0, *ends, len(message.text)]))
    for start, stop in items:
        spans = [span for span in other.evidence.spans if start <= span[0] < stop]
        stated = any(b.labelled and start <= at < stop for b in other.facts.values() for at, _ in b.spans)
        if len(items) > 2 and spans and stated:
            return not any(start <= at < stop for c in chosen for at, _ in c.evidence.spans)
    return False


def words_beside(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    """The weight of a candidate's words at places that no chosen rule's words touch."""
    return sum(match.weight for match in _fresh(candidate, chosen))


def _fits_place(other: Candidate, top: Candidate, places: Places, home: str | None, corpus: Corpus) -> bool:
    """Whether a further rule holds at the place asked about; with no place known, only rules of the same place do."""
    if not places.any and home is None:
        return not _other_place(top, other, corpus)
    return other.why.get("place", 0.0) >= 0.0


def _fresh(candidate: Candidate, chosen: Sequence[Candidate]) -> list[Match]:
    """The candidate's words, each once, at places that neither a chosen rule's words touch nor what states a condition of
    it (领过平台评价奖补)."""
    conditions = (b.spans for c in chosen for b in c.facts.values() if b.fact.kind is Kind.YES_NO)
    spans = chain(*(c.evidence.spans for c in chosen), *conditions)
    taken = {i for start, end in spans for i in range(start, end)}
    return list({m.word: m for m in candidate.evidence.matches if not taken & set(range(m.start, m.end))}.values())


def _parallel(top: Candidate, other: Candidate, intent: Intent, share: float) -> bool:
    """Another document's award on the same words of the message."""
    if other.rule.document == top.rule.document:
        return False
    if (other.rule.is_lookup or top.rule.is_lookup) and not intent.compare:
        return False
    if other.words < (COMPARED if intent.compare else share) * top.words:
        return False
    mine = {i for start, end in top.evidence.spans for i in range(start, end)}
    return any(mine & set(range(start, end)) for start, end in other.evidence.spans)


def _states_more(top: Candidate, other: Candidate) -> bool:
    """Whether numbers of the message are said to be the first rule's and none the other's."""
    mine, others = (
        [b for b in c.facts.values() if b.labelled and isinstance(b.value, Decimal)] for c in (top, other)
    )
    return bool(mine) and not others


def _doubted(top: Candidate, other: Candidate) -> bool:
    """Whether examples of questions point to the one rule for sure and not to the other."""
    return other.why.get("learned") == 0.0 and top.why.get("learned", 0.0) >= SURELY


def _other_place(top: Candidate, other: Candidate, corpus: Corpus) -> bool:
    return corpus.documents[top.rule.document].place != corpus.documents[other.rule.document].place


def _two_levels(top: Candidate, other: Candidate, corpus: Corpus, home: str | None) -> bool:
    """Both documents hold where the company is, at two levels (区 and 市)."""
    if home is None:
        return False
    areas = [corpus.documents[c.rule.document].place for c in (top, other)]
    return areas[0] != areas[1] and all(inside(home, area) for area in areas)
