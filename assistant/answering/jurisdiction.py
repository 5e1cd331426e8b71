"""A company outside the area of the policy that it asks about."""

from __future__ import annotations

import re

from assistant.answering.declining import Declining
from assistant.grounding import Piece
from assistant.turn import Turn
from assistant.understanding.places import NAMES, SHANDONG, inside
from documents import Corpus

ASKS_FOR_ITSELF = re.compile(r"能|可以|可否|够|有份|享受|申请|申报|适用|算不算|多少|几|补|奖|给|领|拿|支持|扶持")
"""Of a clause without an amount: that the company wants what it offers, and does not only ask what it says."""


class Jurisdiction:
    """Holds where the company is against where the policy does."""

    def __init__(self, corpus: Corpus, declining: Declining) -> None:
        self._corpus = corpus
        self._declining = declining

    def decide(self, turn: Turn) -> bool:
        """A company outside the policy's area gets the clause and the reason, never a figure."""
        lead = turn.selection.chosen[0]
        if lead.rule.formula is None and not ASKS_FOR_ITSELF.search(turn.message.text):
            return False  # 济南那个归谁解释, asked by a company of 崂山
        document = self._corpus.documents[lead.rule.document]
        company = turn.places.company or (None if turn.places.named else turn.memory.place)
        if company is None and lead.elsewhere:
            company = next((p for p in turn.places.named if not inside(p, document.place)), None)
        if company is None and lead.elsewhere and turn.places.asked:  # the award of another place than the one asked of
            turn.selection.nearby = turn.selection.chosen
            return self._declining.decline(turn)
        if company is None or inside(company, document.place):
            return False
        if inside(document.place, company) and company == SHANDONG:
            return False
        if inside(document.place, company):
            return False  # in 青岛 may be in 崂山: the place stays a condition to be verified
        named = any(place == document.place and name in turn.message.lower for name, place in NAMES.items())
        if named and lead.elsewhere and lead.denied:
            return False  # 北京总部在青岛的分公司: what is said rules it out by the clause itself
        if lead.elsewhere and not turn.places.asked:
            turn.selection.nearby = turn.selection.chosen
            return self._declining.decline(turn)
        say = turn.strings.say
        place = company.removeprefix("外地")
        text = say("place.not_here", company=place, title=document.short_title, place=document.place)
        turn.composer.ground.allow("document", text)
        turn.reply.status = "not_eligible"
        turn.reply.spoken = (lead.rule.id,)
        turn.memory.facts |= {**lead.facts} if not turn.memory.facts else {}
        turn.reply.opening = [Piece(f"**{turn.strings.say('answer.not_eligible')}**\n{text}", "document")]
        turn.reply.notices.append(("place", text, "document"))
        for quote in lead.rule.quotes:
            turn.composer.cite(quote)
        return True
