"""What every address of the desk answers with: a page, a file, a line of text, or the way back; and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.desk.permissions import Act, may
from assistant.desk.signed_in import Shift
from assistant.page.templates import render
from assistant.page.terminal import IDLE_SECONDS
from assistant.strings import Strings

HEADERS = {
    "cache-control": "no-store",
    # The default of the server, no-referrer, would hide from it that its own forms are its own.
    "referrer-policy": "same-origin",
}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST_ID = 2**31 - 1


class Refused(Exception):
    """A request that gets this response."""

    def __init__(self, response: Response) -> None:
        self.response = response


@dataclass(frozen=True)
class Visit:
    """A request of a signed-in member of staff. `terminal`: from a public terminal (`assistant.page.terminal`)."""

    shift: Shift
    words: Strings
    terminal: bool = False

    @property
    def role(self) -> str:
        """坐席, 审核 or 管理员."""
        return self.words.say(f"desk.role_{self.shift.user.role}")

    def may(self, act: str) -> bool:
        return may(self.shift.user.role, Act(act))

    def may_see(self, consultation: int) -> bool:
        """On a public terminal only what is at the desk now."""
        return not self.terminal or consultation == self.shift.consultation

    @property
    def idle_seconds(self) -> int:
        return IDLE_SECONDS


def page(name: str, words: Strings, status: int = 200, **values: Any) -> Response:
    """A template of the desk."""
    return HTMLResponse(render(f"desk/{name}", words, **values), status, HEADERS)


def message(text: str, status: int) -> Response:
    return Response(text, status, HEADERS, "text/plain; charset=utf-8")


def file(content: bytes, kind: str, name: str, disposition: str = "attachment") -> Response:
    return Response(content, 200, HEADERS | {"content-disposition": f'{disposition}; filename="{name}"'}, kind)


def back(to: str = "/desk") -> Response:
    """After a form that changed something: a page that may be loaded again without sending the form again."""
    return RedirectResponse(to, 303, HEADERS)
