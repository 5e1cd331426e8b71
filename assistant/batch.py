"""Conversations as JSON lines in, their answers as JSON lines out: in order, and a bad line is that line's own error."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, BinaryIO, Protocol

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.errors import AdvisorError, Code, as_advisor_error
from assistant.incoming import iso_day, readable
from assistant.strings import Strings

BOM = b"\xef\xbb\xbf"


class Asked(Protocol):
    """What a batch asks of the advisor."""

    def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer: ...


def _day(written: object) -> date | None:
    """A day is YYYY-MM-DD and nothing else: a number is no point in time."""
    if written is None:
        return None
    if not isinstance(written, str):
        raise ValueError("no text")
    return iso_day(written)


class Line(BaseModel):
    """A conversation: its messages in order, asked on the day `as_of`. Other keys are left alone."""

    model_config = ConfigDict(extra="ignore")

    id: StrictStr | StrictInt
    turns: Annotated[list[StrictStr], Field(min_length=1)]
    as_of: Annotated[date | None, BeforeValidator(_day)] = None


def answer_lines(
    advisor: Asked,
    source: BinaryIO,
    target: BinaryIO,
    as_of: date,
    language: str | None,
    words: Strings,
    *,
    debug: bool = False,
) -> int:
    """Answers each line as it comes and flushes it; gives the number of lines that could not be answered.

    `as_of` is the day of the lines that name none; `words` are the language of the errors.
    """
    failed = 0
    for raw in _lines(source):
        id: str | int | None = None
        try:
            data = _json(raw)
            id = _id(data)
            result: dict[str, Any] = {"id": id, "answers": _answers(advisor, _line(data), as_of, language)}
        except Exception as error:
            if debug:
                traceback.print_exception(error)
            known = as_advisor_error(error)
            result = {"id": id, "error": {"code": known.code, "message": known.message(words)}}
            failed += 1
        target.write(_encoded(result))
        target.flush()
    return failed


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """The lines that hold anything, without their ends."""
    for number, raw in enumerate(source):
        line = raw.removeprefix(BOM).strip() if number == 0 else raw.strip()
        if line:
            yield line


def _json(raw: bytes) -> object:
    try:
        return json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise AdvisorError(Code.BATCH_NOT_UTF8, position=error.start + 1) from error
    except json.JSONDecodeError as error:
        raise AdvisorError(Code.BATCH_NOT_JSON, position=error.pos + 1) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets nested without end
        raise AdvisorError(Code.BATCH_NOT_JSON, position=1) from error


def _id(data: object) -> str | int | None:
    id = data.get("id") if isinstance(data, dict) else None
    return id if isinstance(id, str) or (isinstance(id, int) and not isinstance(id, bool)) else None


def _line(data: object) -> Line:
    try:
        return Line.model_validate(data)
    except ValidationError as error:
        wrong = (".".join(map(str, problem["loc"][:2])) for problem in error.errors(include_url=False))
        parts = ", ".join(dict.fromkeys(part or "JSON" for part in wrong))
        raise AdvisorError(Code.BATCH_SHAPE, parts=parts) from error


def _answers(advisor: Asked, line: Line, as_of: date, language: str | None) -> list[dict[str, Any]]:
    memory = Conversation()
    return [
        advisor.ask(readable(turn), memory, line.as_of or as_of, language).model_dump(mode="json")
        for turn in line.turns
    ]


def _encoded(result: dict[str, Any]) -> bytes:
    """One line of UTF-8; an id that is half a character goes out escaped, as it came in."""
    try:
        return (json.dumps(result, ensure_ascii=False) + "\n").encode("utf-8")
    except UnicodeEncodeError:
        return (json.dumps(result) + "\n").encode("ascii")
