"""Drafted rules: bound to the text, of the right values, and never active by themselves."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from documents import Corpus, PolicyDocument, Status, load_corpus
from tools.catalogue import RULES
from tools.clauses import Figure
from tools.formulas import Fixed, Share, Tiers
from tools.rule import Rule
from tools.scaffolding import Role, provisions, scaffold

CORPUS = load_corpus()


def drafts(document: str) -> tuple[Rule, ...]:
    text = scaffold(CORPUS.documents[document], CORPUS)
    assert text is not None
    module: dict[str, Any] = {}
    exec(compile(text, document, "exec"), module)
    assert module["RULES"] == ()
    found: tuple[Rule, ...] = module["DRAFTS"]
    return found


@pytest.mark.parametrize("document", CORPUS.documents)
def test_every_drafted_figure_stands_in_the_text(document: str) -> None:
    found = drafts(document)
    assert found
    for rule in found:
        for quote in rule.quotes:
            CORPUS.locate(quote.document, quote.text, quote.article)
        for figure in rule.figures():
            assert rule.quote_of(figure.span)


def test_a_rate_a_cap_and_a_threshold_are_what_the_reviewed_rule_has() -> None:
    draft = next(rule for rule in drafts("laoshan_2020") if rule.quotes[0].article == "六")
    reviewed = RULES["laoshan-6"]
    assert isinstance(draft.formula, Share) and isinstance(reviewed.formula, Share)
    assert draft.formula.cap is not None and reviewed.formula.cap is not None
    assert draft.formula.rate.value == reviewed.formula.rate.value == Decimal("0.4")  # type: ignore[union-attr]
    assert draft.formula.cap.scope is reviewed.formula.cap.scope
    assert (
        {f.value for f in draft.figures()}
        == {f.value for f in reviewed.figures()}
        == {Decimal("0.4"), Decimal(20), Decimal(10)}
    )


def test_levels_are_tiers_in_the_order_of_the_sentence() -> None:
    draft = next(rule for rule in drafts("laoshan_2020") if rule.quotes[0].article == "二")
    assert isinstance(draft.formula, Fixed)
    options = draft.formula.amount.options  # type: ignore[union-attr]
    assert {name: one.value for name, one in options.items() if isinstance(one, Figure)} == {"国家": 1000, "省": 300, "市": 100}


def test_thresholds_and_their_sums_are_tiers() -> None:
    [draft] = [r for r in drafts("qingdao_2024_draft") if isinstance(r.formula, Tiers) and len(r.formula.tiers) == 5]
    reviewed = RULES["qd24-1"].formula
    assert isinstance(draft.formula, Tiers) and isinstance(reviewed, Tiers)
    assert [figure.value for figure in draft.formula.figures()] == [figure.value for figure in reviewed.figures()]
    assert draft.conditions == ()


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("对投资额达到500万元、1000万元、2000万元的企业，分别给予20万元、40万元、100万元奖励。", [(2000, 100), (1000, 40), (500, 20)]),
        ("对投资额超过500万元的给予20万元，超过1000万元的给予40万元奖励。", [(1000, 40), (500, 20)]),
        ("对投资额超过500万元的企业给予20万元奖励，每家最高不超过40万元。", []),
        ("对投资额超过500万元、收入超过1000万元的企业，给予20万元奖励，另补助40万元。", []),
    ],
)
def test_tiers_are_those_that_the_sentence_pairs(sentence: str, pairs: list[tuple[int, int]]) -> None:
    [provision], source = list(provisions(_of(sentence), "x")), scaffold(_document(), _of(sentence))
    assert [(int(over.quantity.value), int(given.quantity.value)) for over, given in provision.tiers] == pairs
    module: dict[str, Any] = {}
    exec(compile(str(source), "x", "exec"), module)
    [rule] = module["DRAFTS"]
    assert isinstance(rule.formula, Tiers) == ("超过" in sentence and bool(pairs))
    assert ("DRAFT_1_TIERS" in module) == bool(pairs)


def test_a_sentence_of_several_grants_is_left_to_a_person() -> None:
    found = [rule for rule in drafts("laoshan_2020") if rule.quotes[0].article == "五 第1款"]
    assert [rule.formula for rule in found] == [None]


def test_most_rates_and_caps_of_the_reviewed_rules_are_found() -> None:
    stated = {
        (rule.document, figure.value)
        for rule in RULES.values()
        if isinstance(rule.formula, Share)
        for figure in rule.formula.figures()
    }
    found = {
        (document, one.quantity.value)
        for document in CORPUS.documents
        for provision in provisions(CORPUS, document)
        for one in provision.having(Role.RATE, Role.CAP, Role.SUM)
    }
    assert len(stated & found) >= 0.85 * len(stated)


def test_a_text_that_grants_nothing_has_no_draft() -> None:
    assert scaffold(_document(), _of("本办法共三章。")) is None


def _document() -> PolicyDocument:
    return PolicyDocument(
        id="x", title="x", short_title="x", place="x", status=Status.FINAL, origin="x", file="x.txt", sha256="0" * 64
    )


def _of(sentence: str) -> Corpus:
    return Corpus({_document(): f"一、总则。\n{sentence}\n"})
