"""Mistakes in a case are found, all of them, and named by file and line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import evals
from documents import Corpus
from documents.errors import QuoteNotFound
from evals.loading import SETS, CaseError, files_of, load_cases
from evals.schema import Case, published

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(*lines: object, name: str = "cases.jsonl") -> Path:
        path = tmp_path / name
        texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return path

    return written


def problems_of(path: Path) -> tuple[str, ...]:
    with pytest.raises(CaseError) as raised:
        load_cases([path])
    return raised.value.problems


def test_a_case_is_read_as_it_is_written(write: Write, case: dict[str, Any]) -> None:
    [read] = load_cases([write(case, "")])
    assert read.model_dump(mode="json", exclude_unset=True) == case


def test_an_unknown_field_is_named_with_its_file_and_line(write: Write, case: dict[str, Any]) -> None:
    case["expect"][0]["ammount"] = "7.2"
    path = write("", case)
    [problem] = problems_of(path)
    assert problem.startswith(f"{path}:2: expect.0.ammount: ")


def test_every_mistake_of_every_line_is_told_at_once(write: Write, case: dict[str, Any]) -> None:
    wrong = {**case, "id": "other", "suite": "figure", "as_of": "yesterday"}
    problems = problems_of(write(wrong, "{", case, case))
    assert [problem.split(":")[1] for problem in problems] == ["1", "1", "2", "4"]
    assert "suite" in problems[0] and "as_of" in problems[1]
    assert "not a line of JSON" in problems[2]
    assert "cloud-18 is used already at" in problems[3]


def test_an_id_is_unique_over_all_files(write: Write, case: dict[str, Any]) -> None:
    with pytest.raises(CaseError, match="used already"):
        load_cases([write(case, name="a.jsonl"), write(case, name="b.jsonl")])


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert "nowhere.jsonl" in problems_of(tmp_path / "nowhere.jsonl")[0]


def test_a_file_in_another_encoding_is_a_problem(tmp_path: Path, case: dict[str, Any]) -> None:
    path = tmp_path / "gbk.jsonl"
    path.write_bytes(json.dumps(case, ensure_ascii=False).encode("gbk"))
    assert "utf-8" in problems_of(path)[0]


def test_a_key_that_stands_twice_is_a_problem(write: Write, case: dict[str, Any]) -> None:
    line = json.dumps(case, ensure_ascii=False).replace('"suite"', '"suite": "chains", "suite"')
    assert "'suite' stands twice" in problems_of(write(line))[0]


@pytest.mark.parametrize("value", [7.2, 7, "7,2", "7.2万", "-1", "1e3", "07", ""])
def test_an_amount_is_a_plain_decimal_string(case: dict[str, Any], value: object) -> None:
    case["expect"][0]["amount"] = value
    with pytest.raises(ValidationError, match="plain decimal string"):
        Case.model_validate(case)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"no_figure": True}, "no_figure contradicts"),
        ({"certainty": "ceiling"}, "a ceiling has no amount"),
        ({"amount_any": ["7.2", "8"]}, "not both"),
        ({"minimum": "3", "maximum": "2"}, "above maximum"),
        ({"turn": 1}, "turn 1 is expected"),
        ({"cite": [{"document": "laoshan_2020"}]}, "an article or a quote"),
        ({"cite": []}, "at least 1 item"),
        ({"mention": [[]]}, "at least 1 item"),
        ({"status": None}, "null asserts nothing"),
        ({"forbid": [" "]}, "pattern"),
    ],
)
def test_an_expectation_that_contradicts_itself_is_refused(
    case: dict[str, Any], changes: dict[str, Any], reason: str
) -> None:
    case["expect"][0] |= changes
    with pytest.raises(ValidationError, match=reason):
        Case.model_validate(case)


def test_an_expectation_without_an_assertion_is_refused(case: dict[str, Any]) -> None:
    case["expect"] = [{"turn": 0}]
    with pytest.raises(ValidationError, match="has to assert something"):
        Case.model_validate(case)


def test_a_turn_is_expected_once(case: dict[str, Any]) -> None:
    case["expect"].append({"turn": 0, "status": ["answered"]})
    with pytest.raises(ValidationError, match="two expectations"):
        Case.model_validate(case)


def test_a_figure_without_its_sentence_is_refused(case: dict[str, Any]) -> None:
    case["source"] = " "
    with pytest.raises(ValidationError, match="source has to hold the sentence"):
        Case.model_validate(case)


def test_an_amount_of_null_is_an_assertion(case: dict[str, Any]) -> None:
    case["expect"] = [{"turn": 0, "amount": None}]
    [expectation] = Case.model_validate(case).expect
    assert expectation.states("amount")
    assert not expectation.states("maximum")


def test_the_published_schema_is_the_one_of_the_model() -> None:
    file = Path(evals.__path__[0]) / "case.schema.json"
    assert file.read_text(encoding="utf-8") == published(), "run: python -m evals.schema > evals/case.schema.json"


def test_the_sets_share_the_case_files_between_them() -> None:
    files = [path for case_set in SETS for path in files_of(case_set)]
    assert sorted(files) == sorted((Path(evals.__path__[0]) / "cases").glob("*.jsonl"))
    assert all(path.name.startswith("dev_") for path in files_of("dev"))
    assert load_cases(files), "no id is used in two files"


def test_the_gate_holds_the_cases_that_a_release_needs() -> None:
    cases = load_cases(files_of("gate"))
    assert len(cases) >= 80
    assert all(case.half is None for case in cases), "the gate is not split"


def test_every_source_of_the_gate_is_a_sentence_of_a_text(corpus: Corpus) -> None:
    for case in load_cases(files_of("gate")):
        if case.source:
            assert [d for d in corpus.documents if stands_in(corpus, d, case.source)], f"{case.id}: {case.source}"


def test_every_citation_of_the_gate_is_a_passage_of_its_article(corpus: Corpus) -> None:
    for case in load_cases(files_of("gate")):
        for cite in (cite for expectation in case.expect for cite in expectation.cite or []):
            if cite.quote is None:
                assert corpus.article(cite.document, cite.article or ""), case.id
            else:
                assert stands_in(corpus, cite.document, cite.quote, cite.article), f"{case.id}: {cite}"


def stands_in(corpus: Corpus, document: str, words: str, article: str | None = None) -> bool:
    try:
        corpus.locate(document, words, article)
    except QuoteNotFound:
        return False
    return True
