"""Declined questions as topics, the most asked first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from assistant.office.uncovered import SHOWN, most_asked

DAY = datetime(2026, 11, 1, tzinfo=UTC)


def asked(*questions: str) -> list[tuple[str, datetime]]:
    return [(question, DAY + timedelta(days=day)) for day, question in enumerate(questions)]


def test_a_known_topic_has_its_name_and_like_questions_are_one() -> None:
    found = most_asked(asked("高企奖励多少", "食堂装修有补贴吗", "想问高企认定给多少钱", "食堂装修补贴", "请问食堂装修能补多少钱"))
    assert [(topic.name, topic.count) for topic in found] == [("食堂装修有补贴吗", 3), ("高企", 2)]
    assert found[0].last == DAY + timedelta(days=4)


def test_of_equals_the_latest_stands_first_and_the_list_ends() -> None:
    names = [f"{chr(0x4E00 + 7 * at)}{chr(0x5E00 + 5 * at)}{chr(0x6E00 + 3 * at)}" for at in range(SHOWN + 5)]
    found = most_asked(asked(*names))
    assert len(found) == SHOWN and found[0].name == names[-1]
    assert most_asked([]) == []
