"""Every error that a person may meet: a stable code, what happened, and what to do, in the person's language.

The words stand in the catalogues under `error.<code>`; a code, once published, keeps its meaning.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from pydantic import ValidationError
from pydantic_settings import SettingsError

from assistant.settings import ENV_PREFIX
from assistant.strings import Strings
from documents.errors import CorpusError, QuoteNotFound
from tools.facts import FactError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

ERROR, USAGE = 1, 2


class Code(StrEnum):
    """1xx how a command was written, 2xx lines of a batch, 3xx settings and models, 4xx policy texts, 5xx the page,
    6xx what is kept of conversations, 7xx lists of companies and plans, 8xx staff of the desk, 9xx the machine and what
    was not foreseen."""

    USAGE = "PA-101"
    UNKNOWN_COMMAND = "PA-102"
    UNKNOWN_OPTION = "PA-103"
    MISSING_ARGUMENT = "PA-104"
    BAD_ARGUMENT = "PA-105"
    NO_QUESTION = "PA-106"
    BAD_DATE = "PA-107"
    UNKNOWN_RULE = "PA-111"
    NOTHING_TO_COMPUTE = "PA-112"
    FACT_WITHOUT_VALUE = "PA-113"
    UNKNOWN_FACT = "PA-114"
    BAD_FACT = "PA-115"
    FACT_TWICE = "PA-116"
    BATCH_NOT_UTF8 = "PA-201"
    BATCH_NOT_JSON = "PA-202"
    BATCH_SHAPE = "PA-203"
    BAD_SETTING = "PA-301"
    UNREADABLE_SETTINGS = "PA-302"
    MODEL_UNAVAILABLE = "PA-303"
    LANGUAGE_MODEL = "PA-304"
    MODEL_KEY_FILE = "PA-305"
    CORPUS = "PA-401"
    QUOTE_GONE = "PA-402"
    UNREADABLE_FILE = "PA-411"
    FORMAT_NOT_YET = "PA-412"
    UNKNOWN_FORMAT = "PA-413"
    NOT_UTF8 = "PA-414"
    NO_CLAUSES = "PA-415"
    ID_NEEDED = "PA-416"
    ID_TAKEN = "PA-417"
    FACT_OF_TEXT_MISSING = "PA-418"
    BAD_FACT_OF_TEXT = "PA-419"
    ONE_FILE_ONLY = "PA-420"
    ENCRYPTED_FILE = "PA-421"
    SCANNED_FILE = "PA-422"
    EMPTY_FILE = "PA-423"
    FILE_TOO_LARGE = "PA-424"
    EXHAUSTING_FILE = "PA-425"
    DAMAGED_FILE = "PA-426"
    UNSAFE_NAME = "PA-427"
    VERSION_UNLIKE = "PA-428"
    UNKNOWN_DOCUMENT = "PA-429"
    RULE_WITHDRAWN = "PA-430"
    RULE_STOPPED = "PA-431"
    TOO_MANY_FILES = "PA-432"
    TEXT_TOO_LONG = "PA-433"
    PORT_TAKEN = "PA-501"
    ADDRESS_UNUSABLE = "PA-502"
    PAGE_MISSING = "PA-503"
    MESSAGE_TOO_LONG = "PA-511"
    CONVERSATION_TOO_LONG = "PA-512"
    STILL_ANSWERING = "PA-513"
    TOO_MANY_TURNS = "PA-514"
    TOO_MANY_REQUESTS = "PA-515"
    ANSWER_TOO_SLOW = "PA-516"
    REQUEST_TOO_LARGE = "PA-517"
    STATE_UNUSABLE = "PA-601"
    STATE_NEWER = "PA-602"
    STATE_BUSY = "PA-603"
    NO_RECORD = "PA-611"
    REPLAY_GONE = "PA-612"
    NO_INPUTS = "PA-613"
    REPLAY_IMPOSSIBLE = "PA-614"
    NO_CONVERSATION = "PA-615"
    NOTHING_TO_BACK_UP = "PA-621"
    BAD_BACKUP = "PA-622"
    DATA_THERE = "PA-623"
    IN_USE = "PA-624"
    RESTORE_UNFINISHED = "PA-625"
    LIST_FORMAT = "PA-701"
    LIST_EMPTY = "PA-702"
    LIST_ENCODING = "PA-703"
    LIST_ENCODING_UNKNOWN = "PA-704"
    LIST_BROKEN = "PA-705"
    LIST_COLUMN_MISSING = "PA-706"
    LIST_COLUMN_TWICE = "PA-707"
    LIST_UNIT = "PA-708"
    LIST_NO_FACTS = "PA-709"
    LIST_MERGED = "PA-710"
    RESULT_FORMAT = "PA-711"
    UNKNOWN_POLICY = "PA-712"
    NOTHING_USABLE = "PA-713"
    SCREEN_INCOMPLETE = "PA-714"
    BAD_RANGE = "PA-721"
    NO_WAY_BACK = "PA-722"
    UNKNOWN_PLACE = "PA-723"
    USER_NAME = "PA-801"
    USER_TAKEN = "PA-802"
    PASSWORD_LENGTH = "PA-803"
    UNKNOWN_USER = "PA-804"
    STAFF_FILE = "PA-805"
    NO_PERMISSION = "PA-901"
    DISK_FULL = "PA-902"
    SYSTEM = "PA-903"
    UNEXPECTED = "PA-999"


class AdvisorError(Exception):
    """An error with a code of the catalogue; `params` fill in its words."""

    def __init__(self, code: Code, **params: object) -> None:
        super().__init__(f"{code}: {params}" if params else str(code))
        self.code = code
        self.params = params

    @property
    def exit_code(self) -> int:
        """2 where the command was written wrongly, else 1."""
        return USAGE if self.code.startswith("PA-1") else ERROR

    def message(self, strings: Strings) -> str:
        """What happened and what to do, as one line."""
        params = {
            name: value.words(strings) if isinstance(value, Worded) else value for name, value in self.params.items()
        }
        happened, remedy = (strings.say(f"error.{self.code}.{part}", **params) for part in ("what", "do"))
        return " ".join(strings.say("error.sentence", happened=happened, remedy=remedy).split())

    def line(self, strings: Strings) -> str:
        """The message with its code, for the terminal."""
        return strings.say("error.line", code=self.code, message=self.message(strings))


SECRETS = frozenset({"hub_token", "database_url", "model_key", "model_base_url"})
"""Settings whose value no message repeats; an address that is refused may be one with a password in it."""


@runtime_checkable
class Worded(Protocol):
    """A part of a message that is put into words once the language is known."""

    def words(self, strings: Strings) -> str: ...


@dataclass(frozen=True)
class SettingProblems:
    """What is wrong with each setting. Secrets stay out."""

    error: ValidationError

    def words(self, strings: Strings) -> str:
        problems = self.error.errors(include_url=False)
        return strings.say("error.joint").join(self._one(problem, strings) for problem in problems)

    @staticmethod
    def _one(problem: ErrorDetails, strings: Strings) -> str:
        name = ".".join(str(part) for part in problem["loc"])
        key, known = f"error.expected.{problem['type']}", strings.keys()
        expected = strings.say(key, **problem.get("ctx", {})) if key in known else problem["msg"]
        value = "**********" if name in SECRETS else problem["input"]
        return strings.say("error.setting", variable=variable(name), value=value, expected=expected)


@dataclass(frozen=True)
class BadFact:
    """Why a fact cannot have the value that was given."""

    error: FactError

    def words(self, strings: Strings) -> str:
        return strings.say(f"fact_error.{self.error.problem}", label=self.error.label, **self.error.params)


@dataclass(frozen=True)
class Removal:
    """Why the words of a record were taken away: "visitor" or "retention"."""

    reason: str

    def words(self, strings: Strings) -> str:
        return strings.say(f"operations.removed_{self.reason}")


@dataclass(frozen=True)
class Expected:
    """What an option takes: `kind` names the sentence under `error.expected`."""

    kind: str
    values: tuple[str, ...] = ()

    def words(self, strings: Strings) -> str:
        return strings.say(f"error.expected.{self.kind}", expected=" / ".join(self.values))


def variable(setting: str) -> str:
    """The environment variable of a setting."""
    return f"{ENV_PREFIX}{setting}".upper()


def as_advisor_error(error: BaseException) -> AdvisorError:
    """The error of the catalogue for any exception; PA-999 for one that nobody foresaw."""
    match error:
        case AdvisorError():
            return error
        case ValidationError() if error.title == "Settings":
            return AdvisorError(Code.BAD_SETTING, problems=SettingProblems(error))
        case SettingsError():
            return AdvisorError(Code.UNREADABLE_SETTINGS, reason=_first_line(error))
        case QuoteNotFound():
            return AdvisorError(Code.QUOTE_GONE, document=error.document, quote=error.quote)
        case CorpusError():
            return AdvisorError(Code.CORPUS, reason=_first_line(error))
        case PermissionError():
            return AdvisorError(Code.NO_PERMISSION, path=_path_of(error))
        case OSError() if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return AdvisorError(Code.DISK_FULL, path=_path_of(error))
        case OSError() if error.errno == errno.EROFS:
            return AdvisorError(Code.NO_PERMISSION, path=_path_of(error))
        case OSError():
            return AdvisorError(Code.SYSTEM, reason=_first_line(error))
        case _:
            return _of_a_model(error) or AdvisorError(
                Code.UNEXPECTED, kind=type(error).__name__, reason=_first_line(error)
            )


def _of_a_model(error: BaseException) -> AdvisorError | None:
    """The model's error; looked for last, because its module is slow to import where nothing has needed it yet."""
    from assistant.embedding import ModelUnavailable

    if not isinstance(error, ModelUnavailable):
        return None
    return AdvisorError(
        Code.MODEL_UNAVAILABLE,
        variable=variable(error.setting),
        model=error.model,
        reason=error.reason,
    )


def _path_of(error: OSError) -> str:
    return str(error.filename or error.strerror or error)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
