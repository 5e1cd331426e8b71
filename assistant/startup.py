"""Puts the advisor together: corpus, rules, index and cards, as the settings say."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.advisor import Advisor
from assistant.cards import CardIndex
from assistant.embedding import Vectors
from assistant.errors import AdvisorError, Code
from assistant.index import Progress
from assistant.office.opening import office_of
from assistant.retrieval import Retrieval, open_retrieval
from assistant.settings import Settings
from documents import Corpus, load_corpus
from tools.catalogue import RULES
from tools.rule import Rule
from tools.withdrawing import as_they_stand


class RuleCards:
    """Similarity of a question to each rule's card: title, what people call it, and the clause."""

    def __init__(self, rules: Mapping[str, Rule], retrieval: Retrieval) -> None:
        self._retrieval = retrieval
        self._index: CardIndex = retrieval.cards({rule.id: card(rule) for rule in rules.values()})

    def vector(self, text: str, embedder: str) -> Vectors | None:
        """The text's vector, where the index was made with that embedding model."""
        return self._retrieval.embed_query(text) if self._retrieval.embedder_id == embedder else None

    def similarities(self, text: str) -> dict[str, float]:
        vector = self._retrieval.embed_query(text)
        return {rule: score.similarity for rule, score in self._index.rank(vector, text).items()}


def card(rule: Rule) -> str:
    """What a rule is about, as one short text."""
    return f"{rule.title}。{'、'.join(rule.words[:12])}。{rule.quotes[0].text}"


def open_advisor(settings: Settings, progress: Progress | None = None) -> tuple[Advisor, Retrieval]:
    """The advisor over the built-in and ingested texts, with what the office of the same settings keeps; builds the
    index first where there is none that fits."""
    office = office_of(settings)
    corpus = load_corpus(settings.data_dir / "texts")
    retrieval = open_retrieval(settings, corpus, progress)
    rules = as_they_stand(RULES, corpus)
    cards = RuleCards(rules, retrieval)
    if settings.model is None:
        return Advisor(corpus, rules, retrieval, cards).with_office(office), retrieval
    return _with_model(settings, corpus, rules, retrieval, cards).with_office(office), retrieval


def _with_model(
    settings: Settings, corpus: Corpus, rules: Mapping[str, Rule], retrieval: Retrieval, cards: RuleCards
) -> Advisor:
    """Imports what the model needs only now: without one, none of its packages is loaded or has to be there."""
    try:
        from assistant.model.advisor_with_model import AdvisorWithModel
        from assistant.model.helper import open_helper
    except ImportError as error:
        retrieval.close()
        raise AdvisorError(Code.LANGUAGE_MODEL, model=settings.model, reason=error) from error
    try:
        helper = open_helper(settings)
    except AdvisorError:
        retrieval.close()
        raise
    return AdvisorWithModel(corpus, rules, retrieval, cards, helper)
