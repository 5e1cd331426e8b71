"""Finding quantities in what people write: amounts, areas, counts, ratios, dates, ranks, each exact and with its place.

Money is `Decimal` in 万元. A number without a unit stays `Unit.BARE`; 万 or 亿 without another unit is money, unless the
words before it name a count (注册量180万 is BARE 1800000).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tools.amounts import EXACT
from tools.marks import Mark, find_marks
from tools.normalising import normalise
from tools.numerals import NUMERAL, ONE, ZERO, Numeral, read_numeral, read_string
from tools.quantity import Comparison, Quantity, QuantityError, Unit
from tools.surroundings import comparison_of, difference_of, is_estimate, period_of, tax_of
from tools.units import CURRENCY, LATIN_SCALE, SCALES, WAN, Reading, read_unit

__all__ = [
    "Comparison", "Quantity", "QuantityError", "Unit", "find_quantities", "normalise", "parse_money", "parse_number",
]  # fmt: skip

BEGINS = re.compile(rf"[0-9{NUMERAL}]|\.(?=[0-9])")
SPECIAL = re.compile(
    rf"(?P<percent>百分之(?P<p>[点0-9.{NUMERAL}]+)|千分之(?P<m>[点0-9.{NUMERAL}]+)|万分之(?P<w>[点0-9.{NUMERAL}]+))"
    rf"|(?P<part>(?P<below>[0-9{ONE}十百]+)分之(?P<above>[0-9{ONE}十百]+))"
    r"|(?P<half>一半(?![天夜路个的时]))"
    r"|(?P<half_year>(?<![上下前后大小])半年(?![度报会底]))"
    r"|(?P<handful>(?:万|千|百)把(?P<handful_unit>块|个|家|人|万))"
)
HANDFUL = {
    "块": Unit.MONEY, "万": Unit.MONEY, "个": Unit.ITEMS, "家": Unit.COMPANIES, "人": Unit.PEOPLE,
}  # fmt: skip
CURRENCY_BEFORE = re.compile(r"(?:人民币|RMB|CNY|¥|rmb|cny|Rmb) ?$")
HEADED = re.compile(r"[(（](?P<unit>万元|亿元|元|家|个|人|平方米|㎡|条|次)[)）] ?[:：=]? ?$")
COUNT_LABEL = re.compile(
    r"(?:注册总?量|解析总?量|总量|数量|次数|人数|户数|家数|条数|用户数?|设备数|连接数|连接量|访问量|下载量|调用量|面积|"
    r"开发者|活跃用户|个数|注册数|解析数|标识数?|设备)(?:一?共|总共|合计|已经|已|累计|为|是|有|达到|达|约|超过?|不低于|不少于|[:： ])*$"
)
SCALE_LABEL = re.compile(
    r"参数(?:规模|总?量级?|数)?(?:一?共|已|为|是|有|达到|达|约|大约|超过?|不低于|不少于|的|[:： ])*$"
)
MODEL_AFTER = re.compile(r" ?(?:规模|级别?|量级)?的?(?:通用|行业|垂直|工业|语言|开源|自研)*大?模型")
VAGUE_BEFORE = re.compile(r"(?:几|数|好几|上|成|多少|无数)$")
WORD_BEFORE = re.compile(
    r"(?:第|统|唯|万|之|单|同|专|逐|不|划|合|归|均|周|礼拜|星期|初|老|其|某|任|每|哪|这|那|另|下|上|前|本)$"
)
SAME_ONE = re.compile(r"(?:同|每|这|那|哪|某|任|另|其|下|上|前|后|唯|逐|任何|另外|随便)$")
ONE_YEAR = re.compile(
    r"(?:满|够|成立|经营|运营|连续|合作|不到|不足|超过|已经|了|干了|做了|刚|至少|近|约|第|期限|租期|为期)$"
)
RANGE = re.compile(r" ?(?:[-~－—–―至到]{1,2}) ?(?:近|约)?")
FROM = re.compile(r"[从由自](?:[^，。,;；]{0,6})$")
CALENDAR_AFTER = re.compile(
    r" ?(?:底|初|末|度|份|年初|上半年|下半年|全年|中|第[一二三四]季度|[Qq][1-4]|[0-9]{1,2}月|[一二三四]季度|那年|那会|那时|的?时候|"
    r"入选|认定|获评|获批|成立|注册|建成|投产|竣工|上线|新|通过|市级|国家|省级|我们|拿|起|至今|以后|之后|以前|之前|申报|发生|购买|买)"
)
DURATION_BEFORE = re.compile(
    r"(?:满|经营|运营|成立|连续|已经?|近|了|超过|不到|期限|为期|有|干|做|共|租|历史|未来|后|达|每|头|前)\s*$"
)
LIST_JOINT = re.compile(r" ?(?:、|/|\+|和|与|及|跟|加|,|，) ?")
MONEY_LABEL = re.compile(
    r"(?:设备|软件|硬件|网络|系统|集成|平台|费用?|收入|投资额?|投入|采购|服务|研发|材料|人工|工程|安装|咨询|算力|云|"
    r"奖补|补贴|补助|资金|金额|租金|销售额?|营收|产值|支出|成本|投了?|花了?|买了?|是|为|约)[:： ]?$"
)
NOT_MONEY_LABEL = re.compile(r"(?:员工|人数|人员|客户|企业|家数|数量|面积|排名|场景|次数|条数|第|项目数|年)[:： ]?$")
SHORT_LABEL = re.compile(r"[^0-9，。；、!?！？;:：]{0,8}[:：]?$")
TOO_LONG = 12  # digits: a longer number without unit is an account, a code, a licence


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of a text, in order; offsets and `.text` are of the text as given. Never raises."""
    normal, offsets = normalise(text)
    found = list(_with_shared_units(normal, _Finder(normal).find()))
    if normal == text:
        return found
    return [
        replace(
            q, start=offsets[q.start], end=offsets[q.end - 1] + 1, text=text[offsets[q.start] : offsets[q.end - 1] + 1]
        )
        for q in found
    ]


@dataclass(frozen=True)
class _Read:
    """A numeral and its unit, before the words around it are looked at. `reading` None: no unit is written."""

    numeral: Numeral
    reading: Reading | None
    value: Decimal
    end: int
    begin: int


class _Finder:
    """Reads one normalised text from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = list(find_marks(text))

    def find(self) -> Iterator[Quantity]:
        position, floor, marks = 0, 0, iter(self.marks)
        mark = next(marks, None)
        while True:
            begins = BEGINS.search(self.text, position)
            special = SPECIAL.search(self.text, position)
            at = begins.start() if begins else len(self.text)
            if special and special.start() <= at:
                at = special.start()
            else:
                special = None
            while mark and mark.end <= at and mark.start < position:
                mark = next(marks, None)
            if mark and mark.start <= at:
                if mark.unit is not None:
                    yield self._marked(mark)
                position = max(position, mark.end)
                floor = position
                mark = next(marks, None)
                continue
            if at >= len(self.text):
                return
            limit = mark.start if mark else len(self.text)
            if special:
                quantity, end = self._special(special), special.end()
            else:
                quantity, end = self._quantity(at, floor, limit)
            if quantity:
                yield quantity
                floor = quantity.end
            position = max(end, at + 1)

    def _marked(self, mark: Mark) -> Quantity:
        assert mark.unit is not None
        words = self.text[mark.start : mark.end]
        comparison = mark.comparison or comparison_of(self.text, mark.start, mark.end)
        return Quantity(
            mark.value,
            mark.unit,
            mark.start,
            mark.end,
            words,
            high=mark.high,
            comparison=comparison,
            assumed=mark.assumed,
        )

    def _special(self, match: re.Match[str]) -> Quantity | None:
        """百分之十二, 三分之一, 一半, 半年, 万把块."""
        start, end = match.span()
        value: Decimal | None = None
        unit, classifier, vague = Unit.PERCENT, "", False
        if match["percent"]:
            written, parts = next((match[g], n) for g, n in (("p", 2), ("m", 3), ("w", 4)) if match[g])
            number = _whole(written)
            value = None if number is None else EXACT.scaleb(number, -parts)
        elif match["part"]:
            below, above = _whole(match["below"]), _whole(match["above"])
            value = above / below if below and above is not None else None
        elif match["half"]:
            value = Decimal("0.5")
        elif match["half_year"]:
            value, unit = Decimal("0.5"), Unit.YEARS
        else:
            value, vague = Decimal({"万": 10**4, "千": 10**3, "百": 10**2}[match[0][0]]), True
            unit = HANDFUL[match["handful_unit"]]
            if match["handful_unit"] == "块":
                value = EXACT.multiply(value, WAN)
            classifier = "个" if unit is Unit.ITEMS else ""
        if value is None:
            return None
        return self._surrounded(value, unit, start, end, start, classifier=classifier, vague=vague)

    def _read(self, start: int) -> _Read | None:
        """The numeral at `start` with its Latin scale and its unit."""
        text = self.text
        numeral = read_numeral(text, start)
        if numeral is None:
            return None
        before = text[max(0, start - 6) : start]
        if text[start] in NUMERAL and text[start] not in "0123456789":
            if VAGUE_BEFORE.search(before):
                return None
        elif VAGUE_BEFORE.search(before) and numeral.digits in ("", "10", "100", "1000") and before[-1:] in "几数":
            return None
        latin = LATIN_SCALE.match(text, numeral.end) if numeral.digits else None
        if latin is None and numeral.digits and CURRENCY_BEFORE.search(before):
            latin = re.compile(r"(?P<word>)(?P<letter>[mMbBkK])(?![A-Za-z0-9])").match(text, numeral.end)
        if latin and not (latin["letter"] and text[latin.end() : latin.end() + 1].isalpha() and not latin["letter"]):
            factor = SCALES[(latin["word"] or latin["letter"]).lower()]
            if not re.match(r" parameters?", text[latin.end() : latin.end() + 11]) or latin["word"]:
                numeral = replace(
                    numeral,
                    value=EXACT.multiply(numeral.value, Decimal(factor)),
                    end=latin.end(),
                    scale=factor,
                    digits="",
                )
        reading = read_unit(text, numeral)
        end = reading.end if reading else numeral.end
        return _Read(numeral, reading, reading.value if reading else numeral.value, end, start)

    def _quantity(self, start: int, floor: int, limit: int) -> tuple[Quantity | None, int]:
        """The quantity that begins at `start`, and where to go on reading."""
        text = self.text
        read = self._read(start)
        if read is None or read.numeral.end > limit:
            return None, self._run_end(start)
        first = self._resolve(read)
        joint = RANGE.match(text, read.end)
        if joint and (first is not None or read.reading is None) and joint.end() < limit:
            upper = self._read(joint.end()) if BEGINS.match(text, joint.end()) else None
            if upper and upper.numeral.end <= limit:
                ranged = self._range(read, first, upper)
                if ranged is not None:
                    value, high, unit, classifier, assumed = ranged
                    quantity = self._surrounded(
                        value, unit, read.begin, upper.end, floor, classifier, high=high, assumed=assumed
                    )
                    return quantity, upper.end
        if first is None:
            return None, max(read.end, read.numeral.end)
        unit, value, classifier, assumed, end = first
        numeral = read.numeral
        high = numeral.high
        if high is not None and read.reading is not None:
            high = EXACT.multiply(high, read.reading.factor)
        elif high is not None and unit is Unit.MONEY:
            high = EXACT.multiply(high, WAN)
        vague = numeral.vague or (read.reading is not None and read.reading.vague)
        return self._surrounded(value, unit, start, end, floor, classifier, high, vague, assumed), end

    def _resolve(self, read: _Read) -> tuple[Unit, Decimal, str, str | None, int] | None:
        """Unit, value, classifier, reading taken and end of a numeral; None where it is no quantity."""
        text, numeral, reading = self.text, read.numeral, read.reading
        start, before = read.begin, self.text[max(0, read.begin - 16) : read.begin]
        chinese = text[start] in NUMERAL
        assumed = numeral.assumed
        if start and text[start - 1].isascii() and text[start - 1].isalpha() and not CURRENCY_BEFORE.search(before):
            following = text[read.end : read.end + 1]
            if not (numeral.big or reading) or following.isascii() and following.isalpha():
                return None
        if reading is None:
            return self._without_unit(read, before, chinese)
        unit, assumed = reading.unit, assumed or reading.assumed
        if unit is None:
            return self._overridden(read, before)
        if numeral.implied and unit not in (Unit.MONEY, Unit.SCALE):
            return None
        if unit is Unit.MONEY and chinese and reading.kind == "money" and text[reading.end - 1] == "块":
            single = numeral.end - start == 1
            if single:
                return None
        if unit is Unit.LEVEL_NUMBER and (
            numeral.big
            or numeral.implied
            or not 0 < read.value <= 10
            or text[start] == "两"
            or (before[-1:].isascii() and before[-1:].isalpha())
        ):
            return None
        if (
            unit in (Unit.ITEMS, Unit.COMPANIES, Unit.PEOPLE)
            and text[start] in "一"
            and numeral.end - start == 1
            and SAME_ONE.search(before)
        ):
            return None
        if unit is Unit.ITEMS and reading.classifier == "条" and self._names_the_policy(start, read.end):
            return None
        if unit is Unit.YEARS:
            return self._years(read, before)
        if unit is Unit.MONTHS and read.value == 1 and chinese:
            return None
        classifier = reading.classifier
        if unit is Unit.AREA and re.search(r"(?:人均|每人|每个人|每位员工)[^，。,0-9]{0,8}$", before):
            classifier = "人均"
        if unit is Unit.DAYS and read.value == 1 and chinese and not classifier:
            return None
        return unit, read.value, classifier, assumed, read.end

    def _without_unit(
        self, read: _Read, before: str, chinese: bool
    ) -> tuple[Unit, Decimal, str, str | None, int] | None:
        text, numeral = self.text, read.numeral
        if SCALE_LABEL.search(before) and (numeral.big or numeral.scale > 1):
            return Unit.SCALE, read.value, "", numeral.assumed, read.end
        headed = HEADED.search(before)
        if headed:
            return self._headed(headed["unit"], read)
        if CURRENCY_BEFORE.search(before):
            return Unit.MONEY, EXACT.multiply(read.value, WAN), "", numeral.assumed, read.end
        if numeral.big:
            if MODEL_AFTER.match(text, read.end):
                return Unit.SCALE, read.value, "", numeral.assumed, read.end
            if numeral.implied:
                return None
            if COUNT_LABEL.search(before):
                return Unit.BARE, read.value, "", numeral.assumed, read.end
            return Unit.MONEY, EXACT.multiply(read.value, WAN), "", numeral.assumed, read.end
        if numeral.implied:
            return None
        if chinese:
            whole = not text[: read.begin].strip() and not text[read.end :].strip(" 。.!！?？")
            length = read.end - read.begin
            if not whole and (
                length < 2
                or text[read.end : read.end + 1] in tuple("强佳大优多几" + NUMERAL)
                or WORD_BEFORE.search(before)
            ):
                return None
            if numeral.scale == 1 and not any(c in "十百千拾佰仟" for c in text[read.begin : read.end]) and not whole:
                return None
        elif not numeral.scale > 1:
            digits = numeral.digits.replace(",", "").replace(" ", "").replace("，", "")
            if len(digits.partition(".")[0]) > TOO_LONG or (
                digits.startswith("0") and len(digits) > 1 and digits[1] != "."
            ):
                return None
        return Unit.BARE, read.value, "", numeral.assumed, read.end

    def _overridden(self, read: _Read, before: str) -> tuple[Unit, Decimal, str, str | None, int] | None:
        """What is after the number is no unit, but what is before it is: ¥300万起, 参数1750亿级."""
        if read.reading is not None and read.reading.kind == "other" and read.numeral.big:
            following = self.text[read.numeral.end : read.reading.end].strip()
            if following[:1] in ("角", "分", "倍", "吨", "米", "度", "级", "步") or following.isascii():
                return None
            return self._without_unit(
                replace(read, reading=None, end=read.numeral.end), before, self.text[read.begin] in NUMERAL
            )
        return None

    def _headed(self, unit: str, read: _Read) -> tuple[Unit, Decimal, str, str | None, int]:
        """A form's label names the unit: 设备投资(万元): 3000."""
        money = {"万元": Decimal(1), "亿元": Decimal(10000), "元": WAN}
        if unit in money:
            factor = WAN if read.numeral.big else money[unit]
            return Unit.MONEY, EXACT.multiply(read.value, factor), "", read.numeral.assumed, read.end
        counts = {"家": Unit.COMPANIES, "人": Unit.PEOPLE, "平方米": Unit.AREA, "㎡": Unit.AREA}
        classifier = unit if unit not in counts else ""
        return counts.get(unit, Unit.ITEMS), read.value, classifier, read.numeral.assumed, read.end

    def _names_the_policy(self, start: int, end: int) -> bool:
        """青岛20条 and “二十条” are a title."""
        before, after = self.text[max(0, start - 5) : start], self.text[end : end + 4]
        return bool(
            re.search(r"(?:青岛|市里|工业互联网|新政|措施|“|\"|「|按|版)$", before)
            or re.match(r"(?:”|\"|里|中|第|政策|措施|举措|解读|规定|新政|的第)", after)
        )

    def _years(self, read: _Read, before: str) -> tuple[Unit, Decimal, str, str | None, int] | None:
        """A number of years, or the short form of a calendar year (21年底)."""
        text, value, digits = self.text, read.value, read.numeral.digits
        after = text[read.end : read.end + 6]
        if len(digits) == 2 and 10 <= value <= 39 and text[read.end - 1] == "年":
            calendar = CALENDAR_AFTER.match(after)
            if calendar and not DURATION_BEFORE.search(before):
                year = 2000 + value
                return Unit.YEAR, year, "", f"{digits}年按{year}年理解", read.end
        if (
            value == 1
            and text[read.begin] == "一"
            and not (ONE_YEAR.search(before) or re.match(r"[内多期以了]|到期|时间", after))
        ):
            return None
        if value > 200 or value != value.quantize(Decimal("0.01")):
            return None
        return Unit.YEARS, value, "", read.numeral.assumed, read.end

    def _range(
        self, lower: _Read, first: tuple[Unit, Decimal, str, str | None, int] | None, upper: _Read
    ) -> tuple[Decimal, Decimal, Unit, str, str | None] | None:
        """500到600万, 10%-30%, 3-5年: value, high, unit, classifier and the reading taken; None where it is no range."""
        second = self._resolve(upper)
        if second is None:
            return None
        unit, high, classifier, assumed, _ = second
        if lower.reading is not None or lower.numeral.big:
            if first is None or first[0] is not unit or first[1] >= high:
                return None
            if FROM.search(self.text[max(0, lower.begin - 8) : lower.begin]) and self.text[lower.end] in "到至":
                return None
            return first[1], high, unit, classifier or first[2], first[3] or assumed
        factor = upper.reading.factor if upper.reading else (WAN if unit is Unit.MONEY else Decimal(1))
        shared = Decimal(upper.numeral.scale) if upper.numeral.big or upper.numeral.scale > 1 else Decimal(1)
        value = EXACT.multiply(EXACT.multiply(lower.numeral.value, shared), factor)
        if value >= high and shared > 10**4:
            value = EXACT.multiply(EXACT.multiply(lower.numeral.value, Decimal(10**4)), factor)
            assumed = assumed or f"{self.text[lower.begin : lower.end]}按万理解"
        if value >= high:
            return None
        return value, high, unit, classifier, assumed

    def _surrounded(
        self, value: Decimal, unit: Unit, start: int, end: int, floor: int, classifier: str = "",
        high: Decimal | None = None, vague: bool = False, assumed: str | None = None,
    ) -> Quantity | None:  # fmt: skip
        text = self.text
        begin, negative = start, False
        money_like = unit in (Unit.MONEY, Unit.BARE, Unit.PERCENT, Unit.AREA)
        currency = CURRENCY_BEFORE.search(text[max(floor, start - 5) : start]) if unit is Unit.MONEY else None
        if currency:
            begin = start - len(currency[0])
        if money_like and text[begin - 1 : begin] == "负":
            begin, negative = begin - 1, True
        elif (
            money_like
            and text[begin - 1 : begin] == "-"
            and re.search(r"(?:^|[为是:：=( （])-$", text[max(0, begin - 2) : begin])
        ):
            begin, negative = begin - 1, True
        if negative:
            value = value.copy_negate()
        comparison = comparison_of(text, begin, end)
        approximate = vague or is_estimate(text, begin, end)
        if vague and comparison is None and high is None:
            comparison = "over"
        per = (
            period_of(text, begin, end, floor) if unit in (Unit.MONEY, Unit.BARE, Unit.ITEMS, Unit.COMPANIES) else None
        )
        tax = tax_of(text, begin, end) if unit in (Unit.MONEY, Unit.BARE) else None
        difference = difference_of(text, begin) if unit in (Unit.MONEY, Unit.BARE, Unit.PERCENT) else None
        return Quantity(
            value=value, unit=unit, start=begin, end=end, text=text[begin:end], high=high, approximate=approximate,
            comparison=comparison, classifier=classifier, per=per, tax=tax, difference=difference, assumed=assumed,
        )  # fmt: skip

    def _run_end(self, start: int) -> int:
        """Past the numeral characters at `start`, none of which is a number."""
        position = start + 1
        if self.text[start] in NUMERAL:
            while position < len(self.text) and self.text[position] in NUMERAL:
                position += 1
        return position


def _whole(written: str) -> Decimal | None:
    """A numeral that is all of a text, or digits read out one by one."""
    numeral = read_numeral(written, 0)
    if numeral is None or numeral.end != len(written):
        numeral = read_string(written, 0)
    return numeral.value if numeral and numeral.end == len(written) else None


def _with_shared_units(text: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """设备3000、软件500万: the number without a unit takes the money unit that stands with the next one."""
    quantities = list(found)
    for index in range(len(quantities) - 2, -1, -1):
        one, following = quantities[index], quantities[index + 1]
        if one.unit is not Unit.BARE or following.unit is not Unit.MONEY or one.value != one.value.to_integral_value():
            continue
        between = text[one.end : following.start]
        joint = LIST_JOINT.match(between)
        before = text[max(0, one.start - 6) : one.start]
        if joint is None or not SHORT_LABEL.fullmatch(between, joint.end()) or NOT_MONEY_LABEL.search(before):
            continue
        label = between[joint.end() :]
        if joint[0].strip() in (",", "，") and not (MONEY_LABEL.search(before) and MONEY_LABEL.search(label)):
            continue
        if NOT_MONEY_LABEL.search(label):
            continue
        scale = _scale_of(following)
        if scale is None or one.value >= 10**5:
            continue
        quantities[index] = replace(
            one, value=EXACT.multiply(one.value, scale), unit=Unit.MONEY, inherited_unit=True, tax=following.tax
        )
    return iter(quantities)


def _scale_of(quantity: Quantity) -> Decimal | None:
    """万元 in one of the unit that an amount is written in: 1 for 500万, 10000 for 2亿, 0.0001 for 300元."""
    if "亿" in quantity.text:
        return Decimal(10000)
    if re.search(r"[万wW]", quantity.text):
        return Decimal(1)
    return WAN


def parse_money(text: str) -> Decimal:
    """One amount of money in 万元, and nothing else in the text.

    Raises QuantityError where there is none, more than one, a range, another currency, or a number without unit.
    """
    stripped = text.strip()
    if not stripped:
        raise QuantityError("没有填写金额")
    found = find_quantities(stripped)
    if len(found) != 1:
        raise QuantityError(f"“{stripped}”不是一个金额, 例如 7.2万元")
    quantity = found[0]
    if quantity.unit is Unit.BARE:
        raise QuantityError(f"“{stripped}”没有写单位, 请写明是元、万元还是亿元")
    if quantity.unit is Unit.FOREIGN_MONEY:
        raise QuantityError(f"“{stripped}”不是人民币金额")
    if quantity.unit is not Unit.MONEY:
        raise QuantityError(f"“{stripped}”不是金额")
    if quantity.high is not None:
        raise QuantityError(f"“{stripped}”是一个范围, 请写一个金额")
    if quantity.start != 0 or quantity.end != len(stripped):
        raise QuantityError(f"“{stripped}”除金额外还有别的文字")
    return quantity.value


def parse_number(text: str) -> Decimal:
    """One number without unit, and nothing else in the text: 5,000, 三百五, 1.2亿, -3. Raises QuantityError."""
    normal = normalise(text)[0].strip()
    negative = normal.startswith(("-", "负"))
    written = normal[1:].lstrip() if negative else normal
    number = _whole(written.removeprefix("+")) if written else None
    if number is None:
        raise QuantityError(f"“{text.strip()}”不是一个数" if text.strip() else "没有填写数字")
    return number.copy_negate() if negative else number
