"""What a chat model does for one answer: it reads the question, and it rewords the checked answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from langchain_core.language_models import BaseChatModel

from assistant.model.agent import Toolbox, run_agent
from assistant.model.calls import request_typed, stream_text
from assistant.model.counters import Counters
from assistant.model.failures import ENDPOINT, ModelFailure
from assistant.model.gate import Gate
from assistant.model.prompts import agent_messages, listen_messages, phrase_messages
from assistant.model.requests import Reading, readings
from assistant.model.seam import open_chat_model
from assistant.model.template import Template
from assistant.model.timing import Deadline, Rest, Workers
from assistant.retrieval import Retrieval
from assistant.settings import Settings
from documents import Corpus
from tools.rule import Rule


class Helper:
    """One chat model with its limits and counters. One object serves every conversation."""

    def __init__(self, model: BaseChatModel, settings: Settings) -> None:
        self._model = model
        self._settings = settings
        self._workers = Workers(settings.model_parallel)
        self._rest = Rest()
        self.counters = Counters()

    @property
    def is_agent(self) -> bool:
        return self._settings.model_agent

    @property
    def listens(self) -> bool:
        return self._settings.model_listens and not self.is_agent

    @property
    def phrases(self) -> bool:
        return self._settings.model_phrases and not self.is_agent

    def deadline(self) -> Deadline:
        """The model's time for an answer, from now. Raises ModelFailure while its endpoint is left alone."""
        if self._rest.resting:
            raise ModelFailure("failed_here:resting")
        return Deadline(self._settings.model_seconds)

    def failed(self, failure: ModelFailure) -> None:
        """Counts a failure; an endpoint that keeps failing is left alone for a while."""
        self.counters.count(failure.event)
        if failure.event.startswith(ENDPOINT):
            self._rest.failed()

    def listen(
        self,
        text: str,
        turn: int,
        before: Sequence[Rule],
        near: Sequence[Rule],
        rules: Mapping[str, Rule],
        corpus: Corpus,
        deadline: Deadline,
    ) -> list[Reading]:
        """The model's reading of a message, among the rules `near` it. Raises ModelFailure."""
        method = self._settings.model_structured_output
        # json_mode only promises some JSON, so its shape has to be described as well.
        messages = listen_messages(text, before, near, corpus, in_words=method in ("off", "json_mode"))
        requests = self._workers.call(lambda: request_typed(self._model, messages, method), deadline)
        self._rest.worked()
        self.counters.count("heard")
        return readings(requests, text, turn, rules, self.counters)

    def phrase(self, text: str, template: Template, gate: Gate, deadline: Deadline) -> Iterator[None]:
        """Feeds the gate while the model writes; yields whenever it has let lines through. Raises ModelFailure."""
        messages = phrase_messages(text, template)
        for chunk in self._workers.stream(lambda: stream_text(self._model, messages), deadline):
            if gate.feed(chunk):
                yield
        self._rest.worked()

    def act(
        self,
        text: str,
        turn: int,
        near: Sequence[Rule],
        rules: Mapping[str, Rule],
        corpus: Corpus,
        retrieval: Retrieval | None,
        template: Template,
        deadline: Deadline,
    ) -> tuple[str, list[Reading]]:
        """What the agent wrote, unchecked, and its reading of the message. Raises ModelFailure."""
        box = Toolbox(near, corpus.documents, retrieval, template)
        messages = agent_messages(text, template)
        written = self._workers.call(
            lambda: run_agent(self._model, messages, box.tools, self._settings.model_calls), deadline
        )
        self._rest.worked()
        self.counters.count("acted")
        return written, readings(box.requests, text, turn, rules, self.counters)

    def gate(self, template: Template) -> Gate:
        return Gate(template, self.counters)


def open_helper(settings: Settings) -> Helper:
    """The helper that the settings describe. Raises AdvisorError where its model cannot be opened."""
    return Helper(open_chat_model(settings), settings)
