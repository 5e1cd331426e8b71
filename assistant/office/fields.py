"""The form of each kind of record: its fields, and a record from what was written into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from assistant.incoming import iso_day
from assistant.office.records import KINDS, Kind, Record
from assistant.strings import Strings

LINE, TEXT, DAY, YEAR, LINK, POLICY, RULE, WORDS = "line", "text", "day", "year", "link", "policy", "rule", "words"
LONGEST = {LINE: 100, TEXT: 1000, LINK: 300, WORDS: 200}
YEARS = range(2015, 2101)


@dataclass(frozen=True)
class Field:
    name: str
    shape: str
    required: bool = False


FORMS: Mapping[Kind, tuple[Field, ...]] = {
    "policy": (
        Field("policy", POLICY, True),
        Field("office", LINE),
        Field("contact", LINE),
        Field("window", TEXT),
        Field("materials", TEXT),
        Field("checked_on", DAY, True),
    ),
    "notice": (
        Field("rule", RULE, True),
        Field("year", YEAR, True),
        Field("opens", DAY),
        Field("closes", DAY),
        Field("channel", LINE),
        Field("link", LINK),
        Field("first_review", LINE),
        Field("materials", TEXT),
        Field("standard", TEXT),
        Field("source", LINE, True),
        Field("checked_on", DAY, True),
    ),
    "reading": (
        Field("rule", RULE, True),
        Field("text", TEXT, True),
        Field("who", LINE, True),
        Field("channel", LINE, True),
        Field("given_on", DAY, True),
        Field("scope", LINE, True),
    ),
    "stop": (Field("rule", RULE, True), Field("reason", TEXT, True)),
    "referral": (
        Field("topic", LINE, True),
        Field("words", WORDS),
        Field("department", LINE, True),
        Field("contact", LINE),
        Field("checked_on", DAY, True),
    ),
}


@dataclass(frozen=True)
class Known:
    """What a record may be about: the ids of the texts, of all rules, and of those with a figure to stop."""

    policies: frozenset[str]
    rules: frozenset[str]
    computing: frozenset[str]


def read(
    kind: Kind, typed: Mapping[str, str], known: Known, today: date, words: Strings
) -> tuple[Record | None, dict[str, str]]:
    """The record, or what is wrong with the fields, in words, by name."""
    values: dict[str, object] = {}
    problems: dict[str, str] = {}
    for field in FORMS[kind]:
        written = typed.get(field.name, "").strip()
        try:
            value = _value(field, written, known, today)
        except _Wrong as wrong:
            problems[field.name] = words.say(f"office.wrong_{wrong}")
        else:
            if value is not None:
                values[field.name] = value
    opens, closes = values.get("opens"), values.get("closes")
    if isinstance(opens, date) and isinstance(closes, date) and closes < opens:
        problems["closes"] = words.say("office.wrong_order")
    if kind == "stop" and not problems and values["rule"] not in known.computing:
        problems["rule"] = words.say("office.wrong_nothing_to_stop")
    if kind == "policy" and not problems and len(values) == len(("policy", "checked_on")):
        problems["office"] = words.say("office.wrong_empty")
    return (None, problems) if problems else (KINDS[kind].model_validate(values), {})


def written(record: Record) -> dict[str, str]:
    """A record as its form is filled in."""
    found = record.model_dump(mode="json")
    return {
        name: " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
        for name, value in found.items()
    }


class _Wrong(Exception):
    """Names the sentence that says what is wrong."""


def _value(field: Field, written: str, known: Known, today: date) -> object:
    if not written:
        if field.required:
            raise _Wrong("missing")
        return None
    if field.shape == DAY:
        return _day(field, written, today)
    if field.shape == YEAR:
        if not (written.isdecimal() and int(written) in YEARS):
            raise _Wrong("year")
        return int(written)
    if field.shape == POLICY and written not in known.policies:
        raise _Wrong("policy")
    if field.shape == RULE and written not in known.rules:
        raise _Wrong("rule")
    if len(written) > LONGEST.get(field.shape, LONGEST[LINE]):
        raise _Wrong("long")
    if field.shape == LINK and not _is_link(written):
        raise _Wrong("link")
    return tuple(written.replace("、", " ").split()) if field.shape == WORDS else written


def _day(field: Field, written: str, today: date) -> date:
    """A window may lie ahead; what was checked or said cannot."""
    try:
        day = iso_day(written)
    except ValueError:
        raise _Wrong("day") from None
    if field.name in ("checked_on", "given_on") and day > today:
        raise _Wrong("future")
    return day


def _is_link(written: str) -> bool:
    try:
        parts = urlsplit(written)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(c.isspace() for c in written)
