"""Where a conversation turns from the rules spoken of: to another place, another level, or back to an earlier subject."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from assistant.answering.candidates import Candidates
from assistant.calculating import downstream, upstream
from assistant.conversation import Conversation
from assistant.selecting import is_enough
from assistant.turn import Turn
from assistant.understanding.finder import Candidate
from assistant.understanding.returning import takes_back
from assistant.understanding.short_names import is_in_a_name, short_names
from documents import Corpus
from tools.rule import Rule

TOLD = 2  # numbers of an award that a message has to name for the conversation to turn to it
ENOUGH_TO_SHIFT = 1.1  # the least weight of words that turns a conversation to another rule
RETURNS = re.compile(
    r"回到|再?回(?:去)?(?:说)?(?:刚才|刚刚|前面|之前|上面|开头)|刚才[^，。,;；]{1,10}那(?:个|条|笔|项|件事)|回头[说看]|说回|再说回|刚才(?:那个|那条|说的|问的|第一个)|前面(?:那个|说的|问的)|最(?:开始|初|早)(?:那个|说的|问的)|第一个问的|第一个问题|不(?:说|谈|提|聊|问|管)这个|还是说"
)
THAT_ONE = re.compile(r"那(?:个|条|家|边的?那个|边)|呢[?？]?$")


class Moving:
    """Tells where a message turns to, and the rule meant there."""

    def __init__(self, corpus: Corpus, rules: Mapping[str, Rule], candidates: Candidates) -> None:
        self._corpus = corpus
        self._rules = rules
        self._candidates = candidates

    def elsewhere(self, turn: Turn) -> bool:
        """Whether the message turns to another place than the rules spoken of."""
        named = [*turn.places.asked, *turn.places.named, *([turn.places.company] if turn.places.company else [])]
        areas = {self._corpus.documents[self._rules[r].document].place for r in turn.memory.rules}
        if turn.places.asked and not turn.places.named and set(turn.places.asked) <= areas:
            return False  # 公司其实在即墨, 崂山那笔还能要吗: the company is elsewhere, the policy meant is not
        return bool(named) and not set(named) <= areas

    def back(self, turn: Turn) -> Candidate | None:
        """The rule of an earlier turn that the message goes back to, by a word of return or by its place, else None."""
        return self._returns(turn) or self._named_again(turn) or self._subject_of_the_place(turn)

    def other_level(self, turn: Turn) -> Candidate | None:
        """The award of the level now asked about that is chained to one spoken of, where nothing else is named: 区里那份呢."""
        memory = turn.memory
        if not turn.continued or not self.elsewhere(turn) or turn.intent.total or turn.message.quantities:
            return None
        if any(c.words > ENOUGH_TO_SHIFT and not _spoken_words(c, memory) for c in turn.candidates[:3]):
            return None
        at = {*turn.places.asked, *turn.places.named}
        linked = [chain.rule for r in memory.rules for chain in downstream(self._rules[r])]
        linked += [chain.source for r in memory.rules if (chain := upstream(self._rules[r])) is not None]
        linked = [r for r in linked if self._corpus.documents[self._rules[r].document].place in at]
        return (
            self._candidates.of_rules(turn, (linked[0],))[0] if linked and not set(linked) & set(memory.rules) else None
        )

    def told_of(self, turn: Turn) -> Candidate | None:
        """The award on the subject spoken of whose facts the message tells, two or more by their names, where it tells none
        of those spoken of: 省里排第4, 注册150万条, 解析80万次."""
        memory = turn.memory
        own = [turn.binder.bind(self._rules[rule]) for rule in memory.rules]
        if not turn.continued or any(bound.labelled for facts in own for bound in facts.values()):
            return None
        found = self._candidates.find(turn, memory.subject)
        told = [c for c in found if c.words > 0 and c.rule.id not in memory.rules and not c.rule.is_lookup]
        told = [c for c in told if sum(b.labelled and isinstance(b.value, Decimal) for b in c.facts.values()) >= TOLD]
        return told[0] if told else None

    def _returns(self, turn: Turn) -> Candidate | None:
        """The rule of an earlier turn that the person goes back to (回到刚才那个冠军), else None."""
        memory = turn.memory
        if not RETURNS.search(turn.message.text):
            return None
        earlier = [c for c in self._candidates.of_rules(turn, memory.seen) if c.rule.id not in memory.rules]
        earlier = [c for c in earlier if not c.rule.is_lookup or c.words > 0]
        named = [c for c in earlier if c.words > 0 or any(b.labelled for b in c.facts.values())]
        if named:
            return max(named, key=lambda c: c.words + len(c.facts))
        if takes_back(turn.message.text):
            return None  # to the facts, not to another subject
        return next((c for c in earlier if c.rule.id in memory.earlier), None)

    def _named_again(self, turn: Turn) -> Candidate | None:
        """The award of an earlier turn that is named with a fact of it, where a clause alone would be found: 设计中心那个漏说
        一句, 我们是C类."""
        memory, intent = turn.memory, turn.intent
        earlier = [c for c in self._candidates.of_rules(turn, memory.seen) if c.rule.id not in memory.rules]
        earlier = [c for c in earlier if not c.rule.is_lookup]
        if (called := self._called_shortly(turn, earlier)) is not None:
            return called
        if intent.lookup or intent.validity or intent.process or not turn.candidates[0].rule.is_lookup:
            return None
        named = [c for c in earlier if c.words >= ENOUGH_TO_SHIFT]
        named = [c for c in named if any(b.labelled for b in c.facts.values())]
        return max(named, key=lambda c: c.words, default=None)

    def _called_shortly(self, turn: Turn, earlier: list[Candidate]) -> Candidate | None:
        """The one earlier award that a message calls by the end of its name, which is none of those spoken of now, with a
        fact of it: 冠军那个是B类呢."""
        if turn.intent.total:
            return None
        at = {*turn.places.asked, *turn.places.named}
        earlier = [c for c in earlier if not at or self._corpus.documents[c.rule.document].place in at]
        now = [word for rule in turn.memory.rules for word in (*self._rules[rule].words, self._rules[rule].title)]
        for name in short_names(turn.message.text):
            if is_in_a_name(name, now):
                continue
            if meant := [c for c in earlier if is_in_a_name(name, (*c.rule.words, c.rule.title))]:
                return meant[0] if len(meant) == 1 and meant[0].facts else None
        return None

    def _subject_of_the_place(self, turn: Turn) -> Candidate | None:
        """The rule spoken of last at the place now named, where the message names no subject: 那青岛那个是省级的呢."""
        memory = turn.memory
        if (
            not turn.continued
            or not self.elsewhere(turn)
            or turn.intent.total
            or not THAT_ONE.search(turn.message.text)
        ):
            return None
        at = {*turn.places.asked, *turn.places.named}
        own = self._candidates.find(turn)
        if any(is_enough(c, turn.intent) and not c.elsewhere and c.rule.id not in memory.seen for c in own[:1]):
            return None
        earlier = [r for r in memory.seen if self._corpus.documents[self._rules[r].document].place in at]
        earlier = [r for r in earlier if r not in memory.rules]
        return self._candidates.of_rules(turn, (earlier[-1],))[0] if earlier else None


def _spoken_words(candidate: Candidate, memory: Conversation) -> bool:
    """Whether the words that speak for a rule are none but those of the subject spoken of."""
    return all(match.word in memory.subject for match in candidate.evidence.matches)
