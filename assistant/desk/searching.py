"""Rules found by what a clerk types fastest: pinyin initials, a keyword, the rule's id, or the document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pypinyin import Style, lazy_pinyin

from documents import PolicyDocument
from tools.rule import Rule

LETTERS = re.compile(r"[^0-9a-z]+")
TITLE_STARTS, TITLE, WORD, CLAUSE = 4, 3, 2, 1


@dataclass(frozen=True)
class Entry:
    """A rule as it is looked for."""

    rule: Rule
    title: str
    words: tuple[str, ...]
    clauses: str
    title_initials: str
    word_initials: tuple[str, ...]
    document: str

    def rank(self, term: str) -> int:
        """How well one term fits; 0 where it does not. Two letters and more may be initials."""
        is_initials = len(term) > 1 and not LETTERS.search(term)
        starts = self.title.startswith(term) or (is_initials and self.title_initials.startswith(term))
        if starts or self.rule.id == term:
            return TITLE_STARTS
        if term in self.title or (is_initials and term in self.title_initials):
            return TITLE
        if any(term in word for word in self.words) or (
            is_initials and any(word.startswith(term) for word in self.word_initials)
        ):
            return WORD
        return CLAUSE if term in self.clauses or term in self.document or self.rule.id.startswith(term) else 0


class RuleSearch:
    """The catalogue, read once."""

    def __init__(self, rules: Iterable[Rule], documents: dict[str, PolicyDocument]) -> None:
        self._entries = [_entry(rule, documents[rule.document]) for rule in rules]

    def find(self, query: str, document: str = "") -> list[Rule]:
        """The rules that every term of the query fits, best first; all of a document for no query."""
        terms = query.lower().split()
        entries = [entry for entry in self._entries if document in ("", entry.rule.document)]
        if not terms:
            return [entry.rule for entry in entries] if document else []
        ranked = [([entry.rank(term) for term in terms], entry.rule) for entry in entries]
        fitting = [(sum(ranks), rule) for ranks, rule in ranked if all(ranks)]
        return [rule for _, rule in sorted(fitting, key=lambda found: -found[0])]


def initials(text: str) -> str:
    """`企业购买云服务` as qygmyfw; letters and digits stay, everything else is left out."""
    return LETTERS.sub("", "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower())


def _entry(rule: Rule, document: PolicyDocument) -> Entry:
    words = tuple(word.lower() for word in rule.words)
    return Entry(
        rule=rule,
        title=rule.title.lower(),
        words=words,
        clauses=" ".join(quote.text for quote in rule.quotes).lower(),
        title_initials=initials(rule.title),
        word_initials=tuple(initials(word) for word in words),
        document=f"{document.title} {document.short_title} {document.number or ''}".lower(),
    )
