"""Kills a working process at a random point."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Lost(Exception):
    """What was acknowledged is gone, or what was left cannot be used. The message says which."""


@dataclass(frozen=True)
class Killed:
    """A kill: seconds after its range began, and the lines that the process had written by then."""

    after: float
    said: tuple[str, ...]

    def acknowledged(self, word: str) -> list[str]:
        """What follows a word in the lines that begin with it."""
        return [line.removeprefix(word).strip() for line in self.said if line.startswith(word)]


class Kind(Protocol):
    """One kind of work that is killed, in a folder of its own that all its kills share."""

    name: str

    @property
    def last(self) -> str | None:
        """The word with which the work is over, so that a later kill hits nothing; None for work without end."""

    def rehearse(self) -> float:
        """One undisturbed run; the seconds within which a kill is to fall. Raises Lost."""

    def kill_once(self, number: int, within: float, chance: random.Random) -> Killed:
        """Kills run `number` at a random point of `within` seconds, and looks at what it left. Raises Lost."""


def start(arguments: Sequence[str]) -> subprocess.Popen[str]:
    """A victim, once it is ready to work."""
    command = [sys.executable, "-m", "evals.kills.victim", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
    wait_for(process, "ready")
    return process


def wait_for(process: subprocess.Popen[str], word: str) -> None:
    """Reads up to a line that begins with a word. Raises Lost where the process ends before."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(word):
            return
    process.wait()
    raise Lost(f"the process ended with {process.returncode} before “{word}”")


def kill(process: subprocess.Popen[str], within: float, chance: random.Random, before: Sequence[str] = ()) -> Killed:
    """Kills the process at a random point; `before` is what it has said already."""
    after = chance.uniform(0, within)
    time.sleep(after)
    process.kill()
    rest, _ = process.communicate()
    return Killed(after, (*before, *rest.splitlines()))


def finish(process: subprocess.Popen[str], word: str) -> float:
    """The seconds that the process takes to its end, which has to say a word. Raises Lost."""
    started = time.perf_counter()
    rest, _ = process.communicate()
    if process.returncode != 0 or word not in rest:
        raise Lost(f"the undisturbed run ended with {process.returncode}: {rest}")
    return time.perf_counter() - started
