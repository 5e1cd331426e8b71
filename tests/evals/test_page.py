"""The page on writing a case agrees with the schema, and its example is a case."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from documents import Corpus
from evals.loading import CASES, load_cases
from evals.schema import Case, Expectation, Suite

PAGE = Path(__file__).resolve().parents[2] / "docs" / "writing-a-case.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_example_is_a_case_that_is_derived_from_the_text(page: str, corpus: Corpus, tmp_path: Path) -> None:
    [example] = re.findall(r"```json\s*\n\s*(\{.*\})\n", page)
    path = tmp_path / "own.jsonl"
    path.write_text(example, encoding="utf-8")
    [case] = load_cases([path])
    [cite] = case.expect[0].cite or []
    start, end = corpus.locate("laoshan_2020", case.source, "六")
    assert cite.quote in corpus.text("laoshan_2020")[start:end]
    assert case.id not in {
        json.loads(line)["id"] for file in CASES.glob("*.jsonl") for line in file.open() if line.strip()
    }


@pytest.mark.parametrize("names", [Case.model_fields, Expectation.model_fields, get_args(Suite)])
def test_it_names_every_field_and_suite(page: str, names: object) -> None:
    missing = [name for name in names if f"`{name}`" not in page]  # type: ignore[attr-defined]
    assert missing == []
