"""What is taken from a file, what can be wrong with it, and how large it may be."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Problem(StrEnum):
    """Why a file cannot be taken in."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    NOT_YET = "not_yet"
    UNKNOWN_FORMAT = "unknown_format"
    ENCODING = "encoding"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    DAMAGED = "damaged"
    EXHAUSTING = "exhausting"
    UNSAFE_NAME = "unsafe_name"


class FileProblem(Exception):
    """A file that cannot be taken in. `detail` is the format, size, place or reason, as the problem needs it."""

    def __init__(self, problem: Problem, detail: str = "") -> None:
        super().__init__(f"{problem}: {detail}" if detail else str(problem))
        self.problem = problem
        self.detail = detail


class Extracted(BaseModel):
    """A file's text, one paragraph or table row a line, cells divided by tabs.

    `title` is what the file itself names as the document's title, None where it names none. `pages_without_text` are
    the numbers of pages that hold pictures only, from 1.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    title: str | None = None
    pages_without_text: tuple[int, ...] = ()


@dataclass(frozen=True)
class Limits:
    """`bytes` of the file, `unpacked` bytes of an archive's members together, `characters` of the text, `memory` in
    bytes and `seconds` of the process that reads it."""

    bytes: int = 50 * 2**20
    unpacked: int = 200 * 2**20
    characters: int = 5_000_000
    memory: int = 2 * 2**30
    seconds: int = 60
