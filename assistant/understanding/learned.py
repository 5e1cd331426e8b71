"""Which rule a question is about, learned from example questions: a linear model over character n-grams, and one over
the question's vector where there is one.

It knows the ways of asking that no list of words holds. The examples stand in `scripts/examples/`, a line per question;
`python scripts/learn_rules.py` makes `learned.npz` of them. A rule without examples is simply never
pointed to here, and is found by its words and its card.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from assistant.understanding.places import NAMES
from tools.quantities import normalise

if TYPE_CHECKING:
    from assistant.embedding import Vectors

NONE = "none"
"""The class of the questions that no text covers."""

BUCKETS = 1 << 15
LONGEST = 4
PLACE = re.compile("|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)))
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[一二两三四五六七八九十百千零]{2,}")
WEIGHTS = "learned.npz"


def features(text: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The buckets of the text's n-grams, each once. Places and numbers count as such, whatever they are."""
    plain = normalise(text)[0].lower()
    plain = "".join(NUMBER.sub("#", PLACE.sub("@", plain)).split())
    return np.array(sorted({zlib.crc32(gram.encode()) % BUCKETS for gram in _grams(plain)}), dtype=np.int64)


def _grams(text: str) -> Iterator[str]:
    framed = f"^{text}$"
    for length in range(1, LONGEST + 1):
        for start in range(len(framed) - length + 1):
            yield framed[start : start + length]


@dataclass(frozen=True)
class LearnedRules:
    """`weights`: shape (BUCKETS, classes), bytes to be multiplied by `scale` per class; `rarity` weighs the buckets.

    `directions`: shape (dimension, classes), for vectors of the model `embedder` less their `middle`.
    """

    classes: tuple[str, ...]
    weights: np.ndarray[tuple[int, int], np.dtype[np.int8]]
    scale: np.ndarray[tuple[int], np.dtype[np.float32]]
    bias: np.ndarray[tuple[int], np.dtype[np.float32]]
    rarity: np.ndarray[tuple[int], np.dtype[np.float32]]
    embedder: str
    middle: np.ndarray[tuple[int], np.dtype[np.float32]]
    directions: np.ndarray[tuple[int, int], np.dtype[np.float32]]
    offset: np.ndarray[tuple[int], np.dtype[np.float32]]
    digest: str

    def shares(self, text: str, vector: Vectors | None = None) -> Mapping[str, float]:
        """For every class the share, 0 to 1, that the model gives it for the text; they sum to 1.

        `vector` is the text's, of the model `embedder`: with it the shares are those that both ways agree on.
        """
        found = features(text)
        values = self.rarity[found]
        values = values / max(float(np.linalg.norm(values)), 1e-9)
        logits = (values @ self.weights[found].astype(np.float32)) * self.scale + self.bias
        if vector is not None:
            apart = vector - self.middle
            logits = logits + (apart / np.linalg.norm(apart)) @ self.directions + self.offset
        powers = np.exp(logits - logits.max())
        shares = powers / powers.sum()
        return {name: float(share) for name, share in zip(self.classes, shares, strict=True)}


@cache
def learned_rules() -> LearnedRules:
    """The model that the package holds."""
    content = files(__package__).joinpath(WEIGHTS).read_bytes()
    with np.load(io.BytesIO(content), allow_pickle=False) as kept:
        return LearnedRules(
            classes=tuple(str(name) for name in kept["classes"]),
            weights=kept["weights"],
            scale=kept["scale"],
            bias=kept["bias"],
            rarity=kept["rarity"],
            embedder=str(kept["embedder"]),
            middle=kept["middle"],
            directions=kept["directions"].astype(np.float32),
            offset=kept["offset"],
            digest=str(kept["digest"]),
        )
