"""Lists of companies screened in the app: handed in, followed, given back, and gone."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill

from assistant.desk.lists import KEPT_SECONDS, MOST_OF_ONE, RESULT, STATE, Lists, Run
from assistant.page.service import Service
from assistant.screening.running import Purpose, scope
from assistant.strings import strings
from documents import Corpus
from tests.assistant.desk.conftest import PASSWORD

LIST = (
    "企业名称,统一社会信用代码,所在地,年购买云服务金额\n=海晟公司,,青岛市崂山区,18\n鑫淼公司,,青岛市崂山区,5\n".encode()
)
TOLD = {"purpose": "政策推送", "source": "企业自填", "encoding": "utf-8-sig", "reference": "1"}


def ended(lists: Lists, begun: Run) -> Run:
    until = time.monotonic() + 60
    while (run := lists.find(begun.staff, begun.id)) and not run.done and time.monotonic() < until:
        time.sleep(0.02)
    assert run is not None and run.done
    return run


def folder_of(tmp_path: Path, run: Run) -> Path:
    return next((tmp_path / "lists").glob(f"*/{run.id}"))


@pytest.fixture
def lists(tmp_path: Path, clock: list[float]) -> Lists:
    return Lists(tmp_path / "lists", tmp_path / "screenings.jsonl", lambda: clock[0])


@pytest.fixture
def start(lists: Lists, corpus: Corpus) -> Callable[..., Run]:
    def begin(content: bytes = LIST, name: str = "l.csv", staff: str = "li") -> Run:
        wanted = scope(corpus, date(2026, 11, 21), reference=True)
        run = lists.start(staff, name, content, wanted, Purpose(staff, "p", "s"), "utf-8-sig", strings("zh-CN"))
        assert run is not None
        return ended(lists, run)

    return begin


def test_a_list_goes_with_its_run_and_the_results_stay_an_hour(
    lists: Lists, start: Callable[..., Run], clock: list[float], tmp_path: Path
) -> None:
    run = start()
    folder = folder_of(tmp_path, run)
    assert run.result is not None and run.result.leads == 1 and run.lines == run.rows == 2
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert modes == {RESULT: 0o600, STATE: 0o600} and folder.stat().st_mode & 0o777 == 0o700
    clock[0] += KEPT_SECONDS - 1
    assert lists.result(run)
    clock[0] += 1
    assert lists.of("li") == [] and not folder.exists()


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        ("企业名称,所在地\n海晟,崂山\n".encode("gb18030"), "l.csv", "GBK"),
        (b"", "l.csv", "l"),
        (b"PK", "l.xlsx", "xlsx"),
    ],
)
def test_a_list_that_cannot_be_read_says_why_and_goes_too(
    start: Callable[..., Run], content: bytes, name: str, says: str, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    run = start(content, name)
    assert run.failed is not None and "PA-7" in run.failed["zh-CN"] and says in run.failed["en"]
    assert [path.name for path in folder_of(tmp_path, run).iterdir()] == [STATE] and "海晟" not in caplog.text


def test_a_run_belongs_to_who_started_it(lists: Lists, start: Callable[..., Run], tmp_path: Path) -> None:
    run = start()
    folder = folder_of(tmp_path, run)
    assert lists.find("wang", run.id) is None
    lists.remove("wang", run.id)
    assert lists.find("li", run.id) == run
    lists.remove("li", run.id)
    assert lists.of("li") == [] and not folder.exists()


def test_nobody_has_more_than_a_few_lists(lists: Lists, start: Callable[..., Run], corpus: Corpus) -> None:
    for _ in range(MOST_OF_ONE):
        start()
    wanted = scope(corpus, date(2026, 11, 21), reference=True)
    assert lists.start("li", "l.csv", LIST, wanted, Purpose("li", "p", "s"), "utf-8-sig", strings("zh-CN")) is None


def test_a_server_deletes_what_a_dead_one_left_and_nothing_of_a_living_one(
    lists: Lists, start: Callable[..., Run], tmp_path: Path
) -> None:
    run = start()
    left = tmp_path / "lists" / "gone"
    left.mkdir()
    (left / "list.csv").write_bytes(LIST)
    (tmp_path / "lists" / "gone.lock").touch()
    other = Lists(tmp_path / "lists", tmp_path / "screenings.jsonl", lambda: 0.0)
    assert not left.exists() and lists.result(run)
    # Any server on the data folder shows the run, gives its results and takes it away.
    assert other.of("li") == [run] and other.result(run) == lists.result(run)
    other.remove("li", run.id)
    assert lists.of("li") == []


def test_how_far_a_workbook_is_counts_rows_with_a_value_alone(
    lists: Lists, start: Callable[..., Run], tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["企业名称", "所在地", "年购买云服务金额"])
    for number in range(30):
        sheet.append([f"公司{number}", "青岛市崂山区", 18])
    for row in range(40, 400):  # formatted far below the list, as people leave it
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor="FFFF00")
    file = io.BytesIO()
    book.save(file)
    run = start(file.getvalue(), "l.xlsx")
    assert (run.lines, run.rows) == (30, 30)


def test_a_list_is_handed_in_and_its_results_fetched(
    clerk: TestClient, service: Service, browser: Callable[[], TestClient]
) -> None:
    template = clerk.get("/desk/lists/template.csv").text
    assert (
        template.lstrip("\ufeff").startswith("企业名称,统一社会信用代码,所在地,")
        and "年购买云服务金额(万元)" in template
    )
    book = load_workbook(io.BytesIO(clerk.get("/desk/lists/template.xlsx").content), read_only=True)
    assert len(book.sheetnames) == 2
    page = clerk.post("/desk/lists", data=TOLD, files={"file": ("../=名单.csv", LIST)}).text
    assert "<strong>=名单.csv</strong>" in page
    run_id = next(path.name for path in (service.settings.data_dir / "lists").glob("*/*"))
    until = time.monotonic() + 60
    while not (state := clerk.get(f"/desk/lists/{run_id}").json())["done"] and time.monotonic() < until:
        time.sleep(0.05)
    assert state["said"] == "已筛查 2 行, 1 家有线索, 0 行有误。"
    sheet = load_workbook(io.BytesIO(clerk.get(f"/desk/lists/{run_id}/results.xlsx").content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == "=海晟公司"] == ["s"]
    other = browser()
    other.post("/desk/sign-in", data={"name": "reviewer", "password": PASSWORD})
    assert other.get(f"/desk/lists/{run_id}/results.xlsx").status_code == 404
    clerk.post(f"/desk/lists/{run_id}/remove")
    assert clerk.get(f"/desk/lists/{run_id}").status_code == 404


@pytest.mark.parametrize(
    ("change", "name", "code"),
    [({"purpose": " "}, "l.csv", 400), ({"encoding": "utf-7"}, "l.csv", 400), ({}, "l.exe", 400)],
)
def test_what_is_no_list_is_refused(clerk: TestClient, change: dict[str, str], name: str, code: int) -> None:
    answer = clerk.post("/desk/lists", data=TOLD | change, files={"file": (name, LIST)})
    assert answer.status_code == code and 'role="alert"' in answer.text
    foreign = {"origin": "http://evil.example", "sec-fetch-site": "cross-site"}
    assert clerk.post("/desk/lists", data=TOLD, files={"file": (name, LIST)}, headers=foreign).status_code == 403
    assert clerk.post("/desk/lists", data=TOLD).status_code in (400, 413)
