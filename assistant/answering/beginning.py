"""The start of a turn: the message as it is read, its language, its places, and what its words are held against."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assistant.answering.candidates import Candidates
from assistant.composing import Composer
from assistant.conversation import Conversation
from assistant.office.records import Office
from assistant.strings import strings
from assistant.turn import Turn
from assistant.understanding.binding import Binder
from assistant.understanding.binding.choices import LEVEL_NAMES
from assistant.understanding.intent import read_intent
from assistant.understanding.message import Message, read
from assistant.understanding.places import JINAN, ONLY_ASKED, Places, find_places, inside
from documents import Corpus
from tools.rule import Rule

EACH = re.compile(r"各(?:自|能|给|拿|补|奖|是)?|分别")  # of a document called by its name and of a level beside it

LEVEL_ALONE = re.compile(r"(?:嗯|哦|噢|就|是|应该是)*(?:[省市]里?|[省市]级|省厅|市局|国家级?|部里|工信部)(?:的|吧|认定的|批的|评的|认的|给的|[。.!！]|啊|呀)*")

class Beginning:
    """Makes a turn of a message."""

    def __init__(self, corpus: Corpus, rules: Mapping[str, Rule], candidates: Candidates) -> None:
        self._corpus = corpus
        self._rules = rules
        self._candidates = candidates

    def turn(self, text: str, memory: Conversation, as_of: date, language: str | None, office: Office) -> Turn:
        """The turn of a message, before anything is looked for; `language` None is that of the message."""
        message = read(text)
        chosen = strings(language or ("en" if is_english(message.text) else "zh-CN"))
        places = self._places(message, memory)
        said = [bound.quote for bound in memory.facts.values()]
        composer = Composer(self._corpus, chosen, as_of, [text, message.text, *said], office)
        expected = [fact.id for rule in (*memory.rules, *memory.awards) for fact in self._rules[rule].facts]
        binder = Binder(message, memory.asked, memory.facts, memory.turn, expected, as_of)
        return Turn(message, as_of, memory, chosen, composer, read_intent(message), places, binder, office=office)

    def _places(self, message: Message, memory: Conversation) -> Places:
        """The places of the message; a document called by its name is a question about its place."""
        spoken_of = JINAN if JINAN in memory.policy_place else None  # no district of its has a text
        places = find_places(message, memory.place or spoken_of)
        if LEVEL_ALONE.fullmatch(message.text) and any(c.value in LEVEL_NAMES for f in memory.asked for c in f.choices):
            return replace(places, asked=(), named=())  # 省里: the level that was asked for, not whose award is
        named = {self._corpus.documents[d].place for d in self._candidates.named_documents(message)}
        if named and not places.asked and len(named) == 1:
            others = [p for p in places.named if p not in named and not any(inside(p, area) for area in named)]
            return replace(places, asked=(*named, *others))
        if len(named) == 1 and EACH.search(message.text) and not ONLY_ASKED.search(message.text):
            return replace(places, asked=tuple(dict.fromkeys((*places.asked, *named))))
        return places


def is_english(text: str) -> bool:
    """Whether a message is written in English."""
    letters = sum(c.isascii() and c.isalpha() for c in text)
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return letters > 12 and chinese <= 2
