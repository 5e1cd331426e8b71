"""The one place where a chat model is made from settings: any that LangChain knows, by `init_chat_model`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

from assistant.errors import AdvisorError, Code
from assistant.settings import Settings

NO_KEY = "none"
"""Sent where no key is set, so that a key of another service, left in the environment, is not sent in its place."""


def open_chat_model(settings: Settings) -> BaseChatModel:
    """The chat model that the settings name. Nothing is sent yet.

    Raises AdvisorError for an unknown provider, a provider whose package is missing, an endpoint that is not named and
    a key file that cannot be read.
    """
    assert settings.model is not None
    name, provider = settings.model, settings.model_provider
    if provider == "openai" and settings.model_base_url is None:
        raise AdvisorError(Code.LANGUAGE_MODEL, model=name, reason="POLICY_ADVISOR_MODEL_BASE_URL")
    try:
        # The types of init_chat_model know only its own arguments; those of the providers are passed on.
        model = init_chat_model(name, model_provider=provider, **_arguments(settings))
    except (ImportError, ValueError, TypeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise AdvisorError(Code.LANGUAGE_MODEL, model=name, reason=_without(reason, key_of(settings))) from None
    assert isinstance(model, BaseChatModel)
    return model


def _arguments(settings: Settings) -> dict[str, Any]:
    """What the provider's class takes. Retries are off: the time for an answer is ours to keep."""
    shared: dict[str, Any] = {}
    if settings.model_temperature is not None:
        shared["temperature"] = settings.model_temperature
    if settings.model_base_url is not None:
        shared["base_url"] = settings.model_base_url
    key = key_of(settings)
    if settings.model_provider == "ollama":
        headers = {"headers": {"Authorization": f"Bearer {key}"}} if key else {}
        return shared | {
            "num_predict": settings.model_tokens,
            "client_kwargs": {"timeout": settings.model_seconds, **headers},
        }
    shared |= {"max_tokens": settings.model_tokens, "timeout": settings.model_seconds, "max_retries": 0}
    if settings.model_provider == "openai":
        # Compatible servers speak chat completions, and some refuse a request for the use of tokens in a stream.
        return shared | {"api_key": key or NO_KEY, "use_responses_api": False, "stream_usage": False}
    return shared | ({"api_key": key} if key else {})


def key_of(settings: Settings) -> str | None:
    """The key, from its setting or its file; None where neither is set. Raises AdvisorError for a file without one."""
    if settings.model_key is not None:
        return settings.model_key.get_secret_value()
    if settings.model_key_file is None:
        return None
    return _read_key(settings.model_key_file)


def _read_key(path: Path) -> str:
    try:
        key = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise AdvisorError(Code.MODEL_KEY_FILE, path=path, reason=type(error).__name__) from error
    if not key or any(char.isspace() for char in key):
        raise AdvisorError(Code.MODEL_KEY_FILE, path=path, reason="empty" if not key else "more than one line")
    return key


def _without(text: str, key: str | None) -> str:
    return text.replace(key, "**********") if key else text
