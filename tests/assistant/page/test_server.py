"""The server as programs and browsers meet it: what it publishes, whom it answers, what it keeps to itself."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import gradio as gr
import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError
from sqlalchemy import select

from assistant.answer import Answer
from assistant.desk.routes import add_routes as add_desk
from assistant.desk.users import Users
from assistant.page.app import build
from assistant.page.cookies import COOKIE, cookie, token_of
from assistant.page.guard import is_unused
from assistant.page.server import Announced, application, launch_options
from assistant.page.service import Service, open_service
from assistant.page.visits import Visits
from assistant.settings import Settings
from assistant.state import open_state
from assistant.state.tables import ConversationRow
from assistant.state.tokens import digest_of, is_token, new_token
from assistant.strings import LANGUAGES, Strings, strings
from documents import Corpus
from tests.assistant.page.canned import DAY, CannedAdvisor, FirstClauses

ROOT = Path(__file__).resolve().parents[3]
READY = re.compile(r"http://127\.0\.0\.1:\d+")
PUBLIC = {"/ask", "/calculate", "/list_rules", "/search_clauses", "/plan", "/compare", "/reverse", "/what_if"}
HTML = {"accept": "text/html"}
QUESTION = "别人的问题"
COMPANY = "别人的公司"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def service(corpus: Corpus, answer: Answer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One service for the tests of this module; every test has visitors of its own."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("data"), database_url=None, language="zh-CN", idle_minutes=30, requests_per_address=100_000)
    state = open_state(settings)
    yield open_service(CannedAdvisor(corpus, answer), FirstClauses(corpus), state, settings, lambda: DAY)
    state.close()


@pytest.fixture(scope="module")
def served(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the whole server over canned answers, with the desk and the tools for models."""
    port = free_port()
    server = Announced(
        application(service, (add_desk,), mcp=True), service.settings.model_copy(update={"port": port}), strings("zh-CN")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("empty"))
        thread.start()
        assert server.ready.wait(60)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(30)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_built_in_each_language(service: Service, language: str) -> None:
    page = build(service, strings(language))
    assert page.title == strings(language).say("page.title")
    shown = str(page.get_config_file())
    assert "目前没有一份可直接据以申报" in shown
    assert shown.count(strings(language).say("page.disclaimer")[:12]) == 1


def test_only_the_intended_functions_are_endpoints(service: Service, words: Strings) -> None:
    page = build(service, words)
    assert set(page.get_api_info()["named_endpoints"]) == PUBLIC
    assert page.get_api_info()["unnamed_endpoints"] == {}
    assert {f"/{fn.api_name}" for fn in page.fns.values() if fn.api_visibility != "private"} == PUBLIC
    assert build(service, words, public=False).get_api_info()["named_endpoints"] == {}


def test_the_endpoint_says_what_it_takes_and_gives(service: Service, words: Strings) -> None:
    info = build(service, words).get_api_info()["named_endpoints"]["/ask"]
    assert [p["parameter_name"] for p in info["parameters"]] == ["question", "earlier", "as_of"]
    assert [p["parameter_has_default"] for p in info["parameters"]] == [False, True, True]
    assert "clause" in info["description"]


def test_a_program_is_answered_and_told_of_errors_without_a_visitors_words(served: str) -> None:
    client = Client(served, verbose=False)
    assert client.predict(question="云服务18万元", api_name="/ask")["headline"]["amount"] == "7.2"
    assert len(client.predict(query="云", limit=2, api_name="/search_clauses")) == 2
    with pytest.raises(AppError) as raised:
        client.predict(question="boom 某某公司", api_name="/ask")
    assert "PA-999" in str(raised.value) and "某某公司" not in str(raised.value)


def test_the_same_functions_and_no_others_are_tools_for_models(served: str) -> None:
    headers = {"accept": "application/json, text/event-stream"}
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    answer = httpx.post(f"{served}/gradio_api/mcp/", json=call, headers=headers, follow_redirects=True).text
    found = json.loads(re.search(r"\{.*\}", answer, re.S)[0])  # type: ignore[index]
    assert {tool["name"].rpartition("/")[2] for tool in found["result"]["tools"]} == {name[1:] for name in PUBLIC}
    asked = next(tool for tool in found["result"]["tools"] if tool["name"].endswith("ask"))
    assert "amount" in asked["description"] and set(asked["inputSchema"]["properties"]) == {
        "question",
        "earlier",
        "as_of",
    }


@pytest.mark.parametrize("path", ["/", "/en/", "/library", "/library/laoshan_2020", "/conversation/print"])
def test_a_page_names_no_other_server_and_holds_the_browser_to_this_one(served: str, path: str) -> None:
    page = httpx.get(f"{served}{path}", headers=HTML)
    assert page.status_code == 200
    loaded = re.findall(r'<(?:script|link|img|iframe)\b[^>]*?(?:src|href)="(https?://[^"]+)', page.text)
    assert [address for address in loaded if not address.startswith(served)] == []
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"


def test_the_config_tells_of_nothing_recorded_or_shared(served: str) -> None:
    config = httpx.get(f"{served}/config").json()
    assert not config.get("run_history") and not config.get("is_space") and config["analytics_enabled"] is False
    assert not any("http" in sheet for sheet in config.get("stylesheets", []))


def test_a_browser_gets_a_token_that_scripts_cannot_read(served: str) -> None:
    first = httpx.get(f"{served}/", headers=HTML).headers["set-cookie"]
    assert is_token(token_of(first.partition(";")[0]) or "")
    assert "HttpOnly" in first and "SameSite=Lax" in first and "Max-Age=1800" in first and "Secure" not in first
    shared = httpx.get(f"{served}/", headers=HTML | {"cookie": "pa_terminal=1"}).headers["set-cookie"]
    assert "Max-Age=120;" in shared  # a public terminal
    second = httpx.get(f"{served}/", headers=HTML).headers["set-cookie"]
    assert token_of(first.partition(";")[0]) != token_of(second.partition(";")[0])
    behind = httpx.get(f"{served}/", headers=HTML | {"x-forwarded-proto": "https"}).headers["set-cookie"]
    assert "; Secure" in behind


def test_a_token_that_a_browser_has_is_renewed_and_a_forged_one_replaced(served: str) -> None:
    token = new_token()
    assert token in httpx.get(f"{served}/", headers=HTML, cookies={COOKIE: token}).headers["set-cookie"]
    forged = httpx.get(f"{served}/", headers=HTML, cookies={COOKIE: "1"}).headers["set-cookie"]
    assert is_token(token_of(forged.partition(";")[0]) or "")
    assert "set-cookie" not in httpx.get(f"{served}/config", cookies={COOKIE: token}).headers


@pytest.mark.parametrize("header", ["", "a=b", f"{COOKIE}=short", f"{COOKIE}={'x' * 44}", "\x00;=;", f'{COOKIE}="\\"'])
def test_a_cookie_of_another_form_is_no_token(header: str) -> None:
    assert token_of(header) is None


def test_the_cookie_is_secure_where_the_way_is() -> None:
    assert cookie("t", 60, secure=True).endswith("; Secure")


@pytest.fixture
def theirs(visits: Visits) -> str:
    """Another visitor's token, with a conversation."""
    token = new_token()
    list(visits.ask(token, QUESTION, "zh-CN"))
    return token


def test_the_conversation_is_printed_and_given_out_to_its_browser_alone(served: str, theirs: str) -> None:
    for path in ("/conversation/print", "/conversation/data"):
        mine = httpx.get(f"{served}{path}", cookies={COOKIE: new_token()})
        assert mine.status_code == 200 and QUESTION not in mine.text
        owner = httpx.get(f"{served}{path}", cookies={COOKIE: theirs})
        assert QUESTION in owner.text and "7.2" in owner.text and owner.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("action", "kept"), [("end", True), ("remove", False)])
def test_leaving_gives_the_browser_another_token(
    served: str, service: Service, visits: Visits, theirs: str, action: str, kept: bool
) -> None:
    [number] = ids_of(service, theirs)
    answer = httpx.post(f"{served}/conversation/{action}", cookies={COOKIE: theirs}, headers={"origin": served})
    assert token_of(answer.headers["set-cookie"].partition(";")[0]) not in (None, theirs)
    assert visits.view(theirs).exchanges == () and ids_of(service, theirs) == []
    with service.state.session() as session:
        assert (session.get(ConversationRow, number) is not None) == kept


def test_an_earlier_conversation_is_listed_to_and_opened_by_its_own_browser_alone(
    served: str, service: Service, visits: Visits, theirs: str
) -> None:
    [number] = ids_of(service, theirs)
    own, other = {COOKIE: theirs}, {COOKIE: new_token()}
    assert httpx.post(f"{served}/conversation/new", cookies=own).status_code == 204
    assert visits.view(theirs).exchanges == ()
    listed = httpx.get(f"{served}/conversation/earlier", cookies=own)
    assert QUESTION in listed.text and f'value="{number}"' in listed.text and listed.headers["cache-control"] == "no-store"
    for cookies in (other, {}):
        assert QUESTION not in httpx.get(f"{served}/conversation/earlier", cookies=cookies).text
        assert httpx.post(f"{served}/conversation/open", cookies=cookies, json={"number": number}).status_code == 204
    assert visits.view(other[COOKIE]).exchanges == ()
    assert httpx.post(f"{served}/conversation/open", cookies=own, json={"number": 10**30}).status_code == 204
    assert visits.view(theirs).exchanges == ()
    httpx.post(f"{served}/conversation/open", cookies=own, json={"number": number})
    assert len(visits.view(theirs).exchanges) == 1


def ids_of(service: Service, token: str) -> list[int]:
    with service.state.session() as session:
        wanted = select(ConversationRow.id).where(ConversationRow.token_digest == digest_of(token))
        return list(session.scalars(wanted))


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_changes_nothing(served: str, visits: Visits, theirs: str, headers: dict[str, str]) -> None:
    for path in ("/conversation/end", "/conversation/remove", "/conversation/new", "/conversation/open", "/gradio_api/queue/join"):
        assert httpx.post(f"{served}{path}", cookies={COOKIE: theirs}, headers=headers, json={}).status_code == 403
    assert len(visits.view(theirs).exchanges) == 1


FILES = ("../../../../etc/passwd", "/etc/passwd", "..%2f..%2f..%2fetc%2fpasswd")
UNENDING = re.compile(r"heartbeat|queue/data|mcp/sse")


def all_paths(service: Service, kept: tuple[str, ...]) -> set[str]:
    """Every address that the app or an app mounted in it lists, its parameters filled in with what a thief would try:
    files of the server, and the names of what is `kept`."""
    found: set[str] = set()

    def walk(routes: list, before: str) -> None:
        for route in routes:
            path = before + getattr(route, "path", "")
            inner = getattr(route, "routes", None) or getattr(getattr(route, "app", None), "routes", None)
            if inner:
                walk(inner, path.rstrip("/"))
            else:
                found.add(path)

    walk(application(service, (add_desk,), mcp=True).routes, "")
    secrets = (*FILES, str(service.settings.data_dir / "conversations.db"), *kept)
    return {re.sub(r"\{[^}]*\}", secret, path) for path in found for secret in secrets}


@pytest.fixture(scope="module")
def slip(served: str, service: Service) -> str:
    """The number of a slip that the desk gave to somebody else."""
    Users(service.settings.data_dir).add("clerk", "clerk", "correct horse 云")
    with httpx.Client(base_url=served, headers={"origin": served}, follow_redirects=True) as clerk:
        clerk.post("/desk/sign-in", data={"name": "clerk", "password": "correct horse 云"})
        clerk.post("/desk/consultation/items/laoshan-6", data={"cloud_spending": "18万"})
        clerk.post("/desk/consultation/company", data={"company": COMPANY})
        given = clerk.post("/desk/consultations/1/slip")
        assert COMPANY in given.text
        return given.url.path.rpartition("/")[2]


def test_no_route_gives_a_file_of_the_server_or_what_belongs_to_another(
    served: str, service: Service, theirs: str, slip: str
) -> None:
    """Every address that the server lists, with every method, as a visitor and as a program without a cookie."""
    paths = all_paths(service, ("1", "laoshan-6", slip, "ask"))
    assert len(paths) > 150 and sum(path.startswith("/desk") for path in paths) > 40
    for cookies in ({COOKIE: new_token()}, {}):
        with httpx.Client(base_url=served, cookies=cookies, timeout=5) as thief:
            for path in sorted(paths):
                if UNENDING.search(path):
                    continue  # streams of one's own session
                for method in ("GET", "POST", "PUT", "DELETE"):
                    answer = thief.request(method, path, **({"json": {}} if method != "GET" else {}))
                    for secret in ("root:", "SQLite format", "argon2", QUESTION, COMPANY):
                        assert secret not in answer.text, (method, path)
                    assert answer.status_code < 500, (method, path, answer.status_code)
    assert len(service.visits.view(theirs).exchanges) == 1  # and nothing of theirs was changed


def test_private_handlers_called_directly_give_the_callers_own_conversation_alone(
    served: str, service: Service, words: Strings, theirs: str
) -> None:
    """ "private" is no access control: every handler is called by its number, with another browser's cookie."""
    count = len(build(service, words).fns)
    with httpx.Client(base_url=served, cookies={COOKIE: new_token()}, timeout=10) as thief:
        for number in range(count):
            joined = thief.post(
                "/gradio_api/queue/join",
                json={
                    "fn_index": number,
                    "session_hash": f"thief{number}",
                    "data": [],
                    "event_data": {"key": "0-0", "place": 0, "fields": {}},
                },
            )
            assert joined.status_code in (200, 422, 400, 500) and QUESTION not in joined.text
            if joined.status_code != 200:
                continue
            with thief.stream("GET", f"/gradio_api/queue/data?session_hash=thief{number}") as told:
                for line in told.iter_lines():
                    assert QUESTION not in line
                    if "process_completed" in line or "close_stream" in line:
                        break


@pytest.mark.parametrize(
    "path",
    [
        "gradio_api/file=/etc/passwd", "gradio_api/file//etc/passwd", "gradio_api/upload", "gradio_api/upload_progress",
        "gradio_api/proxy=http://127.0.0.1", "gradio_api/run/predict", "gradio_api/api/ask", "gradio_api/component_server",
        "gradio_api/stream/x", "gradio_api/run-history/records", "gradio_api/dev/reload", "gradio_api/deep_link",
        "login", "login_check", "token", "user", "monitoring/x", "app_id",
    ],
)  # fmt: skip
def test_parts_that_the_page_does_not_use_are_closed(served: str, path: str) -> None:
    for before in ("", "en/"):
        assert is_unused(f"/{before}{path}")
        assert httpx.get(f"{served}/{before}{path}").status_code == 404
        assert httpx.post(f"{served}/{before}{path}", json={}).status_code == 404


def test_parts_that_the_page_uses_are_open() -> None:
    used = (
        "",
        "en/",
        "config",
        "assets/x.js",
        "gradio_api/info",
        "gradio_api/queue/join",
        "gradio_api/reset",
        "gradio_api/app_id",
        "gradio_api/heartbeat/x",
        "library/login",
    )
    assert not any(is_unused(f"/{path}") for path in used)


def test_files_beside_the_page_are_not_served(served: str, tmp_path: Path) -> None:
    for path in (ROOT / "pyproject.toml", ROOT / "documents/manifest.toml", Path("/etc/passwd"), tmp_path / "x"):
        assert httpx.get(f"{served}/gradio_api/file={path}").status_code in (403, 404)
        assert httpx.get(f"{served}/static/{path}").status_code in (403, 404)
        assert httpx.get(f"{served}/library/laoshan_2020/../{path}").status_code in (403, 404)


def test_the_original_is_the_text_byte_for_byte(served: str) -> None:
    answer = httpx.get(f"{served}/library/laoshan_2020/original")
    assert answer.content == (ROOT / "documents/texts/laoshan_2020.txt").read_bytes()
    assert "attachment" in answer.headers["content-disposition"]
    assert httpx.get(f"{served}/library/nothing/original").status_code == 404
    assert httpx.get(f"{served}/library/nothing").status_code == 404
    assert httpx.get(f"{served}/library", params={"query": "长" * 3000}).status_code == 400


def test_nothing_is_told_to_anyone_or_kept(words: Strings) -> None:
    options = launch_options(words)
    assert [name for name in ("show_error", "run_history", "enable_monitoring", "pwa") if options[name]] == []
    assert options["allowed_paths"] == [] and os.environ["GRADIO_ANALYTICS_ENABLED"] == "False"
    assert options["theme"]._stylesheets == []
    assert isinstance(options["theme"], gr.themes.Default)


def test_serve_starts_in_any_folder_and_answers(tmp_path: Path) -> None:
    port = free_port()
    code = (
        "from assistant.page.server import serve; from assistant.settings import Settings; from assistant.strings import strings\n"
        "serve(Settings(), strings('zh-CN'))"
    )
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8",
        "POLICY_ADVISOR_PORT": str(port), "POLICY_ADVISOR_DATA_DIR": str(tmp_path / "data"),
        "POLICY_ADVISOR_EMBEDDING_MODEL": "none",
    }  # fmt: skip
    empty = tmp_path / "empty"
    empty.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=empty, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        assert process.stdout is not None
        said: list[str] = []
        for line in process.stdout:
            said.append(line)
            if READY.search(line):
                break
        assert said and READY.search(said[-1]), "".join(said)
        answer = Client(f"http://127.0.0.1:{port}/", verbose=False).predict(
            question="崂山区企业年购买云服务18万元能补多少", api_name="/ask"
        )
        assert answer["headline"] == {
            "amount": "7.2", "minimum": None, "maximum": None, "schedule": None, "certainty": "fixed",
        }  # fmt: skip
        assert answer["citations"][0]["document"] == "laoshan_2020"
        assert list(empty.iterdir()) == []
    finally:
        process.terminate()
        process.wait(30)
