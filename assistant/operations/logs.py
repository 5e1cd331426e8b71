"""Logs as one JSON object a line, or as text, in either form without what a visitor wrote.

The program's own messages are written for the log. Those of libraries are shown without the values filled into them, and
of every exception stand its type and where it was raised, because both may hold a visitor's words.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

OWN = ("assistant", "documents", "tools")
EXTRAS = ("kind", "status", "elapsed_ms", "code")
"""Fields that the program's own messages may carry."""


class Safe(logging.Formatter):
    """`as_json` gives one object a line: at, level, logger, event, and where there are any error, trace and fields."""

    def __init__(self, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        entry = entry_of(record)
        if self._as_json:
            return json.dumps(entry, ensure_ascii=False)
        fields = " ".join(f"{name}={entry[name]}" for name in ("error", *EXTRAS) if name in entry)
        said = f"{entry['level']} {entry['logger']}: {entry['event']} {fields}".rstrip()
        return "\n".join([said, *entry.get("trace", ())])


def entry_of(record: logging.LogRecord) -> dict[str, Any]:
    """What a record says, as plain JSON values."""
    own = record.name.partition(".")[0] in OWN
    entry: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "event": record.getMessage() if own else str(record.msg),
    }
    if record.exc_info and record.exc_info[0] is not None:
        entry["error"] = record.exc_info[0].__name__
        entry["trace"] = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(record.exc_info[2])]
    return entry | {name: getattr(record, name) for name in EXTRAS if own and hasattr(record, name)}


def configure(as_json: bool, level: int) -> None:
    """Puts every log of the process, those of libraries too, on standard error in this form."""
    handler = logging.StreamHandler()
    handler.setFormatter(Safe(as_json))
    logging.basicConfig(level=level, handlers=[handler], force=True)
