"""A company told of in a conversation: whether its whole plan is asked for, and what has been said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.answering.plausible import plausible
from assistant.answering.several_projects import say_left_out
from assistant.planning import Known, plan_of, put, shared, withdrawn_within
from assistant.turn import Turn
from assistant.understanding.binding import BoundFact
from assistant.understanding.finder import Candidate
from assistant.understanding.places import inside
from assistant.understanding.subjects import Match
from assistant.withdrawn import tell
from documents import Corpus
from tools.facts import Kind
from tools.rule import Rule
from tools.standing import company_facts, defining_facts, is_award

SPOKEN, SPOKEN_ALONE = 1.3, 2.2  # the least weight of a rule's own words, with a fact of its own and without
SEVERAL = 4  # so many awards under one question for a sum are a company's plan
COMPANY = re.compile(r"我们|咱们?|我司|本公司|公司|企业|厂|贵司|we |our |company|firm", re.IGNORECASE)
OURS = re.compile(r"我们|咱|我司|我公司|我厂|本公司|本企业|贵司|敝司|we |our ", re.IGNORECASE)
EVERYTHING = re.compile(
    r"能(?:拿|享受|申请|申报|领|报|得)(?:到)?(?:哪些|什么|啥|几项|几样)"
    r"|(?:有|享受|申请|申报)(?:哪些|什么|啥)(?:政策|补贴|奖励|奖补|扶持)|符合(?:哪些|什么)|(?:哪些|什么|啥)(?:政策|补贴|奖励|奖补|扶持).{0,6}(?:能|可以|适合)"
    r"|(?:盘点|梳理|匹配|看看能|列一?下能|整体|一揽子)|what (?:can|could) (?:we|our)|which (?:subsidies|awards|policies)",
    re.IGNORECASE,
)
MORE = re.compile(
    r"^(?:那么?|请问|另外|对了|别的|其他的?|[，,])*(?:(?:除了|除)(?:这个|这项|这条|它|这些|上面的?)(?:以外|之外|外)?[，,]?)?(?:我们?|咱们?|公司|企业)*"
    r"(?:还有(?:其他|别的)?(?:什么|哪些|啥|哪几项)(?:其他|别的)?(?:政策|补贴|奖励|奖补|扶持|项目)?(?:是?(?:我们?|咱们?|公司|企业))?(?:能|可以|可)(?:申请|申报|报|拿|领|享受)(?:的|到)?"
    r"|还(?:能|可以)(?:再)?(?:申请|申报|报|拿|领|享受)(?:到)?(?:其他|别的)?(?:什么|哪些|啥|哪几项)(?:其他|别的)?(?:政策|补贴|奖励|奖补|扶持|项目)?)(?:吗|呢|呀|啊|的)?[?？。]?$"
)
"""What else there is, beside the award spoken of."""
TOGETHER = re.compile(r"叠加|兼得|同时享受|重复")
LEVELS = ("国家级", "省级", "市级")
ONE_PROJECT = re.compile(r"同一(?:个|笔|套|台|批)?(?:项目|投入|设备|投资)|其中")


class Profile:
    """Answers a request for everything that a company can get."""

    def __init__(self, rules: Mapping[str, Rule], corpus: Corpus) -> None:
        self._rules = rules
        self._corpus = corpus

    def answer(self, turn: Turn) -> bool:
        """Fills the reply with the plan where one is asked for. False leaves the turn as it is."""
        spoken = spoken_of(turn)
        if not self._is_asked(turn, spoken):
            return False
        known = known_of(turn, spoken, self._home(turn))
        found = plan_of(self._within(turn), self._corpus, known, turn.as_of)
        put(found, known, turn.reply, turn.composer, turn.strings)
        tell(withdrawn_within(found, self._within(turn)), turn.office, turn.reply, turn.composer, turn.strings)
        say_left_out(turn)
        turn.selection.chosen = [c for c in spoken if c.rule.id in {f.rule.id for f in turn.reply.findings}]
        turn.trace.append(f"plan: {', '.join(c.rule.id for c in spoken) or 'nothing said yet'}")
        return True

    def _is_asked(self, turn: Turn, spoken: list[Candidate]) -> bool:
        """Everything is asked for, or the sum of many awards; one subject alone is a question about that subject."""
        intent, text = turn.intent, turn.message.lower
        if MORE.search(text) and turn.memory.rules:
            return True
        if intent.compare or intent.reverse or intent.validity or TOGETHER.search(text):
            return False
        subject_alone = spoken and turn.places.any and not turn.message.quantities and not OURS.search(text)
        if subject_alone and turn.memory.rules:
            return False  # 山东的园区能得到什么奖补: of that subject alone, whatever was spoken of before
        everything = bool(EVERYTHING.search(text)) and bool(COMPANY.search(text) or turn.memory.facts)
        if everything:
            known = len(spoken) + len(set(turn.memory.rules) | set(turn.memory.earlier))
            return known != 1
        return intent.total and len(spoken) >= SEVERAL and intent.questions <= 1

    def _home(self, turn: Turn) -> str | None:
        """Where the company is, or wants to go to: 北京 with 搬到青岛 is 青岛."""
        areas = [document.place for document in self._corpus.documents.values()]
        places = [place for place in (turn.home, *turn.places.named, *turn.places.asked) if place]
        return next((p for p in places if any(inside(p, a) or inside(a, p) for a in areas)), next(iter(places), None))

    def _within(self, turn: Turn) -> Mapping[str, Rule]:
        """The rules of the places whose policies are asked about; all where none is named."""
        asked = turn.places.asked
        if not asked:
            return self._rules
        return {id: rule for id, rule in self._rules.items() if self._corpus.documents[rule.document].place in asked}


def spoken_of(turn: Turn, anywhere: bool = False) -> list[Candidate]:
    """The awards that the message speaks of; `anywhere` also those of places where the company is not."""
    return _with_numbers_of_their_own([c for c in turn.candidates if _is_spoken(c, turn, anywhere)])


def known_of(turn: Turn, spoken: Sequence[Candidate], home: str | None) -> Known:
    """What has been said of the company, and the awards it names, were it in this place."""
    memory = turn.memory
    known = Known(home, dict(memory.facts), one_project=bool(ONE_PROJECT.search(turn.message.text)))
    for candidate in turn.candidates:
        known.facts |= shared(candidate.facts)
    for candidate in spoken:
        known.own[candidate.rule.id] = _its_own(candidate, spoken, turn)
    known.facts = plausible(known.facts, turn)
    known.own = {rule_id: plausible(own, turn) for rule_id, own in known.own.items()}
    known.claimed = {c.rule.id for c in spoken} | set(memory.rules) | set(memory.earlier)
    return known


def _is_spoken(candidate: Candidate, turn: Turn, anywhere: bool) -> bool:
    """Whether the message speaks of the award: its own words stand there, and the number next to them is its base."""
    rule = candidate.rule
    if (candidate.elsewhere and not anywhere) or not is_award(rule):
        return False
    text = turn.message.asserted
    words = [m for c in turn.candidates for m in c.evidence.matches if m.whole and text[m.start : m.end] == m.word]
    exact = [m for m in candidate.evidence.matches if m in words and not any(_qualifies(m, o) for o in words)]
    weight = sum(match.weight for match in exact)
    if weight < SPOKEN:
        return False
    if not _of_this_level(rule, turn, exact):
        return False
    assert rule.formula is not None
    bases = [candidate.facts[fact.id] for fact in rule.formula.bases() if fact.id in candidate.facts]
    counted = [base for base in bases if base.fact.kind not in (Kind.ITEMS, Kind.COMPANIES)]
    if counted:
        starts = {start for base in counted for start, _ in base.spans}
        quantities = [q for q in turn.message.quantities if q.start in starts]
        owners = [turn.binder.owners(q) for q in quantities]
        labelled = weight >= SPOKEN_ALONE and any(base.labelled for base in counted)
        return labelled or not owners or any(not one or rule.id in one for one in owners)
    own = {fact.id for fact in defining_facts(rule)}
    stated = any(id in own and not isinstance(b.value, Decimal) for id, b in candidate.facts.items())
    return stated or weight >= SPOKEN_ALONE


def _with_numbers_of_their_own(spoken: Sequence[Candidate]) -> list[Candidate]:
    """Without those whose only number another award has by name (市级拿了300万 is no equipment investment)."""

    def numbers(one: Candidate, labelled: bool) -> set[tuple[int, int]]:
        assert one.rule.formula is not None
        bases = [one.facts[fact.id] for fact in one.rule.formula.bases() if fact.id in one.facts]
        return {span for base in bases if base.labelled is labelled for span in base.spans}

    named = {span for one in spoken for span in numbers(one, True)}
    return [one for one in spoken if numbers(one, True) or not numbers(one, False) or numbers(one, False) - named]


def _qualifies(one: Match, other: Match) -> bool:
    """Whether a word only qualifies a further one that it runs into (工业互联网平台 in 工业互联网平台服务商): the last is meant."""
    return one.start < other.start < one.end < other.end


def _its_own(candidate: Candidate, spoken: Sequence[Candidate], turn: Turn) -> dict[str, BoundFact]:
    """The candidate's facts without a level or type that stands with another award's words and not with its own."""

    def segments(one: Candidate) -> set[tuple[int, int]]:
        return {turn.message.segment_at(match.start) for match in one.evidence.matches if match.whole}

    mine = segments(candidate)
    others = {segment for other in spoken if other is not candidate for segment in segments(other)} - mine
    own_words = " ".join(turn.message.lower[start:end] for start, end in mine)

    def stands_elsewhere(bound: BoundFact) -> bool:
        if bound.fact.kind is not Kind.CHOICE or bound.fact.id in company_facts() or not bound.spans:
            return False
        chosen = bound.fact.choice(str(bound.value))
        beside = any(word.lower() in own_words for word in (*chosen.words, chosen.label))
        return not beside and turn.message.segment_at(bound.spans[0][0]) in others

    return {id: bound for id, bound in candidate.facts.items() if not stands_elsewhere(bound)}


def _of_this_level(rule: Rule, turn: Turn, matches: Sequence[Match]) -> bool:
    """A title of one level alone (市级新认定…) is not spoken of where its words stand with another level (省级)."""
    own = {level for level in LEVELS if level in rule.title}
    if not own:
        return True
    for match in matches:
        start, end = turn.message.segment_at(match.start)
        near = {level for level in LEVELS if level in turn.message.text[start:end]}
        if not near or near & own:
            return True
    return False
