"""The rules chosen, applied to the facts: a finding for each that was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from assistant.answering.known_facts import facts_of
from assistant.calculating import Finding, as_hoped, assess, with_year_open
from assistant.turn import Turn
from assistant.understanding.binding.choices import LEVEL_NAMES
from assistant.understanding.finder import Candidate
from assistant.understanding.intent import HOPES
from assistant.understanding.years import ordinal_is_unknown
from assistant.validity import Validity
from documents import Corpus
from tools.conditions import Limit
from tools.rule import Rule

CLAUSE_END = re.compile(r"[，。；！？;!?\n,（）()]")
EACH = re.compile(r"分别|各(?:自|给|拿|补|奖|是|能|多少|几)|[两俩二三四][样项个笔]")
LEVELS_COMPARED = re.compile(
    r"(?:国家|省|市)级?[^，。,;；]{0,3}比(?:国家|省|市)级?[^，。,;；]{0,8}(?:高|多|少|低)[^，。,;；]{0,3}(?:多少|几)"
)
"""省级比市级多多少: neither of the levels is the company's."""
Spans = tuple[tuple[int, int], ...]
LEAST = Decimal("0.0001")
SPOKEN_OF, SPOKEN_OF_TOO = 0.75, 0.4  # how much of the first rule's words a further one without a figure must have


class Assessing:
    """Works out the awards of a turn by the rules as they stand."""

    def __init__(self, corpus: Corpus, standing: Mapping[str, Rule], validity: Validity) -> None:
        self._corpus = corpus
        self._standing = standing
        self._validity = validity

    def assess(self, turn: Turn) -> bool:
        """Leaves the reply with its findings; true where the validity alone was asked for and has been answered."""
        selection = turn.selection
        if (failing := _failing(turn)) is not None:
            selection.chosen = [failing]
        numbers = any(isinstance(b.value, Decimal) for b in selection.chosen[0].facts.values())
        if turn.intent.validity and not turn.intent.amount and not numbers:
            documents = [self._corpus.documents[c.rule.document] for c in selection.chosen[:1]]
            return self._validity.answer(turn, documents, selection.chosen[0])
        owners = _owners(turn)
        for candidate in [*selection.chosen, *selection.parallel]:
            candidate.facts = {
                name: bound
                for name, bound in candidate.facts.items()
                if bound.labelled or name in owners.get(bound.spans, (name,))
            }
            if LEVELS_COMPARED.search(turn.message.text):
                candidate.facts = {name: b for name, b in candidate.facts.items() if b.value not in LEVEL_NAMES}
            finding = self._assess(turn, candidate)
            if ordinal_is_unknown(turn.message):
                finding = with_year_open(finding)
            turn.reply.findings.append(as_hoped(finding) if _is_hoped_for(turn, candidate) else finding)
        _drop_guesses(turn)
        return False

    def _assess(self, turn: Turn, candidate: Candidate) -> Finding:
        standing = self._standing[candidate.rule.id]
        if standing.stopped:
            return Finding(standing, self._corpus.documents[standing.document], {})
        document = self._corpus.documents[candidate.rule.document]
        return assess(candidate.rule, document, facts_of(turn, candidate))


def _is_hoped_for(turn: Turn, candidate: Candidate) -> bool:
    """Whether what is only wanted is this award and not another, whose words alone stand with the hope: 是贯标试点(还没拿证)."""
    hope = HOPES.search(turn.message.lower)
    if hope is None:
        return False
    text = turn.message.text
    start = max((m.end() for m in CLAUSE_END.finditer(text, 0, hope.start())), default=0)
    end = next((m.start() for m in CLAUSE_END.finditer(text, hope.end())), len(text))

    def within(one: Candidate) -> bool:
        return any(start <= at < end for at, _ in one.evidence.spans)

    return within(candidate) or not any(within(other) for other in turn.candidates if other.words > 0)


def _owners(turn: Turn) -> dict[Spans, frozenset[str]]:
    """Whose each number is that no label names and that facts of several awards could be: what was said before is said
    anew (那225万呢), of several the one that was nearest to it in size; else what was asked for first is told."""
    memory = turn.memory
    if not turn.continued:
        return {}
    asked = [fact.id for fact in memory.asked]
    could: dict[Spans, dict[str, Decimal]] = {}
    for candidate in turn.selection.chosen:
        for name, bound in candidate.facts.items():
            if isinstance(bound.value, Decimal) and not bound.labelled and (name in memory.facts or name in asked):
                could.setdefault(bound.spans, {})[name] = bound.value
    found: dict[Spans, frozenset[str]] = {}
    for spans, values in could.items():
        before = {name: old for name in values if isinstance(old := _known(turn, name), Decimal) and old}
        if before:
            nearest = min(before, key=lambda name: max(values[name] / before[name], before[name] / max(values[name], LEAST)))
            found[spans] = frozenset(name for name, old in before.items() if old == before[nearest])
        else:
            found[spans] = frozenset(sorted(values, key=lambda name: asked.index(name) if name in asked else -1)[:1])
    return found


def _known(turn: Turn, name: str) -> object:
    """What was said of a fact before; of a series, what each year was, where that was the same."""
    bound = turn.memory.facts.get(name)
    value = bound.value if bound is not None else None
    return value[0] if isinstance(value, tuple) and len(set(value)) == 1 else value


def _failing(turn: Turn) -> Candidate | None:
    """The award whose threshold a number of the message fails, where a clause that only lists conditions was meant."""
    lead = turn.selection.chosen[0].rule
    if not lead.is_lookup or turn.intent.consequence:
        return None
    for candidate in turn.candidates:
        stated = {fact: bound.value for fact, bound in candidate.facts.items() if bound.labelled}
        conditions = () if candidate.rule.is_lookup or candidate.elsewhere else candidate.rule.conditions
        if any(isinstance(c, Limit) and c.quote in lead.quotes and c.met(stated) is False for c in conditions):
            return candidate
        told = {fact: bound.value for fact, bound in candidate.facts.items()}
        numbers = any(isinstance(value, Decimal) for value in stated.values())
        if numbers and candidate.words > 0 and any(c.quote in lead.quotes and c.met(told) is False for c in conditions):
            return candidate
    return None


def _drop_guesses(turn: Turn) -> None:
    """A further rule that came in on a few words and needs facts nobody spoke of was not meant."""
    findings = turn.reply.findings
    if turn.continued or not any(f.outcome is not None for f in findings):
        return
    lead = turn.selection.chosen[0]
    several = turn.intent.both or turn.intent.compare or bool(EACH.search(turn.message.text))
    least = lead.words * (SPOKEN_OF_TOO if several else SPOKEN_OF)
    words = {c.rule.id: c.words for c in turn.selection.chosen}
    kept = [
        f for f in findings if f.outcome is not None or f.rule.id == lead.rule.id or words.get(f.rule.id, 0) >= least
    ]
    if findings[0].assessment is not None and findings[0].assessment.verdict == "needs_facts":
        parallel = {c.rule.id for c in turn.selection.parallel}
        kept = [f for f in kept if f.rule.id not in parallel or turn.intent.compare]
    turn.reply.findings = kept
