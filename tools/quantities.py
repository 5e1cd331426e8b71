"""Finding quantities in what people write: amounts, areas, counts, ratios, dates, ranks, each exact and with its place.

Money is `Decimal` in 万元. A number without a unit stays `Unit.BARE`. 万 or 亿 without another unit is money, unless
the words before it name a count: 注册量180万 is BARE 1800000.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from tools.amounts import EXACT, plain
from tools.listed import with_shared_units
from tools.normalising import normalise
from tools.numerals import read_whole
from tools.quantity import Comparison, Quantity, QuantityError, Unit
from tools.scanner import Scanner
from tools.written_forms import print_forms

__all__ = [
    "Comparison",
    "Quantity",
    "QuantityError",
    "Unit",
    "find_quantities",
    "normalise",
    "parse_money",
    "parse_number",
    "print_forms",
]


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of a text, in order; offsets and `.text` are of the text as given. Never raises."""
    normal, offsets = normalise(text)
    with localcontext(EXACT):
        found = with_shared_units(normal, list(Scanner(normal).quantities()))
    if normal == text:
        return found
    spans = [(offsets[quantity.start], offsets[quantity.end - 1] + 1) for quantity in found]
    return [
        replace(quantity, start=start, end=end, text=text[start:end])
        for quantity, (start, end) in zip(found, spans, strict=True)
    ]


def parse_money(text: str) -> Decimal:
    """The one amount of money, in 万元, that is all of a text.

    Raises QuantityError where there is none or more than one, for a range, an estimate, another currency, a number
    without a unit, and a writing that can be read in two ways (一亿五千).
    """
    written = text.strip()
    if not written:
        raise QuantityError("没有填写金额")
    found = find_quantities(written)
    if len(found) != 1:
        raise QuantityError(f"“{written}”不是一个金额, 应写作例如 7.2万元")
    quantity = found[0]
    if quantity.unit is Unit.BARE:
        raise QuantityError(f"“{written}”没有写单位, 请写明是元、万元还是亿元")
    if quantity.unit is not Unit.MONEY:
        raise QuantityError(f"“{written}”不是人民币金额")
    if quantity.high is not None:
        raise QuantityError(f"“{written}”是一个范围, 请写一个金额")
    if quantity.approximate or quantity.assumed:
        raise QuantityError(f"“{written}”不是一个确定的金额, 请写出准确的数")
    if (quantity.start, quantity.end) != (0, len(written)):
        raise QuantityError(f"“{written}”除金额外还有别的文字")
    return quantity.value


def parse_number(text: str) -> Decimal:
    """The one number without unit that is all of a text: 5,000, 三百五, 1.2亿, -3. Raises QuantityError."""
    written = normalise(text)[0].strip()
    if not written:
        raise QuantityError("没有填写数字")
    negative = written.startswith(("-", "负"))
    with localcontext(EXACT):
        number = read_whole(written[1:].lstrip() if negative else written.removeprefix("+"))
    if number is None:
        raise QuantityError(f"“{text.strip()}”不是一个确定的数")
    return Decimal(plain(number.copy_negate() if negative else number))
