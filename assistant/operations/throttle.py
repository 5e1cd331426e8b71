"""What one address may send: so many requests that ask something in a minute, and none that is too large."""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import AdvisorError, Code
from assistant.operations.allowance import Rate
from assistant.operations.metrics import Metrics
from assistant.strings import strings

ASKING = re.compile(r"^(?:/(?:en|zh-CN))?/gradio_api/(?:queue/join|call/|mcp)")
ENGLISH = re.compile(r"^/en/")
LARGEST = 1 << 20
"""Bytes of a visitor's request."""


class Throttle:
    """Refuses with status 429 or 413 and a coded message. The desk of the staff takes files and has its own limit."""

    def __init__(self, app: ASGIApp, per_minute: int, language: str, metrics: Metrics) -> None:
        self.app = app
        self._rate = Rate(per_minute)
        self._language = language
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._metrics.responded(message["status"])
            await send(message)

        asks = scope["method"] == "POST" and ASKING.match(scope["path"]) is not None
        if asks and not self._rate.take(_address(scope)):
            error = AdvisorError(Code.TOO_MANY_REQUESTS, limit=self._rate.per_minute)
            await self._refuse(error, 429, scope, receive, counted)
            return
        if not asks:
            await self.app(scope, receive, counted)
            return
        too_large = AdvisorError(Code.REQUEST_TOO_LARGE, limit=LARGEST // 1024)
        if int(Headers(scope=scope).get("content-length") or 0) > LARGEST:
            await self._refuse(too_large, 413, scope, receive, counted)
            return
        read, started, refused = 0, False, False

        async def limited() -> Message:
            nonlocal read, refused
            message = await receive()
            read += len(message.get("body", b""))
            if read > LARGEST:
                refused = True
                raise too_large
            return message

        async def unless_refused(message: Message) -> None:
            nonlocal started
            # What reads the body may answer its end by itself, with words of its own.
            if started or not refused:
                started = True
                await counted(message)

        try:
            await self.app(scope, limited, unless_refused)
        except AdvisorError as error:
            if error is not too_large or started:
                raise
        if refused and not started:
            await self._refuse(too_large, 413, scope, receive, counted)

    async def _refuse(self, error: AdvisorError, status: int, scope: Scope, receive: Receive, send: Send) -> None:
        self._metrics.refused(error.code)
        words = strings("en" if ENGLISH.match(scope["path"]) else self._language)
        content = {"code": error.code, "message": error.message(words), "detail": error.line(words)}
        headers = {"retry-after": "60"} if status == 429 else None
        await JSONResponse(content, status, headers)(scope, receive, send)


def _address(scope: Scope) -> str:
    """Where the request comes from; the server has put the visitor's own address there where a trusted proxy says it."""
    client = scope.get("client")
    return client[0] if client else ""
