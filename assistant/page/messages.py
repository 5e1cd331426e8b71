"""A conversation as the chat component shows it: safe HTML, with reply buttons under the last answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.answer import Answer
from assistant.errors import AdvisorError, Code
from assistant.page.actions import actions
from assistant.page.escaping import shown
from assistant.page.followups import follow_ups
from assistant.page.headline import headline_block, split_lead
from assistant.page.rendering import blocks
from assistant.page.stating import PLACE, PLACES
from assistant.page.visits import Exchange, View
from assistant.strings import Strings
from documents import Corpus
from tools.facts import Fact, Kind

MOST_OPTIONS = 6
"""A missing fact with more outcomes than these is asked for in the form alone."""

ChatMessage = dict[str, Any]
"""What the chat component shows: role, content (safe HTML) and options (reply buttons)."""


def chat_messages(view: View, corpus: Corpus, words: Strings) -> list[ChatMessage]:
    """Every exchange of a view, then what is being answered or was refused."""
    messages: list[ChatMessage] = []
    for place, exchange in enumerate(view.exchanges):
        last = place == len(view.exchanges) - 1 and view.pending is None
        messages += _exchange(exchange, place, last, words)
    if view.pending is not None:
        messages.append({"role": "user", "content": said(view.pending)})
    if view.refused is not None:
        messages.append({"role": "assistant", "content": _note(view.refused.line(words))})
    elif view.pending is not None:
        messages.append({"role": "assistant", "content": _partial(view.partial, words)})
    elif view.last is not None:
        messages[-1]["options"] = reply_options(view.last, view.memory.asked, words) or [
            {"label": question, "value": question} for question in follow_ups(view.last, view.memory, corpus, words)
        ]
    return messages


def _exchange(exchange: Exchange, place: int, last: bool, words: Strings) -> list[ChatMessage]:
    bar = actions(place, exchange.verdict, exchange.answer is not None, last, words)
    if exchange.answer is None:
        content = _note(failure(exchange, words)) + bar
    else:
        content = "".join(answer_blocks(exchange.answer, place, words)) + bar
    return [
        {"role": "user", "content": said(exchange.question)},
        {"role": "assistant", "content": f'<div class="pa-answer">{content}</div>'},
    ]


def failure(exchange: Exchange, words: Strings) -> str:
    """What is said in the place of an answer: of a limit its own words, of anything else its code alone."""
    if exchange.error_code == Code.ANSWER_TOO_SLOW:
        return AdvisorError(Code.ANSWER_TOO_SLOW).line(words)
    return words.say("page.failed", code=exchange.error_code)


def said(text: str) -> str:
    """What a visitor wrote, as safe HTML in one line."""
    return f'<div class="pa-said">{_one_line(shown(text))}</div>'


def answer_blocks(answer: Answer, turn: int, words: Strings) -> list[str]:
    """The answer as blocks of safe HTML, the headline first. `turn` counts from 0 and is where its marks point."""
    lead, lines = split_lead(answer.text)
    head = headline_block(answer, lead, words)
    if not head and lead is not None:
        lines = answer.text.split("\n")
    return [*([head] if head else []), *(_one_line(b) for b in blocks(lines, turn, len(answer.citations)))]


def reply_options(answer: Answer, asked: Sequence[Fact], words: Strings) -> list[dict[str, str]]:
    """Reply buttons for the first missing fact, where it has few outcomes."""
    if not answer.missing:
        return []
    first = answer.missing[0].fact
    if first == PLACE:
        places = [words.say(f"page.place_{place}") for place in PLACES]
        return [{"label": place, "value": words.say("page.place_reply", place=place)} for place in places]
    fact = next((fact for fact in asked if fact.id == first), None)
    if fact is None:
        return []
    if fact.kind is Kind.YES_NO:
        return [{"label": words.say(f"page.{reply}"), "value": words.say(f"page.{reply}")} for reply in ("yes", "no")]
    if len(fact.choices) > MOST_OPTIONS:
        return []
    return [{"label": choice.label, "value": choice.label} for choice in fact.choices]


def _partial(text: str, words: Strings) -> str:
    if not text:
        return f'<div class="pa-notice pa-busy" role="status">{shown(words.say("page.busy"))}</div>'
    written = "".join(_one_line(block) for block in blocks(text.split("\n"), 0, 0))
    return f'<div class="pa-answer pa-busy" aria-busy="true">{written}</div>'


def _note(text: str) -> str:
    return f'<div class="pa-notice" role="status">{shown(text)}</div>'


def _one_line(html: str) -> str:
    """Line breaks as <br>: a blank line would end the block of HTML in the chat component's Markdown."""
    return html.replace("\n", "<br>").replace("\t", "&emsp;")
