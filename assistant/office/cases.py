"""Drafts of eval cases: an expected value and a sentence of a text, as a case that the eval suite can take."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.strings import Strings
from documents import Corpus, QuoteNotFound

STATUSES = ("answered", "needs_facts", "not_eligible", "declined")
AMOUNT = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?")
AMOUNTS = ("amount", "minimum", "maximum")
LONGEST = 1000


def read(typed: Mapping[str, str], corpus: Corpus, words: Strings) -> tuple[dict[str, Any], dict[str, str]]:
    """What is expected, as fields of a case's expectation; and what is wrong with the form, in words, by field.

    Needed are a status, an amount or that there is none, and a sentence that stands in the text; a question that is to
    be declined, and it alone, may have no sentence.
    """
    expected: dict[str, Any] = {}
    problems: dict[str, str] = {}
    question, status, source = (typed.get(name, "").strip() for name in ("question", "status", "source"))
    if not 0 < len(question) <= LONGEST:
        problems["question"] = words.say("queue.wrong_question")
    if status not in STATUSES:
        problems["status"] = words.say("queue.wrong_status")
    expected["status"] = [status]
    for name in AMOUNTS:
        if not (written := typed.get(name, "").strip()):
            continue
        if AMOUNT.fullmatch(written):
            expected[name] = written
        else:
            problems[name] = words.say("queue.wrong_amount")
    if typed.get("no_figure"):
        expected["no_figure"] = True
    if not problems and not _is_one_value(expected):
        problems["amount"] = words.say("queue.wrong_value")
    if (source or status != "declined") and not _stands(source, typed.get("document", ""), corpus):
        problems["source"] = words.say("queue.wrong_source")
    return expected, problems


def as_case(number: int, question: str, expected: Mapping[str, Any], source: str, on: date) -> dict[str, Any]:
    """A case of the eval suite as plain JSON values; what it asks is asked on the day when it was drafted."""
    suite = "fact_questions" if "no_figure" in expected else "figures"
    if expected["status"] == ["declined"]:
        suite = "declines"
    return {
        "id": f"desk-{number:05}",
        "suite": suite,
        "as_of": on.isoformat(),
        "turns": [question],
        "source": source,
        "expect": [{"turn": 0, **expected}],
    }


def verbatim(source: str, document: str, corpus: Corpus) -> str:
    """A sentence as the text has it, to the character; empty for none. Raises QuoteNotFound for one that does not stand
    there."""
    if not source.strip():
        return ""
    found = corpus.locate(document, source.strip())
    return corpus.text(document)[found.start : found.end]


def _is_one_value(expected: Mapping[str, Any]) -> bool:
    """Whether exactly one thing is expected: no figure, an amount, a ceiling, or a range from less to more."""
    named = {name for name in (*AMOUNTS, "no_figure") if name in expected}
    if named == {"minimum", "maximum"}:
        return Decimal(expected["minimum"]) < Decimal(expected["maximum"])
    return named in ({"amount"}, {"maximum"}, {"no_figure"})


def _stands(source: str, document: str, corpus: Corpus) -> bool:
    if not source or document not in corpus.documents:
        return False
    try:
        corpus.locate(document, source)
    except QuoteNotFound:
        return False
    return True
