"""Printing amounts and rates. Money is `Decimal` in 万元 throughout; nothing here rounds unless its name says so."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
"""The default context keeps 28 digits and rounds silently beyond them; products and shifts of amounts are exact in this one."""

YI = Decimal(10000)  # 万元 in one 亿元
YI_DECIMALS = 4


def plain(value: Decimal) -> str:
    """The number in plain digits: `7.2`, `0`, `50000000`. No trailing zeros, exponent or thousands separators.

    Raises ValueError for NaN and infinities, which no amount is.
    """
    if not value.is_finite():
        raise ValueError(f"{value} 不是一个数")
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def wan(value: Decimal) -> str:
    """An amount as people write it: `7.2万元`, from 10000 万元 upward `1.2亿元`.

    Always exact: an amount whose 亿 form has more than four decimals stays in 万元.
    """
    if abs(value) >= YI:
        in_yi = plain(EXACT.scaleb(value, -4))
        if len(in_yi.partition(".")[2]) <= YI_DECIMALS:
            return f"{in_yi}亿元"
    return f"{plain(value)}万元"


def wan_rounded(value: Decimal, places: int = 2) -> str:
    """As `wan`, rounded half up to `places` decimals of 万元; begins with 约 where rounding changed the amount."""
    rounded = EXACT.quantize(value, Decimal(1).scaleb(-places))
    return wan(value) if rounded == value else f"约{wan(rounded)}"


def percent(rate: Decimal) -> str:
    """A ratio as a percentage: `Decimal("0.12")` is `12%`."""
    return f"{plain(EXACT.scaleb(rate, 2))}%"


def yuan(value_in_wan: Decimal) -> Decimal:
    """元 for an amount in 万元: 7.2 is 72000."""
    return Decimal(plain(EXACT.scaleb(value_in_wan, 4)))
