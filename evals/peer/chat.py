"""A chat model over the passages that plain retrieval finds, as a tutorial builds it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from langchain_core.language_models import BaseChatModel

from assistant.answer import Answer, Headline
from assistant.conversation import Conversation
from evals.peer.advisor import Quoting

PROMPT = """根据下面的政策条文回答问题。今天是{as_of}。最后一行只写“金额: X万元”; 给不出金额就写“金额: 无”。

{passages}

问题: {question}"""
_AMOUNT = re.compile(r"金额\s*[:：]\s*(\d+(?:\.\d+)?)\s*万元")


class Chatting:
    """What the model says is the answer's text; the amount of its last line is the headline. It knows no earlier turn."""

    def __init__(self, model: BaseChatModel, passages: Quoting) -> None:
        self._model = model
        self._passages = passages

    def ask(self, text: str, memory: Conversation, as_of: date) -> Answer:
        found = self._passages.ask(text, memory, as_of)
        passages = "\n\n".join(citation.quote for citation in found.citations)
        said = str(self._model.invoke(PROMPT.format(as_of=as_of, passages=passages, question=text)).content)
        stated = _AMOUNT.search(said)
        headline = Headline(amount=Decimal(stated[1]), certainty="fixed") if stated else None
        return found.model_copy(update={"text": said, "headline": headline})
