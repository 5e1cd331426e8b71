"""What follows a number and says its unit: 万元, 平方米, 家, 元/㎡/月, and the measures that are no quantity here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

from tools.numerals import DIGITS, ONE, Numeral, read_count
from tools.quantity import Unit

WAN = Decimal("0.0001")  # 万元 in one 元

HUNDREDTH = Decimal("0.01")  # of a year, rounded down: 一年零十一个月 never makes two years

SQUARE = r"(?:平方米|平米|平方(?!公里|千米)|㎡|m²|[mM]2|平(?![台均时等衡安面板价常稳行])|sqm|square[ ]met(?:er|re)s?)"
PERIOD = r"(?:个?月|天|日|年|个?季度?|month|day|year)"
YUAN = r"(?:元|块钱|块|圆)"
PER_ONE = r"(?:天|日|个?月|年|个?季度?|平)"  # what a price is for: 一块二一天
CURRENCY = r"(?:人民币|RMB|rmb|Rmb|CNY|cny|[Yy]uan|YUAN|[Rr]enminbi|Chinese[ ][Yy]uan)(?![A-Za-z])"
FOREIGN = (
    r"美元|美金|美刀|欧元|英镑|日元|日圆|韩元|港元|港币|澳元|加元|新台币|台币|新元|卢布|"
    r"(?:USD|EUR|HKD|JPY|GBP|(?:US[ ])?dollars?|euros?|pounds?)(?![A-Za-z])"
)
CURRENCY_BEFORE = re.compile(r"(?:人民币|RMB|CNY|¥|rmb|cny|Rmb) ?$")
FOREIGN_BEFORE = re.compile(r"(?P<name>(?:US)?\$|USD|EUR|HKD|JPY|GBP|€|£|美元|港币) ?$")
STAFF = (
    r"员工|职工|职员|工人|师傅|技工|操作工|女工|临时工|工程师|设计师|研究员|技术员|研发人员|技术人员|人员|博士|硕士|本科生|同事|专家|"
    r"人(?![工均次民才大家员所独股])"
)
FIRMS = r"企业|公司|工厂|厂家|客户|商户|商家"
ENGLISH = r"[ -](?:[A-Za-z-]+[ ]){0,2}?"  # "80 full-time employees"

AFTER = re.compile(
    rf"""
    (?P<fuzz>[ ]?(?:\+|多(?!少)|余(?![额款])|来(?![自源补申的到说看])|几(?=[个家人名项条次款套台件年天平])))?
    [ ]?
    (?:
      (?P<foreign>{FOREIGN})
    | (?P<rent>(?:{YUAN}|[Yy]uan|RMB)(?:(?P<rent_jiao>[0-9{ONE}])角?)?(?:人民币)?
        (?: [ ]?(?:[/每一·]|per[ ])[ ]?{SQUARE}(?:[ ]?(?:[/每一·、.*]|per[ ]|a[ ])?[ ]?(?P<rent_period>{PERIOD}))?
          | [ ]?[/每一][ ]?(?P<rent_first>{PERIOD})[ ]?[/每一·、.*]?[ ]?{SQUARE} ))
    | (?P<money>元整|元人民币|元(?![化结构素旦宙]|宇宙|器件)|圆整?|块钱|块(?![链状卡地屏板儿]|GPU)|{CURRENCY})
        (?:(?P<jiao>[0-9{ONE}])
          (?:[角毛]|(?<=块[0-9{ONE}])(?!(?!一{PER_ONE})[0-9{ONE}十百千万亿个家项条次款套台件人名年月天%.\-])))?
        (?:零?(?P<fen>[0-9{ONE}])分(?![不没也都]))?[钱整]?
    | (?P<dimes>[角毛](?:(?P<dimes_fen>[0-9{ONE}])分|钱|整|(?=$|[，。,;；！？])))
    | (?P<percent>%|个百分点|个点(?!位)|per[ ]?cent(?![a-z])|pct(?![a-z]))
    | (?P<parameters>个?(?:模型)?参数|(?:model[ ])?parameters?(?![a-z]))
    | (?P<magnitude>[MBTmbt](?=[ ]?的?(?:个?参数|模型|大模型|[ ]?parameters?))|B(?![A-Za-z0-9]))
    | (?P<area>{SQUARE}(?![a-z])|sq\.?[ ]?m(?![a-z]))
    | (?P<months>个月(?!均)|(?<=[ ])months?(?![a-z]))
    | (?P<workdays>个?(?:工作日|交易日))
    | (?P<years>周?(?<![万亿wW])年(?![级代度底初末报会费金轻人龄]|行动|规划|计划|一度|[0-9]+月|[以之]?前(?![期三两五]))(?:(?P<half>半(?!年))|[零又]?(?P<more_months>[0-9]{{1,2}}|十[一二]?|[{ONE}])个月)?
        |(?<=[ -])years?(?![a-z]))
    | (?P<days>天(?![津然猫气使])|日(?=内|之内|以内)|(?<=[ -])days?(?![a-z]))
    | (?P<people>个?[正式在职全研发技术管理高级外籍新老核心参保缴社]{{0,8}}(?:{STAFF})|名(?![录单称牌额次企]|优企)
        |位(?=.{{0,4}}(?:{STAFF}))|[号口]人(?!均)|(?<=[ ])(?:[A-Za-z-]+[ ]){{0,2}}?(?:employees|staff|people|workers)(?![a-z]))
    | (?P<companies>家(?![族庭具电长居政乡园]|里(?![头面边有]))|户(?![均型籍外口])
        |个[本当地市区内外规上中小微型制造工业服务合作签约接入云重点标杆头部优质]{{0,8}}(?:{FIRMS})
        |(?<=[ ])(?:[A-Za-z-]+[ ]){{0,2}}?(?:companies|enterprises|firms|customers|clients)(?![a-z]))
    | (?P<items>个(?![月体性别税季小]|人[所独股])|项|条(?![例件款文线龙形])
        |次(?![性年日月要于序]|产业|开发|创业|能源)|款(?![项额式])|套(?![路餐利现房])|台(?![阶湾商州币])|件)
    | (?P<level>级(?![别节联数差域标子]|解析|市场|政府|财政|分类|平台))
    | (?P<tenths>成(?![立功果本为员熟交长品绩效都套])(?:[ ]?(?P<tenths_more>[0-9{ONE}])(?![0-9十百千万]))?)
    | (?P<measure>[倍吨米度辆克升兆折份张颗秒岁]|亩(?!产)|公里|千米|厘米|毫米|小时|分钟|公斤|千克|公顷|级别?|[摄华]氏度|(?<=[万亿wW])年(?=$|[，。,;；~])
        |(?<=[0-9])[A-Za-z°℃])
    | (?P<other>[层栋座间届场期批类种笔本篇号楼室代版轮档章节页行步部支只门所处组队线强佳星瓦周把寸尺里环角毛分点位维字大小]
        |星期|季度?)
    )
    """,
    re.VERBOSE,
)
KINDS = (
    "foreign", "rent", "money", "dimes", "percent", "parameters", "magnitude", "area", "months", "workdays", "years", "days",
    "people", "companies", "items", "level", "tenths", "measure", "other",
)  # fmt: skip
FACTORS = {
    "money": WAN,
    "dimes": Decimal("0.00001"),
    "percent": Decimal("0.01"),
    "tenths": Decimal("0.1"),
    "billions": Decimal(10**9),
}
MAGNITUDES = {"m": Decimal(10**6), "b": Decimal(10**9), "t": Decimal(10**12)}
UNITS = {
    "foreign": Unit.FOREIGN_MONEY, "money": Unit.MONEY, "dimes": Unit.MONEY, "percent": Unit.PERCENT, "tenths": Unit.PERCENT,
    "parameters": Unit.SCALE, "magnitude": Unit.SCALE, "area": Unit.AREA, "months": Unit.MONTHS, "workdays": Unit.DAYS,
    "years": Unit.YEARS, "days": Unit.DAYS, "people": Unit.PEOPLE, "companies": Unit.COMPANIES, "items": Unit.ITEMS,
    "level": Unit.LEVEL_NUMBER,
}  # fmt: skip
# After 万 or 亿 these begin the next word (300万年底前投, 500万项目, 100万分三年给) and leave the amount as it is.
NEXT_WORD = ("months", "days", "other")

MOST_PEOPLE = 10**6  # of one company, or companies that it serves

LATIN_SCALE = re.compile(r" ?(?P<word>million|billion|trillion|thousand|mln|mil|mn|bn)(?![a-z])", re.IGNORECASE)
LATIN_LETTER = re.compile(rf" ?(?P<word>[mbkMBK])(?![A-Za-z0-9])(?P<currency> ?(?:{CURRENCY}|{YUAN}))?")
SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "mil": 10**6, "mln": 10**6, "mn": 10**6, "m": 10**6,
    "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12,
}  # fmt: skip

RENT_BEFORE = re.compile(
    rf"[每一]{SQUARE}[每一/]?(?P<period>{PERIOD})?(?:的|租金|房租|单价|价格)*[是为约要才收:： ]*$", re.VERBOSE
)
# A price too low to be the rent of a whole office: of each square metre, where an area is spoken of.
RENT_OF_A_DAY = re.compile(r"租[^，。,;；]{0,6}?(?P<period>一天|每天|每日|天|日)(?:租?金?)?(?:是|要|约|大概|才|收)*$|日租金?(?:是|要|约|大概|才)*$")
RENT_OF_A_MONTH = re.compile(r"租[^，。,;；]{0,6}?(?:一个月|每个?月)(?:租?金?)?(?:是|要|约|大概|才|收)*$|月租金?(?:是|要|约|大概|才)*$")
AREA_NAMED = re.compile(rf"\d ?{SQUARE}|[百千十万] ?{SQUARE}", re.VERBOSE)
MOST_A_DAY, MOST_A_MONTH = Decimal(30), Decimal(300)
OF_A_SQUARE = "租金未写面积, 按每平方米理解"
RENT_PERIOD_AFTER = re.compile(rf" ?[/每一](?P<period>{PERIOD})")
MONTHLY = re.compile(r"月租|每月|每个月|一个月|按月|月付|月均|月单价")
YEARLY = re.compile(r"年租|每年|一年|按年")
DAILY = re.compile(r"日租|每天|每日|一天|按天|日单价")


@dataclass(frozen=True)
class Reading:
    """A numeral with the unit written after it; `unit` None: a measure that is no quantity of ours.

    factor  by which the numeral was multiplied
    vague   来 stands before the unit; more: 多, 余, 几 or + does
    """

    value: Decimal
    unit: Unit | None
    end: int
    classifier: str = ""
    factor: Decimal = Decimal(1)
    vague: bool = False
    more: bool = False
    assumed: str | None = None


def read_latin_scale(text: str, numeral: Numeral, currency_before: bool) -> Numeral:
    """The numeral with `million`, `bn` or, beside a currency, `m` and `k` applied: RMB 3m, 1.2 billion yuan."""
    if not numeral.digits:
        return numeral
    match = LATIN_SCALE.match(text, numeral.end)
    if match is None:
        match = LATIN_LETTER.match(text, numeral.end)
        if match is None or not (currency_before or match["currency"]):
            return numeral
    scale = SCALES[match["word"].lower()]
    value = numeral.value * scale
    return replace(numeral, value=value, end=match.end("word"), scale=scale, digits="")


def read_unit(text: str, numeral: Numeral) -> Reading | None:
    """The unit after a numeral; None where none is written."""
    match = AFTER.match(text, numeral.end)
    if match is None:
        return None
    kind = next(name for name in KINDS if match[name] is not None)
    if numeral.big and (kind in NEXT_WORD or (kind == "items" and text.startswith("项目", match.start(kind)))):
        return None
    if numeral.big and kind in ("people", "companies") and numeral.value >= MOST_PEOPLE:
        return None  # 设备两千六百万员工四百人: the word begins what is said next
    factor = MAGNITUDES[match[kind].lower()] if kind == "magnitude" else FACTORS.get(kind, Decimal(1))
    fuzz = match["fuzz"] or ""
    reading = Reading(
        numeral.value * factor,
        UNITS.get(kind),
        match.end(),
        factor=factor,
        vague="来" in fuzz,
        more=bool(fuzz.strip()) and "来" not in fuzz,
    )
    match kind:
        case "rent":
            period = match["rent_period"] or match["rent_first"]
            value = numeral.value + Decimal("0.1") * _digit(match["rent_jiao"])
            return _rent(text, numeral.start, replace(reading, value=value, factor=Decimal(1)), period)
        case "money":
            a_square = RENT_BEFORE.search(text[max(0, numeral.start - 14) : numeral.start])
            if a_square and not numeral.big:
                after = RENT_PERIOD_AFTER.match(text, match.end())
                value = numeral.value + Decimal("0.1") * _digit(match["jiao"])
                rent = replace(reading, value=value, factor=Decimal(1), end=after.end() if after else reading.end)
                return _rent(text, numeral.start, rent, a_square["period"] or (after["period"] if after else None))
            if (small := _small_rent(text, numeral, match)) is not None:
                unit, value = small
                return replace(reading, value=value, factor=Decimal(1), unit=unit, assumed=OF_A_SQUARE)
            tenths = Decimal("0.1") * _digit(match["jiao"]) + Decimal("0.01") * _digit(match["fen"])
            return replace(reading, value=reading.value + tenths * WAN)
        case "dimes":
            return replace(reading, value=reading.value + Decimal("0.000001") * _digit(match["dimes_fen"]))
        case "tenths":
            return replace(reading, value=reading.value + Decimal("0.01") * _digit(match["tenths_more"]))
        case "years" if match["half"]:
            return replace(reading, value=reading.value + Decimal("0.5"))
        case "years" if match["more_months"]:
            months = Decimal(read_count(match["more_months"]))
            return replace(reading, value=reading.value + (months / 12).quantize(HUNDREDTH, ROUND_DOWN))
        case "items":
            return replace(reading, classifier=match[kind])
        case "foreign":
            return replace(reading, classifier=match[kind])
        case "workdays":
            return replace(reading, classifier="工作日")
        case _:
            return reading


def _digit(written: str | None) -> int:
    if not written:
        return 0
    return DIGITS[written] if written in DIGITS else int(written)


def _small_rent(text: str, numeral: Numeral, match: re.Match[str]) -> tuple[Unit, Decimal] | None:
    """租了320平, 租金一天2块3: the unit and the 元 of a square metre, else None."""
    if numeral.big or not AREA_NAMED.search(text):
        return None
    before = text[max(0, numeral.start - 14) : numeral.start]
    value = numeral.value + Decimal("0.1") * _digit(match["jiao"])
    if value <= MOST_A_DAY and RENT_OF_A_DAY.search(before):
        return Unit.RENT_DAY_AREA, value
    if value <= MOST_A_MONTH and RENT_OF_A_MONTH.search(before):
        return Unit.RENT_MONTH_AREA, value
    return None


def bare_rent(text: str, numeral: Numeral) -> Reading | None:
    """A number without a unit right behind 每平每月: 元 a square metre; None elsewhere."""
    a_square = RENT_BEFORE.search(text[max(0, numeral.start - 14) : numeral.start])
    if a_square is None or not a_square["period"] or numeral.big:
        return None
    reading = _rent(text, numeral.start, Reading(numeral.value, None, numeral.end), a_square["period"])
    return replace(reading, assumed="未写单位, 按元理解")


def _rent(text: str, start: int, reading: Reading, period: str | None) -> Reading:
    """元 a square metre: by the month or by the day as written beside it, by the month where nothing is."""
    assumed = None
    if not period:
        before = text[max(0, start - 12) : start]
        if DAILY.search(before) or DAILY.match(text, reading.end):
            period = "天"
        elif YEARLY.search(before):
            period = "年"
        elif MONTHLY.search(before) or MONTHLY.match(text, reading.end):
            period = "月"
        else:
            period, assumed = "月", "租金未写期间, 按每月理解"
    unit = None
    if "月" in period or period == "month":
        unit = Unit.RENT_MONTH_AREA
    elif period in ("天", "日", "day"):
        unit = Unit.RENT_DAY_AREA
    elif "年" in period or period == "year":
        unit = Unit.RENT_YEAR_AREA
    return replace(reading, unit=unit, assumed=assumed)
