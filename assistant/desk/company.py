"""The company of a visitor: the form of what it is and does, and its plan under every text that holds where it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assistant.answer import Answer
from assistant.desk import forms
from assistant.desk.desk import Desk
from assistant.desk.searching import initials
from assistant.desk.slips import LANGUAGE
from assistant.planning import plan_answer
from assistant.screening.columns import columns_of
from assistant.strings import Strings, strings
from assistant.understanding.places import JINAN, LAOSHAN, QINGDAO, SHANDONG, inside
from documents import PolicyDocument
from tools.facts import Fact
from tools.standing import company_facts, is_award

PLACE = "place"
PLACES: Mapping[str, str] = {
    "laoshan": LAOSHAN,
    "qingdao": f"{QINGDAO}其他区",
    "jinan": JINAN,
    "shandong": f"{SHANDONG}内其他市",
    "": "",
}
"""Where a company may be, by the name of the choice; empty where that is not stated."""


@dataclass(frozen=True)
class Company:
    """What a visitor states: the place, and facts as written, by id, each of which can be read."""

    place: str
    facts: Mapping[str, str]

    def plan(self, desk: Desk) -> Answer:
        """Always in the language of the policies and of the slip."""
        service = desk.service
        return plan_answer(
            desk.rules, service.advisor.corpus, self.facts, self.place or None, service.today(), strings(LANGUAGE),
            service.office(),
        )  # fmt: skip

    def stated(self, desk: Desk) -> dict[str, dict[str, str]]:
        """What the consultation keeps: the place, then the facts."""
        words = strings(LANGUAGE)
        place = self.place or words.say("desk.not_stated")
        where = {PLACE: {"label": words.say("desk.place"), "written": self.place, "shown": place}}
        return where | forms.as_stated(facts_at(desk, self.place), self.facts)


@dataclass(frozen=True)
class Part:
    """The fields of one text, or of the company itself. `initials` has the pinyin initials of each field's label."""

    title: str
    fields: tuple[forms.Field, ...]
    initials: tuple[str, ...]

    @property
    def has_value(self) -> bool:
        return any(field.value for field in self.fields)


def facts_at(desk: Desk, place: str) -> tuple[Fact, ...]:
    """The facts of every award that may be had at a place."""
    return tuple(fact for _, facts in _parts(desk, place) for fact in facts)


def place_in(typed: Mapping[str, str]) -> str:
    """The place that a form names; empty where it names none."""
    return PLACES.get(typed.get(PLACE, ""), "")


def read(desk: Desk, typed: Mapping[str, str], words: Strings) -> tuple[Company, dict[str, str]]:
    """What was stated, and what is wrong with the rest, in words, by fact id."""
    place = place_in(typed)
    facts, problems = forms.read(facts_at(desk, place), typed, words)
    return Company(place, facts), problems


def parts(desk: Desk, typed: Mapping[str, str], problems: Mapping[str, str], words: Strings) -> list[Part]:
    """The form: what a company is, then what each text at its place asks. The first wrong field has the focus."""
    first = next(iter(problems), None)
    found = []
    for title, facts in _parts(desk, place_in(typed)):
        fields = [
            forms.field_of(fact, typed.get(fact.id, ""), problems.get(fact.id, ""), fact.id == first, words)
            for fact in facts
        ]
        found.append(Part(title, tuple(fields), tuple(initials(fact.label) for fact in facts)))
    return [replace(part, title=part.title or words.say("desk.of_company")) for part in found]


def _parts(desk: Desk, place: str) -> Iterable[tuple[str, tuple[Fact, ...]]]:
    """The facts under the title of their text, each once; those of the company itself first, without a title."""
    documents = [d for d in desk.service.advisor.corpus.documents.values() if _may_hold(place, d)]
    awards = [rule for rule in desk.rules.values() if is_award(rule)]
    asked = {d.id: columns_of(rule for rule in awards if rule.document == d.id).facts for d in documents}
    of_company = company_facts()
    own = {fact.id: fact for facts in asked.values() for fact in facts if fact.id in of_company}
    seen = set(own)
    if own:
        yield "", tuple(own.values())
    for document in documents:
        rest = [fact for fact in asked[document.id] if fact.id not in seen]
        seen |= {fact.id for fact in rest}
        if rest:
            yield document.short_title, tuple(rest)


def _may_hold(place: str, document: PolicyDocument) -> bool:
    return not place or inside(place, document.place) or inside(document.place, place)
