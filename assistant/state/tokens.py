"""The token that a conversation belongs to. Only its digest is stored, so that the database opens no conversation."""

from __future__ import annotations

import hashlib
import re
import secrets

BYTES = 32
FORM = re.compile(r"[A-Za-z0-9_-]{43}")


def new_token() -> str:
    """A token that nobody can guess: 256 random bits."""
    return secrets.token_urlsafe(BYTES)


def is_token(text: str) -> bool:
    """Whether a text from outside has a token's form."""
    return FORM.fullmatch(text) is not None


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
