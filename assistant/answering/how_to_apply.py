"""How to apply, windows, progress, and what may be had beside: what the texts say of it, and who can tell."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answering.asking_further import asks_about_others, asks_how, asks_only_where, tell_of_others
from assistant.answering.candidates import Candidates
from assistant.grounding import Piece
from assistant.office.saying import of_policy
from assistant.selecting import is_enough
from assistant.turn import Turn
from assistant.understanding.finder import Candidate
from documents import Corpus, PolicyDocument
from tools.quantities import Unit
from tools.rule import Rule


class HowToApply:
    """Answers what is asked about an application, or says whose it is to answer."""

    def __init__(self, corpus: Corpus, rules: Mapping[str, Rule], candidates: Candidates) -> None:
        self._corpus = corpus
        self._rules = rules
        self._candidates = candidates

    def answer(self, turn: Turn) -> bool:
        """Progress, windows, materials, named companies: what the advisor cannot do and where to go."""
        if asks_only_where(turn):
            turn.reply.status, turn.reply.place_missing = "needs_facts", True
            return True
        if not (turn.intent.process or turn.intent.company_name):
            return False
        candidates = self._candidates.find(turn)
        if (
            candidates
            and candidates[0].rule.is_lookup
            and is_enough(candidates[0])
            and not turn.intent.company_name
            and not turn.intent.process_only
        ):
            return False
        if (
            candidates
            and not candidates[0].rule.is_lookup
            and is_enough(candidates[0])
            and _believes_wrongly(turn, candidates[0].rule)
        ):
            return False
        return self._refer(turn, self._document_meant(turn, candidates))

    def of_the_text_spoken_of(self, turn: Turn) -> bool:
        """How to apply for what was spoken of, and whether it may be had beside others, is asked of its own text."""
        others, how = asks_about_others(turn), asks_how(turn)
        if not (others or how) or self._candidates.named_documents(turn.message):
            return False
        document = self._document_meant(turn, turn.candidates)
        if document is None:
            return False
        if others:
            tell_of_others(turn, document, self._rules)
            return True
        own = [c for c in turn.candidates if c.rule.document == document.id]
        if any(c.rule.is_lookup and c.words > 0 for c in own):
            turn.continued, turn.candidates = True, own
            return False
        return self._refer(turn, document)

    def _refer(self, turn: Turn, document: PolicyDocument | None) -> bool:
        """Says that no text tells how to apply, and who can."""
        say = turn.strings.say
        if document is not None and turn.office.policy(document.id) is not None:
            turn.reply.opening = [Piece(say("office.process_kept"))]
            turn.reply.office = of_policy(turn.office, document, turn.as_of, turn.strings).infos
            return True
        turn.reply.status = "declined"
        authority = document.interpreter if document else None
        key = "answer.process_where" if authority else "answer.process_where_unknown"
        where = say(key, office=authority)
        turn.reply.opening = [Piece(say("answer.process"))]
        turn.reply.notices.append(("handoff", where, "plain"))
        return True

    def _document_meant(self, turn: Turn, candidates: list[Candidate]) -> PolicyDocument | None:
        named = self._candidates.named_documents(turn.message)
        if named:
            return self._corpus.documents[sorted(named)[0]]
        if turn.memory.rules:
            return self._corpus.documents[self._rules[turn.memory.rules[0]].document]
        usable = [c for c in candidates if is_enough(c)]
        return self._corpus.documents[usable[0].rule.document] if usable else None


def _believes_wrongly(turn: Turn, rule: Rule) -> bool:
    """Whether an amount is said to be the rule's that its text does not hold: that is set right before all else."""
    written = {figure.value for figure in rule.figures()}
    return any(claim.unit is Unit.MONEY and claim.value not in written for claim in turn.binder.claims)
