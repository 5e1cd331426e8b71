"""What the desk reads of a request: who is signed in, and a form's fields, from a page of the desk alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import UploadFile

from assistant.page.cookies import is_secure
from assistant.state.tokens import is_token

COOKIE = "pa_desk"
MOST_BYTES, MOST_FIELDS = 64_000, 200
MOST_UPLOADED = 64_000_000
"""Bytes of an uploaded list: some hundred thousand companies."""

LONGEST_SECONDS = 12 * 60 * 60


async def form_fields(request: Request) -> dict[str, str]:
    """The fields of a form sent by a page of this server. Refuses what comes from elsewhere or says not from where."""
    _refuse_others(request)
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise HTTPException(413, "too large")
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise HTTPException(400, "unreadable form") from error
    return dict(pairs)


Fields = Annotated[dict[str, str], Depends(form_fields)]
"""The fields of a form, as a route takes them."""


@dataclass(frozen=True)
class Upload:
    """A form with one file: its name and content, and the other fields."""

    name: str
    content: bytes
    fields: Mapping[str, str]


async def uploaded(request: Request) -> Upload:
    """A form with a file, sent by a page of this server. Refuses what comes from elsewhere or is too large."""
    _refuse_others(request)
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise HTTPException(411, "no length")
    if int(length) > MOST_UPLOADED:
        raise HTTPException(413, "too large")
    async with request.form(max_files=1, max_fields=MOST_FIELDS) as form:
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        file = next((value for value in form.values() if isinstance(value, UploadFile)), None)
        if file is None:
            raise HTTPException(400, "no file")
        return Upload(file.filename or "", await file.read(), fields)


Uploaded = Annotated[Upload, Depends(uploaded)]
"""A form with a file, as a route takes it."""


def _refuse_others(request: Request) -> None:
    origin = request.headers.get("origin")
    if origin is None or urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, "cross-site request")


def token_in(request: Request) -> str:
    """The token of the desk's cookie; empty where there is none of a token's form."""
    try:
        morsel = SimpleCookie(request.headers.get("cookie") or "").get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel is not None and is_token(morsel.value) else ""


def cookie(token: str, request: Request) -> str:
    """The Set-Cookie header; an empty token takes the cookie away. Strict: no other site opens the desk."""
    seconds = LONGEST_SECONDS if token else 0
    parts = [f"{COOKIE}={token}", "Path=/desk", f"Max-Age={seconds}", "HttpOnly", "SameSite=Strict"]
    return "; ".join([*parts, *(["Secure"] if is_secure(request.scope) else [])])
