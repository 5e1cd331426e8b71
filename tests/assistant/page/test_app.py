"""The page is built without a browser, and lets the outside call only what is meant to be called."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import gradio as gr
import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from assistant.page.app import AT_ONCE, answer_call, build, launch_options
from assistant.page.chat import Chat
from assistant.page.limits import LONGEST_MESSAGE, MOST_MESSAGES
from assistant.strings import LANGUAGES, Strings, strings
from tests.assistant.page.canned import DAY, CannedAdvisor

ROOT = Path(__file__).resolve().parents[3]
READY = re.compile(r"http://127\.0\.0\.1:\d+")


@pytest.fixture
def served(advisor: CannedAdvisor, words: Strings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the page over canned answers."""
    monkeypatch.chdir(tmp_path)
    page = build(advisor, words, lambda: DAY)
    page.queue(default_concurrency_limit=AT_ONCE)
    _, address, _ = page.launch(
        server_name="127.0.0.1", server_port=free_port(), prevent_thread_lock=True, quiet=True, **launch_options(words)
    )
    yield address
    page.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_built_in_each_language(advisor: CannedAdvisor, language: str) -> None:
    page = build(advisor, strings(language), lambda: DAY)
    assert page.title == strings(language).say("page.title")
    shown = str(page.get_config_file())
    assert "目前没有一份可直接据以申报" in shown
    assert shown.count(strings(language).say("page.disclaimer")[:12]) == 1


def test_only_the_intended_functions_are_endpoints(advisor: CannedAdvisor, words: Strings) -> None:
    page = build(advisor, words)
    assert set(page.get_api_info()["named_endpoints"]) == {"/ask"}
    assert page.get_api_info()["unnamed_endpoints"] == {}
    public = [fn.api_name for fn in page.fns.values() if fn.api_visibility != "private"]
    assert public == ["ask"]


def test_the_endpoint_says_what_it_takes_and_gives(advisor: CannedAdvisor, words: Strings) -> None:
    info = build(advisor, words).get_api_info()["named_endpoints"]["/ask"]
    assert [p["parameter_name"] for p in info["parameters"]] == ["question", "earlier", "as_of"]
    assert [p["parameter_has_default"] for p in info["parameters"]] == [False, True, True]
    assert "clause" in info["description"]


def test_a_call_is_answered_after_the_messages_before_it(chat: Chat, advisor: CannedAdvisor) -> None:
    result = answer_call(chat, "三", ["一", "二"], "2022-06-01")
    assert result["headline"]["amount"] == "7.2" and result["as_of"] == "2026-11-21"
    assert [(text, turn, day.isoformat()) for text, turn, day in advisor.asked] == [
        ("一", 1, "2022-06-01"), ("二", 2, "2022-06-01"), ("三", 3, "2022-06-01"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "earlier", "as_of", "says"),
    [
        ("长" * (LONGEST_MESSAGE + 1), [], "", "PA-511"),
        ("短", ["长" * (LONGEST_MESSAGE + 1)], "", "PA-511"),
        ("短", ["短"] * MOST_MESSAGES, "", "PA-512"),
        ("短", [], "明天", "PA-107"),
        ("boom", [], "", "PA-999"),
    ],
)
def test_a_call_that_cannot_be_answered_says_why(
    chat: Chat, question: str, earlier: list[str], as_of: str, says: str
) -> None:
    with pytest.raises(gr.Error) as raised:
        answer_call(chat, question, earlier, as_of)
    assert says in str(raised.value)


def test_the_served_page_answers_and_asks_for_nothing_from_elsewhere(served: str) -> None:
    client = Client(served, verbose=False)
    assert client.predict(question="云服务18万元", api_name="/ask")["headline"]["amount"] == "7.2"
    with pytest.raises(AppError) as raised:
        client.predict(question="boom 某某公司", api_name="/ask")
    assert "PA-999" in str(raised.value) and "某某公司" not in str(raised.value)
    page = httpx.get(served).text
    loaded = re.findall(r'<(?:script|link|img|iframe)\b[^>]*?(?:src|href)="(https?://[^"]+)', page)
    assert [address for address in loaded if not address.startswith(served)] == []
    config = httpx.get(f"{served}config").json()
    assert not config.get("run_history") and not config.get("is_space") and config["analytics_enabled"] is False
    assert not any("http" in sheet for sheet in config.get("stylesheets", []))


def test_files_beside_the_page_are_not_served(served: str, tmp_path: Path) -> None:
    for path in (ROOT / "pyproject.toml", ROOT / "documents/manifest.toml", Path("/etc/passwd"), tmp_path / "x"):
        assert httpx.get(f"{served}gradio_api/file={path}").status_code in (403, 404)


def test_nothing_is_told_to_anyone_or_kept(words: Strings) -> None:
    options = launch_options(words)
    assert [name for name in ("share", "show_error", "run_history", "enable_monitoring", "mcp_server") if options[name]] == []
    assert options["allowed_paths"] == [] and os.environ["GRADIO_ANALYTICS_ENABLED"] == "False"
    assert options["theme"]._stylesheets == []


def test_serve_starts_in_any_folder_and_answers(tmp_path: Path) -> None:
    port = free_port()
    code = (
        "from assistant.page import serve; from assistant.settings import Settings; from assistant.strings import strings\n"
        "serve(Settings(), strings('zh-CN'))"
    )
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8",
        "POLICY_ADVISOR_PORT": str(port), "POLICY_ADVISOR_DATA_DIR": str(tmp_path / "data"),
        "POLICY_ADVISOR_EMBEDDING_MODEL": "none",
    }  # fmt: skip
    empty = tmp_path / "empty"
    empty.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=empty, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        assert process.stdout is not None
        said: list[str] = []
        for line in process.stdout:
            said.append(line)
            if READY.search(line):
                break
        assert said and READY.search(said[-1]), "".join(said)
        answer = Client(f"http://127.0.0.1:{port}/", verbose=False).predict(
            question="崂山区企业年购买云服务18万元能补多少", api_name="/ask"
        )
        assert answer["headline"] == {
            "amount": "7.2", "minimum": None, "maximum": None, "schedule": None, "certainty": "fixed",
        }  # fmt: skip
        assert answer["citations"][0]["document"] == "laoshan_2020"
        assert list(empty.iterdir()) == []
    finally:
        process.terminate()
        process.wait(30)
