"""Reading one normalised text from left to right: at each number its unit, its range, and what the words around it say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from tools.amounts import plain
from tools.marks import Mark, find_marks
from tools.numerals import BOTH, NUMERAL, ONE, Numeral, read_numeral, read_whole
from tools.quantity import Quantity, Unit
from tools.surroundings import comparison_of, difference_of, is_estimate, period_of, tax_of
from tools.units import CURRENCY_BEFORE, FOREIGN_BEFORE, WAN, Reading, bare_rent, read_latin_scale, read_unit

BEGINS = re.compile(rf"[0-9{NUMERAL}]|\.(?=[0-9])")
TENS = "十拾百佰千仟"
BROKEN_OFF = re.compile(rf"[{TENS}](?![瓦克米兆卡伏]|分之)")
VULGAR = tuple("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅟↉")  # as one character; 3½ may be 3.5 or two marks
RUN = re.compile(rf"[0-9]++|[{NUMERAL}]++")
WORDED = re.compile(
    rf"(?P<parts>百|千|万)分之(?P<minus>负)?(?P<share>[点0-9.{NUMERAL}]+)"
    rf"|(?P<below>[0-9{ONE}十百]+)分之(?P<above>[0-9{ONE}十百]+)"
    r"|(?P<half>一半(?![天夜路个的时]))"
    r"|(?P<half_yi>半个亿)"
    r"|(?P<half_year>(?<![上下前后大小])半年(?![度报会底]))"
    r"|(?P<handful>[万千百])把(?P<handful_unit>[块个家人万])"
    r"|(?P<both>(?<![我咱你您他她它这那们妻口家])[俩仨](?![人口傻月都全一合加亿万千百]|礼拜|小时|钟头|星期|凑))"
)
PARTS = {"百": 2, "千": 3, "万": 4}
HANDFUL = {"块": Unit.MONEY, "万": Unit.MONEY, "个": Unit.ITEMS, "家": Unit.COMPANIES, "人": Unit.PEOPLE}
HANDFUL_SIZE = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}

HEADED = re.compile(r"[(（](?P<unit>万元|亿元|元|家|个|人|平方米|㎡|条|次)[)）] ?[:：=]? ?$")
HEADED_MONEY = {"万元": Decimal(1), "亿元": Decimal(10000), "元": WAN}
HEADED_COUNTS = {"家": Unit.COMPANIES, "人": Unit.PEOPLE, "平方米": Unit.AREA, "㎡": Unit.AREA}
COUNT_LABEL = re.compile(
    r"(?:总量|[户次人条家个]数|[注册解析连接访问下载调用]{2}(?:总?量|数)|用户数?|设备数|数量|面积|开发者数?|标识[数量])"
    r"(?:一共|总共|共|合计|已经?|累计|为|是|有|达到?|约|超过?|不低于|不少于|[:： ])*$"
)
SCALE_LABEL = re.compile(
    r"参数(?:规模|总?量级?|数)?(?:一?共|已|为|是|有|要是|如果|其实|只有|只|才|不到|改成|换成|变成|降到|减到|增到|正好|刚刚好|刚好|恰好|刚刚|就|整整|整|突破|到|达到?|约|大约|大概|差不多|(?:搞|说|报|写|记|弄|看|填)?[错反]了?|不对|有误|[，,]|应该是|实际上?|改成|估计|估摸|可能|应该|有个|也就|超过?|不低于|不少于|的|[:： ])*$"
)
MODEL_AFTER = re.compile(r" ?(?:规模|级别)?的?(?:通用|行业|垂直|工业|语言|开源|自研)*大?模型")
SPENT = re.compile(r"[投花资费额元入][^，。,;；]{0,6}$")
MONEY_BEFORE = re.compile(
    r"(?:花|付|掏|砸|投|投入|投资|费用?|成本|租金|货款|发票|开票)(?:了|掉|进去|出去|是|为|共|一共|总共|大概|差不多|大约|约|将近|小)*$"
)
CLAUSE_ENDS = re.compile(r"(?:左右|上下|吧|呢|啊|了|的样子)?(?:[，。,;；!！?？ ]|$)")
"""花了七百来个: of money, in the unit that the speaker has in mind; 花了七百个小时 and 投了3个项目 say of what."""
YEAR_LABEL = re.compile(
    r"(?:那一?年|年份|(?:入选|认定|评上|获评|选上|公布|立项|批复)的?(?:时间|年度|日期))(?:应该|其实|实际上?|才|就|写的?)*(?:是|为|在)?[:：]? ?$"
)
YEAR_SPENT = re.compile(r"[投花资费额元入款补奖租买值润本账拨到达约共近为是:：](?:了|到|在|有|约)? ?$")
A_FEW = re.compile(r"(?:好?几|(?<![人次户条家件项个总参岗款台])数|(?<![以线网加花投用搭赔贴])上|(?<![改变换做弄调写算降升涨说报花折合当达])成)$")
WORD_BEFORE = re.compile(
    r"(?:第|统|唯|之|单|同|专|逐|不|划|归|均|周|礼拜|星期|初|老|其|某|任|每|哪|这|那|另|下|上|前|本)$"
)
NOT_A_PENNY = re.compile(r"[钱]?[都也]?[没不未]")
SAME_ONE = re.compile(r"[同每这那哪某任另其下上前后唯逐何外]$")
NOT_COUNTED = re.compile(r"[强佳优几十百千万亿]|大(?!模型|概)")
ONE_YEAR_BEFORE = re.compile(
    r"(?:满|够|成立|经营|运营|连续|合作|不到|不足|超过|已经|[了刚近约第]|至少|期限|租期|为期)$"
)
ONE_YEAR_AFTER = re.compile(r"[内多期以了]|到期|时间")
RANGE = re.compile(r" ?[-~－—–―至到]{1,2} ?[近约]?")
CHANGED_FROM = re.compile(r"[从由自][^，。,;；]{0,6}$")
PER_HEAD = re.compile(r"(?:人均|每人|每个人|每位员工)[^，。,0-9]{0,8}$")
TITLE_BEFORE = re.compile(r"(?:青岛|市里|工业互联网|新政|措施|“|\"|「|按|版)$")
TITLE_AFTER = re.compile(r"[”\"」里中第]|政策|措施|举措|解读|规定|新政|的第")
NEGATIVE = re.compile(r"负$|(?:^|[为是了达:：=( （])-$")
FRACTION = Context(prec=28)  # a third has no exact decimal
RANKED = (Unit.RANK, Unit.LEVEL_NUMBER)
LONGEST = 12  # digits: a longer number without a unit is an account, a code or a licence


@dataclass(frozen=True)
class _Number:
    """A numeral with what is written after it; `reading` None: no unit."""

    numeral: Numeral
    reading: Reading | None

    @property
    def start(self) -> int:
        return self.numeral.start

    @property
    def end(self) -> int:
        return self.reading.end if self.reading else self.numeral.end

    @property
    def value(self) -> Decimal:
        return self.reading.value if self.reading else self.numeral.value


@dataclass(frozen=True)
class _Sense:
    """What a number states, before the words around it are looked at. Multiply by `factor` to get from the numeral."""

    unit: Unit
    value: Decimal
    end: int
    classifier: str = ""
    assumed: str | None = None
    factor: Decimal = Decimal(1)


class Scanner:
    """Finds the quantities of one normalised text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def quantities(self) -> Iterator[Quantity]:
        text, position, floor = self.text, 0, 0
        marks = find_marks(text)
        mark = next(marks, None)
        worded = WORDED.search(text)
        while True:
            begins = BEGINS.search(text, position)
            if worded and worded.start() < position:
                worded = WORDED.search(text, position)
            at = begins.start() if begins else len(text)
            at = min(at, worded.start()) if worded else at
            while mark and mark.end <= position:
                mark = next(marks, None)
            if mark and mark.start <= at:
                # 百分之2022年: the digits that a ratio has taken begin no date.
                if mark.unit is not None and mark.start >= floor:
                    yield self._marked(mark, mark.unit)
                position = floor = mark.end
                continue
            if at >= len(text):
                return
            if worded and worded.start() == at:
                quantity, end = self._worded(worded, floor), worded.end()
            else:
                quantity, end = self._at(at, floor, mark.start if mark else len(text))
            if quantity:
                yield quantity
                floor = quantity.end
            position = max(end, at + 1)

    def _marked(self, mark: Mark, unit: Unit) -> Quantity:
        return Quantity(
            value=mark.value,
            unit=unit,
            start=mark.start,
            end=mark.end,
            text=self.text[mark.start : mark.end],
            high=mark.high,
            comparison=mark.comparison or (comparison_of(self.text, mark.start, mark.end) if unit in RANKED else None),
            assumed=mark.assumed,
        )

    def _worded(self, match: re.Match[str], floor: int) -> Quantity | None:
        """百分之十二, 三分之一, 一半, 半年, 万把块, 俩."""
        start, end = match.span()
        if match["both"]:
            return self._surrounded(_Sense(Unit.ITEMS, BOTH[match["both"]], end, "个"), start, floor)
        if match["half"] or match["half_year"]:
            unit = Unit.PERCENT if match["half"] else Unit.YEARS
            return self._surrounded(_Sense(unit, Decimal("0.5"), end), start, floor)
        if match["half_yi"]:
            return self._surrounded(_Sense(Unit.MONEY, Decimal(5000), end), start, floor)
        if match["handful"]:
            unit, size = HANDFUL[match["handful_unit"]], HANDFUL_SIZE[match["handful"]]
            value = size * WAN if match["handful_unit"] == "块" else size
            return self._surrounded(
                _Sense(unit, value, end, "个" if unit is Unit.ITEMS else ""), start, floor, vague=True
            )
        if match["parts"]:
            share = read_whole(match["share"])
            if share is None:
                return None
            ratio = (share.copy_negate() if match["minus"] else share).scaleb(-PARTS[match["parts"]])
            return self._surrounded(_Sense(Unit.PERCENT, ratio, end), start, floor)
        whole, part = read_whole(match["below"]), read_whole(match["above"])
        if not whole or part is None:
            return None
        return self._surrounded(_Sense(Unit.PERCENT, FRACTION.divide(part, whole), end), start, floor)

    def _at(self, start: int, floor: int, limit: int) -> tuple[Quantity | None, int]:
        """The quantity that begins at `start`, and where to read on. Nothing reaches beyond `limit`."""
        number = self._number(start, limit)
        if number is None or number.numeral.end > limit:
            return None, self._run_end(start)
        sense = self._sense(number)
        joint = RANGE.match(self.text, number.end)
        if joint and joint.end() < limit and BEGINS.match(self.text, joint.end()):
            upper = self._number(joint.end())
            ranged = self._range(number, sense, upper) if upper and upper.numeral.end <= limit else None
            if ranged:
                lowest, high = ranged
                return self._surrounded(lowest, start, floor, high=high), lowest.end
        if sense is None:
            return None, number.end
        written_high = number.numeral.high
        upper_end = None if written_high is None else written_high * sense.factor
        more = number.numeral.more or (number.reading is not None and number.reading.more)
        vague = number.numeral.vague or (number.reading is not None and number.reading.vague)
        return self._surrounded(sense, start, floor, high=upper_end, vague=vague, more=more), sense.end

    def _number(self, start: int, limit: int | None = None) -> _Number | None:
        numeral = read_numeral(self.text, start)
        if numeral is not None and limit is not None and numeral.big and numeral.end > limit:
            numeral = read_numeral(self.text[:limit], start)  # 投了640万十月份验收: the 十 begins the month
            if numeral is not None and (not numeral.big or numeral.end != limit):
                return None
        if numeral is None or self._is_malformed(start, numeral.end):
            return None
        before = self.text[max(0, start - 6) : start]
        if numeral.implied or self.text[start] in "十拾":
            if A_FEW.search(before):
                return None
        elif before.endswith("几"):
            return None
        numeral = read_latin_scale(self.text, numeral, CURRENCY_BEFORE.search(before) is not None)
        return _Number(numeral, read_unit(self.text, numeral))

    def _is_malformed(self, start: int, end: int) -> bool:
        """Whether the characters on either side make it no numeral at all: 十十万, 十万零五百零五百, 1,000¼."""
        if self.text.startswith(VULGAR, end) or self.text.startswith(VULGAR, max(0, start - 1)):
            return True
        if start and self.text[start - 1] in TENS and self.text[start] in TENS:
            return True
        last = self.text[end - 1]
        return last in NUMERAL and last not in "万亿" and BROKEN_OFF.match(self.text, end) is not None

    def _sense(self, number: _Number) -> _Sense | None:
        """What a number states; None where it is no quantity."""
        text, numeral, reading, start = self.text, number.numeral, number.reading, number.start
        before = text[max(0, start - 16) : start]
        foreign = FOREIGN_BEFORE.search(before)
        if foreign:
            return _Sense(Unit.FOREIGN_MONEY, numeral.value, numeral.end, foreign["name"])
        if reading is None:
            return self._without_unit(number, before)
        if reading.unit is None or not self._counts(number, reading.unit, before):
            return None
        classifier = reading.classifier
        if classifier == "个" and numeral.big and SCALE_LABEL.search(before):
            return _Sense(Unit.SCALE, number.value, reading.end, assumed=numeral.assumed)
        if classifier == "个" and MONEY_BEFORE.search(before) and CLAUSE_ENDS.match(text, reading.end):
            return _Sense(Unit.BARE, number.value, reading.end, assumed=numeral.assumed)
        if reading.unit is Unit.AREA and PER_HEAD.search(before):
            classifier = "人均"
        return _Sense(
            reading.unit, number.value, reading.end, classifier, numeral.assumed or reading.assumed, reading.factor
        )

    def _counts(self, number: _Number, unit: Unit, before: str) -> bool:
        """Whether the number with its unit is a quantity, and not a figure of speech or a name."""
        text, numeral, reading = self.text, number.numeral, number.reading
        written = text[numeral.start : numeral.end]
        if numeral.implied and unit not in (Unit.MONEY, Unit.SCALE):
            return False
        match unit:
            case Unit.MONEY:  # 一块 is "together", 一分没有 is nothing
                together = reading is not None and text[reading.end - 1] == "块" and written in ONE
                return not together and not (written == "一" and NOT_A_PENNY.match(text, number.end))
            case Unit.LEVEL_NUMBER:
                latin = before[-1:].isascii() and before[-1:].isalpha()
                return not (numeral.big or written == "两" or latin) and 0 < number.value <= 10
            case Unit.ITEMS | Unit.COMPANIES | Unit.PEOPLE:
                if written == "一" and SAME_ONE.search(before):
                    return False
                return not (reading is not None and reading.classifier == "条" and self._is_title(number))
            case Unit.YEARS:
                if written == "一" and text[number.end - 1] == "年":
                    return bool(ONE_YEAR_BEFORE.search(before) or ONE_YEAR_AFTER.match(text, number.end))
                return number.value <= 200
            case Unit.MONTHS | Unit.DAYS | Unit.AREA:  # 一个月, 一天, 一平 say what a number is per
                return written != "一" or bool(reading and reading.classifier)
            case _:
                return True

    def _is_title(self, number: _Number) -> bool:
        """青岛20条 and “二十条” are a policy's name."""
        before = self.text[max(0, number.start - 5) : number.start]
        return bool(TITLE_BEFORE.search(before) or TITLE_AFTER.match(self.text, number.end))

    def _without_unit(self, number: _Number, before: str) -> _Sense | None:
        """A number with no unit after it: its label or its 万 may say the unit; else it is BARE."""
        text, numeral = self.text, number.numeral
        value, end, assumed = numeral.value, numeral.end, numeral.assumed
        if numeral.big and (SCALE_LABEL.search(before) or self._sizes_a_model(number, before)):
            return _Sense(Unit.SCALE, value, end, assumed=assumed)
        rent = bare_rent(text, numeral)
        if rent is not None and rent.unit is not None:
            return _Sense(rent.unit, rent.value, rent.end, assumed=rent.assumed)
        headed = HEADED.search(before)
        if headed:
            return self._headed(headed["unit"], numeral)
        if CURRENCY_BEFORE.search(before):
            return _Sense(Unit.MONEY, value * WAN, end, assumed=assumed, factor=WAN)
        if numeral.implied and not (numeral.big and numeral.vague):
            return None
        if numeral.big:
            if COUNT_LABEL.search(before):
                return _Sense(Unit.BARE, value, end, assumed=assumed)
            return _Sense(Unit.MONEY, value * WAN, end, assumed=assumed, factor=WAN)
        if text[number.start] in NUMERAL:
            return _Sense(Unit.BARE, value, end, assumed=assumed) if self._is_counted(number, before) else None
        digits = re.sub("[ ,，]", "", numeral.digits)
        if len(digits.partition(".")[0]) > LONGEST or re.match("0[0-9]", digits):
            return None
        stands_alone = YEAR_SPENT.search(before) or not text[end : end + 1]
        if re.fullmatch("20[12][0-9]", numeral.digits) and (not stands_alone or YEAR_LABEL.search(before)):
            return _Sense(Unit.YEAR, value, end, assumed=f"{numeral.digits}按年份理解")
        return _Sense(Unit.BARE, value, end, assumed=assumed)

    def _sizes_a_model(self, number: _Number, before: str) -> bool:
        written = self.text[number.start : number.numeral.end]
        return "亿" in written and bool(MODEL_AFTER.match(self.text, number.numeral.end)) and not SPENT.search(before)

    def _is_counted(self, number: _Number, before: str) -> bool:
        """Whether Chinese digits without a unit are a number: all of the text, or with 十, 百 or 千 in them."""
        text, start, end = self.text, number.start, number.numeral.end
        if not text[:start].strip() and not text[end:].strip(" 。.!！?？"):
            return True
        written = text[start:end]
        if len(written) < 2 or not re.search("[十百千拾佰仟]", written):
            return False
        return not (WORD_BEFORE.search(before) or NOT_COUNTED.match(text, end))

    def _headed(self, unit: str, numeral: Numeral) -> _Sense:
        """A form's label names the unit: 设备投资(万元): 3000."""
        if unit in HEADED_MONEY:
            factor = WAN if numeral.big else HEADED_MONEY[unit]
            return _Sense(Unit.MONEY, numeral.value * factor, numeral.end, assumed=numeral.assumed, factor=factor)
        counted = HEADED_COUNTS.get(unit, Unit.ITEMS)
        classifier = unit if counted is Unit.ITEMS else ""
        return _Sense(counted, numeral.value, numeral.end, classifier, numeral.assumed)

    def _range(self, lower: _Number, first: _Sense | None, upper: _Number) -> tuple[_Sense, Decimal] | None:
        """500到600万, 10%-30%, 3-5年: what the lower end states, ending where the range ends, and the upper end."""
        second = self._sense(upper)
        if second is None:
            return None
        if lower.reading is not None or lower.numeral.big:
            if first is None or first.unit is not second.unit or first.value >= second.value:
                return None
            before = self.text[max(0, lower.start - 8) : lower.start]
            if CHANGED_FROM.search(before) and self.text[lower.end] in "到至":
                return None
            return replace(first, end=second.end), second.value
        assumed = second.assumed
        shared = Decimal(upper.numeral.scale)
        value = lower.numeral.value * shared * second.factor
        if value >= second.value and shared > 10**4:  # 5000到1亿 is 5000万 to 1亿
            value = lower.numeral.value * 10**4 * second.factor
            assumed = f"{self.text[lower.start : lower.end]}按万理解"
        if value >= second.value:
            return None
        return replace(second, value=value, assumed=assumed), second.value

    def _surrounded(
        self,
        sense: _Sense,
        start: int,
        floor: int,
        high: Decimal | None = None,
        vague: bool = False,
        more: bool = False,
    ) -> Quantity:
        """The quantity with its sign and what the words around it say. `floor`: where the quantity before it ends."""
        text, unit, end, value = self.text, sense.unit, sense.end, sense.value
        signed = unit in (Unit.MONEY, Unit.BARE, Unit.PERCENT)
        counted = unit in (Unit.MONEY, Unit.BARE, Unit.ITEMS, Unit.COMPANIES)
        if unit in (Unit.MONEY, Unit.FOREIGN_MONEY):
            currency = (CURRENCY_BEFORE if unit is Unit.MONEY else FOREIGN_BEFORE).search(
                text[max(floor, start - 6) : start]
            )
            start -= len(currency[0]) if currency else 0
        if signed and NEGATIVE.search(text[max(floor, start - 2) : start]):
            start, value = start - 1, value.copy_negate()
        lasting = unit in (Unit.YEARS, Unit.MONTHS, Unit.DAYS)
        comparison = comparison_of(text, start, end) or ("over" if more else None)
        return Quantity(
            value=Decimal(plain(value)),
            unit=unit,
            start=start,
            end=end,
            text=text[start:end],
            high=None if high is None else Decimal(plain(high)),
            approximate=vague or more or is_estimate(text, start, end, lasting),
            comparison=comparison,
            classifier=sense.classifier,
            per=period_of(text, start, end, floor) if counted else None,
            tax=tax_of(text, start, end) if signed else None,
            difference=difference_of(text, start) if signed else None,
            assumed=sense.assumed,
        )

    def _run_end(self, start: int) -> int:
        """Past the characters at `start` that look like a number and are none."""
        run = RUN.match(self.text, start)
        return run.end() if run else start + 1
