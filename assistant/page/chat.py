"""The conversation of one visitor: what is shown, and the one call that answers a message.

Knows nothing of Gradio, so that a turn can be followed and tested without a browser.
"""

import logging
import traceback
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from assistant.answer import Answer, Citation
from assistant.conversation import Conversation
from assistant.errors import AdvisorError, as_advisor_error
from assistant.page.escaping import shown
from assistant.page.headline import headline_block, split_lead
from assistant.page.limits import check_message
from assistant.page.rendering import blocks
from assistant.strings import Strings
from documents import Corpus
from tools.facts import Fact, Kind

logger = logging.getLogger(__name__)

MOST_OPTIONS = 6
"""A missing fact with more outcomes than these is asked for in words alone."""

PLACES = ("laoshan", "qingdao", "jinan", "shandong")

ChatMessage = dict[str, Any]
"""What the chat component shows: role, content (safe HTML) and options (reply buttons)."""


class Failed(Exception):
    """A message that could not be answered; its text says to the visitor why and what to do."""


class Asked(Protocol):
    """The advisor, as the page uses it."""

    @property
    def corpus(self) -> Corpus: ...

    def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer: ...

    def scope(self, as_of: date, words: Strings) -> str: ...


@dataclass
class Session:
    """One visitor's conversation. Holds plain data only, so that it can be copied for each visitor."""

    memory: Conversation = field(default_factory=Conversation)
    messages: list[ChatMessage] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def citation(self, key: str) -> Citation | None:
        """The citation that a key "turn-index" names; None for a key of no citation."""
        turn, _, index = key.partition("-")
        if not (turn.isdecimal() and index.isdecimal()) or int(turn) >= len(self.answers):
            return None
        citations = self.answers[int(turn)].citations
        return citations[int(index)] if int(index) < len(citations) else None


class Chat:
    """Answers messages for the page. One object serves every visitor; `today` gives the day of a question."""

    def __init__(self, advisor: Asked, words: Strings, today: Callable[[], date] = date.today) -> None:
        self.advisor = advisor
        self.words = words
        self.today = today

    def reply(self, text: str, session: Session) -> Iterator[Session]:
        """The session while the answer arrives: the question first, then the answer's blocks one after another."""
        text = text.strip()
        if not text:
            yield session
            return
        for message in session.messages:
            message.pop("options", None)
        session.messages.append({"role": "user", "content": said(text)})
        session.messages.append({"role": "assistant", "content": _note(self.words.say("page.busy"))})
        yield session
        answer = self._answer(text, session)
        if answer is None:
            yield session
            return
        parts: list[str] = []
        for part in answer_blocks(answer, len(session.answers) - 1, self.words):
            parts.append(part)
            session.messages[-1]["content"] = f'<div class="pa-answer">{"".join(parts)}</div>'
            yield session
        session.messages[-1]["options"] = reply_options(answer, session.memory.asked, self.words)
        yield session

    def _answer(self, text: str, session: Session) -> Answer | None:
        """The advisor's answer, kept in the session; where it fails the message says so and nothing is remembered."""
        memory = deepcopy(session.memory)
        try:
            answer = self.answer(text, memory, self.today())
        except Failed as failure:
            session.messages[-1]["content"] = _note(str(failure))
            return None
        session.memory = memory
        session.answers.append(answer)
        return answer

    def answer(self, text: str, memory: Conversation, as_of: date) -> Answer:
        """The advisor's answer to one message. Raises Failed with a message for the visitor, whatever went wrong."""
        try:
            check_message(text)
        except AdvisorError as error:
            raise Failed(error.line(self.words)) from None
        try:
            return self.advisor.ask(text, memory, as_of)
        except Exception as error:
            code = as_advisor_error(error).code
            # The error's own words may hold what the visitor wrote, which belongs in no log: only where it happened.
            where = "".join(traceback.format_tb(error.__traceback__))
            logger.error("%s %s\n%s", code, type(error).__name__, where)
            raise Failed(self.words.say("page.failed", code=code)) from None


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
    if first == "place":
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


def _note(text: str) -> str:
    return f'<div class="pa-notice" role="status">{shown(text)}</div>'


def _one_line(html: str) -> str:
    """Line breaks as <br>: a blank line would end the block of HTML in the chat component's Markdown."""
    return html.replace("\n", "<br>").replace("\t", "&emsp;")
