"""docs/catalogue.md is what the rules say."""

from __future__ import annotations

import pytest

from scripts.catalogue import TARGET, render
from tools.catalogue import RULES
from tools.describing import describe, needed
from tools.rule import Rule


def test_the_page_is_in_step_with_the_rules() -> None:
    assert TARGET.read_text(encoding="utf-8") == render(), "run: python scripts/catalogue.py"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_has_an_entry_with_its_facts_and_formula(rule: Rule) -> None:
    page = render()
    start = page.index(f"### {rule.id} {rule.title}\n")
    end = page.find("\n#", start + 1)
    entry = page[start : end if end > 0 else None]
    words = describe(rule)
    assert f"- 性质: {words.certainty}" in entry
    assert words.formula is None or f"- 算法: {words.formula}" in entry
    for fact in words.facts:
        assert f"`{fact.id}`({'计算用' if needed(rule, fact) else '前提'}): {fact.label}" in entry
