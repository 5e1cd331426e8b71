"""Every error of the catalogue: it has words in both languages, and something really raises it."""

from __future__ import annotations

import errno
import io
import os
import socket
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from assistant.answer import Answer
from assistant.batch import answer_lines
from assistant.conversation import Conversation
from assistant.desk.users import Users
from assistant.embedding import ModelUnavailable, load_embedder
from assistant.errors import AdvisorError, Code, as_advisor_error
from assistant.ingesting import ingest
from assistant.office.records import Kept, Office, Stop
from assistant.operations import audit_command
from assistant.operations.allowance import Allowance
from assistant.operations.backup import back_up, restore
from assistant.operations.measured import measured
from assistant.operations.metrics import Metrics
from assistant.operations.replay import Recorded, recorded, replay
from assistant.operations.running import STAGE, serving
from assistant.operations.throttle import LARGEST, Throttle
from assistant.page.limits import LONGEST_MESSAGE, MOST_MESSAGES, check_conversation, check_message
from assistant.page.visits import Visits
from assistant.plan_commands import place_named, table, way_back
from assistant.program import Program, Run, report
from assistant.screening.command import screen
from assistant.screening.running import Purpose, scope, screen_file
from assistant.serving import free_port, serve
from assistant.settings import DATABASE_FILE, Settings
from assistant.startup import open_advisor
from assistant.state import audit, open_state
from assistant.state.tokens import new_token
from assistant.strings import LANGUAGES, strings
from documents import load_corpus
from documents.corpus import MANIFEST
from tests.assistant.conftest import Parrot
from tests.documents import office_files
from tools.catalogue import RULES

Cause = Callable[[pytest.MonkeyPatch], object]

FACTS = {"title": "测试措施", "place": "青岛市", "status": "final"}
POLICY = "第一条 对购买检测服务的企业给予补贴。\n"

CAUSES: dict[Code, Cause] = {}


def causes(code: Code) -> Callable[[Cause], Cause]:
    """Registers what raises an error of this code. The working directory is an empty one of the test's own."""

    def register(cause: Cause) -> Cause:
        CAUSES[code] = cause
        return cause

    return register


def program(*arguments: str) -> None:
    from assistant.cli import main

    super(Program, main).main(list(arguments), standalone_mode=False, obj=Run())


@causes(Code.USAGE)
def _(_: pytest.MonkeyPatch) -> None:
    program("version", "more")


@causes(Code.UNKNOWN_COMMAND)
def _(_: pytest.MonkeyPatch) -> None:
    program("answer")


@causes(Code.UNKNOWN_OPTION)
def _(_: pytest.MonkeyPatch) -> None:
    program("ask", "--colour", "x")


@causes(Code.MISSING_ARGUMENT)
def _(_: pytest.MonkeyPatch) -> None:
    program("ask")


@causes(Code.BAD_ARGUMENT)
def _(_: pytest.MonkeyPatch) -> None:
    program("serve", "--port", "x")


@causes(Code.NO_QUESTION)
def _(_: pytest.MonkeyPatch) -> None:
    program("ask", "  ")


@causes(Code.BAD_DATE)
def _(_: pytest.MonkeyPatch) -> None:
    program("ask", "x", "--as-of", "x")


@causes(Code.UNKNOWN_RULE)
def _(_: pytest.MonkeyPatch) -> None:
    program("calc", "x")


@causes(Code.NOTHING_TO_COMPUTE)
def _(_: pytest.MonkeyPatch) -> None:
    program("calc", "laoshan-8.7")


@causes(Code.FACT_WITHOUT_VALUE)
def _(_: pytest.MonkeyPatch) -> None:
    program("calc", "laoshan-6", "--fact", "x")


@causes(Code.UNKNOWN_FACT)
def _(_: pytest.MonkeyPatch) -> None:
    program("calc", "laoshan-6", "--fact", "x=1")


@causes(Code.BAD_FACT)
def _(_: pytest.MonkeyPatch) -> None:
    program("calc", "laoshan-6", "--fact", "cloud_spending=-1万")


@causes(Code.FACT_TWICE)
def _(_: pytest.MonkeyPatch) -> None:
    program("calc", "laoshan-6", "--fact", "cloud_spending=1", "--fact", "cloud_spending=2")


def batch(line: bytes) -> None:
    """Raises the error that the line's result holds."""
    out = io.BytesIO()
    answer_lines(Parrot(), io.BytesIO(line), out, date(2026, 11, 21), None, strings("en"))
    code = next((code for code in Code if f'"{code}"'.encode() in out.getvalue()), None)
    assert code is not None
    raise AdvisorError(code, position=1, parts="x", kind="x", reason="x")


@causes(Code.BATCH_NOT_UTF8)
def _(_: pytest.MonkeyPatch) -> None:
    batch(b"\xff")


@causes(Code.BATCH_NOT_JSON)
def _(_: pytest.MonkeyPatch) -> None:
    batch(b"{")


@causes(Code.BATCH_SHAPE)
def _(_: pytest.MonkeyPatch) -> None:
    batch(b"{}")


@causes(Code.BAD_SETTING)
def _(_: pytest.MonkeyPatch) -> None:
    Settings(port=-1, language="fr", fusion_constant="x", embedding_model="", hub_token=1)  # type: ignore[arg-type]


@causes(Code.UNREADABLE_SETTINGS)
def _(_: pytest.MonkeyPatch) -> None:
    Path(".env").write_bytes(b"POLICY_ADVISOR_PORT=\xff\n")
    Run().settings()


@causes(Code.MODEL_UNAVAILABLE)
def _(_: pytest.MonkeyPatch) -> None:
    load_embedder(Settings(embedding_model=str(Path("nowhere").absolute())))


@causes(Code.LANGUAGE_MODEL)
def _(_: pytest.MonkeyPatch) -> None:
    open_advisor(Settings(data_dir=Path("data").absolute(), embedding_model="none", model="m"))


@causes(Code.MODEL_KEY_FILE)
def _(_: pytest.MonkeyPatch) -> None:
    given = {"model": "m", "model_base_url": "http://127.0.0.1:9/v1", "model_key_file": "nowhere"}
    open_advisor(Settings(data_dir=Path("data").absolute(), embedding_model="none", **given))  # type: ignore[arg-type]


@causes(Code.CORPUS)
def _(_: pytest.MonkeyPatch) -> None:
    Path(MANIFEST).write_text("[[document]]\nid = 1\n", encoding="utf-8")
    load_corpus(Path.cwd())


@causes(Code.QUOTE_GONE)
def _(_: pytest.MonkeyPatch) -> None:
    load_corpus().locate("laoshan_2020", "没有这句话")


@causes(Code.UNREADABLE_FILE)
def _(_: pytest.MonkeyPatch) -> None:
    ingest([Path("nowhere.txt")], FACTS, Path("texts"))


def ingested(name: str, content: bytes = POLICY.encode(), **facts: object) -> None:
    Path(name).write_bytes(content)
    ingest([Path(name)], {**FACTS, **facts}, Path("texts"))


@causes(Code.FORMAT_NOT_YET)
def _(_: pytest.MonkeyPatch) -> None:
    ingested("a.doc")


@causes(Code.UNKNOWN_FORMAT)
def _(_: pytest.MonkeyPatch) -> None:
    ingested("a.exe")


@causes(Code.NOT_UTF8)
def _(_: pytest.MonkeyPatch) -> None:
    ingested("a.txt", b"\xff")


@causes(Code.NO_CLAUSES)
def _(_: pytest.MonkeyPatch) -> None:
    ingested("a.txt", "题目".encode())


@causes(Code.ID_NEEDED)
def _(_: pytest.MonkeyPatch) -> None:
    ingested("a.txt", id="../a")


@causes(Code.ID_TAKEN)
def _(_: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "a.md"):
        Path(name).write_text(POLICY, encoding="utf-8")
    ingest([Path("a.txt"), Path("a.md")], {"place": "青岛市", "status": "final"}, Path("texts"), ask=lambda *_: "题")


@causes(Code.FACT_OF_TEXT_MISSING)
def _(_: pytest.MonkeyPatch) -> None:
    ingested("a.txt", place=None)


@causes(Code.BAD_FACT_OF_TEXT)
def _(_: pytest.MonkeyPatch) -> None:
    ingested("a.txt", status="law")


@causes(Code.ONE_FILE_ONLY)
def _(_: pytest.MonkeyPatch) -> None:
    ingest([Path("a.txt"), Path("b.txt")], FACTS, Path("texts"))


@causes(Code.ENCRYPTED_FILE)
def _(_: pytest.MonkeyPatch) -> None:
    ingested("a.pdf", office_files.write_pdf(Path("with_password.pdf"), password="x").read_bytes())


@causes(Code.SCANNED_FILE)
def _(_: pytest.MonkeyPatch) -> None:
    ingested("a.pdf", office_files.write_pdf(Path("scan.pdf"), words=False).read_bytes())


@causes(Code.EMPTY_FILE)
def _(_: pytest.MonkeyPatch) -> None:
    ingested("a.txt", b"")


@causes(Code.FILE_TOO_LARGE)
def _(_: pytest.MonkeyPatch) -> None:
    with open("a.txt", "wb") as file:
        file.truncate(200 * 2**20)
    ingest([Path("a.txt")], FACTS, Path("texts"))


@causes(Code.EXHAUSTING_FILE)
def _(_: pytest.MonkeyPatch) -> None:
    ingest([office_files.zip_bomb(Path("a.docx"))], FACTS, Path("texts"))


@causes(Code.DAMAGED_FILE)
def _(_: pytest.MonkeyPatch) -> None:
    ingested("a.docx", b"PK")


@causes(Code.UNSAFE_NAME)
def _(_: pytest.MonkeyPatch) -> None:
    ingest([office_files.climbing_archive(Path("a.docx"))], FACTS, Path("texts"))


@causes(Code.VERSION_UNLIKE)
def _(_: pytest.MonkeyPatch) -> None:
    ingested("laoshan_2020.txt")


@causes(Code.UNKNOWN_DOCUMENT)
def _(_: pytest.MonkeyPatch) -> None:
    program("changes", "nothing")


@causes(Code.RULE_WITHDRAWN)
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_ADVISOR_DATA_DIR", "data")
    text = load_corpus().text("laoshan_2020").replace("实际费用的 40%", "实际费用的 30%")
    Path("laoshan_2020.txt").write_bytes(text.encode())
    ingest([Path("laoshan_2020.txt")], {}, Path("data", "texts"))
    program("calc", "laoshan-6", "--fact", "cloud_spending=18万")


@causes(Code.RULE_STOPPED)
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = Kept(Stop(rule="laoshan-6", reason="待核"), "li", "wang", date(2026, 11, 21))
    monkeypatch.setattr("assistant.office.opening.office_of", lambda settings: Office((stop,)))
    program("calc", "laoshan-6", "--fact", "cloud_spending=18万")


@causes(Code.TOO_MANY_FILES)
def _(_: pytest.MonkeyPatch) -> None:
    ingest([Path("a.txt")] * 101, FACTS, Path("texts"))


@causes(Code.TEXT_TOO_LONG)
def _(_: pytest.MonkeyPatch) -> None:
    ingested("a.txt", b"a" * 5_000_001)


@causes(Code.PORT_TAKEN)
def _(_: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        free_port("127.0.0.1", other.getsockname()[1])


@causes(Code.ADDRESS_UNUSABLE)
def _(_: pytest.MonkeyPatch) -> None:
    free_port("192.0.2.1", 0)


@causes(Code.PAGE_MISSING)
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "assistant.page.server", None)
    serve(Settings(port=0), strings("en"))


@causes(Code.MESSAGE_TOO_LONG)
def _(_: pytest.MonkeyPatch) -> None:
    check_message("x" * (LONGEST_MESSAGE + 1))


@causes(Code.CONVERSATION_TOO_LONG)
def _(_: pytest.MonkeyPatch) -> None:
    check_conversation(["x"] * (MOST_MESSAGES + 1))


@causes(Code.STILL_ANSWERING)
def _(_: pytest.MonkeyPatch) -> None:
    state = open_state(Settings(data_dir=Path("kept")))
    visits = Visits(Parrot(), state, 30)  # type: ignore[arg-type]
    token = new_token()
    first = visits.ask(token, "一", "zh-CN")
    next(first)
    *_, refused = visits.ask(token, "二", "zh-CN")
    first.close()
    state.close()
    assert refused.refused is not None
    raise refused.refused


@causes(Code.TOO_MANY_TURNS)
def _(_: pytest.MonkeyPatch) -> None:
    Allowance(most_turns=1).check_turns(1)


@causes(Code.TOO_MANY_REQUESTS)
def _(_: pytest.MonkeyPatch) -> None:
    allowance = Allowance(per_minute=1)
    for _ in range(2):
        allowance.check_message("visitor", "问")


@causes(Code.ANSWER_TOO_SLOW)
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Parrot()
    monkeypatch.setattr(slow, "ask", lambda *_: threading.Event().wait(5))
    measured(slow, Metrics(), 0.01).ask("问", Conversation(), date(2026, 11, 21))  # type: ignore[arg-type]


@causes(Code.REQUEST_TOO_LARGE)
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    refused: list[AdvisorError] = []
    monkeypatch.setattr(Metrics, "refused", lambda _, code: refused.append(AdvisorError(code, limit=LARGEST)))
    app = Starlette(middleware=[Middleware(Throttle, per_minute=1, language="en", metrics=Metrics())])
    TestClient(app).post("/gradio_api/queue/join", content=b"x" * (LARGEST + 1))
    raise refused[0]


@causes(Code.STATE_UNUSABLE)
def _(_: pytest.MonkeyPatch) -> None:
    open_state(Settings(database_url="mysql://somewhere/else"))


@causes(Code.STATE_BUSY)
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.state.engine.BUSY_SECONDS", 0.05)
    settings = Settings(data_dir=Path("kept"))
    state = open_state(settings)
    with closing(sqlite3.connect(settings.data_dir / DATABASE_FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with closing(state), state.session() as session:
            session.execute(text("SELECT 1"))


@causes(Code.STATE_NEWER)
def _(_: pytest.MonkeyPatch) -> None:
    settings = Settings(data_dir=Path("kept"))
    state = open_state(settings)
    with state.session() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    state.close()
    open_state(settings)


@causes(Code.USER_NAME)
def _(_: pytest.MonkeyPatch) -> None:
    Users(Path()).add("a b", "clerk", "long enough")


@causes(Code.USER_TAKEN)
def _(_: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        Users(Path()).add("li", "clerk", "long enough")


@causes(Code.PASSWORD_LENGTH)
def _(_: pytest.MonkeyPatch) -> None:
    Users(Path()).add("li", "clerk", "short")


@causes(Code.UNKNOWN_USER)
def _(_: pytest.MonkeyPatch) -> None:
    Users(Path()).remove("li")


@causes(Code.STAFF_FILE)
def _(_: pytest.MonkeyPatch) -> None:
    Path("staff.json").write_text("[]")
    Users(Path()).all()


def _record(words_removed: bool = False, **inputs: object) -> int:
    """Adds an entry to the audit record of the folder `kept`; gives its id."""
    state = open_state(Settings(data_dir=Path("kept")))
    answer = Answer(status="answered", text="x", as_of=date(2026, 11, 21))
    occasion = audit.Occasion(state.now(), "chat", "0" * 64)
    with state.session() as session:
        entry = audit.record(session, "问", answer, occasion, audit.Inputs(**inputs)).id  # type: ignore[arg-type]
        if words_removed:
            audit.remove_words(session, [entry], state.now(), audit.RETENTION)
    state.close()
    return entry


def _recorded(id: int) -> Recorded:
    state = open_state(Settings(data_dir=Path("kept")))
    try:
        return recorded(state, id)
    finally:
        state.close()


@causes(Code.NO_RECORD)
def _(_: pytest.MonkeyPatch) -> None:
    _recorded(1)


@causes(Code.REPLAY_GONE)
def _(_: pytest.MonkeyPatch) -> None:
    _recorded(_record(words_removed=True))


@causes(Code.NO_INPUTS)
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit.Inputs, "record", lambda _: None)
    _recorded(_record())


@causes(Code.REPLAY_IMPOSSIBLE)
def _(_: pytest.MonkeyPatch) -> None:
    replay(_recorded(_record(rule="laoshan-99")), Parrot())  # type: ignore[arg-type]


@causes(Code.NO_CONVERSATION)
def _(_: pytest.MonkeyPatch) -> None:
    state = open_state(Settings(data_dir=Path("kept")))
    try:
        audit_command.remove(state, 1)
    finally:
        state.close()


@causes(Code.NOTHING_TO_BACK_UP)
def _(_: pytest.MonkeyPatch) -> None:
    back_up(Path("nowhere"), Path("b.tar.gz"), datetime.now(UTC))


@causes(Code.BAD_BACKUP)
def _(_: pytest.MonkeyPatch) -> None:
    Path("b.tar.gz").write_bytes(b"no archive")
    restore(Path("kept"), Path("b.tar.gz"), datetime.now(UTC))


@causes(Code.DATA_THERE)
def _(_: pytest.MonkeyPatch) -> None:
    _record()
    restore(Path("kept"), Path("b.tar.gz"), datetime.now(UTC))


@causes(Code.IN_USE)
def _(_: pytest.MonkeyPatch) -> None:
    with serving(Path("kept")):
        restore(Path("kept"), Path("b.tar.gz"), datetime.now(UTC))


@causes(Code.RESTORE_UNFINISHED)
def _(_: pytest.MonkeyPatch) -> None:
    Path("kept", STAGE).mkdir(parents=True)
    with serving(Path("kept")):
        pass


@causes(Code.NO_PERMISSION)
def _(_: pytest.MonkeyPatch) -> None:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/data")


@causes(Code.DISK_FULL)
def _(_: pytest.MonkeyPatch) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/data")


@causes(Code.SYSTEM)
def _(_: pytest.MonkeyPatch) -> None:
    Path("nowhere").read_bytes()


def _screen(name: str, content: bytes, out: str = "results.xlsx", encoding: str = "utf-8") -> None:
    """Screens a list of this content, in Laoshan's rules of 2022."""
    Path(name).write_bytes(content)
    found = scope(load_corpus(), date(2022, 6, 1), reference=False)
    screen_file(Path(name), Path(out), found, Purpose("a", "b", "c"), strings("zh-CN"), encoding=encoding, workers=1)


LISTS = {
    Code.LIST_FORMAT: ("a.xls", b""),
    Code.LIST_EMPTY: ("a.csv", b""),
    Code.LIST_ENCODING: ("a.csv", "企业名称".encode("gbk")),
    Code.LIST_BROKEN: ("a.xlsx", b"no workbook"),
    Code.LIST_COLUMN_MISSING: ("a.csv", "企业名称,年购买云服务金额\n".encode()),
    Code.LIST_COLUMN_TWICE: ("a.csv", "企业名称,所在地,年购买云服务金额,cloud_spending\n".encode()),
    Code.LIST_UNIT: ("a.csv", "企业名称,所在地,年购买云服务金额(美元)\n".encode()),
    Code.LIST_NO_FACTS: ("a.csv", "企业名称,所在地\n".encode()),
}
for _code, (_name, _content) in LISTS.items():
    CAUSES[_code] = lambda _, name=_name, content=_content: _screen(name, content)


@causes(Code.LIST_ENCODING_UNKNOWN)
def _(_: pytest.MonkeyPatch) -> None:
    _screen("a.csv", b"", encoding="klingon")


@causes(Code.LIST_MERGED)
def _(_: pytest.MonkeyPatch) -> None:
    book = Workbook()
    book.active.merge_cells("A1:B2")
    book.save("b.xlsx")
    _screen("a.xlsx", Path("b.xlsx").read_bytes())


@causes(Code.RESULT_FORMAT)
def _(_: pytest.MonkeyPatch) -> None:
    _screen("a.csv", b"", out="results.csv")


@causes(Code.UNKNOWN_POLICY)
def _(_: pytest.MonkeyPatch) -> None:
    scope(load_corpus(), date(2022, 6, 1), reference=True, policies=["beijing"])


@causes(Code.NOTHING_USABLE)
def _(_: pytest.MonkeyPatch) -> None:
    scope(load_corpus(), date(2026, 11, 21), reference=False)


@causes(Code.SCREEN_INCOMPLETE)
def _(_: pytest.MonkeyPatch) -> None:
    on = date(2022, 6, 1)
    screen(Run(), Path("a.csv"), Path("b.xlsx"), False, ("a", None, " "), on, True, (), "utf-8", 1)


@causes(Code.BAD_RANGE)
def _(_: pytest.MonkeyPatch) -> None:
    table(RULES["laoshan-6"], [], None, "60..0", 5, strings("zh-CN"))


@causes(Code.NO_WAY_BACK)
def _(_: pytest.MonkeyPatch) -> None:
    way_back(RULES["qd24-2"], [], None, strings("zh-CN"))


@causes(Code.UNKNOWN_PLACE)
def _(_: pytest.MonkeyPatch) -> None:
    place_named("火星")


@causes(Code.UNEXPECTED)
def _(_: pytest.MonkeyPatch) -> None:
    raise ZeroDivisionError("division by zero")


@pytest.fixture
def empty(environment: Path) -> Iterator[None]:
    assert os.listdir() == []
    yield


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("code", list(Code))
def test_every_code_is_raised_and_told_in_one_line(
    code: Code, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Exception) as caught:
        CAUSES[code](monkeypatch)
    for language in LANGUAGES:
        assert report(caught.value, Run(language=language)) == (2 if code.startswith("PA-1") else 1)
        [line] = capsys.readouterr().err.splitlines()
        assert code in line
        assert "{" not in line and "<" not in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_has_what_happened_and_what_to_do_for_every_code(language: str) -> None:
    keys = strings(language).keys()
    told = {key.split(".")[1] for key in keys if key.startswith("error.PA-")}
    assert told == set(Code)
    assert {f"error.{code}.{part}" for code in Code for part in ("what", "do")} <= keys


@pytest.mark.usefixtures("empty")
def test_every_wrong_setting_is_named_with_what_it_takes() -> None:
    with pytest.raises(ValueError) as caught:
        Settings(port=-1, language="fr", fusion_constant="x", embedding_model="")  # type: ignore[arg-type]
    message = as_advisor_error(caught.value).message(strings("en"))
    assert "POLICY_ADVISOR_PORT=-1 (must be at least 0)" in message
    assert "POLICY_ADVISOR_LANGUAGE=fr (must be one of 'zh-CN' or 'en')" in message
    assert "POLICY_ADVISOR_FUSION_CONSTANT=x (must be a whole number)" in message
    assert "POLICY_ADVISOR_EMBEDDING_MODEL= (must not be empty)" in message


@pytest.mark.usefixtures("empty")
def test_a_wrong_secret_is_not_told() -> None:
    with pytest.raises(ValueError) as caught:
        Settings(hub_token=["hf_secret"])  # type: ignore[arg-type]
    message = as_advisor_error(caught.value).message(strings("en"))
    assert "POLICY_ADVISOR_HUB_TOKEN=**********" in message and "hf_secret" not in message


def test_an_error_of_the_catalogue_stays_itself() -> None:
    error = AdvisorError(Code.PORT_TAKEN, host="127.0.0.1", port=7860)
    assert as_advisor_error(error) is error
    assert "PA-501" in str(error) and "7860" in str(error)


def test_a_read_only_folder_is_a_matter_of_permission() -> None:
    error = as_advisor_error(OSError(errno.EROFS, "Read-only file system", "/data"))
    assert (error.code, error.params) == (Code.NO_PERMISSION, {"path": "/data"})


def test_a_model_that_cannot_be_loaded_names_its_variable() -> None:
    error = as_advisor_error(ModelUnavailable("reranker", "x/y", "no such model"))
    assert error.line(strings("en")).startswith("Error PA-303: The model x/y cannot be loaded (no such model).")
    assert "POLICY_ADVISOR_RERANKER" in error.message(strings("en"))
