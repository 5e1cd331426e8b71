"""The sources beside the chat: a numbered list, and the cited words inside their document."""

from bisect import bisect_left
from datetime import date

from assistant.answer import Answer, Citation
from assistant.page.escaping import shown
from assistant.page.linking import clause_link
from assistant.strings import Strings
from documents import Clause, ClauseKind, Corpus, PolicyDocument, Status

NEIGHBOURS = 8
"""Clauses shown before and after the cited ones."""

NAME_LENGTH = 20
WORDS_LENGTH = 14


def source_choices(answer: Answer, corpus: Corpus, turn: int) -> list[tuple[str, str]]:
    """The citations of an answer as choices: what is shown, and the key "turn-index" that opens it."""
    return [
        (f"[{number}] {_source(c, corpus)}", f"{turn}-{index}")
        for index, (number, c) in enumerate(enumerate(answer.citations, start=1))
    ]


def evidence_panel(citation: Citation, corpus: Corpus, as_of: date, words: Strings) -> str:
    """The document's particulars, and the clauses around the citation with its exact span marked, as safe HTML."""
    document = corpus.documents[citation.document]
    listed = "".join(
        f"<dt>{shown(label)}</dt><dd>{shown(value)}</dd>" for label, value in particulars(document, as_of, words)
    )
    article = words.say("page.article", article=citation.article) if citation.article else ""
    clauses = "".join(_clause(clause, citation) for clause in _around(citation, corpus))
    return (
        f'<section class="pa-evidence"><h3>{shown(document.title)}</h3><dl>{listed}</dl>'
        + (f'<div class="pa-article">{shown(article)}</div>' if article else "")
        + f'<div class="pa-clauses" tabindex="0" role="region" aria-label="{shown(words.say("page.clauses"))}">'
        f"{clauses}</div>{_ways_on(citation, corpus, words)}</section>"
    )


def _ways_on(citation: Citation, corpus: Corpus, words: Strings) -> str:
    """The clause in the whole text, and, on a narrow screen, the way back to the answer."""
    link = clause_link(corpus.clause_at(citation.document, citation.start), words.language)
    return (
        f'<p class="pa-ways"><a href="{link}" target="_blank" rel="noopener">{shown(words.say("page.whole_text"))}</a>'
        f'<button type="button" class="pa-back">{shown(words.say("page.back"))}</button></p>'
    )


def particulars(document: PolicyDocument, as_of: date, words: Strings) -> list[tuple[str, str]]:
    unstated = words.say("page.unstated")
    if document.valid_from or document.valid_to:
        ends = {"from": document.valid_from or unstated, "to": document.valid_to or unstated}
        validity = words.say("page.validity_range", **ends)
        if document.status is Status.DRAFT:
            validity = words.say("page.validity_draft", range=validity)
        if document.status is Status.FINAL:
            validity = f"{validity} · {words.say(f'page.period_{document.period(as_of)}')}"
    else:
        validity = unstated
    return [
        (words.say("page.number"), document.number or unstated),
        (words.say("page.issuer"), document.issuer or unstated),
        (words.say("page.validity"), validity),
        (words.say("page.kind"), words.say(f"page.kind_{document.status.value}")),
        (words.say("page.place"), document.place),
    ]


def _around(citation: Citation, corpus: Corpus) -> list[Clause]:
    clauses = [c for c in corpus.clauses(citation.document) if c.kind is not ClauseKind.NOISE]
    first = next((at for at, c in enumerate(clauses) if c.end > citation.start), len(clauses) - 1)
    last = max(first, bisect_left([c.start for c in clauses], citation.end) - 1)
    return clauses[max(0, first - NEIGHBOURS) : last + 1 + NEIGHBOURS]


def _clause(clause: Clause, citation: Citation) -> str:
    start, end = span_in_reading(clause, citation.start, citation.end)
    style = " pa-heading" if clause.kind in (ClauseKind.TITLE, ClauseKind.CHAPTER) else ""
    if start >= end:
        return f'<p class="pa-clause{style}">{shown(clause.reading)}</p>'
    before, cited, after = clause.reading[:start], clause.reading[start:end], clause.reading[end:]
    return f'<p class="pa-clause{style}">{shown(before)}<mark class="pa-cited">{shown(cited)}</mark>{shown(after)}</p>'


def span_in_reading(clause: Clause, start: int, end: int) -> tuple[int, int]:
    """Where a span of the document's text lies in the clause's reading.

    The reading has the same characters in the same order, with other white space and with " | " between the cells of a
    table. Empty (0, 0) where the span does not touch the clause.
    """
    low, high = max(start, clause.start) - clause.start, min(end, clause.end) - clause.start
    places: list[int] = []
    at = 0
    for offset, character in enumerate(clause.text[: max(high, 0)]):
        if character.isspace():
            continue
        found = clause.reading.find(character, at)
        if found < 0:
            return 0, 0
        at = found + 1
        if offset >= low:
            places.append(found)
    return (places[0], places[-1] + 1) if places else (0, 0)


def _source(citation: Citation, corpus: Corpus) -> str:
    """The text, the article and the first words cited: two quotes of one article are told apart by their words."""
    title, quoted = corpus.documents[citation.document].short_title, " ".join(citation.quote.split())
    parts = (_short(title, NAME_LENGTH), citation.article or "", f"「{_short(quoted, WORDS_LENGTH)}」")
    return " ".join(part for part in parts if part)


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
