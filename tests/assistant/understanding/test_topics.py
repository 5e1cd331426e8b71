"""Topics outside the texts."""

from __future__ import annotations

import pytest

from assistant.understanding.topics import TOPICS, uncovered_topic
from documents import Corpus


@pytest.mark.parametrize("topic", TOPICS)
def test_no_text_covers_the_topic(topic: str, texts: Corpus) -> None:
    holding = [document for document in texts.documents if topic in "".join(texts.text(document).lower().split())]
    assert holding == []


def test_topics_are_told_once_each() -> None:
    assert len(set(TOPICS)) == len(TOPICS)


@pytest.mark.parametrize(("text", "topic"), [("专精特新有奖励吗", "专精特新"), ("明天天气怎么样", "天气"), ("买云补多少", None)])
def test_the_first_uncovered_topic_is_found(text: str, topic: str | None) -> None:
    assert uncovered_topic(text) == topic
