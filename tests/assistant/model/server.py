"""A small OpenAI-compatible server on loopback that says what a script tells it to, over real HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

NOTHING_HEARD = '{"requests": []}'


@dataclass(frozen=True)
class Reply:
    """One reply: its text in `chunks`, or a status, or nothing at all for as long as the server `hangs`.

    finish      why the text ends; None cuts the connection off before it does
    calls       tools that are called: name and arguments
    body        these bytes in place of any JSON
    drips       the chunks come forever, one every 50 ms
    """

    chunks: tuple[str, ...] = ()
    status: int = 200
    finish: str | None = "stop"
    calls: tuple[tuple[str, dict[str, Any]], ...] = ()
    body: bytes | None = None
    refusal: str | None = None
    hangs: bool = False
    drips: bool = False
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        return "".join(self.chunks)


def say(*chunks: str, **more: Any) -> Reply:
    return Reply(chunks=chunks, **more)


Script = Callable[[dict[str, Any]], Reply]


@dataclass
class Scripted:
    """What the server says to a request to listen, to phrase, and to act as an agent; and what it was sent."""

    listen: Script = lambda body: say(NOTHING_HEARD)
    phrase: Script = lambda body: say("这是崂山区的一项政策。")
    act: Script = lambda body: say("这是崂山区的一项政策。")
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    url: str = ""
    stopping: threading.Event = field(default_factory=threading.Event)

    def reply(self, body: dict[str, Any]) -> Reply:
        self.requests.append(body)
        system = str(body["messages"][0]["content"])
        if system.startswith("你读一条"):
            return self.listen(body)
        return self.act(body) if "你可以调用工具" in system else self.phrase(body)


def handler(script: Scripted) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            script.paths.append(self.path)
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.headers.append({name.lower(): value for name, value in self.headers.items()})
            reply = script.reply(body)
            try:
                self._send(reply, body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the client has given up, as it may

        def _send(self, reply: Reply, body: dict[str, Any]) -> None:
            if reply.hangs:
                script.stopping.wait(30)
                self.close_connection = True
                return
            if reply.status != 200 or reply.body is not None:
                self._whole(reply.status, reply.body or b'{"error": {"message": "no"}}', reply.headers)
            elif body.get("stream"):
                self._stream(reply)
            else:
                self._whole(200, json.dumps(completion(reply), ensure_ascii=False).encode(), reply.headers)

        def _whole(self, status: int, content: bytes, headers: Sequence[tuple[str, str]]) -> None:
            self.send_response(status)
            for name, value in (("Content-Type", "application/json"), ("Content-Length", str(len(content))), *headers):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def _stream(self, reply: Reply) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            for chunk in reply.chunks:
                self._event({"choices": [{"index": 0, "delta": {"role": "assistant", "content": chunk}}]})
            while reply.drips and not script.stopping.wait(0.05):
                self._event({"choices": [{"index": 0, "delta": {"content": "政"}}]})
            if reply.finish is not None:
                self._event({"choices": [{"index": 0, "delta": {}, "finish_reason": reply.finish}]})
                self.wfile.write(b"data: [DONE]\n\n")

        def _event(self, data: dict[str, Any]) -> None:
            whole = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", **data}
            self.wfile.write(b"data: " + json.dumps(whole, ensure_ascii=False).encode() + b"\n\n")
            self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    return Handler


def completion(reply: Reply) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": reply.text or None}
    if reply.refusal:
        message["refusal"] = reply.refusal
    if reply.calls:
        message["tool_calls"] = [
            {
                "id": f"call_{number}",
                "type": "function",
                "function": {"name": name, "arguments": json.dumps(arguments, ensure_ascii=False)},
            }
            for number, (name, arguments) in enumerate(reply.calls)
        ]
    finish = "tool_calls" if reply.calls else reply.finish
    return {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }


class Running:
    """The server while it runs: `with Running() as script: …`."""

    def __enter__(self) -> Scripted:
        self.script = Scripted()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler(self.script))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        self.script.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        return self.script

    def __exit__(self, *_: object) -> None:
        self.script.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
