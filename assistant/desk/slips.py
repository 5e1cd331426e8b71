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

from assistant.answer import Answer, Award, Citation, Possibility, Total
from assistant.office.saying import lines_of
from assistant.page.evidence import particulars
from assistant.page.headline import split_lead
from assistant.planning import subtotal_line
from assistant.state import consultations
from assistant.state.audit import program_version
from assistant.state.tables import ConsultationItemRow, ConsultationRow, SlipRow
from assistant.strings import Strings, strings
from documents import Corpus, PolicyDocument
from tools.amounts import plain, wan
from tools.catalogue import RULES
from tools.rule import Rule

LANGUAGE = "zh-CN"
CODE_LENGTH = 10
MINUTE = "%Y-%m-%d %H:%M"


def slip_of(
    session: Session, row: ConsultationRow, corpus: Corpus, staff: str, now: datetime, on: date, changed: bool = False
) -> SlipRow:
    """The slip of a consultation as it stands: the last one given where nothing has changed since and it still
    counts, else a new one. `changed` says that an item was calculated anew. Where the consultation corrects a slip, that
    one no longer counts from then on.

    Raises ValueError for a consultation without an item.
    """
    if not row.items:
        raise ValueError(f"consultation {row.id} has no item")
    if row.slips and not changed:
        last = row.slips[-1]
        same = last.items == [item.id for item in row.items] and _visitor(last.content) == (
            row.company,
            row.credit_code,
        )
        if same and last.issued_on == on and last.cancellation is None:
            return last
    number = f"{on:%Y%m%d}-{row.id:05d}-{len(row.slips) + 1}"
    content = _content(row, corpus, number, staff, now, strings(LANGUAGE))
    content["check_code"] = check_code(content)
    kept = consultations.keep_slip(session, row, content, now, staff, on)
    wrong = consultations.slip(session, row.corrects) if row.corrects else None
    if wrong is not None:
        reason = row.note or strings(LANGUAGE).say("desk.correction")
        consultations.cancel_slip(session, wrong, reason, staff, now, number)
    row.corrects = None
    return kept


def _visitor(content: dict[str, Any]) -> tuple[str, str]:
    return content["company"], content.get("credit_code", "")


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
        "credit_code": row.credit_code,
        "corrects": row.corrects or "",
        "version": program_version(),
        "corpus": corpus.digest[:12],
        "items": [_item(item, corpus, words) for item in row.items],
    }


def _item(item: ConsultationItemRow, corpus: Corpus, words: Strings) -> dict[str, Any]:
    """A rule, or the plan of a company with its awards. `documents` are the texts that they stand on, with validity."""
    answer = Answer.model_validate(item.answer)
    rules = [RULES[item.rule]] if item.kind == consultations.RULE else _planned(answer)
    lead, _ = split_lead(answer.text)
    of_rule = {award.rule: award for award in reversed(answer.awards)}  # the first of a rule; the others are what if
    awards = [(award, RULES[award.rule]) for award in answer.awards if of_rule[award.rule] is award and RULES[award.rule] in rules]
    documents = [corpus.documents[name] for name in dict.fromkeys(rule.document for rule in rules)]
    several = item.kind == consultations.PLAN
    total = _working_of(answer.total, words) if answer.total and several else []
    return {
        "rule": item.rule,
        "rules": sorted({*([item.rule] if not several else []), *(award.rule for award in answer.awards)}),
        "title": title_of(item, words),
        "conclusion": lead.figure if lead else words.say(f"desk.status_{answer.status}"),
        "states": list(lead.states) if lead else [],
        "notes": [*(lead.notes if lead else []), *total],
        "documents": [
            [document.title, [list(pair) for pair in particulars(document, answer.as_of, words)]]
            for document in documents
        ],
        "awards": [[award.title, _with_state(award, words)] for award, _ in awards] if several else [],
        "facts": stated(item),
        "steps": [
            [_of(award, step.label, several), step.expression, plain(step.value)]
            for award, _ in awards
            for step in award.steps
        ],
        "possible": [
            _of(award, _possibility(one, words), several) for award, _ in awards for one in award.alternatives
        ],
        "missing": [missing.question for missing in answer.missing],
        "conditions": [
            [state, _of(award, text, several), proof]
            for award, rule in awards
            for state, text, proof in _conditions(award, rule, words)
        ],
        "quotes": [[_place(c, several, words, corpus), c.quote] for c in answer.citations],
        "notices": [notice.text for notice in answer.notices],
        "office": lines_of(answer),
        "interpreter": "".join(
            f"{f'《{document.short_title}》: ' if several else ''}{_interpreter(document, words)}" for document in documents
        ),
    }


def title_of(item: ConsultationItemRow, words: Strings) -> str:
    """The rule's title, or that it is the plan of the company."""
    if item.kind == consultations.PLAN:
        return words.say("desk.plan_title")
    rule = RULES.get(item.rule)
    return rule.title if rule else item.rule


def _planned(answer: Answer) -> list[Rule]:
    return [RULES[rule] for rule in dict.fromkeys(award.rule for award in answer.awards) if rule in RULES]


def _working_of(total: Total, words: Strings) -> list[str]:
    """How the total comes about, and its parts that may not be mixed: what is for checking only, what is a ceiling."""
    parts = [subtotal_line(part, words).removeprefix("- ") for part in total.subtotals if part.state]
    return [words.say("desk.plan_total", working=total.explanation), *parts]


def _with_state(award: Award, words: Strings) -> str:
    """An amount with its certainty and whether one can apply, so that neither is lost where a line is read alone."""
    certainty, usable = words.say(f"page.{award.certainty}"), words.say(f"page.usable_{award.usable}")
    return words.say("desk.award_state", size=size_of(award, words), certainty=certainty, usable=usable)


def _of(award: Award, text: str, several: bool) -> str:
    """What is said of an award, under its title where there are several."""
    return f"{award.title}: {text}" if several else text


def _place(citation: Citation, several: bool, words: Strings, corpus: Corpus) -> str:
    article = citation.article or words.say("desk.unnumbered")
    return f"{corpus.documents[citation.document].short_title} {article}" if several else article


def _interpreter(document: PolicyDocument, words: Strings) -> str:
    if document.interpreter:
        return words.say("answer.interpreter", office=document.interpreter)
    return words.say("answer.no_interpreter")


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
    return f"{one.label}: {size_of(one, words)}"


def size_of(one: Award | Possibility, words: Strings) -> str:
    """An amount as it is written in a line: 7.2万元, 最高 200万元, 90万元 至 200万元."""
    if one.amount is not None:
        return wan(one.amount)
    if one.minimum is not None and one.maximum is not None:
        return words.say("page.between", minimum=wan(one.minimum), maximum=wan(one.maximum))
    if one.maximum is not None:
        return words.say("desk.at_most", amount=wan(one.maximum))
    return words.say("page.no_amount")
