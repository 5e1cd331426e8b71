"""Numbers that are not amounts: dates, years, ranks, and the numbers of documents, articles, phones and versions."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tools.numerals import DIGITS, ONE, ZERO, read_numeral
from tools.quantity import Comparison, Unit

NUM = rf"(?:[0-9]++|[{ONE}十百]{{1,5}}+)"
YEAR4 = r"(?:19|20)[0-9]{2}"
YEARC = rf"[一二][九{ZERO}][{ONE}{ZERO}]{{2}}"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|(?:[二三]?十)?[一二三四五六七八九]|[二三]?十)"
ENGLISH_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                  "november", "december")  # fmt: skip
RANKED = r"排名|排行|排位|排在|排到|排|名列|位列|位居|位次|列|名次|并列"

MARKS = re.compile(
    rf"""
    (?P<address>https?://[!-~]+|[A-Za-z0-9_.+-]+@[A-Za-z0-9.-]+)
  | (?P<decree>[〔\[【（(][ ]?{YEAR4}[ ]?[〕\]】）)](?:[ ]?第?[ ]?[0-9]+[ ]?号?)?)
  | (?P<date>(?P<dy>{YEAR4}|{YEARC})[ ]?年[ ]?(?P<dm>{MONTH})[ ]?月(?:份|[ ]?(?P<dd>{DAY})[ ]?[日号])?)
  | (?P<iso>(?<![0-9.\-/])(?P<iy>{YEAR4})(?P<sep>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=sep)(?P<id>3[01]|[12][0-9]|0?[1-9])
        (?![0-9]|[ ]?[万亿元%]))
  | (?P<iso_month>(?<![0-9.\-/])(?P<jy>{YEAR4})[-/](?P<jm>0[1-9]|1[0-2])(?![0-9\-/.]|[ ]?[万亿元%年]))
  | (?P<compact>(?<![0-9.,])(?P<cy>{YEAR4})(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12][0-9]|3[01])
        (?![0-9.,]|[ ]?(?:[万亿元块%个家人条次项平㎡wW]|RMB|CNY|yuan)))
  | (?P<english_date>(?<![A-Za-z])(?P<em>{"|".join(ENGLISH_MONTHS)})[ ,]+(?:(?P<ed>[0-9]{{1,2}})(?:st|nd|rd|th)?[ ,]+)?
        (?P<ey>{YEAR4})(?![0-9]))
  | (?P<years>(?<![0-9.,])(?P<y1>{YEAR4})[ ]?年?[ ]?[-—–~至到]{{1,2}}[ ]?(?P<y2>{YEAR4})(?:[ ]?年度?(?![0-9]*月)|(?![0-9.,万亿元年])))
  | (?P<year>(?<![0-9.,])(?P<y>{YEAR4}|(?<![{ONE}{ZERO}])(?:{YEARC}))[ ]?(?:财?年度?|财年))
  | (?P<english_year>(?<=in[ ]|of[ ]|by[ ])(?P<ny>{YEAR4})(?![0-9,.]?[0-9]|[ ]?[万亿元%a-zA-Z]))
  | (?P<edition>(?<![0-9.,])(?P<vy>{YEAR4})(?=[ ]?(?:征求意见|草案|新政|政策|细则|稿|版)))
  | (?P<month_day>(?<![0-9.{ONE}十个半]){MONTH}[ ]?月(?![租付均费供])(?:份|底|初|末|中旬|上旬|下旬|[ ]?{DAY}[ ]?[日号])?)
  | (?P<plan>十[一二三四五六]五(?![十百千万亿家个项条次人元%]))
  | (?P<phone>(?<![0-9])1[3-9][0-9]{{9}}(?![0-9.,]|[ ]?(?:[万亿元块wW]|RMB|CNY|yuan))
        |(?<![0-9])0[0-9]{{2,3}}-[0-9]{{7,8}}(?![0-9])|(?<![0-9])400-?[0-9]{{3}}-?[0-9]{{4}}(?![0-9])
        |(?<![0-9])123(?:45|66)(?=热线|平台|投诉))
  | (?P<standard>(?<![A-Za-z])(?:ISO|IEC|GB/?T|GB|DB)(?:[/ ]?[A-Z]+)*[ \-]?[0-9]+(?:[.\-:][0-9]+)*)
  | (?P<maturity>(?<![A-Za-z])(?:DCMM|CMMI|dcmm|cmmi)[ ]?(?:评估|认证|贯标|达到|通过|拿到)?[ ]?L?(?P<grade>[1-5]|[一二三四五])[ ]?级?(?![0-9]))
  | (?P<top>(?<![A-Za-z])[Tt][Oo][Pp][ ]?-?(?P<tn>[0-9]+))
  | (?P<latin_rank>(?<![A-Za-z])[Rr]ank(?:ed|s|ing)?[ ](?:is[ ])?(?:[Nn]o\.?[ ]?|\#|number[ ])?(?P<ln>[0-9]+)(?:st|nd|rd|th)?)
  | (?P<code>(?<![A-Za-z])(?!RMB|CNY|rmb|cny|Rmb)[A-Za-z]+-?[0-9]++(?:\.[0-9]+)*+(?![ ]?[万亿元块%家人个项条次款套台平㎡wW]|,[0-9]{{3}}))
  | (?P<version>(?<![0-9])[0-9]+(?:\.[0-9]+){{2,}})
  | (?P<ratio>(?<![0-9.])[0-9]+(?:\.[0-9]+)?[ ]?[:：∶][ ]?[0-9]+(?:\.[0-9]+)?(?![0-9万亿元%])|[0-9{ONE}]比[0-9{ONE}](?![0-9])
        |(?<![0-9])7[ ]?[×xX*][ ]?24)
  | (?P<quarter>(?<![0-9])[{ONE}1-4]季度)
  | (?P<ordinal_year>第[ ]?(?P<on>{NUM})(?:[ ]?[-~至到][ ]?第?(?P<oh>{NUM}))?[ ]?个?(?:年度?)|[头首]一年|首年(?!度))
  | (?P<front>(?<![目之以当提此日月年天空])前[ ]?(?P<fn>{NUM})[ ]?(?P<fc>[名位强家大])?(?![0-9.%年个月天季期次项款条者日号线后来款度周]|分之))
  | (?P<ranked>(?:{RANKED})(?:名)?(?:[是为在到了约列第:：]|全省|全市|全国|山东|青岛|no\.?|No\.?|\#|[ ])*(?P<rn>{NUM})
        (?:[ ]?[名位])?(?![0-9.%个条家款项次万亿千元年月起比]|[ ]?[名位]数))
  | (?P<place>第[ ]?(?P<pn>{NUM})[ ]?[名位](?!数|置))
  | (?P<standing>(?:综合|指标|全省|全市|全国|得分|评价|名列|位居|我们|平台|园区|是)[^，。,;；0-9]{{0,4}}第[ ]?(?P<sn>{NUM})(?=[，。,;；!！?？、]|$))
  | (?P<alone>^[ ]?第[ ]?(?P<an>{NUM})[ 。.!！?？]*$)
  | (?P<ordinal>第[ ]?(?:[0-9]+|[{ONE}{ZERO}十百千]+|[（(][0-9{ONE}十]+[)）])(?:[ ]?[条款项章节号])?)
  | (?P<number>(?<![0-9.])(?:[0-9]+|[{ONE}十]+)[ ]?号(?![人召称])(?:文件?)?)
  | (?P<bracketed>[（(〔\[【][ ]?(?:[{ONE}十]{{1,3}}|[0-9]{{1,2}})[ ]?[)）〕\]】])
  | (?P<attached>(?:附件|附表|表|图|行动|方案|类型|选项|问题|序号|编号|代码|邮编)[ ]?[:：]?[0-9]+(?:-[0-9]+)?(?![0-9.]|[ ]?[万亿元个家条项次%]))
  | (?P<listing>(?:^|(?<=[\n；;。]))[ ]*(?:[0-9]{{1,2}}[、．.)）](?![0-9])|[{ONE}十]{{1,3}}[、．.]))
    """,
    re.VERBOSE | re.IGNORECASE,
)

RANKS = {
    "top": "tn", "latin_rank": "ln", "front": "fn", "ranked": "rn", "place": "pn", "standing": "sn", "alone": "an",
}  # fmt: skip
DATES = {"date": ("dy", "dm", "dd"), "iso": ("iy", "im", "id"), "iso_month": ("jy", "jm", ""),
         "compact": ("cy", "cm", "cd"), "english_date": ("ey", "em", "ed")}  # fmt: skip
YEARS = {"year": "y", "english_year": "ny", "edition": "vy"}


@dataclass(frozen=True)
class Mark:
    """A stretch of text that no amount may be read from. `unit` None: a number that is no quantity at all."""

    start: int
    end: int
    value: Decimal = Decimal(0)
    unit: Unit | None = None
    high: Decimal | None = None
    comparison: Comparison | None = None
    assumed: str | None = None


def find_marks(text: str) -> Iterator[Mark]:
    for match in MARKS.finditer(text):
        yield _mark(match)


def _mark(match: re.Match[str]) -> Mark:
    kind = match.lastgroup if match.lastgroup in KINDS else next(k for k in KINDS if match[k] is not None)
    start, end = match.span()
    if kind in DATES:
        year, month, day = (match[name] if name else None for name in DATES[kind])
        value = _day(year or "", month or "", day)
        note = "按日期理解" if kind == "compact" else None
        return Mark(start, end, value, Unit.DATE, assumed=note) if value else Mark(start, end)
    if kind in YEARS:
        return Mark(start, end, _year(match[YEARS[kind]]), Unit.YEAR)
    if kind == "years":
        first, last = Decimal(match["y1"]), Decimal(match["y2"])
        return Mark(start, end, first, Unit.YEAR, high=last) if last > first else Mark(start, end)
    if kind == "ordinal_year":
        number = _number(match["on"]) if match["on"] else Decimal(1)
        high = _number(match["oh"]) if match["oh"] else None
        return Mark(start, end, number, Unit.ORDINAL_YEAR, high=high) if number else Mark(start, end)
    if kind == "maturity":
        return Mark(match.start("grade"), end, _number(match["grade"]) or Decimal(0), Unit.LEVEL_NUMBER)
    if kind in RANKS:
        written = match[RANKS[kind]]
        rank = _number(written)
        if rank is None or rank == 0:
            return Mark(start, end)
        begin = match.start(RANKS[kind])
        if kind in ("ranked", "standing", "latin_rank"):
            ordinal = match[0].rfind("第", 0, begin - start)
            begin = start + ordinal if ordinal >= 0 else begin
        else:
            begin = start
        fewer = kind in ("top", "front") or "前" in match[0][: begin - start]
        return Mark(begin, end, rank, Unit.RANK, comparison="at_most" if fewer else None)
    return Mark(start, end)


KINDS = tuple(
    name for name in MARKS.groupindex
    if name in {*RANKS, *DATES, *YEARS} or name in (
        "address", "decree", "years", "month_day", "plan", "phone", "standard", "maturity", "code", "version", "ratio",
        "quarter", "ordinal_year", "ordinal", "number", "bracketed", "attached", "listing",
    )
)  # fmt: skip


def _number(written: str) -> Decimal | None:
    numeral = read_numeral(written, 0)
    return numeral.value if numeral and numeral.end == len(written) else None


def _year(written: str) -> Decimal:
    return Decimal("".join(str(DIGITS.get(char, char)) for char in written))


def _day(year: str, month: str, day: str | None) -> Decimal | None:
    """YYYYMMDD, or None where there is no such day."""
    if month.lower() in ENGLISH_MONTHS:
        number: Decimal | None = Decimal(ENGLISH_MONTHS.index(month.lower()) + 1)
    else:
        number = _number(month)
    first = _number(day) if day else Decimal(1)
    if number is None or first is None:
        return None
    try:
        found = datetime.date(int(_year(year)), int(number), int(first))
    except ValueError:
        return None
    return Decimal(found.strftime("%Y%m%d"))
