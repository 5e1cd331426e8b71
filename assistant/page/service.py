"""What every page stands on: the advisor, the search, the state and the settings. Opened once for a server."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from assistant.asked import Asked
from assistant.office.attending import Attendable, attended
from assistant.office.records import Office
from assistant.operations.allowance import Allowance
from assistant.operations.measured import measured
from assistant.operations.metrics import Metrics
from assistant.page.limits import check_message
from assistant.page.linking import clause_link
from assistant.page.visits import Visits
from assistant.retrieval import Hit
from assistant.settings import Settings
from assistant.state import State
from assistant.state.office import Books
from tools.catalogue import RULES
from tools.rule import Rule
from tools.withdrawing import as_they_stand


class Search(Protocol):
    """The search over clauses, as the pages use it."""

    def search(self, query: str, k: int | None = None, *, documents: list[str] | None = None) -> list[Hit]: ...


@dataclass(frozen=True)
class Service:
    """One object serves every thread. `today` gives the day that answers are of."""

    advisor: Asked
    search_index: Search
    state: State
    settings: Settings
    visits: Visits
    today: Callable[[], date]
    metrics: Metrics

    def office(self) -> Office:
        """The office's records that count now."""
        return Books(self.state).read()

    def rules(self, office: Office) -> Mapping[str, Rule]:
        """Every rule as it stands: without a figure where its text has changed or the office has stopped it."""
        return as_they_stand(RULES, self.advisor.corpus, office.stopped)

    def search(self, query: str, documents: Sequence[str], limit: int) -> list[dict[str, Any]]:
        """The clauses of these texts, of all where none is named, that fit a query best, with their text and permanent
        link; none for an unknown text.

        Raises AdvisorError for a query that is too long.
        """
        check_message(query)
        corpus = self.advisor.corpus
        if not query.strip() or not set(documents) <= set(corpus.documents):
            return []
        hits = self.search_index.search(query, limit, documents=list(documents) or None)
        return [
            {
                "document": hit.clause.document,
                "title": corpus.documents[hit.clause.document].title,
                "article": hit.clause.article,
                "text": corpus.text(hit.clause.document)[hit.clause.start : hit.clause.end],
                "start": hit.clause.start,
                "end": hit.clause.end,
                "link": clause_link(hit.clause),
            }
            for hit in hits
        ]


def open_service(
    advisor: Asked, search_index: Search, state: State, settings: Settings, today: Callable[[], date] = date.today
) -> Service:
    metrics = Metrics()
    if isinstance(advisor, Attendable):
        advisor = attended(advisor, Books(state))
    seconds = settings.answer_seconds + (settings.model_seconds if settings.model else 0)
    timed = measured(advisor, metrics, seconds)
    allowance = Allowance(settings.requests_per_minute, settings.most_turns, metrics)
    visits = Visits(timed, state, settings.idle_minutes, today, settings.model, allowance)
    return Service(timed, search_index, state, settings, visits, today, metrics)
