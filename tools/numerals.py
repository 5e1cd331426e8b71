"""Reading numerals: 5,000 and 1.2, 五千万 and 伍仟万, 1亿2千万, 9万9, 两百来万. No unit yet.

Call within `localcontext(EXACT)`: the arithmetic is exact there, whatever context the program runs in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

WRITTEN = ("零〇", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {char: n for n, chars in enumerate(WRITTEN) for char in chars}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BIG = {"万": 10**4, "亿": 10**8, "万亿": 10**12, "万万": 10**8, "w": 10**4, "W": 10**4}

BOTH = {"俩": Decimal(2), "仨": Decimal(3)}

ONE = "一二两三四五六七八九壹贰叁肆伍陆柒捌玖"  # the digits from one to nine
ZERO = "零〇"
NUMERAL = ONE + ZERO + "十拾百佰千仟万亿廿卅"  # every character of a Chinese numeral

# Counting words that take a digit for themselves: 五千万一年 is 五千万 and 一年, where 一亿五 is 1.5亿.
COUNTED = "年个次家项条台套款件月天日平㎡号笔名人户级期批类位季周届场年份点%％折倍成分栋层间般共起旦定直些样事带企站体"
# Words that begin with 一: 48亿一下子到了103亿 is 48亿.
AT_ONCE = tuple("下口路举跃步")
COMMON_MAXIMUM = 60  # characters; a longer run of digits is no quantity


@dataclass(frozen=True)
class Numeral:
    """A number as written.

    scale        the multiplier written last (万: 10000), which a number listed before it may share
    big          万, 亿 or w is written
    digits       the Arabic digits, where nothing else is written
    implied      the leading one is not written (百万, 千亿)
    high         the upper end of 三五百, 十五六
    vague        it is an estimate as written: 两百来万, 三五百
    more         it is a lower bound as written: 三百多万, 十几
    assumed      the reading taken where the writing is open
    """

    value: Decimal
    start: int
    end: int
    scale: int = 1
    big: bool = False
    digits: str = ""
    implied: bool = False
    high: Decimal | None = None
    vague: bool = False
    more: bool = False
    assumed: str | None = None


GROUPED = re.compile(
    r"[1-9][0-9]{0,2}(?P<mark>[, ，])[0-9]{3}(?:(?P=mark)[0-9]{3})*+(?![0-9])(?P<fraction>\.[0-9]+)?"
    r"|[1-9][0-9]{0,3},[0-9]{4}(?:,[0-9]{4})*+(?![0-9])(?:\.[0-9]+)?"
)
COUNT_BEFORE = re.compile(r"(?:企业|客户|员工|场景|排名|名列|第|数量?)[:： ]*$")
ARABIC = re.compile(r"[0-9]++(?:\.[0-9]++)?|(?<!\.)\.[0-9]++")
COEFFICIENT = rf"[0-9]++(?:\.[0-9]++)?|[{ONE}]"
SECTION = re.compile(
    rf"(?:(?P<q>{COEFFICIENT})?[千仟](?![瓦克米兆卡伏]|分之))?"
    rf"(?:(?P<zb>[{ZERO}])?(?P<b>{COEFFICIENT})?[百佰](?!分之))?"
    rf"(?:(?P<zs>[{ZERO}])?(?:(?P<s>{COEFFICIENT})(?P<s_high>[{ONE}])?)?[十拾])?"
    rf"(?:(?P<zg>[{ZERO}]{{1,2}})?(?P<g>[{ONE}]|[1-9][0-9]{{0,2}}(?![0-9.,])))?"
)
PAIR = re.compile(rf"(?:一[二两]|[二两]三|三[四五]|四五|五六|六七|七八|八九)(?=[十百千万亿个元块{COUNTED}])(?!点)")
POINT = re.compile(rf"点(?P<digits>[{ONE}{ZERO}]++)(?![十百千])")
ARABIC_POINT = re.compile(r"点(?P<digits>[0-9]+)(?=个?[万亿%])")
VAGUE_INSIDE = re.compile(r"(?:多|余|来|几|把|\+)(?= ?个?[万亿])")
MULTIPLIER = re.compile(r" ?(?:个多?(?=[万亿wW]))?(?P<big>万[亿万]|亿|万|[wW](?![A-Za-z]|[0-9]{2}|[0-9][A-Za-z%]))")
STRING = re.compile(rf"[{ONE}{ZERO}]{{2,}}+")
STRING_AND_POINT = re.compile(rf"(?P<whole>[{ONE}{ZERO}]{{2,}}+)(?:点(?P<fraction>[{ONE}{ZERO}]++))?")
TWENTIES = re.compile(rf"(?P<tens>[廿卅])(?P<ones>[{ONE}])?")


def read_numeral(text: str, start: int) -> Numeral | None:
    """The longest numeral that begins at `start` of a normalised text, or None where none does."""
    pair = PAIR.match(text, start)
    if pair:
        return _approximate_pair(text, start)
    total, scale, position, previous = Decimal(0), 1, start, 0
    assumed: str | None = None
    vague = more = implied = big = regrouped = False
    high: Decimal | None = None
    digits = ""
    while True:
        section = _section(text, position, first=not big)
        if section is None:
            break
        if section.end - start > COMMON_MAXIMUM:  # before any arithmetic, which so many digits would break
            return None
        inside = VAGUE_INSIDE.match(text, section.end)
        multiplier = MULTIPLIER.match(text, inside.end() if inside else section.end)
        if multiplier and multiplier["big"] in "wW" and not section.digits:
            multiplier = None
        if multiplier is None:
            if big:
                tail = _tail(text, position, section, previous)
                if tail is None:
                    break
                added, note = tail
                total, assumed, position = total + added, assumed or note, section.end
            else:
                total, position, digits, high = section.value, section.end, section.digits, section.high
                implied, vague = section.implied, high is not None
            assumed = assumed or section.assumed
            break
        unit = BIG[multiplier["big"]]
        part = section.value * unit
        if previous == 10**4 and unit in (10**4, 10**8) and not section.digits and high is None and not regrouped:
            # 一千一百一十一万一千一百一十一亿, 一万二千万: the 万 counts 亿 or 万, not ones.
            if (section.value < 1000 and not section.zero) or (unit == 10**4 and total >= 10**5):
                break
            total, scale, previous = (total + section.value) * unit, unit, unit
            regrouped = True
        elif previous and (unit >= previous or part >= previous):
            break
        else:
            total, scale, previous = total + part, unit, unit
        if section.high is not None:
            high = total + (section.high - section.value) * unit
            vague = True
        implied = implied or (section.implied and not big)
        fuzz = (inside[0] if inside else "") + multiplier[0]
        vague, more = vague or "来" in fuzz or "把" in fuzz, more or re.search(r"[多余几+]", fuzz) is not None
        assumed = assumed or section.assumed
        big, position = True, multiplier.end()
        if section.value % 1 or high is not None:
            break
    if position == start or position - start > COMMON_MAXIMUM:
        return None
    return Numeral(total, start, position, scale, big, digits, implied, high, vague, more, assumed)


def read_whole(written: str) -> Decimal | None:
    """The value of a numeral, or of digits read out one by one (二〇二一), that is all of a text.

    None for anything else, and for a numeral that leaves its value open: 两百来万, 一亿五千.
    """
    numeral = read_numeral(written, 0)
    if numeral is not None and numeral.end == len(written) and numeral.high is None:
        sure = not (numeral.implied or numeral.vague or numeral.more or numeral.assumed)
        return numeral.value if sure else None
    string = STRING_AND_POINT.fullmatch(written)
    if string is None:
        return None
    fraction = f".{_digits(string['fraction'])}" if string["fraction"] else ""
    return Decimal(_digits(string["whole"]) + fraction)


def read_count(written: str) -> int:
    """A small count as people write it: 3, 三, 十二, 两, 俩. Raises ValueError for what is none."""
    whole = BOTH.get(written) or read_whole(written)
    if whole is None:
        raise ValueError(f"no count: {written!r}")
    return int(whole)


@dataclass(frozen=True)
class _Section:
    """A number below 万, or the Arabic coefficient of 万 or 亿. `unit`: the last of 十百千 written, 1 for ones."""

    value: Decimal
    end: int
    unit: int = 1
    zero: bool = False
    digits: str = ""
    implied: bool = False
    high: Decimal | None = None
    assumed: str | None = None


def _section(text: str, start: int, first: bool) -> _Section | None:
    zero = False
    if not first and text[start : start + 1] in tuple(ZERO):
        zero, start = True, start + 1
    grouped = _grouped(text, start) if first else None
    if grouped:
        return grouped
    match = SECTION.match(text, start)
    if match and match.end() > start and any(char in SMALL for char in match[0]):
        return _with_units(text, match, zero)
    arabic = ARABIC.match(text, start)
    if arabic:
        point = ARABIC_POINT.match(text, arabic.end()) if arabic[0].isdigit() else None
        if point:
            return _Section(Decimal(f"{arabic[0]}.{point['digits']}"), point.end(), digits=arabic[0])
        return _Section(Decimal(arabic[0]), arabic.end(), zero=zero, digits=arabic[0])
    twenties = TWENTIES.match(text, start)
    if twenties:
        tens = 20 if twenties["tens"] == "廿" else 30
        return _Section(Decimal(tens + DIGITS.get(twenties["ones"], 0)), twenties.end(), zero=zero)
    char = text[start : start + 1]
    if not char or char not in DIGITS:
        return None
    string = STRING.match(text, start)
    if string and first:
        # 一二〇家: only what can be nothing else; 三五 and 二三 are read as ranges above.
        if len(string[0]) < 3 and DIGITS[char]:
            return None
        if DIGITS[char] or not POINT.match(text, start + 1):
            return _decimal(text, _Section(Decimal(_digits(string[0])), string.end(), zero=zero))
    return _decimal(text, _Section(Decimal(DIGITS[char]), start + 1, zero=zero))


def _grouped(text: str, start: int) -> _Section | None:
    """5,000 and 1,0000,0000. A full-width comma or a plain space also parts two numbers: 客户80，150万收入."""
    match = GROUPED.match(text, start)
    if match is None:
        return None
    mark, written = match["mark"] or ",", match[0]
    note = None
    if mark != "," and written.count(mark) == 1 and not written.partition(".")[0].endswith(f"{mark}000"):
        if COUNT_BEFORE.search(text[max(0, start - 6) : start]):
            return None
        note = f"按千分位读作{written.replace(mark, '')}"
    return _Section(Decimal(written.replace(mark, "")), match.end(), digits=written, assumed=note)


def _with_units(text: str, match: re.Match[str], zero: bool) -> _Section | None:
    """A section with 十, 百 or 千 in it."""
    value, unit, implied, end = Decimal(0), 0, False, match.end()
    for group, chars, size in (("q", "千仟", 1000), ("b", "百佰", 100), ("s", "十拾", 10)):
        coefficient = match[group]
        if coefficient is None and not _unit_without_one(match, group, chars):
            continue
        if coefficient is None and group != "s":
            if value:
                return None
            implied = True
        value = value + _coefficient(coefficient) * size
        unit = size
    high: Decimal | None = None
    if match["s_high"]:  # 一百二三十
        if DIGITS.get(match["s"]) != DIGITS[match["s_high"]] - 1 or match["g"]:
            return None
        high = value + 10
    ones = match["g"]
    if ones:
        if unit == 10 or match["zg"]:
            if text.startswith("次性", end):
                end = match.start("zg") if match["zg"] else match.start("g")
            else:
                low = _coefficient(ones)
                value = value + low
                following = text[end : end + 1]
                if following and DIGITS.get(following) == low + 1 and ones in ONE:
                    high, end = value + 1, end + 1
                unit = 1
        elif ones in ONE or len(ones) == 1:
            if text[end : end + 1] and text[end] in COUNTED:
                end = match.start("g")
            else:
                value = value + _coefficient(ones) * unit / 10
                unit //= 10
        else:
            value, unit = value + Decimal(ones), 1
    return _decimal(text, _Section(value, end, unit, zero, implied=implied, high=high))


def _unit_without_one(match: re.Match[str], group: str, chars: str) -> bool:
    """Whether the unit is written with no digit before it: 十五, 百万."""
    following = {"q": ("b", "s", "g"), "b": ("s", "g"), "s": ("g",)}[group]
    ends = [match.start(name) for name in following if match[name] is not None]
    written = match[0][: min(ends) - match.start()] if ends else match[0]
    return any(char in written for char in chars)


def _coefficient(written: str | None) -> Decimal:
    if written is None:
        return Decimal(1)
    return Decimal(DIGITS[written]) if written in DIGITS else Decimal(written)


def _decimal(text: str, section: _Section) -> _Section:
    point = POINT.match(text, section.end)
    if point is None:
        return section
    value = Decimal(f"{section.value:f}.{_digits(point['digits'])}")
    return _Section(value, point.end(), 1, section.zero, implied=section.implied)


def _digits(written: str) -> str:
    return "".join(str(DIGITS[char]) for char in written)


def _tail(text: str, position: int, section: _Section, previous: int) -> tuple[Decimal, str | None] | None:
    """What a number after 万 or 亿 adds when it has no multiplier of its own; None where it belongs to what follows.

    一亿五 is 1.5亿, 9万9千 is 99000, 50亿零1 adds one; 一亿五千 is said for 一亿五千万.
    """
    following = text[section.end : section.end + 1]
    if section.zero:
        return section.value, None
    if section.digits:
        if section.value % 1:
            return None
        if len(section.digits) == 1:
            if not section.value or following in tuple(COUNTED + "-~:/."):
                return None
            return section.value * previous / 10, None
        if len(section.digits) != 4 or (following and following in "年月日号平㎡m人名%:-/."):
            return None
    elif section.unit == 1 and section.value < 10:
        if (following and following in COUNTED) or text[section.end - 1] == "两":  # 300万两化融合: nobody says 三万两 for 3.2万
            return None
        if text[section.end - 1] == "一" and following in AT_ONCE:
            return None
        return section.value * previous / 10, None
    if previous > 10**4 and not re.match(r" ?(?:元|圆|块)", text[section.end : section.end + 2]):
        words = text[position : section.end]
        return section.value * 10**4, f"{words}按{words}万理解"
    return section.value, None


def _approximate_pair(text: str, start: int) -> Numeral | None:
    """三五百万, 两三家: the lower and the upper end, from the numeral read with each digit."""
    low = read_numeral(text[start] + text[start + 2 : start + 14], 0)
    high = read_numeral(text[start + 1 : start + 14], 0)
    if low is None or high is None or low.end != high.end:
        return None
    return Numeral(
        low.value, start, start + 1 + low.end, low.scale, low.big, high=high.value, vague=True, assumed=low.assumed
    )
