"""Off by default, and then nothing of it is loaded; on by one setting, for the command line as for everyone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.model.advisor_with_model import AdvisorWithModel
from tests.assistant.conftest import ROOT
from tests.assistant.model.conftest import KEY, TODAY, said
from tests.assistant.model.replies import GOOD
from tests.assistant.model.server import Scripted, say

CLOUD = "崂山企业，云服务花了18万，补多少"
LOADED = """
import sys
from assistant.cli import main
try:
    main()
finally:
    names = sorted({name.split(".")[0] for name in sys.modules} & {"langchain", "langchain_openai", "langchain_ollama", "langgraph", "openai"})
    print(names + sorted(name for name in sys.modules if name.startswith("assistant.model")), file=sys.stderr)
"""
Helped = Callable[..., AdvisorWithModel]


def ask(tmp_path: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("POLICY_ADVISOR_")}
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    given = {"DATA_DIR": str(tmp_path), "EMBEDDING_MODEL": "none", **settings}
    return subprocess.run(
        [sys.executable, "-c", LOADED, "ask", CLOUD, "--as-of", TODAY.isoformat()],
        env={**environment, "PYTHONPATH": path, **{f"POLICY_ADVISOR_{name}": value for name, value in given.items()}},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_with_the_model_off_nothing_of_it_is_imported(tmp_path: Path) -> None:
    done = ask(tmp_path, MODEL_BASE_URL="http://127.0.0.1:9/v1", MODEL_KEY=KEY)
    assert done.returncode == 0, done.stderr
    assert "7.2万元" in done.stdout
    assert done.stderr.splitlines()[-1] == "[]"


def test_one_setting_turns_it_on_for_the_command_line(tmp_path: Path, script: Scripted) -> None:
    script.phrase = lambda body: say(GOOD["plain words"])
    done = ask(tmp_path, MODEL="scripted", MODEL_BASE_URL=script.url, MODEL_KEY=KEY)
    assert done.returncode == 0, done.stderr
    assert "您问的是崂山区对企业购买云服务的补贴。" in done.stdout
    assert "assistant.model.gate" in done.stderr
    assert len(script.requests) == 2
    assert KEY not in done.stdout + done.stderr


def test_a_model_that_cannot_be_opened_says_what_to_do(tmp_path: Path) -> None:
    done = ask(tmp_path, MODEL="scripted")
    assert done.returncode == 1
    assert "PA-304" in done.stderr
    assert "POLICY_ADVISOR_MODEL_BASE_URL" in done.stderr


def test_neither_listening_nor_phrasing_asks_the_endpoint_nothing(helped: Helped, script: Scripted) -> None:
    said(helped(model_listens=False, model_phrases=False), CLOUD)
    assert script.requests == []


@pytest.mark.parametrize(("question", "calls"), [("您好", 1), ("今天天气怎么样", 1), ("How much for 180,000 yuan of cloud services in Laoshan", 1)])
def test_what_need_not_be_reworded_is_only_heard(
    helped: Helped, script: Scripted, question: str, calls: int
) -> None:
    said(helped(), question)
    assert len(script.requests) == calls


def test_the_text_arrives_line_by_line_and_the_answer_last(helped: Helped, script: Scripted) -> None:
    script.phrase = lambda body: say("这项补贴来自", "崂山区。\n结论: ⟦A", "1⟧。\n", "依据见⟦C1⟧。")
    parts = list(helped(model_listens=False).stream(CLOUD, Conversation(), TODAY))
    assert isinstance(parts[-1], Answer)
    texts = parts[:-1]
    assert all(isinstance(text, str) for text in texts)
    assert texts[0].startswith("**按条文测算 7.2万元**")
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts))
    assert "来自崂山区。" in texts[1]
    assert "依据见[1]。" in parts[-1].text


# Ollama speaks a protocol of its own: lines of JSON.

class Ollama(BaseHTTPRequestHandler):
    text = ""
    sent: list[dict] = []  # noqa: RUF012 - what the one server of a test was sent

    def do_POST(self) -> None:
        Ollama.sent.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson")
        self.end_headers()
        parts = [{"message": {"role": "assistant", "content": char}, "done": False} for char in Ollama.text]
        end = {"message": {"role": "assistant", "content": ""}, "done": True, "done_reason": "stop"}
        for part in (*parts, end):
            line = {"model": "qwen3:1.7b", "created_at": "2026-11-21T00:00:00Z", **part}
            self.wfile.write(json.dumps(line).encode() + b"\n")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def ollama() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Ollama)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    Ollama.sent = []
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(("text", "shown"), [(GOOD["plain words"], True), ("这项补贴是99万元。", False)])
def test_ollama_by_settings(helped: Helped, ollama: str, plain: Callable[..., Answer], text: str, shown: bool) -> None:
    Ollama.text = text
    advisor = helped(model="qwen3:1.7b", model_provider="ollama", model_base_url=ollama, model_listens=False)
    answer = said(advisor, CLOUD)
    assert ("shown" in advisor.helper.counters.snapshot()) == shown, advisor.helper.counters.snapshot()
    assert (answer.text == plain(CLOUD).text) != shown
    assert Ollama.sent[0]["model"] == "qwen3:1.7b"
