"""The gate's cases cover every rule and every suite; each is derived from a sentence that stands in a text."""

import ast
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

import evals
from documents import Corpus
from evals.families.__main__ import contents
from evals.families.__main__ import main as families
from evals.loading import files_of, load_cases
from evals.metrics import within
from evals.numbers import squeeze
from evals.schema import Case, Suite
from tools.catalogue import RULES
from tools.rule import Rule

ORACLE = Path(evals.__file__).parent / "oracle"


@pytest.fixture(scope="module")
def gate() -> list[Case]:
    return load_cases(files_of("gate"))


def test_there_are_five_hundred_and_each_suite_has_some(gate: list[Case]) -> None:
    assert len(gate) >= 500
    assert {case.suite for case in gate} == set(get_args(Suite))


def test_every_rule_that_computes_has_five_and_every_lookup_one(gate: list[Case]) -> None:
    counts = Counter(rule for case in gate for rule in case.rules or [] if stands_on(case, RULES[rule]))
    few = {rule.id: counts[rule.id] for rule in RULES.values() if counts[rule.id] < (1 if rule.is_lookup else 5)}
    assert few == {}


def stands_on(case: Case, rule: Rule) -> bool:
    """Whether the case's source is the rule's sentence, or a citation that it wants is of the rule's clause."""
    source = squeeze(case.source)
    cites = [cite for wanted in case.expect for cite in wanted.cite or []]
    for quote in rule.all_quotes():
        said = squeeze(quote.text)
        if source and (said in source or source in said):
            return True
        if any(c.document == quote.document and within(quote.article or "", c.article or "") for c in cites):
            return True
    return False


def test_every_source_of_an_open_case_stands_in_a_text(corpus: Corpus) -> None:
    texts = [squeeze(corpus.text(document)) for document in corpus.documents]
    strange = [
        case.id
        for case in load_cases(files_of("open"))
        if case.source and not any(squeeze(case.source) in text for text in texts)
    ]
    assert strange == []


def test_every_wanted_quote_stands_in_its_article(gate: list[Case], corpus: Corpus) -> None:
    cites = [(case, cite) for case in gate for wanted in case.expect for cite in wanted.cite or [] if cite.quote]
    strange = [
        (case.id, cite.quote) for case, cite in cites if squeeze(cite.quote) not in squeeze(corpus.text(cite.document))
    ]
    assert strange == []


def test_no_conversation_stands_twice(gate: list[Case]) -> None:
    said = Counter((case.as_of, tuple(case.turns)) for case in gate)
    assert [turns for turns, count in said.items() if count > 1] == []


def test_the_generated_cases_are_as_the_families_write_them() -> None:
    assert families(["--check"]) == 0
    assert all(text for text in contents().values())


def test_the_oracle_knows_nothing_of_the_rules() -> None:
    modules = set()
    for file in ORACLE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                modules.add(node.module)
            elif isinstance(node, ast.Import):
                modules |= {alias.name for alias in node.names}
    assert modules == {"__future__", "dataclasses", "decimal", "evals.oracle.due"}
