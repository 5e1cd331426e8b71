"""What no request may do: change something from another site, or reach the parts of Gradio that the page does not use."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS"))
SITE = re.compile(r"same-origin|none")

VISITORS = re.compile(r"^(?:/(?:en|zh-CN))?/gradio_api/(?P<part>.*)$")
USED = re.compile(
    r"(?:info|openapi\.json|startup-events|queue/(?:join|data|status)|call/.+|app_id|cancel|reset|heartbeat/.+|mcp(?:/.*)?)/?"
)
"""What the visitors' pages use of Gradio; by `app_id` an open page notices that the server is there again. Uploads, files,
proxying, streams and logs are not among it."""

UNUSED_PAGES = re.compile(
    r"^(?:/(?:en|zh-CN))?/(?:login|logout|user|token|app_id|monitoring|dev/|deep_link|file=|proxy=).*"
)

HEADERS = {
    "content-security-policy": (
        "default-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; "
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; worker-src 'self' blob:; connect-src 'self'; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
"""The page may load from this server alone, whatever a library would like to."""


class Guard:
    """Refuses such requests, and sends the headers that hold the browser to this server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if is_foreign(scope["method"], headers):
            await PlainTextResponse("cross-site request", 403)(scope, receive, send)
            return
        if is_unused(scope["path"]):
            await PlainTextResponse("not found", 404)(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    answered.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)


def is_foreign(method: str, headers: Headers) -> bool:
    """Whether a state-changing request comes from a page of another origin. Programs send no origin."""
    if method in SAFE_METHODS:
        return False
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if site is not None and not SITE.fullmatch(site):
        return True
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def is_unused(path: str) -> bool:
    """Whether a path is a part of Gradio that visitors have no use for."""
    part = VISITORS.match(path)
    return bool(part and not USED.fullmatch(part["part"])) or bool(UNUSED_PAGES.match(path))
