"""A sum written as what it is added up of: 1200万加30万, 0.3亿又加了80万."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from tools.quantities import Quantity, Unit

PLUS = re.compile(r"元?(?:[，,]?(?:再|又|另|还|外)加|加|\+)(?:上|了)?(?:另外)?(?:的)?")


def with_added_up(text: str, quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """The quantities in order, with sums of money that nothing but 加 stands between taken for one."""
    found: list[Quantity] = []
    for quantity in quantities:
        last = found[-1] if found else None
        if (
            last is not None
            and _can_add(last)
            and _can_add(quantity)
            and PLUS.fullmatch(text[last.end : quantity.start])
        ):
            found[-1] = replace(
                last, value=last.value + quantity.value, end=quantity.end, text=text[last.start : quantity.end]
            )
        else:
            found.append(quantity)
    return tuple(found)


def _can_add(quantity: Quantity) -> bool:
    return quantity.unit is Unit.MONEY and quantity.high is None and quantity.per is None
