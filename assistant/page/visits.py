"""A visitor's conversation behind a token: asked, corrected, judged, handed over, ended. Everything is kept in the state.

Knows nothing of Gradio. Every method takes the token of the browser's cookie and nothing else that could name a
conversation, so that nobody reaches another one's.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.answer import Answer
from assistant.asked import Asked, Streaming
from assistant.conversation import Conversation
from assistant.errors import AdvisorError, Code, as_advisor_error
from assistant.operations.allowance import Allowance
from assistant.page.stating import Stated, state_facts
from assistant.state import State, audit, conversations, feedback, handoffs, queue, visitor_data
from assistant.state.inputs import Inputs
from assistant.state.masking import masked
from assistant.state.memory import as_record, from_record
from assistant.state.tables import ConversationRow, FeedbackRow, TurnRow
from assistant.state.tokens import digest_of
from assistant.strings import Strings

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Exchange:
    """A question with its answer, or with the code of the error that came instead; `told` is what a person answered."""

    question: str
    answer: Answer | None
    asked_at: datetime
    error_code: str | None = None
    verdict: str | None = None
    told: str = ""


@dataclass(frozen=True)
class Earlier:
    """A conversation to go back to: its number, the first question, when it was asked, and how many there are."""

    number: int
    question: str
    asked_at: datetime
    questions: int


@dataclass(frozen=True)
class View:
    """What a visitor sees.

    `pending` is a question being answered, `partial` the text of its answer so far, `refused` why it was not taken;
    `problems` says what is wrong with the fields of a form, by fact, and `written` what was typed into them.
    """

    exchanges: tuple[Exchange, ...] = ()
    memory: Conversation = field(default_factory=Conversation)
    pending: str | None = None
    partial: str = ""
    refused: AdvisorError | None = None
    problems: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)

    @property
    def last(self) -> Answer | None:
        return self.exchanges[-1].answer if self.exchanges else None


class Visits:
    """The conversations of all visitors. One object serves every thread."""

    def __init__(
        self,
        advisor: Asked,
        state: State,
        idle_minutes: int,
        today: Callable[[], date] = date.today,
        model: str | None = None,
        allowance: Allowance | None = None,
    ) -> None:
        """`model` names the language model that is turned on, for the audit record; `allowance` limits each visitor."""
        self.advisor = advisor
        self.today = today
        self.model = model
        self._allowance = allowance or Allowance()
        self._state = state
        self._idle = timedelta(minutes=idle_minutes)
        self._answering: dict[str, threading.Event] = {}
        self._lock = threading.Lock()

    def view(self, token: str) -> View:
        """The conversation as it is kept; an empty one where there is none, or it has ended."""
        with self._state.session() as session:
            row = self._touched(session, token)
            return View() if row is None else _view_of(session, row)

    def ask(self, token: str, text: str, language: str, replacing: int | None = None) -> Iterator[View]:
        """The conversation with the question, then with its answer. `replacing` is the place, from 0, of the exchange
        that this one is asked instead of; it and what followed are no longer shown."""
        text = masked(text.strip())
        if not text:
            yield self.view(token)
            return
        yield from self._turn(token, text, language, replacing)

    def ask_again(self, token: str, language: str) -> Iterator[View]:
        """The last question, answered once more."""
        before = self.view(token)
        if not before.exchanges:
            yield before
            return
        at = len(before.exchanges) - 1
        yield from self._turn(token, before.exchanges[at].question, language, at)

    def state(self, token: str, written: Mapping[str, str], words: Strings) -> Iterator[View]:
        """Facts from a form, by id, as written; empty ones are left out. A value that cannot be used is a problem of
        its field, and then nothing is asked."""
        before = self.view(token)
        stated, problems = state_facts(written, before.memory, words)
        if problems or not stated.text:
            yield replace(before, problems=problems, written={name: masked(value) for name, value in written.items()})
            return
        yield from self._turn(token, stated.text, words.language, None, stated)

    def stop(self, token: str) -> View:
        """What is being answered is not kept."""
        with self._lock:
            if stopped := self._answering.get(digest_of(token)):
                stopped.set()
        return self.view(token)

    def judge(self, token: str, place: int, verdict: str, reason: str | None = None, comment: str = "") -> View:
        """赞 or 踩 on the exchange at a place. Raises ValueError for another verdict or reason."""
        with self._state.session() as session:
            row = self._touched(session, token)
            if row is None:
                return View()
            turns = conversations.shown_turns(session, row)
            if 0 <= place < len(turns):
                feedback.give(session, turns[place], verdict, self._state.now(), reason, comment)
            return _view_of(session, row)

    def request_person(self, token: str, language: str, note: str, contact: str, consent: bool) -> None:
        """Puts the conversation into the desk's queue, one begun for it where there is none."""
        with self._state.session() as session:
            row = self._touched(session, token) or self._begun(session, token, language)
            handoffs.request(session, row, self._state.now(), note, contact, consent)

    def put_aside(self, token: str) -> None:
        """The next message begins another conversation; this one can be gone back to until the visit ends."""
        self.stop(token)
        with self._state.session() as session:
            self._touched(session, token)
            conversations.put_aside(session, token)

    def earlier(self, token: str) -> list[Earlier]:
        """The conversations that were put aside, the latest first."""
        with self._state.session() as session:
            self._touched(session, token)
            rows = conversations.put_aside_by(session, token, self._state.now(), self._idle)
            turns = [(row.id, conversations.shown_turns(session, row)) for row in rows]
            return [Earlier(number, of[0].question, of[0].asked_at, len(of)) for number, of in turns if of]

    def go_back(self, token: str, number: int) -> None:
        """Makes an earlier conversation of this visitor the one that is gone on with."""
        self.stop(token)
        with self._state.session() as session:
            self._touched(session, token)
            conversations.go_back(session, token, number, self._state.now(), self._idle)

    def end(self, token: str) -> None:
        """Nobody opens the visitor's conversations in a browser again."""
        self.stop(token)
        with self._state.session() as session:
            conversations.end(session, token, self._state.now())

    def remove(self, token: str) -> None:
        """Removes everything that is kept of the visitor's conversations."""
        self.stop(token)
        with self._state.session() as session:
            for number in self._open_ones(session, token):
                visitor_data.remove(session, number, self._state.now())

    def export(self, token: str) -> dict[str, Any]:
        """Everything that is kept of the visitor's conversations, as plain JSON values."""
        with self._state.session() as session:
            return visitor_data.export_all(session, self._open_ones(session, token))

    @property
    def busy(self) -> bool:
        """Whether an answer is being worked on."""
        with self._lock:
            return bool(self._answering)

    def record(self, question: str, answer: Answer, channel: str, inputs: Inputs) -> None:
        """The audit entry of an answer outside a conversation."""
        with self._state.session() as session:
            audit.record(session, question, answer, self._occasion(channel), inputs)

    @staticmethod
    def logged(error: Exception) -> str:
        """The code of what went wrong, and where it happened in the log. The error's own words may hold what the visitor
        wrote, which belongs in no log."""
        code = as_advisor_error(error).code
        logger.error("%s %s\n%s", code, type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
        return code

    def _turn(
        self, token: str, text: str, language: str, replacing: int | None, stated: Stated | None = None
    ) -> Iterator[View]:
        """The turn; where the database cannot be used, what was last seen with the reason, and nothing is kept."""
        seen = View()
        try:
            for view in self._answered(token, text, language, replacing, stated):
                seen = view
                yield view
        except AdvisorError as error:
            self.logged(error)
            yield replace(seen, pending=text, partial="", refused=error)

    def _answered(
        self, token: str, text: str, language: str, replacing: int | None, stated: Stated | None = None
    ) -> Iterator[View]:
        try:
            self._allowance.check_message(digest_of(token), text)
        except AdvisorError as error:
            yield replace(self.view(token), pending=text, refused=error)
            return
        with self._answer_of(token) as stopped:
            if stopped is None:
                yield replace(self.view(token), refused=AdvisorError(Code.STILL_ANSWERING))
                return
            before = self._before(token, replacing)
            try:
                self._allowance.check_turns(len(before.exchanges))
            except AdvisorError as error:
                yield replace(before, pending=text, refused=error)
                return
            yield replace(before, pending=text)
            memory, answer, failed = before.memory, None, None
            if stated is not None:
                stated.prepare(memory)  # before the record of what the answer is made from
            inputs = self._inputs(memory, stated, language)
            try:
                for part in self._parts(text, stated, memory, language):
                    if isinstance(part, Answer):
                        answer = part
                    elif not stopped.is_set():
                        yield replace(before, pending=text, partial=part)
            except Exception as error:
                failed = self.logged(error)
            if not stopped.is_set():
                self._keep(token, text, language, answer, memory, failed, replacing, inputs)
        yield self.view(token)

    @contextmanager
    def _answer_of(self, token: str) -> Iterator[threading.Event | None]:
        """The event that stops this answer; None where the conversation's last question is still being answered."""
        key, stopped = digest_of(token), threading.Event()
        with self._lock:
            taken = key in self._answering
            if not taken:
                self._answering[key] = stopped
        if taken:
            yield None
            return
        try:
            yield stopped
        finally:
            with self._lock:
                del self._answering[key]

    def _before(self, token: str, replacing: int | None) -> View:
        """The conversation as it is before the exchange at a place, or as it is now."""
        with self._state.session() as session:
            row = self._touched(session, token)
            return View() if row is None else _view_of(session, row, replacing)

    def _parts(self, text: str, stated: Stated | None, memory: Conversation, language: str) -> Iterator[str | Answer]:
        """The text of the answer as far as it is written, again and again, and the answer at the end."""
        if stated is not None:
            yield stated.answered_by(self.advisor, memory, self.today(), language)
        elif isinstance(self.advisor, Streaming):
            yield from self.advisor.stream(text, memory, self.today())
        else:
            yield self.advisor.ask(text, memory, self.today())

    def _keep(
        self,
        token: str,
        text: str,
        language: str,
        answer: Answer | None,
        memory: Conversation,
        failed: str | None,
        replacing: int | None,
        inputs: Inputs,
    ) -> None:
        now = self._state.now()
        with self._state.session() as session:
            row = self._touched(session, token) or self._begun(session, token, language)
            turns = conversations.shown_turns(session, row)
            if failed is not None:  # what went wrong half-way is not remembered
                kept = turns[: len(turns) if replacing is None else replacing]
                memory = from_record(kept[-1].memory) if kept else Conversation()
            for turn in turns[len(turns) if replacing is None else replacing :]:
                turn.replaced_at = now
            turn = conversations.add_turn(session, row, text, answer, memory, now, failed)
            if answer is not None:
                audit.record(session, text, answer, self._occasion("chat", row.id, turn.id), inputs)

    def _inputs(self, before: Conversation, stated: Stated | None, language: str) -> Inputs:
        """What an answer is made from; taken before, because answering changes the memory."""
        remembered = as_record(before)
        if stated is None:
            return Inputs(remembered, model=self.model)
        return Inputs(remembered, language, stated.facts, stated.place, model=self.model)

    def _occasion(self, channel: str, conversation: int | None = None, turn: int | None = None) -> audit.Occasion:
        return audit.Occasion(self._state.now(), channel, self.advisor.corpus.digest, conversation, turn)

    def _touched(self, session: Session, token: str) -> ConversationRow | None:
        """The conversation that the visitor is in; the ones put aside stay open as long as the visitor goes on."""
        now = self._state.now()
        row = conversations.find(session, token, now, self._idle)
        for one in (*([row] if row is not None else ()), *conversations.put_aside_by(session, token, now, self._idle)):
            one.last_active_at = now
        return row

    def _open_ones(self, session: Session, token: str) -> list[int]:
        """The numbers of the visitor's conversations, in the order in which they began."""
        self._touched(session, token)
        now = self._state.now()
        return [row.id for row in conversations.of_token(session, token) if now - row.last_active_at <= self._idle]

    def _begun(self, session: Session, token: str, language: str) -> ConversationRow:
        return conversations.begin(session, token, self._state.now(), language)


def _view_of(session: Session, row: ConversationRow, until: int | None = None) -> View:
    turns = conversations.shown_turns(session, row)[:until]
    ids = [turn.id for turn in turns]
    given = session.scalars(select(FeedbackRow).where(FeedbackRow.turn_id.in_(ids)))
    verdicts = {one.turn_id: one.verdict for one in given}
    told = {turn: answer.text for turn, answer in queue.answers_of(session, ids).items()}
    return View(
        exchanges=tuple(_exchange(turn, verdicts.get(turn.id), told.get(turn.id, "")) for turn in turns),
        memory=from_record(turns[-1].memory) if turns else Conversation(),
    )


def _exchange(turn: TurnRow, verdict: str | None, told: str) -> Exchange:
    answer = None if turn.answer is None else Answer.model_validate(turn.answer)
    return Exchange(turn.question, answer, turn.asked_at, turn.error_code, verdict, told)
