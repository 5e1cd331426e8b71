"""The documents, their clauses and what is known about them."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Period = Literal["in_force", "expired", "not_yet", "unknown"]


class Status(StrEnum):
    """What kind of text this is: only a final text can be applied under."""

    FINAL = "final"
    DRAFT = "draft"
    DIGEST = "digest"


class ClauseKind(StrEnum):
    """The part a stretch of text plays in its document."""

    TITLE = "title"
    PREAMBLE = "preamble"
    CHAPTER = "chapter"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE_ROW = "table_row"
    NOISE = "noise"


class Span(NamedTuple):
    """A half-open range of Unicode code points in a document's text."""

    start: int
    end: int


def _inside(file: str) -> str:
    """A path below the manifest's folder: one that climbs out of it could name any file of the machine."""
    if file.startswith("/") or "\\" in file or not {"", ".", ".."}.isdisjoint(file.split("/")):
        raise ValueError("the file has to lie beside the manifest")
    return file


class Lead(BaseModel):
    """A later document that somebody saw mentioned. It is not in the corpus, and no figure may be taken from it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    number: str | None = None
    seen_on: date
    confirmed_by: str | None = None


class PolicyDocument(BaseModel):
    """One policy text and the facts about it, as the manifest states them.

    `number` is the 文号, `interpreter` the office that the text itself names for 解释; both are None where the text
    names none. `aliases` are what people call the text beside its titles and number. `file` is the text's path beside
    the manifest, `sha256` the lower-case hex digest of its bytes.

    `version` counts the texts that the document has had; an earlier one names the document in `version_of` and is no
    part of the corpus. `supersedes` are the other documents that this one has taken the place of, and `superseded_by`
    is the one that has taken this one's.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]*$")]
    title: str
    short_title: str
    issuer: str | None = None
    number: str | None = None
    place: str
    valid_from: date | None = None
    valid_to: date | None = None
    status: Status
    interpreter: str | None = None
    origin: str
    file: Annotated[str, AfterValidator(_inside)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    leads: tuple[Lead, ...] = ()
    aliases: tuple[str, ...] = ()
    version: Annotated[int, Field(ge=1)] = 1
    version_of: str | None = None
    supersedes: tuple[str, ...] = ()
    superseded_by: str | None = None

    def period(self, on: date) -> Period:
        """Where a day lies in the validity that the text states; both ends are included.

        Without a first day the period is "unknown", unless the last day is already past; without a last day it is open.
        """
        if self.valid_to is not None and on > self.valid_to:
            return "expired"
        if self.valid_from is None:
            return "unknown"
        return "in_force" if on >= self.valid_from else "not_yet"


class Clause(BaseModel):
    """A stretch of a document that can be cited on its own.

    `text` is exactly the document's text from `start` to `end` (Unicode code points). `reading` is the same with broken
    lines joined and stray spaces removed, for display and search. `article` is the text's own number, outermost first
    ("三 第1款", "第十二条 (五)", "附则 3", "附件1"), with half-width brackets; None for titles and preambles.
    `headings` are the headings above the clause, outermost first; for a table row the annex, the table's title, its
    header row, and the cells that the row takes over from a merged cell above it ("权重：10%").
    `noise` names the reason why a stretch is no part of the policy ("bookmark", "page_number"); None otherwise.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    document: str
    article: str | None
    kind: ClauseKind
    start: int
    end: int
    text: str
    reading: str
    headings: tuple[str, ...] = ()
    noise: str | None = None
