"""Several questions in one message."""

from __future__ import annotations

import re

from assistant.answering.assessing import Assessing
from assistant.answering.beginning import Beginning
from assistant.answering.candidates import Candidates
from assistant.answering.choosing import Choosing
from assistant.answering.concluding import Conclusion
from assistant.answering.continuing import OWN_SUBJECT
from assistant.answering.jurisdiction import Jurisdiction
from assistant.answering.levels import Levels
from assistant.selecting import is_enough
from assistant.turn import Turn
from assistant.understanding.claims import is_hearsay
from assistant.understanding.finder import explain

MOST_QUESTIONS = 8  # in one message; a longer list is read as a whole
LEAST_QUESTION = 4  # characters of a question that stands on its own
QUESTION_END = re.compile(r"[？?；;。!！\n]+|另外问?|还有个问题|再问(?:一下)?|第[二三]个?问题|顺便问")
QUESTION = re.compile(r"多少|几[个万何多]|[吗呢？?]|怎么|什么|哪|能不能|是否|啥")
EACH = re.compile(r"各|分别|都|两[个项笔样]|这些|上面")
ADDS = re.compile(r"对了|补充|顺便说|忘了说|哦对|另外说")


class SeveralQuestions:
    """Answers each question as a turn of its own, in one reply."""

    def __init__(
        self,
        beginning: Beginning,
        candidates: Candidates,
        choosing: Choosing,
        jurisdiction: Jurisdiction,
        assessing: Assessing,
        levels: Levels,
        conclusion: Conclusion,
    ) -> None:
        self._beginning = beginning
        self._candidates = candidates
        self._choosing = choosing
        self._jurisdiction = jurisdiction
        self._assessing = assessing
        self._levels = levels
        self._conclusion = conclusion

    def answer(self, turn: Turn) -> bool:
        """Two or three questions in one message, each on a subject of its own: an award each, and no headline."""
        intent = turn.intent
        if intent.total or intent.both or intent.compare or intent.plan or intent.reverse:
            return False
        said = dict.fromkeys(QUESTION_END.split(turn.message.raw))
        parts = [part for part in said if len(part.strip()) >= LEAST_QUESTION]
        if len(parts) > MOST_QUESTIONS:
            return False
        turns = [
            self._beginning.turn(part, turn.memory, turn.as_of, turn.strings.language, turn.office) for part in parts
        ]
        turns = [t for t in turns if t.intent.amount or t.intent.lookup or _states(t)]
        asking = [t for t in turns if _asks(t)]
        if len(turns) > 1 and _only_adds(turns[-1], bool(asking)):
            return False
        if len(asking) == 1 and not EACH.search(turn.message.text):
            return False
        leads: list[str] = []
        for part in turns:
            if not part.places.any:
                part.places = turn.places
            part.candidates = self._candidates.find(part)
            enough = [
                c for c in part.candidates if is_enough(c, part.intent) and c.words >= OWN_SUBJECT and not c.elsewhere
            ]
            if not enough:
                return False
            leads.append(enough[0].rule.id)
        if len(set(leads)) < 2:
            return False
        for part in turns:
            part.composer = turn.composer
            steps = (self._choosing.choose, self._jurisdiction.decide, self._assessing.assess, self._levels.across)
            ended = any(step(part) for step in steps)
            turn.trace += explain(part.candidates)[:2]
            if not ended:
                turn.reply.findings += part.reply.findings
                turn.selection.chosen += part.selection.chosen
            turn.reply.notices += part.reply.notices
        if not turn.reply.findings:
            return False
        self._conclusion.conclude(turn)
        if len(turn.reply.findings) > 1 and turn.reply.status == "answered":
            turn.reply.headline, turn.reply.total = None, None
        return True


def _asks(part: Turn) -> bool:
    return part.intent.amount or part.intent.lookup or part.intent.validity


def _states(part: Turn) -> bool:
    """Whether it states a number that is not only guessed: 财务说起码28万."""
    return any(not is_hearsay(part.message, q) for q in part.message.quantities)


def _only_adds(part: Turn, asked_before: bool) -> bool:
    """Whether a last sentence asks nothing itself: …补多少？对了，公司在崂山; 对了，听中介说能补36万."""
    if ADDS.match(part.message.text):
        return not QUESTION.search(part.message.text)
    return asked_before and not _asks(part)
