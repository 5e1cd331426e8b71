"""What no text covers: the reason, what lies near, and whom to ask."""

from __future__ import annotations

from assistant.answering.candidates import Candidates
from assistant.composing import Reply
from assistant.grounding import Piece
from assistant.office.saying import of_referral
from assistant.turn import Turn
from assistant.understanding.finder import Candidate
from assistant.understanding.places import SHANDONG, inside
from assistant.understanding.topics import said_of_oneself, uncovered_topic
from documents import Corpus

OUTWEIGHS_A_TOPIC = 2.0  # the weight of words of a rule beside which a topic (交社保的员工) is a side remark

NEARBY = 2.0  # the weight of words of a rule that is named as lying near


class Declining:
    """Declines with the reason."""

    def __init__(self, corpus: Corpus, candidates: Candidates) -> None:
        self._corpus = corpus
        self._candidates = candidates

    def topic(self, turn: Turn) -> bool:
        """A topic that no text covers, where no rule's own words say more."""
        topic = uncovered_topic(turn.message.lower)
        if topic is None:
            return False
        candidates = self._candidates.find(turn)
        most = max((_beside(c, topic, turn) for c in candidates[:3] if not c.elsewhere), default=0.0)
        told = turn.message.quantities or said_of_oneself(turn.message.lower, topic)
        if most >= OUTWEIGHS_A_TOPIC and told:
            return False
        turn.trace.append(f"topic outside the texts: {topic}")
        return self.decline(turn)

    def decline(self, turn: Turn) -> bool:
        """Puts the reply in the place of what was found; true, as it ends the turn."""
        say = turn.strings.say
        turn.reply = Reply(status="declined")
        outside = next(
            (p for p in (*turn.places.asked, turn.places.company, *turn.places.named) if p and not self._covered(p)),
            None,
        )
        if outside:
            text = say("answer.declined_place", place=outside.removeprefix("外地").removeprefix("山东省"))
        else:
            text = say("answer.declined")
        turn.reply.opening = [Piece(text)]
        candidates = turn.selection.nearby or [c for c in turn.candidates if c.words >= NEARBY][:2]
        for key, near in (
            ("answer.nearby", [c for c in candidates if not c.elsewhere]),
            ("answer.nearby_elsewhere", [c for c in candidates if c.elsewhere]),
        ):
            items = "；".join(f"《{self._corpus.documents[c.rule.document].short_title}》{c.rule.title}" for c in near)
            if items:
                turn.composer.ground.allow("document", items)
                turn.reply.opening.append(Piece("\n" + say(key, items=items), "document"))
        if (referral := turn.office.referral(turn.message.lower)) is not None:
            turn.reply.office.append(of_referral(referral, turn.as_of, turn.strings))
        return True

    def _covered(self, place: str) -> bool:
        return (
            any(inside(place, d.place) and d.place != SHANDONG for d in self._corpus.documents.values())
            or place == SHANDONG
        )


def _beside(candidate: Candidate, topic: str, turn: Turn) -> float:
    """The weight of a rule's words that do not stand in the topic itself: 新技术 in 高新技术企业 says nothing."""
    taken = {i for at in turn.message.occurrences(topic) for i in range(at, at + len(topic))}
    return sum(m.weight for m in candidate.evidence.matches if taken.isdisjoint(range(m.start, m.end)))
