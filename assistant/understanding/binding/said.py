"""One message as the binder reads it: its numbers, and what the conversation before it leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from assistant.understanding import years
from assistant.understanding.binding.bound_fact import BoundFact, Reading
from assistant.understanding.binding.sums import is_first_passed, is_settled, passes
from assistant.understanding.binding.taxed import without_and_with_tax
from assistant.understanding.claims import is_claim
from assistant.understanding.message import Message
from assistant.understanding.places import OTHER_PLACES, SHANDONG_CITIES
from tools.facts import Fact, Kind, Value
from tools.quantities import Quantity, Unit

YI, LIKE = Decimal(10000), 20  # 万元 to 元; how many times larger or smaller a number of like size may be
TWENTY = re.compile(r"(?:20|二十)条")  # what the measures of Qingdao are called
NEXT_TO = 8  # characters between a number and the threshold it passed
SHORT_REPLY = 12  # characters of a message that can only be a reply
DENIED = re.compile(r"(?<!是)(?:不是|并非|不算)$")
SHORT_OF = re.compile(r"(?:少[付花给交到]了?|就差|还差|只差|差了|相差|还缺|只缺)$")
CORRECTS = re.compile(r"有误|不对|不准|[说写搞报弄看打记填算讲]错|改[成为按]|正确|更正|纠正|应该是|才对|作废|旧的|(?:之前|前面|刚才|原来)(?:说|报|写|填|讲)的")
ASIDE = re.compile(
    r"^[^，。,;；]{0,5}?(?:不算|不计|不含|不包|除外|另外一码|另一码|两码事|不相干|没关系|不用管|别管|不管)"
)
SOMEWHERE_ELSE = re.compile(rf"(?:都|全|其实|客户)*(?:是|在)(?:{'|'.join((*OTHER_PLACES, *SHANDONG_CITIES))})")
"""有十家是潍坊的: of the companies counted, those that are not of the place."""
WITHIN = re.compile(r"(?:里头?|里面|其中|当中)有?$")
BORROWED = re.compile(r"^(?:元|块)?(?:钱)?(?:全?是|为|属于|靠|来自|用的?)?[^，。,;；\d]{0,3}(?:贷款|借款|借的|贷的|自筹|自有|融资|股东)")
"""设备款里3200万是贷款: where a part of the money came from."""
UNKNOWN_RANK = re.compile(r"(?:不知道|不确定|不清楚|说不准|没准|不好说|拿不准)[^，。,;；]{0,6}(?:能不能|能否|是不是|是否|会不会|可不可以|有没有|[进入排评上]没[进入排评上])|排名[^，。,;；]{0,4}(?:没|未)(?:出|公布|下来|定)")
"""不知道能不能进前十: before a rank that nobody has."""
OF_THE_LIST = re.compile(
    r"(?:全[市省国区]|[这那本同首]一?批|名单[上里]?)(?:的|[这那]一?批|[这那]次|今年|名单)*(?:一共|总共|共|就|只|才|也|大概)*(?:有|是|认定了?|评了?|评出了?|选了?|公布了?|入选了?)?$"
)
"""全市这批一共34家: how many were recognised together with the company."""
SERVED = re.compile(r"客户|用户|企业|公司|工厂|单位|在用|用我们|接入|上云")
"""全市有52家客户."""
NOT_IN_IT = re.compile(
    r"^(?:元|块)?[，,]?(?:但是?|可是?|不过|那个?)[^，。\d]{0,8}(?:没有?|未|不)(?:参加|参与|申请|申报|报过?|去?认定|入选|评)"
)  # 整机卖了5200万但整机没参加认定
OF_THE_TALK = re.compile(
    r"(?:漏|忘|少)(?:了|记)?(?:讲|说|提|报|交代|写|记)?了?$|(?:补充|更正|纠正|再说|再问|想问|说错|讲错|记错|搞错)了?$"
)
SCORES = re.compile(r"打分|评分|加权|得分|总分|多少分|几分")
"""Of a message whose bare numbers are scores: 注册量90, 解析量80, 加权多少分."""
PRICE = re.compile(r"^[^，。,;；、和跟与]{0,10}?(?:能|可以|会|是|到底|究竟|大概|一般)*(?:给|补|奖|拿|领|值)?(?:多少|几个?钱|啥价|什么价)")
ADDED_UP = re.compile(
    r"(?:一共|总共|合计|加起来|加一起|加一块|合起来|合一起|一起|拢共|统共)"
)  # 两个一共: of what was spoken of


class Said:
    """`asked`: facts that the advisor asked for in the turn before; `known`: facts stated so far; `open_facts`: facts of
    the rules spoken of, which a short reply may state without naming them. `today`: the day that 今年 is said on. `free`: the numbers that may state a fact."""

    def __init__(
        self,
        message: Message,
        asked: Sequence[Fact],
        known: Iterable[str] | Mapping[str, BoundFact],
        turn: int,
        open_facts: Iterable[str],
        today: date | None = None,
    ) -> None:
        self.today = today
        self.asked = tuple(asked)
        self.known = frozenset(known)
        earlier = dict(known) if isinstance(known, Mapping) else {}
        self.said_in = {fact: bound.turn for fact, bound in earlier.items()}
        scales = [bound.value for bound in earlier.values() if bound.fact.kind is Kind.PARAMETERS]
        self.message = message = _with_scales(message, [scale for scale in scales if isinstance(scale, Decimal)])
        self.told = frozenset(bound.value for bound in earlier.values() if isinstance(bound.value, Decimal))
        self.open = frozenset(open_facts) if len(message.text) <= SHORT_REPLY else frozenset()
        self.turn = turn
        self.taxed = without_and_with_tax(message)
        self.claims = tuple(q for q in message.quantities if is_claim(message, q))
        self.free = tuple(q for q in message.quantities if q not in self.claims and not self._set_aside(q))

    @cached_property
    def free_ids(self) -> frozenset[int]:
        """The identities of the free numbers: a message of thousands of numbers is compared with each."""
        return frozenset(id(quantity) for quantity in self.free)

    @cached_property
    def years_named(self) -> frozenset[str]:
        return years.years_named(self.message)

    @cached_property
    def asks_this_year(self) -> bool:
        return years.asks_about_this_year(self.message)

    @cached_property
    def gives_scores(self) -> bool:
        """Whether the bare numbers of the message are scores."""
        return SCORES.search(self.message.text) is not None

    @cached_property
    def is_reply(self) -> bool:
        """Whether the message is no more than a reply to a question, not a correction."""
        return len(self.message.text) <= SHORT_REPLY and not CORRECTS.search(self.message.text)

    def stated(self, fact: Fact, value: Value, start: int, end: int) -> BoundFact:
        return BoundFact(
            fact=fact,
            value=value,
            quote=self.message.original(start, end),
            labelled=True,
            turn=self.turn,
            spans=((start, end),),
        )

    def told_by(
        self,
        fact: Fact,
        value: Value,
        numbers: Sequence[Quantity],
        assumed: Reading | None = None,
        parts: tuple[Decimal, ...] = (),
    ) -> BoundFact:
        """The fact with a value worked out from several numbers, which are its quote."""
        return BoundFact(
            fact=fact,
            value=value,
            quote="、".join(self.message.original(q.start, q.end) for q in numbers),
            labelled=True,
            assumed=assumed,
            turn=self.turn,
            spans=tuple((q.start, q.end) for q in numbers),
            parts=parts,
        )

    def _is_passed_by(self, quantity: Quantity) -> bool:
        """Whether the number is only the threshold that another has passed: 营收52亿, 首次过50亿."""
        return is_first_passed(self.message, quantity) and any(
            q.unit is quantity.unit and quantity.value <= q.value <= 2 * quantity.value
            for q in self.message.quantities
            if q is not quantity
        )

    def has_passed(self, quantity: Quantity) -> bool:
        """Whether the number is said to pass a threshold beside it, so that it is no earlier one: 去年营收52亿首次过50亿,
        去年首次突破200亿到了213亿."""
        text = self.message.text
        if any(
            q.unit is quantity.unit
            and 0 <= quantity.start - q.end <= NEXT_TO
            and quantity.value >= q.value
            and is_first_passed(self.message, q)
            for q in self.message.quantities
        ):
            return True
        return any(
            q.unit is quantity.unit
            and 0 <= q.start - quantity.end <= NEXT_TO
            and quantity.value >= q.value
            and not any(mark in text[quantity.end : q.start] for mark in "，。,;；")
            and passes(self.message, q)
            for q in self.message.quantities
        )

    def _is_corrected(self, quantity: Quantity) -> bool:
        """Whether the number is what was said before and another now takes its place: 前面说的21万有误, 正确的是26万."""
        if quantity.value not in self.told or not CORRECTS.search(self.message.text):
            return False
        return any(q.unit is quantity.unit and q.value not in self.told for q in self.message.quantities)

    def _is_tax(self, quantity: Quantity) -> bool:
        """Whether the number is the tax of a sum told with and without it, or that sum with it, which its range ends at."""
        if self.taxed is None or quantity.unit is not Unit.MONEY:
            return False
        without, including = self.taxed
        return quantity is including or quantity.value == including.value - without.value

    def _is_what_one_gives(self, quantity: Quantity) -> bool:
        """Whether 一个 asks for the price of one, beside how many there are: 一个给多少, 我们有两个."""
        text = self.message.text
        if quantity.unit is not Unit.ITEMS or quantity.value != 1 or not PRICE.match(text[quantity.end :]):
            return False
        return any(
            q.unit is Unit.ITEMS and q.value > 1 and not PRICE.match(text[q.end :]) for q in self.message.quantities
        )

    def _is_of_the_list(self, quantity: Quantity) -> bool:
        """Whether the number counts all that were recognised, of whom the company is one."""
        if quantity.unit not in (Unit.COMPANIES, Unit.ITEMS):
            return False
        start, stop = self.message.segment_at(quantity.start)
        before = self.message.text[start : quantity.start]
        return OF_THE_LIST.search(before) is not None and not SERVED.search(self.message.text[quantity.end : stop])

    def _is_counted_besides(self, quantity: Quantity) -> bool:
        """Whether there is another count of the same sort."""
        return any(q.unit is quantity.unit and q is not quantity for q in self.message.quantities)

    def _set_aside(self, quantity: Quantity) -> bool:
        """Whether the person says that the number is not meant: 不是300万, 370万不算投资, 150万是另外一码事."""
        text = self.message.text
        before = text[max(0, quantity.start - 4) : quantity.start]
        if DENIED.search(before) or SHORT_OF.search(before) or ASIDE.match(text[quantity.end :]):
            return True
        if BORROWED.match(text[quantity.end :]) and WITHIN.search(before):
            return True
        if NOT_IN_IT.match(text[quantity.end :]) and any(
            q.unit is quantity.unit and q is not quantity for q in self.message.quantities
        ):
            return True
        if quantity.unit is Unit.RANK and UNKNOWN_RANK.search(text[: quantity.start]):
            return True
        if self._is_tax(quantity) or self._is_passed_by(quantity) or self._is_corrected(quantity):
            return True
        if quantity.unit is Unit.COMPANIES and SOMEWHERE_ELSE.match(text[quantity.end :]) and self._is_counted_besides(quantity):
            return True
        if quantity.unit is Unit.ITEMS and TWENTY.fullmatch(quantity.text):
            return True
        if self._is_what_one_gives(quantity) or self._is_of_the_list(quantity):
            return True
        if quantity.unit is Unit.ITEMS and quantity.value < 10 and OF_THE_TALK.search(before):  # 漏讲一个
            return True
        if (
            quantity.unit is Unit.ITEMS
            and ADDED_UP.match(text[quantity.end :])
            and self.message.segment_at(quantity.start)[0] == quantity.start
        ):
            return True
        return years.is_past(self.message, quantity) and is_settled(self.message, quantity)


def _with_scales(message: Message, known: Sequence[Decimal]) -> Message:
    """The message with a number in 亿 of like size taken for the parameters of the model spoken of: 还是1100亿吧."""
    if not known:
        return message
    read = (
        replace(quantity, unit=Unit.SCALE, value=quantity.value * YI)
        if quantity.unit is Unit.MONEY
        and quantity.text.endswith("亿")
        and any(scale / LIKE <= quantity.value * YI <= scale * LIKE for scale in known)
        else quantity
        for quantity in message.quantities
    )
    return replace(message, quantities=tuple(read))
