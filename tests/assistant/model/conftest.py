"""An advisor with a model whose endpoint is the tests' own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.model.advisor_with_model import AdvisorWithModel
from assistant.model.helper import open_helper
from assistant.retrieval import Retrieval
from assistant.settings import Settings
from assistant.startup import RuleCards, open_advisor
from tests.assistant.model.server import Running, Scripted
from tools.catalogue import RULES

TODAY = date(2026, 11, 21)
KEY = "sk-never-to-be-seen-0123456789"


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Advisor, Retrieval]]:
    """The advisor without a model, and the search it uses."""
    plain, retrieval = open_advisor(Settings(data_dir=tmp_path_factory.mktemp("model"), embedding_model="none"))
    yield plain, retrieval
    retrieval.close()


@pytest.fixture(scope="session")
def cards(opened: tuple[Advisor, Retrieval]) -> RuleCards:
    return RuleCards(RULES, opened[1])


@pytest.fixture
def script() -> Iterator[Scripted]:
    with Running() as running:
        yield running


@pytest.fixture
def settings(script: Scripted, tmp_path: Path) -> Callable[..., Settings]:
    """Settings that name the tests' server; more of them by name."""

    def make(**more: Any) -> Settings:
        given = {"model": "scripted", "model_base_url": script.url, "model_key": KEY, "model_seconds": 10}
        return Settings(data_dir=tmp_path, **(given | more))

    return make


@pytest.fixture
def helped(
    opened: tuple[Advisor, Retrieval], cards: RuleCards, settings: Callable[..., Settings]
) -> Callable[..., AdvisorWithModel]:
    """The advisor with the model of the settings given."""
    plain, retrieval = opened

    def make(**more: Any) -> AdvisorWithModel:
        return AdvisorWithModel(plain.corpus, RULES, retrieval, cards, open_helper(settings(**more)))

    return make


@pytest.fixture
def plain(opened: tuple[Advisor, Retrieval]) -> Callable[..., Answer]:
    """The last answer of a conversation without a model."""

    def converse(*messages: str) -> Answer:
        memory = Conversation()
        return [opened[0].ask(message, memory, TODAY) for message in messages][-1]

    return converse


def said(advisor: AdvisorWithModel, *messages: str) -> Answer:
    """The last answer of a conversation."""
    memory = Conversation()
    return [advisor.ask(message, memory, TODAY) for message in messages][-1]
