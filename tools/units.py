"""What follows a number and says its unit: 万元, 平方米, 家, 元/㎡/月, and the measures that are no quantity here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from tools.amounts import EXACT
from tools.numerals import DIGITS, ONE, Numeral
from tools.quantity import Unit

WAN = Decimal("0.0001")  # 万元 in one 元

SQUARE = r"(?:平方米|平米|平方(?!公里|千米)|㎡|m²|[mM]2|平(?![台均时等衡安面板价常稳行]))"
PERIOD = r"(?:个?月|天|日|年|个?季度?)"
YUAN = r"(?:元|块钱|块|圆)"
CURRENCY = r"(?:人民币|RMB|rmb|Rmb|CNY|cny|[Yy]uan|YUAN|[Rr]enminbi|Chinese [Yy]uan)(?![A-Za-z])"
FOREIGN = (
    r"美元|美金|美刀|欧元|英镑|日元|日圆|韩元|港元|港币|澳元|加元|新台币|台币|新元|卢布|"
    r"(?:USD|EUR|HKD|JPY|GBP|US dollars?|dollars?|euros?|pounds?)(?![A-Za-z])"
)
STAFF = r"员工|职工|职员|工程师|设计师|研究员|技术员|研发人员|技术人员|人员|博士|硕士|本科生|同事|专家|人(?![工均次民才大家员])"
FIRMS = r"企业|公司|工厂|厂家|客户|商户|商家"
ENGLISH = r"[ -](?:[A-Za-z-]+ ){0,2}?"

AFTER = re.compile(
    rf"""
    (?P<fuzz>[ ]?(?:\+|多(?!少)|余(?!额|款)|来(?![自源补申的到说看]))(?=[^ ]|$))?
    [ ]?
    (?:
      (?P<foreign>{FOREIGN})
    | (?P<rent>{YUAN}(?:(?P<rent_jiao>[0-9{ONE}])角?)?(?:人民币)?
        (?: [ ]?[/每一·][ ]?{SQUARE}(?:[ ]?[/每一·、.*]?[ ]?(?P<rent_period>{PERIOD}))?
          | [ ]?[/每一][ ]?(?P<rent_first>{PERIOD})[ ]?[/每一·、.*]?[ ]?{SQUARE} ))
    | (?P<money>元整|元人民币|元(?![化结构素旦宙器老首月数件]|宇宙)|圆整?|块钱|块(?![链状卡地屏板儿]|GPU)|{CURRENCY})
        (?:(?P<jiao>[0-9{ONE}])(?:[角毛]|(?<=块[0-9{ONE}])(?![0-9{ONE}十百千万亿个家项条次款套台件人名年月天%.\-])))?
        (?:(?P<fen>[0-9{ONE}])分)?(?P<money_end>[钱整])?
    | (?P<percent>%|个百分点|个点(?!位)|per[ ]?cent(?![a-z])|pct(?![a-z]))
    | (?P<parameters>个?(?:模型)?参数|[Bb](?=[ ]?的?(?:个?参数|模型|大模型))|B(?![A-Za-z0-9])|
        (?:[ ]billion|[ ]?[Bb]n)?[ ](?:model[ ])?parameters?(?![a-z]))
    | (?P<area>{SQUARE}|(?:sqm|sq\.?[ ]?m|square[ ]met(?:er|re)s?)(?![a-z]))
    | (?P<months>个月(?!均)|{ENGLISH}months?(?![a-z]))
    | (?P<workdays>个?工作日|个?交易日)
    | (?P<years>周?年(?![级代度底初末报会费金轻人龄]|行动|规划|计划|一度|[0-9]+月)(?P<half>半(?!年))?|
        {ENGLISH}years?(?![a-z]))
    | (?P<days>天(?![津然猫气])|日(?=内|之内|以内)|{ENGLISH}days?(?![a-z]))
    | (?P<people>个?(?:[正式在职全研发技术管理高级外籍新老核心参保缴社]{{0,8}})(?:{STAFF})|名(?![录单称牌额次优企])|
        位(?=.{{0,4}}(?:{STAFF}))|[号口]人(?!均)|(?:{ENGLISH}(?:employees|staff|people|workers)(?![a-z])))
    | (?P<companies>家(?![族庭具电长居政乡里园])|户(?![均型籍外口])|
        个(?:[本当地市区内外规上中小微型制造工业服务合作签约接入上云重点标杆头部优质]{{0,8}})(?:{FIRMS})|
        {ENGLISH}(?:companies|enterprises|firms|customers|clients)(?![a-z]))
    | (?P<items>个(?![月体性别税季小])|项|条(?![例件款文线龙形])|
        次(?![性年日月要于序]|产业|开发|创业|能源)|款(?![项额式])|套(?![路餐利现房])|台(?![阶湾商州币])|件)
    | (?P<level>级(?![别节联数差域标子]|解析|市场|政府|财政|分类|平台))
    | (?P<fraction>分之)
    | (?P<tenths>成(?![立功果本为员熟交长品绩效都套])(?:[ ]?(?P<tenths_more>[0-9{ONE}])(?![0-9十百千万]))?)
    | (?P<other>[倍吨米度层栋座间辆克升兆折届场期批类种份笔本篇张号楼室岁代版轮档章节页行步部支只颗门所处组队线
        强佳星瓦秒周亩把寸尺里环角毛分点位维字大小]|公里|千米|厘米|毫米|小时|分钟|星期|季度?|公斤|千克|公顷|[A-Za-z°℃])
    )?
    """,
    re.VERBOSE,
)

LATIN_SCALE = re.compile(
    rf" ?(?:(?P<word>million|billion|trillion|thousand|mil|mln|mn|bn)(?![A-Za-z])"
    rf"|(?P<letter>[mMbBkK])(?= ?{CURRENCY}| ?{YUAN}))",
    re.IGNORECASE,
)
SCALES = {"thousand": 10**3, "k": 10**3, "million": 10**6, "mil": 10**6, "mln": 10**6, "mn": 10**6, "m": 10**6}
SCALES |= {"billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12}

MONTHLY = re.compile(r"月租|每月|每个月|一个月|按月|月付|月均|月单价")
DAILY = re.compile(r"日租|每天|每日|一天|按天|日单价")


@dataclass(frozen=True)
class Reading:
    """A numeral with the unit that follows it; `unit` None: a measure that is no quantity of ours."""

    value: Decimal
    unit: Unit | None
    end: int
    classifier: str = ""
    factor: Decimal = Decimal(1)
    vague: bool = False
    open: bool = False
    """万 or 亿 without 元: money unless the words before say otherwise."""
    assumed: str | None = None
    kind: str = ""


def read_unit(text: str, numeral: Numeral) -> Reading | None:
    """The unit after a numeral. None where nothing is written."""
    match = AFTER.match(text, numeral.end)
    kind = match.lastgroup if match else None
    if match is None or kind is None or kind == "fuzz":
        return None
    names = [name for name in KINDS if match[name] is not None]
    if not names:
        return None
    kind = names[0]
    value, end, vague = numeral.value, match.end(), match["fuzz"] is not None

    def reading(
        unit: Unit | None,
        factor: Decimal = Decimal(1),
        classifier: str = "",
        extra: Decimal | None = None,
        assumed: str | None = None,
    ) -> Reading:
        product = EXACT.multiply(value, factor)
        if extra is not None:
            product = EXACT.add(product, extra)
        return Reading(product, unit, end, classifier, factor, vague, assumed=assumed, kind=kind)

    match kind:
        case "foreign":
            return reading(Unit.FOREIGN_MONEY, classifier=match[kind])
        case "rent":
            return _rent(text, numeral, match, reading(None))
        case "money":
            small = sum(
                (
                    Decimal(_digit(match[name])) * part * WAN
                    for name, part in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01")))
                    if match[name]
                ),
                Decimal(0),
            )
            return reading(Unit.MONEY, WAN, extra=small)
        case "percent":
            return reading(Unit.PERCENT, Decimal("0.01"))
        case "tenths":
            more = Decimal(_digit(match["tenths_more"])) / 100 if match["tenths_more"] else Decimal(0)
            return reading(Unit.PERCENT, Decimal("0.1"), extra=more)
        case "parameters":
            billions = match[kind].strip().lower().startswith("b")
            return reading(Unit.SCALE, Decimal(10**9 if billions else 1))
        case "years":
            return reading(Unit.YEARS, extra=Decimal("0.5") if match["half"] else None)
        case "items":
            return reading(Unit.ITEMS, classifier=match[kind][0])
        case "workdays":
            return reading(Unit.DAYS, classifier="工作日")
        case "area" | "months" | "days" | "people" | "companies" | "level":
            return reading(SIMPLE[kind])
        case _:
            return reading(None)


SIMPLE = {
    "area": Unit.AREA, "months": Unit.MONTHS, "days": Unit.DAYS, "people": Unit.PEOPLE, "companies": Unit.COMPANIES,
    "level": Unit.LEVEL_NUMBER,
}  # fmt: skip
KINDS = (
    "foreign", "rent", "money", "percent", "parameters", "area", "months", "workdays", "years", "days", "people",
    "companies", "items", "level", "fraction", "tenths", "other",
)  # fmt: skip


def _digit(written: str) -> int:
    return DIGITS[written] if written in DIGITS else int(written)


def _rent(text: str, numeral: Numeral, match: re.Match[str], empty: Reading) -> Reading:
    """元 a square metre: by the month or by the day as written beside it, by the month where nothing is."""
    value = numeral.value
    if match["rent_jiao"]:
        value = EXACT.add(value, Decimal(_digit(match["rent_jiao"])) / 10)
    period = match["rent_period"] or match["rent_first"] or ""
    assumed = None
    if not period:
        before = text[max(0, numeral.start - 12) : numeral.start]
        after = text[match.end() : match.end() + 6]
        if DAILY.search(before) or DAILY.match(after):
            period = "天"
        elif MONTHLY.search(before) or MONTHLY.match(after):
            period = "月"
        else:
            period, assumed = "月", "租金未写期间, 按每月理解"
    if "月" in period:
        unit: Unit | None = Unit.RENT_MONTH_AREA
    else:
        unit = Unit.RENT_DAY_AREA if period in ("天", "日") else None
    return Reading(value, unit, empty.end, assumed=assumed, kind="rent")
