"""Kills a process that takes in a text and builds the index, and looks at what it left behind."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from assistant.index import Index, open_index
from documents import Corpus, load_corpus, load_versions
from evals.kills.embedder import HashEmbedder

ID = "killed"
TEXT = """某市某区关于支持检测服务的若干政策
一、支持检测服务。对年购买检测服务超过5万元的企业，按照实际费用的{rate}%给予补贴，每家每年不超过12万元。
二、支持设备更新。对购置检测设备的企业，给予一次性奖励8万元。
三、本政策自2026年1月1日起施行，有效期至2028年12月31日，由某区工业和信息化局负责解释。
"""
RATES = range(1, 100)


class Lost(Exception):
    """What was acknowledged is gone, or what was left cannot be used. The message says which."""


@dataclass(frozen=True)
class Killed:
    """A kill: after how many seconds of work, and the last line that the process had written."""

    after: float
    said: str


def rehearse(folder: Path) -> float:
    """The seconds that one undisturbed run takes from `ready` to its end; leaves its text and index behind."""
    _write(folder, 0)
    process = _start(folder)
    _line(process)
    started = time.perf_counter()
    rest, _ = process.communicate()
    if process.returncode != 0 or "built" not in rest:
        raise Lost(f"the undisturbed run ended with {process.returncode}: {rest}")
    return time.perf_counter() - started


def kill_once(folder: Path, number: int, within: float, chance: random.Random) -> Killed:
    """Takes in version `number` and kills the process at a random point of `within` seconds.

    Raises Lost where the next start is not sound.
    """
    acknowledged = len(load_versions(folder / "texts", ID))
    _write(folder, number)
    process = _start(folder)
    _line(process)
    after = chance.uniform(0, within)
    time.sleep(after)
    process.kill()
    rest, _ = process.communicate()
    said = (rest.splitlines() or ["ready"])[-1]
    check(folder, acknowledged, number if "stored" in rest else None)
    return Killed(after, said)


def check(folder: Path, versions: int, stored: int | None) -> None:
    """Opens what a killed process left, as the next start does. Raises Lost.

    `versions` is how many there were before; `stored` the number of the text that was acknowledged, None for none.
    """
    corpus = load_corpus(folder / "texts")
    found = load_versions(folder / "texts", ID)
    if len(found) < versions + (stored is not None):
        raise Lost(f"{len(found)} versions, {versions} were there before and one more was acknowledged: {stored}")
    if [document.version for document, _ in found] != list(range(1, len(found) + 1)):
        raise Lost("the versions are not counted through")
    if stored is not None and _rate(stored) not in corpus.text(ID):
        raise Lost(f"the text in use is not the one that was acknowledged: {stored}")
    index = open_index(corpus, HashEmbedder(), folder / "index")
    try:
        _answers(index, corpus)
    finally:
        index.close()
    left = [path.name for path in (folder / "index").iterdir() if path.name.startswith("building-")]
    if left:
        raise Lost(f"half-built folders are left: {left}")


def _answers(index: Index, corpus: Corpus) -> None:
    """Every clause of the text is found by its own words, in both searches."""
    if not index.persistent:
        raise Lost("the index could not be stored")
    for row, chunk in enumerate(index.chunks):
        if chunk.clause.document != ID:
            continue
        if corpus.text(ID)[chunk.start : chunk.end] != chunk.clause.text:
            raise Lost(f"{chunk.id} is not what the text says")
        nearest = [found for found, _ in index.nearest(HashEmbedder().encode_query(chunk.search_text), 5)]
        if row not in nearest or int(index.lexical.scores(chunk.search_text).argmax()) != row:
            raise Lost(f"{chunk.id} is not found")


def _write(folder: Path, number: int) -> None:
    (folder / f"{ID}.txt").write_text(TEXT.format(rate=RATES[number % len(RATES)]), encoding="utf-8")


def _rate(number: int) -> str:
    return f"的{RATES[number % len(RATES)]}%"


def _start(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "evals.kills.victim", str(folder), str(folder / f"{ID}.txt")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()
