"""What is asked most and stands in no text: the texts to add, and the topics to refer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from assistant.lexical import tokens
from assistant.office.anonymising import anonymised
from assistant.understanding.topics import uncovered_topic

SHOWN = 30
ALIKE = 0.6
"""The share of the shorter question's words that two without a known topic have in common where they are one."""

FILLING = re.compile(
    r"请问|想问|补贴|补助|奖补|奖励|资助|认定|申请|补|奖|多少钱?|怎么样?|如何|什么|哪些|哪里|有没有|能不能|可不可以|是否|我们|咱们|公司|企业|可以|能|吗|呢|啊|了|的|我|你|[0-9.]+|万元?|[?？,，。!！]"
)


@dataclass(frozen=True)
class Topic:
    """A known topic by its name, or a question that others are like, without who asked it; how often it was asked, and when last."""

    name: str
    count: int
    last: datetime


def most_asked(questions: Iterable[tuple[str, datetime]]) -> list[Topic]:
    """The topics of declined questions, the most asked first. `questions` are in any order."""
    groups: list[tuple[str, frozenset[str], list[datetime]]] = []
    for text, at in sorted(questions, key=lambda question: question[1]):
        topic = uncovered_topic(text.lower())
        words = frozenset() if topic else frozenset(tokens(FILLING.sub(" ", text)))
        name = topic or anonymised(" ".join(text.split()))
        found = next((group for group in groups if group[0] == name or _alike(group[1], words)), None)
        if found is None:
            groups.append((name, words, [at]))
        else:
            found[2].append(at)
    topics = [Topic(name, len(times), max(times)) for name, _, times in groups]
    return sorted(topics, key=lambda topic: (-topic.count, -topic.last.timestamp()))[:SHOWN]


def _alike(words: frozenset[str], others: frozenset[str]) -> bool:
    return bool(words and others) and len(words & others) / min(len(words), len(others)) >= ALIKE
