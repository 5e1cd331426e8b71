"""Text from outside the program."""

from __future__ import annotations

import re
from datetime import date

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def readable(text: str) -> str:
    """The text without code points that no encoding can write: each stray surrogate becomes U+FFFD.

    They come from arguments that are no UTF-8 and from JSON that escapes half a character.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def iso_day(written: str) -> date:
    """The day written as YYYY-MM-DD. Raises ValueError for anything else."""
    if not DAY.fullmatch(written):
        raise ValueError(f"{written!r} is not YYYY-MM-DD")
    return date.fromisoformat(written)
