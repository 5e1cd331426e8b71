"""What several articles of the draft ask alike."""

from __future__ import annotations

from collections.abc import Callable

from evals.families.family import Family, Row, asks_back, plain, rows
from evals.oracle import qingdao_24 as draft
from evals.oracle.due import Due

D = "qingdao_2024_draft"
LEVELS = ("国家", "省")


def still_a_draft(asked: str, due: Due) -> Row:
    """The sum, and that it is a draft's."""
    mention = (("征求意见稿",), ("不能作为申报依据",))
    return Row("validity", asked, due, mention=mention, forbid=("现行有效",))


def title(rule: str, article: str, source: str, cite: str, asked: tuple[tuple[str, Due], ...], *more: Row) -> Family:
    """A one-off award for a title: the questions, the last of them again for its state, and class C of 26."""
    last, due = asked[-1]
    again = last.rstrip("?")
    class_c = Row("figures", f"{again}?我们亩产效益评价是C类", draft.article_26(due, "C"))
    state = still_a_draft(f"{again},现在能拿吗?", due)
    return Family(rule, D, article, source, cite, (*rows("figures", *asked), state, class_c, *more))


def levels(
    rule: str, article: str, source: str, cite: str, wording: str, due: Callable[[str], Due], last: str = "省"
) -> Family:
    """A title at two levels, `last` asked last, and asked again without its level: `{}` in the wording."""
    order = sorted(LEVELS, key=lambda level: level == last)
    sums = [(plain(amount),) for level in LEVELS if (amount := due(level).amount) is not None]
    asked = tuple((wording.format(f"{level}级"), due(level)) for level in order)
    return title(rule, article, source, cite, asked, asks_back(wording.format(""), "级", mention=sums))
