"""A view of a conversation as updates of the page's components."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.answer import Answer, Citation
from assistant.page.drawing import drawing
from assistant.page.escaping import shown
from assistant.page.evidence import evidence_panel, source_choices
from assistant.page.fields import company_panel
from assistant.page.layout import Parts
from assistant.page.messages import chat_messages
from assistant.page.scope import scope_card
from assistant.page.service import Service
from assistant.page.visits import View
from assistant.page.what_if import WhatIf, what_if
from assistant.strings import Strings

Updates = dict[Any, Any]
"""New values and properties, by component."""


class Showing:
    """Turns views into updates, in one language."""

    def __init__(self, service: Service, parts: Parts, words: Strings) -> None:
        self._service, self._parts, self._words = service, parts, words
        self._corpus = service.advisor.corpus

    def whole(self, view: View) -> Updates:
        """Everything that follows from the conversation. While an answer is written, the chat alone."""
        parts, asking = self._parts, view.pending is not None and view.refused is None
        updates: Updates = {parts.chat: chat_messages(view, self._corpus, self._words)}
        if asking:
            return updates
        updates |= {
            parts.company: company_panel(view.memory, self._words, view.problems, view.written),
            parts.told: "",
        }
        return updates | self.source(view, _first_key(view)) | self._what_if(view)

    def source(self, view: View, key: str) -> Updates:
        """The source that a key "turn-index" names, opened beside the chat; none for a key of no citation."""
        parts, found = self._parts, _cited(view, key)
        if found is None:
            return {
                parts.sources: gr.Radio(choices=[], value=None, visible=False),
                parts.evidence: scope_card(self._corpus, self._service.today(), self._words),
            }
        answer, citation, turn = found
        choices = source_choices(answer, self._corpus, turn)
        panel = evidence_panel(citation, self._corpus, self._service.today(), self._words)
        return {parts.sources: gr.Radio(choices=choices, value=key, visible=True), parts.evidence: panel}

    def at_value(self, view: View, value: float) -> str:
        """What the award would be at the slider's value, and where that lies on the line, as safe HTML."""
        possible = self._possible(view)
        if possible is None:
            return ""
        # The slider counts in its own steps from 0; going by them keeps the value the one that it shows.
        exact = possible.step * round(value / float(possible.step))
        said = shown(possible.sentence(exact, self._words))
        return f'<p class="pa-if" role="status">{said}</p>{drawing(possible, exact, self._words)}'

    def _possible(self, view: View) -> WhatIf | None:
        return what_if(view.last, view.memory, self._service.rules(self._service.office()))

    def _what_if(self, view: View) -> Updates:
        parts, possible = self._parts, self._possible(view)
        if possible is None:
            return {parts.what_if: gr.Column(visible=False)}
        label = self._words.say(
            "page.what_if_label", title=possible.rule.title, label=possible.fact.label, unit=possible.fact.kind.value
        )
        value = float(possible.value)
        return {
            parts.what_if: gr.Column(visible=True),
            parts.slider: gr.Slider(0, float(possible.high), value=value, step=float(possible.step), label=label),
            parts.at_value: self.at_value(view, value),
        }


def _first_key(view: View) -> str:
    return f"{len(view.exchanges) - 1}-0"


def _cited(view: View, key: str) -> tuple[Answer, Citation, int] | None:
    turn, _, index = key.partition("-")
    if not (turn.isdecimal() and index.isdecimal()) or int(turn) >= len(view.exchanges):
        return None
    answer = view.exchanges[int(turn)].answer
    if answer is None or int(index) >= len(answer.citations):
        return None
    return answer, answer.citations[int(index)], int(turn)
