"""The command line: what goes to standard output, what to standard error, and with which exit code it ends."""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import Result

from assistant.answer import Answer
from assistant.cli import main
from assistant.collecting import OBJECTS, keep_what_is_open
from tests.assistant.conftest import ROOT, Parrot
from tools.catalogue import RULES

Run = Callable[..., Result]
Start = Callable[..., "subprocess.Popen[bytes]"]

COMMANDS = [
    "ask", "audit", "backup", "batch", "calc", "changes", "ingest", "plan", "replay", "restore", "reverse", "screen",
    "serve", "settings", "texts", "users", "version", "whatif",
]  # fmt: skip
HEAVY = {"chromadb", "gradio", "torch", "sentence_transformers", "bm25s"}


# help


def test_every_command_is_listed(run: Run) -> None:
    done = run("--help")
    assert done.exit_code == 0
    assert sorted(main.commands) == COMMANDS
    assert all(f"  {name} " in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained_in_both_languages(run: Run, name: str, language: str) -> None:
    done = run(name, "--language", language, "--help")
    assert done.exit_code == 0
    described = [option.help for option in main.commands[name].params if isinstance(option, click.Option)]
    assert described and all(described)
    assert main.commands[name].help.isascii() == (language == "en") or name == "calc"


def test_without_a_command_there_is_help_and_exit_code_2(run: Run) -> None:
    done = run()
    assert done.exit_code == 2
    assert "batch" in done.stderr and done.stdout == ""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["ask", "--help"], ["calc", "--list"], ["calc", "laoshan-6", "--help"], ["settings"]]
)
def test_what_needs_no_index_starts_without_it(environment: Path, arguments: list[str]) -> None:
    code = (
        "import sys\nfrom assistant.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    environ = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "[]")


@pytest.fixture
def collecting() -> Iterator[None]:
    """The tests' own process collects as before, and goes through everything again."""
    threshold = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)


def test_a_run_looks_for_cycles_seldom(run: Run, collecting: None) -> None:
    gc.set_threshold(700)
    run("version")
    assert gc.get_threshold()[0] == OBJECTS


def test_what_a_server_opened_is_not_gone_through_again(collecting: None) -> None:
    opened = [[number] for number in range(1000)]
    keep_what_is_open()
    assert gc.get_freeze_count() > len(opened)
    assert not any(one is opened for one in gc.get_objects())


# ask


def test_only_the_answer_is_on_standard_output(run: Run, parrot: Parrot) -> None:
    done = run("ask", "能补多少")
    assert (done.exit_code, done.stdout) == (0, "1. 能补多少\n")
    told = done.stderr.splitlines()
    assert told[0] == "正在建立索引 0/100" and told[-2] == "正在建立索引 100/100"
    assert 3 <= len(told) <= 7
    assert "/data" in told[-1] and "full" in told[-1]
    assert parrot.asked == [("能补多少", date.today(), None)]
    assert parrot.closed


def test_words_without_quotation_marks_are_one_question(run: Run, parrot: Parrot) -> None:
    run("ask", "云服务", "18万")
    assert parrot.asked[0][0] == "云服务 18万"


def test_json_is_the_answer_model(run: Run, parrot: Parrot) -> None:
    done = run("ask", "你好", "--json", "--as-of", "2022-06-01")
    assert Answer.model_validate_json(done.stdout).as_of == date(2022, 6, 1)


def test_the_trace_goes_to_standard_error(run: Run, parrot: Parrot) -> None:
    done = run("ask", "你好", "--explain")
    assert parrot.last_trace[0] in done.stderr and parrot.last_trace[0] not in done.stdout


def test_the_language_reaches_the_advisor_and_the_notices(run: Run, parrot: Parrot) -> None:
    done = run("ask", "hello", "--language", "en")
    assert parrot.asked[0][2] == "en"
    assert "Indexing 100/100" in done.stderr


@pytest.mark.parametrize("written", ["2022-6-1", "20220601", "2022-02-30", "昨天"])
def test_a_day_that_is_none_is_wrong_usage(run: Run, parrot: Parrot, written: str) -> None:
    done = run("ask", "你好", "--as-of", written)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "PA-107" in done.stderr and written in done.stderr
    assert parrot.asked == []


def test_half_a_character_in_a_question_is_replaced(run: Run, parrot: Parrot) -> None:
    assert run("ask", "补\udce5多少").exit_code == 0
    assert parrot.asked[0][0] == "补\ufffd多少"


# errors


def test_a_traceback_is_shown_only_with_debug(run: Run, parrot: Parrot) -> None:
    plain, debug = run("ask", "坏"), run("ask", "坏", "--debug")
    assert (plain.exit_code, debug.exit_code) == (1, 1)
    assert "Traceback" not in plain.stderr and "PA-999" in plain.stderr and "ZeroDivisionError" in plain.stderr
    assert "Traceback" in debug.stderr and "PA-999" in debug.stderr


def test_an_interruption_is_one_line_and_exit_code_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.startup.open_advisor", interrupt)
    done = run("ask", "你好")
    assert (done.exit_code, done.stderr.strip()) == (130, "已中断。")


def test_sigterm_ends_the_program_with_what_it_opened_closed(
    run: Run, parrot: Parrot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(parrot, "ask", lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    assert run("ask", "你好").exit_code == 128 + signal.SIGTERM
    assert parrot.closed
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_reader_that_leaves_is_no_error(start: Start) -> None:
    process = start("calc", "--list", "--json")
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 1


# batch


def lines(*items: object) -> bytes:
    return b"".join(json.dumps(item, ensure_ascii=False).encode() + b"\n" for item in items)


def test_conversations_are_answered_in_order(run: Run, parrot: Parrot) -> None:
    given = [
        {"id": "a", "turns": ["一", "二"], "as_of": "2022-06-01", "suite": "figures"},
        {"id": 7, "turns": ["三"]},
    ]
    done = run("batch", "--as-of", "2021-01-01", input=lines(*given))
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [result["id"] for result in results] == ["a", 7]
    assert [[a["text"] for a in result["answers"]] for result in results] == [["1. 一", "2. 二"], ["1. 三"]]
    assert [day for _, day, _ in parrot.asked] == [date(2022, 6, 1)] * 2 + [date(2021, 1, 1)]
    assert all(Answer.model_validate(answer) for result in results for answer in result["answers"])


@pytest.mark.parametrize(
    ("line", "id", "code"),
    [
        (b'{"id": "x", "turns"', None, "PA-202"),
        (b"[" * 100_000, None, "PA-202"),
        (b'{"id": ' + b"9" * 5000 + b"}", None, "PA-202"),
        (b"\xff\xfe", None, "PA-201"),
        (b"[1, 2]", None, "PA-203"),
        (b'"text"', None, "PA-203"),
        (b'{"turns": ["a"]}', None, "PA-203"),
        (b'{"id": true, "turns": ["a"]}', None, "PA-203"),
        (b'{"id": "x", "turns": []}', "x", "PA-203"),
        (b'{"id": 5, "turns": "a"}', 5, "PA-203"),
        (b'{"id": "x", "turns": ["a", 1]}', "x", "PA-203"),
        (b'{"id": "x", "turns": ["a"], "as_of": "2022-13-01"}', "x", "PA-203"),
        (b'{"id": "x", "turns": ["a"], "as_of": 20220601}', "x", "PA-203"),
        ('{"id": "x", "turns": ["坏"]}'.encode(), "x", "PA-999"),
    ],
)
def test_a_bad_line_is_an_error_of_its_own(run: Run, parrot: Parrot, line: bytes, id: object, code: str) -> None:
    done = run("batch", input=line + b"\n" + lines({"id": "after", "turns": ["好"]}))
    bad, good = (json.loads(result) for result in done.stdout.splitlines())
    assert set(bad) == {"id", "error"} and set(bad["error"]) == {"code", "message"}
    assert (bad["id"], bad["error"]["code"]) == (id, code)
    assert good["answers"][0]["text"] == "1. 好"
    assert done.exit_code == 0
    assert done.stderr.splitlines()[-1].startswith("1 ")


def test_empty_lines_and_a_byte_order_mark_are_passed_over(run: Run, parrot: Parrot) -> None:
    done = run(
        "batch",
        input=b"\xef\xbb\xbf" + lines({"id": 1, "turns": ["一"]}) + b"\r\n  \n" + lines({"id": 2, "turns": ["二"]}),
    )
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 2]


def test_half_characters_come_back_as_they_came(run: Run, parrot: Parrot) -> None:
    done = run("batch", input=b'{"id": "\\ud800", "turns": ["\\udc00x", "\\ud83d\\ude00"]}\n')
    result = json.loads(done.stdout)
    assert result["id"] == "\ud800"
    assert [answer["text"] for answer in result["answers"]] == ["1. \ufffdx", "2. \U0001f600"]


def test_an_empty_batch_gives_nothing(run: Run, parrot: Parrot) -> None:
    done = run("batch", input=b"")
    assert (done.exit_code, done.stdout) == (0, "")


def test_each_answer_leaves_before_the_next_line_comes(start: Start) -> None:
    process = start("batch", more={"POLICY_ADVISOR_EMBEDDING_MODEL": "none"})
    assert process.stdin and process.stdout and process.stderr
    for id in ("a", "b"):
        process.stdin.write(lines({"id": id, "turns": ["崂山区企业年购买云服务18万元能补多少"]}))
        process.stdin.flush()
        result = json.loads(process.stdout.readline())
        assert result["id"] == id
        assert result["answers"][0]["headline"]["amount"] == "7.2"
    process.stdin.close()
    assert process.wait() == 0


# calc


def test_one_rule_gives_its_amount_working_and_clause(run: Run) -> None:
    done = run("calc", "laoshan-6", "--fact", "cloud_spending=18万")
    assert done.exit_code == 0
    first = done.stdout.splitlines()[0]
    assert "7.2万元" in first and "有效期已过" in first
    assert "18 × 40%" in done.stdout and "实际费用的 40%" in done.stdout


@pytest.mark.parametrize(
    "fact", ["cloud_spending=18", "年购买云服务金额=18万元", "cloud_spending＝180000元", " cloud_spending = 18万 "]
)
def test_a_fact_by_id_or_label_with_or_without_unit(run: Run, fact: str) -> None:
    answer = Answer.model_validate_json(run("calc", "LAOSHAN-6", "--fact", fact, "--json").stdout)
    assert answer.headline is not None and str(answer.headline.amount) == "7.2"
    assert answer.status == "answered"


def test_exactly_the_threshold_is_not_eligible(run: Run) -> None:
    answer = Answer.model_validate_json(run("calc", "laoshan-6", "--fact", "cloud_spending=10万", "--json").stdout)
    assert (answer.status, answer.headline) == ("not_eligible", None)


def test_a_missing_fact_is_asked_for(run: Run) -> None:
    answer = Answer.model_validate_json(run("calc", "laoshan-6", "--json").stdout)
    assert (answer.status, answer.headline) == ("needs_facts", None)
    assert [missing.fact for missing in answer.missing] == ["cloud_spending"]


def test_several_amounts_are_years(run: Run) -> None:
    facts = ["--fact", "district_contribution=150,150,150,150,150"]
    answer = Answer.model_validate_json(run("calc", "laoshan-5.1", *facts, "--json").stdout)
    assert answer.headline is not None and answer.headline.schedule is not None
    assert [str(year) for year in answer.headline.schedule] == ["150", "120", "90", "90", "90"]


def test_a_failed_condition_is_not_eligible(run: Run) -> None:
    facts = ["--fact", "cloud_spending=18万", "--fact", "listed_provider=否"]
    assert json.loads(run("calc", "laoshan-6", *facts, "--json").stdout)["status"] == "not_eligible"


def test_the_day_decides_the_state(run: Run) -> None:
    done = run("calc", "laoshan-6", "--fact", "cloud_spending=18万", "--as-of", "2022-06-01", "--json")
    assert json.loads(done.stdout)["awards"][0]["period"] == "in_force"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere-9"], "PA-111"),
        (["laoshan-8.7"], "PA-112"),
        (["laoshan-6", "--fact", "18万"], "PA-113"),
        (["laoshan-6", "--fact", "cloud_spending="], "PA-113"),
        (["laoshan-6", "--fact", "revenue=18万"], "PA-114"),
        (["laoshan-6", "--fact", "cloud_spending=很多"], "PA-115"),
        (["laoshan-6", "--fact", "listed_provider=也许"], "PA-115"),
        (["laoshan-6", "--fact", "cloud_spending=1", "--fact", "年购买云服务金额=2"], "PA-116"),
        ([], "PA-104"),
    ],
)
def test_a_calculation_that_cannot_be_made_is_wrong_usage(run: Run, arguments: list[str], code: str) -> None:
    done = run("calc", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert code in done.stderr and len(done.stderr.splitlines()) == 1


def test_the_list_holds_every_rule_in_the_catalogues_order(run: Run) -> None:
    text, data = run("calc", "--list"), json.loads(run("calc", "--list", "--json").stdout)
    assert [line.split()[0] for line in text.stdout.splitlines() if line and not line.startswith(" ")] == list(RULES)
    assert [entry["id"] for entry in data] == list(RULES)
    cloud = next(entry for entry in data if entry["id"] == "laoshan-6")
    assert "40%" in cloud["formula"] and cloud["certainty"] == "定额"
    assert cloud["facts"][0] == {
        "fact": "cloud_spending",
        "label": "年购买云服务金额",
        "unit": "万元",
        "question": RULES["laoshan-6"].fact("cloud_spending").question,
    }


@pytest.mark.parametrize("flag", ["--help", "--facts"])
def test_a_rules_facts_are_listed_with_their_values(run: Run, flag: str) -> None:
    done = run("calc", "laoshan-4.2", flag)
    assert done.exit_code == 0
    for fact in RULES["laoshan-4.2"].facts:
        assert fact.id in done.stdout and fact.label in done.stdout and fact.question in done.stdout
    assert "智能工厂(智能工厂或互联工厂)" in done.stdout


# settings, version


def test_settings_are_shown_with_where_they_come_from_and_without_secrets(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_ADVISOR_HUB_TOKEN", "hf_secret")
    monkeypatch.setenv("POLICY_ADVISOR_PORT", "8123")
    done = run("settings")
    assert done.exit_code == 0
    rows = dict(line.split("=", 1) for line in done.stdout.splitlines())
    assert rows["POLICY_ADVISOR_PORT"].startswith("8123 ") and rows["POLICY_ADVISOR_PORT"].endswith("[已设置]")
    assert rows["POLICY_ADVISOR_HOST"].endswith("[默认]")
    assert "hf_secret" not in done.output and "**********" in rows["POLICY_ADVISOR_HUB_TOKEN"]


def test_the_version_is_one_line(run: Run) -> None:
    done = run("version")
    assert done.exit_code == 0
    assert done.stdout.startswith("policy-advisor ") and len(done.stdout.splitlines()) == 1


# serve


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """Takes the page's place and notes how it was called."""
    calls: list[dict[str, object]] = []

    def serve(settings: object, words: object, mcp: bool, additions: tuple[object, ...]) -> None:
        seen = {"cwd": os.getcwd(), "files": os.listdir(), "additions": additions}
        calls.append({"settings": settings, "words": words, "mcp": mcp, **seen})

    page = ModuleType("assistant.page.server")
    page.serve = serve  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "assistant.page.server", page)
    desk = ModuleType("assistant.desk.routes")
    desk.add_routes = object()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "assistant.desk.routes", desk)
    return calls


def test_the_page_runs_in_an_empty_folder_that_is_gone_afterwards(run: Run, shown: list) -> None:
    (Path.cwd() / "private.txt").write_text("x", encoding="utf-8")
    before = os.getcwd()
    assert run("serve", "--port", "0").exit_code == 0
    [call] = shown
    assert call["files"] == [] and call["cwd"] != before
    assert call["additions"] == (sys.modules["assistant.desk.routes"].add_routes,)
    assert os.getcwd() == before and not Path(str(call["cwd"])).exists()


def test_the_page_gets_the_settings_of_the_command_line_and_a_real_port(run: Run, shown: list) -> None:
    run("serve", "--host", "127.0.0.1", "--port", "0", "--language", "en")
    [call] = shown
    assert call["settings"].host == "127.0.0.1" and 0 < call["settings"].port < 65536
    assert call["settings"].language == call["words"].language == "en"


def test_the_tools_for_models_are_served_where_that_is_asked_for(run: Run, shown: list) -> None:
    run("serve", "--port", "0")
    run("serve", "--port", "0", "--mcp")
    assert [call["mcp"] for call in shown] == [False, True]


def test_a_models_folder_is_found_from_the_directory_of_the_start(
    run: Run, shown: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path.cwd() / "model"
    folder.mkdir()
    monkeypatch.setenv("POLICY_ADVISOR_EMBEDDING_MODEL", "model")
    run("serve", "--port", "0")
    assert shown[0]["settings"].embedding_model == str(folder)
    assert shown[0]["settings"].reranker == "none"


def test_a_taken_port_is_one_clear_line(start: Start) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        process = start("serve", "--port", str(port))
        out, errors = process.communicate()
    assert (process.returncode, out) == (1, b"")
    [line] = errors.decode().splitlines()
    assert "PA-501" in line and str(port) in line and "--port" in line


# ingest

POLICY = "关于支持测试产业的若干措施\n\n第一条 对购买检测服务的企业给予补贴。\n第二条 本措施自2025年1月1日起施行。\n"
FACTS = ["--title", "测试措施", "--place", "青岛市", "--status", "final"]


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "test-policy.txt"
    path.write_text(POLICY, encoding="utf-8")
    return path


@pytest.fixture
def without_model(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_ADVISOR_EMBEDDING_MODEL", "none")


@pytest.mark.usefixtures("without_model")
def test_a_text_is_added_divided_and_indexed(run: Run, policy: Path, environment: Path) -> None:
    from documents import load_corpus

    done = run("ingest", str(policy), *FACTS, "--valid-from", "2025-01-01", "--valid-to", "2027-12-31")
    assert done.exit_code == 0, done.stderr
    assert "测试措施" in done.stdout and "test_policy" in done.stdout
    corpus = load_corpus(environment / "texts")
    document = corpus.documents["test_policy"]
    assert (document.valid_from, document.valid_to) == (date(2025, 1, 1), date(2027, 12, 31))
    assert corpus.text("test_policy") == POLICY
    assert [c.article for c in corpus.clauses("test_policy") if c.article] == ["第一条", "第二条"]
    assert (environment / "index" / "current").is_file()


@pytest.mark.usefixtures("without_model")
def test_a_new_version_takes_the_place_of_the_old_and_keeps_what_is_known(
    run: Run, policy: Path, environment: Path
) -> None:
    from documents import load_corpus

    run("ingest", str(policy), *FACTS, "--issuer", "测试局")
    policy.write_text(POLICY.replace("检测", "认证"), encoding="utf-8")
    assert run("ingest", str(policy), "--number", "测〔2025〕1号").exit_code == 0
    corpus = load_corpus(environment / "texts")
    document = corpus.documents["test_policy"]
    assert (document.issuer, document.number) == ("测试局", "测〔2025〕1号")
    assert "认证" in corpus.text("test_policy")
    assert document.version == 2


@pytest.mark.usefixtures("without_model")
def test_nothing_is_stored_when_one_of_the_files_is_refused(run: Run, policy: Path, environment: Path) -> None:
    bad = policy.with_name("broken.txt")
    bad.write_bytes(b"\x81\x82\xff\xfe\x80")
    done = run("ingest", str(policy), str(bad), "--place", "青岛市", "--status", "final")
    assert done.exit_code == 1 and done.stdout == ""
    assert not (environment / "texts" / "manifest.toml").exists()


@pytest.mark.parametrize(
    ("name", "content", "arguments", "code", "exit_code"),
    [
        ("a.doc", b"x", FACTS, "PA-412", 1),
        ("a.docx", b"PK", FACTS, "PA-426", 1),
        ("a.pdf", b"%PDF-", FACTS, "PA-426", 1),
        ("a.html", b"<p>", FACTS, "PA-423", 1),
        ("a.xyz", b"text", FACTS, "PA-413", 1),
        ("a.txt", b"\x81\x82\xff\xfe\x80", FACTS, "PA-414", 1),
        ("a.txt", b"a\0b", FACTS, "PA-414", 1),
        ("a.txt", b" \n", FACTS, "PA-423", 1),
        ("a.txt", "题目".encode(), FACTS, "PA-415", 1),
        ("a.txt", POLICY.encode(), [*FACTS, "--id", "../x"], "PA-416", 1),
        ("a.txt", POLICY.encode(), [*FACTS, "--id", "laoshan_2020"], "PA-428", 1),
        ("a.txt", POLICY.encode(), [*FACTS, "--supersedes", "nothing"], "PA-429", 1),
        ("a.txt", POLICY.encode(), ["--title", "x"], "PA-418", 1),
        ("a.txt", POLICY.encode(), [*FACTS, "--valid-from", "2025-01-02", "--valid-to", "2025-01-01"], "PA-419", 1),
        ("a.txt", POLICY.encode(), [*FACTS, "--valid-to", "2025"], "PA-107", 2),
        ("a.txt", POLICY.encode(), [*FACTS, "--status", "law"], "PA-105", 2),
    ],
)
def test_a_text_that_cannot_be_added_says_why(
    run: Run,
    tmp_path: Path,
    environment: Path,
    name: str,
    content: bytes,
    arguments: list[str],
    code: str,
    exit_code: int,
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    done = run("ingest", str(path), *arguments)
    assert (done.exit_code, done.stdout) == (exit_code, "")
    assert code in done.stderr and len(done.stderr.splitlines()) == 1
    assert not (environment / "texts" / "manifest.toml").exists()


def test_two_texts_of_one_name_are_refused(run: Run, policy: Path) -> None:
    twin = policy.with_suffix(".md")
    twin.write_text(POLICY, encoding="utf-8")
    done = run("ingest", str(policy), str(twin), "--place", "青岛市", "--status", "final", "--title", "x")
    assert "PA-420" in done.stderr


# the record and the data folder


def test_an_answer_is_replayed_exported_and_removed_from_the_command_line(
    run: Run, environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.conversation import Conversation
    from assistant.settings import Settings
    from assistant.startup import open_advisor
    from assistant.state import audit, open_state
    from assistant.state.conversations import add_turn, begin
    from assistant.state.tokens import new_token

    monkeypatch.setenv("POLICY_ADVISOR_EMBEDDING_MODEL", "none")
    question = "崂山区企业年购买云服务18万元能补多少"
    settings = Settings()
    advisor, retrieval = open_advisor(settings)
    answer = advisor.ask(question, Conversation(), date(2026, 11, 21))
    retrieval.close()
    state = open_state(settings)
    now = state.now()
    with state.session() as session:
        row = begin(session, new_token(), now, "zh-CN")
        turn = add_turn(session, row, question, answer, Conversation(), now)
        audit.record(session, question, answer, audit.Occasion(now, "chat", advisor.corpus.digest, row.id, turn.id))
    state.close()

    replayed = run("replay", "1")
    assert (replayed.exit_code, "同样的回答" in replayed.stdout) == (0, True)
    assert json.loads(run("replay", "1", "--json").stdout)["same"] is True
    [line] = run("audit", "export").stdout.splitlines()
    assert json.loads(line)["figures"]["headline"]["amount"] == "7.2"
    assert run("audit", "remove").exit_code == 2
    assert run("audit", "remove", "--conversation", "1").exit_code == 0
    gone = run("replay", "1")
    assert gone.exit_code == 1 and "PA-612" in gone.stderr


def test_the_data_folder_is_backed_up_and_restored_from_the_command_line(
    run: Run, environment: Path, tmp_path: Path
) -> None:
    (environment / "texts").mkdir(parents=True)
    (environment / "texts" / "a.txt").write_text("x", encoding="utf-8")
    file = str(tmp_path / "b.tar.gz")
    assert run("backup", file).exit_code == 0
    refused = run("restore", file)
    assert refused.exit_code == 1 and "PA-623" in refused.stderr
    assert run("restore", file, "--replace").exit_code == 0
    assert (environment / "texts" / "a.txt").read_text(encoding="utf-8") == "x"
