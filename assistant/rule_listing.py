"""Rules as the command line lists them: the catalogue, and the facts of one rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assistant.strings import Strings
from documents import PolicyDocument
from tools.describing import Description, describe, fact_words, needed
from tools.rule import Rule


def listing(rules: Iterable[Rule], documents: Mapping[str, PolicyDocument], words: Strings) -> str:
    """Every rule: id, title, document and article, facts, formula in words, certainty."""
    return "\n\n".join("\n".join(_entry(describe(rule), documents, words)) for rule in rules)


def listing_data(rules: Iterable[Rule], documents: Mapping[str, PolicyDocument]) -> list[dict[str, Any]]:
    """The same as data; `formula` is null for a rule that only quotes its clause."""
    return [_data(describe(rule), documents) for rule in rules]


def facts_of(rule: Rule, words: Strings) -> str:
    """What a rule needs to know, the facts of its formula first, and how to call it."""
    lines = [f"{rule.id}  {rule.title}", words.say("cli.formula", formula=describe(rule).formula), ""]
    for fact in rule.facts:
        mark = words.say("cli.for_formula" if needed(rule, fact) else "cli.for_conditions")
        lines += [f"  {fact.id}  {fact.label} [{mark}]", f"      {fact_words(fact)}", f"      {fact.question}"]
    example = " ".join(f"--fact {fact.id}=…" for fact in rule.facts[:1])
    lines += ["", f"policy-advisor calc {rule.id} {example}".rstrip()]
    return "\n".join(lines)


def _entry(entry: Description, documents: Mapping[str, PolicyDocument], words: Strings) -> Iterator[str]:
    articles = "、".join(entry.articles)
    yield f"{entry.id}  {entry.title}  《{documents[entry.document].short_title}》{articles}"
    if entry.facts:
        facts = "; ".join(f"{fact.id} {fact.label}" for fact in entry.facts)
        yield f"    {words.say('cli.facts', facts=facts)}"
    if entry.formula:
        yield f"    {words.say('cli.formula', formula=entry.formula)}"
    yield f"    {words.say('cli.certainty', certainty=entry.certainty)}"


def _data(entry: Description, documents: Mapping[str, PolicyDocument]) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "document": entry.document,
        "document_title": documents[entry.document].title,
        "articles": list(entry.articles),
        "facts": [
            {"fact": fact.id, "label": fact.label, "unit": fact.kind.value, "question": fact.question}
            for fact in entry.facts
        ],
        "formula": entry.formula,
        "certainty": entry.certainty,
        "conditions": list(entry.conditions),
    }
