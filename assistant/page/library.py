"""The library: the texts themselves, browsed and searched, each clause with a link that stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from assistant.office.records import Office
from assistant.office.saying import of_policy, of_rules
from assistant.page.changed import versions_of
from assistant.page.evidence import particulars
from assistant.page.linking import anchor, clause_link
from assistant.page.scope import state_of
from assistant.page.service import Service
from assistant.page.templates import render
from assistant.page.themes import THEMES, clauses_of
from assistant.strings import Strings
from documents import ClauseKind, PolicyDocument, Status
from tools.rule import Rule

FOUND, SEARCHED = 20, 100
STATES = ("in_force", "expired", "not_yet", "unknown")
HEADINGS = (ClauseKind.TITLE, ClauseKind.CHAPTER)


def library_page(service: Service, chosen: Mapping[str, str], words: Strings) -> str:
    """The list of texts, narrowed to a place, a state, a theme; with a query or a theme, the clauses that fit.

    Raises AdvisorError for a query that is too long.
    """
    documents = [d for d in service.advisor.corpus.documents.values() if _fits(service, d, chosen)]
    query, theme = chosen.get("query", "").strip(), chosen.get("theme", "")
    clauses: list[dict[str, Any]] | None = None
    if theme in THEMES:
        clauses = [
            {"document": d.id, "article": c.article, "text": c.reading, "start": c.start}
            for d in documents
            for c in clauses_of(theme, service.advisor.corpus.clauses(d.id))
        ]
    if query:
        of_theme = None if clauses is None else {(clause["document"], clause["start"]) for clause in clauses}
        hits = service.search(query, [d.id for d in documents], SEARCHED) if documents else []
        clauses = [hit for hit in hits if of_theme is None or (hit["document"], hit["start"]) in of_theme][:FOUND]
    return render(
        "library.html",
        words,
        scope=service.advisor.scope(service.today(), words),
        query=query,
        filters=_filters(service, chosen, words),
        clauses=clauses if clauses is None else [_found(service, clause, words) for clause in clauses],
        documents=[_document(service, d, words) for d in documents],
    )


def notice_page(text: str, words: Strings) -> str:
    """A page with one sentence and the ways on."""
    return render("notice.html", words, text=text)


def text_page(service: Service, document: str, words: Strings) -> str | None:
    """One text whole, with its particulars, its rules and what came after it; None for an unknown id."""
    corpus = service.advisor.corpus
    if document not in corpus.documents:
        return None
    clauses = [clause for clause in corpus.clauses(document) if clause.kind is not ClauseKind.NOISE]
    office = service.office()
    standing = [rule for rule in service.rules(office).values() if rule.document == document]
    return render(
        "text.html",
        words,
        document=_document(service, corpus.documents[document], words),
        versions=versions_of(service.settings.data_dir / "texts", document, words),
        rules=[_rule(service, rule) for rule in standing],
        office=_office(office, corpus.documents[document], standing, service.today(), words),
        has_deadlines=any(office.notices(rule.id) for rule in standing),
        clauses=[
            {
                "anchor": anchor(clause),
                "fragment": quote(anchor(clause)),
                "article": clause.article or clause.reading[:20],
                "text": clause.reading,
                "heading": clause.kind in HEADINGS,
            }
            for clause in clauses
        ],
    )


def _found(service: Service, clause: Mapping[str, Any], words: Strings) -> dict[str, Any]:
    """A clause of a search with the state of its text beside it: nobody acts on words whose text is over."""
    corpus, language = service.advisor.corpus, words.language
    return {
        **clause,
        "title": corpus.documents[clause["document"]].short_title,
        "article": clause["article"] or "",
        "state": state_of(corpus.documents[clause["document"]], service.today(), words),
        "link": clause_link(
            corpus.clause_at(clause["document"], clause["start"]),
            "" if language == service.settings.language else language,
        ),
    }


def _filters(
    service: Service, chosen: Mapping[str, str], words: Strings
) -> list[tuple[str, str, list[tuple[str, str]], str]]:
    places = dict.fromkeys(d.place for d in service.advisor.corpus.documents.values())
    return [
        ("place", words.say("page.place"), [(place, place) for place in places], chosen.get("place", "")),
        (
            "state",
            words.say("library.state"),
            [
                *((s, words.say(f"page.period_{s}")) for s in STATES),
                *((s.value, words.say(f"library.{s.value}")) for s in Status),
            ],
            chosen.get("state", ""),
        ),
        (
            "theme",
            words.say("library.theme"),
            [(theme, words.say(f"library.theme_{theme}")) for theme in THEMES],
            chosen.get("theme", ""),
        ),
    ]


def _fits(service: Service, document: PolicyDocument, chosen: Mapping[str, str]) -> bool:
    state = chosen.get("state", "")
    states = ("", document.status.value, period_of(document, service.today()))
    return chosen.get("place", "") in ("", document.place) and state in states


def period_of(document: PolicyDocument, on: date) -> str:
    """The period as a reader may act on it: a draft is never in force, whatever dates stand in it."""
    period = document.period(on)
    return period if document.status is Status.FINAL or period == "expired" else "unknown"


def _document(service: Service, document: PolicyDocument, words: Strings) -> dict[str, Any]:
    kind = words.say(f"library.{document.status.value}")
    period = words.say(f"page.period_{period_of(document, service.today())}")
    state = f"{kind} · {period}" if document.status is Status.FINAL else words.say(f"page.kind_{document.status.value}")
    return {
        "id": document.id,
        "title": document.title,
        "origin": document.origin,
        "state": state,
        "particulars": [
            *particulars(document, service.today(), words),
            (words.say("library.interpreter"), document.interpreter or words.say("page.unstated")),
        ],
        "changes": [
            *([words.say("library.superseded", by=_title(service, document.superseded_by))] if document.superseded_by else []),
            *(
                words.say("library.lead", title=lead.title, number=lead.number or "", seen=lead.seen_on)
                for lead in document.leads
            ),
            *([] if document.superseded_by else [words.say("library.no_changes")]),
        ],
    }


def _title(service: Service, document: str) -> str:
    return service.advisor.corpus.documents[document].title


def _office(
    office: Office, document: PolicyDocument, rules: Sequence[Rule], on: date, words: Strings
) -> list[str]:
    """What the office keeps of a text and of its rules, or that it keeps nothing."""
    awards = [rule for rule in rules if not rule.is_lookup or rule.stopped]
    parts = (of_policy(office, document, on, words), of_rules(office, awards, document, on, words))
    return [line for said in parts for line in said.lines]


def _rule(service: Service, rule: Rule) -> dict[str, Any]:
    quoted = rule.quotes[0]
    start, _ = service.advisor.corpus.locate(quoted.document, quoted.text, quoted.article)
    clause = service.advisor.corpus.clause_at(quoted.document, start)
    return {"title": rule.title, "article": clause.article or "", "link": clause_link(clause), "stopped": rule.stopped}
