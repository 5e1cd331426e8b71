"""The gate's conversations about a rule: the last check, for a mutant that no worked example notices."""

from __future__ import annotations

from functools import cached_property

from documents import Corpus, load_corpus
from evals.loading import files_of, load_cases
from evals.runner import Asked, run_case
from evals.schema import Case
from tools.rule import Rule


class Gate:
    """Opens the advisor when the first conversation is needed. Cases that fail without a mutant notice nothing."""

    def __init__(self) -> None:
        self._cases = load_cases(files_of("gate"))
        self._sound: dict[str, list[Case]] = {}

    def prepare(self, rule: Rule) -> None:
        """Finds the sound cases of the rule; to be called while no mutant is installed."""
        if rule.id not in self._sound:
            self._sound[rule.id] = [case for case in self._cases if _about(case, rule) and self._passes(case)]

    def notices(self, rule: Rule) -> bool:
        """Whether a case about the rule fails now. `prepare` comes first."""
        return not all(self._passes(case) for case in self._sound[rule.id])

    def _passes(self, case: Case) -> bool:
        return run_case(case, self._advisor, self._corpus).passed

    @cached_property
    def _advisor(self) -> Asked:
        from assistant.settings import Settings
        from assistant.startup import open_advisor

        return open_advisor(Settings())[0]

    @cached_property
    def _corpus(self) -> Corpus:
        return load_corpus()


def _about(case: Case, rule: Rule) -> bool:
    """Whether the case wants a citation of the rule's document and article."""
    articles = {(quote.document, quote.article) for quote in rule.quotes}
    return any((cite.document, cite.article) in articles for wanted in case.expect for cite in wanted.cite or [])
