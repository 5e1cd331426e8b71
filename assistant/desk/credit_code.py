"""统一社会信用代码: eighteen signs, the last of which follows from the others (GB 32100-2015)."""

from __future__ import annotations

from tools.normalising import normalise

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18


def credit_code(written: str) -> str:
    """The code in capitals; empty where nothing is written. Raises ValueError for what is none.

    >>> credit_code("91370212ma3text01q")
    '91370212MA3TEXT01Q'
    """
    code = "".join(normalise(written)[0].split()).upper()
    if not code:
        return ""
    if len(code) != LENGTH or set(code) - set(SIGNS):
        raise ValueError("not a credit code")
    values = [SIGNS.index(sign) for sign in code]
    weighed = sum(value * pow(3, place, 31) for place, value in enumerate(values[:-1]))
    if (weighed + values[-1]) % 31:
        raise ValueError("not a credit code: the check sign does not fit")
    return code
