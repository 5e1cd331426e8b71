"""An advisor that repeats what it is asked, and ways to run the command line inside the process and outside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.cli import main
from assistant.conversation import Conversation
from assistant.index import Notice
from assistant.settings import Settings
from assistant.startup import open_advisor
from documents import Corpus, load_corpus

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 21)


class Parrot:
    """Answers with the number of the turn and the question; fails on the word 坏."""

    last_trace = ("laoshan-6 9.1 = words 4.0",)

    def __init__(self) -> None:
        self.asked: list[tuple[str, date, str | None]] = []
        self.corpus = load_corpus()
        self.closed = False

    def close(self) -> None:
        self.closed = True

    def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer:
        self.asked.append((text, as_of, language))
        if "坏" in text:
            raise ZeroDivisionError("the parrot is ill")
        memory.turn += 1
        return Answer(status="answered", text=f"{memory.turn}. {text}", as_of=as_of)


@pytest.fixture
def parrot(monkeypatch: pytest.MonkeyPatch) -> Parrot:
    """Takes the advisor's place; its index says how far it is and that it could not be stored."""
    bird = Parrot()

    def open_advisor(settings: object, progress: Callable[[int, int], None]) -> tuple[Parrot, SimpleNamespace]:
        for done in range(0, 101, 10):
            progress(done, 100)
        notices = (Notice("index_in_memory", {"folder": "/data", "reason": "full"}),)
        return bird, SimpleNamespace(notices=notices, close=bird.close)

    monkeypatch.setattr("assistant.startup.open_advisor", open_advisor)
    return bird


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No settings but a data folder of the test's own, and a working directory without `.env`. Gives the data folder."""
    for name in list(os.environ):
        if name.startswith("POLICY_ADVISOR_"):
            monkeypatch.delenv(name)
    folder = tmp_path / "data"
    monkeypatch.setenv("POLICY_ADVISOR_DATA_DIR", str(folder))
    working = tmp_path / "working"
    working.mkdir()
    monkeypatch.chdir(working)
    return folder


@pytest.fixture
def run(environment: Path) -> Callable[..., Result]:
    """Runs the program inside the process."""

    def invoke(*arguments: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, list(arguments), input=input)

    return invoke


@pytest.fixture
def start(environment: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Starts the program as a process of its own."""

    def popen(*arguments: str, more: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        return subprocess.Popen(
            [sys.executable, "-m", "assistant", *arguments],
            env={**os.environ, "PYTHONPATH": path, **(more or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    return popen


@pytest.fixture(scope="session")
def advisor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Advisor]:
    """The advisor over the built-in texts, without an embedding model: words and rules alone decide."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("advisor"), embedding_model="none")
    found, retrieval = open_advisor(settings)
    yield found
    retrieval.close()


@pytest.fixture(scope="session")
def texts(advisor: Advisor) -> Corpus:
    return advisor.corpus


@pytest.fixture
def ask(advisor: Advisor) -> Callable[..., Answer]:
    """Says the messages one after the other in one conversation, and gives the last answer."""

    def converse(*messages: str, as_of: date = TODAY) -> Answer:
        memory = Conversation()
        return [advisor.ask(message, memory, as_of) for message in messages][-1]

    return converse
