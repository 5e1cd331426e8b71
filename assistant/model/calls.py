"""The calls to a chat model: a typed request in each of the ways that endpoints know, and a text that arrives in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage

from assistant.model.failures import ModelFailure
from assistant.model.requests import Requests, parse_requests

Method = Literal["json_schema", "function_calling", "json_mode", "off"]
COMPLETE = frozenset(("stop", "end_turn", "STOP"))
REASONS = ("finish_reason", "done_reason", "stop_reason")
"""Where providers say why a text ended."""


def request_typed(model: BaseChatModel, messages: Sequence[BaseMessage], method: Method) -> Requests:
    """The typed request. Raises ModelFailure for what is none, and whatever the provider's client raises."""
    if method == "off":
        return parse_requests(model.invoke(messages).text)
    structured = model.with_structured_output(Requests, method=method, include_raw=True)
    result: Any = structured.invoke(messages)
    if method == "function_calling" and isinstance(result["parsed"], Requests):
        return result["parsed"]
    # Read by ourselves: the client mends JSON that was cut off, and what it adds nobody has said.
    return parse_requests(result["raw"].text)


def stream_text(model: BaseChatModel, messages: Sequence[BaseMessage]) -> Iterator[str]:
    """The text in parts. Raises ModelFailure where the text was cut off before its end."""
    ended = False
    for chunk in model.stream(messages):
        ended = ended or is_complete(chunk)
        if chunk.text:
            yield chunk.text
    if not ended:
        raise ModelFailure("rejected:truncated")


def is_complete(message: BaseMessage) -> bool:
    """Whether a message, or the chunk of one, says that its text came to its own end."""
    return any(str(message.response_metadata.get(name)) in COMPLETE for name in REASONS)
