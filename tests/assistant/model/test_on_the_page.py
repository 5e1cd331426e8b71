"""The chat page with a model turned on: what is shown while it writes, and a reading of its own that is confirmed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.model.advisor_with_model import AdvisorWithModel
from assistant.model.template import template_of
from assistant.page.messages import chat_messages
from assistant.page.service import Service, open_service
from assistant.page.visits import View, Visits
from assistant.settings import Settings
from assistant.state import open_state
from assistant.state.tokens import new_token
from assistant.strings import strings
from tests.assistant.model.conftest import TODAY
from tests.assistant.model.replies import GOOD, SPLIT
from tests.assistant.model.server import Scripted, say
from tests.assistant.model.test_listening import BASE, CLOUD, heard
from tests.assistant.model.test_wrong_figures import filled, stray_lines
from tests.assistant.page.canned import FirstClauses

Opened = Callable[..., Visits]
WORDS = strings("zh-CN")


@pytest.fixture
def opened_page(helped: Callable[..., AdvisorWithModel], tmp_path: Path) -> Iterator[Opened]:
    """The conversations of a page whose advisor has the model of the settings given."""
    state = open_state(Settings(data_dir=tmp_path / "page", database_url=None))

    def make(**more: object) -> Visits:
        advisor = helped(**more)
        settings = Settings(data_dir=tmp_path / "page", database_url=None)
        service: Service = open_service(advisor, FirstClauses(advisor.corpus), state, settings, lambda: TODAY)
        return service.visits

    yield make
    state.close()


def asked(visits: Visits, token: str, text: str) -> list[View]:
    return list(visits.ask(token, text, "zh-CN"))


def test_what_is_checked_is_shown_while_the_rest_is_written(
    opened_page: Opened, script: Scripted, plain: Callable[..., Answer]
) -> None:
    checked = plain(CLOUD)
    text = filled(next(iter(GOOD.values())), template_of(checked))
    script.phrase = lambda body: say(*(text[at : at + 3] for at in range(0, len(text), 3)))
    visits = opened_page(model_listens=False)
    *written, last = asked(visits, new_token(), CLOUD)
    partial = [view.partial for view in written if view.partial]
    assert len(partial) > 1 and len(set(partial)) > 1
    assert [line for part in partial for line in stray_lines(part, checked)] == []
    first = chat_messages(written[1], visits.advisor.corpus, WORDS)[-1]["content"]
    assert "pa-headline" in first and "7.2万元" in first and "仅供核对" in first and "pa-busy" in first
    assert last.last is not None and "语言模型改写" in last.last.text and last.last.headline == checked.headline


@pytest.mark.parametrize("name", SPLIT)
def test_a_wrong_number_in_parts_never_reaches_the_page(
    opened_page: Opened, script: Scripted, plain: Callable[..., Answer], name: str
) -> None:
    checked = plain(CLOUD)
    script.phrase = lambda body: say(*SPLIT[name])
    views = asked(opened_page(model_listens=False), new_token(), CLOUD)
    assert [line for view in views for line in stray_lines(view.partial, checked)] == []
    assert views[-1].last is not None and views[-1].last.text.startswith(checked.text)


def test_another_reading_is_confirmed_with_a_button_that_survives_a_refresh(
    opened_page: Opened, script: Scripted, plain: Callable[..., Answer]
) -> None:
    script.listen = lambda body: say(heard("laoshan-6", **{BASE: "5亿"}))
    visits, token = opened_page(model_phrases=False), new_token()
    asked(visits, token, CLOUD)
    view = visits.view(token)  # as a refresh reads it
    assert view.last is not None and view.last.headline == plain(CLOUD).headline
    [option] = chat_messages(view, visits.advisor.corpus, WORDS)[-1]["options"]
    assert option["label"] == "按这个理解"
    *_, view = asked(visits, token, option["value"])
    assert view.last is not None and view.last.headline is not None and str(view.last.headline.amount) == "20"
    assert "按您确认的理解测算" in view.last.text and re.search("5亿", view.last.text)
    assert "按这个理解" not in str(chat_messages(view, visits.advisor.corpus, WORDS)[-1]["options"])
