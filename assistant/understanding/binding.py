"""Which number, title, level or yes/no of a message is which fact of a rule. Driven by what the rule's facts declare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise

from assistant.strings import Strings
from assistant.understanding.claims import is_claim
from assistant.understanding.message import Message
from assistant.understanding.quantities_as_facts import as_value, bare_money, can_state
from tools.facts import Fact, Kind, Value
from tools.formulas import Share, YearlyShares
from tools.quantities import Quantity, Unit
from tools.rule import Rule

GAP = "~"  # in a fact's word: a few characters may stand here (市里~给)
UNSURE = re.compile(r"搞不清|不知道|不确定|不清楚|说不准|弄不清|分不清|拿不准|没搞懂|不晓得|没说|没讲|还没定")
LISTED = re.compile(r"和|、|跟|与|及|或|或者|/|还是")
ADJACENT = 3.0
BEFORE, AFTER = 14, 7  # how far from a number its label may stand, in characters
LABELLED, SOLE = 2.0, 1.0
AGAINST = 1.2  # what another base named in the same clause takes from a label

OF_THE_PAST = re.compile(r"(?:以前|之前|从来?|此前|过去|往年|历史上|原来)(?:都|也|还|就)?$")
NEXT_TO = 6
YI = Decimal(10000)
LIKE_SIZE = (Decimal("0.1"), Decimal(10))
BROUGHT_TO = re.compile(r"凑(?:到|够|成|足)?$")
DENIED = re.compile(r"(?<!是)(?:不是|并非|不算)$")
IN_QUESTION = re.compile(r"＿[^，。]{0,4}$")
ASKS_EFFECT = re.compile(r"^[^，。]{0,4}(?:＿+|有)?(?:有|会)?(?:没有)?影响")
RECEIVED = re.compile(r"(?:市里|市级|市财政|区里|省里|国家|中央|上级|政府)[^，。]{0,6}(?:给|补|奖|拨|批|发|下达|到账|到手|到位|下来)(?:了|过|的|我们|到)*$")
PASSED = re.compile(r"(?:冲过|突破|迈过|跨过|超过|冲破|破|越过|冲上)$")

OTHER_BASES = (
    "营收", "营业收入", "销售额", "销售收入", "主营业务收入", "产值", "注册资本", "注册资金", "实收资本", "净利润", "利润", "纳税", "税收", "总资产",
    "贷款", "融资", "估值", "市值", "工资", "预算", "定金", "罚款", "土地", "厂房", "研发投入", "研发费用", "合同额", "订单",
)  # fmt: skip
"""Numbers under these names describe a company; they are a rule's base only where the rule says so."""

NEGATION = re.compile(
    r"(?:没有|没|未(?!来)|不是|不在|不属于|不算|不|非|无|尚未|还没|并非|没能|从未|不曾)(?:有|能|被|有被|再|得|给|获|取得|通过|拿到|拿|进|过|做|获得)?[^，。]{0,3}$"
)
NOT_NEGATION = re.compile(
    r"(?:不但|不仅|不过|不错|不好意思|不管|不论|不知道|不知|不清楚|不懂|无论|没问题|不低于|不少于|不超过|不止)[^，。]{0,6}$"
)
WANTED = re.compile(r"(?:想报|想申报|想评|准备报|准备申报|准备评|打算报|打算申报|打算评|计划申报|拟申报|正在申报|在争取|争取|想争)[^，。]{0,6}$")
NEGATED_AFTER = re.compile(r"^(?:都|还|也|并|又)?(?:没有|没|未|不是|不在|落选|不行|不通过|还没|尚未|失败)")
PENDING_AFTER = re.compile(r"^[^，。]{0,4}?(?:还在|正在|在|还没|没|尚未|未)(?:申报|申请|报|评|批|审|公示|争取|冲|过|通过|下来|排队|等)")
YEAR_MARK = re.compile(
    r"(?:今年|去年|前年|明年|后年|上年|上一年|本年|当年|第[一二三四五1-5]年|头一年|首年|次年|20\d\d年?|[12]\d年)"
)
YEAR_ORDER = {
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "明年": 1,
    "后年": 2,
    "头一年": 1,
    "首年": 1,
    "次年": 2,
}
EVERY_YEAR = re.compile(r"每年|年均|每一年|各年|年年|都是|均为|一年|逐年|每年度|都有|每個年")


@dataclass(frozen=True)
class Reading:
    """The reading that was taken of a value where its writing leaves it open: a key of the catalogue, or a text that
    the number's own form or a clause gives."""

    key: str = ""
    unit: str = ""
    text: str = ""

    def words(self, strings: Strings) -> str:
        return strings.say(f"reading.{self.key}", unit=self.unit) if self.key else self.text


@dataclass(frozen=True)
class BoundFact:
    """A fact's value with the words that state it. `assumed` says which reading was taken, where one was."""

    fact: Fact
    value: Value
    quote: str
    labelled: bool
    assumed: Reading | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    turn: int = 0
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class _Candidate:
    fact: Fact
    quantity: Quantity
    score: float


class Binder:
    """Binds one message to rules. `asked` are facts that the advisor asked for in the turn before."""

    def __init__(self, message: Message, asked: Sequence[Fact] = (), known: Iterable[str] = (), turn: int = 0) -> None:
        self.message = message
        self.subjects: tuple[tuple[int, int, frozenset[str]], ...] = ()
        self.asked = tuple(asked)
        self.known = frozenset(known)
        self.turn = turn
        self.claims = tuple(q for q in message.quantities if is_claim(message, q))
        self.free = tuple(
            q
            for q in message.quantities
            if q not in self.claims and not DENIED.search(message.text[max(0, q.start - 4) : q.start])
        )

    def owners(self, quantity: Quantity) -> frozenset[str]:
        """The rules whose subject stands nearest: right behind the number (前5的节点), else before it in the segment,
        else behind it; empty where no subject is near."""
        segment = self.message.segment_at(quantity.start)
        inside = [s for s in self.subjects if segment[0] <= s[0] < segment[1]]
        behind = [s for s in inside if quantity.end <= s[0] <= quantity.end + 3]
        before = [s for s in inside if s[1] <= quantity.start]
        after = [s for s in inside if s[0] >= quantity.end]
        if behind:
            return _together(behind, behind[0][0], 0)
        if before:
            return _together(before, before[-1][1], 1)
        if after:
            return _together(after, after[0][0], 0)
        earlier = [s for s in self.subjects if s[1] <= segment[0]]
        return _together(earlier, earlier[-1][1], 1) if earlier else frozenset()

    def bind(self, rule: Rule, spans: Sequence[tuple[int, int]] = ()) -> dict[str, BoundFact]:
        """The facts of a rule that the message states. `spans`: where the rule's subject stands."""
        bound = self._numbers(rule, spans)
        for fact in rule.facts:
            if fact.kind is Kind.YES_NO:
                found = self._yes_no(fact)
            elif fact.kind is Kind.CHOICE:
                found = self._choice(fact, spans)
            else:
                continue
            if found:
                bound[fact.id] = found
        return bound

    # numbers

    def _numbers(self, rule: Rule, spans: Sequence[tuple[int, int]]) -> dict[str, BoundFact]:
        facts = [fact for fact in rule.facts if fact.kind not in (Kind.YES_NO, Kind.CHOICE)]
        own = tuple(word for fact in facts for word in (*fact.words, fact.label))
        candidates = [
            _Candidate(fact, quantity, score)
            for fact in facts
            for quantity in self.message.quantities
            if self._fits(quantity, fact)
            and (quantity not in self.claims or fact.claim)
            and (fact.claim or not self._elsewhere(rule, quantity))
            and (score := self._score(fact, quantity, spans, own)) > 0
        ]
        candidates.sort(key=lambda c: (-c.score, c.quantity.start))
        taken: dict[str, list[_Candidate]] = {}
        used: set[Quantity] = set()
        for candidate in candidates:
            if candidate.quantity in used or candidate.fact.id in taken:
                continue
            taken[candidate.fact.id] = [candidate]
            used.add(candidate.quantity)
        for fact in facts:
            if fact.id in taken:
                continue
            sole = self._sole(rule, fact, used, spans)
            if sole:
                taken[fact.id] = [_Candidate(fact, sole, SOLE)]
                used.add(sole)
        bound: dict[str, BoundFact] = {}
        for fact in facts:
            if fact.kind is Kind.ORDINAL and sum(q.unit is Unit.ORDINAL_YEAR for q in self.free) > 1:
                continue
            if fact.choices and (counted := self._counted(fact)):
                bound[fact.id] = counted
                continue
            if fact.id in taken:
                others = [c for c in candidates if c.fact is fact and c.quantity not in used and c.score >= LABELLED]
                bound[fact.id] = self._value(rule, fact, taken[fact.id][0], others, used)
        return bound

    def _counted(self, fact: Fact) -> BoundFact | None:
        """How many of the things that a number fact lists are named: two titles are two."""
        named = [hit for c in fact.choices if (hit := min((p for w in (*c.words, c.label) for p in _find_all(self.message.lower, w)), default=None))]
        if len(named) < 2:
            return None
        words = "、".join(self.message.original(start, end) for start, end in sorted(named))
        return BoundFact(fact, Decimal(len(named)), words, labelled=True, turn=self.turn, spans=tuple(sorted(named)))

    def _fits(self, quantity: Quantity, fact: Fact) -> bool:
        people = fact.kind is Kind.PEOPLE and quantity.unit is Unit.ITEMS and quantity.classifier == "个"
        return people or can_state(quantity, fact.kind) or (quantity.unit is Unit.BARE and fact.kind is not Kind.YEAR)

    def _score(
        self, fact: Fact, quantity: Quantity, spans: Sequence[tuple[int, int]], own: Sequence[str]
    ) -> float:
        """How well a label near the number names the fact; 0 where none does or another base is nearer."""
        label = self._nearest((*fact.words, fact.label), quantity)
        if label is None:
            return 0.0
        bases = (b for b in OTHER_BASES if not _within(b, own))
        other = self._nearest((*fact.against, *bases), quantity)
        if other is not None and other < label:
            return 0.0
        doubt = 0.0
        if self._qualified(fact, quantity):
            if fact.loosely and self._nearest([w for w in fact.words if w not in fact.loosely], quantity) is None:
                return 0.0
            doubt = AGAINST
        near = min((abs(start - quantity.start) for start, _ in spans), default=40)
        bare = 1.5 if quantity.unit is Unit.BARE else 0.0
        if bare and fact.kind is not Kind.MONEY and label > 2 and fact not in self.asked:
            return 0.0
        bare += 1.0 if quantity.comparison in ("over", "at_least", "under", "at_most") else 0.0
        word = self._year_word(quantity)
        past = 1.5 if word and YEAR_ORDER.get(word, 0) < 0 and word not in fact.words and len(self._years_named) > 1 else 0.0
        return LABELLED + 2 - label / 8 - min(near, 40) / 80 - bare / 2 - past - doubt

    def _qualified(self, fact: Fact, quantity: Quantity) -> bool:
        """Whether the clause before the number, up to the number before it, names another base (外地租的算力90万)."""
        start, _ = self.message.segment_at(quantity.start)
        earlier = [q.end for q in self.message.quantities if start <= q.end <= quantity.start and q is not quantity]
        stretch = self.message.lower[max([start, *earlier]) : quantity.start]
        return any(at >= 0 and not NEGATION.search(stretch[:at]) for at in (_last(stretch, w)[0] for w in fact.against))

    @cached_property
    def _years_named(self) -> set[str]:
        return {match[0] for match in YEAR_MARK.finditer(self.message.text)}

    def _elsewhere(self, rule: Rule, quantity: Quantity) -> bool:
        """Whether the number stands with another rule's subject, while this rule's own stands with another number."""
        owners = self.owners(quantity)
        return bool(owners) and rule.id not in owners and any(rule.id in self.owners(q) for q in self.free if q.unit is quantity.unit)

    def _nearest(self, words: Iterable[str], quantity: Quantity) -> float | None:
        """The distance to the nearest of the words: before the number, or shortly after it in the same segment."""
        text = self.message.lower
        segment = self.message.segment_at(quantity.start)
        best: float | None = None
        left = max(0, quantity.start - BEFORE)
        before = text[left : quantity.start]
        after = text[quantity.end : min(quantity.end + AFTER, segment[1])]
        for word in words:
            at, length = _last(before, word)
            if at >= 0:
                start = left + at
                distance = float(quantity.start - start - length)
                crossed = sum(1 for q in self.message.quantities if start < q.start < quantity.start)
                distance += 6 * crossed + (0 if start >= segment[0] else 3)
                best = distance if best is None else min(best, distance)
            at = after.find(word) if GAP not in word else -1
            if at >= 0:
                distance = at + 2.0
                crossed = sum(1 for q in self.message.quantities if quantity.end <= q.start < quantity.end + at)
                distance += 6 * crossed
                best = distance if best is None else min(best, distance)
        return best

    def _sole(self, rule: Rule, fact: Fact, used: set[Quantity], spans: Sequence[tuple[int, int]]) -> Quantity | None:
        """The one number that can only be this fact: no label says so, but none says otherwise."""
        wanted = fact.id in {f.id for f in self.asked} or fact.id in self.known
        if not (fact.sole or wanted):
            return None
        others = (*fact.against, *(b for b in OTHER_BASES if not _within(b, (*fact.words, fact.label))))
        left = [
            q
            for q in self.free
            if q not in used
            and not self._elsewhere(rule, q)
            and not RECEIVED.search(self.message.text[max(0, q.start - 10) : q.start])
            and not (q.unit is Unit.BARE and any(other.unit is Unit.MONEY for other in self.message.quantities))
            and (
                can_state(q, fact.kind)
                or (q.unit is Unit.BARE and (wanted or fact.kind is Kind.MONEY) and fact.kind is not Kind.YEAR)
            )
            and self._nearest(others, q) is None
        ]
        exact = [q for q in left if q.unit is not Unit.BARE] or left
        if len(exact) > 1 and spans:
            near = [
                q
                for q in exact
                if any(self.message.segment_at(q.start) == self.message.segment_at(s) for s, _ in spans)
            ]
            exact = near or exact
        if len(exact) == 1:
            return exact[0]
        return exact[-1] if exact and wanted and fact.kind is not Kind.MONEY else None

    def _value(
        self, rule: Rule, fact: Fact, first: _Candidate, others: list[_Candidate], used: set[Quantity]
    ) -> BoundFact:
        whole = next((q for q in self.free if BROUGHT_TO.search(self.message.text[max(0, q.start - 2) : q.start])), None)
        series = None if whole else self._series(rule, fact, first, others, used)
        if series is not None:
            return series
        quantity = whole or self._exact(first.quantity, used)
        value, assumed = self._single(quantity, fact)
        low = high = None
        if quantity.high is not None:
            low, high = value, self._single(quantity, fact, high=True)[0]
        repeated = self._repeated(rule, fact, quantity, value)
        return BoundFact(
            fact=fact,
            value=repeated if repeated is not None else value,
            quote=self.message.original(quantity.start, quantity.end),
            labelled=first.score >= LABELLED,
            assumed=assumed or _inexact(quantity),
            low=low,
            high=high,
            turn=self.turn,
            spans=((quantity.start, quantity.end),),
        )

    def _exact(self, quantity: Quantity, used: set[Quantity]) -> Quantity:
        """`冲过五十亿, 51.3亿`: the number itself where the first only says what it is more or less than."""
        before = self.message.text[max(0, quantity.start - 3) : quantity.start]
        if quantity.comparison not in ("over", "under") and not PASSED.search(before):
            return quantity
        others = [q for q in self.free if q.unit is quantity.unit and q not in used and q is not quantity]
        for other in (*others, *reversed(others)):
            apart = self.message.text[quantity.end : other.start] or self.message.text[other.end : quantity.start]
            if len(apart) <= NEXT_TO:
                used.add(other)
                return other
        return quantity

    def _single(self, quantity: Quantity, fact: Fact, high: bool = False) -> tuple[Decimal, Reading | None]:
        raw = quantity.high if high and quantity.high is not None else quantity.value
        if quantity.unit is Unit.BARE:
            if fact.kind is Kind.MONEY:
                value, unit = self._bare_money(raw)
                return value, Reading("unit_taken", unit)
            return raw, None
        value = as_value(quantity, fact.kind)
        if high and quantity.high is not None and quantity.value:
            value = value * quantity.high / quantity.value
        return value, None

    def _bare_money(self, raw: Decimal) -> tuple[Decimal, str]:
        """A number without unit beside one in 亿 of like size (今年203亿, 去年187) is in 亿 too."""
        for quantity in self.message.quantities:
            if quantity.unit is Unit.MONEY and "亿" in quantity.text:
                ratio = quantity.value / YI / raw if raw else YI
                if LIKE_SIZE[0] <= ratio <= LIKE_SIZE[1]:
                    return raw * YI, "亿元"
        return bare_money(raw)

    def _series(
        self, rule: Rule, fact: Fact, first: _Candidate, others: list[_Candidate], used: set[Quantity]
    ) -> BoundFact | None:
        """Several values of one fact: one a year where years mark them, one a project, or a sum."""
        if fact.kind is not Kind.MONEY:
            return None
        same = [first.quantity]
        for quantity in self.free:
            if quantity in used or quantity.unit not in (Unit.MONEY, Unit.BARE) or quantity in same:
                continue
            if self._elsewhere(rule, quantity):
                continue
            labelled = any(c.quantity is quantity for c in others)
            listed = self._listed_with(same[-1], quantity)
            marked = self._year_mark(quantity) is not None and self._year_mark(first.quantity) is not None
            if (
                listed
                or (marked and (labelled or self._nearest((*fact.against, *OTHER_BASES), quantity) is None))
                or (labelled and fact.additive and self._distance(fact, quantity) <= ADJACENT)
            ):
                same.append(quantity)
        if len(same) < 2:
            return None
        same.sort(key=lambda q: q.start)
        marks = [self._year_mark(q) for q in same]
        values = [self._single(q, fact)[0] for q in same]
        dated = all(mark is not None for mark in marks) and len(set(marks)) == len(marks)
        ordered = values
        if dated:
            ordered = [value for _, value in sorted(zip(marks, values, strict=True), key=lambda pair: pair[0] or 0)]
        yearly = isinstance(rule.formula, (Share, YearlyShares))
        by_year = yearly and (isinstance(rule.formula, YearlyShares) or dated or not fact.additive)
        if not by_year and not fact.additive:
            return None
        used.update(same)
        return BoundFact(
            fact=fact,
            value=tuple(ordered) if by_year else sum(ordered, Decimal(0)),
            quote="、".join(self.message.original(q.start, q.end) for q in same),
            labelled=True,
            turn=self.turn,
            spans=tuple((q.start, q.end) for q in same),
        )

    def _distance(self, fact: Fact, quantity: Quantity) -> float:
        label = self._nearest((*fact.words, fact.label), quantity)
        return float("inf") if label is None else label

    def _listed_with(self, one: Quantity, other: Quantity) -> bool:
        """`500万、700万`, `500万和700万`: two numbers with nothing but a joint between them."""
        between = (
            self.message.text[one.end : other.start]
            if one.end <= other.start
            else self.message.text[other.end : one.start]
        )
        return bool(re.fullmatch(r"[、和跟及与/]|以及|还有|，?(?:另外?|还有)?一[个项笔台](?:是|到了?)?", between)) and one.unit == other.unit

    def _year_word(self, quantity: Quantity) -> str | None:
        start, _ = self.message.segment_at(quantity.start)
        marks = YEAR_MARK.findall(self.message.text[max(start, quantity.start - 16) : quantity.start])
        return marks[-1] if marks else None

    def _year_mark(self, quantity: Quantity) -> int | None:
        """The year that stands nearest before the number, as something to order by."""
        word = self._year_word(quantity)
        if word is None:
            return None
        if word in YEAR_ORDER:
            return YEAR_ORDER[word]
        digits = re.sub(r"\D", "", word)
        if word.startswith("第"):
            return "一二三四五".find(word[1]) + 1 if not digits else int(digits)
        return int(digits) if len(digits) == 4 else 2000 + int(digits)

    def _repeated(self, rule: Rule, fact: Fact, quantity: Quantity, value: Decimal) -> tuple[Decimal, ...] | None:
        """`每年都是150万, 5年`: the same number in each of several years."""
        formula = rule.formula
        if fact.kind is not Kind.MONEY or not isinstance(formula, (Share, YearlyShares)) or formula.of is not fact:
            return None
        years = [q for q in self.message.quantities if q.unit is Unit.YEARS and q.value == q.value.to_integral_value()]
        if not years:
            return None
        count = int(years[0].value)
        if isinstance(formula, YearlyShares):
            count = min(count, len(formula.rates))
        elif formula.cap is None or not EVERY_YEAR.search(self.message.text):
            return None
        return (value,) * count if 1 < count <= 10 else None

    # yes and no

    def _yes_no(self, fact: Fact) -> BoundFact | None:
        text = self.message.asserted
        for word in sorted(fact.against, key=len, reverse=True):
            for at, end in _find_all(text, word):
                if not OF_THE_PAST.search(text[max(0, at - 6) : at]):
                    return self._stated(fact, False, at, end)
        found: BoundFact | None = None
        for word in sorted((*fact.words, fact.label), key=len, reverse=True):
            for at, end in _find_all(text, word):
                start, stop = self.message.segment_at(at)
                before, after = text[max(start, at - 9) : at], text[end:stop][:6]
                negated = bool(NEGATION.search(before) and not NOT_NEGATION.search(before))
                if WANTED.search(before) or IN_QUESTION.search(before) or ASKS_EFFECT.match(after):
                    continue
                if negated or NEGATED_AFTER.match(after):
                    return self._stated(fact, False, max(start, at - 3), end)
                found = found or self._stated(fact, True, at, end)
        if found is None and fact in self.asked[:1]:
            return self._short_reply(fact)
        return found

    def _short_reply(self, fact: Fact) -> BoundFact | None:
        """`有`, `没有`, `是的`: a reply to the advisor's own question."""
        text = self.message.lower
        if re.match(r"^(?:没有|没|不是|不|否|未|无|还没|no\b|nope)", text):
            return self._stated(fact, False, 0, min(len(text), 4))
        if re.match(r"^(?:有|是|对|嗯|好|已|符合|满足|属于|入选|都|yes|yep|ok|当然|确实|可以|能)", text):
            return self._stated(fact, True, 0, min(len(text), 4))
        return None

    def _stated(self, fact: Fact, value: Value, start: int, end: int) -> BoundFact:
        return BoundFact(
            fact=fact,
            value=value,
            quote=self.message.original(start, end),
            labelled=True,
            turn=self.turn,
            spans=((start, end),),
        )

    # choices

    def _choice(self, fact: Fact, spans: Sequence[tuple[int, int]]) -> BoundFact | None:
        """The choice named nearest before the subject; none where several are named and nothing decides."""
        text = self.message.asserted
        hits: list[tuple[int, int, str]] = []
        for choice in fact.choices:
            for word in {w.lower() for w in (*choice.words, choice.label)}:
                for at, end in _find_all(text, word):
                    start, _ = self.message.segment_at(at)
                    before = text[max(start, at - 4) : at]
                    if re.search(r"(?:不是|不算|非|没有|没|未|不属于)(?:获|评)?$", before):
                        continue
                    hits.append((at, end, choice.value))
        hits += self._lettered(fact, text)
        settled = [h for h in hits if not self._pending(text, h)]
        hits = settled or hits
        hits = [h for h in hits if not any(o[0] <= h[0] and h[1] <= o[1] and o[1] - o[0] > h[1] - h[0] for o in hits)]
        values = list(dict.fromkeys(value for _, _, value in hits))
        if any(
            one[2] != other[2] and LISTED.fullmatch(text[one[1] : other[0]])
            for one, other in pairwise(sorted(hits))
        ):
            return None
        if any(UNSURE.search(text[slice(*self.message.segment_at(at))]) for at, _, _ in hits):
            return None
        touching = {value for _, end, value in hits if any(0 <= start - end <= 1 for start, _ in spans)}
        if len(values) > 1 and len(touching) == 1:
            values = list(touching)
        if len(values) > 1 and spans:
            near = {value: min(_gap(h, spans) for h in hits if h[2] == value) for value in values}
            closest = min(near.values())
            nearest = [value for value in values if near[value] <= closest + 1]
            if len(nearest) == 1 and max(near.values()) - closest >= 4:
                values = nearest
        if len(values) > 1 and re.search(r"不对|说错|更正|应该是|搞错|改成|其实是", text):
            values = [max(hits)[2]]
        if len(values) != 1:
            return None
        start, end, value = next(h for h in hits if h[2] == values[0])
        return self._stated(fact, value, start, end)

    @staticmethod
    def _lettered(fact: Fact, text: str) -> list[tuple[int, int, str]]:
        """`亩产评价给我们打了个D`: a choice that is one letter, in the clause of a word of the fact."""
        letters = {choice.value.lower(): choice.value for choice in fact.choices if len(choice.value) == 1 and choice.value.isascii()}
        if not letters:
            return []
        return [
            (match.start("letter"), match.end(), letters[match["letter"]])
            for word in fact.words
            for match in re.finditer(rf"{re.escape(word)}[^，。,;；？?]{{0,14}}?(?<![a-z0-9])(?P<letter>[{''.join(letters)}])(?![a-z0-9])", text)
        ]

    def _pending(self, text: str, hit: tuple[int, int, str]) -> bool:
        """Whether the choice is one that is still hoped for: 国家级还在申报."""
        start, stop = self.message.segment_at(hit[0])
        return bool(PENDING_AFTER.match(text[hit[1] : stop]) or WANTED.search(text[max(start, hit[0] - 9) : hit[0]]))


def _inexact(quantity: Quantity) -> Reading | None:
    """What is assumed of a number that is not given exactly, or whose writing can be read in two ways."""
    if quantity.assumed:
        return Reading(text=quantity.assumed)
    if quantity.approximate:
        return Reading("approximate")
    if quantity.comparison in ("under", "over"):
        return Reading("inexact")
    return None


def _together(subjects: Sequence[tuple[int, int, frozenset[str]]], at: int, side: int) -> frozenset[str]:
    """The rules of all subjects that begin (side 0) or end (side 1) at one place."""
    return frozenset().union(*(s[2] for s in subjects if s[side] == at))


def _gap(hit: tuple[int, int, str], spans: Sequence[tuple[int, int]]) -> int:
    return min(max(start - hit[1], hit[0] - end, 0) for start, end in spans)


def _within(base: str, words: Iterable[str]) -> bool:
    return any(base in word or word in base for word in words)


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    """`市里~给` as a pattern: up to five characters may stand at the ~."""
    return re.compile("[^，。；;,]{0,5}?".join(re.escape(part) for part in word.lower().split(GAP)))


def _last(text: str, word: str) -> tuple[int, int]:
    """Where a word stands last in a text, and how long it is there; -1 where it does not."""
    if GAP not in word:
        return text.rfind(word), len(word)
    found = (-1, 0)
    for match in _pattern(word).finditer(text):
        found = (match.start(), match.end() - match.start())
    return found


def _find_all(text: str, word: str) -> list[tuple[int, int]]:
    """Every place of a word: start and end."""
    return [match.span() for match in _pattern(word).finditer(text)]
