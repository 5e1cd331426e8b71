"""A database of the test's own, with a clock that the test sets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.settings import Settings
from assistant.state import State, open_state

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", database_url=None)


@pytest.fixture
def state(settings: Settings) -> Iterator[State]:
    opened = open_state(settings)
    opened.now = lambda: NOW
    yield opened
    opened.close()


@pytest.fixture
def answer() -> Answer:
    return Answer.model_validate(
        {
            "status": "answered",
            "text": "**按条文测算 7.2万元**",
            "headline": {"amount": "7.2", "certainty": "fixed"},
            "awards": [
                {
                    "rule": "laoshan-6", "title": "企业购买云服务补贴", "amount": "7.2", "certainty": "fixed",
                    "period": "expired", "text_status": "final", "usable": "reference",
                }
            ],
            "citations": [
                {"document": "laoshan_2020", "title": "t", "article": "六", "quote": "按照实际费用", "start": 10, "end": 16}
            ],
            "facts": [
                {"fact": "cloud_spending", "label": "年购买云服务金额", "value": "18", "unit": "万元", "quote": "18万元", "turn": 0}
            ],
            "as_of": date(2026, 11, 21),
            "elapsed_ms": 12,
        }
    )  # fmt: skip
