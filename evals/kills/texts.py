"""A process that takes in a text and builds the index, killed at either."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path
from typing import Literal

from assistant.index import Index, open_index
from documents import Corpus, load_corpus, load_versions
from evals.kills.embedder import HashEmbedder
from evals.kills.killing import Killed, Lost, finish, kill, start, wait_for

ID = "killed"
TEXT = """某市某区关于支持检测服务的若干政策
一、支持检测服务。对年购买检测服务超过5万元的企业，按照实际费用的{rate}%给予补贴，每家每年不超过12万元。
二、支持设备更新。对购置检测设备的企业，给予一次性奖励8万元。
三、本政策自2026年1月1日起施行，有效期至2028年12月31日，由某区工业和信息化局负责解释。
"""
RATES = range(1, 100)


class Texts:
    """Taking in a text, and building the index of it: `stage` says at which of them it is killed."""

    def __init__(self, folder: Path, stage: Literal["ingest", "index build"]) -> None:
        self.name: str = stage
        self._folder = folder
        self._ingests = stage == "ingest"
        self.last = "stored" if self._ingests else "built"

    def rehearse(self) -> float:
        process = self._started(0)
        began = time.perf_counter()
        wait_for(process, "stored")
        ingested = time.perf_counter() - began
        built = finish(process, "built")
        return ingested if self._ingests else built

    def kill_once(self, number: int, within: float, chance: random.Random) -> Killed:
        acknowledged = len(load_versions(self._folder / "texts", ID))
        process = self._started(number)
        if not self._ingests:
            wait_for(process, "stored")
        killed = kill(process, within, chance, () if self._ingests else ("stored",))
        check(self._folder, acknowledged, number if killed.acknowledged("stored") else None)
        return killed

    def _started(self, number: int) -> subprocess.Popen[str]:
        file = self._folder / f"{ID}.txt"
        file.write_text(TEXT.format(rate=RATES[number % len(RATES)]), encoding="utf-8")
        return start(["texts", str(self._folder), str(file)])


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


def _rate(number: int) -> str:
    return f"的{RATES[number % len(RATES)]}%"
