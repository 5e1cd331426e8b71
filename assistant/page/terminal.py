"""A public terminal: a browser that visitors share. What one visitor did ends after two idle minutes and never comes back.

Staff say so of a browser at the desk; a cookie without any secret remembers it there.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

COOKIE = "pa_terminal"
IDLE_SECONDS = 120
A_YEAR = 365 * 24 * 60 * 60


def is_terminal(header: str | None) -> bool:
    """Whether the Cookie header of a request says that it comes from one."""
    try:
        morsel = SimpleCookie(header or "").get(COOKIE)
    except CookieError:
        return False
    return morsel is not None and morsel.value == "1"


def cookie(terminal: bool, secure: bool) -> str:
    """The Set-Cookie header that makes a browser a public terminal, or an ordinary one again. Scripts may read it: the
    page's own ends the visit."""
    parts = [f"{COOKIE}={'1' if terminal else ''}", "Path=/", f"Max-Age={A_YEAR if terminal else 0}", "SameSite=Lax"]
    return "; ".join([*parts, *(["Secure"] if secure else [])])
