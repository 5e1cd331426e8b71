"""What a run is compared with and how it is shown: baseline, revision, HTML, kinds of figure, intervals."""

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer
from documents import Corpus
from evals.bands import bands_of
from evals.baseline import BaselineError, read_baseline, since
from evals.digests import of_files, of_index
from evals.html_report import as_html
from evals.intervals import bootstrap, wilson
from evals.moves import figures_of, moved_lines, moves
from evals.ranking import Mean
from evals.report import write_reports
from evals.run_record import Run, metric_rows, suite_rows
from evals.runner import run
from evals.schema import Case
from evals.summary import summarise
from evals.support import relevant, support

from .conftest import PreparedAdvisor

Change = Callable[..., Answer]


class Tracing(PreparedAdvisor):
    last_trace = ("laoshan-6 3.20 <云服务>",)


@pytest.fixture
def failing(read_case: Case, change: Change, corpus: Corpus) -> Run:
    """A run whose one case fails with a figure, on words that HTML could take for its own."""
    case = read_case.model_copy(update={"turns": ["<script>alert(1)</script>" + read_case.turns[0]]})
    results = run([case], Tracing([change("headline.amount", "8")]), corpus)
    return Run(
        results, ["figures: 0 of 1 cases pass, 100% are needed"], {"rules": "abc"}, {"MRR": Mean(0.5, (0.4, 0.6))}
    )


class Reader(HTMLParser):
    """Collects what the page would load, and whether each element is closed."""

    VOID = frozenset({"meta", "input", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loaded: list[str] = []
        self.details: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.loaded += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag == "details" and "data-case" in named:
            self.details.append(named)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_needs_nothing_else_and_escapes_what_was_said(failing: Run) -> None:
    page = as_html(failing)
    reader = Reader()
    reader.feed(page)
    assert reader.open == [] and reader.loaded == []
    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)" in page
    assert len(re.findall("<script>", page)) == 1


def test_a_failing_conversation_stands_in_full(failing: Run) -> None:
    page = as_html(failing)
    assert "<td>amount 7.2</td><td>amount 8</td>" in page
    assert "laoshan-6 3.20 &lt;云服务&gt;" in page
    assert "有效期已过(至 2022-12-31)" in page
    assert "FAILED: figures: 0 of 1 cases pass" in page


def test_a_case_can_be_filtered_by_state_suite_and_kind(failing: Run) -> None:
    reader = Reader()
    reader.feed(as_html(failing))
    [details] = reader.details
    assert details["data-state"] == "failing" and details["data-suite"] == "figures"
    assert (details["data-bands"] or "").split() == ["expired", "positive"]


def test_two_reports_of_one_state_are_equal(failing: Run, tmp_path: Path) -> None:
    first = {p.name: p.read_text() for p in write_reports(failing, tmp_path / "one")}
    second = {p.name: p.read_text() for p in write_reports(failing, tmp_path / "two")}
    assert first == second and {"evals.html", "evals.json", "evals.md", "evals.xml"} <= set(first)


def test_a_baseline_tells_what_newly_fails_and_passes(failing: Run, tmp_path: Path) -> None:
    write_reports(failing, tmp_path)
    before = read_baseline(tmp_path / "evals.json")
    assert before == {"cloud-18": False}
    assert since(before, failing.results).lines() == ["nothing has changed"]
    changed = since({"cloud-18": True, "other": True}, failing.results)
    assert changed.newly_failing == ("cloud-18",) and changed.gone == ("other",)
    assert since({"other": True}, failing.results, whole=False).gone == ()
    assert since({}, failing.results).new == ("cloud-18",)


@pytest.mark.parametrize("content", ["", "[]", '{"cases": [{"id": "a"}]}'])
def test_a_file_that_is_no_report_is_no_baseline(content: str, tmp_path: Path) -> None:
    file = tmp_path / "evals.json"
    file.write_text(content)
    with pytest.raises(BaselineError, match=r"no evals\.json"):
        read_baseline(file)


def test_a_moved_answer_names_the_rule_and_its_clause(
    read_case: Case, right: Answer, change: Change, corpus: Corpus
) -> None:
    results = run([read_case], PreparedAdvisor([change("awards.0.amount", "8")]), corpus)
    before = {"cloud-18": [figures_of(right)]}
    [move] = moves(before, results)
    assert move.by == ("laoshan-6 (laoshan_2020 六): amount 7.2 (fixed) → amount 8 (fixed) (+0.8)",)
    assert moved_lines([move])[0] == "answers that moved (1): figures 1"
    assert moved_lines([]) == ["no answer has moved"]
    assert moves({"cloud-18": [figures_of(change("awards.0.amount", "8"))]}, results) == []
    assert moves({}, results) == []


@pytest.mark.parametrize(
    ("update", "bands"),
    [
        ({}, {"positive", "expired"}),
        ({"suite": "boundaries"}, {"positive", "expired", "boundary"}),
        ({"as_of": "2022-06-01"}, {"positive"}),
    ],
)
def test_the_kind_of_figure(case: dict[str, Any], update: dict[str, str], bands: set[str], corpus: Corpus) -> None:
    assert bands_of(Case.model_validate(case | update), corpus) == bands


@pytest.mark.parametrize(
    ("wanted", "band"),
    [
        ({"status": ["not_eligible"], "no_figure": True}, "zero"),
        ({"status": ["answered"], "amount": "0"}, "zero"),
        ({"status": ["needs_facts"], "missing": ["云服务"]}, "missing_fact"),
    ],
)
def test_nothing_due_and_a_missing_fact_are_kinds(
    case: dict[str, Any], wanted: dict[str, Any], band: str, corpus: Corpus
) -> None:
    read = Case.model_validate(case | {"expect": [{"turn": 0, **wanted}]})
    assert bands_of(read, corpus) == {band}


def test_each_kind_stands_apart_in_the_table(failing: Run) -> None:
    rows = {name: (hits, total) for name, hits, total, _ in suite_rows(failing)}
    assert rows["of these: positive"] == (0, 1) and rows["of these: zero"] == (0, 0)
    assert ("MRR", "0.500 [0.400, 0.600]") in metric_rows(failing)


def test_a_share_of_all_is_not_certain() -> None:
    assert wilson(0, 0) is None
    low, high = wilson(100, 100) or (0, 0)
    assert 0.95 < low < 1 and high == 1


def test_the_bootstrap_is_the_same_each_time_and_holds_the_mean() -> None:
    values = [0.0, 1.0] * 50
    low, high = bootstrap(values) or (1, 0)
    assert low < 0.5 < high and bootstrap(values) == (low, high)
    assert bootstrap([]) is None


def test_a_step_is_supported_by_the_clause_that_states_its_rate(change: Change, right: Answer) -> None:
    assert [check.passed for check in support(right)] == [True]
    assert [check.passed for check in support(change("awards.0.steps.0.label", "云服务 × 50%"))] == [False]


def test_a_citation_is_precise_when_it_bears_on_the_question(
    read_case: Case, right: Answer, change: Change, corpus: Corpus
) -> None:
    wanted = read_case.expect[0]
    assert relevant(wanted, right) == (1, 1)
    cited = right.model_dump(mode="json")["citations"][0]
    other = cited | {"document": "jinan_2020_2022", "article": "3", "quote": "新引进"}
    assert relevant(wanted, change("citations", [cited, other])) == (1, 2)
    assert relevant(None, right) is None
    results = run([read_case], PreparedAdvisor([change("citations", [cited, other])]), corpus)
    assert summarise(results).precision.value == 0.5


@pytest.mark.parametrize(
    ("line", "precise"),
    [
        ("亩产效益综合评价类别未说明: A类、B类按100%; C类 80万元", True),
        ("亩产效益综合评价类别未说明", False),  # no figure of the clause
        ("C类企业获得 80%", False),  # the figure without the clause's words
        ("C类企业按照80%给予拨付", False),  # the clause itself
        ("> 依据[2] 26: 「C类企业按照80%给予拨付, 亩产效益综合评价结果」", False),  # shown, and nothing said of it
    ],
)
def test_a_citation_supports_a_line_that_states_its_figure_in_its_words(
    read_case: Case, right: Answer, line: str, precise: bool
) -> None:
    [cited] = right.citations
    quote = "根据每年度公布的工业企业亩产效益综合评价结果,A类和B类企业按照100%给予拨付,C类企业按照80%给予拨付"
    classes = cited.model_copy(update={"document": "qingdao_2024_draft", "article": "26", "quote": quote})
    answer = right.model_copy(update={"text": f"{right.text}\n{line}", "citations": [cited, classes]})
    assert relevant(read_case.expect[0], answer) == (1 + precise, 2)


def test_a_digest_changes_with_a_file_and_not_with_the_vectors(tmp_path: Path) -> None:
    (tmp_path / "rule.py").write_text("RATE = 1")
    before = of_files(tmp_path, ["*.py"])
    (tmp_path / "rule.py").write_text("RATE = 2")
    assert of_files(tmp_path, ["*.py"]) != before
    folder = tmp_path / "index"
    assert of_index(folder) == "in memory"
    made = {}
    for name, files in (("one", "a"), ("two", "b")):
        (folder / name).mkdir(parents=True)
        (folder / name / "manifest.json").write_text(json.dumps({"corpus": "c", "files": {"vectors": files}}))
        (folder / "current").write_text(name)
        made[name] = of_index(folder)
    assert made["one"] == made["two"] != "in memory"
