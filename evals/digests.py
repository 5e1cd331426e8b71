"""What a run stood on, as digests: two runs with the same ones are about the same advisor."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import assistant
import tools

RULES = ("rules/*.py", "*.py")
LEXICON = ("understanding/*.py", "locale/*.toml")


def digests(data_dir: Path) -> dict[str, str]:
    """Digests of the rules (with the vocabulary they are written in), of the lexicon (words people use) and of the
    index; the corpus has its own."""
    return {
        "rules": of_files(Path(tools.__file__).parent, RULES),
        "lexicon": of_files(Path(assistant.__file__).parent, LEXICON),
        "index": of_index(data_dir / "index"),
    }


def of_files(folder: Path, patterns: Iterable[str]) -> str:
    """A digest over the names and contents of the files."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def of_index(folder: Path) -> str:
    """A digest of what the index in force was made from; its files are left out, for they differ from build to build."""
    try:
        generation = (folder / "current").read_text(encoding="utf-8").strip()
        manifest = json.loads((folder / generation / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "in memory"
    made_from = {name: value for name, value in manifest.items() if name != "files"}
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()
