"""What the person believes and the texts on record do not say: numbers and documents."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.turn import Turn
from documents import Corpus
from tools.clauses import squeeze
from tools.quantities import Unit

DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{0,8}[〔\[【(（](?P<year>20\d\d)[〕\]】)）](?:第)?(?P<number>\d+号)")


def correct_numbers(turn: Turn) -> None:
    """Numbers that the person believed: corrected where the text says otherwise."""
    right: set[Decimal] = set()
    for finding in turn.reply.findings:
        right |= {figure.value for figure in finding.rule.figures()}
        if finding.assessment:
            right |= {step.value for step in finding.assessment.steps}
    for claim in turn.binder.claims:
        if claim.value in right or claim.unit is Unit.BARE:
            continue
        words = turn.message.original(claim.start, claim.end)
        text = turn.strings.say("part.premise", claim=words)
        turn.composer.ground.allow("user", words)
        turn.reply.notices.append(("premise", text, "user"))


def name_unknown_documents(turn: Turn, corpus: Corpus) -> None:
    """A document number that no text on record bears or mentions: the answer rests on the record alone."""
    texts = [corpus.text(d) for d in corpus.documents]
    for match in DOCUMENT_NUMBER.finditer(turn.message.text):
        bare = match["year"] + match["number"]
        if any(bare in squeeze(text).replace("〔", "").replace("〕", "") for text in texts):
            continue
        words = turn.message.original(match.start(), match.end())
        turn.composer.ground.allow("user", words)
        turn.reply.notices.append(("premise", turn.strings.say("part.unknown_document", document=words), "user"))
