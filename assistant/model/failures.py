"""Why the model was of no use this time. Every one of them ends in the deterministic answer."""

from __future__ import annotations


class ModelFailure(Exception):
    """`event` names the cause for the counters, such as `failed:timeout` or `rejected:digits`."""

    def __init__(self, event: str) -> None:
        super().__init__(event)
        self.event = event


ENDPOINT = "failed:"
"""Begins the events that are the endpoint's fault, not that of what it wrote."""


def failure_of(error: BaseException) -> ModelFailure:
    """The failure for an error of any provider's client.

    Told by its status or its class alone: its words may repeat the key or what the person wrote.
    """
    if isinstance(error, ModelFailure):
        return error
    status = getattr(error, "status_code", None)
    names = {kind.__name__ for kind in type(error).__mro__}
    if isinstance(status, int) and status >= 400:
        return ModelFailure(f"{ENDPOINT}http_{status}")
    if isinstance(error, TimeoutError) or any("Timeout" in name for name in names):
        return ModelFailure(f"{ENDPOINT}timeout")
    if any("Limit" in name or "Recursion" in name for name in names):
        return ModelFailure("failed_tools:too_many_calls")
    if isinstance(error, ValueError):  # no JSON, or another than was asked for; pydantic's and LangChain's errors are these
        return ModelFailure("rejected:broken_json")
    if isinstance(error, OSError) or any("Connect" in name or "Protocol" in name for name in names):
        return ModelFailure(f"{ENDPOINT}unreachable")
    return ModelFailure(f"{ENDPOINT}{type(error).__name__}")
