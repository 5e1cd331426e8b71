"""A draft of rules from a text: the sentences that state rates, caps, thresholds and levels, each bound to its words.

The draft is a module of the form of those in `tools/rules`, for a person to complete and review. It offers no rule:
`RULES` is empty until somebody has moved what is right from `DRAFTS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from documents import Clause, ClauseKind, Corpus, PolicyDocument, reading_of
from tools.amounts import plain
from tools.quantities import Quantity, Unit, find_quantities

_PROVISIONS = (ClauseKind.ARTICLE, ClauseKind.PARAGRAPH, ClauseKind.ITEM, ClauseKind.TABLE_ROW)
_GRANTS = re.compile(r"给予|补贴|补助|奖励|奖补|资助|配套|支持|不予")
_CAP = re.compile(r"(?:最高|不超过|不高于|上限|至多|封顶|限额)[^，。；]{0,12}$")
_CEILING_RATE = re.compile(r"(?:最高|不超过|不高于|至多)[^，。；]{0,6}$")
_OVER = re.compile(r"(?:首次)?(?:超过|突破|高于|多于|大于)$")
_AT_LEAST = re.compile(r"(?:不低于|不少于|达到|达|满|不小于)$")
_UNDER = re.compile(r"(?:不满|低于|少于|小于|不足)$")
_INCLUDED = re.compile(r"^(?:及以上|以上|（含）|\(含\))")
_AT_MOST = re.compile(r"^(?:以内|以下)")
_LEVELS = ("国家", "省", "市", "区")
_RESPECTIVELY = re.compile(r"分别|[、和]")
_LISTED = re.compile(r"\s*[、和或及]\s*")
_YEARLY, _PROJECT, _COMPANY = (
    re.compile(r"每年|年度|当年"),
    re.compile(r"每个?项目|单个项目"),
    re.compile(r"累计|合计|每家"),
)
_ONE_TO_ONE = re.compile(r"1\s*[:：比]\s*1|等额")
_LABEL = re.compile(r"[^，。；：、]{2,20}$")


class Role(StrEnum):
    """What a figure does in its sentence, as far as the words around it tell."""

    RATE = "rate"
    CAP = "cap"
    OVER = "over"
    AT_LEAST = "at_least"
    UNDER = "under"
    AT_MOST = "at_most"
    SUM = "sum"


@dataclass(frozen=True)
class Found:
    """A figure of a sentence. `span` are the verbatim words that state it, `label` those that say of what."""

    role: Role
    quantity: Quantity
    span: str
    label: str
    ceiling: bool = False


@dataclass(frozen=True)
class Provision:
    """A sentence that grants something, with its figures in order, and the levels it names (国家, 省, 市, 区)."""

    clause: Clause
    text: str
    found: tuple[Found, ...]

    def having(self, *roles: Role) -> tuple[Found, ...]:
        return tuple(one for one in self.found if one.role in roles)

    @property
    def levels(self) -> tuple[str, ...]:
        """As many levels as there are sums, in the order in which the sentence lists both; else none."""
        places = sorted(
            (match.start(), level) for level in _LEVELS if (match := re.search(rf"{level}(?:级|、|和|认)", self.text))
        )
        sums = self.having(Role.SUM, Role.CAP)
        named = tuple(level for _, level in places)
        return named if len(named) == len(sums) > 1 and _RESPECTIVELY.search(self.text) else ()

    @property
    def tiers(self) -> tuple[tuple[Found, Found], ...]:
        """Thresholds with the sums for them, the highest first, where the sentence has as many of the one as of the
        other: 500万元、1000万元的, 分别给予20万元、40万元, or one after the other. Else none."""
        thresholds, sums = self.having(Role.OVER, Role.AT_LEAST), self.having(Role.SUM, Role.CAP)
        kinds = {(one.role, one.quantity.unit) for one in thresholds}
        if len(thresholds) < 2 or len(thresholds) != len(sums) or len(kinds) != 1 or self.having(Role.RATE):
            return ()
        pairs = list(zip(thresholds, sums, strict=True))
        listed = "分别" in self.text and thresholds[-1].quantity.end <= sums[0].quantity.start
        in_turn = [one.quantity.start for pair in pairs for one in pair]
        if not listed and in_turn != sorted(in_turn):
            return ()
        return tuple(sorted(pairs, key=lambda pair: pair[0].quantity.value, reverse=True))


def provisions(corpus: Corpus, document: str) -> Iterator[Provision]:
    """The sentences of a document that grant something and state a figure for it."""
    text = corpus.text(document)
    for clause in corpus.clauses(document):
        if clause.kind not in _PROVISIONS:
            continue
        for start, end in corpus.sentences(clause):
            sentence = text[start:end]
            if _GRANTS.search(sentence) and (found := tuple(_figures(sentence))):
                yield Provision(clause, sentence, found)


def _figures(sentence: str) -> Iterator[Found]:
    last: Found | None = None
    for quantity in find_quantities(sentence):
        if quantity.unit not in (
            Unit.MONEY,
            Unit.PERCENT,
            Unit.AREA,
            Unit.PEOPLE,
            Unit.COMPANIES,
            Unit.ITEMS,
            Unit.RANK,
        ):
            continue
        before, after = sentence[: quantity.start].rstrip(), sentence[quantity.end :].lstrip()
        role, label, ceiling = _role(quantity, before, after), _label(before), bool(_CEILING_RATE.search(before))
        goes_on = last is not None and _LISTED.fullmatch(sentence, last.quantity.end, quantity.start)
        if goes_on and last is not None and last.quantity.unit is quantity.unit and role in (None, Role.SUM):
            role, label, ceiling = last.role, last.label, last.ceiling
        if role is not None:
            last = Found(role, quantity, _span(sentence, quantity), label, ceiling)
            yield last


def _role(quantity: Quantity, before: str, after: str) -> Role | None:
    money = quantity.unit is Unit.MONEY
    if quantity.unit is Unit.PERCENT:
        return Role.RATE
    if money and _CAP.search(before) and not _OVER.search(before.removesuffix("不超过")):
        return Role.CAP
    for pattern, role in ((_AT_LEAST, Role.AT_LEAST), (_UNDER, Role.UNDER), (_OVER, Role.OVER)):
        if pattern.search(before):
            return role
    if _INCLUDED.match(after) or quantity.comparison == "at_least":
        return Role.AT_LEAST
    if _AT_MOST.match(after) or quantity.unit is Unit.RANK:
        return Role.AT_MOST
    return Role.SUM if money else None


def _span(sentence: str, quantity: Quantity) -> str:
    """The figure with the words right before it, back to the last comma, at most a dozen of them."""
    start = max(sentence.rfind(mark, 0, quantity.start) for mark in "，。；：、,;:")
    start = max(start + 1, quantity.start - 12)
    return sentence[start : quantity.end].strip()


def _label(before: str) -> str:
    words = re.sub(
        r"(?:按照?|根据|给予|的|不?超过|最高|不低于|不少于|达到?|满|首次|分别|予以)+$", "", reading_of(before)
    )
    match = _LABEL.search(words)
    return match[0] if match else ""


_HEAD = '''"""{title}: a draft, article by article, made from the text. To be completed and reviewed before anything uses it.

Read every clause word by word. For each draft: the title and the words that people use, whom it is for, the conditions
without a figure, the label and the question of every fact (TO COMPLETE), what the cap limits, whether 最高 or 不超过
makes the amount a ceiling, and what the text leaves open. Then move the rule from DRAFTS to RULES and the module to
`tools/rules/{module}.py`, with worked cases in `evals/cases`.
"""

from tools.clauses import ByChoice, Quote, figure
from tools.conditions import Limit
from tools.facts import Fact, Kind
from tools.formulas import Cap, CapScope, Fixed, Share, Tier, Tiers
from tools.rule import Rule, level_fact

DOCUMENT = {document!r}
TO_COMPLETE = "待补全"

'''
_TAIL = """
RULES: tuple[Rule, ...] = ()  # nothing is active until it has been reviewed
DRAFTS: tuple[Rule, ...] = ({names})
"""
_KINDS = {
    Unit.MONEY: "MONEY",
    Unit.AREA: "AREA",
    Unit.PEOPLE: "PEOPLE",
    Unit.COMPANIES: "COMPANIES",
    Unit.ITEMS: "ITEMS",
    Unit.RANK: "RANK",
    Unit.PERCENT: "PERCENT",
}


def scaffold(document: PolicyDocument, corpus: Corpus) -> str | None:
    """The module's text; None where no sentence of the document grants anything with a figure."""
    found = list(provisions(corpus, document.id))
    if not found:
        return None
    title = document.title.replace('"', "'").replace("\\", "")
    head = _HEAD.format(title=title, module=document.id, document=document.id)
    drafts = [_Draft(number, one, document.id) for number, one in enumerate(found, start=1)]
    names = "".join(f"{draft.name}, " for draft in drafts)
    return head + "\n".join(draft.text() for draft in drafts) + _TAIL.format(names=names.rstrip())


class _Draft:
    """The source of one drafted rule."""

    def __init__(self, number: int, provision: Provision, document: str) -> None:
        self.name = f"DRAFT_{number}"
        self._id = f"{document.replace('_', '-')}-draft-{number}"
        self._provision = provision
        self._facts: list[str] = []
        self._notes: list[str] = []
        self._conditions: list[str] = []

    def text(self) -> str:
        article = self._provision.clause.article
        formula = self._formula()
        self._limits()
        lines = [
            f"# {article or ''} {_comment(self._provision)}".rstrip(),
            *self._notes,
            f"{self.name}_QUOTE = Quote(DOCUMENT, {article!r}, {self._provision.text!r})",
            *self._facts,
            f"{self.name} = Rule(",
            f"    id={self._id!r},",
            "    document=DOCUMENT,",
            f"    title={self._title()!r},",
            f"    quotes=({self.name}_QUOTE,),",
            "    words=(TO_COMPLETE,),",
            *([f"    formula={formula},"] if formula else []),
            *([f"    conditions=({', '.join(self._conditions)},),"] if self._conditions else []),
            ")",
        ]
        return "\n".join(lines) + "\n"

    def _title(self) -> str:
        headings = self._provision.clause.headings
        return reading_of(headings[-1])[:30] if headings else reading_of(self._provision.text)[:30]

    def _formula(self) -> str | None:
        rates = self._provision.having(Role.RATE)
        caps, sums = self._provision.having(Role.CAP), self._provision.having(Role.SUM)
        levels = self._provision.levels
        ranges = any(one.quantity.high is not None for one in self._provision.found)
        if ranges or _ONE_TO_ONE.search(self._provision.text):
            return None
        if self._provision.tiers:
            return self._tiers(bool(caps))
        if len(rates) == 1:
            base = self._fact("BASE", rates[0].label, "MONEY")
            cap = f", cap=Cap({_figure(caps[0])}, CapScope.{_scope(caps[0].span)})" if len(caps) == 1 else ""
            certainty = ', certainty="ceiling"' if rates[0].ceiling else ""
            return f"Share(of={base}, rate={_figure(rates[0])}{cap}{certainty})"
        if levels:
            fact = f"{self.name}_LEVEL"
            fact_id = fact.lower()
            self._facts.append(f"{fact} = level_fact({fact_id!r}, TO_COMPLETE, TO_COMPLETE, {levels!r})")
            options = ", ".join(
                f"{level!r}: {_figure(one)}"
                for level, one in zip(levels, self._provision.having(Role.SUM, Role.CAP), strict=True)
            )
            return f"Fixed(ByChoice({fact_id!r}, {{{options}}}){_certainty(caps)}, choices=({fact},))"
        if len(rates) == 0 and len(sums) + len(caps) == 1:
            return f"Fixed({_figure((*sums, *caps)[0])}{_certainty(caps)})"
        return None  # several figures in one sentence: a person has to say which is for what

    def _tiers(self, are_caps: bool) -> str | None:
        """The tiers, and the formula over them where the words mean what it computes."""
        pairs = self._provision.tiers
        base = self._fact("BASE", pairs[0][0].label or pairs[-1][0].label, _KINDS[pairs[0][0].quantity.unit])
        tiers = "".join(f"    Tier({_figure(threshold)}, {_figure(given)}),\n" for threshold, given in pairs)
        self._facts.append(f"{self.name}_TIERS = (\n{tiers})")
        if pairs[0][0].role is not Role.OVER:
            self._notes.append("# the thresholds themselves count here, and Tiers leaves them out: the formula is to be written")
            return None
        certainty = ', certainty="ceiling"' if are_caps else ""
        return f"Tiers(of={base}, tiers={self.name}_TIERS{certainty})"

    def _limits(self) -> None:
        roles = (Role.AT_MOST,) if self._provision.tiers else (Role.OVER, Role.AT_LEAST, Role.AT_MOST)
        thresholds = self._provision.having(*roles)
        for number, one in enumerate(thresholds, start=1):
            fact = self._fact(f"THRESHOLD_{number}", one.label, _KINDS[one.quantity.unit])
            self._conditions.append(f'Limit({fact}, "{one.role}", {_figure(one)}, quote={self.name}_QUOTE)')

    def _fact(self, name: str, label: str, kind: str) -> str:
        fact = f"{self.name}_{name}"
        shown = f"{label} (待补全)" if label else "待补全"
        self._facts.append(f"{fact} = Fact({fact.lower()!r}, {shown!r}, Kind.{kind}, TO_COMPLETE)")
        return fact


def _figure(found: Found) -> str:
    return f"figure({plain(found.quantity.value)!r}, {found.span!r})"


def _certainty(caps: Sequence[Found]) -> str:
    return ', certainty="ceiling"' if caps else ""


def _scope(span: str) -> str:
    for pattern, scope in ((_YEARLY, "COMPANY_YEAR"), (_PROJECT, "PROJECT"), (_COMPANY, "COMPANY")):
        if pattern.search(span):
            return scope
    return "AWARD"


def _comment(provision: Provision) -> str:
    return "; ".join(f"{one.role}: {reading_of(one.span)}" for one in provision.found)
