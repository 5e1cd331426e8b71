"""A run over a list: parts of it to worker processes and back in order, results as they come, and the record of who ran it."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from assistant.errors import AdvisorError, Code
from assistant.screening.columns import Columns, columns_of
from assistant.screening.partition import Row, Screened, Setup, screen_rows, screened_rules
from assistant.screening.reading import digest, open_table
from assistant.screening.writing import Counts, Results
from assistant.stored import add_line
from assistant.strings import Strings
from documents import Corpus
from tools.catalogue import RULES
from tools.plan import Text
from tools.withdrawing import as_they_stand

PART = 500  # rows that go to a worker at once
AHEAD = 2  # parts a worker has waiting: what bounds the memory, however long the list


@dataclass(frozen=True)
class Purpose:
    """Who runs the list, what for, and where the data are said to come from. All three are recorded."""

    operator: str
    purpose: str
    source: str


@dataclass(frozen=True)
class Scope:
    """The rules of a run and the texts that they stand in, on its day; `withdrawn` give no figure for now."""

    rules: tuple[str, ...]
    texts: dict[str, Text]
    withdrawn: tuple[str, ...] = ()

    @property
    def columns(self) -> Columns:
        return columns_of(RULES[rule] for rule in self.rules)


@dataclass(frozen=True)
class Done:
    """What a run came to: its counts, the empty rows passed over and the headings that no rule knows."""

    counts: Counts
    blank: int
    unknown: tuple[str, ...]


def scope(
    corpus: Corpus, on: date, reference: bool, policies: Iterable[str] = (), stopped: Collection[str] = ()
) -> Scope:
    """The awards that a run looks at: of texts that one can apply under on the day, or of all with `reference`. Rules
    that the office has stopped, and those whose text has changed, are left out and named.

    Raises AdvisorError where no text is left.
    """
    wanted = tuple(policies) or tuple(corpus.documents)
    if unknown := [name for name in wanted if name not in corpus.documents]:
        raise AdvisorError(Code.UNKNOWN_POLICY, policy="、".join(unknown), known="、".join(corpus.documents))
    texts = {name: Text(corpus.documents[name], None, on) for name in wanted}
    standing = as_they_stand(RULES, corpus, stopped)
    usable = {name: reference or text.usable for name, text in texts.items()}
    rules = screened_rules(standing, corpus.documents, usable)
    if not rules:
        raise AdvisorError(Code.NOTHING_USABLE, day=on.isoformat())
    withdrawn = tuple(rule.id for rule in standing.values() if rule.withdrawn and usable.get(rule.document))
    return Scope(rules, texts, withdrawn)


def screen_file(
    source: Path,
    target: Path,
    scope: Scope,
    purpose: Purpose,
    words: Strings,
    *,
    encoding: str = "utf-8-sig",
    workers: int = 0,
    progress: Callable[[int, int], None] = lambda rows, about: None,
    log: Path | None = None,
) -> Done:
    """Screens a list into a result file. Raises AdvisorError for a file that cannot be used.

    `workers` 0 takes one process for each core. `progress` is told the rows screened so far, and about how many there
    are. `log` is a file to which the record of the run is added.
    """
    if target.suffix.lower() != ".xlsx":
        raise AdvisorError(Code.RESULT_FORMAT, file=target.name)
    started = datetime.now().astimezone()
    table = open_table(source, scope.columns, words, encoding)
    progress(0, table.about)
    setup = Setup(scope.rules, scope.texts, table.columns, words.language)
    results = Results(target, scope.texts, words)
    for screened in screened_in_order(table.rows, setup, workers or os.cpu_count() or 1):
        results.add(screened)
        if results.counts.rows % PART == 0:
            progress(results.counts.rows, table.about)
    on = next(iter(scope.texts.values())).on
    counts = results.counts
    record = {
        **asdict(purpose),
        "file": source.name,
        "sha256": digest(source),
        "started": started.isoformat(timespec="seconds"),
        "on": on.isoformat(),
        "policies": "、".join(scope.texts),
        "rules": len(scope.rules),
        "withdrawn_rules": "、".join(scope.withdrawn),
        "rows": counts.rows,
        "blank_rows": table.blank[0],
        "with_leads": counts.with_leads,
        "with_errors": counts.with_errors,
        "unknown_columns": "、".join(table.unknown),
    }

    def recorded() -> None:
        if log is not None:
            log.parent.mkdir(parents=True, exist_ok=True)
            log.touch(0o600)  # who screened what for which purpose is for the server's owner to read
            add_line(log, json.dumps({**record, "results": target.name}, ensure_ascii=False))

    results.close([(words.say(f"screen.record.{name}"), value) for name, value in record.items()], recorded)
    return Done(counts, table.blank[0], table.unknown)


def screened_in_order(rows: Iterator[Row], setup: Setup, workers: int) -> Iterator[Screened]:
    """The rows screened, in the order of the list. Of parts under way there are never more than a few."""
    first = list(islice(rows, PART))
    if workers < 2 or len(first) < PART:
        part = first
        while part:
            yield from screen_rows(part, setup)
            part = list(islice(rows, PART))
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Screened]]] = deque([pool.submit(screen_rows, first, setup)])
        while waiting:
            while len(waiting) < workers * AHEAD and (part := list(islice(rows, PART))):
                waiting.append(pool.submit(screen_rows, part, setup))
            yield from waiting.popleft().result()
