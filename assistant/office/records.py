"""The records of an office, and all of them as they stand at one moment.

Each is drafted by one member of staff and counts once another one has released it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

Kind = Literal["policy", "notice", "reading", "stop", "referral"]


class Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PolicyInfo(Record):
    """Where to go with a policy. Empty where the office does not know it; `window` is in words and opens nothing."""

    policy: str
    office: str = ""
    contact: str = ""
    window: str = ""
    materials: str = ""
    checked_on: date


class YearlyNotice(Record):
    """The application notice of a rule for a year: when, how and with whom one applies, and where it is said so."""

    rule: str
    year: int
    opens: date | None = None
    closes: date | None = None
    channel: str = ""
    link: str = ""
    first_review: str = ""
    materials: str = ""
    standard: str = ""
    source: str
    checked_on: date


class Reading(Record):
    """口径: how an authority reads a rule. `who` said it by which `channel` on which day, and how far it goes."""

    rule: str
    text: str
    who: str
    channel: str
    given_on: date
    scope: str


class Stop(Record):
    """该条测算暂停, 待核: the rule gives no figure while this stands."""

    rule: str
    reason: str


class Referral(Record):
    """Whom to ask about a topic that no text covers; it is spoken of where one of `words` stands in a question."""

    topic: str
    words: tuple[str, ...] = ()
    department: str
    contact: str = ""
    checked_on: date

    def fits(self, text: str) -> bool:
        """Whether a lower-case text speaks of the topic."""
        return any(word.lower() in text for word in (self.topic, *self.words) if word)


KINDS: Mapping[Kind, type[Record]] = {
    "policy": PolicyInfo,
    "notice": YearlyNotice,
    "reading": Reading,
    "stop": Stop,
    "referral": Referral,
}
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Kept(Generic[R]):
    """A released record, who wrote it and who released it."""

    record: R
    drafted_by: str
    released_by: str
    released_on: date

    @property
    def entered_by(self) -> str:
        return f"{self.drafted_by}/{self.released_by}"


@dataclass(frozen=True)
class Office:
    """Everything that is released, in the order of release. `attended` is False where no office keeps anything: then an
    answer says nothing of it at all."""

    kept: tuple[Kept[Record], ...] = field(default=())
    attended: bool = True

    def policy(self, policy: str) -> Kept[PolicyInfo] | None:
        return next((kept for kept in self._of(PolicyInfo) if kept.record.policy == policy), None)

    def notices(self, rule: str) -> tuple[Kept[YearlyNotice], ...]:
        return tuple(kept for kept in self._of(YearlyNotice) if kept.record.rule == rule)

    def all_notices(self) -> tuple[Kept[YearlyNotice], ...]:
        return tuple(self._of(YearlyNotice))

    def readings(self, rule: str) -> tuple[Kept[Reading], ...]:
        return tuple(kept for kept in self._of(Reading) if kept.record.rule == rule)

    def stop(self, rule: str) -> Kept[Stop] | None:
        return next((kept for kept in self._of(Stop) if kept.record.rule == rule), None)

    @property
    def stopped(self) -> frozenset[str]:
        """The ids of the rules that give no figure."""
        return frozenset(kept.record.rule for kept in self._of(Stop))

    def referral(self, text: str) -> Kept[Referral] | None:
        """Whom to ask about what a lower-case text speaks of; the longest word that fits decides."""
        fitting = [kept for kept in self._of(Referral) if kept.record.fits(text)]

        def longest(kept: Kept[Referral]) -> int:
            words = (kept.record.topic, *kept.record.words)
            return max(len(word) for word in words if word.lower() in text)

        return max(fitting, key=longest, default=None)

    def _of(self, kind: type[R]) -> Iterator[Kept[R]]:
        for kept in self.kept:
            if isinstance(kept.record, kind):
                yield kept  # type: ignore[misc]  # the record's type has just been looked at


NOTHING_KEPT = Office(attended=False)


class OfficeBooks(Protocol):
    """Where the records are read from: the state of a server, or nothing."""

    def read(self) -> Office:
        """What stands now."""
        ...
