"""Which number, title, level or yes/no of a message is which fact of a rule. Driven by what the rule's facts declare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise

from assistant.strings import Strings
from assistant.understanding import years
from assistant.understanding.claims import is_claim
from assistant.understanding.message import Message
from assistant.understanding.paid import has_not_come, is_given_by
from assistant.understanding.quantities_as_facts import as_value, bare_money, can_state
from assistant.understanding.received import years_since_received
from tools.conditions import Limit
from tools.facts import Fact, Kind, Value
from tools.formulas import Share, YearlyShares
from tools.quantities import Quantity, Unit
from tools.rule import Period, Rule

GAP = "~"  # in a fact's word: a few characters may stand here (市里~给)
UNSURE = re.compile(r"(?:说|讲|搞|弄|分|记|闹|吃|拿)不(?:大|太)?(?:清|准|定|得|明白)|不(?:大|太)?(?:知道|确定|清楚|晓得|明白)|没搞懂|没说|没讲|还没定|忘了|忘记")
LISTED = re.compile(r"和|、|跟|与|及|/|[^，。；,;]{0,2}(?:还是|或者?)")
ADJACENT = 3.0
BEFORE, AFTER = 14, 7  # how far from a number its label may stand, in characters
LABELLED, SOLE = 2.0, 1.0
PAST, REAL_MONEY, STRONG = 2.0, 0.6, 0.8
SPENT_ON = 2.2  # a payment for what an earlier clause named: less than a label beside the number
AGAINST = 1.2  # what another base named in the same clause takes from a label

OF_THE_PAST = re.compile(r"(?:以前|之前|从来?|此前|过去|往年|历史上|原来)(?:都|也|还|就)?$")
SETTLED = re.compile(r"报过|配过|拿过|领过|补过|奖过|享受过|已经[报拿领补奖]|没报|不算|不用管|别管")
STRADDLES = 1.0  # the distance of a label that stands around the number: 市里64万已经到账
SHORT_REPLY = 12  # characters of a message that can only be a reply
EARLIER_YEARS = re.compile(r"[前近去]$|过去$")
NEXT_TO = 6
YI = Decimal(10000)
LIKE_SIZE = (Decimal("0.1"), Decimal(10))
BROUGHT_TO = re.compile(r"凑(?:到|够|成|足)?$")
ASIDE = re.compile(r"^[^，。,;；]{0,5}?(?:不算|不计|不含|不包|除外|另外一码|另一码|两码事|不相干|没关系|不用管|别管|不管)")
SHORT_OF = re.compile(r"(?:就差|还差|只差|差了|相差|还缺|只缺)$")
PART_SUM = re.compile(r"(?:[的是约共花投买用了]|大概|差不多|一共|部分|投资|费用)*$")
TO_REACH = re.compile(r"[^，。,;；\d]{0,3}(?:满|到|够|足|达)了?")
OF_WHOLE = re.compile(r"(?P<part>[^，。,;；\d]{1,10}?)[占只就才约大概了到也仅有]*占[^，。,;；\d]{0,6}$")
IS_SPENT = re.compile(r"^(?:都|全)?(?:是|为|用于|花在|投在|用来|拿来|用在)(?P<part>[^，。,;；\d]{1,8})")
PART_OF = re.compile(r"(?:其中|里头|里面|里边|当中|里有|中有)(?:有|的)?[^，。]{0,3}$|(?:其实|实际上?|不过|但是?|只是|这里)[^，。]{0,2}有$")
DENIED = re.compile(r"(?<!是)(?:不是|并非|不算)$")
IN_QUESTION = re.compile(r"＿[^，。]{0,4}$")
ASKS_EFFECT = re.compile(r"^[^，。]{0,4}(?:＿+|有)?(?:有|会)?(?:没有)?影响")
RECEIVED = re.compile(r"(?:市里|市级|市财政|区里|省里|国家|中央|上级|政府)[^，。]{0,6}(?:给|补|奖|拨|批|发|下达|到账|到手|到位|下来)(?:了|过|的|我们|到)*$")
ADDED_UP = re.compile(r"(?:一共|总共|合计|加起来|加一起|加一块|合起来|合一起|一起|拢共|统共)")  # 两个一共: of what was spoken of
LEFT_OUT = re.compile(r"扣掉|扣除|刨去|刨掉|刨开|剔除|剔掉|去掉|减掉|减去|(?:不|别|不能|不该)算(?!错)|(?:别|其他|另外|另一个|旁)的?(?:的)?项目")  # of a part: 其中210万是别的项目的, 扣掉
OF_THE_TALK = re.compile(r"(?:漏|忘|少)(?:了|记)?(?:讲|说|提|报|交代|写|记)?了?$|(?:补充|更正|纠正|再说|再问|想问|说错|讲错|记错|搞错)了?$")
PASSED = re.compile(r"(?:冲过|突破|迈过|跨过|超过|冲破|破|越过|冲上)$")

UNREAL = ("合同", "预算", "计划", "批复", "备案", "立项", "概算", "报价", "签")
UNREAL_BEFORE = re.compile(r"(?:合同|预算|计划|概算|批复|批文|备案|立项|报价|签了|签的|总价|预计|打算|准备投)[^，。]{0,7}$")
REAL_BEFORE = re.compile(r"(?:实际|实付|实投|付了|已付|支付了?|付款|到账|到位|完成)(?:了|过|的)?$")
REAL_AFTER = re.compile(r"^(?:元|块)?(?:已经|都|也)?(?:到账|到位|付清|付了|已付)")
SPENDING = re.compile(r"购买|费用|投资|投入|成本|租金|展位费")
PAID = re.compile(r"(?:实际|实付|付了|已付|支付了?|付款|用了|花了|投了|交了|添了|添置了?|新增了?|新买了?|购了|上了)(?:了|过|的)?$")
THIS_ONE = re.compile(r"[这那]笔?$")
RISE_SPAN = 18
FIRST_DATED = 1900
PART_OF_YEAR = re.compile(r"下半年|[二三四]季度")
BECAME = re.compile(r"(?:涨|升|增|蹦|冲|跳|扩|追加|加|提高|增长|变|做|干|降|减|跌|缩|掉)[^，。,;；\d]{0,3}(?:到|至|成|为)了?$")
SEVERAL_YEARS = re.compile(r"一共|合计|总共|两年|三年一|加起来|分别|各(?:是|能|补|给)|都没")
SUMMED_UP = re.compile(r"(?:统共|一共|总共|合计|共计|累计|加起来|总计)(?:才|是|有|也就|只有|大概|约)*$")

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
WANTED = re.compile(r"(?:想|准备|打算|计划|拟|正在|预备)[^，。]{0,5}?(?:报|评|冲|参评|申请|争取)[^，。过了到上]{0,8}$|(?:争取|想争)[^，。]{0,6}$")
WANTED_SPAN = 18
NO = re.compile(r"没|不|未|无")
NEGATED_AFTER = re.compile(r"^(?:都|还|也|并|又)?(?:没有|没|未|不是|不在|落选|不行|不通过|还没|尚未|失败)")
RISEN = re.compile(r"升(?:到|成|为|格为?|级为?|级成|上|了)?[^，。]{0,2}$")
PENDING_AFTER = re.compile(r"^[^，。]{0,4}?(?:还在|正在|在|还没|没|尚未|未)(?:申报|申请|报|评|批|审|公示|争取|冲|过|通过|下来|排队|等)")


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
    parts: tuple[Decimal, ...] = ()  # of a sum
    apart: bool = False  # the parts are projects that are computed by themselves; the value is the first one's


@dataclass(frozen=True)
class _Candidate:
    fact: Fact
    quantity: Quantity
    score: float


class Binder:
    """Binds one message to rules. `asked`: facts that the advisor asked for in the turn before; `known`: facts stated so
    far; `open_facts`: facts of the rules spoken of, which a short reply may state without naming them."""

    def __init__(self, message: Message, asked: Sequence[Fact] = (), known: Iterable[str] | Mapping[str, BoundFact] = (), turn: int = 0, open_facts: Iterable[str] = ()) -> None:
        self.message = message
        self.subjects = ()
        self.asked = tuple(asked)
        self.known = frozenset(known)
        self.said_in = {fact: bound.turn for fact, bound in known.items()} if isinstance(known, Mapping) else {}
        self.scales = frozenset(
            bound.value
            for bound in (known.values() if isinstance(known, Mapping) else ())
            if bound.fact.kind is Kind.PARAMETERS
        )
        self.open = frozenset(open_facts) if len(message.text) <= SHORT_REPLY else frozenset()
        self.turn = turn
        self.claims = tuple(q for q in message.quantities if is_claim(message, q))
        self.free = tuple(
            q
            for q in message.quantities
            if q not in self.claims and not self._set_aside(q)
        )

    @cached_property
    def _free(self) -> frozenset[int]:
        """The identities of the free numbers: a message of thousands of numbers is compared with each."""
        return frozenset(id(quantity) for quantity in self.free)

    def _set_aside(self, quantity: Quantity) -> bool:
        """Whether the person says that the number is not meant: 不是300万, 370万不算投资, 150万是另外一码事."""
        text = self.message.text
        before = text[max(0, quantity.start - 4) : quantity.start]
        if DENIED.search(before) or SHORT_OF.search(before) or ASIDE.match(text[quantity.end :]):
            return True
        if quantity.unit is Unit.ITEMS and quantity.value < 10 and OF_THE_TALK.search(before):  # 漏讲一个
            return True
        if quantity.unit is Unit.MONEY and quantity.value * 10000 in self.scales:  # 还是800亿: the parameters named before
            return True
        if quantity.unit is Unit.ITEMS and ADDED_UP.match(text[quantity.end :]) and self.message.segment_at(quantity.start)[0] == quantity.start:
            return True
        return years.is_past(self.message, quantity) and self._is_settled(quantity)

    def taken_out(self, fact: Fact, rule: Rule) -> Quantity | None:
        """The part of a sum that is another base or another year's, or to which a condition of the rule does not apply:
        其中60万是去年到的, 里头有8万付给了名录外的."""
        for quantity, start, stop in self._parts_of_sums:
            after = self.message.lower[start:stop]
            if any(word in after for word in fact.against) or years.names_another(after) or LEFT_OUT.search(after):
                return quantity
            if self._is_less(quantity) and any(self._denied_within(f, start, stop) for f in rule.facts):
                return quantity
        return None

    def _of_a_part(self, at: int) -> bool:
        """Whether what is said there is said of a part of a sum alone."""
        return any(start <= at < stop and self._is_less(quantity) for quantity, start, stop in self._parts_of_sums)

    def _is_less(self, part: Quantity) -> bool:
        """Whether a part can be told from its whole: the whole is said with it, or was said before."""
        sums = [q for q in self.message.quantities if q.unit is Unit.MONEY and q is not part]
        return any(q.value > part.value for q in sums) or (not sums and bool(self.known))

    def _denied_within(self, fact: Fact, start: int, stop: int) -> bool:
        return fact.kind is Kind.YES_NO and any(start <= at < stop for at, _ in self._denials(fact))

    @cached_property
    def _parts_of_sums(self) -> tuple[tuple[Quantity, int, int], ...]:
        """The sums that are said to be a part of another (其中60万…), each with where it is said what they are: the rest of
        the clause, and the next one where that names no number."""
        found = []
        for quantity in self.message.quantities:
            if quantity.unit is Unit.MONEY:
                start, stop = self.message.segment_at(quantity.start)
                if PART_OF.search(self.message.text[max(start, quantity.start - 10) : quantity.start]):
                    following = self.message.segment_at(stop + 1) if stop + 1 < len(self.message.text) else (stop, stop)
                    if not any(following[0] <= q.start < following[1] for q in self.message.quantities):
                        stop = following[1]
                    found.append((quantity, quantity.end, stop))
        return tuple(found)

    @property
    def subjects(self) -> tuple[tuple[int, int, frozenset[str]], ...]:
        """Where the words of rules stand, in order, each with the rules that it speaks for."""
        return self._subjects

    @subjects.setter
    def subjects(self, subjects: tuple[tuple[int, int, frozenset[str]], ...]) -> None:
        self._subjects = subjects
        self._owned: dict[Quantity, frozenset[str]] = {}
        self._owned_by_unit: dict[Unit, frozenset[str]] = {}

    def owners(self, quantity: Quantity) -> frozenset[str]:
        """The rules whose subject stands nearest; see `_nearest_subject`."""
        if quantity not in self._owned:
            self._owned[quantity] = self._nearest_subject(quantity)
        return self._owned[quantity]

    def _nearest_subject(self, quantity: Quantity) -> frozenset[str]:
        """The rules whose subject stands nearest: right behind the number (前5的节点), else before it in the segment,
        else behind it; empty where no subject is near."""
        segment = self.message.segment_at(quantity.start)
        around = [s for s in self.subjects if s[0] <= quantity.start and quantity.end <= s[1]]
        if around:  # 前10的平台: the number is a part of the name
            return frozenset().union(*(s[2] for s in around))
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
            if fact.kind is Kind.POINTS and (found := self._points(fact)):
                bound[fact.id] = found
            if fact.kind is Kind.CHOICE and (found := self._choice(fact, spans)):
                bound[fact.id] = found
        chosen = [span for b in bound.values() if b.fact.kind is Kind.CHOICE for span in b.spans]
        for fact in rule.facts:
            if fact.kind is Kind.YES_NO and (found := self._yes_no(fact, chosen)):
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
            if self._fits(rule, quantity, fact)
            and quantity is not self.taken_out(fact, rule)
            and (id(quantity) in self._free or (fact.claim and quantity in self.claims))
            and (fact.claim or fact.kind is Kind.YEAR or not self._elsewhere(rule, quantity))
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
        self._lead_on(rule, facts, taken, used, own)
        for fact in sorted(facts, key=lambda f: -self.said_in.get(f.id, -1)):  # a correction is of what was said last
            if fact.id in taken:
                continue
            sole = self._sole(rule, fact, used, spans)
            if sole:
                taken[fact.id] = [_Candidate(fact, sole, SOLE)]
                used.add(sole)
        bound: dict[str, BoundFact] = {}
        for fact in facts:
            derived = self._part_by_share(fact, taken.get(fact.id)) or self._sum_of_parts(fact)
            if derived is not None:
                bound[fact.id] = derived
                continue
            asked = years.ordinal_asked(self.message) if fact.kind is Kind.ORDINAL else None
            if asked is not None:
                word = next(q for q in self.free if q.unit is Unit.ORDINAL_YEAR and q.value == asked)
                bound[fact.id] = self._stated(fact, Decimal(asked), word.start, word.end)
                continue
            if fact.kind is Kind.ORDINAL and len({q.value for q in self.free if q.unit is Unit.ORDINAL_YEAR}) > 1:
                continue
            if fact.choices and (counted := self._counted(fact)):
                bound[fact.id] = counted
                continue
            if fact.id in taken:
                others = [c for c in candidates if c.fact is fact and c.quantity not in used and c.score >= LABELLED]
                bound[fact.id] = self._value(rule, fact, taken[fact.id][0], others, used)
        return bound

    def _part_by_share(self, fact: Fact, taken: list[_Candidate] | None) -> BoundFact | None:
        """`总共八千万, 设备占六成`: the sum of which the fact is said to be a share, times that share."""
        if fact.kind is not Kind.MONEY:
            return None
        text = self.message.lower
        for share in (q for q in self.message.quantities if q.unit is Unit.PERCENT and 0 < q.value < 1):
            start, stop = self.message.segment_at(share.start)
            before, after = OF_WHOLE.search(text[start : share.start]), IS_SPENT.match(text[share.end : stop])
            named = before["part"] if before else after["part"] if after else ""
            if not any(word in named for word in (*fact.words, fact.label)) or any(b in named for b in fact.against):
                continue
            sums = [q for q in self.free if q.unit is Unit.MONEY and q.end <= share.start and q.high is None]
            if not sums or self._nearest(OTHER_BASES, sums[-1]) is not None:
                continue
            whole = sums[-1]
            if taken and taken[0].quantity is not whole:
                return None
            quote = "、".join(self.message.original(q.start, q.end) for q in (whole, share))
            spans = tuple((q.start, q.end) for q in (whole, share))
            assumed = Reading("share_of_whole", share.text)
            value = whole.value * share.value
            return BoundFact(fact, value, quote, labelled=True, assumed=assumed, turn=self.turn, spans=spans)
        return None

    def _sum_of_parts(self, fact: Fact) -> BoundFact | None:
        """`智能硬件900万, 软件460万`: the parts of the number, each named right before its own sum."""
        found: dict[str, Quantity] = {}
        for quantity in (q for q in self.free if q.unit is Unit.MONEY and q.high is None):
            start, _ = self.message.segment_at(quantity.start)
            before = PART_SUM.sub("", self.message.lower[start : quantity.start])
            part = next((part for part in fact.parts if before.endswith(part)), None)
            whole = any(before.endswith(word) for word in fact.words if word not in fact.parts)
            if part is not None and not whole and not any(word in before for word in fact.against):
                found.setdefault(part, quantity)
        if len(found) < 2:
            return None
        sums = sorted(found.values(), key=lambda q: q.start)
        values = tuple(q.value for q in sums)
        spans = tuple((q.start, q.end) for q in sums)
        quote = "、".join(self.message.original(start, end) for start, end in spans)
        return BoundFact(fact, sum(values, Decimal(0)), quote, labelled=True, turn=self.turn, spans=spans, parts=values)

    def _lead_on(
        self, rule: Rule, facts: Sequence[Fact], taken: dict[str, list[_Candidate]], used: set[Quantity], own: Sequence[str]
    ) -> None:
        """Puts in a sum's place what it only leads to: what it rose to (从98亿涨到103亿), what was paid of what was agreed,
        this year's beside an earlier year's. What it rose from is the earlier sum, where the rule asks for one."""
        for fact in facts:
            if fact.kind is not Kind.MONEY or fact.id not in taken:
                continue
            first = taken[fact.id][0]
            other = self._led_to(rule, fact, first.quantity, used, own)
            if other is not None:
                taken[fact.id] = [_Candidate(fact, other, first.score)]
                used.discard(first.quantity)
                used.add(other)
            earlier = next((f for f in facts if f.id not in taken and years.names_past(" ".join(f.words))), None)
            if earlier is None or earlier.kind is not Kind.MONEY:
                continue
            base = taken[fact.id][0].quantity
            before = next((q for q in self.free if q not in used and q.unit is base.unit and self._was(q, base)), None)
            if before is not None:
                taken[earlier.id] = [_Candidate(earlier, before, LABELLED)]
                used.add(before)

    def _was(self, one: Quantity, other: Quantity) -> bool:
        """Whether a number is what the other was before: from it the other rose, or it is an earlier year's."""
        marks = [years.year_mark(self.message, q) for q in (one, other)]
        dated = all(mark is not None and mark > FIRST_DATED for mark in marks)
        return self._rises(one, other) or (dated and (marks[0] or 0) < (marks[1] or 0))

    def _led_to(
        self, rule: Rule, fact: Fact, one: Quantity, used: set[Quantity], own: Sequence[str]
    ) -> Quantity | None:
        if years.names_past(" ".join((fact.label, *fact.words))):
            return None
        others = (*fact.against, *(b for b in OTHER_BASES if not _within(b, own)))
        agreed = self._is_unreal(one) and not _within_any(UNREAL, own)
        past = self._of_the_past(fact, one) and not SEVERAL_YEARS.search(self.message.text)
        asked = years.ordinal_asked(self.message)
        for other in self.free:
            if other in used or other is one or other.unit is not one.unit or self._elsewhere(rule, other):
                continue
            if self._nearest(others, other) is not None or self._is_unreal(other):
                continue
            if self._rises(one, other) or (agreed and self._is_paid(other) and not self._of_the_past(fact, other)):
                return other
            mark = years.year_mark(self.message, other)
            if (past and mark == 0) or (asked is not None and mark == asked != years.year_mark(self.message, one)):
                return other
        return None

    def _rises(self, one: Quantity, other: Quantity) -> bool:
        """Whether the other number is what the one became: 从98亿涨到103亿."""
        between = self.message.text[one.end : other.start]
        return 0 < len(between) <= RISE_SPAN and bool(BECAME.search(between))

    def _is_paid(self, quantity: Quantity) -> bool:
        return self._is_real(quantity) or bool(PAID.search(self.message.lower[max(0, quantity.start - 8) : quantity.start]))

    def _counted(self, fact: Fact) -> BoundFact | None:
        """How many of the things that a number fact lists are named: two titles are two."""
        named = [hit for c in fact.choices if (hit := min((p for w in (*c.words, c.label) for p in _find_all(self.message.lower, w)), default=None))]
        if len(named) < 2:
            return None
        words = "、".join(self.message.original(start, end) for start, end in sorted(named))
        return BoundFact(fact, Decimal(len(named)), words, labelled=True, turn=self.turn, spans=tuple(sorted(named)))

    def _fits(self, rule: Rule, quantity: Quantity, fact: Fact) -> bool:
        if fact.givers and has_not_come(self.message, quantity):
            return False
        counted = fact.kind in (Kind.PEOPLE, Kind.COMPANIES) and quantity.unit is Unit.ITEMS and quantity.classifier == "个"
        lasting = quantity.unit is Unit.MONTHS and fact.kind is Kind.YEARS and _is_threshold(rule, fact)
        return counted or lasting or can_state(quantity, fact.kind) or (quantity.unit is Unit.BARE and fact.kind not in (Kind.YEAR, Kind.ORDINAL))

    def _score(
        self, fact: Fact, quantity: Quantity, spans: Sequence[tuple[int, int]], own: Sequence[str]
    ) -> float:
        """How well a label near the number names the fact; 0 where none does or another base is nearer."""
        label = self._nearest((*fact.words, fact.label), quantity)
        spent_on = self._is_spent_on(fact, quantity, spans)
        given = is_given_by(self.message, quantity, fact.givers) and not self._qualified(fact, quantity)
        least = SPENT_ON if spent_on or given else 0.0
        if label is None:
            return least
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
        past = self._of_the_past(fact, quantity)
        doubt += PAST if past else 0.0
        if fact.kind is Kind.MONEY and not _within_any(UNREAL, own):
            doubt += (AGAINST if self._is_unreal(quantity) else 0.0) - (REAL_MONEY if self._is_real(quantity) else 0.0)
        if fact.loosely and not past and self._strong(fact, quantity):
            doubt -= STRONG
        return max(least, LABELLED, LABELLED + 2 - label / 8 - min(near, 40) / 80 - bare / 2 - doubt)

    def _is_spent_on(self, fact: Fact, quantity: Quantity, spans: Sequence[tuple[int, int]]) -> bool:
        """`…签了云服务合同105万, 今年实际付了35万`: a payment for what was spoken of before."""
        if not (fact.kind is Kind.MONEY and SPENDING.search(fact.label) and can_state(quantity, fact.kind)):
            return False
        before = self.message.lower[max(0, quantity.start - 8) : quantity.start]
        if not PAID.search(before):
            return False
        named = self.message.lower[: quantity.start]
        return any(start < quantity.start for start, _ in spans) or any(len(w) > 1 and w in named for w in fact.words)

    def _strong(self, fact: Fact, quantity: Quantity) -> bool:
        """Whether a word that fits no other base names the number."""
        return self._nearest([word for word in fact.words if word not in fact.loosely], quantity) is not None

    def _of_the_past(self, fact: Fact, quantity: Quantity) -> bool:
        """Whether the number is another year's than the one spoken of, and the fact does not ask for that year."""
        word = years.year_word(self.message, quantity)
        if word is None or years.ORDER.get(word, 0) >= 0 or word in fact.words:
            return False
        return len(self._years_named) > 1

    def _is_unreal(self, quantity: Quantity) -> bool:
        """A sum that is planned, approved or agreed, not spent or received: 合同总价105万."""
        start, _ = self.message.segment_at(quantity.start)
        return bool(UNREAL_BEFORE.search(self.message.lower[max(start, quantity.start - BEFORE) : quantity.start]))

    def _is_real(self, quantity: Quantity) -> bool:
        start, stop = self.message.segment_at(quantity.start)
        before, after = self.message.lower[max(start, quantity.start - 8) : quantity.start], self.message.lower[quantity.end : stop]
        return bool(REAL_BEFORE.search(before) or REAL_AFTER.match(after) or THIS_ONE.search(before))

    def _qualified(self, fact: Fact, quantity: Quantity) -> bool:
        """Whether the clause before the number, up to the number before it, names another base (外地租的算力90万)."""
        start, _ = self.message.segment_at(quantity.start)
        earlier = [q.end for q in self.message.quantities if start <= q.end <= quantity.start and q is not quantity]
        stretch = self.message.lower[max([start, *earlier]) : quantity.start]
        return any(at >= 0 and not NEGATION.search(stretch[:at]) for at in (_last(stretch, w)[0] for w in fact.against))

    @cached_property
    def _years_named(self) -> frozenset[str]:
        return years.years_named(self.message)

    @cached_property
    def _asks_this_year(self) -> bool:
        return years.asks_about_this_year(self.message)

    def _elsewhere(self, rule: Rule, quantity: Quantity) -> bool:
        """Whether the number stands with another rule's subject, while this rule's own stands with another number."""
        owners = self.owners(quantity)
        return bool(owners) and rule.id not in owners and rule.id in self._owners_of_unit(quantity.unit)

    def _owners_of_unit(self, unit: Unit) -> frozenset[str]:
        """The rules whose subject stands nearest to some number of this unit."""
        if unit not in self._owned_by_unit:
            owners = (self.owners(q) for q in self.free if q.unit is unit)
            self._owned_by_unit[unit] = frozenset().union(*owners)
        return self._owned_by_unit[unit]

    def _nearest(self, words: Iterable[str], quantity: Quantity) -> float | None:
        """The distance to the nearest of the words: before the number, or shortly after it in the same segment."""
        text = self.message.lower
        segment = self.message.segment_at(quantity.start)
        best: float | None = None
        left = max(0, quantity.start - BEFORE)
        before = text[left : quantity.start]
        after = text[quantity.end : min(quantity.end + AFTER, segment[1])]
        around = before + text[quantity.end : min(quantity.end + AFTER + 3, segment[1])]
        for word in words:
            if GAP in word and any(m.start() < len(before) < m.end() for m in _pattern(word).finditer(around)):
                best = STRADDLES if best is None else min(best, STRADDLES)
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
        wanted = fact.id in {f.id for f in self.asked} or fact.id in self.known or fact.id in self.open
        if not (fact.sole or wanted):
            return None
        others = (*fact.against, *(b for b in OTHER_BASES if not _within(b, (*fact.words, fact.label))))
        left = [
            q
            for q in self.free
            if q not in used
            and q is not self.taken_out(fact, rule)
            and not (fact.givers and has_not_come(self.message, q))
            and not self._elsewhere(rule, q)
            and not RECEIVED.search(self.message.text[max(0, q.start - 10) : q.start])
            and not (q.unit is Unit.BARE and any(other.unit is Unit.MONEY for other in self.message.quantities))
            and (
                (self._fits(rule, q, fact) if wanted and q.unit is not Unit.BARE else can_state(q, fact.kind))
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
        brought = [q for q in exact if BROUGHT_TO.search(self.message.text[max(0, q.start - 2) : q.start])]
        exact = brought or exact  # 再买3万凑12万: the sum that is reached
        if len(exact) == 1:
            return exact[0]
        return exact[-1] if exact and wanted and fact.kind is not Kind.MONEY else None

    def _value(
        self, rule: Rule, fact: Fact, first: _Candidate, others: list[_Candidate], used: set[Quantity]
    ) -> BoundFact:
        whole = next((q for q in self.free if BROUGHT_TO.search(self.message.text[max(0, q.start - 2) : q.start])), None)
        one_year = isinstance(rule.formula, YearlyShares) and years.ordinal_asked(self.message) is not None
        series = None if whole or one_year else self._series(rule, fact, first, others, used)
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
        if (lacking := self._lacking(quantity)) is not None:
            return value - as_value(lacking, fact.kind), Reading("short_by", lacking.text)
        if high and quantity.high is not None and quantity.value:
            value = value * quantity.high / quantity.value
        return value, None

    def _lacking(self, quantity: Quantity) -> Quantity | None:
        """What is still missing to the number: 两个月 of 还差两个月满两年."""
        text = self.message.text
        for other in self.message.quantities:
            like = other.unit is quantity.unit or (other.unit is Unit.MONTHS and quantity.unit is Unit.YEARS)
            if like and TO_REACH.fullmatch(text[other.end : quantity.start]) and SHORT_OF.search(text[max(0, other.start - 4) : other.start]):
                return other
        return None

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
            if self._elsewhere(rule, quantity) or self._said_again(quantity, same):
                continue
            if self._rises(quantity, first.quantity) or self._rises(first.quantity, quantity):
                continue
            labelled = any(c.quantity is quantity for c in others) and not self._is_unreal(quantity) and (
                not fact.loosely or self._strong(fact, quantity) == self._strong(fact, first.quantity)
            )
            listed = self._listed_with(same[-1], quantity)
            mark, first_mark = (years.year_mark(self.message, q) for q in (quantity, first.quantity))
            marked = first_mark is not None and (mark is not None or years.lasting(self.message, quantity) > 1)
            if not listed and (rule.period is Period.ONCE or self._other_year(mark, first_mark, quantity, first.quantity)):
                continue
            if (
                listed
                or (marked and (labelled or self._nearest((*fact.against, *OTHER_BASES), quantity) is None))
                or (labelled and fact.additive and self._distance(fact, quantity) <= ADJACENT)
            ):
                same.append(quantity)
        if len(same) < 2:
            return None
        same.sort(key=lambda q: q.start)
        marks, values = self._dated(rule, fact, same)
        dated = all(mark is not None for mark in marks) and len(set(marks)) == len(marks)
        ordered = values
        if dated:
            ordered = [value for _, value in sorted(zip(marks, values, strict=True), key=lambda pair: pair[0] or 0)]
        yearly = isinstance(rule.formula, (Share, YearlyShares))
        by_year = yearly and not self._within_year(same) and (isinstance(rule.formula, YearlyShares) or dated or not fact.additive)
        if not by_year and not fact.additive and not self._within_year(same):
            return None
        used.update(same)
        return BoundFact(
            fact=fact,
            value=tuple(ordered) if by_year else sum(ordered, Decimal(0)),
            quote="、".join(self.message.original(q.start, q.end) for q in same),
            labelled=True,
            turn=self.turn,
            spans=tuple((q.start, q.end) for q in same),
            parts=() if by_year else tuple(values),
        )

    def _within_year(self, same: Sequence[Quantity]) -> bool:
        """Whether the numbers are parts of one year: 上半年6万下半年8万."""
        return bool(PART_OF_YEAR.search(self.message.text[same[0].end : same[-1].start]))

    def _said_again(self, quantity: Quantity, same: Sequence[Quantity]) -> bool:
        """今年付了35万…这35万能补多少: one sum, said twice."""
        before = self.message.text[max(0, quantity.start - 3) : quantity.start]
        return bool(THIS_ONE.search(before)) and any(q.value == quantity.value for q in same)

    def _other_year(self, mark: int | None, first: int | None, quantity: Quantity, other: Quantity) -> bool:
        """Whether the two numbers are of two years, of which the question names only this one."""
        if mark == first:
            return False
        if self._asks_this_year:
            return True
        return any(m is not None and m < 0 and self._is_settled(q) for m, q in ((mark, quantity), (first, other)))

    def _is_settled(self, quantity: Quantity) -> bool:
        """A number of another year that is said to be done with: 去年投了1200万已经拿过奖补."""
        _, stop = self.message.segment_at(quantity.start)
        return bool(SETTLED.search(self.message.text[quantity.end : stop + 1]))

    def _dated(self, rule: Rule, fact: Fact, same: Sequence[Quantity]) -> tuple[list[int | None], list[Decimal]]:
        """The years and values of the numbers of one fact, in their order in the text. Where the clause counts by
        year, a number listed right behind another is the next year's; one that is said for several years stands once for each."""
        by_year = isinstance(rule.formula, YearlyShares)
        marks: list[int | None] = []
        values: list[Decimal] = []
        for at, quantity in enumerate(same):
            mark = years.year_mark(self.message, quantity)
            follows = at > 0 and by_year and self._listed_with(same[at - 1], quantity)
            alone = not follows and not (at + 1 < len(same) and self._listed_with(quantity, same[at + 1]))
            before = marks[-1] if marks else None
            span = years.lasting(self.message, quantity)
            if by_year and before is not None and (follows or span > 1 or mark is None):
                mark = before + 1
            for year in range(span if alone else 1):
                marks.append(None if mark is None else mark + year)
                values.append(self._single(quantity, fact)[0])
        return marks, values

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
        return bool(re.fullmatch(r"[、和跟及与/]|以及|还有|，?(?:另外?|还有)?一[个项笔台](?:是|到了?)?|[，、和]?第?[二三四]期(?:是|投了?|花了?)?|[，、和]?(?:下半年|第?[二三四]季度?)[^，。\d]{0,4}", between)) and one.unit == other.unit

    def _repeated(self, rule: Rule, fact: Fact, quantity: Quantity, value: Decimal) -> tuple[Decimal, ...] | None:
        """`每年都是150万, 5年`: the same number in each of several years."""
        formula = rule.formula
        if fact.kind is not Kind.MONEY or not isinstance(formula, (Share, YearlyShares)) or formula.of is not fact:
            return None
        counted = [q for q in self.message.quantities if q.unit is Unit.YEARS and q.value == q.value.to_integral_value()]
        counted = [q for q in counted if not EARLIER_YEARS.search(self.message.text[max(0, q.start - 3) : q.start]) or self._said_yearly(q)]
        if not counted or SUMMED_UP.search(self.message.text[max(0, quantity.start - 8) : quantity.start]):
            return None
        count = int(counted[0].value)
        if isinstance(formula, YearlyShares):
            count = min(count, len(formula.rates))
        elif formula.cap is None or not years.EVERY.search(self.message.text):
            return None
        return (value,) * count if 1 < count <= 10 else None

    def _said_yearly(self, quantity: Quantity) -> bool:
        start, stop = self.message.segment_at(quantity.start)
        return bool(years.EVERY.search(self.message.text[start:stop]))

    def _points(self, fact: Fact) -> BoundFact | None:
        """`平台基础水平80分`: a score right behind the indicator."""
        for word in sorted((fact.label, *fact.words), key=len, reverse=True):
            match = re.search(rf"{re.escape(word.lower())}[^，。,;；、0-9]{{0,6}}(?P<points>\d+(?:\.\d+)?)(?:分|(?=[，。,;；、]|$))", self.message.lower)
            if match:
                return self._stated(fact, Decimal(match["points"]), *match.span("points"))
        return None

    # yes and no

    def _yes_no(self, fact: Fact, chosen: Sequence[tuple[int, int]]) -> BoundFact | None:
        """`chosen`: where the choices of the rule stand; a phrase inside one says nothing more (没列入亩产评价)."""
        denials, found = self._denials(fact), None
        text = self.message.asserted
        for word in sorted((*fact.words, fact.label), key=len, reverse=True):
            for at, end in _find_all(text, word):
                start, stop = self.message.segment_at(at)
                before, after = text[max(start, at - 9) : at], text[end:stop][:6]
                negated = bool(NEGATION.search(before) and not NOT_NEGATION.search(before))
                negated = negated or (GAP in word and bool(NO.search(text[at:end])) and not NO.search(word))
                if WANTED.search(text[max(start, at - WANTED_SPAN) : at]) or IN_QUESTION.search(before) or ASKS_EFFECT.match(after):
                    continue
                if stop < len(text) and text[stop] in "?？":  # 对接了? 还没
                    after = after or text[stop + 1 : stop + 7]
                    negated = negated or bool(NEGATED_AFTER.match(text[stop + 1 : stop + 7]))
                if negated or NEGATED_AFTER.match(after):
                    denials.append((max(start, at - 3), end))
                elif not any(low <= at and end <= high for low, high in denials):
                    found = found or self._stated(fact, True, at, end)
        denials = [d for d in denials if not any(c[0] <= d[0] < c[1] and c[1] > d[1] for c in chosen) and not self._of_a_part(d[0])]
        aside = [d for d in denials if not self._in_brackets(d[0])]
        if denials and (aside or found is None):
            return self._stated(fact, False, *(aside or denials)[0])
        if found is None and fact.received_within is not None and (received := years_since_received(self.message)):
            ago, start, end = received
            if ago != fact.received_within:  # two years ago may or may not be within two years: that is asked
                return self._stated(fact, ago < fact.received_within, start, end)
        if found is None and fact in self.asked[:1]:
            return self._short_reply(fact)
        return found

    def _denials(self, fact: Fact) -> list[tuple[int, int]]:
        """Where the message says that a yes/no fact does not hold, the longest phrases first."""
        text = self.message.asserted
        return [
            (at, end)
            for word in sorted(fact.against, key=len, reverse=True)
            for at, end in _find_all(text, word)
            if not OF_THE_PAST.search(text[max(0, at - 6) : at])
        ]

    def _in_brackets(self, at: int) -> bool:
        """Whether a place lies in a side remark: 新入选的(双跨没选上)."""
        before = self.message.text[:at]
        return max(before.rfind("("), before.rfind("（")) > max(before.rfind(")"), before.rfind("）"))

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
        loose: list[tuple[int, int, str]] = []
        for choice in fact.choices:
            loose += [(at, end, choice.value) for word in choice.loosely for at, end in _find_all(text, word.lower())]
            short = (choice.value,) if fact in self.asked and len(text) <= SHORT_REPLY else ()
            for word in {w.lower() for w in (*choice.words, choice.label, *short)}:
                for at, end in _find_all(text, word):
                    start, _ = self.message.segment_at(at)
                    before = text[max(start, at - 4) : at]
                    if re.search(r"(?:不是|不算|非|没有|没|未|不属于)(?:获|评)?$", before):
                        continue
                    hits.append((at, end, choice.value))
        hits += self._lettered(fact, text)
        hits = hits or loose
        settled = [h for h in hits if not self._pending(text, h)]
        hits = self._of_this_year(settled or hits)
        hits = [h for h in hits if not any(o[0] <= h[0] and h[1] <= o[1] and o[1] - o[0] > h[1] - h[0] for o in hits)]
        values = list(dict.fromkeys(value for _, _, value in hits))
        if any(
            one[2] != other[2] and LISTED.fullmatch(text[one[1] : other[0]])
            for one, other in pairwise(sorted(hits))
        ):
            return None
        if any(UNSURE.search(text[slice(*self.message.segment_at(at))]) for at, _, _ in hits):
            return None
        risen = [value for at, _, value in sorted(hits) if RISEN.search(text[max(0, at - 6) : at])]
        values = risen[-1:] or values
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

    def _of_this_year(self, hits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """The choices said of this year, where others are said of an earlier one: 去年的是C, 今年公布的是B."""
        marks = [years.mark_before(self.message, at) for at, _, _ in hits]
        if 0 in marks and any(mark is not None and mark < 0 for mark in marks):
            return [hit for hit, mark in zip(hits, marks, strict=True) if mark == 0]
        return hits

    def _lettered(self, fact: Fact, text: str) -> list[tuple[int, int, str]]:
        """`亩产评价给我们打了个D`: a choice that is one letter, in the clause of a word of the fact."""
        letters = {choice.value.lower(): choice.value for choice in fact.choices if len(choice.value) == 1 and choice.value.isascii()}
        if not letters:
            return []
        letter = f"(?<![a-z0-9])(?P<letter>[{''.join(letters)}])(?![a-z0-9])"
        patterns = [rf"{re.escape(word)}[^，。,;；？?]{{0,14}}?{letter}" for word in fact.words]
        if fact.id in self.open:
            patterns.append(rf"^(?:是|嗯|哦|就)?个?{letter}[。!！]?$")
        if fact.id in self.known or fact in self.asked:
            patterns.append(rf"(?:^|[，。,;；]|(?<!不)是|成|到|按|换|了)个?{letter}")
        return [(m.start("letter"), m.end(), letters[m["letter"]]) for p in patterns for m in re.finditer(p, text)]

    def _pending(self, text: str, hit: tuple[int, int, str]) -> bool:
        """Whether the choice is one that is still hoped for: 国家级还在申报."""
        start, stop = self.message.segment_at(hit[0])
        return bool(PENDING_AFTER.match(text[hit[1] : stop]) or WANTED.search(text[max(start, hit[0] - WANTED_SPAN) : hit[0]]))


def _is_threshold(rule: Rule, fact: Fact) -> bool:
    """Whether a condition of the rule holds the fact against a number."""
    return any(isinstance(condition, Limit) and condition.fact is fact for condition in rule.conditions)


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


def _within_any(bases: Iterable[str], words: Sequence[str]) -> bool:
    return any(base in word for base in bases for word in words)


def _within(base: str, words: Iterable[str]) -> bool:
    return any(base in word or word in base for word in words)


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    """`市里~给` as a pattern: up to seven characters may stand at the ~."""
    return re.compile("[^，。；;,]{0,7}?".join(re.escape(part) for part in word.lower().split(GAP)))


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
