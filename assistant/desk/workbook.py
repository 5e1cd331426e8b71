"""Consultations as an Excel file: a row for every calculated rule. Amounts are numbers in 万元, texts never formulas."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from assistant.answer import Answer
from assistant.desk.slips import stated, title_of
from assistant.state.tables import ConsultationItemRow, ConsultationRow
from assistant.strings import Strings

MINUTE = "%Y-%m-%d %H:%M"


def workbook(rows: Iterable[ConsultationRow], words: Strings) -> bytes:
    """The file; consultations without an item have a row of their own."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(words.say("desk.sheet"))

    def add(values: Iterable[object]) -> None:
        cells = []
        for value in values:
            cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)

    add(words.say("desk.headings").split("|"))
    for row in rows:
        parts = [_item(item, words) for item in row.items] or [[]]
        for part in parts:
            add([*_consultation(row), *part])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _consultation(row: ConsultationRow) -> list[object]:
    numbers = "、".join(slip.number for slip in row.slips)
    return [row.id, _minute(row.started_at), row.staff, row.company, row.credit_code, numbers]


def _item(item: ConsultationItemRow, words: Strings) -> list[object]:
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


def _minute(at: datetime) -> str:
    """In the server's zone, as on the slip."""
    return at.astimezone().strftime(MINUTE)
