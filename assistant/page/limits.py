"""How much may be asked at once. What goes beyond is refused with a message, never cut."""

from collections.abc import Sequence
from datetime import date

from assistant.errors import AdvisorError, Code

LONGEST_MESSAGE = 2000
"""Characters of one message."""

MOST_MESSAGES = 50
"""Messages of one conversation that a call of the API may bring along."""

SIZES = frozenset({Code.MESSAGE_TOO_LONG, Code.CONVERSATION_TOO_LONG})
"""What the checks below refuse with."""


def check_message(text: str) -> None:
    """Raises AdvisorError for a message that is too long."""
    if len(text) > LONGEST_MESSAGE:
        raise AdvisorError(Code.MESSAGE_TOO_LONG, count=len(text), limit=LONGEST_MESSAGE)


def check_conversation(messages: Sequence[str]) -> None:
    """Raises AdvisorError for too many messages."""
    if len(messages) > MOST_MESSAGES:
        raise AdvisorError(Code.CONVERSATION_TOO_LONG, count=len(messages), limit=MOST_MESSAGES)


def day_of(text: str, today: date) -> date:
    """The day written as YYYY-MM-DD, today for an empty text. Raises AdvisorError for anything else."""
    try:
        return date.fromisoformat(text) if text else today
    except ValueError as error:
        raise AdvisorError(Code.BAD_DATE, option="as_of", date=text) from error
