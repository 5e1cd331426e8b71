"""Rules that give no figure because the text they stand on has changed: the answer says so."""

from __future__ import annotations

from assistant.turn import Turn


def tell_withdrawn(turn: Turn) -> bool:
    """Adds a notice for each withdrawn rule that the answer speaks of; whether there is one."""
    findings = [finding for finding in turn.reply.findings if finding.rule.withdrawn]
    for finding in findings:
        title = finding.document.short_title
        text = turn.strings.say("answer.withdrawn_notice", title=title, rule=finding.rule.title)
        turn.composer.ground.allow("document", title, finding.rule.title)
        turn.reply.notices.append(("withdrawn", text, "document"))
    return bool(findings)
