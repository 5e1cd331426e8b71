"""An award called by the end of its name: 冠军那个, 只报百强那一样."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

CALLED = re.compile(
    r"(?:^|[，。,;；？?！!])(?:那|对了|还有|另外|回到|刚才|就是|哦|好的?|行)*(?P<what>[^，。,;；？?！!\d这那它哪]{1,10}?)那一?[个项笔份条块样]"
)
LEAST = 2  # characters of a longer name: 云那个改成20万 calls by one


def short_names(text: str) -> Iterator[str]:
    """What the message may call an award by, the longest first; nothing where it calls none so."""
    called = CALLED.search(text.lower())
    if called is None:
        return
    what = called["what"]
    for start in range(len(what) - min(LEAST, len(what)) + 1):
        yield what[start:]


def is_in_a_name(short: str, names: Iterable[str]) -> bool:
    """Whether one of an award's names contains what it is called by."""
    return any(short in name.lower() for name in names)
