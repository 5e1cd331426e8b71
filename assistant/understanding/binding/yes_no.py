"""Whether a message says that a yes/no fact holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.binding.bound_fact import BoundFact
from assistant.understanding.binding.choices import TAKEN_BACK, UNSURE
from assistant.understanding.binding.denials import NEGATED_AFTER, NEGATION, NO, NOT_NEGATION, denials
from assistant.understanding.binding.fact_words import GAP, find_all
from assistant.understanding.binding.objects import is_another_award, words_of
from assistant.understanding.binding.owners import Owners
from assistant.understanding.binding.parts import Parts
from assistant.understanding.binding.roles import is_anothers, is_of_the_others
from assistant.understanding.binding.said import Said
from assistant.understanding.binding.wanted import WANTED, WANTED_SPAN
from assistant.understanding.message import Message
from assistant.understanding.received import years_since_received
from tools.facts import Fact
from tools.rule import Rule

LEVEL = re.compile(r"国家级?|省[级里]|市[级里]")
IN_QUESTION = re.compile(r"＿[^，。]{0,4}$")
NAMES_AWARD = re.compile(r"^(?:场景|示范|企业)*(?:(?:那个|这个|那份|那笔|那条|这条)(?:奖|补|政策|钱)|评选|评比|评审)")  # 十佳场景那个奖
HAD = re.compile(r"入选|评上|选上|进|拿|获|成|是|被|上|认定|评")
ASKS_EFFECT = re.compile(r"^[^，。]{0,4}(?:＿+|有)?(?:有|会)?(?:没有)?影响")

OTHER_CERTIFICATES = re.compile(
    r"iso|iatf|haccp|cmmi|dcmm|itss|ccrc|3c|质量(?:管理)?体系|环境(?:管理)?体系|职业健康|信息安全(?:管理)?体系|知识产权|高企|高新技术企业|等保"
)
RECEIVED = re.compile(r"^(?:已?领|已?拿|享受|补|获得|得|奖|拿到)(?:过|了)$")
"""That something was received, which the words around it name."""
STILL_OPEN = r"(?:还没有?|还未|尚未|暂未|没开始|还没开始)(?:参)?(?:评选?|评审|评定|开评|揭晓|公布|出结果)"
NOT_YET_JUDGED = re.compile(rf"{STILL_OPEN}$")
IS_NOT_YET_JUDGED = re.compile(rf"^(?:结果)?(?:都|也)?{STILL_OPEN}(?![上中到过选])")
"""Neither won nor lost: 还没评十佳呢, 十佳还没评; but 十佳还没评上."""


def yes_no(
    said: Said, parts: Parts, owners: Owners, rule: Rule, fact: Fact, chosen: Sequence[tuple[int, int]]
) -> BoundFact | None:
    """`chosen`: where the choices of the rule stand; a phrase inside one says nothing more (没列入亩产评价)."""
    denied, found = denials(said.message, fact), None
    text, another = said.message.asserted, None
    for word in sorted((*fact.words, fact.label), key=len, reverse=True):
        for at, end in find_all(text, word):
            start, stop = said.message.segment_at(at)
            before, after = text[max(start, at - 9) : at], text[end:stop][:6]
            negated = bool(NEGATION.search(before) and not NOT_NEGATION.search(before))
            negated = negated or (GAP in word and bool(NO.search(text[at:end])) and not NO.search(word))
            if (
                WANTED.search(text[max(start, at - WANTED_SPAN) : at])
                or IN_QUESTION.search(before)
                or ASKS_EFFECT.match(after)
                or (NAMES_AWARD.match(after) and not HAD.search(before))
                or NOT_YET_JUDGED.search(before)
                or (RECEIVED.search(word) and is_another_award(text[start:at], text[end:stop], words_of(rule)))
                or IS_NOT_YET_JUDGED.match(after)
            ):
                continue
            if "证" in word and _is_another_certificate(text[start:stop], words_of(rule)):
                another = another or (at, end)
                continue
            if stop < len(text) and text[stop] in "?？":  # 对接了? 还没
                after = after or text[stop + 1 : stop + 7]
                negated = negated or bool(NEGATED_AFTER.match(text[stop + 1 : stop + 7]))
            if negated or NEGATED_AFTER.match(after) or is_anothers(text, at, end):
                denied.append((max(start, at - 3), end))
            elif not any(low <= at and end <= high for low, high in denied):
                found = found or said.stated(fact, True, at, end)
    denied = [
        d
        for d in denied
        if not any(c[0] <= d[0] < c[1] and c[1] > d[1] for c in chosen)
        and not is_of_the_others(text, *d)
        and not parts.cover(d[1] - 1, rule)
        and not owners.said_of_another(rule, *d)
        and not _is_of_another_level(said.message, d[0], chosen)
    ]
    if found is not None:
        denied = [d for d in denied if not TAKEN_BACK.search(text[d[1] : max(d[1], found.spans[0][0])])]
    aside = [d for d in denied if not _in_brackets(said.message, d[0])]
    if denied and (aside or found is None):
        return said.stated(fact, False, *(aside or denied)[0])
    if found is None and fact.received_within is not None and (received := years_since_received(said.message)):
        ago, start, end = received
        if ago != fact.received_within:  # two years ago may or may not be within two years: that is asked
            return said.stated(fact, ago < fact.received_within, start, end)
    if found is None and another is not None:
        return said.stated(fact, False, *another)  # what was passed is another thing
    if found is None and fact in said.asked[:1]:
        return _short_reply(said, fact)
    return found


def _is_another_certificate(clause: str, known: str) -> bool:
    """Whether the clause names a certificate that no word of the rule speaks of: ISO9001认证过了."""
    return any(name not in known for name in OTHER_CERTIFICATES.findall(clause))


def _is_of_another_level(message: Message, at: int, chosen: Sequence[tuple[int, int]]) -> bool:
    """Whether what is denied is a level that is not spoken of: 国家级单项冠军没评上, 省级评上了."""
    start, stop = message.segment_at(at)
    levels = LEVEL.search(message.text[start:stop])
    return levels is not None and bool(chosen) and not any(start <= low < stop for low, _ in chosen)


def _in_brackets(message: Message, at: int) -> bool:
    """Whether a place lies in a side remark: 新入选的(双跨没选上)."""
    before = message.text[:at]
    return max(before.rfind("("), before.rfind("（")) > max(before.rfind(")"), before.rfind("）"))


def _short_reply(said: Said, fact: Fact) -> BoundFact | None:
    """`有`, `没有`, `是的`: a reply to the advisor's own question."""
    text = said.message.lower
    if UNSURE.search(text):
        return None
    if re.match(r"^(?:没有|没|不是|不|否|未|无|还没|no\b|nope)", text):
        return said.stated(fact, False, 0, min(len(text), 4))
    if re.match(r"^(?:有|是|对|嗯|好|已|符合|满足|属于|入选|评上(?!没)|选上(?!没)|拿到(?!没)|获|认定了|通过了|批了|批下来|中了|都|yes|yep|ok|当然|确实|可以|能)", text):
        return said.stated(fact, True, 0, min(len(text), 4))
    return None
