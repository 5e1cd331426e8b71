"""Questions that suggest themselves after an answer. Each is a question the advisor answers; none has a figure."""

from __future__ import annotations

from decimal import Decimal

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.strings import Strings
from documents import Corpus
from tools.catalogue import RULES
from tools.reverse import next_step


def follow_ups(answer: Answer, memory: Conversation, corpus: Corpus, words: Strings) -> list[str]:
    """What to ask next, most useful first: the way to the cap, and whether the text is still valid."""
    if not answer.awards or answer.status == "declined":
        return []
    rule = RULES[answer.awards[0].rule]
    given = {name: bound.value for name, bound in memory.facts.items()}
    questions = []
    has_base = any(isinstance(given.get(fact.id), Decimal) for fact in rule.facts)
    if answer.headline is not None and not rule.is_lookup and has_base and next_step(rule, given) is not None:
        questions.append(words.say("page.ask_cap"))
    questions.append(words.say("page.ask_valid", document=corpus.documents[rule.document].short_title))
    return questions
