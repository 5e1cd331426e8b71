"""Two places side by side (济南还是青岛): the plan for the same facts in each, one table, and no winner called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answering.profile import known_of, spoken_of
from assistant.calculating import Finding
from assistant.grounding import Piece
from assistant.planning import findings_of, plan_of
from assistant.selecting import is_enough
from assistant.turn import Turn
from assistant.understanding.places import LAOSHAN, QINGDAO, inside
from documents import Corpus
from tools.award import Alternative
from tools.plan import Plan
from tools.rule import Rule
from tools.standing import Line, Standing, is_award

CHOICE = re.compile(r"还是|或者?|对比|比较|分别|各|哪")
QUESTIONS = 3
GIVEN = (Standing.ELIGIBLE, Standing.COMPETITIVE)


class SideBySide:
    """Answers a question that sets places against each other."""

    def __init__(self, rules: Mapping[str, Rule], corpus: Corpus) -> None:
        self._rules = rules
        self._corpus = corpus

    def answer(self, turn: Turn) -> bool:
        """Fills the reply with a column for each place. False leaves the turn as it is."""
        places = self._places(turn)
        if len(places) < 2:
            return False
        lead = [c for c in turn.candidates[:1] if is_award(c.rule) and is_enough(c, turn.intent)]
        spoken = spoken_of(turn, anywhere=True) or lead
        if not spoken:
            return False
        named = {c.rule.id for c in spoken}
        plans: dict[str, Plan] = {}
        findings: dict[str, Finding] = {}
        for place in places:
            known = known_of(turn, spoken, place)
            plans[place] = plan_of(self._rules, self._corpus, known, turn.as_of)
            lines = [line for line in plans[place].lines if line.rule.id in named and line.assessment is not None]
            lines += [line for line in plans[place].lines if line.rule.id in plans[place].chained]
            for finding in findings_of(_apart(lines), plans[place], known, turn.strings):
                findings.setdefault(finding.rule.id, finding)
        if not findings:
            return False
        reply, say = turn.reply, turn.strings.say
        reply.findings = list(findings.values())
        given = any(line.standing in GIVEN for p in plans.values() for line in p.lines if line.rule.id in findings)
        reply.status = "answered"
        reply.opening = [Piece(f"**{say('beside.places')}**")] if given else []
        reply.missing = [q.fact for p in plans.values() for q in p.questions if set(q.rules) & set(findings)]
        reply.missing = list({fact.id: fact for fact in reply.missing}.values())[:QUESTIONS]
        if not given:
            reply.status = "needs_facts" if reply.missing else "not_eligible"
        reply.beside = self._table(turn, plans, findings)
        turn.selection.chosen = [c for c in spoken if c.rule.id in findings]
        turn.trace.append(f"side by side: {', '.join(places)}")
        return True

    def _places(self, turn: Turn) -> list[str]:
        """The places set against each other; a district and its own city are two levels, and no choice."""
        intent, text = turn.intent, turn.message.text
        if intent.validity or not (intent.compare or CHOICE.search(text)):
            return []
        named = (*turn.places.asked, *turn.places.named, *((turn.places.company,) if turn.places.company else ()))
        areas = [document.place for document in self._corpus.documents.values()]
        found = [p for p in dict.fromkeys(named) if any(inside(p, area) for area in areas)]
        apart = [p for p in found if not any(inside(other, p) for other in found if other != p)]
        return sorted(apart, key=lambda place: _first(place, text))

    def _table(self, turn: Turn, plans: Mapping[str, Plan], findings: Mapping[str, Finding]) -> list[Piece]:
        say, ground = turn.strings.say, turn.composer.ground
        lines = [f"| {say('beside.award')} | {' | '.join(plans)} |", f"| --- |{' --- |' * len(plans)}"]
        for rule in findings:
            title = findings[rule].rule.title
            row = {place: plan.line(rule) for place, plan in plans.items()}
            lines.append(f"| {title} | {' | '.join(self._cell(turn, line) for line in row.values())} |")
            turn.reply.others += [  # the working of each cell, where the award beside it has another one's
                Alternative(label=f"{title} {place}", outcome=line.outcome, steps=line.assessment.steps)
                for place, line in row.items()
                if line.standing in GIVEN and line.outcome is not None and line.assessment is not None
            ]
        turn.reply.others += [Alternative(label=place, outcome=p.total.outcome) for place, p in plans.items() if p.total]
        totals = [turn.composer.brief(p.total.outcome) if p.total else "-" for p in plans.values()]
        lines.append(f"| {say('beside.total')} | {' | '.join(totals)} |")
        ground.allow("award", *lines)
        pieces = [Piece(line, "award") for line in ("", *lines, "")]
        for place, found in plans.items():
            if not any(line.rule.id in findings and line.assessment for line in found.lines):
                pieces.append(Piece(say("beside.nothing_here", place=place)))
        return pieces

    @staticmethod
    def _cell(turn: Turn, line: Line) -> str:
        if line.standing in GIVEN and line.outcome is not None:
            return turn.composer.brief(line.outcome)
        if line.assessment is None:
            return "-"
        open_still = line.standing is Standing.CANNOT_SAY
        return turn.strings.say("beside.open" if open_still else "plan.nothing")


def _apart(lines: Sequence[Line]) -> list[Line]:
    return list({line.rule.id: line for line in lines}.values())


def _first(place: str, text: str) -> int:
    """Where a place is named, so that the columns stand in the order of the question."""
    names = {QINGDAO: "青岛", LAOSHAN: "崂山"}
    short = names.get(place, re.sub(r"^(?:青岛市|济南市|山东省)(?=.)|[市区]$", "", place))
    at = text.find(short)
    return at if at >= 0 else len(text)

