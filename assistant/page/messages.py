"""A conversation as the chat component shows it: safe HTML, with reply buttons under the last answer."""

from __future__ import annotations

from typing import Any

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.errors import AdvisorError, Code
from assistant.office.saying import parted
from assistant.page.actions import actions
from assistant.page.escaping import shown
from assistant.page.fields import missing_form
from assistant.page.followups import follow_ups
from assistant.page.headline import headline_block, split_lead
from assistant.page.rendering import blocks
from assistant.page.visits import Exchange, View
from assistant.strings import Strings
from documents import Corpus

ChatMessage = dict[str, Any]
"""What the chat component shows: role, content (safe HTML) and options (reply buttons)."""


def chat_messages(view: View, corpus: Corpus, words: Strings) -> list[ChatMessage]:
    """Every exchange of a view, then what is being answered or was refused."""
    messages: list[ChatMessage] = []
    for place, exchange in enumerate(view.exchanges):
        last = place == len(view.exchanges) - 1 and view.pending is None
        messages += _exchange(exchange, place, missing_form(view.last, words, view.problems, view.written) if last else "", last, words)
    if view.pending is not None:
        messages.append({"role": "user", "content": said(view.pending)})
    if view.refused is not None:
        messages.append({"role": "assistant", "content": _note(view.refused.line(words))})
    elif view.pending is not None:
        messages.append({"role": "assistant", "content": _partial(view.partial, words)})
    elif view.last is not None:
        messages[-1]["options"] = [
            {"label": question, "value": question} for question in suggested(view.last, view.memory, corpus, words)
        ]
    return messages


def _exchange(exchange: Exchange, place: int, form: str, last: bool, words: Strings) -> list[ChatMessage]:
    bar = actions(place, exchange.verdict, exchange.answer is not None, last, words)
    if exchange.answer is None:
        content = _note(failure(exchange, words)) + bar
    else:
        content = "".join(_with_form(answer_blocks(exchange.answer, place, words), form)) + bar
    content += told(exchange, words)
    return [
        {"role": "user", "content": said(exchange.question)},
        {"role": "assistant", "content": f'<div class="pa-answer">{content}</div>'},
    ]


def told(exchange: Exchange, words: Strings) -> str:
    """What a person answered, marked as that; empty where nobody did."""
    if not exchange.told:
        return ""
    return f'<div class="pa-notice"><strong>{shown(words.say("page.told"))}</strong> {_one_line(shown(exchange.told))}</div>'


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
    lines, kept = parted(lines)
    shown_blocks = [_one_line(block) for block in blocks(lines, turn, len(answer.citations))]
    if kept:
        office = "".join(_one_line(block) for block in blocks(kept, turn, 0))
        shown_blocks.append(f'<section class="pa-office">{office}</section>')
    return [*([head] if head else []), *shown_blocks]


def suggested(answer: Answer, memory: Conversation, corpus: Corpus, words: Strings) -> list[str]:
    """What can be sent with one click under the last answer: that another reading is meant, else what to ask next."""
    if memory.offered is not None:
        return [words.say("model.confirm")]
    return follow_ups(answer, memory, corpus, words)


def _with_form(parts: list[str], form: str) -> list[str]:
    """The form for what is missing below the conclusion and the outcomes, before what they stand on."""
    at = next((at for at, part in enumerate(parts) if at and not part.startswith("<p>")), len(parts))
    return [*parts[:at], form, *parts[at:]] if form else parts


def _partial(text: str, words: Strings) -> str:
    if not text:
        return f'<div class="pa-notice pa-busy" role="status">{shown(words.say("page.busy"))}</div>'
    lead, lines = split_lead(text)
    written = "".join(_one_line(block) for block in blocks(lines, 0, 0))
    return f'<div class="pa-answer pa-busy" aria-busy="true">{headline_block(None, lead, words)}{written}</div>'


def _note(text: str) -> str:
    return f'<div class="pa-notice" role="status">{shown(text)}</div>'


def _one_line(html: str) -> str:
    """Line breaks as <br>: a blank line would end the block of HTML in the chat component's Markdown."""
    return html.replace("\n", "<br>").replace("\t", "&emsp;")
