"""Lists of companies screened in the app: the template, a list handed in, how far it is, its results.

Annotations are evaluated here: FastAPI reads those of functions that stand inside another one.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from fastapi.responses import JSONResponse, Response

from assistant.desk.desk import Desk
from assistant.desk.lists import LIST_KINDS, MOST_OF_ONE, Lists, Run
from assistant.desk.pages import EXCEL, HEADERS, Visit, back, file, message, page
from assistant.desk.requests import MOST_UPLOADED, Fields, Uploaded
from assistant.errors import AdvisorError
from assistant.screening import LISTS
from assistant.screening.running import Purpose, Scope, scope
from assistant.screening.writing import write_template, write_template_csv
from assistant.strings import Strings

LONGEST = 200
ENCODINGS = ("utf-8-sig", "gb18030")


def add_list_routes(app: FastAPI, desk: Desk, signed_in: Callable[[Request], Visit]) -> None:
    settings = desk.service.settings
    lists = Lists(settings.data_dir / LISTS, settings.data_dir / "screenings.jsonl")
    Staff = Annotated[Visit, Depends(signed_in)]

    @app.get("/desk/lists")
    def home(staff: Staff) -> Response:
        return _home(lists, staff)

    @app.post("/desk/lists")
    def start(staff: Staff, upload: Uploaded) -> Response:
        words, written = staff.words, {name: text.strip()[:LONGEST] for name, text in upload.fields.items()}
        purpose = Purpose(staff.shift.user.name, written.get("purpose", ""), written.get("source", ""))
        encoding = written.get("encoding", ENCODINGS[0])
        if not (purpose.purpose and purpose.source):
            return _home(lists, staff, words.say("desk.list_purpose_needed"), 400)
        if not upload.name.lower().endswith(LIST_KINDS) or encoding not in ENCODINGS:
            return _home(lists, staff, words.say("desk.list_kinds"), 400)
        try:
            wanted = _scope(desk, written.get("reference") == "1")
        except AdvisorError as error:
            return _home(lists, staff, error.line(words), 409)
        name = Path(upload.name.replace("\\", "/")).name[:LONGEST]
        run = lists.start(staff.shift.user.name, name, upload.content, wanted, purpose, encoding, words)
        if run is None:
            return _home(lists, staff, words.say("desk.list_too_many", most=MOST_OF_ONE), 429)
        return back("/desk/lists")

    @app.get("/desk/lists/template.{kind}")
    def template(staff: Staff, kind: str) -> Response:
        if f".{kind}" not in LIST_KINDS:
            return message(staff.words.say("desk.list_kinds"), 404)
        columns = _scope(desk, True).columns
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"template.{kind}"
            if kind == "csv":
                write_template_csv(path, columns)
            else:
                write_template(path, columns, staff.words)
            content = path.read_bytes()
        return file(content, "text/csv" if kind == "csv" else EXCEL, path.name)

    @app.get("/desk/lists/{run_id}")
    def state(staff: Staff, run_id: str) -> Response:
        run = lists.find(staff.shift.user.name, run_id)
        if run is None:
            return message(staff.words.say("desk.no_list"), 404)
        return JSONResponse({"done": run.done, "said": said(run, staff.words)}, headers=HEADERS)

    @app.get("/desk/lists/{run_id}/results.xlsx")
    def results(staff: Staff, run_id: str) -> Response:
        run = lists.find(staff.shift.user.name, run_id)
        if run is None or run.result is None:
            return message(staff.words.say("desk.no_list"), 404)
        return file(lists.result(run), EXCEL, "results.xlsx")

    @app.post("/desk/lists/{run_id}/remove")
    def remove(staff: Staff, run_id: str, _: Fields) -> Response:
        lists.remove(staff.shift.user.name, run_id)
        return back("/desk/lists")


def said(run: Run, words: Strings) -> str:
    """How far a run is, or what came of it."""
    if run.failed is not None:
        return run.failed[words.language]
    found = run.result
    if found is None:
        of = words.say("desk.list_of", lines=run.lines) if run.lines else ""
        return words.say("desk.list_running", rows=run.rows, of=of)
    line = words.say("desk.list_done", rows=found.rows, leads=found.leads, errors=found.errors)
    unknown = "、".join(found.unknown)
    return f"{line} {words.say('screen.unknown_columns', columns=unknown)}" if unknown else line


def _home(lists: Lists, visit: Visit, problem: str = "", status: int = 200) -> Response:
    runs = lists.of(visit.shift.user.name)
    return page(
        "lists.html",
        visit.words,
        status,
        staff=visit,
        problem=problem,
        runs=[(run, said(run, visit.words)) for run in runs],
        megabytes=MOST_UPLOADED // 1_000_000,
        encodings=ENCODINGS,
    )


def _scope(desk: Desk, reference: bool) -> Scope:
    """What lists are screened for; with `reference` also texts that nobody can apply under. Raises AdvisorError."""
    service = desk.service
    return scope(service.advisor.corpus, service.today(), reference, stopped=service.office().stopped)
