"""The rules that a turn may be about, with what speaks for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.turn import Turn
from assistant.understanding.finder import Candidate, Finder
from assistant.understanding.message import Message
from tools.rule import Rule


class Candidates:
    """Asks the finder on behalf of a turn."""

    def __init__(self, rules: Mapping[str, Rule], finder: Finder) -> None:
        self._rules = rules
        self._finder = finder

    def find(self, turn: Turn, subject: str = "") -> list[Candidate]:
        """All candidates, best first. `subject`: words of an earlier turn that the message leans on."""
        return self._finder.find(turn.message, turn.binder, turn.places, turn.intent, turn.memory, subject)

    def of_rules(self, turn: Turn, rules: Sequence[str]) -> list[Candidate]:
        """A candidate for each of these rules, in their order: one found already, or the rule with what the message says of it."""
        by_id = {c.rule.id: c for c in turn.candidates}
        found = []
        for rule_id in rules:
            if rule_id in by_id:
                found.append(by_id[rule_id])
                continue
            rule = self._rules[rule_id]
            facts = turn.binder.bind(rule)
            found.append(Candidate(rule, self._finder.subjects.none(rule_id), facts, 0.0, 0.0))
        return found

    def named_documents(self, message: Message) -> frozenset[str]:
        """Documents that the message calls by name or number."""
        return self._finder.named_documents(message)
