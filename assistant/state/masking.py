"""Telephone, identity and card numbers, taken out of a text before it is stored anywhere.

Everything a visitor types passes here first. An amount keeps its digits: 13800000000元 is no telephone number, and
neither is 投资13800000000.
"""

from __future__ import annotations

import re
import unicodedata

GAP = r"[ \u3000\u00a0\-‐‑–—－.·]?"  # one sign may part the groups of a number
ALONE, END = r"(?<![\d.])", r"(?!\d)"

IDENTITY = re.compile(
    rf"{ALONE}[1-9]\d{{5}}{GAP}(?:18|19|20)\d{{2}}{GAP}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]){GAP}\d{{3}}[\dXx]{END}"
    rf"|{ALONE}[1-9]\d{{5}}\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}}{END}"
)
CARD = re.compile(rf"{ALONE}[3-9]\d{{3}}(?:{GAP}\d{{4}}){{2,3}}{GAP}\d{{1,7}}{END}")
MOBILE = re.compile(rf"(?<![\d.])(?:(?:\+|00)?86{GAP})?1[3-9]\d{GAP}\d{{4}}{GAP}\d{{4}}{END}")
LANDLINE = re.compile(
    rf"(?<![\d.])[(（]?0(?:10|2\d|[3-9]\d{{2}})[)）]?{GAP}[2-9]\d{{2,3}}{GAP}\d{{4}}(?:{GAP}(?:转|ext)\.?\d{{1,6}})?{END}"
)
NAMED = re.compile(
    rf"(?<=卡号|账号|帐号|账户|帐户)(?:\s|是|为|:|：){{0,4}}(?P<number>\d(?:{GAP}\d){{11,24}}){END}"
    rf"|(?<=身份证|证件号)(?:号码?|\s|是|为|:|：){{0,4}}(?P<identity>\d(?:{GAP}\d){{13,16}}{GAP}[\dXx]){END}"
)
"""Numbers that the person calls an account or an identity card, whether or not they have the right form."""
SERVICE = re.compile(rf"(?<![\d.])[48]00[ \-]\d{{3,4}}[ \-]?\d{{3,4}}{END}")

CARD_DIGITS = range(15, 20)
AMOUNT_AFTER = re.compile(
    r"\s*(?:[,.]\d+|多|余|左右)*\s*(?:元|万|亿|千|百|块|圆|人民币|美元|欧元|港币|RMB|CNY|yuan|%|％)", re.IGNORECASE
)
AMOUNT_BEFORE = re.compile(
    r"(?:¥|￥|\$|RMB|CNY|人民币|[额款值价]|花|花费|支付|缴纳|金额|投资额?|投入|营收|收入|产值|销售额|利润|资金|资产|支出|费用|成本|总额|合计|共计|贷款|补贴|奖励)"
    r"(?:总额|金额|资金)?\s*(?:是|为|有|了|达到?|约|大约|共|:|：)*\s*$",
    re.IGNORECASE,
)

LABELS = {"identity": "[证件号码]", "card": "[卡号]", "telephone": "[电话号码]"}
"""What stands in a number's place."""


def masked(text: str) -> str:
    """The text with each such number replaced by what it was.

    >>> masked("我叫张三,手机13800000000,年投入13800000000元")
    '我叫张三,手机[电话号码],年投入13800000000元'
    """
    text = _named_replaced(text)
    for kind, pattern in (
        ("identity", IDENTITY),
        ("card", CARD),
        ("telephone", MOBILE),
        ("telephone", LANDLINE),
        ("telephone", SERVICE),
    ):
        text = _replaced(text, pattern, kind)
    return text


def _named_replaced(text: str) -> str:
    parts, at = [], 0
    for found in NAMED.finditer("".join(map(_digit, text))):
        name, kind = ("number", "card") if found["number"] else ("identity", "identity")
        parts += [text[at : found.start(name)], LABELS[kind]]
        at = found.end(name)
    return "".join([*parts, text[at:]])


def _replaced(text: str, pattern: re.Pattern[str], kind: str) -> str:
    plain = "".join(map(_digit, text))
    parts, at = [], 0
    for found in pattern.finditer(plain):
        if _is_amount(plain, found) or (kind == "card" and not _is_card(found[0])):
            continue
        parts += [text[at : found.start()], LABELS[kind]]
        at = found.end()
    return "".join([*parts, text[at:]])


def _digit(character: str) -> str:
    """The ASCII digit of any decimal digit (full width, …), so that places stay the same."""
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _is_amount(text: str, found: re.Match[str]) -> bool:
    return bool(AMOUNT_AFTER.match(text, found.end()) or AMOUNT_BEFORE.search(text[: found.start()]))


def _is_card(number: str) -> bool:
    """Whether the digits have a card's length and its check digit (Luhn)."""
    digits = [int(character) for character in number if character.isdigit()]
    doubled = [digit * 2 if at % 2 else digit for at, digit in enumerate(reversed(digits))]
    return len(digits) in CARD_DIGITS and sum(sum(divmod(digit, 10)) for digit in doubled) % 10 == 0
