"""The manifest: one TOML table for each document."""

import json
import tomllib
from collections.abc import Iterable
from datetime import date
from importlib.resources.abc import Traversable

from pydantic import BaseModel, ConfigDict, ValidationError

from documents.errors import CorpusError
from documents.model import PolicyDocument


class _Manifest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    document: tuple[PolicyDocument, ...] = ()


def read_manifest(path: Traversable) -> tuple[PolicyDocument, ...]:
    """The documents of a manifest, in its order. Raises CorpusError where it is not a valid manifest."""
    try:
        return _Manifest.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).document
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        raise CorpusError(f"{path}: {error}") from error


def render_manifest(documents: Iterable[PolicyDocument]) -> str:
    """The manifest's text for these documents, in the given order: what read_manifest reads back."""
    blocks = []
    for document in documents:
        blocks.append("[[document]]\n" + _assignments(document))
        blocks += ["[[document.leads]]\n" + _assignments(lead) for lead in document.leads]
    return "\n".join(blocks)


def _assignments(model: BaseModel) -> str:
    values = model.model_dump(exclude_none=True, exclude={"leads"})
    if values.get("version") == 1:
        del values["version"]
    return "".join(f"{name} = {_toml(value)}\n" for name, value in values.items())


def _toml(value: str | int | date | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    # A JSON string is a TOML basic string, except that TOML also refuses a bare DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
