"""Users of the desk, kept by administrators in the browser as on the command line.

Annotations are evaluated here: FastAPI reads those of functions that stand inside another one.
"""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from fastapi.responses import Response

from assistant.desk.desk import Desk
from assistant.desk.pages import Visit, back, page
from assistant.desk.permissions import ALLOWED
from assistant.desk.requests import Fields
from assistant.desk.users import ROLES
from assistant.errors import AdvisorError


def add_user_routes(app: FastAPI, desk: Desk, signed_in: Callable[[Request], Visit]) -> None:
    Staff = Annotated[Visit, Depends(signed_in)]

    @app.get("/desk/users")
    def users(staff: Staff) -> Response:
        return _page(desk, staff)

    @app.post("/desk/users")
    def add(staff: Staff, fields: Fields) -> Response:
        name, role, password = (fields.get(field, "") for field in ("name", "role", "password"))
        if role not in ROLES:
            return _page(desk, staff, staff.words.say("office.wrong_missing"))
        if password != fields.get("again", ""):
            return _page(desk, staff, staff.words.say("desk.passwords_differ"))
        try:
            desk.users.add(name.strip(), role, password)
        except AdvisorError as error:
            return _page(desk, staff, error.line(staff.words))
        return back("/desk/users")

    @app.post("/desk/users/remove")
    def remove(staff: Staff, fields: Fields) -> Response:
        name = fields.get("name", "")
        if name == staff.shift.user.name:
            return _page(desk, staff, staff.words.say("desk.not_oneself"))
        try:
            desk.users.remove(name)
        except AdvisorError as error:
            return _page(desk, staff, error.line(staff.words))
        return back("/desk/users")


def _page(desk: Desk, staff: Visit, problem: str = "") -> Response:
    say = staff.words.say
    return page(
        "users.html",
        staff.words,
        400 if problem else 200,
        staff=staff,
        problem=problem,
        users=[(user.name, say(f"desk.role_{user.role}")) for user in desk.users.all().values()],
        roles=[(role, say(f"desk.role_{role}")) for role in ROLES],
        acts=[(say(f"desk.act_{act}"), [role in allowed for role in ROLES]) for act, allowed in ALLOWED.items()],
    )
