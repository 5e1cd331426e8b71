"""The cookie that a conversation belongs to: unguessable, out of reach of scripts, gone after the idle minutes."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.page.terminal import IDLE_SECONDS, is_terminal
from assistant.state.tokens import is_token, new_token

COOKIE = "pa_conversation"
RENEWED_BY = ("/gradio_api/queue/join", "/gradio_api/call/")


class ConversationCookie:
    """Gives a browser that opens a page its token, and lets the cookie live on while the visitor goes on."""

    def __init__(self, app: ASGIApp, idle_minutes: int) -> None:
        self.app = app
        self._seconds = idle_minutes * 60

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        token = token_of(_header(scope, b"cookie"))
        seconds = IDLE_SECONDS if is_terminal(_header(scope, b"cookie")) else self._seconds
        opens = scope["method"] == "GET" and b"text/html" in _header(scope, b"accept").encode("latin-1")
        if opens and token is None:
            token = new_token()
        renew = token is not None and (opens or any(part in scope["path"] for part in RENEWED_BY))

        async def with_cookie(message: Message) -> None:
            if renew and token is not None and message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if COOKIE not in (headers.get("set-cookie") or ""):
                    headers.append("set-cookie", cookie(token, seconds, is_secure(scope)))
            await send(message)

        await self.app(scope, receive, with_cookie)


def cookie(token: str, seconds: int, secure: bool) -> str:
    """The Set-Cookie header. Lax: a link from the office's own site opens the conversation, a foreign form does not."""
    parts = [f"{COOKIE}={token}", "Path=/", f"Max-Age={seconds}", "HttpOnly", "SameSite=Lax"]
    return "; ".join([*parts, *(["Secure"] if secure else [])])


def token_of(header: str | None) -> str | None:
    """The token of a Cookie header; None where there is none of a token's form."""
    try:
        morsel = SimpleCookie(header or "").get(COOKIE)
    except CookieError:
        return None
    return morsel.value if morsel is not None and is_token(morsel.value) else None


def is_secure(scope: Scope) -> bool:
    """Whether the visitor came by HTTPS, to us or to the proxy before us."""
    return scope["scheme"] == "https" or _header(scope, b"x-forwarded-proto") == "https"


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")
