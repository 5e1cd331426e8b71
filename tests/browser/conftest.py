"""The whole server with the real advisor, and Debian's Chromium in front of it. Skipped, with a word, without Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.desk.routes import add_routes as add_desk
from assistant.page.server import Announced, application
from assistant.page.service import Service, open_service
from assistant.settings import Settings
from assistant.state import open_state
from assistant.strings import strings
from documents import load_corpus
from tests.assistant.page.canned import DAY, FirstClauses
from tools.catalogue import RULES

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
INSTALL = "no Chromium: apt-get install -y chromium fonts-noto-cjk"
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LOCAL = ("data:", "blob:")
SLOW = "慢慢"
PATIENCE = 20_000
"""Milliseconds until something on the page is missing: the machine may be busy."""

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if CHROMIUM is None and here in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=INSTALL))


class Unhurried(Advisor):
    """The advisor, which takes its time where a question asks it to."""

    def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer:
        if SLOW in text:
            time.sleep(3)
        return super().ask(text, memory, as_of, language)


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    corpus = load_corpus()
    settings = Settings(data_dir=tmp_path_factory.mktemp("data"), database_url=None, language="zh-CN")
    state = open_state(settings)
    yield open_service(Unhurried(corpus, RULES, None, None), FirstClauses(corpus), state, settings, lambda: DAY)
    state.close()


@pytest.fixture(scope="module")
def address(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the server answers. Its empty working directory ends with the module: other tests need the project's."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = Announced(application(service, (add_desk,)), service.settings.model_copy(update={"port": port}), strings("zh-CN"))
    thread = threading.Thread(target=server.run, daemon=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("empty"))
        thread.start()
        assert server.ready.wait(60)
        yield f"http://127.0.0.1:{port}/"
        server.should_exit = True
        thread.join(30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens the page for a new visitor. At the end: no request left the machine, and the console has no error."""
    contexts: list[BrowserContext] = []
    left: list[str] = []
    errors: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith((address, *LOCAL)):
            left.append(request.url)

    def note_error(text: str) -> None:
        if "AbortError" not in text:  # a stream of the page that ends because the page is left
            errors.append(text)

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            note_error(message.text)

    def open_page(path: str = "", clock: bool = False, **options: object) -> Page:
        context = browser.new_context(**{"viewport": DESKTOP, "locale": "zh-CN", **options})  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        context.on("request", note_request)
        page = context.new_page()
        if clock:
            page.clock.install()
        page.on("console", note_console)
        page.on("pageerror", lambda error: note_error(str(error)))
        page.goto(address + path)
        if path in ("", "en/"):
            page.wait_for_selector("#pa-question textarea")
            page.wait_for_selector(".pa-welcome, .pa-answer")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert left == [] and errors == []


@pytest.fixture
def page(visitor: Callable[..., Page]) -> Page:
    return visitor()


def ask(page: Page, text: str) -> None:
    """Asks and waits for the answer, which is the last one on the page."""
    before = page.locator(".pa-answer:not([aria-busy])").count()
    page.fill("#pa-question textarea", text)
    page.press("#pa-question textarea", "Enter")
    answered(page, before + 1)


def answered(page: Page, count: int) -> None:
    """Waits until so many answers are there and the next question can be asked."""
    page.wait_for_function(
        "count => document.querySelectorAll('#pa-chat .pa-answer:not([aria-busy])').length === count "
        "&& document.querySelector('#pa-send')?.checkVisibility()",
        arg=count,
    )


def last_answer(page: Page) -> str:
    return page.locator("#pa-chat .pa-answer").last.inner_text()
