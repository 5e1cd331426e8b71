"""Consultations as an Excel file: a row for every calculated rule or plan, amounts in 万元."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.answer import Answer
from assistant.desk.desk import minute
from assistant.desk.sheets import Book, Cell
from assistant.desk.slips import stated, title_of
from assistant.state.tables import ConsultationItemRow, ConsultationRow
from assistant.strings import Strings


def workbook(rows: Iterable[ConsultationRow], words: Strings) -> bytes:
    """The file; consultations without an item have a row of their own."""
    book = Book()
    book.sheet(words.say("desk.sheet"), words.say("desk.headings").split("|"), _lines(rows, words))
    return book.content()


def _lines(rows: Iterable[ConsultationRow], words: Strings) -> Iterator[list[Cell]]:
    for row in rows:
        for part in [_item(item, words) for item in row.items] or [[]]:
            yield [*_consultation(row), *part]


def _consultation(row: ConsultationRow) -> list[Cell]:
    numbers = "、".join(slip.number for slip in row.slips)
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
    ]
