"""One turn of a conversation, while it is being answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from assistant.composing import Composer, Reply
from assistant.conversation import Conversation
from assistant.office.records import NOTHING_KEPT, Office
from assistant.selecting import Selection
from assistant.strings import Strings
from assistant.understanding.binding import Binder
from assistant.understanding.finder import Candidate
from assistant.understanding.intent import Intent
from assistant.understanding.message import Message
from assistant.understanding.places import Places


@dataclass
class Turn:
    """What is known while a message is being answered."""

    message: Message
    as_of: date
    memory: Conversation
    strings: Strings
    composer: Composer
    intent: Intent
    places: Places
    binder: Binder
    reply: Reply = field(default_factory=lambda: Reply(status="answered"))
    candidates: list[Candidate] = field(default_factory=list)
    selection: Selection = field(default_factory=Selection)
    trace: list[str] = field(default_factory=list)
    continued: bool = False
    office: Office = NOTHING_KEPT

    @property
    def home(self) -> str | None:
        return self.places.company or self.memory.place
