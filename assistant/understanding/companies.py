"""Two companies told of in one message (甲厂…乙厂…; 我姐夫公司…我公司…): what is said of each, and which one is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tools.quantities import find_quantities, normalise

SELF, OTHER = "self", "other"
LETTER = re.compile(r"(?P<name>[甲乙丙丁](?!方|级|类|烷|醇|醛)|(?<![A-Za-z])[A-Da-d](?=公司|厂|企业|家|工厂))(?:公司|工厂|厂|企业|家)?")
KIN = r"(?:姐夫|妹夫|哥哥?|弟弟?|姐姐?|妹妹?|表[哥弟姐妹]|堂[哥弟]|朋友|哥们|同学|亲戚|老乡|同行|隔壁|对门|对面|老婆|老公|我爸|我妈|舅舅?|叔叔?)"
OTHERS = re.compile(rf"(?:我们?|咱们?)?{KIN}(?:他们?)?(?:开)?的?(?:那个?)?(?:家|公司|厂子?|企业|店|那边)|(?<![其从向给跟对替帮为由找问被让和与])[他她](?:们|家|公司|那边)*|人家(?!(?:那边|那里)?(?:评审|评定|审|接收|接受|收下|收了|验收|认定|认了|批|通过|给我们|说|讲|要求|告诉|通知|答应|同意|拒|退))")
"""Not 人家 of those who judge what the company did: 人家评审以后接收了."""
BOUGHT_FROM = re.compile(r"(?:[买购订租]|采购|合同|发票|开票|付款|付给|付了|服务商|供应商|厂商|云商|[找跟从向])[^，。,;；\d]{0,4}[，,:：、]?$")
"""买云A家花了3万, B家4万: before the first of the sellers that one company paid."""
OURS = re.compile(r"(?:我们?|咱们?|自己|本)(?:自己)?(?:的)?(?:公司|厂子?|企业|这边|这家|家)?")
SENTENCE = re.compile(r"[。！？!?；;\n]")
OF_ALL = re.compile(r"(?:都|全)(?:是|在|有|属)|两[家厂边个]|俩")
ASKS_OF_BOTH = re.compile(r"两[家厂边个]|俩|各[自是能拿补奖]|分别|一共|合计|总共|加起来|一起|谁|哪家|哪个")
ASKS = re.compile(r"多少|几[万个多何]|[吗呢？?]|能[拿补领]|怎么[补算]|什么")


@dataclass(frozen=True)
class Companies:
    """What a message says of each company by its name, with what it says of all; `asked` is the one asked about."""

    told: Mapping[str, str]
    asked: str


@dataclass(frozen=True)
class _Stretch:
    owner: str | None
    text: str = ""


def companies_of(text: str) -> Companies | None:
    """The companies of a message that tells of several and asks about one; None for every other message."""
    plain = normalise(text)[0]
    kinds = (LETTER,) if len({m["name"].upper() for m in LETTER.finditer(plain)}) > 1 else (OTHERS, OURS)
    if len(plain) != len(text) or not all(kind.search(plain) for kind in kinds):
        return None
    if kinds == (LETTER,) and BOUGHT_FROM.search(plain[: _mentions(plain, kinds)[0][0]]):
        return None
    stretches = list(_stretches(text, kinds))
    owners = dict.fromkeys(s.owner for s in stretches if s.owner is not None and find_quantities(normalise(s.text)[0]))
    asked = next((s for s in reversed(stretches) if ASKS.search(s.text)), None)
    if asked is None or asked.owner not in owners or len(owners) < 2 or ASKS_OF_BOTH.search(asked.text):
        return None
    told = {owner: "，".join(s.text.strip("，,。？?！ ") for s in stretches if s.owner in (owner, None)) for owner in owners}
    return Companies(told, asked.owner)


def asks_of_both(text: str) -> bool:
    """Whether a later message asks about the companies together: 两家合计多少."""
    return bool(ASKS_OF_BOTH.search(text))


def company_named(text: str, known: Mapping[str, str]) -> str | None:
    """The one company of those known that a later message names, None where it names none or several."""
    plain = normalise(text)[0]
    kinds = (OTHERS, OURS) if SELF in known or OTHER in known else (LETTER,)
    named = {owner for _, owner in _mentions(plain, kinds)} & set(known)
    return named.pop() if len(named) == 1 else None


def _mentions(text: str, kinds: tuple[re.Pattern[str], ...]) -> list[tuple[int, str]]:
    """Where each company is named, in order."""
    found: list[tuple[int, int, str]] = []
    for kind in kinds:
        for match in kind.finditer(text):
            owner = match["name"].upper() if kind is LETTER else OTHER if kind is OTHERS else SELF
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), owner))
    return sorted((start, owner) for start, _, owner in found)


def _stretches(text: str, kinds: tuple[re.Pattern[str], ...]) -> Iterator[_Stretch]:
    """The message cut where another company is named. What leads into a sentence that names one, and what is said of all
    (都是…), has no owner; a sentence that names none goes on about the one named last."""
    owner: str | None = None
    start = 0
    for end in [*(m.end() for m in SENTENCE.finditer(text)), len(text)]:
        sentence = text[start:end]
        start = end
        cuts: list[tuple[int, str | None]] = [*_mentions(normalise(sentence)[0], kinds)]
        cuts += [(m.start(), None) for m in OF_ALL.finditer(sentence)]
        cuts = sorted(cuts, key=lambda cut: cut[0])
        if not cuts or cuts[0][0] > 0:
            yield _Stretch(None if cuts else owner, sentence[: cuts[0][0]] if cuts else sentence)
        for at, (place, named) in enumerate(cuts):
            owner = named or owner
            yield _Stretch(named, sentence[place : cuts[at + 1][0] if at + 1 < len(cuts) else None])
