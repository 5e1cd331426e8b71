"""Rules that give no figure for now. Of a changed text: what a rule is bound to is looked for in the text in use, and
where it is gone, the rule waits until somebody has read the new text and bound it anew. Of an office that has stopped a
rule: the rule waits until the office releases it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from documents import Clause, ClauseKind, Corpus, QuoteNotFound
from tools.clauses import Quote
from tools.limits import COMPANY_CAPS, EXCLUSIONS
from tools.rule import Rule

_LONGEST = 400
_LIMITS: tuple[tuple[frozenset[str], Quote], ...] = (
    *((exclusion.rules, exclusion.quote) for exclusion in EXCLUSIONS if exclusion.quote is not None),
    *((limit.rules, limit.quote) for limit in COMPANY_CAPS),
)
_FRONT = (ClauseKind.NOISE, ClauseKind.CHAPTER)


def as_they_stand(rules: Mapping[str, Rule], corpus: Corpus, stopped: Collection[str] = ()) -> Mapping[str, Rule]:
    """The rules over this corpus: each as it is, or a lookup in its place that quotes the text and is `withdrawn`.

    Only texts that have had an earlier version are looked through: the first ones are held to their rules by the tests.
    `stopped` are the ids of rules that the office has stopped.
    """
    changed = {document.id for document in corpus.documents.values() if document.version > 1}
    gone = broken(rules, corpus) if changed else {}
    if not gone and not stopped:
        return rules
    return MappingProxyType({id: _standing(rule, corpus, id in gone, id in stopped) for id, rule in rules.items()})


def _standing(rule: Rule, corpus: Corpus, gone: bool, stopped: bool) -> Rule:
    if not gone and (not stopped or rule.is_lookup):
        return rule
    return replace(_stand_in(rule, corpus), stopped=stopped)


def broken(rules: Mapping[str, Rule], corpus: Corpus) -> dict[str, tuple[Quote, ...]]:
    """By rule, the quotes that its text no longer has: its own and those of the limits that its award falls under."""
    found: dict[str, tuple[Quote, ...]] = {}
    for rule in rules.values():
        limits = [limit for limited, limit in _LIMITS if rule.id in limited]
        gone = tuple(quote for quote in (*rule.all_quotes(), *limits) if not _stands(quote, corpus))
        if gone:
            found[rule.id] = gone
    return found


def _stands(quote: Quote, corpus: Corpus) -> bool:
    try:
        corpus.locate(quote.document, quote.text, quote.article)
    except (QuoteNotFound, KeyError):
        return False
    return True


def _stand_in(rule: Rule, corpus: Corpus) -> Rule:
    """A rule of the same subject that only quotes: the clauses that stand where the rule's own stood."""
    quotes = tuple(dict.fromkeys(_now(quote, corpus) for quote in rule.quotes))
    return replace(
        rule,
        quotes=quotes,
        formula=None,
        conditions=(),
        adjustment=None,
        other_reading=None,
        upgrade=None,
        notes=(),
        bound=(),
        silent=(),
        competition="",
        withdrawn=True,
    )


def _now(quote: Quote, corpus: Corpus) -> Quote:
    """The quote where it still stands, else the clause of that number most like it, else the one of the whole text."""
    if _stands(quote, corpus):
        return quote
    article = corpus.article(quote.document, quote.article) if quote.article else ()
    clauses = article or corpus.clauses(quote.document)
    clause = max((c for c in clauses if c.kind not in _FRONT), key=lambda c: _alike(c, quote))
    start, end = max(
        corpus.sentences(clause), key=lambda span: _common(corpus.text(clause.document)[slice(*span)], quote.text)
    )
    return Quote(quote.document, clause.article, corpus.text(clause.document)[start : min(end, start + _LONGEST)])


def _alike(clause: Clause, quote: Quote) -> float:
    return _common(clause.text, quote.text)


def _common(text: str, other: str) -> float:
    """The share of the pairs of characters of either text that both have."""
    pairs, others = ({t[i : i + 2] for i in range(len(t) - 1)} for t in ("".join(x.split()) for x in (text, other)))
    return len(pairs & others) / max(1, len(pairs | others))
