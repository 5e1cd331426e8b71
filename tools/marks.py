"""Numbers that are not amounts: dates, years, ranks, and the numbers of documents, articles, phones and versions."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tools.numerals import DIGITS, ONE, ZERO, read_whole
from tools.quantity import Comparison, Unit

NUMBER = rf"(?:[0-9]++|[{ONE}十百]{{1,5}}+)"
YEAR = r"(?:19|20)[0-9]{2}"
SPOKEN_YEAR = rf"[一二][九{ZERO}][{ONE}{ZERO}]{{2}}"  # 二〇二一
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
AMOUNT = r"[ ]?(?:[万亿元块%个家人条次项平㎡wW]|RMB|CNY|yuan)"  # what makes a long number an amount all the same
NOT_MONEY = "(?<!RMB)(?<!RMB[ ])(?<!CNY)(?<!CNY[ ])(?<!人民币)"
RANKED = r"排名|排行|排位|(?<![安编])排[在到]?|名列|位列|位居|位次|列(?=[ ]?第)|名次|并列"

# 21年底: two digits are a calendar year only where what follows is said of one, and nothing before says how long.
LASTING = "满营立续经已近了超过到限为有干做共租史来后达每头前"
OF_A_YEAR = (
    r"底|初|末|度|份|上半年|下半年|全年|第[一二三四]季度|[Qq][1-4]|[0-9]{1,2}月|那[年会时]|的?时候|入选|认定|获[评批得]|成立|注册|建成|"
    r"[0-9]|[和、与跟到至-][123][0-9]年|分别|各|投产|竣工|上线|新[认入获]|通过|市级|国家|省级|我们|拿|起|至今|以[后前]|之[后前]|申报|发生|购?买|(?:才|刚刚?|就)(?:新|入|选|被|评|认|获|进|上榜|公布|批|成立|注册|建)"
)

MARKS = re.compile(
    rf"""
    (?=[0-9A-Za-z〔\[【（({ONE}{ZERO}十双前排名位列并综指全得评平园我是第头微账卡单工合密验首附表图行方类选问序编代邮 ])
    (?:
    (?P<address>https?://[!-~]+|[A-Za-z0-9_.+-]++@[A-Za-z0-9.-]+)
  | (?P<scientific>(?<![0-9A-Za-z.])[0-9]++(?:\.[0-9]++)?[eE][+-]?[0-9]++(?![0-9A-Za-z])(?:[ ]?[万亿])?[ ]?元?)
  | (?P<decree>[〔\[【（(][ ]?{YEAR}[ ]?[〕\]】）)](?:[ ]?第?[ ]?[0-9]+[ ]?号?)?)
  | (?P<date>(?P<dy>{YEAR}|{SPOKEN_YEAR})[ ]?年[ ]?(?P<dm>{MONTH})[ ]?月(?:份|[ ]{{0,3}}(?P<dd>{DAY})[ ]?[日号])?)
  | (?P<iso>(?<![0-9.\-/])(?P<iy>{YEAR})(?P<sep>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=sep)(?P<id>3[01]|[12][0-9]|0?[1-9])
        (?![0-9]|[ ]?[万亿元%]))
  | (?P<iso_month>(?<![0-9.\-/])(?P<jy>{YEAR})[-/](?P<jm>0[1-9]|1[0-2])(?![0-9\-/.]|[ ]?[万亿元%年]))
  | (?P<compact>(?<![0-9.,¥]){NOT_MONEY}(?P<cy>{YEAR})(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12][0-9]|3[01])(?![0-9.,]|{AMOUNT}))
  | (?P<english>(?<![A-Za-z])(?P<em>{"|".join(ENGLISH_MONTHS)})[ ,]+(?:(?P<ed>[0-9]{{1,2}})(?:st|nd|rd|th)?[ ,]+)?
        (?P<ey>{YEAR})(?![0-9]))
  | (?P<span>(?<![0-9.])(?<![0-9],)(?P<y1>{YEAR})[ ]?年?[ ]?[-—–~至到]{{1,2}}[ ]?(?P<y2>{YEAR})
        (?:[ ]?年度?(?![0-9]*月)|(?![0-9.,万亿元年])))
  | (?P<year>(?<![0-9.])(?<![0-9],)(?P<y>{YEAR}|(?<![{ONE}{ZERO}])(?:{SPOKEN_YEAR}))[ ]?(?:财?年度?|财年))
  | (?P<short_year>(?<![0-9.{LASTING}])(?<![0-9],)(?P<sy>1[5-9]|2[0-9]|3[0-5])[ ]?年(?=[ ]?(?:{OF_A_YEAR})))
  | (?P<english_year>(?<=in[ ]|of[ ]|by[ ])(?P<ny>{YEAR})(?![0-9,.]?[0-9]|[ ]?[万亿元%a-zA-Z]))
  | (?P<edition>(?<![0-9.])(?<![0-9],)(?P<vy>{YEAR})(?=[ ]?(?:征求意见|草案|新政|政策|细则|稿|版)))
  | (?P<month_day>(?<![0-9.{ONE}十个半])(?:{MONTH}[ ]?月?份?[ ]?[-—–~至到][ ]?)?{MONTH}[ ]?月(?:份|底|初|末|[上中下]旬|[ ]?{DAY}[ ]?[日号])?)
  | (?P<plan>十[一二三四五六]五(?![十百千万亿家个项条次人元%]))
  | (?P<phone>(?<![0-9¥]){NOT_MONEY}(?:1[3-9][0-9]{{9}}|0[0-9]{{2,3}}-[0-9]{{7,8}}|400-?[0-9]{{3}}-?[0-9]{{4}})(?![0-9.,]|{AMOUNT})
        |(?:QQ|qq|微信|[账卡单工]号|合同号|密码|验证码)[号:： ]*[0-9]++
        |(?<![0-9])123(?:45|66)(?=热线|平台|投诉))
  | (?P<standard>(?<![A-Za-z])(?:ISO|IEC|GB/?T|GB|DB)(?:[/ ]?[A-Z]++){{0,3}}+[ \-]?[0-9]++(?:[.\-:][0-9]++)*+)
  | (?P<maturity>(?<![A-Za-z])(?:DCMM|CMMI|dcmm|cmmi)[ ]?(?:评估|认证|贯标|达到|通过|拿到)?[ ]?L?
        (?P<grade>[1-5一二三四五])[ ]?级?(?![0-9]))
  | (?P<top>(?<![A-Za-z])(?:TOP|Top|top)[ ]?-?(?P<tn>[0-9]+))
  | (?P<english_rank>(?<![A-Za-z])[Rr]ank(?:ed|s|ing)?[ ](?:is[ ])?(?:[Nn]o\.?[ ]?|\#|number[ ])?(?P<ln>[0-9]+)(?:st|nd|rd|th)?)
  | (?P<code>(?<![A-Za-z])(?!(?<=[0-9])[wW][0-9](?![0-9]))(?!RMB|CNY|rmb|cny|Rmb|USD)[A-Za-z]+-?[0-9]++(?:\.[0-9]++)*+(?!,[0-9]{{3}}|[名台套件款级]|[Bb](?![A-Za-z0-9])|{AMOUNT}))
  | (?P<name>双1[12]|双十[一二]|(?<![0-9.])(?:985|211)(?=高校|院校|大学|工程|[/、]))
  | (?P<version>(?<![0-9])[0-9]++(?:\.[0-9]++){{2,}})
  | (?P<ratio>(?<![0-9.])[0-9]++(?:\.[0-9]++)?[ ]?[:：∶][ ]?[0-9]++(?:\.[0-9]++)?(?![万亿元%])
        |(?<![0-9./])[0-9]{{1,2}}/[0-9]{{1,2}}(?![0-9/])|[0-9{ONE}]比[0-9{ONE}](?![0-9])|(?<![0-9])7[ ]?[×xX*][ ]?24)
  | (?P<quarter>(?<![0-9])[{ONE}1-4]季度)
  | (?P<ordinal_year>第[ ]?(?P<on>{NUMBER})(?:[ ]?[-~至到、和及][ ]?第?(?P<oh>{NUMBER})){{0,5}}[ ]?个?年度?|[头首]一年|首年(?!度))
  | (?P<front>(?<![目之以当提此日月年天空])前[ ]?(?P<fn>{NUMBER})[ ]?[名位强家大]?
        (?![0-9.%年个月天季期次项款条者日号线后来度周万亿千元]|分之))
  | (?P<ranked>(?:{RANKED})(?:[是为在到了约第:： ]|正好|刚好|恰好|全省|全市|全国|山东|青岛|老|no\.?|No\.?|\#)*(?P<rn>{NUMBER})
        (?:[ ]?[名位](?!数))?(?![0-9.%个条家款项次级万亿千元年月起比]))
  | (?P<place>第[ ]?(?P<pn>{NUMBER})[ ]?[名位](?![数置]))
  | (?P<standing>(?:综合|指标|全[省市国]|得分|评价|平台|园区|我们|是)[^，。,;；0-9]{{0,4}}第[ ]?(?P<sn>{NUMBER})(?=[，。,;；!！?？、]|(?:了|的?话)?[呢吧吗啊]?(?:[，。,;；!！?？]|$)))
  | (?P<moved>(?<=[那成为到的是设果若下说只才该实际对了错嗯哦噢喏啊着就有来 ])第[ ]?(?P<mn>{NUMBER})(?=(?:了|的?话)?[呢吧吗啊]?(?:[，。,;；!！?？]|$)|的话))
  | (?P<alone>(?:^[ ]?|(?<=[，,。]))第[ ]?(?P<an>{NUMBER})[了吧哈呢]?[ 。.!！?？]*$)
  | (?P<ordinal>第[ ]?(?:[0-9]++|[{ONE}{ZERO}十百千]++|[（(][0-9{ONE}十]+[)）])
        (?:(?:[、和及至到~-][ ]?{NUMBER}){{0,5}}[ ]?[条款项章节号])?)
  | (?P<number>(?<![0-9.])(?:[0-9]++|[{ONE}十]++)[ ]?号(?![人召称])(?:文件?)?)
  | (?P<bracketed>[（(〔\[【][ ]?(?:[{ONE}十]{{1,3}}|[0-9]{{1,2}})[ ]?[)）〕\]】])
  | (?P<attached>(?:附件|附表|(?<!代)表|图|行动|方案|类型|选项|问题|序号|编号|代码|邮编)[ ]?[:：]?[0-9]++(?:-[0-9]++)?
        (?!\.[0-9]|[名位件台套款]|{AMOUNT}))
  | (?P<listing>(?:^|(?<=[\n；;。]))[ ]*(?:[0-9]{{1,2}}[、．.)）](?![0-9])|[{ONE}十]{{1,3}}[、．.]))
    )
    """,
    re.VERBOSE,
)

DATES = {
    "date": ("dy", "dm", "dd"), "iso": ("iy", "im", "id"), "iso_month": ("jy", "jm", None),
    "compact": ("cy", "cm", "cd"), "english": ("ey", "em", "ed"),
}  # fmt: skip
YEARS = {"year": "y", "english_year": "ny", "edition": "vy"}
NOT_AMONG = re.compile(r"(?:(?<!有)没有?|未|没能|未能|不在|进不了|够不上)(?:能)?(?:[排挤]?进入?|入围?|够|到|评)?(?:了|到)?(?:年度|全省|全市|综合|评价)*$")
BEYOND = re.compile(r"[名位]?(?:开外|以外|之外|外头|往后)")
RANKS = {
    "top": "tn", "front": "fn", "english_rank": "ln", "ranked": "rn", "place": "pn", "standing": "sn", "alone": "an", "moved": "mn",
}  # fmt: skip
NAMES = (*DATES, *YEARS, *RANKS, "span", "short_year", "ordinal_year", "maturity")


@dataclass(frozen=True)
class Mark:
    """A stretch of text that no amount is read from. `unit` None: its number is no quantity at all."""

    start: int
    end: int
    value: Decimal = Decimal(0)
    unit: Unit | None = None
    high: Decimal | None = None
    comparison: Comparison | None = None
    assumed: str | None = None


def find_marks(text: str) -> Iterator[Mark]:
    """The marks of a normalised text, in order, none overlapping another."""
    for match in MARKS.finditer(text):
        yield _mark(match)


def _mark(match: re.Match[str]) -> Mark:
    start, end = match.span()
    nothing = Mark(start, end)
    name = next((name for name in NAMES if match[name] is not None), None)
    if name is None:
        return nothing
    if name in DATES:
        year, month, day = DATES[name]
        first = _first_day(match[year], match[month], match[day] if day else None)
        note = "按日期理解" if name == "compact" else None
        return Mark(start, end, first, Unit.DATE, assumed=note) if first else nothing
    if name in YEARS:
        return Mark(start, end, _digits(match[YEARS[name]]), Unit.YEAR)
    if name in RANKS:
        return _rank(match, RANKS[name]) or nothing
    match name:
        case "span":
            first, last = Decimal(match["y1"]), Decimal(match["y2"])
            return Mark(start, end, first, Unit.YEAR, high=last) if first < last else nothing
        case "short_year":
            short_year = Decimal(match["sy"]) + 2000
            return Mark(start, end, short_year, Unit.YEAR, assumed=f"{match[0]}按{short_year}年理解")
        case "maturity":
            grade = read_whole(match["grade"])
            return Mark(match.start("grade"), end, grade, Unit.LEVEL_NUMBER) if grade else nothing
        case _:
            ordinal = read_whole(match["on"]) if match["on"] else Decimal(1)
            high = read_whole(match["oh"]) if match["oh"] else None
            return Mark(start, end, ordinal, Unit.ORDINAL_YEAR, high=high) if ordinal else nothing


def _rank(match: re.Match[str], group: str) -> Mark | None:
    """A rank; it begins at its 前, 第 or TOP where one is written."""
    rank = read_whole(match[group])
    if not rank:
        return None
    digits = match.start(group)
    sign = max(match[0].rfind(word, 0, digits - match.start()) for word in ("前", "第", "TOP", "Top", "top"))
    begin = match.start() + sign if sign >= 0 else digits
    among = match.string.startswith(("前", "T", "t"), begin)
    if among and (NOT_AMONG.search(match.string, 0, begin) or BEYOND.match(match.string, match.end())):
        beyond = rank + 1
        return Mark(begin, match.end(), beyond, Unit.RANK, assumed=f"不在{match.string[begin : match.end()]}内, 按第{beyond}名起理解")
    return Mark(begin, match.end(), rank, Unit.RANK, comparison="at_most" if among else None)


def _digits(written: str) -> Decimal:
    return Decimal("".join(str(DIGITS.get(char, char)) for char in written))


def _first_day(year: str, month: str, day: str | None) -> Decimal | None:
    """YYYYMMDD, or None where there is no such day."""
    number = Decimal(ENGLISH_MONTHS.index(month) + 1) if month in ENGLISH_MONTHS else read_whole(month)
    first = read_whole(day) if day else Decimal(1)
    if number is None or first is None:
        return None
    try:
        found = datetime.date(int(_digits(year)), int(number), int(first))
    except ValueError:
        return None
    return Decimal(found.strftime("%Y%m%d"))
