"""The audit record of answers: written once, read by staff, emptied of words and figures but never removed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from assistant.answer import Answer
from assistant.state.inputs import Inputs
from assistant.state.tables import AuditEntry, AuditFigures, AuditRemoval, AuditText
from tools.catalogue import RULES

FIGURES = ("headline", "awards", "total")
VISITOR, RETENTION = "visitor", "retention"
ALONE = Inputs()


@dataclass(frozen=True)
class Occasion:
    """Where an answer was given: `channel` is chat, api, mcp or desk."""

    at: datetime
    channel: str
    corpus_digest: str
    conversation_id: int | None = None
    turn_id: int | None = None


def record(
    session: Session, question: str, answer: Answer, occasion: Occasion, inputs: Inputs = ALONE
) -> AuditEntry:
    """Adds an entry. `question` is masked by the caller, who showed the advisor the same words; `inputs` is what the
    answer was made from beside it."""
    data = answer.model_dump(mode="json")
    entry = AuditEntry(
        at=occasion.at,
        channel=occasion.channel,
        conversation_id=occasion.conversation_id,
        turn_id=occasion.turn_id,
        as_of=answer.as_of,
        status=answer.status,
        rules=[{"rule": rule, "digest": rule_digest(rule)} for rule in dict.fromkeys(a.rule for a in answer.awards)],
        citations=[{key: c[key] for key in ("document", "article", "start", "end")} for c in data["citations"]],
        corpus_digest=occasion.corpus_digest,
        program_version=program_version(),
        elapsed_ms=answer.elapsed_ms,
    )
    session.add(entry)
    session.flush()
    session.add(AuditText(entry_id=entry.id, question=question, answer=answer.text))
    figures = {key: data[key] for key in FIGURES}
    figures["inputs"] = inputs.record()
    session.add(AuditFigures(entry_id=entry.id, facts=data["facts"], figures=figures))
    session.flush()
    return entry


def remove_words(session: Session, entries: Iterable[int], now: datetime, reason: str) -> int:
    """Takes the words and figures of entries away and leaves a tombstone each; how many had any left."""
    wanted = set(entries)
    gone = set(session.scalars(select(AuditRemoval.entry_id).where(AuditRemoval.entry_id.in_(wanted))))
    left = sorted(wanted - gone)
    if not left:
        return 0
    session.execute(delete(AuditText).where(AuditText.entry_id.in_(left)))
    session.execute(delete(AuditFigures).where(AuditFigures.entry_id.in_(left)))
    session.execute(insert(AuditRemoval), [{"entry_id": entry, "at": now, "reason": reason} for entry in left])
    return len(left)


def entries_of(session: Session, conversation_id: int) -> list[int]:
    return list(session.scalars(select(AuditEntry.id).where(AuditEntry.conversation_id == conversation_id)))


def find(session: Session, entry_id: int) -> AuditEntry | None:
    return session.get(AuditEntry, entry_id)


def between(session: Session, since: datetime | None, until: datetime | None) -> Iterator[AuditEntry]:
    """The entries from `since` on and before `until`, in the order of their ids."""
    wanted = select(AuditEntry).order_by(AuditEntry.id)
    if since is not None:
        wanted = wanted.where(AuditEntry.at >= since)
    if until is not None:
        wanted = wanted.where(AuditEntry.at < until)
    yield from session.scalars(wanted.execution_options(yield_per=500))


def whole(session: Session, entry: AuditEntry) -> dict[str, Any]:
    """An entry with its words and figures, or with its tombstone, as plain values."""
    text, figures = session.get(AuditText, entry.id), session.get(AuditFigures, entry.id)
    removal = session.get(AuditRemoval, entry.id)
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "channel": entry.channel,
        "conversation_id": entry.conversation_id,
        "as_of": entry.as_of.isoformat(),
        "status": entry.status,
        "rules": entry.rules,
        "citations": entry.citations,
        "corpus_digest": entry.corpus_digest,
        "program_version": entry.program_version,
        "elapsed_ms": entry.elapsed_ms,
        "question": text.question if text else None,
        "answer": text.answer if text else None,
        "facts": figures.facts if figures else None,
        "figures": {key: figures.figures[key] for key in FIGURES} if figures else None,
        "inputs": figures.figures.get("inputs") if figures else None,
        "removed": {"at": removal.at.isoformat(), "reason": removal.reason} if removal else None,
    }


@cache
def rule_digest(rule_id: str) -> str:
    """SHA-256 of a rule's definition: it changes with each constant, condition, quote or word of the rule."""
    return hashlib.sha256(repr(RULES[rule_id]).encode()).hexdigest()


@cache
def program_version() -> str:
    try:
        return version("policy-advisor")
    except PackageNotFoundError:
        return "source"
