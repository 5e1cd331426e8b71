"""Whether one can apply for a rule on a day, as far as the office has recorded it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from assistant.office.records import Kept, Office, YearlyNotice

FRESH_DAYS = 90
"""How long a record may stand without being checked again; after that it may have changed."""


class State(StrEnum):
    """未录入, 可能已变, or what a fresh notice of this year says of the day."""

    MISSING = "missing"
    STALE = "stale"
    UNDATED = "undated"
    AHEAD = "ahead"
    OPEN = "open"
    OVER = "over"


@dataclass(frozen=True)
class Window:
    """The notice that bears on a day, if any, and what it says of it."""

    state: State
    kept: Kept[YearlyNotice] | None = None

    @property
    def open(self) -> bool:
        return self.state is State.OPEN


def window(office: Office, rule: str, on: date) -> Window:
    """The notice whose window the day lies in, else the year's own, else the last one before, which may have changed."""
    notices = sorted(office.notices(rule), key=lambda kept: kept.record.year)
    within = [kept for kept in notices if _contains(kept.record, on)]
    of_year = [kept for kept in notices if kept.record.year == on.year]
    before = [kept for kept in notices if kept.record.year < on.year]
    if not (found := (within or of_year or before)[-1:]):
        return Window(State.MISSING)
    kept = found[0]
    if not (within or of_year) or is_stale(kept.record.checked_on, on):
        return Window(State.STALE, kept)
    return Window(_state(kept.record, on), kept)


def is_stale(checked_on: date, on: date) -> bool:
    return on - checked_on > timedelta(days=FRESH_DAYS)


def _contains(notice: YearlyNotice, on: date) -> bool:
    return notice.opens is not None and notice.closes is not None and notice.opens <= on <= notice.closes


def _state(notice: YearlyNotice, on: date) -> State:
    """Only a window with both its ends is open: one without an end promises nothing."""
    if notice.opens is None or notice.closes is None:
        return State.UNDATED
    if on < notice.opens:
        return State.AHEAD
    return State.OPEN if on <= notice.closes else State.OVER
