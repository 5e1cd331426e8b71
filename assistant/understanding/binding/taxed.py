"""One sum told with and without its tax: 不含税35万, 税额2.1万, 价税合计37.1万. The texts leave open which of them counts."""

from __future__ import annotations

from decimal import Decimal

from assistant.understanding.message import Message
from tools.quantities import Quantity, Unit

MOST_WITH_TAX = Decimal("1.2")
"""Times the sum without tax: no rate is higher, so a larger number is another sum."""


def without_and_with_tax(message: Message) -> tuple[Quantity, Quantity] | None:
    """The two numbers of the one sum; None where the message does not tell both."""
    sums = [q for q in message.quantities if q.unit is Unit.MONEY and q.high is None]
    without = [q for q in sums if q.tax == "excluded"]
    including = [q for q in sums if q.tax == "included"]
    if len(without) != 1 or len(including) != 1:
        return None
    if not without[0].value < including[0].value <= without[0].value * MOST_WITH_TAX:
        return None
    return without[0], including[0]
