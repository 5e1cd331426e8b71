"""The messages in blocks, each with a seed of its own, so that several processes share them and a run goes on later.

A finished block is kept as `<seed>-<digest of the program>-<number>.json`: one of another state of the program is not
taken over.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import assistant
import documents
import tools
from assistant.advisor import Advisor
from assistant.settings import Settings
from assistant.startup import open_advisor
from evals.digests import of_files
from evals.fuzzing.checking import Findings, check
from evals.fuzzing.messages import conversations
from evals.fuzzing.readers import Broken, check_readers
from evals.loading import files_of, load_cases

DAY = date(2026, 11, 21)
MESSAGES = 500
"""Messages of a block."""


@dataclass(frozen=True)
class Block:
    """`number` counts from 0; the messages follow from it and the seed."""

    seed: int
    number: int
    messages: int

    def conversations(self, said: Sequence[str]) -> list[tuple[str, ...]]:
        return list(conversations(self.messages, said, self.seed * 1_000_003 + self.number))


def blocks(messages: int, seed: int) -> list[Block]:
    """As many as the messages fill; the last one may be smaller."""
    starts = range(0, messages, MESSAGES)
    return [Block(seed, number, min(MESSAGES, messages - start)) for number, start in enumerate(starts)]


def said_in_cases() -> list[str]:
    """The messages of the gate's cases, as a beginning for mutation."""
    return sorted({turn for case in load_cases(files_of("gate")) for turn in case.turns})


def run(wanted: Sequence[Block], model: str, processes: int, folder: Path) -> Iterator[tuple[Findings, Broken]]:
    """The findings of every block, those that the folder has first. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    program = program_digest(model)
    places = {block: folder / f"{block.seed}-{program}-{block.number:05d}-{block.messages}.json" for block in wanted}
    for path in places.values():
        if path.is_file():
            yield _read(path)
    left = [block for block, path in places.items() if not path.is_file()]
    if not left:
        return
    # Each process opens an advisor of its own; a forked one would share open files with the others.
    with ProcessPoolExecutor(processes, get_context("spawn"), _open, (model,)) as pool:
        asked = {pool.submit(_ask, block): block for block in left}
        for done in as_completed(asked):
            findings, broken = done.result()
            path = places[asked[done]]
            part = path.with_suffix(".part")
            part.write_text(json.dumps([findings.record(), broken.record()], ensure_ascii=True), encoding="ascii")
            os.replace(part, path)
            yield findings, broken


def program_digest(model: str) -> str:
    """Twelve digits that change with the program, and with the messages that it is asked."""
    here = Path(__file__).parent
    folders = [Path(package.__file__ or "").parent for package in (assistant, tools, documents)]
    digests = [of_files(folder, ("**/*.py", "**/*.toml", "**/*.txt")) for folder in (*folders, here)]
    digests += [of_files(here.parent, ("*.py",)), of_files(here.parent / "cases", ("gate*.jsonl",))]
    return hashlib.sha256("".join([model, *digests]).encode()).hexdigest()[:12]


_process: dict[str, tuple[Advisor, list[str]]] = {}
_closing = ExitStack()


def _open(model: str) -> None:
    # A figure that the check holds back is not shown; what is shown is looked at here.
    logging.getLogger("assistant.grounding").setLevel(logging.CRITICAL)
    folder = _closing.enter_context(tempfile.TemporaryDirectory(prefix="policy-advisor-fuzzing-"))
    advisor, retrieval = open_advisor(Settings(data_dir=Path(folder), embedding_model=model))
    _closing.callback(retrieval.close)
    _process["own"] = advisor, said_in_cases()


def _ask(block: Block) -> tuple[Findings, Broken]:
    advisor, said = _process["own"]
    talks = block.conversations(said)
    return check(advisor, talks, DAY), check_readers(turn for turns in talks for turn in turns)


def _read(path: Path) -> tuple[Findings, Broken]:
    findings, broken = json.loads(path.read_text(encoding="ascii"))
    return Findings.of_record(findings), Broken.of_record(broken)
