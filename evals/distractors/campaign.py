"""Puts clauses that do not bear on it into a question with a right figure, and looks what becomes of the figure."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from assistant.answer import Answer
from assistant.conversation import Conversation
from evals.distractors.bank import BANK, Clause, bears_on, written
from evals.runner import Asked
from evals.schema import Case, Expectation

Place = Literal["before", "between", "after"]
Became = Literal["same", "asked", "changed"]
PLACES: tuple[Place, ...] = ("before", "between", "after")
BOUNDARY = re.compile(r"[，,。；;]")
GOES_ON = re.compile(
    r"其中|里面|里头|当中|这|那|它|是|就|才|也|都|还|又|但|不过|而|所以|因此|[（(\d]|[^，。]{0,3}[占%]"
)
SPELLED = re.compile(r"[A-Za-z]{4,} [A-Za-z]+ ")


@dataclass(frozen=True)
class Question:
    """A case of one turn whose figure the advisor gives rightly, with the rules that its answer stands on."""

    case: str
    text: str
    as_of: date
    figures: tuple[object, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Trial:
    """A question with clauses put in, and what it was answered."""

    question: Question
    clauses: tuple[Clause, ...]
    place: Place
    asked: str
    answer: Answer

    @property
    def became(self) -> Became:
        """A question back is no false figure; anything else but the same figure is counted as changed."""
        if figures(self.answer) == self.question.figures:
            return "same"
        return "asked" if self.answer.status == "needs_facts" and self.answer.headline is None else "changed"

    def line(self) -> str:
        headline = self.answer.headline
        now = headline.model_dump_json(exclude_none=True) if headline else "no headline"
        topics = ", ".join(clause.of for clause in self.clauses)
        return (
            f"{self.became}: {self.question.case} ({self.place}; {topics}): {self.asked} -> {self.answer.status}, {now}"
        )


@dataclass
class Outcome:
    """The trials, counted."""

    trials: list[Trial] = field(default_factory=list)

    def count(self, became: Became) -> int:
        return sum(trial.became == became for trial in self.trials)

    @property
    def changed(self) -> float:
        """The share of trials that state something else."""
        return self.count("changed") / len(self.trials) if self.trials else 0.0

    def lines(self) -> list[str]:
        """The counts, over all and by topic where any figure did not stay."""
        total = len(self.trials)
        found = [
            f"{name:8} {self.count(name):5} {self.count(name) / max(1, total):6.1%}"
            for name in ("same", "asked", "changed")
        ]
        by_topic = Counter((clause.of, trial.became) for trial in self.trials for clause in trial.clauses)
        for topic in sorted({topic for topic, became in by_topic if became != "same"}):
            asked, changed = by_topic[topic, "asked"], by_topic[topic, "changed"]
            found.append(f"  {topic}: {by_topic[topic, 'same']} same, {asked} asked, {changed} changed")
        return found


def figures(answer: Answer) -> tuple[object, ...]:
    """What the answer states first: its amount, both ends, and its years."""
    if answer.headline is None:
        return ()
    headline = answer.headline
    return (headline.amount, headline.minimum, headline.maximum, tuple(headline.schedule or ()))


def questions(cases: Iterable[Case], advisor: Asked) -> Iterator[Question]:
    """The cases of one turn with a figure that the advisor states as the case wants it."""
    for case in cases:
        if len(case.turns) != 1 or len(case.expect) != 1 or SPELLED.search(case.turns[0]):
            continue
        wanted = case.expect[0]
        if wanted.amount is None and wanted.maximum is None:
            continue
        answer = advisor.ask(case.turns[0], Conversation(), case.as_of)
        if answer.status == "answered" and _is_right(wanted, answer):
            rules = tuple(award.rule for award in answer.awards)
            yield Question(case.id, case.turns[0], case.as_of, figures(answer), rules)


def trials(asked: Sequence[Question], advisor: Asked, seed: int, each: int = 3) -> Iterator[Trial]:
    """`each` trials of every question: one to three clauses, before it, between two of its own and behind it in turn."""
    for question in asked:
        chance = random.Random(f"{seed} {question.case}")
        bank = [clause for clause in BANK if not bears_on(clause.of, question.rules)]
        for number in range(each):
            place = PLACES[number % len(PLACES)]
            clauses = tuple(chance.sample(bank, chance.choice((1, 1, 2, 3))))
            text = put_in(question.text, [written(clause, chance) for clause in clauses], place, chance)
            yield Trial(question, clauses, place, text, advisor.ask(text, Conversation(), question.as_of))


def put_in(text: str, clauses: Sequence[str], place: Place, chance: random.Random) -> str:
    """The text with the clauses put in. A text of one clause has no place between: there they stand before it."""
    said = "，".join(clauses)
    if place == "after":
        return f"{text.rstrip('，。, ')}{'' if text.rstrip().endswith(('?', '？')) else '。'}对了，{said}"
    between = [
        m.end()
        for m in BOUNDARY.finditer(text)
        if m.end() < len(text) and not GOES_ON.match(text, m.end()) and not _in_number(text, m)
    ]
    if place == "before" or not between:
        return f"{said}，{text}"
    at = chance.choice(between)
    return f"{text[:at]}{said}{'。' if text[at - 1] == '。' else '，'}{text[at:]}"


def _in_number(text: str, mark: re.Match[str]) -> bool:
    return text[mark.start() - 1 : mark.start()].isdigit() and text[mark.end() : mark.end() + 1].isdigit()


def _is_right(wanted: Expectation, answer: Answer) -> bool:
    headline = answer.headline
    if headline is None:
        return False
    return all(
        getattr(wanted, name) is None or getattr(headline, name) == getattr(wanted, name)
        for name in ("amount", "minimum", "maximum")
    )
