"""The advisor with a language model beside it.

The answer is the advisor's own. The model may add a question about how the message is meant, and words of explanation;
status, figures, awards and citations are never its to touch, and whatever goes wrong leaves the answer as it was.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping
from datetime import date

from assistant.advisor import Advisor, is_english
from assistant.answer import Answer, Notice
from assistant.conversation import Conversation
from assistant.model.comparing import answer_offered, compare, is_confirmation
from assistant.model.failures import ModelFailure
from assistant.model.gate import Gate
from assistant.model.helper import Helper
from assistant.model.requests import Reading
from assistant.model.template import Template, template_of
from assistant.model.timing import Deadline
from assistant.retrieval import Retrieval
from assistant.strings import Strings, strings
from assistant.understanding.finder import Cards
from documents import Corpus
from tools.rule import Rule

NEAR = 12
"""Rules that the model may choose from: those whose cards are nearest to the message."""

logger = logging.getLogger(__name__)


class AdvisorWithModel(Advisor):
    """Answers like the advisor it is; `ask` and `stream` end within the model's time, with the advisor's answer at least."""

    def __init__(
        self,
        corpus: Corpus,
        rules: Mapping[str, Rule],
        retrieval: Retrieval | None,
        cards: Cards | None,
        helper: Helper,
    ) -> None:
        super().__init__(corpus, rules, retrieval, cards)
        self._retrieval = retrieval
        self.helper = helper

    def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer:
        """One answer; `memory` is left knowing what this turn said."""
        *_, answer = self.stream(text, memory, as_of, language)
        assert isinstance(answer, Answer)
        return answer

    def stream(
        self, text: str, memory: Conversation, as_of: date, language: str | None = None
    ) -> Iterator[str | Answer]:
        """The text as far as it is checked, again and again, and the answer at the end.

        What was yielded before is replaced by the answer's text, which may be another: a line that fails the check
        puts the advisor's own text in the place of all that the model wrote.
        """
        started = time.perf_counter()
        offered, memory.offered = memory.offered, None
        words = strings(language or ("en" if is_english(text) else "zh-CN"))
        if offered is not None and offered.rule in self._rules and is_confirmation(text):
            self.helper.counters.count("confirmed")
            answer = answer_offered(offered, memory, self._standing, self.corpus, as_of, words, self._office)
        else:
            before = tuple(memory.rules)
            answer = super().ask(text, memory, as_of, language)
            yield from self._helped(text, answer, before, memory, words)
        answer.elapsed_ms = int((time.perf_counter() - started) * 1000)
        yield answer

    def _helped(
        self, text: str, answer: Answer, before: tuple[str, ...], memory: Conversation, words: Strings
    ) -> Iterator[str]:
        """Adds to the answer what the model is good for; on a failure leaves it as it is."""
        plain, question = answer.text, None
        try:
            deadline = self.helper.deadline()
            if self.helper.is_agent:
                template = template_of(answer)
                written, found = self._acted(text, answer, before, memory, template, deadline)
                question = self._ask_back(answer, found, memory, words)
                if _may_be_reworded(answer, words):
                    gate = self.helper.gate(template)
                    gate.feed(written)
                    self._show(answer, template, gate, words)
            else:
                if self.helper.listens:
                    found = self._heard(text, before, answer, memory, deadline)
                    question = self._ask_back(answer, found, memory, words)
                if self.helper.phrases and _may_be_reworded(answer, words):
                    yield from self._reworded(text, answer, words, deadline)
        except ModelFailure as failure:
            answer.text = plain
            self.helper.failed(failure)
        except Exception as error:
            # The model is an extra: a fault in what surrounds it must not take the answer away. Its words may hold the
            # person's, which belong in no log.
            logger.error("the model's part failed: %s", type(error).__name__)
            answer.text = plain
            self.helper.failed(ModelFailure(f"failed_here:{type(error).__name__}"))
        if question is not None:
            answer.text = f"{answer.text}\n> {question}"

    def _heard(
        self, text: str, before: tuple[str, ...], answer: Answer, memory: Conversation, deadline: Deadline
    ) -> list[Reading]:
        spoken = [self._rules[rule] for rule in before if rule in self._rules]
        near = self._near(text, spoken, answer)
        return self.helper.listen(text, memory.turn - 1, spoken, near, self._rules, self.corpus, deadline)

    def _near(self, text: str, spoken: list[Rule], answer: Answer) -> list[Rule]:
        """The rules of this answer and the last, and those whose cards or words are nearest to the message."""
        scores = dict(self._cards.similarities(text)) if self._cards else {}
        lower = text.lower()
        for rule in self._rules.values():
            scores[rule.id] = scores.get(rule.id, 0.0) + sum(word.lower() in lower for word in rule.words) / 4
        best = sorted(self._rules.values(), key=lambda rule: -scores[rule.id])[:NEAR]
        here = [self._rules[award.rule] for award in answer.awards if award.rule in self._rules]
        return list({rule.id: rule for rule in (*here, *spoken, *best)}.values())

    def _ask_back(self, answer: Answer, found: list[Reading], memory: Conversation, words: Strings) -> str | None:
        """The question to the person where the readings differ; their reply is awaited in `memory`."""
        offer = compare(answer, found, memory, self.corpus, words)
        if offer is None:
            return None
        self.helper.counters.count(offer.event)
        memory.offered = offer.offered
        answer.notices.append(Notice(kind="ambiguous", text=offer.question))
        return offer.question

    def _reworded(self, text: str, answer: Answer, words: Strings, deadline: Deadline) -> Iterator[str]:
        template = template_of(answer)
        gate = self.helper.gate(template)
        yield template.first
        for _ in self.helper.phrase(text, template, gate, deadline):
            yield "\n\n".join((template.first, *gate.lines))
        self._show(answer, template, gate, words)

    def _acted(
        self,
        text: str,
        answer: Answer,
        before: tuple[str, ...],
        memory: Conversation,
        template: Template,
        deadline: Deadline,
    ) -> tuple[str, list[Reading]]:
        spoken = [self._rules[rule] for rule in before if rule in self._rules]
        near = self._near(text, spoken, answer)
        return self.helper.act(
            text, memory.turn - 1, near, self._rules, self.corpus, self._retrieval, template, deadline
        )

    def _show(self, answer: Answer, template: Template, gate: Gate, words: Strings) -> None:
        """The checked first line, the model's lines, and whatever of the checked answer has to be said besides."""
        gate.finish()
        rest = [block.shown for block in template.blocks if block.needed and block not in gate.used]
        said = "\n\n".join(gate.lines)
        answer.text = "\n".join([template.first, "", said, "", words.say("model.reworded"), "", *rest]).strip()
        self.helper.counters.count("shown")


def _may_be_reworded(answer: Answer, words: Strings) -> bool:
    """The check knows the words of Chinese alone; greetings and plain refusals are short enough as they are."""
    return words.language != "en" and bool(answer.awards or answer.citations)
