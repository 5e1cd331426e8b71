"""The advisor, as whatever asks it on a server sees it: the page, the office, what measures it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol, runtime_checkable

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.strings import Strings
from assistant.understanding.binding import BoundFact
from documents import Corpus


class Asked(Protocol):
    """Answers messages, and facts from forms, with the memory of a conversation."""

    @property
    def corpus(self) -> Corpus: ...

    def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer: ...

    def restate(
        self, stated: Mapping[str, BoundFact], memory: Conversation, as_of: date, language: str | None = None
    ) -> Answer: ...

    def scope(self, as_of: date, words: Strings) -> str: ...


@runtime_checkable
class Streaming(Protocol):
    """An advisor whose answer can be read while it is being written: texts that replace one another, then the answer."""

    def stream(
        self, text: str, memory: Conversation, as_of: date, language: str | None = None
    ) -> Iterator[str | Answer]: ...
