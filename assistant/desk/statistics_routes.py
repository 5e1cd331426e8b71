"""The statistics page, and its export.

Annotations are evaluated here: FastAPI reads those of functions that stand inside another one.
"""

from collections.abc import Callable, Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Request
from fastapi.responses import Response

from assistant.desk.desk import Desk, days
from assistant.desk.pages import EXCEL, Visit, file, message, page
from assistant.desk.statistics_page import Table, book_of, headings, tables
from assistant.state.statistics import statistics
from assistant.strings import Strings


def add_statistics_routes(app: FastAPI, desk: Desk, signed_in: Callable[[Request], Visit]) -> None:
    Staff = Annotated[Visit, Depends(signed_in)]

    @app.get("/desk/statistics")
    def shown(request: Request, staff: Staff) -> Response:
        written, problem = request.query_params, ""
        found: tuple[Table, ...] = ()
        try:
            found = _tables(desk, written, staff.words)
        except ValueError:
            problem = staff.words.say("desk.bad_day")
        return page(
            "statistics.html",
            staff.words,
            400 if problem else 200,
            staff=staff,
            problem=problem,
            tables=found,
            headings=headings(staff.words),
            written={name: written.get(name, "") for name in ("since", "until")},
            days=desk.service.settings.retention_days,
            export="/desk/statistics.xlsx?" + urlencode(dict(written)),
        )

    @app.get("/desk/statistics.xlsx")
    def exported(request: Request, staff: Staff) -> Response:
        try:
            found = _tables(desk, request.query_params, staff.words)
        except ValueError:
            return message(staff.words.say("desk.bad_day"), 400)
        return file(book_of(found, staff.words), EXCEL, "statistics.xlsx")


def _tables(desk: Desk, written: Mapping[str, str], words: Strings) -> tuple[Table, ...]:
    """Raises ValueError for what is no day."""
    since, until = days(written)
    documents = {rule.id: rule.document for rule in desk.rules.values()}
    with desk.service.state.session() as session:
        found = statistics(session, documents, since, until)
    return tables(found, desk, words)
