"""What a page shows when it is opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from assistant.page.app import build
from assistant.page.cookies import COOKIE
from assistant.page.service import Service
from assistant.strings import Strings
from tests.assistant.page.canned import DAY


class Calendar:
    """The day, which a test turns over."""

    day: date = DAY

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def page(service: Service, words: Strings, calendar: Calendar) -> gr.Blocks:
    return build(replace(service, today=calendar), words)


def opened(page: gr.Blocks, cookies: dict[str, str]) -> list[str]:
    """The elements that are updated for a browser with these cookies."""
    [listener] = [one for one in page.fns.values() if getattr(one.fn, "__name__", "") == "open_page"]
    updates: dict[Any, Any] = listener.fn(SimpleNamespace(cookies=cookies))  # type: ignore[misc]
    return [] if updates == gr.skip() else [component.elem_id for component in updates]


def test_a_new_visitors_page_is_not_sent_once_more(page: gr.Blocks, token: str) -> None:
    assert opened(page, {COOKIE: token}) == []


def test_a_conversation_is_shown_again(page: gr.Blocks, service: Service, token: str) -> None:
    list(service.visits.ask(token, "一", "zh-CN"))
    assert {"pa-chat", "pa-evidence", "pa-company"} <= set(opened(page, {COOKIE: token}))


def test_on_another_day_the_states_of_the_texts_are_said_anew(page: gr.Blocks, calendar: Calendar, token: str) -> None:
    calendar.day += timedelta(days=1)
    assert opened(page, {COOKIE: token}) == ["pa-top"]


def test_without_a_cookie_it_says_what_to_do(page: gr.Blocks) -> None:
    assert opened(page, {}) == ["pa-told"]
