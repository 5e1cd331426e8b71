"""What an answer says from the office's own records: apart from the text, and never as the source of an amount."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.answer import Answer, OfficeInfo
from assistant.office.records import Kept, Office, PolicyInfo, Reading, Referral, YearlyNotice
from assistant.office.windows import State, is_stale, window
from assistant.strings import LANGUAGES, Strings, strings
from documents import PolicyDocument
from documents.model import Status
from tools.rule import Rule

SHOWN = 3
"""Rules without a recorded notice that are named; of more, their number."""

NOTICE_PARTS = ("channel", "link", "first_review", "materials", "standard", "source")


@dataclass
class Said:
    """Lines for the answer's text, and those of them that are the office's own information as data."""

    lines: list[str] = field(default_factory=list)
    infos: list[OfficeInfo] = field(default_factory=list)

    def add(self, info: OfficeInfo) -> None:
        self.infos.append(info)
        self.lines.append(info.text)


def of_policy(office: Office, document: PolicyDocument, on: date, words: Strings) -> Said:
    """Where to go with a policy; where the office keeps nothing, the authority that interprets the text."""
    said = Said()
    if not office.attended:
        return said
    kept = office.policy(document.id)
    if kept is not None:
        said.add(_policy(kept, document, on, words))
        return said
    key = "office.nothing_kept" if document.interpreter else "office.nothing_kept_unnamed"
    said.lines.append(words.say(key, title=document.short_title, office=document.interpreter))
    return said


def of_rules(office: Office, rules: Sequence[Rule], document: PolicyDocument, on: date, words: Strings) -> Said:
    """The notices and readings of the rules of one text; that none is recorded is said where one could apply at all."""
    said, missing = Said(), []
    if not office.attended:
        return said
    for rule in rules:
        found = window(office, rule.id, on)
        if found.kept is not None:
            said.add(_notice(found.state, found.kept, rule, document, words))
        elif document.status is Status.FINAL and document.period(on) == "in_force":
            missing.append(rule.title)
        for reading in office.readings(rule.id):
            said.add(_reading(reading, rule, document, words))
    if missing:
        more = words.say("part.and_more", count=len(missing)) if len(missing) > SHOWN else ""
        rules_named = "、".join(missing[:SHOWN]) + more
        said.lines.append(words.say("office.no_notice", rules=rules_named, year=on.year))
    return said


def of_referral(kept: Kept[Referral], on: date, words: Strings) -> OfficeInfo:
    """Whom to ask about a topic that no text covers."""
    record = kept.record
    contact = words.say("office.contact_of", contact=record.contact) if record.contact else ""
    text = words.say("office.referral", topic=record.topic, department=record.department, contact=contact)
    return OfficeInfo(
        policy="",
        text=words.say("office.joined", text=text, checked=_checked(record.checked_on, on, words)),
        checked_on=record.checked_on.isoformat(),
        entered_by=kept.entered_by,
    )


def parted(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """An answer's lines before the office's heading, in whatever language it is, and those from it on."""
    headings = {strings(language).say("office.heading") for language in LANGUAGES}
    at = next((at for at, line in enumerate(lines) if line in headings), len(lines))
    return list(lines[:at]), list(lines[at:])


def lines_of(answer: Answer) -> list[str]:
    """The lines of an answer that stand under the office's heading, without their marks of a list."""
    _, kept = parted(answer.text.splitlines())
    return [line.removeprefix("- ") for line in kept if line.startswith("- ")]


def _policy(kept: Kept[PolicyInfo], document: PolicyDocument, on: date, words: Strings) -> OfficeInfo:
    record = kept.record
    parts = _parts(record, ("office", "contact", "window", "materials"), words)
    text = words.say("office.policy", title=document.short_title, parts=parts)
    return OfficeInfo(
        policy=document.id,
        text=words.say("office.joined", text=text, checked=_checked(record.checked_on, on, words)),
        checked_on=record.checked_on.isoformat(),
        entered_by=kept.entered_by,
    )


def _notice(state: State, kept: Kept[YearlyNotice], rule: Rule, document: PolicyDocument, words: Strings) -> OfficeInfo:
    record = kept.record
    unstated = words.say("page.unstated")
    ends = {"opens": record.opens or unstated, "closes": record.closes or unstated}
    said = words.say(f"office.notice_{state}", year=record.year, **ends)
    parts = _parts(record, NOTICE_PARTS, words)
    text = words.say("office.notice", rule=rule.title, year=record.year, said=said, parts=parts)
    checked = words.say("office.checked", on=record.checked_on)
    return OfficeInfo(
        policy=document.id,
        text=words.say("office.joined", text=text, checked=checked),
        checked_on=record.checked_on.isoformat(),
        entered_by=kept.entered_by,
    )


def _reading(kept: Kept[Reading], rule: Rule, document: PolicyDocument, words: Strings) -> OfficeInfo:
    record = kept.record
    text = words.say(
        "office.reading",
        rule=rule.title,
        text=record.text,
        who=record.who,
        channel=record.channel,
        on=record.given_on,
        scope=record.scope,
    )
    return OfficeInfo(policy=document.id, text=text, checked_on=record.given_on.isoformat(), entered_by=kept.entered_by)


def _parts(record: PolicyInfo | YearlyNotice, names: Iterable[str], words: Strings) -> str:
    said = [(name, getattr(record, name)) for name in names]
    return "; ".join(words.say(f"office.part_{name}", value=value) for name, value in said if value)


def _checked(checked_on: date, on: date, words: Strings) -> str:
    return words.say("office.checked_stale" if is_stale(checked_on, on) else "office.checked", on=checked_on)
