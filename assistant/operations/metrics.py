"""What is measured of a server, for Prometheus: counts and times, with no word, address or name in any of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)


class Metrics:
    """The measures of one server process. One object serves every thread."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._seconds = Histogram(
            "policy_advisor_answer_seconds",
            "Time of an answer, by what was asked (words, form).",
            ["kind"],
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._answers = Counter(
            "policy_advisor_answers", "Answers by status.", ["kind", "status"], registry=self._registry
        )
        self._failures = Counter(
            "policy_advisor_failures", "Answers that failed, by code.", ["code"], registry=self._registry
        )
        self._refusals = Counter(
            "policy_advisor_refusals", "Requests beyond a limit, by code.", ["code"], registry=self._registry
        )
        self._requests = Counter(
            "policy_advisor_http_requests", "HTTP requests by status.", ["status"], registry=self._registry
        )
        self._working = Gauge("policy_advisor_answers_in_progress", "Answers being worked on.", registry=self._registry)

    @contextmanager
    def answering(self, kind: str) -> Iterator[None]:
        """Counts an answer being worked on, and takes its time."""
        with self._working.track_inprogress(), self._seconds.labels(kind).time():
            yield

    def answered(self, kind: str, status: str) -> None:
        self._answers.labels(kind, status).inc()

    def failed(self, code: str) -> None:
        self._failures.labels(code).inc()

    def refused(self, code: str) -> None:
        self._refusals.labels(code).inc()

    def responded(self, status: int) -> None:
        self._requests.labels(str(status)).inc()

    def exposition(self) -> bytes:
        """All measures in Prometheus' text format."""
        return generate_latest(self._registry)
