"""What the office is asked: counted by week, policy and rule, shown and exported alike."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta

from fastapi.testclient import TestClient
from openpyxl import load_workbook
from sqlalchemy import select

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.page.service import Service
from assistant.state import audit, conversations, feedback, handoffs
from assistant.state.statistics import week
from assistant.state.tables import AuditEntry
from assistant.state.tokens import new_token
from tests.assistant.desk.conftest import NOW
from tests.assistant.desk.test_desk import CLOUD, add


def asked(service: Service, answer: Answer, at: datetime, down: bool = False, person: bool = False) -> None:
    """A question of the chat, with what its visitor thought of the answer."""
    with service.state.session() as session:
        row = conversations.begin(session, new_token(), at, "zh-CN")
        turn = conversations.add_turn(session, row, "海晟公司能拿多少", answer, Conversation(), at, None)
        audit.record(session, "海晟公司能拿多少", answer, audit.Occasion(at, "chat", "d", row.id, turn.id))
        if down:
            feedback.give(session, turn, "down", at, "amount")
        if person:
            handoffs.request(session, row, at)


def rows(page: str, title: str) -> list[list[str]]:
    table = page.partition(f"<h2>{title}</h2>")[2].partition("</table>")[0].partition("<tbody>")[2]
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line) for line in table.split("<tr>")[1:]]


def test_questions_are_counted_by_week_policy_and_rule(clerk: TestClient, service: Service) -> None:
    add(clerk, "laoshan-6", **CLOUD)
    with service.state.session() as session:
        item = session.scalars(select(AuditEntry)).one()
        before = audit.whole(session, item)
    given = Answer.model_validate(
        {
            "status": "answered", "text": before["answer"], "as_of": before["as_of"], "awards": before["figures"]["awards"],
            "citations": [{**c, "title": "t", "quote": "q"} for c in before["citations"]],
        }
    )  # fmt: skip
    declined = Answer.model_validate({"status": "declined", "text": "没有", "as_of": "2026-11-21"})
    asked(service, given, NOW, down=True)
    asked(service, declined, NOW, person=True)
    asked(service, declined, NOW - timedelta(days=7))
    page = clerk.get("/desk/statistics").text
    assert rows(page, "按周") == [["2026-W47", "3", "1", "1", "1"], ["2026-W46", "1", "1", "0", "0"]]
    assert rows(page, "按政策") == [["崂山区工业互联网若干政策", "2", "0", "1", "0"]]
    assert rows(page, "按规则") == [["企业购买云服务补贴 (laoshan-6)", "2", "0", "1", "0"]]
    assert rows(page, "各周各规则") == [["2026-W47 企业购买云服务补贴 (laoshan-6)", "2", "0", "1", "0"]]
    assert "海晟" not in page and "7.2" not in page
    book = load_workbook(io.BytesIO(clerk.get("/desk/statistics.xlsx").content))
    sheet = [[cell.value for cell in row] for row in book["按周"].iter_rows()]
    assert sheet[0] == ["周", "提问", "未能回答", "踩", "转人工"] and sheet[1] == ["2026-W47", 3, 1, 1, 1]
    narrow = clerk.get("/desk/statistics", params={"since": "2026-11-20"}).text
    assert [row[0] for row in rows(narrow, "按周")] == ["2026-W47"]
    assert clerk.get("/desk/statistics", params={"since": "x"}).status_code == 400
    assert clerk.get("/desk/statistics.xlsx", params={"since": "x"}).status_code == 400


def test_a_week_is_named_as_its_year_counts_it() -> None:
    assert week(datetime(2027, 1, 1, 12, tzinfo=UTC)) == "2026-W53"
