"""The advisor of a server, always as the office's records stand."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol, Self, runtime_checkable

from assistant.answer import Answer
from assistant.asked import Asked, Streaming
from assistant.conversation import Conversation
from assistant.office.records import Office, OfficeBooks
from assistant.strings import Strings
from assistant.understanding.binding import BoundFact
from documents import Corpus


@runtime_checkable
class Attendable(Asked, Protocol):
    """An advisor that can be handed an office's records."""

    def with_office(self, office: Office) -> Self: ...


class Attended:
    """Hands the advisor the records when they have changed: an answer begun after a release knows of it."""

    def __init__(self, advisor: Attendable, books: OfficeBooks) -> None:
        self._books = books
        self._lock = threading.Lock()
        self._office = books.read()
        self._advisor = advisor.with_office(self._office)

    @property
    def corpus(self) -> Corpus:
        return self._advisor.corpus

    def now(self) -> Attendable:
        """The advisor as the records stand at this moment."""
        office = self._books.read()
        with self._lock:
            if office != self._office:
                self._office, self._advisor = office, self._advisor.with_office(office)
            return self._advisor

    def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer:
        return self.now().ask(text, memory, as_of, language)

    def restate(
        self, stated: Mapping[str, BoundFact], memory: Conversation, as_of: date, language: str | None = None
    ) -> Answer:
        return self.now().restate(stated, memory, as_of, language)

    def scope(self, as_of: date, words: Strings) -> str:
        return self._advisor.scope(as_of, words)


class AttendedStream(Attended):
    """The same of an advisor whose answer can be read while it is being written."""

    def stream(
        self, text: str, memory: Conversation, as_of: date, language: str | None = None
    ) -> Iterator[str | Answer]:
        advisor = self.now()
        assert isinstance(advisor, Streaming)
        return advisor.stream(text, memory, as_of, language)


def attended(advisor: Attendable, books: OfficeBooks) -> Attended:
    return (AttendedStream if isinstance(advisor, Streaming) else Attended)(advisor, books)
