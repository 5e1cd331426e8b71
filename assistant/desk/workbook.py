"""Consultations as an Excel file: a row for every calculated rule or plan, amounts in 万元."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.answer import Answer
from assistant.desk.desk import minute
from assistant.desk.sheets import Book, Cell
from assistant.desk.slips import stated, title_of
from assistant.state.tables import ConsultationItemRow, ConsultationRow, SlipRow
from assistant.strings import Strings


def workbook(rows: Iterable[ConsultationRow], words: Strings) -> bytes:
    """The file; consultations without an item have a row of their own."""
    book = Book()
    book.sheet(words.say("desk.sheet"), words.say("desk.headings").split("|"), _lines(rows, words))
    return book.content()


def _lines(rows: Iterable[ConsultationRow], words: Strings) -> Iterator[list[Cell]]:
    for row in rows:
        for part in [_item(item, words) for item in row.items] or [[]]:
            yield [*_consultation(row, words), *part]


def _slip(slip: SlipRow, words: Strings) -> str:
    return slip.number if slip.cancellation is None else f"{slip.number}({words.say('desk.is_cancelled')})"


def _consultation(row: ConsultationRow, words: Strings) -> list[Cell]:
    numbers = "、".join(_slip(slip, words) for slip in row.slips)
    return [row.id, minute(row.started_at), row.staff, row.company, row.credit_code, numbers]


def _item(item: ConsultationItemRow, words: Strings) -> list[Cell]:
    answer = Answer.model_validate(item.answer)
    headline = answer.headline
    figures = [headline.amount, headline.minimum, headline.maximum] if headline else [None] * 3
    return [
        item.rule,
        title_of(item, words),
        "；".join(f"{label}: {value}" for label, value in stated(item)),
        words.say(f"desk.status_{answer.status}"),
        *figures,
        words.say(f"page.{headline.certainty}") if headline else "",
        "、".join(dict.fromkeys(words.say(f"page.usable_{award.usable}") for award in answer.awards)),
        sum(condition.met is None for award in answer.awards for condition in award.conditions),
    ]
