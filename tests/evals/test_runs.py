"""A run as a whole: planted faults turn their suite red, nothing passes by checking nothing, reports tell it all."""

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pydantic import ValidationError

from assistant.answer import Answer
from documents import Corpus
from evals import __main__ as command
from evals.loading import SETS
from evals.report import as_junit, as_markdown, as_terminal, percentile, write_reports
from evals.run_record import Run
from evals.runner import run
from evals.schema import Case
from evals.summary import Share, summarise
from evals.thresholds import Thresholds, load_thresholds, shortfalls

from .conftest import PreparedAdvisor

Change = Callable[..., Answer]
ALL_GREEN = Thresholds(grounded=1, quotes=1, false_figures=0, passed={"figures": 1.0})


class BrokenAdvisor:
    def ask(self, text: str, memory: object, as_of: object) -> Answer:
        raise LookupError("no such clause \x00")


def case_file(folder: Path, *cases: dict[str, Any]) -> Path:
    path = folder / "cases.jsonl"
    path.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases), encoding="utf-8")
    return path


@pytest.fixture
def evaluate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, case: dict[str, Any]) -> Callable[..., int]:
    """Runs the command over the case with an advisor that gives the answer; reports go to tmp_path/out."""

    def evaluated(answer: Answer | None, *arguments: str) -> int:
        advisor = PreparedAdvisor([answer]) if answer else BrokenAdvisor()
        monkeypatch.setattr(command, "_open", lambda: (advisor, None, {}))
        path = case_file(tmp_path, case)
        return command.main(["--cases", str(path), "--out", str(tmp_path / "out"), *arguments])

    return evaluated


def test_a_right_answer_is_green(evaluate: Callable[..., int], right: Answer, capsys: pytest.CaptureFixture) -> None:
    assert evaluate(right) == 0
    assert "PASSED: 1 of 1 cases" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("headline.amount", "20"),
        ("status", "declined"),
        ("headline.certainty", "ceiling"),
        ("citations.0.start", 0),
        ("citations.0.article", "五"),
        ("citations", []),
        ("text", "按条文测算 7.2万元"),
        ("text", "有效期已过。按条文测算 7.2万元, 另有 300 万元"),
        ("text", "有效期已过。确定可得 7.2万元"),
    ],
)
def test_a_planted_fault_turns_the_suite_red(
    evaluate: Callable[..., int], change: Change, path: str, value: object, capsys: pytest.CaptureFixture
) -> None:
    assert evaluate(change(path, value)) == 1
    assert "FAILED: figures: 0 of 1 cases pass" in capsys.readouterr().out


def test_an_advisor_that_breaks_down_fails_the_case_and_is_reported(
    evaluate: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    assert evaluate(None) == 1
    assert "LookupError: no such clause" in capsys.readouterr().out
    [error] = ElementTree.parse(tmp_path / "out" / "evals.xml").getroot().iter("error")
    assert "LookupError" in (error.text or "")


def test_a_suite_without_a_case_fails(
    evaluate: Callable[..., int], right: Answer, capsys: pytest.CaptureFixture
) -> None:
    assert evaluate(right, "--suite", "chains") == 1
    assert "chains: no case" in capsys.readouterr().out


def test_a_run_without_a_case_fails(evaluate: Callable[..., int], right: Answer, capsys: pytest.CaptureFixture) -> None:
    assert evaluate(right, "--half", "report") == 1
    assert "no case was run" in capsys.readouterr().out


def test_what_cannot_run_is_told_apart_from_what_fails(
    evaluate: Callable[..., int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{}", encoding="utf-8")
    assert command.main(["--cases", str(broken)]) == 2
    assert f"{broken}:1: id: Field required" in capsys.readouterr().err

    def does_not_start() -> None:
        raise OSError("no room for the index")

    monkeypatch.setattr(command, "_open", does_not_start)
    assert command.main(["--out", str(tmp_path / "out")]) == 2
    assert "no room for the index" in capsys.readouterr().err
    with pytest.raises(SystemExit) as raised:
        command.main(["--suite", "nonsense"])
    assert raised.value.code == 2


def test_reports_that_cannot_be_written_are_told(
    evaluate: Callable[..., int], right: Answer, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    (tmp_path / "out").write_text("a file where the folder should be", encoding="utf-8")
    assert evaluate(right) == 2
    assert "the reports cannot be written" in capsys.readouterr().err


def test_each_case_is_a_conversation_of_its_own(case: dict[str, Any], right: Answer, corpus: Corpus) -> None:
    two_turns = Case.model_validate({**case, "turns": ["一", "二"]})
    advisor = PreparedAdvisor([right] * 3)
    run([two_turns, Case.model_validate({**case, "id": "other"})], advisor, corpus)
    first, second, third = advisor.memories
    assert first is second
    assert third is not first


def test_a_turn_without_expectation_is_measured_all_the_same(
    case: dict[str, Any], right: Answer, change: Change, corpus: Corpus
) -> None:
    two_turns = Case.model_validate(
        {**case, "turns": ["一", "崂山云服务18万"], "expect": [{**case["expect"][0], "turn": 1}]}
    )
    [result] = run([two_turns], PreparedAdvisor([change("citations.0.start", 0), right]), corpus)
    assert [check.part for check in result.turns[0].failed if check.part == "verbatim"] == ["verbatim"]
    assert not result.passed


def test_a_suite_that_checked_nothing_fails(read_case: Case, right: Answer, corpus: Corpus) -> None:
    unchecked = read_case.model_copy(update={"expect": []})
    results = run([unchecked], PreparedAdvisor([right]), corpus)
    assert results[0].passed
    assert shortfalls(results, ALL_GREEN) == ["figures: no assertion"]


def test_no_average_hides_a_failing_case(read_case: Case, right: Answer, change: Change, corpus: Corpus) -> None:
    cases = [read_case, read_case.model_copy(update={"id": "other"})]
    results = run(cases, PreparedAdvisor([right, change("headline.amount", "8")]), corpus)
    assert shortfalls(results, ALL_GREEN) == [
        "figures: 1 of 2 cases pass, 100% are needed",
        "false figures: 1 of 2 cases, at most 0% allowed",
    ]
    half = Thresholds(grounded=1, quotes=1, false_figures=1, passed={"figures": 0.5})
    assert shortfalls(results, half) == []


def test_a_suite_that_no_threshold_names_has_to_be_green(read_case: Case, change: Change, corpus: Corpus) -> None:
    results = run([read_case], PreparedAdvisor([change("status", "needs_facts")]), corpus)
    none = Thresholds(grounded=1, quotes=1, false_figures=1, passed={})
    assert shortfalls(results, none) == ["figures: 0 of 1 cases pass, 100% are needed"]


@pytest.mark.parametrize("case_set", SETS)
def test_the_thresholds_of_each_set_are_there(case_set: Any) -> None:
    assert bool(load_thresholds(case_set).passed) == (case_set != "open")


def test_the_gate_has_to_be_all_green() -> None:
    gate = load_thresholds("gate")
    assert {*gate.passed.values(), gate.grounded, gate.quotes} == {1.0}
    assert gate.false_figures == 0


def test_a_misspelt_threshold_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "thresholds.toml"
    file.write_text("[gate]\ngrounded = 1.0\nquotes = 1.0\nfalse_figures = 0.0\n[gate.passed]\nfigure = 1.0\n")
    with pytest.raises(ValidationError, match="figure"):
        load_thresholds("gate", file)


def test_reports_tell_the_turns_with_expected_beside_got(
    read_case: Case, change: Change, corpus: Corpus, tmp_path: Path
) -> None:
    results = run([read_case], PreparedAdvisor([change("headline.amount", "8")]), corpus)
    done = Run(results, shortfalls(results, ALL_GREEN), {"corpus": corpus.digest})
    write_reports(done, tmp_path)
    for text in (as_terminal(done), as_markdown(done), as_junit(done)):
        for part in (read_case.id, read_case.turns[0], "amount 7.2", "amount 8", "figures"):
            assert part in text
    content = json.loads((tmp_path / "evals.json").read_text(encoding="utf-8"))
    assert not content["passed"]
    assert content["about"]["corpus"] == corpus.digest
    assert content["metrics"]["false_figures"]["hits"] == 1
    [reported] = content["cases"]
    assert reported["turns"][0]["failed"][0] == {"part": "figure", "expected": "amount 7.2", "got": "amount 8"}
    suite, thresholds = ElementTree.fromstring(as_junit(done).encode())
    assert (suite.get("name"), suite.get("failures")) == ("figures", "1")
    assert thresholds.get("failures") == "2"


def test_two_runs_write_the_same_bytes_but_for_the_times(
    read_case: Case, right: Answer, change: Change, corpus: Corpus, tmp_path: Path
) -> None:
    for name, elapsed in (("first", 1), ("second", 2)):
        answer = change("headline.amount", "8").model_copy(update={"elapsed_ms": elapsed})
        results = run([read_case], PreparedAdvisor([answer]), corpus)
        write_reports(Run(results, shortfalls(results, ALL_GREEN), {}), tmp_path / name)
    for path in sorted((tmp_path / "first").iterdir()):
        if path.name != "latency.json":
            assert path.read_bytes() == (tmp_path / "second" / path.name).read_bytes()


def test_declines_are_judged_both_ways(read_case: Case, right: Answer, change: Change, corpus: Corpus) -> None:
    declined = change("headline", None).model_copy(update={"status": "declined", "awards": []})
    outside = Case.model_validate(
        {**read_case.model_dump(mode="json", exclude_unset=True), "id": "outside", "source": "",
         "expect": [{"turn": 0, "status": ["declined"]}]}
    )  # fmt: skip
    results = run([read_case, outside], PreparedAdvisor([declined, right]), corpus)
    summary = summarise(results)
    assert (summary.declines_precision, summary.declines_recall) == (Share(0, 1), Share(0, 1))


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [(Share(0, 10), 0.0, 0.2775), (Share(10, 10), 0.7225, 1.0), (Share(5, 10), 0.2366, 0.7634)],
)
def test_the_interval_is_wilsons(share: Share, low: float, high: float) -> None:
    assert share.interval is not None
    assert math.isclose(share.interval[0], low, abs_tol=5e-5)
    assert math.isclose(share.interval[1], high, abs_tol=5e-5)


def test_a_share_of_nothing_has_no_value() -> None:
    assert (Share(0, 0).value, Share(0, 0).interval) == (None, None)


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(1, 101)]
    assert [percentile(values, share) for share in (0, 50, 95, 99, 100)] == [1, 50, 95, 99, 100]
    assert percentile([7.0], 99) == 7.0
    with pytest.raises(ValueError, match="no value"):
        percentile([], 50)
