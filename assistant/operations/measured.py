"""The advisor with its answers timed, counted and ended in time."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from assistant.answer import Answer
from assistant.asked import Asked, Streaming
from assistant.conversation import Conversation
from assistant.errors import AdvisorError, Code, as_advisor_error
from assistant.operations.metrics import Metrics
from assistant.strings import Strings
from assistant.understanding.binding import BoundFact
from documents import Corpus

logger = logging.getLogger(__name__)

Part = str | Answer


class Measured:
    """Asks the advisor it is given. Raises AdvisorError for an answer that takes longer than `seconds`; its work goes
    on unseen to its end, because a thread cannot be stopped, and its outcome is dropped."""

    def __init__(self, inner: Asked, metrics: Metrics, seconds: float) -> None:
        self.inner = inner
        self._metrics = metrics
        self._seconds = seconds

    @property
    def corpus(self) -> Corpus:
        return self.inner.corpus

    def scope(self, as_of: date, words: Strings) -> str:
        return self.inner.scope(as_of, words)

    def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer:
        return self._last("words", lambda: iter([self.inner.ask(text, memory, as_of, language)]))

    def restate(
        self, stated: Mapping[str, BoundFact], memory: Conversation, as_of: date, language: str | None = None
    ) -> Answer:
        return self._last("form", lambda: iter([self.inner.restate(stated, memory, as_of, language)]))

    def _last(self, kind: str, work: Callable[[], Iterator[Part]]) -> Answer:
        *_, answer = self._measured(kind, work)
        assert isinstance(answer, Answer)
        return answer

    def _measured(self, kind: str, work: Callable[[], Iterator[Part]]) -> Iterator[Part]:
        started = time.monotonic()
        try:
            with self._metrics.answering(kind):
                for part in _in_time(work, self._seconds):
                    if isinstance(part, Answer):
                        elapsed = int((time.monotonic() - started) * 1000)
                        self._metrics.answered(kind, part.status)
                        logger.info("answered", extra={"kind": kind, "status": part.status, "elapsed_ms": elapsed})
                    yield part
        except Exception as error:
            self._metrics.failed(as_advisor_error(error).code)
            raise


class MeasuredStream(Measured):
    """The same of an advisor whose answer can be read while it is being written."""

    def stream(
        self, text: str, memory: Conversation, as_of: date, language: str | None = None
    ) -> Iterator[str | Answer]:
        inner = self.inner
        assert isinstance(inner, Streaming)
        return self._measured("words", lambda: inner.stream(text, memory, as_of, language))


def measured(advisor: Asked, metrics: Metrics, seconds: float) -> Measured:
    return (MeasuredStream if isinstance(advisor, Streaming) else Measured)(advisor, metrics, seconds)


def _in_time(work: Callable[[], Iterator[Part]], seconds: float) -> Iterator[Part]:
    """The parts as they come, from a thread of their own. Raises what the work raises, and AdvisorError for lateness."""
    parts: queue.SimpleQueue[Part | BaseException | None] = queue.SimpleQueue()

    def run() -> None:
        try:
            for part in work():
                parts.put(part)
            parts.put(None)
        except BaseException as error:
            parts.put(error)

    threading.Thread(target=run, name="answer", daemon=True).start()
    deadline = time.monotonic() + seconds
    while True:
        try:
            part = parts.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            raise AdvisorError(Code.ANSWER_TOO_SLOW) from None
        if part is None:
            return
        if isinstance(part, BaseException):
            raise part
        yield part
