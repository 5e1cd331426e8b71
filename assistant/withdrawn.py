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
    told = [(finding.rule, finding.document) for finding in turn.reply.findings if finding.rule.withdrawn]
    tell(told, turn.office, turn.reply, turn.composer, turn.strings)
    if not told:
        return ""
    return "answer.stopped" if any(rule.stopped for rule, _ in told) else "answer.withdrawn"


def tell(
    rules: Iterable[tuple[Rule, PolicyDocument]], office: Office, reply: Reply, composer: Composer, words: Strings
) -> None:
    """Adds a notice for each of these rules: that its text has changed, or since when and why the office stopped it."""
    for rule, document in rules:
        values = {"title": document.short_title, "rule": rule.title}
        if not rule.stopped:
            composer.ground.allow("document", *values.values())
            reply.notices.append(("withdrawn", words.say("answer.withdrawn_notice", **values), "document"))
            continue
        kept = office.stop(rule.id)
        if kept is None:
            continue
        reason = " ".join(kept.record.reason.split())
        text = words.say("answer.stopped_notice", **values, on=kept.released_on, reason=reason)
        composer.ground.allow("office", text)
        reply.notices.append(("withdrawn", text, "office"))
