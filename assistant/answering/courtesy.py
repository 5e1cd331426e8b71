"""What is said in passing: greetings, thanks, a fresh start, an empty message."""

from __future__ import annotations

import re

from assistant.grounding import Piece
from assistant.turn import Turn
from assistant.understanding.binding import Binder
from assistant.understanding.gibberish import says_nothing
from assistant.validity import Validity


class Courtesy:
    """Answers a message that asks nothing of the texts."""

    def __init__(self, validity: Validity) -> None:
        self._validity = validity

    def answer(self, turn: Turn) -> bool:
        """Fills the reply where nothing is asked. A fresh start forgets the conversation; what is asked with it goes on."""
        intent, say = turn.intent, turn.strings.say
        key = None
        if not turn.message.text.strip():
            key = "answer.empty"
        elif turn.memory.rules and not turn.message.quantities and says_nothing(turn.message.lower):
            key, turn.reply.status = "answer.unclear", "needs_facts"
        elif intent.reset:
            turn.memory.reset()
            turn.binder = Binder(turn.message, (), (), turn.memory.turn, today=turn.as_of)
            rest = re.split(r"[，,。;；!！]", turn.message.text, maxsplit=1)
            key = None if len(rest) > 1 and len(rest[1]) > 3 else "answer.reset"
        elif intent.greeting and not turn.message.quantities:
            key = "answer.greeting"
        elif intent.thanks:
            key = "answer.thanks"
        elif intent.about:
            key = "answer.about"
        if key:
            turn.reply.opening = [Piece(say(key))]
            if key in ("answer.greeting", "answer.about"):
                turn.composer.ground.document.update(str(n) for n in range(10))
                turn.reply.opening.append(Piece("\n\n" + self._validity.scope(turn.as_of, turn.strings), "document"))
            return True
        return False
