"""Rules that give no figure for now, because their text has changed or the office has stopped them: the answer says so."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.composing import Composer, Reply
from assistant.office.records import Office
from assistant.strings import Strings
from assistant.turn import Turn
from documents import PolicyDocument
from tools.rule import Rule


def tell_withdrawn(turn: Turn) -> str:
    """Adds a notice for each such rule that the answer speaks of; the key of what the answer opens with, or nothing."""
    findings = [finding for finding in turn.reply.findings if finding.rule.withdrawn]
    stopped = [finding for finding in findings if finding.rule.stopped]
    told = [(finding.rule, finding.document) for finding in stopped]
    tell_stopped(told, turn.office, turn.reply, turn.composer, turn.strings)
    for finding in findings:
        if finding.rule.stopped:
            continue
        title = finding.document.short_title
        text = turn.strings.say("answer.withdrawn_notice", title=title, rule=finding.rule.title)
        turn.composer.ground.allow("document", title, finding.rule.title)
        turn.reply.notices.append(("withdrawn", text, "document"))
    if not findings:
        return ""
    return "answer.stopped" if stopped else "answer.withdrawn"


def tell_stopped(
    rules: Iterable[tuple[Rule, PolicyDocument]], office: Office, reply: Reply, composer: Composer, words: Strings
) -> None:
    """Adds a notice for each rule that the office has stopped: since when, and why."""
    for rule, document in rules:
        kept = office.stop(rule.id)
        if kept is None:
            continue
        reason = " ".join(kept.record.reason.split())
        values = {"title": document.short_title, "rule": rule.title, "on": kept.released_on, "reason": reason}
        text = words.say("answer.stopped_notice", **values)
        composer.ground.allow("office", text)
        reply.notices.append(("withdrawn", text, "office"))
