"""Whether a text holds: today, on the day that was spoken of, and all texts at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from assistant.calculating import Finding
from assistant.grounding import Piece
from assistant.strings import Strings
from assistant.turn import Turn
from assistant.understanding.finder import Candidate
from documents import Corpus, PolicyDocument
from documents.model import Status as TextStatus
from tools.quantities import Unit
from tools.rule import Rule


class Validity:
    """Answers from the manifest's dates, with the clause that states them."""

    def __init__(self, corpus: Corpus, rules: Mapping[str, Rule]) -> None:
        self._corpus = corpus
        self._rules = rules

    def event_date(self, turn: Turn) -> None:
        """The day spoken of (2022年6月), told apart from the day of the question."""
        dated = next((q for q in turn.message.quantities if q.unit is Unit.DATE), None)
        if dated is None or not turn.reply.findings:
            return
        on = as_date(dated.value)
        if on is None:
            return
        documents = {f.document.id: f.document for f in turn.reply.findings}.values()
        for document in documents:
            name = f"《{document.short_title}》" if len(documents) > 1 else ""
            text = name + _then(turn, document, on, turn.message.original(dated.start, dated.end))
            turn.composer.ground.allow("document", text)
            turn.reply.notices.append(("expired" if document.period(on) == "expired" else "limit", text, "document"))

    def answer(self, turn: Turn, documents: list[PolicyDocument], lead: Candidate | None = None) -> bool:
        """Whether a text holds, with the clause that says so."""
        reply = turn.reply
        for document in documents:
            on = self._spoken_date(turn) or turn.as_of
            text = self._text(turn, document, turn.as_of)
            turn.composer.ground.allow("document", text, document.title)
            reply.opening.append(Piece(f"**{text}**", "document"))
            if on != turn.as_of:
                self._event_line(turn, document, on)
            rule = self._rule(document)
            if rule:
                reply.findings.append(Finding(rule=rule, document=document, facts={}))
            if lead is not None and lead.rule is not rule and lead.rule.document == document.id:
                reply.findings.append(Finding(rule=lead.rule, document=document, facts={}))
        reply.status = "answered"
        return True

    def beside(self, turn: Turn) -> None:
        """The clause on validity, where a question for an amount asks for that too."""
        for document in {f.document.id: f.document for f in turn.reply.findings}.values():
            rule = self._rule(document)
            if rule and all(f.rule is not rule for f in turn.reply.findings):
                turn.reply.findings.append(Finding(rule, document, {}))

    def _event_line(self, turn: Turn, document: PolicyDocument, on: date) -> None:
        text = _then(turn, document, on, on.isoformat()[:7])
        turn.composer.ground.allow("document", text)
        turn.reply.opening.append(Piece(f"\n{text}", "document"))

    def _spoken_date(self, turn: Turn) -> date | None:
        dated = next((q for q in turn.message.quantities if q.unit is Unit.DATE), None)
        return as_date(dated.value) if dated else None

    def _text(self, turn: Turn, document: PolicyDocument, on: date) -> str:
        say = turn.strings.say
        values = {
            "title": document.title,
            "from_long": _long(document.valid_from, turn.strings),
            "to_long": _long(document.valid_to, turn.strings),
            "on": on.isoformat(),
        }
        if document.superseded_by:
            title = self._corpus.documents[document.superseded_by].title
            turn.composer.ground.allow("document", title)
            return say("state.valid_superseded", by=title, **values)
        if document.status is TextStatus.DIGEST:
            return say("state.valid_digest", **values)
        if document.status is TextStatus.DRAFT:
            key = "valid_draft_expired" if document.period(on) == "expired" else "valid_draft"
            return say(f"state.{key}", **values)
        return say(f"state.valid_{document.period(on)}", **values)

    def _rule(self, document: PolicyDocument) -> Rule | None:
        rules = [r for r in self._rules.values() if r.document == document.id and r.is_lookup]
        return next((r for r in rules if tells_validity(r)), None)

    def scope(self, as_of: date, words: Strings) -> str:
        """How many texts there are and in what state: the scope card of the first screen."""
        documents = list(self._corpus.documents.values())
        counts = {
            "scope_expired": sum(d.status is TextStatus.FINAL and d.period(as_of) == "expired" for d in documents),
            "scope_final": sum(d.status is TextStatus.FINAL and d.period(as_of) == "in_force" for d in documents),
            "scope_draft": sum(d.status is TextStatus.DRAFT for d in documents),
            "scope_digest": sum(d.status is TextStatus.DIGEST for d in documents),
        }
        states = words.say("answer.scope_joint").join(words.say(f"answer.{key}", count=count) for key, count in counts.items() if count)
        key = "answer.scope" if not counts["scope_final"] else "answer.scope_usable"
        return words.say(key, count=len(documents), states=states)


def tells_validity(rule: Rule) -> bool:
    """Whether the rule's clause says how long its text holds."""
    return rule.is_lookup and "有效期" in rule.words


def as_date(value: Decimal) -> date | None:
    """A DATE quantity's value (YYYYMMDD) as a day."""
    digits = str(int(value))
    if len(digits) != 8:
        return None
    try:
        return date(int(digits[:4]), max(1, int(digits[4:6])), max(1, int(digits[6:])))
    except ValueError:
        return None


def _then(turn: Turn, document: PolicyDocument, on: date, written: str) -> str:
    """Whether the text held on a day, which the answer writes in these words."""
    key = {"in_force": "in_force_then", "unknown": "unknown_then"}.get(document.period(on), "not_in_force_then")
    ends = {"from": _iso(document.valid_from, turn.strings), "to": _iso(document.valid_to, turn.strings)}
    return turn.strings.say(f"state.{key}", on=written, **ends)


def _iso(day: date | None, words: Strings) -> str:
    return day.isoformat() if day else words.say("page.unstated")


def _long(day: date | None, words: Strings) -> str:
    return words.say("state.day", year=day.year, month=day.month, day=day.day) if day else words.say("page.unstated")
