"""The facts of a rule: what this message says of them, merged with what earlier turns said."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.answering.figure_pointed_to import of_the_figure_pointed_to
from assistant.answering.other_year import of_the_year_asked
from assistant.answering.plausible import plausible
from assistant.answering.revising import ONE_OF, ORDINALS, added, received_before, revised, without
from assistant.answering.several_projects import counts_projects
from assistant.answering.yearly import same_in_each_year, told_by_year, year_counted_on
from assistant.calculating import values_of
from assistant.turn import Turn
from assistant.understanding.binding import Binder, BoundFact
from assistant.understanding.binding.choices import LEVEL_NAMES
from assistant.understanding.binding.sums import is_whole
from assistant.understanding.finder import Candidate
from assistant.understanding.message import Message, read
from assistant.understanding.years import is_ahead
from tools.catalogue import RULES
from tools.facts import Kind
from tools.formulas import YearlyRent
from tools.rule import Rule

ADDS = re.compile(r"又(?:[从跟找向在][^，。,;；\d]{1,8})?(?:签|买|投|拿|到|加|上)|再(?:加|投|签)|追加|加上|(?:剩下|余下|其余)[^，。]{0,14}[也都]")
FURTHER = re.compile(r"(?:另外?|还|又|再)(?:还|又)?有?(?:另外?)?[一1][个笔项台套批份条](?!数|事|问题|情况|公司|企业|厂|地方|是|就)")
MORE = re.compile(
    r"(?:再|又|还|另外?)(?:多|追加|增加|加|添|新增|招|租|接|服务|投|买|卖|签)(?:了|投入?|投资|服务|买|卖|接入?|招|租|签|来)*$"
    r"|追加(?:了|投入?|投资)*$|(?<![最至不好很差许])多(?:服务|接入?|买|投|卖|签|招|来|拿|花|租|连)了?$|(?:增加|新增)了?$|又(?:给|补|奖|发|拨)了$"
)
DIVIDED = frozenset({Kind.MONEY, Kind.AREA, Kind.PEOPLE})
"""Kinds of numbers of which a part may not count: 500平里有100平是仓库."""
COUNTED = frozenset({Kind.MONEY, Kind.COMPANIES, Kind.PEOPLE, Kind.AREA, Kind.ITEMS, Kind.RECORDS, Kind.TIMES})
TOGETHER = re.compile(r"一共|总共|合计|总计|加起来|合起来|加一起|合一起|加一块|凑一块|累计|两年")
THAT_ALONE = re.compile(r"[这那该](?:一)?[个笔项台套](?:项目)?(?:又|再|也)?(?:能|补|给|配|奖|返|拿|是?多少|呢)|[只单光就](?:[问算看说讲要](?:一下)?)(?:它|[这那新后])")


def facts_of(turn: Turn, candidate: Candidate) -> dict[str, BoundFact]:
    """The facts that the candidate's rule is applied to, by id, without those that cannot be."""
    remembered = {f.id: turn.memory.facts[f.id] for f in candidate.rule.facts if f.id in turn.memory.facts}
    facts = {**_said_before(turn, candidate.rule), **remembered, **candidate.facts}
    facts |= {f: b for f in candidate.facts if f in remembered and (b := revised(remembered[f], facts, turn.message))}
    facts |= of_the_year_asked(turn, candidate.rule, facts)
    facts |= of_the_figure_pointed_to(turn, candidate.rule, facts)
    facts |= year_counted_on(candidate.rule, turn, remembered, candidate.facts)
    facts |= same_in_each_year(candidate.rule, turn, remembered) or told_by_year(candidate.rule, turn, remembered, facts)
    if any(isinstance(facts[f].value, tuple) for f in remembered) or _asks_of_all_years(candidate):
        facts = {f: b for f, b in facts.items() if b.fact.kind is not Kind.ORDINAL}
    facts |= received_before(candidate.rule, remembered, facts, turn.message)
    text = turn.message.text
    whole = {f for f, b in candidate.facts.items() if b.spans and is_whole(turn.message, b.spans[0][0])}
    further = (bool(FURTHER.search(text)) and not THAT_ALONE.search(text)) or _is_of_a_further_one(turn.message)
    told = candidate.rule.id in turn.memory.seen  # of an award spoken of first now the number is its own
    more = further or ADDS.search(text) or any(_is_more(turn.message, b) for b in candidate.facts.values())
    if told and more:
        apart = further and "项目" in text + candidate.rule.title
        facts |= {
            f: added(remembered[f], b, apart)
            for f, b in candidate.facts.items()
            if f in remembered
            and f not in whole
            and not _is_of_one_counted(turn.message, remembered[f])
            and not _is_of_a_year_to_come(turn.message, b)
            and (
                b.fact.additive or _is_more(turn.message, b) or (apart and counts_projects(candidate.rule) is b.fact)
            )
        }
    for fact_id, bound in facts.items():
        if bound.fact.kind not in DIVIDED or not isinstance(bound.value, Decimal):
            continue
        if (part := turn.binder.taken_out(bound.fact, candidate.rule)) is not None:
            facts[fact_id] = without(bound, part, turn.memory.turn)
    return _without_loose_choices(candidate.rule, plausible(facts, turn))


def _asks_of_all_years(candidate: Candidate) -> bool:
    """Whether the message counts the years of a schedule and names none of them: 五年加起来总共呢, after 那第四年呢."""
    formula = candidate.rule.formula
    if not isinstance(formula, YearlyRent) or formula.years.id not in candidate.facts:
        return False
    return not any(bound.fact.kind is Kind.ORDINAL for bound in candidate.facts.values())


def _without_loose_choices(rule: Rule, facts: dict[str, BoundFact]) -> dict[str, BoundFact]:
    """The facts without a choice that was named only loosely, where another of its outcomes would come to another amount."""
    values = values_of(facts)
    loose = [b.fact for b in facts.values() if b.fact.kind is Kind.CHOICE and not b.labelled]
    for fact in loose:
        outcomes = {rule.assess({**values, fact.id: choice.value}).outcome for choice in fact.choices}
        if outcomes == {None} or len(outcomes) > 1:
            facts = {name: bound for name, bound in facts.items() if name != fact.id}
    return facts


def _is_more(message: Message, bound: BoundFact) -> bool:
    """Whether the number is said to come on top of what there was: 再追加70万, 再多服务5家."""
    if bound.fact.kind not in COUNTED or not bound.spans or _is_of_a_year_to_come(message, bound):
        return False
    start = bound.spans[0][0]
    return bool(MORE.search(message.text[max(0, start - 10) : start]))


def _is_of_a_further_one(message: Message) -> bool:
    """Whether a second or third one is told of, to be counted with those before it: 第二个到了450万, 两个合起来多少."""
    nth = ONE_OF.search(message.text)
    return nth is not None and ORDINALS[nth[1]] > 0 and TOGETHER.search(message.text) is not None


def _is_of_one_counted(message: Message, before: BoundFact) -> bool:
    """Whether the one told of is among those already counted, so that its number takes the place of its earlier one."""
    nth = ONE_OF.search(message.text)
    return nth is not None and ORDINALS[nth[1]] < len(before.parts)


def _is_of_a_year_to_come(message: Message, bound: BoundFact) -> bool:
    """Whether the number is next year's, which adds nothing to this year's, unless both are asked for as one sum."""
    if TOGETHER.search(message.text):
        return False
    return any(q.start == start and is_ahead(message, q) for q in message.quantities for start, _ in bound.spans)


def facts_for(turn: Turn, rule: Rule) -> dict[str, BoundFact]:
    """What is remembered and what the message says of a rule that the turn has no candidate for."""
    remembered = {f.id: turn.memory.facts[f.id] for f in rule.facts if f.id in turn.memory.facts}
    return plausible({**remembered, **turn.binder.bind(rule)}, turn)


def _said_before(turn: Turn, rule: Rule) -> dict[str, BoundFact]:
    """What earlier messages say for a rule that was not spoken of then: the place has changed, the facts have not."""
    if not turn.continued or rule.id in turn.memory.rules:
        return {}
    facts: dict[str, BoundFact] = {}
    spoken = {RULES[known].document for known in turn.memory.rules if known in RULES}
    beside = rule.document in spoken  # another award of the text spoken of: the level said was that of the first
    for back, said in enumerate(reversed(turn.memory.said), start=1):
        bound = Binder(read(said), turn=turn.memory.turn - back, today=turn.as_of).bind(rule)
        # What was said to a rule is remembered; a number that was another award's fact is none of this one's.
        others = {known.quote for known in turn.memory.facts.values() if known.labelled}
        bound = {
            name: fact
            for name, fact in bound.items()
            if (fact.labelled or (rule.id not in turn.memory.seen and fact.quote not in others))
            and not (beside and fact.value in LEVEL_NAMES)
        }
        facts = {**bound, **facts}
        turn.composer.ground.allow("user", said)
    return facts
