"""A conversation as a page to print: every question and answer, with the sources quoted in full. The list of earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from assistant.page.evidence import particulars
from assistant.page.messages import answer_blocks, told
from assistant.page.service import Service
from assistant.page.templates import render
from assistant.page.visits import Earlier, Exchange
from assistant.strings import Strings

MINUTE = "%Y-%m-%d %H:%M"
LONGEST_NAME = 40
"""Characters of a first question that name its conversation."""


def printable(service: Service, token: str | None, words: Strings, now: datetime) -> str:
    """The page, as HTML; it says so where there is no conversation."""
    exchanges = service.visits.view(token).exchanges if token else ()
    return render(
        "conversation.html",
        words,
        made=_minute(now),
        scope=service.advisor.scope(service.today(), words),
        exchanges=[_exchange(service, exchange, place, words) for place, exchange in enumerate(exchanges)],
    )


def earlier_list(earlier: Sequence[Earlier], words: Strings) -> str:
    """The conversations to go back to, as safe HTML to stand in the page's menu."""
    listed = [
        {"number": one.number, "question": _short(one.question), "at": _minute(one.asked_at), "questions": one.questions}
        for one in earlier
    ]
    return render("earlier.html", words, earlier=listed)


def _short(question: str) -> str:
    return question if len(question) <= LONGEST_NAME else f"{question[: LONGEST_NAME - 1]}…"


def _exchange(service: Service, exchange: Exchange, place: int, words: Strings) -> dict[str, Any]:
    answer = exchange.answer
    if answer is None:
        said, sources = Markup("<p>%s</p>") % words.say("page.failed", code=exchange.error_code), []
    else:
        said = Markup("".join(answer_blocks(answer, place, words)))  # escaped block by block
        sources = [
            _source(service, citation.document, citation.article, citation.quote, words)
            for citation in answer.citations
        ]
    said += Markup(told(exchange, words))  # escaped there
    return {"question": exchange.question, "at": _minute(exchange.asked_at), "answer": said, "sources": sources}


def _source(service: Service, document: str, article: str | None, quote: str, words: Strings) -> dict[str, str]:
    """A citation with what a reader of paper needs: title, number, issuer, validity."""
    known = service.advisor.corpus.documents[document]
    facts = "; ".join(f"{label} {value}" for label, value in particulars(known, service.today(), words))
    return {"where": f"《{known.title}》 {article or ''} ({facts})", "quote": quote}


def _minute(at: datetime) -> str:
    """In the server's zone: it stands where its readers are."""
    return at.astimezone().strftime(MINUTE)
