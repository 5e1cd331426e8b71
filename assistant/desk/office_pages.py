"""The office's records as plain values for the templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from assistant.desk.desk import Desk, as_shown, minute
from assistant.desk.pages import Visit
from assistant.office import fields
from assistant.office.records import Kind, PolicyInfo, Record, YearlyNotice
from assistant.office.windows import FRESH_DAYS, is_stale
from assistant.state import office
from assistant.state.tables import ConsultationRow, OfficeEntryRow, SlipRow
from assistant.strings import Strings
from tools.catalogue import RULES

AFFECTED_SHOWN = 50


def rules_of(row: OfficeEntryRow) -> list[str]:
    """The rules whose answers a record bears on; none for a topic that no text covers."""
    if row.kind == "policy":
        return [rule.id for rule in RULES.values() if rule.document == row.subject]
    return [row.subject] if row.subject in RULES else []


def listed(desk: Desk, row: OfficeEntryRow, staff: Visit, today: date) -> dict[str, Any]:
    """A line of the list."""
    words, record = staff.words, office.record_of(row)
    return {
        "id": row.id,
        "kind": words.say(f"office.kind_{row.kind}"),
        "subject": subject(desk, row),
        "state": state(row, record, today, words),
        "waits": office.waits(row),
        "stands": office.stands(row),
        "drafted": words.say("office.by_at", name=row.drafted_by, at=minute(row.drafted_at)),
        "released": ""
        if row.released_at is None
        else words.say("office.by_at", name=row.released_by, at=minute(row.released_at)),
    }


def entry_shown(
    desk: Desk,
    row: OfficeEntryRow,
    affected: tuple[Sequence[ConsultationRow], Sequence[SlipRow]],
    staff: Visit,
    today: date,
) -> dict[str, Any]:
    """One record: what it says, its way so far, what may be done with it now, and what it bears on."""
    words, user = staff.words, staff.shift.user.name
    consultations, slips = affected
    draft, stands = office.is_draft(row), office.stands(row)
    proposed = stands and row.ending_by is not None
    return {
        "row": listed(desk, row, staff, today),
        "kind": row.kind,
        "record": [
            (words.say(f"office.field_{name}"), value)
            for name, value in fields.written(office.record_of(row)).items()
            if value and name not in ("policy", "rule")
        ],
        "history": _history(row, words),
        "may": {
            "release": draft and row.drafted_by != user and staff.may("release"),
            "refuse": draft and row.drafted_by != user and staff.may("release"),
            "withdraw": draft and row.drafted_by == user,
            "propose": stands and not proposed and staff.may("draft"),
            "end": proposed and row.ending_by != user and staff.may("release"),
            "keep": proposed and staff.may("release"),
        },
        "own": draft and row.drafted_by == user,
        "again": urlencode(fields.written(office.record_of(row))),
        "consultations": [as_shown(one, words) for one in consultations[:AFFECTED_SHOWN]],
        "slips": [(slip.number, minute(slip.issued_at), slip.issued_by) for slip in slips[:AFFECTED_SHOWN]],
        "counts": (len(consultations), len(slips)),
    }


def form_shown(
    desk: Desk, kind: Kind, typed: Mapping[str, str], problems: Mapping[str, str], words: Strings
) -> dict[str, Any]:
    """The form of a kind as it was filled in."""
    focus = next((name for name in problems), fields.FORMS[kind][0].name)
    return {
        "title": words.say(f"office.kind_{kind}"),
        "hint": words.say(f"office.hint_{kind}", days=FRESH_DAYS),
        "problems": len(problems),
        "fields": [
            {
                "name": field.name,
                "label": words.say(f"office.field_{field.name}"),
                "shape": field.shape,
                "required": field.required,
                "value": typed.get(field.name, ""),
                "problem": problems.get(field.name, ""),
                "options": _options(desk, field.shape, kind),
                "longest": fields.LONGEST.get(field.shape, fields.LONGEST[fields.LINE]),
                "focus": field.name == focus,
            }
            for field in fields.FORMS[kind]
        ],
    }


def subject(desk: Desk, row: OfficeEntryRow) -> str:
    """What a record is about, as people call it."""
    documents = desk.service.advisor.corpus.documents
    if row.kind == "policy":
        return documents[row.subject].short_title if row.subject in documents else row.subject
    name = f"{RULES[row.subject].title} ({row.subject})" if row.subject in RULES else row.subject
    return f"{name} {row.year}" if row.year is not None else name


def state(row: OfficeEntryRow, record: Record, today: date, words: Strings) -> str:
    if row.closed_as is not None:
        return words.say(f"office.state_{row.closed_as}")
    if office.is_draft(row):
        return words.say("office.state_draft")
    if row.ending_by is not None:
        return words.say("office.state_ending")
    checked = isinstance(record, (PolicyInfo, YearlyNotice)) and is_stale(record.checked_on, today)
    return words.say("office.state_stale" if checked else "office.state_stands", days=FRESH_DAYS)


def _history(row: OfficeEntryRow, words: Strings) -> list[str]:
    steps = [
        ("drafted", row.drafted_by, row.drafted_at, ""),
        ("released", row.released_by, row.released_at, ""),
        ("ending", row.ending_by, row.ending_at, row.ending_why or ""),
        (row.closed_as, row.closed_by, row.closed_at, ""),
    ]
    return [
        words.say(f"office.did_{step}", name=name, at=minute(at), why=why)
        for step, name, at, why in steps
        if at is not None
    ]


def _options(desk: Desk, shape: str, kind: Kind) -> list[tuple[str, str]]:
    documents = desk.service.advisor.corpus.documents
    if shape == fields.POLICY:
        return [(document.id, document.short_title) for document in documents.values()]
    if shape == fields.RULE:
        rules = [rule for rule in RULES.values() if kind != "stop" or not rule.is_lookup]
        return [(rule.id, f"{rule.id} {rule.title}") for rule in rules]
    return []
