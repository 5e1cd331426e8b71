"""Asks each message and looks at what comes back: an exception, a slow answer, a number from nowhere."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assistant.advisor import Advisor
from assistant.conversation import Conversation
from assistant.incoming import readable
from evals.grounding import untraced

SLOW = 1.0
KEPT = 20
SHOWN = 160


@dataclass
class Findings:
    """What went wrong, by kind, with the first conversations of each; and how long answers took, in seconds."""

    messages: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    exceptions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    slow: list[tuple[float, tuple[str, ...]]] = field(default_factory=list)
    untraced: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    longest: float = 0.0

    @property
    def clean(self) -> bool:
        return not (self.exceptions or self.slow or self.untraced)

    def add(self, other: Findings) -> None:
        """Takes over what another part of the run has found."""
        self.messages += other.messages
        self.statuses += other.statuses
        self.exceptions = {**other.exceptions, **self.exceptions}
        self.slow += other.slow
        self.untraced += other.untraced
        self.longest = max(self.longest, other.longest)

    def record(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {**vars(self), "statuses": dict(self.statuses)}

    @classmethod
    def of_record(cls, record: dict[str, Any]) -> Findings:
        """What `record` gave."""
        return cls(
            messages=record["messages"],
            statuses=Counter(record["statuses"]),
            exceptions={where: tuple(turns) for where, turns in record["exceptions"].items()},
            slow=[(seconds, tuple(turns)) for seconds, turns in record["slow"]],
            untraced=[(numbers, tuple(turns)) for numbers, turns in record["untraced"]],
            longest=record["longest"],
        )

    def lines(self) -> list[str]:
        """The findings for a person, each with the messages that bring it about."""
        found = [f"exception {where}\n    {shown(turns)}" for where, turns in self.exceptions.items()]
        found += [f"slow {seconds:.2f} s\n    {shown(turns)}" for seconds, turns in self.slow[:KEPT]]
        found += [f"untraced {numbers}\n    {shown(turns)}" for numbers, turns in self.untraced[:KEPT]]
        statuses = ", ".join(f"{count} {status}" for status, count in self.statuses.most_common())
        found.append(
            f"{self.messages} messages ({statuses}): {len(self.exceptions)} kinds of exceptions, {len(self.slow)} answers "
            f"over {SLOW:g} s of the processor, {len(self.untraced)} with an untraced number; the slowest took {self.longest:.2f} s"
        )
        return found


def shown(turns: Sequence[str]) -> str:
    """The messages on one line, each cut where it gets long."""
    return " | ".join(brief(turn) for turn in turns)


def brief(text: str) -> str:
    """A message as a Python string, its length beside it where it is cut."""
    return repr(text) if len(text) <= SHOWN else f"{text[:SHOWN]!r}… ({len(text)} characters)"


def check(advisor: Advisor, conversations: Iterable[tuple[str, ...]], day: date) -> Findings:
    """Asks them all. Times are the processor's, so that a busy machine makes no answer slow."""
    findings = Findings()
    for turns in conversations:
        memory = Conversation()
        for number in range(1, len(turns) + 1):
            findings.messages += 1
            said = tuple(map(readable, turns[:number]))
            started = time.process_time()
            try:
                answer = advisor.ask(said[-1], memory, day)
                answer.model_dump_json()
            except Exception as error:
                last = traceback.extract_tb(error.__traceback__)[-1]
                where = f"{type(error).__name__} at {last.filename.rpartition('/')[2]}:{last.lineno}: {error}"[:160]
                findings.exceptions.setdefault(where, said)
                break
            seconds = time.process_time() - started
            findings.longest = max(findings.longest, seconds)
            findings.statuses[answer.status] += 1
            if seconds > SLOW:
                findings.slow.append((seconds, said))
            strays, _ = untraced(answer, said, advisor.corpus)
            if strays:
                findings.untraced.append((", ".join(str(stray.value) for stray in strays), said))
    return findings
