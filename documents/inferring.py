"""What a policy text says of itself: title, number, issuer, place, validity, interpreter and kind.

Only what the text states is inferred; what it does not say is left open.
"""

import calendar
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from documents.lines import is_date, is_number
from documents.model import Clause, ClauseKind, Status
from documents.parser import parse
from documents.reading import compact, reading_of


@dataclass(frozen=True)
class Inferred:
    """A value (a date as YYYY-MM-DD), and the words of the text or of the file that it was read from."""

    value: str
    words: str


_KIND_OF_TEXT = re.compile(r"办法|措施|政策|细则|意见|通知|方案|规定|规划|计划|若干|公告|条例|解读")
_ENACTED = re.compile(r"印发《(?P<title>[^》]{6,80})》")
_DRAFT = re.compile(r"征求意见|草案|送审稿|讨论稿")
_DIGEST = re.compile(r"解读|一图读懂|新闻")
_NUMBER = re.compile(r"[一-鿿]{1,12}[〔\[（(]\d{4}[〕\]）)]\d+号")
_OFFICE = re.compile(
    r"(?P<office>[一-鿿]{2,30}?(?:人民政府(?:办公[厅室])?|委员会|管委会|[局厅部]|办公[厅室]))(?:、|等)?关于"
)
_INTERPRETER = re.compile(r"由(?P<office>[^，。；由]{2,40}?)(?:共同)?(?:负责|承担)?(?:具体)?(?:进行)?(?:具体)?解释")

_CN = "〇○零一二三四五六七八九十"
_DAY = rf"(?P<{{0}}y>\d{{{{4}}}}|[{_CN}]{{{{4}}}})年(?P<{{0}}m>\d{{{{1,2}}}}|[{_CN}]{{{{1,3}}}})月(?P<{{0}}d>\d{{{{1,2}}}}|[{_CN}]{{{{1,3}}}})日"
_FROM = re.compile(rf"自{_DAY.format('f')}起(?:正式)?(?:施行|实施|执行|生效)")
_FROM_ISSUE = re.compile(r"自(?:本\w{2,4})?(?:发布|印发|公布|颁布)之日起(?:正式)?(?:施行|实施|执行|生效)?")
_UNTIL = re.compile(rf"(?:有效期|有效期限|执行期限?|施行期限?)?(?:至|到|截至|截止到?){_DAY.format('t')}")
_FROM_TO = re.compile(rf"{_DAY.format('f')}(?:起)?(?:至|到|[-—–~～]+){_DAY.format('t')}")
_ON_VALIDITY = re.compile(r"有效期|施行|实施|执行|期限|截止")
_YEARS = re.compile(rf"有效期(?:限)?(?:为|是)?(?P<years>\d{{1,2}}|[{_CN}两]{{1,2}})年")
_SIGNED = re.compile(_DAY.format("s"))

_REGION = r"[一-鿿]{2,3}省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区"
_PLACE = re.compile(
    rf"(?P<province>{_REGION})?(?P<city>[一-鿿]{{2,4}}?(?:市|自治州))?"
    r"(?P<district>[一-鿿]{1,5}?(?:新区|高新区|开发区|区|县|旗))?"
)
_NO_PLACE = re.compile(r"园区|社区|地区|片区|示范区|试验区|城区|小区|校区|景区|辖区|各区|市区")
_BEFORE_PLACE = re.compile(r"^(?:关于)?(?:印发)?(?:《)?(?:关于)?(?:支持|促进|加快|推动|推进)?")


def infer(text: str, title: str | None = None, places: Collection[str] = ()) -> dict[str, Inferred]:
    """The facts of a text, by the names of `PolicyDocument`'s fields; those that it does not state are not there.

    `title` is what the file itself names as its title, `places` those of texts that are known already: a district's
    name alone is completed by them.
    """
    clauses = [clause for clause in parse("x", text) if clause.kind is not ClauseKind.NOISE]
    lines = [compact(line) for line in text.splitlines() if line.strip()]
    found: dict[str, Inferred] = {}
    found |= _one("title", _title(clauses, title))
    head = found["title"].value if "title" in found else ""
    found |= _one("number", _number(lines))
    signed = _signature(lines)
    found |= _one("issuer", _issuer(head, lines, signed))
    found |= _one("place", _place(head, found["issuer"].value if "issuer" in found else "", compact(text), places))
    sentences = [s for clause in clauses for s in re.split(r"[。；]", compact(clause.text)) if _ON_VALIDITY.search(s)]
    found |= _validity(sentences, signed)
    found |= _one("interpreter", _interpreter(clauses))
    found |= _one("status", _status(head, found, signed))
    return found


def _one(name: str, found: Inferred | None) -> dict[str, Inferred]:
    return {} if found is None else {name: found}


def _title(clauses: Sequence[Clause], named: str | None) -> Inferred | None:
    front = []
    for clause in clauses:
        if clause.kind not in (ClauseKind.TITLE, ClauseKind.PREAMBLE):
            break
        if clause.kind is ClauseKind.TITLE:
            front.append(clause.reading)
    if named and any(compact(named) in compact(clause.reading) for clause in clauses[:12]):
        return Inferred(reading_of(named), named)
    likely = [line for line in front if _KIND_OF_TEXT.search(line) and len(line) >= 6]
    chosen = likely[0] if likely else (front[0] if front else None)
    if chosen is None:
        return None
    enacted = _ENACTED.search(chosen)
    return Inferred(enacted["title"] if enacted else chosen.strip("《》"), chosen)


def _number(lines: Sequence[str]) -> Inferred | None:
    """A number on a line of its own near the top: elsewhere it is mostly another document's."""
    for line in lines[:15]:
        if found := _NUMBER.fullmatch(line.strip("（）()")):
            return Inferred(found[0], line)
    return None


def _signature(lines: Sequence[str]) -> tuple[str, date] | None:
    """The name above a date on a line of its own, and that day."""
    for above, line in zip(["", *lines], lines, strict=False):
        if is_date(line) and (day := _day(_SIGNED.search(line), "s")):
            name = (
                above
                if 4 <= len(above) <= 40 and not re.search(r"[，。；：、]", above) and not is_number(above)
                else ""
            )
            return name, day
    return None


def _issuer(title: str, lines: Sequence[str], signed: tuple[str, date] | None) -> Inferred | None:
    if signed and signed[0]:
        return Inferred(signed[0], signed[0])
    for line in (*lines[:8], title):
        if found := _OFFICE.match(line):
            return Inferred(found["office"], line)
    return None


def _place(title: str, issuer: str, text: str, known: Collection[str]) -> Inferred | None:
    for words in (title, issuer):
        bare = _BEFORE_PLACE.sub("", compact(words))
        match = _PLACE.match(bare)
        if match is None or not match[0]:
            continue
        province, city, district = match["province"], match["city"], match["district"]
        if district and _NO_PLACE.search(district):
            district = None
        if district and not city:
            whole = next((place for place in known if place.endswith(district)), None)
            around = re.search(rf"(?P<city>(?<![一-鿿])[一-鿿]{{2,4}}?市){re.escape(district)}", text)
            return Inferred(whole or f"{around['city'] if around else ''}{district}", words)
        place = f"{city or ''}{district or ''}" or province
        if place:
            return Inferred(place, words)
    return None


def _validity(sentences: Iterable[str], signed: tuple[str, date] | None) -> dict[str, Inferred]:
    found: dict[str, Inferred] = {}
    for sentence in sentences:
        first = last = None
        if both := _FROM_TO.search(sentence):
            first, last = _day(both, "f"), _day(both, "t")
        if first is None and (start := _FROM.search(sentence)):
            first = _day(start, "f")
        if first is None and signed and _FROM_ISSUE.search(sentence):
            first = signed[1]
        if last is None and (end := _UNTIL.search(sentence)):
            last = _day(end, "t")
        if first and "valid_from" not in found:
            found["valid_from"] = Inferred(first.isoformat(), sentence)
        if last and "valid_to" not in found:
            found["valid_to"] = Inferred(last.isoformat(), sentence)
        years = _YEARS.search(sentence)
        if years and "valid_from" in found and "valid_to" not in found:
            count = _whole(years["years"].replace("两", "二"))
            if count:
                until = _years_on(date.fromisoformat(found["valid_from"].value), count)
                found["valid_to"] = Inferred(until.isoformat(), sentence)
    return found


def _interpreter(clauses: Sequence[Clause]) -> Inferred | None:
    for clause in reversed(clauses):
        if found := _INTERPRETER.search(compact(clause.text)):
            return Inferred(found["office"], found[0])
    return None


def _status(title: str, found: dict[str, Inferred], signed: tuple[str, date] | None) -> Inferred | None:
    """Final only where the text carries a sign of having been issued."""
    for pattern, status in ((_DRAFT, Status.DRAFT), (_DIGEST, Status.DIGEST)):
        if sign := pattern.search(title):
            return Inferred(status.value, sign[0])
    for name in ("number", "valid_from"):
        if name in found:
            return Inferred(Status.FINAL.value, found[name].words)
    return Inferred(Status.FINAL.value, signed[0] or signed[1].isoformat()) if signed else None


def _day(match: re.Match[str] | None, name: str) -> date | None:
    if match is None:
        return None
    year, month, day = (_whole(match[f"{name}{part}"]) for part in "ymd")
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _whole(written: str) -> int | None:
    """2026, 二〇二六, 十二, 三十一."""
    if written.isdecimal():
        return int(written)
    digits = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
    if "十" not in written:
        return int("".join(str(digits[char]) for char in written))
    tens, _, ones = written.partition("十")
    if not {*tens, *ones} <= digits.keys() or len(tens) > 1 or len(ones) > 1:
        return None
    return (digits[tens] if tens else 1) * 10 + (digits[ones] if ones else 0)


def _years_on(first: date, years: int) -> date:
    """The last day of a term of whole years."""
    day = min(first.day, calendar.monthrange(first.year + years, first.month)[1])
    return date(first.year + years, first.month, day) - timedelta(days=1)
