"""The deadline calendar: the recorded windows of application notices as an iCalendar file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from assistant.office.records import Kept, Office, YearlyNotice
from assistant.office.windows import is_stale
from assistant.strings import Strings
from tools.rule import Rule

REMIND_DAYS = 7
NOTES = ("channel", "link", "first_review", "materials", "source")


def calendar(office: Office, rules: Mapping[str, Rule], today: date, words: Strings) -> bytes:
    """An event for each day on which a window opens or closes. A notice that may have changed says so in its title."""
    found = Calendar()
    found.add("prodid", "-//policy-advisor//deadlines//")
    found.add("version", "2.0")
    found.add("x-wr-calname", words.say("office.calendar"))
    for kept in office.all_notices():
        for end, day in (("opens", kept.record.opens), ("closes", kept.record.closes)):
            if day is not None:
                found.add_component(_event(kept, end, day, rules[kept.record.rule].title, today, words))
    return bytes(found.to_ical())


def _event(kept: Kept[YearlyNotice], end: str, day: date, title: str, today: date, words: Strings) -> Event:
    notice = kept.record
    summary = words.say(f"office.calendar_{end}", rule=title, year=notice.year)
    if is_stale(notice.checked_on, today):
        summary = words.say("office.calendar_stale", summary=summary)
    notes = [words.say(f"office.part_{name}", value=value) for name in NOTES if (value := getattr(notice, name))]
    event = Event()
    event.add("uid", f"{notice.rule}-{notice.year}-{end}@policy-advisor")
    event.add("dtstamp", datetime.combine(kept.released_on, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", "\n".join([*notes, words.say("office.checked", on=notice.checked_on)]))
    event.add("transp", "TRANSPARENT")
    if end == "closes":
        event.add_component(_alarm(summary))
    return event


def _alarm(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", timedelta(days=-REMIND_DAYS))
    return alarm
