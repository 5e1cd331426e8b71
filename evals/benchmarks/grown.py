"""A corpus of any size in the vocabulary of the built-in texts, with planted clauses that questions are known for.

The clauses are sentences of the texts with their phrases and figures exchanged. A planted clause joins two phrases that
no other clause joins, so its question has one right answer however large the corpus is.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from documents import Corpus, PolicyDocument, Status, load_corpus, render_manifest

CLAUSES_A_TEXT = 40
PLANTED = 100
_PIECES = re.compile(r"[^\u4e00-\u9fff]+|[的和与对按给予为在被由及或等]")
_SENTENCE = re.compile(r"[^。；\s]{24,60}。")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NO_FIRST, _NO_LAST = "个于有进实行是第其各年月日上下不可以应并且所该项按", "于有进是第其各月日不可以应并且所按省市"
_PLACES = ("青岛市崂山区", "青岛市", "济南市", "山东省")
_PLANTED = "对将{first}用于{second}的企业，按照实际投入的{rate}%给予补助，每家最高不超过{cap}万元。"
_ASKED = ("把{first}用在{second}上能补多少", "{second}用上了{first}，有没有补助", "{first}用于{second}怎么支持")


@dataclass(frozen=True)
class Planted:
    """A question and the id of the one clause that answers it."""

    question: str
    clause: str


def grow(folder: Path, clauses: int, seed: int) -> list[Planted]:
    """Writes about `clauses` clauses as ingested texts into a data folder; gives the planted questions.

    The same seed gives the same texts, and a larger corpus begins with the texts of a smaller one. The planted clauses
    stand in the first 1,000. Raises OSError.
    """
    words = _Words(load_corpus(), random.Random(seed))
    texts = folder / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    documents, planted = [], []
    for number in range(max(1, clauses // CLAUSES_A_TEXT)):
        id = f"grown_{number:05d}"
        articles = [words.clause() for _ in range(CLAUSES_A_TEXT - 1)]
        for place in range(PLANTED // 20 if number < 20 else 0):
            clause, question = words.planted()
            articles[place * 7] = clause
            planted.append(Planted(question, f"{id}:第{place * 7 + 1}条"))
        documents.append(_write(texts, id, number, articles))
    (texts / "manifest.toml").write_text(render_manifest(documents), encoding="utf-8")
    return planted


def _write(folder: Path, id: str, number: int, articles: Sequence[str]) -> PolicyDocument:
    title = f"第{number + 1}批产业扶持办法"
    lines = [title, *(f"第{index}条 {article}" for index, article in enumerate(articles, start=1))]
    content = "\n".join(lines).encode("utf-8")
    (folder / f"{id}.txt").write_bytes(content)
    return PolicyDocument(
        id=id,
        title=title,
        short_title=title,
        place=_PLACES[number % len(_PLACES)],
        status=Status.FINAL,
        origin="生成",
        file=f"{id}.txt",
        sha256=hashlib.sha256(content).hexdigest(),
    )


class _Words:
    """Phrases and sentences of the texts."""

    def __init__(self, corpus: Corpus, chance: random.Random) -> None:
        self._chance = chance
        readings = [clause.reading for clause in corpus.clauses() if clause.noise is None]
        phrases = {p for reading in readings for p in _PIECES.split(reading) if 4 <= len(p) <= 8}
        self._phrases = sorted(phrases)
        self._sentences = sorted({s for reading in readings for s in _SENTENCE.findall(reading)})
        self._pattern = re.compile("|".join(sorted(map(re.escape, self._phrases), key=len, reverse=True)))
        pool = [phrase for phrase in self._phrases if phrase[0] not in _NO_FIRST and phrase[-1] not in _NO_LAST]
        chance.shuffle(pool)
        self._pairs = self._distinct(pool)
        self._taken: set[tuple[str, str]] = set()

    def _distinct(self, pool: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Pairs of phrases that share no two characters in a row, each phrase once."""
        for first, second in zip(pool[::2], pool[1::2], strict=False):
            if not _bigrams(first) & _bigrams(second):
                self._taken.add((first, second))
                yield first, second

    def planted(self) -> tuple[str, str]:
        """A clause that joins two phrases, and a question for it."""
        first, second = next(self._pairs)
        rate, cap = self._chance.choice((5, 8, 10, 15, 20, 30)), self._chance.choice((20, 50, 80, 100, 200))
        asked = self._chance.choice(_ASKED).format(first=first, second=second)
        return _PLANTED.format(first=first, second=second, rate=rate, cap=cap), asked

    def clause(self) -> str:
        """A sentence of the texts with other phrases and other figures."""
        sentence = self._chance.choice(self._sentences)
        chosen: list[str] = []

        def other(match: re.Match[str]) -> str:
            if self._chance.random() < 0.3:
                chosen.append(match[0])
            else:
                chosen.append(self._chance.choice(self._phrases))
            return chosen[-1]

        while True:
            chosen.clear()
            changed = self._pattern.sub(other, sentence)
            if not any({first, second} <= set(chosen) for first, second in self._taken):
                break
        return _NUMBER.sub(lambda _: str(self._chance.choice((5, 10, 20, 30, 50, 100, 200, 300, 500, 1000))), changed)


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
