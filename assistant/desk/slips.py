"""The advice slip as data: everything that stands on it, fixed when it is given, with a number and a check code.

The slip is an office paper in the policies' language, whatever language the pages are in.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from assistant.answer import Answer, Award, Possibility
from assistant.page.evidence import particulars
from assistant.page.headline import split_lead
from assistant.state import consultations
from assistant.state.audit import program_version
from assistant.state.tables import ConsultationItemRow, ConsultationRow, SlipRow
from assistant.strings import Strings, strings
from documents import Corpus
from tools.amounts import plain, wan
from tools.catalogue import RULES
from tools.rule import Rule

LANGUAGE = "zh-CN"
CODE_LENGTH = 10
MINUTE = "%Y-%m-%d %H:%M"


def slip_of(session: Session, row: ConsultationRow, corpus: Corpus, staff: str, now: datetime, on: date) -> SlipRow:
    """The slip of a consultation as it stands: the last one given where nothing has changed since and it still
    counts, else a new one.

    Raises ValueError for a consultation without an item.
    """
    if not row.items:
        raise ValueError(f"consultation {row.id} has no item")
    if row.slips:
        last = row.slips[-1]
        same = last.items == [item.id for item in row.items] and last.content["company"] == row.company
        if same and last.issued_on == on and last.cancellation is None:
            return last
    number = f"{on:%Y%m%d}-{row.id:05d}-{len(row.slips) + 1}"
    content = _content(row, corpus, number, staff, now, strings(LANGUAGE))
    content["check_code"] = check_code(content)
    return consultations.keep_slip(session, row, content, now, staff, on)


def check_code(content: dict[str, Any]) -> str:
    """Ten letters and digits that follow from every word of the slip."""
    said = {key: value for key, value in content.items() if key != "check_code"}
    written = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return base64.b32encode(hashlib.sha256(written.encode()).digest()).decode()[:CODE_LENGTH]


def is_genuine(content: dict[str, Any]) -> bool:
    """Whether a stored slip still says what it said when it was given."""
    return bool(content.get("check_code") == check_code(content))


def cancelled(kept: SlipRow, words: Strings) -> str:
    """That a slip no longer counts, since when, and why; empty for one that does."""
    gone = kept.cancellation
    if gone is None:
        return ""
    at = gone.cancelled_at.astimezone().strftime(MINUTE)
    return words.say("desk.cancelled", at=at, staff=gone.cancelled_by, reason=gone.reason)


def _content(
    row: ConsultationRow, corpus: Corpus, number: str, staff: str, now: datetime, words: Strings
) -> dict[str, Any]:
    """Plain JSON values; every text as it is shown."""
    return {
        "number": number,
        "issued": now.astimezone().strftime(MINUTE),
        "staff": staff,
        "company": row.company,
        "version": program_version(),
        "corpus": corpus.digest[:12],
        "items": [_item(item, corpus, words) for item in row.items],
    }


def _item(item: ConsultationItemRow, corpus: Corpus, words: Strings) -> dict[str, Any]:
    answer, rule = Answer.model_validate(item.answer), RULES[item.rule]
    document = corpus.documents[rule.document]
    lead, _ = split_lead(answer.text)
    awards = [award for award in answer.awards if award.rule == rule.id]
    interpreter = (
        words.say("answer.interpreter", office=document.interpreter)
        if document.interpreter
        else words.say("answer.no_interpreter")
    )
    return {
        "rule": rule.id,
        "title": rule.title,
        "conclusion": lead.figure if lead else words.say(f"desk.status_{answer.status}"),
        "states": list(lead.states) if lead else [],
        "notes": list(lead.notes) if lead else [],
        "document": document.title,
        "particulars": [list(pair) for pair in particulars(document, answer.as_of, words)],
        "facts": stated(item),
        "steps": [[step.label, step.expression, plain(step.value)] for award in awards for step in award.steps],
        "possible": [_possibility(one, words) for award in awards for one in award.alternatives],
        "missing": [missing.question for missing in answer.missing],
        "conditions": [line for award in awards for line in _conditions(award, rule, words)],
        "quotes": [[c.article or words.say("desk.unnumbered"), c.quote] for c in answer.citations],
        "notices": [notice.text for notice in answer.notices],
        "interpreter": interpreter,
    }


def stated(item: ConsultationItemRow) -> list[list[str]]:
    """The facts of an item as label and value: 年购买云服务金额, 18万元."""
    return [[fact["label"], fact["shown"]] for fact in item.facts.values()]


def _conditions(award: Award, rule: Rule, words: Strings) -> Iterable[list[str]]:
    """Each condition with where it stands, and what proves it where the text names that."""
    proofs = {condition.text: condition.proof for condition in rule.conditions}
    for condition in award.conditions:
        state = {True: "met", False: "failed", None: "open"}[condition.met]
        yield [words.say(f"desk.condition_{state}"), condition.text, proofs.get(condition.text, "")]


def _possibility(one: Possibility, words: Strings) -> str:
    if one.minimum is not None and one.maximum is not None:
        size = words.say("page.between", minimum=wan(one.minimum), maximum=wan(one.maximum))
    elif one.maximum is not None:
        size = words.say("desk.at_most", amount=wan(one.maximum))
    elif one.amount is not None:
        size = wan(one.amount)
    else:
        size = words.say("page.no_amount")
    return f"{one.label}: {size}"
