"""Facts stated or corrected in a form: bound to what the advisor remembers, and said in one sentence of the chat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.answer import Answer
from assistant.asked import Asked
from assistant.conversation import Conversation
from assistant.errors import BadFact
from assistant.state.masking import masked
from assistant.strings import Strings
from assistant.understanding.binding import BoundFact
from assistant.understanding.places import JINAN, LAOSHAN
from tools.catalogue import RULES
from tools.fact_values import parse_value, show
from tools.facts import Fact, FactError

PLACE = "place"
PLACES = ("laoshan", "qingdao", "jinan", "shandong")
PLACE_NAMES = {LAOSHAN: "laoshan", JINAN: "jinan"}
"""Places that a form offers again as they were understood."""

FACTS: Mapping[str, Fact] = {fact.id: fact for rule in RULES.values() for fact in rule.facts}


@dataclass(frozen=True)
class Stated:
    """What a form said: the facts, those taken back, and the sentence that stands for both in the chat."""

    facts: tuple[BoundFact, ...] = ()
    place: str = ""
    text: str = ""
    taken_back: tuple[str, ...] = ()

    def prepare(self, memory: Conversation) -> None:
        """Forgets what was taken back."""
        for name in self.taken_back:
            memory.facts.pop(name, None)

    def answered_by(self, advisor: Asked, memory: Conversation, as_of: date, language: str) -> Answer:
        """The rules spoken of with these facts; a place, or facts before any rule, are a message like another."""
        facts = {bound.fact.id: bound for bound in self.facts}
        if memory.rules and not self.place:
            return advisor.restate(facts, memory, as_of, language)
        memory.facts.update(facts)
        return advisor.ask(self.place or self.text, memory, as_of, language)


def state_facts(written: Mapping[str, str], memory: Conversation, words: Strings) -> tuple[Stated, dict[str, str]]:
    """What the filled-in fields state, those left as they were apart, and what is wrong with the others, by fact.

    A field of a known fact that was emptied takes the fact back.
    `place` is no fact of a rule: its value is one of PLACES and becomes a sentence.
    """
    facts, said, problems, place, taken_back = [], [], {}, "", []
    for name, typed in written.items():
        value = masked(typed.strip())
        if not value:
            if known := memory.facts.get(name):
                taken_back.append(name)
                said.append(words.say("page.taken_back", label=known.fact.label))
            continue
        if name == PLACE and value in PLACES:
            if PLACE_NAMES.get(memory.place or "") == value:
                continue  # left as it was
            place = words.say("page.place_reply", place=words.say(f"page.place_{value}"))
            said.append(place)
        elif name in FACTS and not _as_it_was(name, value, memory):
            try:
                bound = _bound(FACTS[name], value, memory.turn)
            except FactError as error:
                problems[name] = BadFact(error).words(words)
                continue
            known = memory.facts.get(name)
            if known is None or known.value != bound.value:
                facts.append(bound)
                said.append(sentence(bound, words))
    return Stated(tuple(facts), place, words.say("page.list_joint").join(said), tuple(taken_back)), problems


def _as_it_was(name: str, written: str, memory: Conversation) -> bool:
    """Whether a field was left as the panel filled it in."""
    known = memory.facts.get(name)
    return known is not None and written in (show(known.fact, known.value), known.value)


def sentence(bound: BoundFact, words: Strings) -> str:
    """A fact as a visitor would write it: 年购买云服务金额18万元."""
    if isinstance(bound.value, bool):
        return words.say("page.states_yes" if bound.value else "page.states_no", label=bound.fact.label)
    return f"{bound.fact.label}{show(bound.fact, bound.value)}"


def _bound(fact: Fact, written: str, turn: int) -> BoundFact:
    return BoundFact(fact=fact, value=parse_value(fact, written), quote=written, labelled=True, turn=turn)
