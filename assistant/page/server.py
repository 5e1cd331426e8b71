"""The server: the chat page in each language, the library, what belongs to a conversation, and their guard."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

import gradio as gr
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, Response
from starlette.middleware import Middleware

from assistant.collecting import keep_what_is_open
from assistant.errors import AdvisorError, as_advisor_error
from assistant.operations.probes import add_probes
from assistant.operations.throttle import Throttle
from assistant.page.app import build
from assistant.page.cookies import ConversationCookie
from assistant.page.guard import Guard
from assistant.page.routes import add_routes
from assistant.page.service import Service, open_service
from assistant.page.templates import static
from assistant.settings import Settings
from assistant.startup import open_advisor
from assistant.state import open_state
from assistant.state.retention import expire
from assistant.strings import LANGUAGES, Strings, strings

WAITING_AT_ONCE = 8
"""Questions answered at the same time where a language model is waited for; others wait in the queue."""

LONGEST_QUEUE = 200
KEPT_SESSIONS = 300
"""Windows whose state gradio keeps; a call of an endpoint counts as one. A conversation stands in the database, so a
window that was dropped only forgets what stood half typed."""

A_DAY = 24 * 60 * 60
GRACE_SECONDS = 2
"""How long open pages may finish when the server is stopped; they hold a stream that never ends by itself."""

FONTS = ["system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"]
"""Names of installed fonts alone: a font object would make the page fetch a file."""

Addition = Callable[[FastAPI, Service], None]
"""Adds routes or mounts of its own, before the chat page takes what is left of the addresses."""


def application(service: Service, additions: Sequence[Addition] = (), mcp: bool = False) -> FastAPI:
    """The whole server over a service. With `mcp` the public functions are served as MCP tools too."""

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        cleaning = asyncio.create_task(_expire_daily(service))
        yield
        await _answered(service)
        cleaning.cancel()
        with suppress(asyncio.CancelledError):
            await cleaning

    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=running,
        middleware=[
            Middleware(
                Throttle,
                per_minute=service.settings.requests_per_address,
                language=service.settings.language,
                metrics=service.metrics,
            ),
            Middleware(Guard),
            Middleware(ConversationCookie, idle_minutes=service.settings.idle_minutes),
        ],
    )
    app.add_exception_handler(AdvisorError, _unavailable(service))
    add_probes(app, service.state, service.metrics)
    add_routes(app, service)
    for addition in additions:
        addition(app, service)
    chosen = service.settings.language
    for language in LANGUAGES:
        if language != chosen:
            app = _mounted(app, service, strings(language), f"/{language}", mcp=False)
    return _mounted(app, service, strings(chosen), "/", mcp=mcp)


def serve(settings: Settings, words: Strings, mcp: bool = False, additions: Sequence[Addition] = ()) -> None:
    """Opens everything and shows the pages at the settings' host and port until the process is stopped.

    Says on standard output how far the index is and where the page is. Gradio serves files of the working directory,
    so the caller changes to an empty one before.
    """
    state = open_state(settings)
    advisor, retrieval = open_advisor(settings, _progress(words))
    for notice in retrieval.notices:
        print(words.say(f"notice.{notice.key}", **notice.params), flush=True)
    service = open_service(advisor, retrieval, state, settings)
    try:
        server = Announced(application(service, additions, mcp), settings, words, mcp)
        keep_what_is_open()
        server.run()
    finally:
        state.close()


def _unavailable(service: Service) -> Callable[[Request, Exception], Response]:
    """What a route outside the chat answers while its database cannot be used."""

    def answer(request: Request, error: Exception) -> Response:
        known = as_advisor_error(error)
        service.visits.logged(known)
        return PlainTextResponse(known.line(strings(service.settings.language)), 503)

    return answer


class Announced(uvicorn.Server):
    """Says where the page is once it really is there."""

    def __init__(self, app: FastAPI, settings: Settings, words: Strings, mcp: bool = False) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                host=settings.host,
                port=settings.port,
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
        )
        self._words, self._mcp = words, mcp
        self.ready = threading.Event()

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        if self.should_exit:
            return
        host = f"[{self.config.host}]" if ":" in self.config.host else self.config.host
        address = f"http://{host}:{self.config.port}/"
        print(self._words.say("page.ready", address=address), flush=True)
        if self._mcp:
            print(self._words.say("page.mcp_ready", address=f"{address}gradio_api/mcp/"), flush=True)
        self.ready.set()


def launch_options(words: Strings) -> dict[str, Any]:
    """How a page is shown wherever it runs: nothing shared, recorded, fetched from elsewhere or told of errors."""
    return {
        "theme": _theme(),
        "css": static("page.css"),
        "head": f"<style>{static('frame.css')}</style>",
        "show_error": False,
        "run_history": False,
        "enable_monitoring": False,
        "ssr_mode": False,
        "pwa": False,
        "footer_links": [],
        "allowed_paths": [],
        "max_file_size": 1,
    }


def at_once(settings: Settings) -> int:
    """How many questions are answered at the same time. Without a model an answer only computes: one for each core comes
    sooner for everybody than many that share the cores."""
    return WAITING_AT_ONCE if settings.model is not None else max(2, os.cpu_count() or 2)


def _mounted(app: FastAPI, service: Service, words: Strings, path: str, mcp: bool) -> FastAPI:
    page = build(service, words, public=path == "/")
    page.state_session_capacity = KEPT_SESSIONS
    page.queue(default_concurrency_limit=at_once(service.settings), max_size=LONGEST_QUEUE)
    script = (
        static("page.js")
        .replace("LANGUAGE", words.language)
        .replace("IDLE_NOTICE", words.say("page.idle_notice"))
        .replace("IDLE_MINUTES", str(service.settings.idle_minutes))
        .replace("REMOVE_QUESTION", words.say("page.remove_sure"))
        .replace("CONNECTION_LOST", words.say("page.connection_lost"))
    )
    options = {**launch_options(words), "js": script, "mcp_server": mcp}
    return gr.mount_gradio_app(app, page, path=path, **options)


async def _answered(service: Service) -> None:
    """Waits for the answers being worked on, so that each is kept before the database is closed."""
    until = time.monotonic() + service.settings.shutdown_seconds
    while service.visits.busy and time.monotonic() < until:
        await asyncio.sleep(0.05)


async def _expire_daily(service: Service) -> None:
    """What is older than the retention setting goes: at the start, and once a day."""
    while True:
        await asyncio.to_thread(expire, service.state, service.settings.retention_days)
        await asyncio.sleep(A_DAY)


def _theme() -> gr.themes.Base:
    """Gradio's default in blue, with installed fonts, and with enough contrast on its buttons and in its fields."""
    return gr.themes.Default(primary_hue="blue", neutral_hue="slate", font=FONTS, font_mono=["monospace"]).set(
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_hover="*primary_800",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
    )


def _progress(words: Strings) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        print(words.say("cli.indexing", done=done, total=total), flush=True)

    return tell
