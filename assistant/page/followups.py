"""Questions that suggest themselves after an answer. Each is a question the advisor answers; none has a figure."""

from __future__ import annotations

from decimal import Decimal

from assistant.answer import Answer
from assistant.calculating import downstream
from assistant.conversation import Conversation
from assistant.page.examples import EXAMPLES
from assistant.strings import Strings
from documents import Corpus
from tools.catalogue import RULES
from tools.reverse import next_step

MOST = 3
"""Examples after a question that no text answers."""


def follow_ups(answer: Answer, memory: Conversation, corpus: Corpus, words: Strings) -> list[str]:
    """What to ask next, most useful first: both levels together where the district tops up what the city pays, the way
    to the cap, what another class of the company would change, and whether the text is still valid. Where nothing was
    found, what the texts on record do answer."""
    if answer.status == "declined":
        return [questions[0] for document, questions in EXAMPLES[words.language].items() if document in corpus.documents][:MOST]
    if not answer.awards:
        return []
    rule = RULES[answer.awards[0].rule]
    given = {name: bound.value for name, bound in memory.facts.items()}
    questions = []
    if downstream(rule) and answer.total is None and answer.headline is not None:
        questions.append(words.say("page.ask_both_levels"))
    has_base = any(isinstance(given.get(fact.id), Decimal) for fact in rule.facts)
    if answer.headline is not None and not rule.is_lookup and has_base and next_step(rule, given) is not None:
        questions.append(words.say("page.ask_cap"))
    if rule.adjustment is not None and rule.adjustment.fact.id not in given and answer.headline is not None:
        questions.append(words.say("page.ask_lower_class"))
    questions.append(words.say("page.ask_valid", document=corpus.documents[rule.document].short_title))
    return questions
