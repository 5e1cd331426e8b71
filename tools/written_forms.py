"""An amount in every form that people write it in, each of which reads back as the same amount."""

from __future__ import annotations

from decimal import Decimal

from tools.amounts import EXACT, plain, yuan

DIGITS = "零一二三四五六七八九"
CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in (*range(0x30, 0x3A), 0x2E)})


def print_forms(value: Decimal) -> dict[str, str]:
    """The written forms of an amount in 万元, by name. Chinese numerals only for whole 元 below 一万亿元.

    Raises ValueError for a negative amount, which no form here can state.
    """
    if value < 0:
        raise ValueError("金额不能为负数")
    in_wan, in_yuan = plain(value), plain(yuan(value))
    in_yi, in_millions = plain(EXACT.scaleb(value, -4)), plain(EXACT.scaleb(value, -2))
    forms = {
        "万": f"{in_wan}万",
        "万元": f"{in_wan}万元",
        "万元, grouped": f"{grouped(in_wan)}万元",
        "万, spaced": f"{in_wan} 万",
        "万块钱": f"{in_wan}万块钱",
        "w": f"{in_wan}w",
        "萬圓": f"{in_wan}萬圓",
        "full width": f"{in_wan.translate(FULL_WIDTH)}万元",
        "亿": f"{in_yi}亿",
        "亿元": f"{in_yi}亿元",
        "个亿": f"{in_yi}个亿",
        "元": f"{in_yuan}元",
        "元, grouped": f"{grouped(in_yuan)}元",
        "元, thin spaces": f"{grouped(in_yuan, chr(0x2009))}元",
        "RMB": f"RMB {grouped(in_yuan)}",
        "¥": f"¥{in_yuan}",
        "yuan": f"{grouped(in_yuan)} yuan",
        "million yuan": f"{in_millions} million yuan",
    }
    if value < 10000:
        forms["Chinese, decimals read out"] = f"{read_out(in_wan)}万元"
    if "." not in in_yuan and int(in_yuan) < 10**12:
        words = chinese(int(in_yuan))
        forms["Chinese"] = f"{words}元"
        forms["Chinese, capital"] = f"{words.translate(CAPITALS)}元整"
    return forms


def grouped(digits: str, mark: str = ",") -> str:
    """Plain digits with thousands separators: 50000000 is 50,000,000."""
    whole, point, fraction = digits.partition(".")
    return f"{int(whole):,}".replace(",", mark) + point + fraction


def chinese(number: int) -> str:
    """A whole number below 一万亿 in Chinese numerals: 10010 is 一万零一十."""
    if number == 0:
        return "零"
    words, pending = "", False
    for big, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, big)
        if section == 0:
            pending = bool(words)
            continue
        if words and (pending or section < 1000):
            words += "零"
        words, pending = words + _below_wan(section) + name, False
    return words


def _below_wan(section: int) -> str:
    words, pending = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, section = divmod(section, size)
        if digit == 0:
            pending = bool(words)
            continue
        words, pending = words + ("零" if pending else "") + DIGITS[digit] + name, False
    return words


def read_out(digits: str) -> str:
    """A number below 一万 with its decimals read out: 7.2 is 七点二."""
    whole, _, fraction = digits.partition(".")
    return chinese(int(whole)) + (f"点{''.join(DIGITS[int(digit)] for digit in fraction)}" if fraction else "")
