"""The orchestrator: understand, retrieve, calculate, check, compose: the story of an answer, top to bottom."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from datetime import date
from typing import Self

from assistant.answer import Answer
from assistant.answering.assessing import Assessing
from assistant.answering.beginning import Beginning, is_english
from assistant.answering.candidates import Candidates
from assistant.answering.choosing import Choosing
from assistant.answering.concluding import Conclusion
from assistant.answering.continuing import Continuing
from assistant.answering.courtesy import Courtesy
from assistant.answering.declining import Declining
from assistant.answering.how_to_apply import HowToApply
from assistant.answering.jurisdiction import Jurisdiction
from assistant.answering.levels import Levels
from assistant.answering.moving import Moving
from assistant.answering.profile import Profile
from assistant.answering.remembering import remember
from assistant.answering.several_projects import several_projects
from assistant.answering.several_questions import SeveralQuestions
from assistant.answering.side_by_side import SideBySide
from assistant.answering.supposing import suppose
from assistant.answering.text_facts import TextFacts
from assistant.answering.unruled import UnruledTexts
from assistant.conversation import Conversation
from assistant.office.records import NOTHING_KEPT, Office
from assistant.retrieval import Retrieval
from assistant.strings import Strings
from assistant.turn import Turn
from assistant.understanding.asides import matter_of
from assistant.understanding.binding import BoundFact
from assistant.understanding.companies import asks_of_both
from assistant.understanding.corrected import without_mistakes
from assistant.understanding.finder import Cards, Finder
from assistant.understanding.learned import learned_rules
from assistant.understanding.message import MOST_NUMBERS
from assistant.understanding.spacing import punctuated
from assistant.validity import Validity
from documents import Corpus
from tools.rule import Rule
from tools.withdrawing import as_they_stand

__all__ = ["Advisor", "is_english"]

Step = Callable[[Turn], bool]
"""A part of the way to an answer; true where the reply is whole with it."""


class Advisor:
    """Answers questions over a corpus with a set of rules. One object serves many conversations."""

    def __init__(
        self,
        corpus: Corpus,
        rules: Mapping[str, Rule],
        retrieval: Retrieval | None,
        cards: Cards | None,
        office: Office = NOTHING_KEPT,
    ) -> None:
        self._corpus = corpus
        self._rules = rules
        self._cards = cards
        self._candidates = Candidates(rules, Finder(rules, corpus, cards, learned_rules()))
        self._beginning = Beginning(corpus, rules, self._candidates)
        self._validity = Validity(corpus, rules)
        self._courtesy = Courtesy(self._validity)
        self._how_to_apply = HowToApply(corpus, rules, self._candidates)
        self._unruled = UnruledTexts(corpus, rules, retrieval, self._validity, self._candidates.find)
        self._declining = Declining(corpus, self._candidates)
        moving = Moving(corpus, rules, self._candidates)
        self._continuing = Continuing(rules, self._candidates, moving)
        self._text_facts = TextFacts(
            corpus, rules, retrieval, lambda turn: self._candidates.named_documents(turn.message)
        )
        self._choosing = Choosing(
            corpus, rules, self._candidates, moving, self._text_facts, self._validity, self._declining
        )
        self._jurisdiction = Jurisdiction(corpus, self._declining)
        self._conclusion = Conclusion(corpus, self._validity)
        self.last_trace: list[str] = []
        self._attend(office)

    def with_office(self, office: Office) -> Self:
        """The same advisor with what an office keeps: its words beside the answers, no figure of what it has stopped."""
        other = copy(self)
        other._attend(office)
        return other

    @property
    def stopped(self) -> frozenset[str]:
        """The rules that the office has stopped, by id."""
        return self._office.stopped

    def _attend(self, office: Office) -> None:
        """What was meant is found among all rules; what is told of one that is stopped is its text."""
        self._office = office
        self._standing = as_they_stand(self._rules, self._corpus, office.stopped)
        self._profile = Profile(self._standing, self._corpus)
        self._side_by_side = SideBySide(self._standing, self._corpus)
        self._assessing = Assessing(self._corpus, self._standing, self._validity)
        self._levels = Levels(self._corpus, self._standing)
        self._several_questions = SeveralQuestions(
            self._beginning,
            self._candidates,
            self._choosing,
            self._jurisdiction,
            self._assessing,
            self._levels,
            self._conclusion,
        )

    @property
    def corpus(self) -> Corpus:
        return self._corpus

    def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer:
        """One answer; `memory` is left knowing what this turn said."""
        started = time.perf_counter()
        told = memory.attend(matter_of(without_mistakes(punctuated(text)), " ".join(memory.said)))
        turn = self._beginning.turn(told, memory, as_of, language, self._office)
        if (memory.companies is not None or memory.others) and asks_of_both(text):
            turn.reply.notices.append(("limit", turn.strings.say("answer.one_company"), "plain"))
        if turn.message.numbers_unread:
            turn.reply.notices.append(("limit", turn.strings.say("answer.numbers_unread", most=MOST_NUMBERS), "document"))
            turn.composer.ground.document.add(str(MOST_NUMBERS))
        steps = (
            self._courtesy.answer,
            self._how_to_apply.answer,
            self._unruled.answer,
            self._several_questions.answer,
            self._declining.topic,
            self._continuing.find,
            self._how_to_apply.of_the_text_spoken_of,
            self._side_by_side.answer,
            self._profile.answer,
            self._text_facts.article,
            self._choosing.choose,
            self._text_facts.sharpen,
            self._jurisdiction.decide,
            self._assessing.assess,
            self._levels.across,
            suppose,
            several_projects,
            self._conclusion.conclude,
        )
        return self._answer(turn, steps, started)

    def restate(
        self, stated: Mapping[str, BoundFact], memory: Conversation, as_of: date, language: str | None = None
    ) -> Answer:
        """The rules spoken of once more, with facts from a form, by id, in place of what was understood of them.

        A form says which fact it fills, so nothing is read into its words. Raises LookupError where no rule was
        spoken of.
        """
        if not memory.rules:
            raise LookupError("no rule was spoken of")
        started = time.perf_counter()
        memory.facts.update(stated)
        turn = self._beginning.turn("", memory, as_of, language, self._office)
        turn.continued = True
        turn.selection.chosen = self._candidates.of_rules(turn, memory.rules)
        steps = (self._jurisdiction.decide, self._assessing.assess, self._levels.across, self._conclusion.conclude)
        return self._answer(turn, steps, started)

    def _answer(self, turn: Turn, steps: Iterable[Step], started: float) -> Answer:
        """Leads the turn through the steps as far as one ends it, and writes the answer."""
        for step in steps:
            if step(turn):
                break
        answer = turn.composer.compose(turn.reply)
        remember(turn)
        self.last_trace = turn.trace
        answer.elapsed_ms = int((time.perf_counter() - started) * 1000)
        return answer

    def scope(self, as_of: date, words: Strings) -> str:
        """How many texts there are and in what state: the scope card of the first screen."""
        return self._validity.scope(as_of, words)
