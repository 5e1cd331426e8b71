"""Which rules the answer speaks of, in the light of the conversation; without one, a sentence of the texts or none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.candidates import Candidates
from assistant.answering.continuing import CONTINUES, OWN_SUBJECT, SURELY_LEARNED
from assistant.answering.declining import Declining
from assistant.answering.moving import ENOUGH_TO_SHIFT, Moving
from assistant.answering.text_facts import MONEY_ASKED, TextFacts
from assistant.calculating import downstream, upstream
from assistant.selecting import Selection, select
from assistant.turn import Turn
from assistant.understanding.finder import Candidate
from assistant.understanding.places import SHANDONG, inside
from assistant.understanding.short_names import is_in_a_name, short_names
from assistant.validity import Validity
from documents import Corpus
from tools.facts import Kind
from tools.numerals import read_count
from tools.rule import Rule

OWN_WORDS = 1.4  # the weight of words with which a number named is that of another award
ON_SUBJECT = 0.5  # of the words of the first award, how much another place's on the same subject has
CORRECTS = re.compile(r"不对|说错|搞错|弄错|更正|不是")
ANOTHER_ONE = re.compile(r"另[外有一]|还有[一1]?[个项]|[又还](?:评上|入选|拿了|获评|认定)")
FURTHER_AWARD = re.compile(r"还|又|也|另|再")
TWO_TOGETHER = re.compile(r"(?:两|俩|二)[个项笔样份条头]|俩|加起来|合起来|加一起|合一起|加一块|都[拿领算]")
MANY = re.compile(r"(?P<count>[三四五3-5])[个项笔样份条]")
WHICH_TEXT = re.compile(r"哪[一几]?[份个本]|(?:几|[二两三四五]|这些|所有)[份个本](?:文件|政策|文本)")
TOGETHER = re.compile(
    r"都|俩|两个|两项|两笔|两份|两头|两边|合到一起|合一起|凑一块|加一块|加起来|合起来|合计|一共|总共|两样|两件|together|both"
)


class Choosing:
    """Chooses the rules of a turn, or ends it without."""

    def __init__(
        self,
        corpus: Corpus,
        rules: Mapping[str, Rule],
        candidates: Candidates,
        moving: Moving,
        text_facts: TextFacts,
        validity: Validity,
        declining: Declining,
    ) -> None:
        self._corpus = corpus
        self._rules = rules
        self._candidates = candidates
        self._moving = moving
        self._text_facts = text_facts
        self._validity = validity
        self._declining = declining

    def choose(self, turn: Turn) -> bool:
        """Leaves the turn with its selection; true where it has been answered or declined without a rule."""
        memory = turn.memory
        if self._asks_which_text(turn):
            return self._validity.answer(turn, list(self._corpus.documents.values()))
        if (back := self._moving.back(turn)) is not None:
            turn.selection = Selection(chosen=[back])
            if back.rule.id in memory.whole and not turn.places.asked:
                turn.intent = replace(turn.intent, total=True)
            area = self._corpus.documents[back.rule.document].place
            if not turn.places.any or (turn.home is not None and not inside(turn.home, area)):
                turn.places = replace(turn.places, company=area)
            return False
        if (level := self._moving.other_level(turn)) is not None:
            turn.selection = Selection(chosen=[level])
            return False
        if (told := self._moving.told_of(turn)) is not None:
            turn.selection = Selection(chosen=[told])
            return False
        spoken = (*memory.earlier, *(memory.whole if set(memory.rules) & set(memory.whole) else ()))
        spoken = tuple(dict.fromkeys(rule for rule in spoken if rule not in memory.rules))
        spoken = self._so_many_told(turn) or spoken
        both_levels = turn.intent.total and bool(spoken) and bool(TOGETHER.search(turn.message.text))
        if turn.continued and (both_levels or not self._moving.elsewhere(turn)):
            own = {c.rule.id: c for c in self._candidates.of_rules(turn, memory.rules)}
            spoken_of = self._of_the_place_asked([own[r] for r in memory.rules if r in own], turn)
            turn.selection = Selection(chosen=_singled_out(spoken_of, turn))
            open_to = self._of_the_text_meant(turn)
            extra = select(open_to, turn.message, turn.intent, turn.places, turn.home, self._corpus)
            lead = extra.chosen[0] if extra.chosen else None
            if (
                lead
                and lead.rule.id not in memory.rules
                and lead.words >= ENOUGH_TO_SHIFT
                and _answers_better(lead, turn)
            ):
                turn.selection = extra
                if turn.intent.total and TOGETHER.search(turn.message.text) and not lead.rule.is_lookup:
                    before = [r for r in memory.rules if not self._rules[r].is_lookup and r != lead.rule.id]
                    turn.selection.chosen += self._as_told(turn, before, lead)  # 还评上了绿色工厂, 两个一共多少
            elif (clause := _on_having_both(turn)) is not None:
                turn.selection = Selection(chosen=[clause])
                return False
            if turn.selection.chosen:
                if both_levels:
                    turn.selection.chosen += self._candidates.of_rules(turn, spoken)
                return False
        open_to = self._of_the_text_meant(turn)
        turn.selection = select(open_to, turn.message, turn.intent, turn.places, turn.home, self._corpus)
        if turn.selection.chosen and not self._lower_than_asked(turn):
            if (clause := _on_having_both(turn)) is not None:
                turn.selection = Selection(chosen=[clause])
            elif turn.continued and turn.intent.total and len(turn.places.asked) > 1:
                self._keep_the_other_level(turn)
            elif self._is_counted_with_those_told(turn):
                turn.selection.chosen += self._as_told(turn, memory.awards, turn.selection.chosen[0])
            return False
        return self._lookup_or_decline(turn)

    def _so_many_told(self, turn: Turn) -> tuple[str, ...]:
        """The awards told of before those spoken of now, where the sum of three or more is asked for: 三个加起来多少."""
        many = MANY.search(turn.message.text)
        if many is None or not turn.intent.total:
            return ()
        told = [rule for rule in turn.memory.seen if not self._rules[rule].is_lookup]
        count = read_count(many["count"])
        return tuple(rule for rule in told if rule not in turn.memory.rules) if len(told) == count else ()

    def _as_told(self, turn: Turn, rules: Sequence[str], further: Candidate) -> list[Candidate]:
        """Awards told of before, without what the message says of the further one: 绿色工厂是省级的 is none of 冠军's level."""
        found = self._candidates.of_rules(turn, rules)
        for candidate in found:
            candidate.facts = {
                name: bound
                for name, bound in candidate.facts.items()
                if name in further.facts or not any(set(bound.spans) & set(b.spans) for b in further.facts.values())
            }
        return found

    @staticmethod
    def _is_counted_with_those_told(turn: Turn) -> bool:
        """Whether one further award is named, and its sum with those told before is asked for: 我们还评上了绿色工厂, 两个一共
        多少."""
        chosen, text = turn.selection.chosen, turn.message.text
        if len(chosen) != 1 or chosen[0].rule.is_lookup or chosen[0].rule.id in turn.memory.awards:
            return False
        return turn.intent.total and bool(FURTHER_AWARD.search(text) and TWO_TOGETHER.search(text))

    def _of_the_place_asked(self, spoken: list[Candidate], turn: Turn) -> list[Candidate]:
        """Those of several awards spoken of that the one place asked about gives: 我就要区里的数. All where that is none of
        theirs, or they are asked about together."""
        if len(turn.places.asked) != 1 or turn.intent.total or turn.intent.compare:
            return spoken
        there = [c for c in spoken if self._corpus.documents[c.rule.document].place == turn.places.asked[0]]
        linked = any(upstream(c.rule) or downstream(c.rule) for c in spoken)  # one is the base of the other
        return spoken if linked or not there else there

    def _keep_the_other_level(self, turn: Turn) -> None:
        """Adds the award spoken of, or the one on its subject, at another place, where both places are asked about together."""
        chosen = turn.selection.chosen
        places = {self._corpus.documents[c.rule.document].place for c in (*chosen, *turn.selection.parallel)}
        least = ON_SUBJECT * chosen[0].words
        alike = [c for c in turn.candidates if not c.rule.is_lookup and c.words >= max(least, ENOUGH_TO_SHIFT)]
        for candidate in (*self._candidates.of_rules(turn, turn.memory.rules), *alike):
            place = self._corpus.documents[candidate.rule.document].place
            if place in turn.places.asked and place not in places:
                chosen.append(candidate)
                places.add(place)

    def _lower_than_asked(self, turn: Turn) -> bool:
        """Whether a follow-up asks for the province's (省里呢) and only the city's, spoken of before, has been found."""
        lead = turn.selection.chosen[0]
        if not turn.continued or turn.places.asked != (SHANDONG,) or lead.rule.id not in turn.memory.seen:
            return False
        if self._corpus.documents[lead.rule.document].place == SHANDONG:
            return False
        known, asked = turn.memory.facts, turn.memory.asked
        return not any(b.fact in asked or name not in known or known[name].value != b.value for name, b in lead.facts.items())

    def _asks_which_text(self, turn: Turn) -> bool:
        """Whether it is asked which of the texts holds, none of them and no award being named."""
        if turn.continued or not turn.intent.validity or not WHICH_TEXT.search(turn.message.text):
            return False
        unnamed = not turn.places.any and not self._candidates.named_documents(turn.message)
        return unnamed and all(c.words < OWN_SUBJECT for c in turn.candidates if not c.rule.is_lookup)

    def _of_the_text_meant(self, turn: Turn) -> list[Candidate]:
        """The candidates of a follow-up. 这个政策还有效吗, naming none, is asked of the text spoken of, not of one whose
        clause on validity sounds more alike."""
        named = turn.places.any or self._candidates.named_documents(turn.message)
        if not turn.intent.validity or named or not turn.candidates[0].rule.is_lookup:
            return turn.candidates
        spoken = {self._rules[rule].document for rule in turn.memory.rules}
        return [c for c in turn.candidates if c.rule.document in spoken] or turn.candidates

    def _lookup_or_decline(self, turn: Turn) -> bool:
        """A question about the text is answered by the sentence that says it, everything else is declined."""
        if self._text_facts.answer(turn):
            return True
        spoken = self._candidates.named_documents(turn.message) or self._documents_of_place(turn)
        if turn.intent.validity and spoken:
            return self._validity.answer(turn, [self._corpus.documents[d] for d in spoken])
        return self._declining.decline(turn)

    def _documents_of_place(self, turn: Turn) -> list[str]:
        """The documents of exactly the places named."""
        places = {*turn.places.asked, *turn.places.named}
        return [d.id for d in self._corpus.documents.values() if d.place in places]


def _on_having_both(turn: Turn) -> Candidate | None:
    """The clause that says whether awards may be had together, where just that is asked: examples of such questions
    surely point to it, and to no award."""
    lead = turn.selection.chosen[0]
    if not turn.intent.both or lead.rule.is_lookup or MONEY_ASKED.search(turn.message.lower):
        return None
    found = [
        c
        for c in turn.candidates
        if c.rule.is_lookup and c.rule.document == lead.rule.document and c.why.get("learned", 0.0) >= SURELY_LEARNED
    ]
    return found[0] if found else None


def _singled_out(spoken: list[Candidate], turn: Turn) -> list[Candidate]:
    """The one award of several spoken of that the message names: 那贯标试点呢. All of them where it names none or several."""
    named = [c for c in spoken if c.words >= OWN_SUBJECT] or _called_shortly(spoken, turn)
    if len(named) != 1 or turn.intent.total or turn.intent.both or turn.intent.compare or turn.message.quantities:
        return spoken
    others = (c for c in spoken if c is not named[0])
    return spoken if any(c.words > 0 or upstream(c.rule) or downstream(c.rule) for c in others) else named


def _called_shortly(spoken: list[Candidate], turn: Turn) -> list[Candidate]:
    """Those of the awards spoken of that the message calls by the end of their name: 只报百强那一样."""
    for name in short_names(turn.message.text):
        if called := [c for c in spoken if is_in_a_name(name, (*c.rule.words, c.rule.title))]:
            return called
    return []


def _answers_better(lead: Candidate, turn: Turn) -> bool:
    """A message about an aspect (有效期, 公示) or with other words leaves the rules spoken of; one that states a fact
    of theirs does not."""
    states = {f for c in turn.selection.chosen for f, bound in c.facts.items() if bound.labelled}
    unnamed = not any(c.words for c in turn.selection.chosen)
    if unnamed and _names_its_number(lead, turn.selection.chosen) and not CORRECTS.search(turn.message.text):
        return True  # 那展位费呢, 花了15万: a number with the words of an award is no other's
    further = ANOTHER_ONE.search(turn.message.text) and not lead.rule.is_lookup
    if further and lead.words >= OWN_WORDS and lead.words > max((c.words for c in turn.selection.chosen), default=0.0):
        return True  # 另有一个“+行业”的标杆, 投入200万: of an award whose number has the same name
    if states & {fact.id for fact in turn.memory.asked}:
        return False
    own = {f for f in states if f not in lead.facts and not _states_both(turn, f, lead)}
    if (own or (states and not (unnamed and lead.words >= CONTINUES))) and lead.words < CONTINUES * 1.5:
        return False  # 绿色工厂国家级的呢: the level is that of what is named
    if CORRECTS.search(turn.message.text) and unnamed:
        return not lead.rule.is_lookup
    if lead.rule.is_lookup and _states_a_choice(turn):
        return False  # 可我们评的是D, 还给不给
    if lead.rule.is_lookup:
        return not turn.message.quantities or turn.intent.lookup or turn.intent.validity
    return any(b.labelled for b in lead.facts.values()) or lead.words >= CONTINUES


def _states_a_choice(turn: Turn) -> bool:
    """Whether the message says which of its choices holds, for an award spoken of."""
    return any(b.labelled and b.fact.kind is Kind.CHOICE for c in turn.selection.chosen for b in c.facts.values())


def _states_both(turn: Turn, fact: str, lead: Candidate) -> bool:
    """Whether the words that state a fact of those spoken of state one of the lead too: a level, or that a title is new."""
    stated = [c.facts[fact] for c in turn.selection.chosen if fact in c.facts]
    said = [bound for bound in stated if not isinstance(bound.value, Decimal)]  # a number is of what was spoken of
    return any(set(bound.spans) & set(other.spans) for bound in said for other in lead.facts.values())


def _names_its_number(lead: Candidate, spoken: list[Candidate]) -> bool:
    """Whether the message names a number of the award by its words, and the award by words of its own, which name no fact
    of those spoken of."""
    if lead.rule.is_lookup or lead.words < OWN_WORDS:
        return False
    if not any(bound.labelled and isinstance(bound.value, Decimal) for bound in lead.facts.values()):
        return False
    facts = [word.lower() for c in spoken for fact in c.rule.facts for word in (fact.label, *fact.words)]
    return not any(match.word in word for match in lead.evidence.matches for word in facts)
