"""Whether citations support what they stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer import Answer, AnswerStep
from evals.metrics import Check, cites
from evals.numbers import Number, numbers_in, squeeze
from evals.schema import Expectation

# How a text writes the whole and nothing without a percentage.
_WHOLE = re.compile(r"1\s*[::]\s*1|全额|实际")
_NOTHING = re.compile(r"不予支持")
_RATE_OR_SUM = ("percent", "scaled")
_QUOTED = "> "  # a line that shows a clause
_SAME_WORDS = 6  # characters in a row that a clause shares with the condition drawn from it


def support(answer: Answer) -> Iterator[Check]:
    """Each working step that names a clause's rate or sum: the clause that it points at contains that figure.

    A step's rates and sums are those of its label; what the person stated and what other steps came to is not the
    clause's.
    """
    for award in answer.awards:
        for step in award.steps:
            if step.citation is None or not 0 <= step.citation < len(answer.citations):
                continue
            claimed = _claimed(step)
            if not claimed:
                continue
            quote = answer.citations[step.citation].quote
            absent = [number.text for number in claimed if not _states(quote, number)]
            got = "all of them" if not absent else f"not {', '.join(absent)}"
            where = f"「{quote[:40]}」 contains the figures of step {step.label}"
            yield Check("support", not absent, where, got)


def relevant(wanted: Expectation | None, answer: Answer) -> tuple[int, int] | None:
    """How many of an answer's citations bear on the question, and how many there are; None where no case says.

    One does that is wanted by the case, that a working step of the answer stands on with its figures, whose words a
    condition or a notice of the answer repeats, or of which a line of the text states a figure in its words.
    """
    if wanted is None or not wanted.cite:
        return None
    good = {i for i, got in enumerate(answer.citations) if any(cites(cite, got, quote=False) for cite in wanted.cite)}
    for award in answer.awards:
        for step in award.steps:
            index = step.citation
            if index is not None and 0 <= index < len(answer.citations):
                quote = answer.citations[index].quote
                if all(_states(quote, number) for number in _claimed(step)):
                    good.add(index)
    told = [condition.text for award in answer.awards for condition in award.conditions]
    told += [notice.text for notice in answer.notices]
    good |= {i for i, got in enumerate(answer.citations) if any(_shares_words(got.quote, text) for text in told)}
    lines = _own_lines(answer)
    good |= {i for i, got in enumerate(answer.citations) if any(_told_of(got.quote, line) for line in lines)}
    return len(good), len(answer.citations)


def _claimed(step: AnswerStep) -> list[Number]:
    """The rates and sums that a step's label states as the clause's."""
    return [number for number in numbers_in(step.label) if number.unit in _RATE_OR_SUM]


def _states(quote: str, number: Number) -> bool:
    stated = numbers_in(quote)
    if any(found.unit == number.unit and found.value == number.value for found in stated):
        return True
    if number.unit == "percent" and number.value in (0, 100):
        return bool((_WHOLE if number.value else _NOTHING).search(quote))
    # A unit that stands only at the end of a list, or 500万 and 500万元.
    return any(found.digits is not None and found.digits == number.digits for found in stated)


def _own_lines(answer: Answer) -> list[str]:
    """The lines of the text but those that only show a clause: they claim nothing of their own."""
    quotes = [squeeze(citation.quote) for citation in answer.citations]
    return [
        line
        for line in answer.text.split("\n")
        if not line.startswith(_QUOTED) and not any(squeeze(line) in quote for quote in quotes)
    ]


def _told_of(quote: str, line: str) -> bool:
    """Whether a line states a rate or sum of the clause, and in the clause's words."""
    stated = [number for number in numbers_in(line) if number.unit in _RATE_OR_SUM]
    return any(_states(quote, number) for number in stated) and _shares_words(quote, line)


def _shares_words(quote: str, text: str) -> bool:
    quote, text = squeeze(quote), squeeze(text)
    return any(text[at : at + _SAME_WORDS] in quote for at in range(len(text) - _SAME_WORDS + 1))
