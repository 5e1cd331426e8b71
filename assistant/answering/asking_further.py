"""Questions about the text spoken of that name nothing themselves: 能和其他政策同时享受吗; 怎么申报, 要什么材料."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from assistant.turn import Turn
from documents import PolicyDocument
from tools.clauses import Quote
from tools.limits import EXCLUSIONS, HIGHER_ONLY
from tools.rule import Rule

OTHERS = re.compile(r"其他|其它|别的|另外的|其余|(?:区|市|省|国家)[里级]的?(?:其他|别的)?政策|other (?:polic|subsid|award)")
TOGETHER = re.compile(r"同时|叠加|兼得|重复|一起|一块|并享|冲突|再[拿领享报申]|together|combin|stack")
WHERE = r"(?:哪里?|哪儿|什么地方|啥地方)(?:可以|才?能)?(?:去)?(?:申报|申请|报名|报(?![销告])|办理?|提交|受理)"
PROCEDURE = re.compile(WHERE + r"|怎么(?:去)?(?:申|报|办)|咋(?:申|报|办)|如何(?:申|报|办)|(?:什么|哪些|啥|几样)(?:申报|申请|证明)?材料|材料[^，。]{0,4}(?:要|需|准备|哪|什么|啥)|流程|手续|how (?:do|to|can) .{0,12}appl")
WHERE_ALONE = re.compile(
    rf"^(?:请问|那么?|你好|您好|想?问一?下|我们?|咱们?|公司|企业|应该|该|要|具体|这个|[，, ])*(?:在|去|到|上|找|从)?{WHERE}"
    r"(?:呢|啊|呀|吗|的|这个|补贴|政策|奖补|奖励|材料)*[?？。]?$"
)
SAID = re.compile(r"不重复|不再重复|就高|同时享受|享受一次|重叠|包含在")


def asks_only_where(turn: Turn) -> bool:
    """Whether the message asks where to apply and names neither a place nor a subject, nor was any spoken of."""
    spoken = turn.memory.rules or turn.home or turn.places.any
    return not spoken and bool(WHERE_ALONE.search(turn.message.lower))


def asks_about_others(turn: Turn) -> bool:
    """Whether the message asks if what was spoken of may be had beside other policies."""
    text = turn.message.lower
    return _leans(turn) and bool(OTHERS.search(text)) and bool(TOGETHER.search(text))


def asks_how(turn: Turn) -> bool:
    """Whether the message asks how to apply for what was spoken of."""
    return _leans(turn) and not turn.intent.validity and bool(PROCEDURE.search(turn.message.lower))


def tell_of_others(turn: Turn, document: PolicyDocument, rules: Mapping[str, Rule]) -> None:
    """Fills the reply with what the text says about it, or with the word that it says nothing."""
    reply, composer, say = turn.reply, turn.composer, turn.strings.say
    reply.status = "answered"
    quotes = _quotes(document, turn.memory.rules, rules.values())
    composer.ground.allow("document", document.short_title)
    key = "answer.lookup" if any(SAID.search(quote.text) for quote in quotes) else "answer.together_silent"
    composer.line(f"**{say(key, title=document.short_title)}**", "document")
    composer.line(f"《{document.short_title}》｜{composer.state(document)}", "document")
    for quote in quotes:
        composer.cite(quote)
    if document.interpreter:
        composer.ground.allow("document", document.interpreter)
        composer.line(say("answer.interpreter", office=document.interpreter), "document")
    reply.spoken = turn.memory.rules


def _quotes(document: PolicyDocument, spoken: Iterable[str], rules: Iterable[Rule]) -> list[Quote]:
    """The clauses of the text that limit what may be had together with the rules spoken of."""
    about = set(spoken)
    found = [e.quote for e in EXCLUSIONS if e.quote is not None and e.rules & about]
    found += [HIGHER_ONLY.quote] if HIGHER_ONLY.rules & about else []
    found += [
        quote
        for rule in rules
        if rule.is_lookup and rule.document == document.id
        for quote in rule.quotes
        if SAID.search(quote.text)
    ]
    return [quote for quote in dict.fromkeys(found) if quote.document == document.id]


def _leans(turn: Turn) -> bool:
    """Whether the message says nothing of a subject, a place or a number, so that it is about what was spoken of."""
    named = turn.places.asked or turn.places.named
    about = any(c.words > 0 and not c.rule.is_lookup and c.rule.id not in turn.memory.rules for c in turn.candidates[:4])
    return bool(turn.memory.rules) and not (turn.message.quantities or named or about or turn.intent.total)
