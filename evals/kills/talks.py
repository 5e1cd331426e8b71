"""A server's part that keeps conversations, killed while it writes them."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from assistant.settings import DATABASE_FILE, Settings
from assistant.state import open_state
from assistant.state.conversations import shown_turns
from assistant.state.tables import AuditEntry, AuditText, ConversationRow, TurnRow
from assistant.state.tokens import digest_of
from evals.kills.killing import Killed, Lost, kill, start, wait_for

ANSWERS = 20
"""A conversation has no end; one is killed during one of so many answers, or right after it."""

OF_AN_ANSWER = 1.5
"""How far beyond the answer before it a kill may fall, in answers."""


class Talks:
    """Conversations, each killed at some question; all stay in one database.

    The first answer of a process takes far longer than those after it, so a kill is not placed in the whole time: it
    waits for a random number of answers and falls within the time of the next one.
    """

    name, last = "conversation", None

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[str, int] = {}

    def rehearse(self) -> float:
        process = start(["talk", str(self._folder), "visitor-0"])
        wait_for(process, "kept 1")
        began = time.perf_counter()
        wait_for(process, f"kept {ANSWERS}")
        seconds = (time.perf_counter() - began) / (ANSWERS - 1) * OF_AN_ANSWER
        process.kill()
        process.communicate()
        self._kept["visitor-0"] = ANSWERS
        check(self._folder, self._kept)
        return seconds

    def kill_once(self, number: int, within: float, chance: random.Random) -> Killed:
        token = f"visitor-{number}"
        process, before = start(["talk", str(self._folder), token]), chance.randrange(ANSWERS)
        if before:
            wait_for(process, f"kept {before}")
        killed = kill(process, within, chance, [f"kept {one}" for one in range(1, before + 1)])
        self._kept[token] = len(killed.acknowledged("kept"))
        check(self._folder, self._kept)
        return killed


def check(folder: Path, kept: dict[str, int]) -> None:
    """Opens the database as the next start does. `kept` is how many answers of each visitor were acknowledged.

    Raises Lost.
    """
    state = open_state(Settings(data_dir=folder))
    try:
        with state.session() as session:
            for token, acknowledged in kept.items():
                row = session.scalar(select(ConversationRow).where(ConversationRow.token_digest == digest_of(token)))
                turns = [] if row is None else shown_turns(session, row)
                if len(turns) < acknowledged:
                    raise Lost(f"{token}: {acknowledged} answers were acknowledged, {len(turns)} are there")
                if [turn.question for turn in turns] != [question(number) for number in range(1, len(turns) + 1)]:
                    raise Lost(f"{token}: the questions are not those that were asked, in their order")
                if any(turn.answer is None for turn in turns):
                    raise Lost(f"{token}: a question without its answer")
            entries, texts, answers = (
                session.scalar(select(func.count()).select_from(table)) for table in (AuditEntry, AuditText, TurnRow)
            )
            if not entries == texts == answers:
                raise Lost(f"{answers} answers, but {entries} entries of the record and {texts} of its texts")
    finally:
        state.close()
    with closing(sqlite3.connect(folder / DATABASE_FILE)) as database:
        [(sound,)] = database.execute("PRAGMA integrity_check").fetchall()
    if sound != "ok":
        raise Lost(f"the database says: {sound}")


def question(number: int) -> str:
    """The question asked at a place, from 1."""
    return f"第{number}问, 崂山区企业年购买云服务18万元能补多少"
