"""What can be cited, before anything is: the texts on record, each with its number, validity and state."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from assistant.page.escaping import shown
from assistant.strings import Strings
from documents import Corpus, PolicyDocument, Status

MOST_TEXTS = 12
"""More texts than these are left to the library."""


def scope_card(corpus: Corpus, as_of: date, words: Strings) -> str:
    """The texts as a list with links into the library, as safe HTML, and what will stand in their place."""
    documents = list(corpus.documents.values())
    rows = "".join(_row(document, as_of, words) for document in documents[:MOST_TEXTS])
    whole = words.say("page.all_texts", count=len(documents))
    return (
        f'<section class="pa-scope-card"><ul>{rows}</ul>'
        f'<p class="pa-empty"><a href="/library?language={words.language}" target="_blank" rel="noopener">{shown(whole)}</a>'
        f" {shown(words.say('page.no_sources'))}</p></section>"
    )


def state_of(document: PolicyDocument, as_of: date, words: Strings) -> str:
    """The state that decides whether one can act on a text: for a draft or a digest what it is, else its period."""
    if document.status is not Status.FINAL:
        return words.say(f"library.{document.status.value}")
    return words.say(f"page.period_{document.period(as_of)}")


def _row(document: PolicyDocument, as_of: date, words: Strings) -> str:
    number = document.number or words.say("page.no_number")
    names = "page.until" if document.status is Status.FINAL else "page.until_stated"
    until = words.say(names, day=document.valid_to) if document.valid_to else words.say("page.no_validity")
    return (
        f'<li><a href="/library/{quote(document.id)}?language={words.language}" target="_blank" rel="noopener">'
        f"{shown(document.short_title)}</a>"
        f'<span class="pa-state pa-state-{document.status.value}">{shown(state_of(document, as_of, words))}</span>'
        f'<span class="pa-hint">{shown(document.place)} · {shown(number)} · {shown(until)}</span></li>'
    )
