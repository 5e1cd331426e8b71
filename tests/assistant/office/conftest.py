"""The real rules without a search, and records as if two members of staff had drafted and released them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.office.records import Kept, Office, Record
from documents import Corpus, load_corpus
from tools.catalogue import RULES

TODAY = date(2026, 11, 21)
IN_FORCE = date(2022, 6, 1)
"""A day on which the texts of 崂山 and 济南 are in force."""

CLOUD = "崂山区企业年购买云服务18万元能补多少"


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def plain(corpus: Corpus) -> Advisor:
    return Advisor(corpus, RULES, None, None)


def office_with(*records: Record, released_on: date = TODAY) -> Office:
    return Office(tuple(Kept(record, "li", "wang", released_on) for record in records))


@pytest.fixture
def ask(plain: Advisor) -> Callable[..., Answer]:
    """Asks an advisor that has been handed these records; several messages are one conversation."""

    def asked(
        *messages: str, records: tuple[Record, ...] = (), on: date = TODAY, language: str | None = None
    ) -> Answer:
        advisor, memory = plain.with_office(office_with(*records)), Conversation()
        return [advisor.ask(message, memory, on, language) for message in messages][-1]

    return asked
