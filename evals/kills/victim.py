"""`python -m evals.kills.victim KIND FOLDER …`: one of the processes that are killed, saying how far it is.

Lines on standard output: `ready`, then what is acknowledged: `stored <version>` and `built` (texts), `kept <number>`
again and again (talk), `done <number>` (list).
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping
from datetime import date
from itertools import count
from pathlib import Path

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.strings import Strings, strings
from assistant.understanding.binding import BoundFact
from documents import Corpus, load_corpus

DAY = date(2022, 6, 1)


def texts(folder: Path, file: Path) -> None:
    """Takes in one text and builds the index."""
    # Imported now, so that the time after `ready` is that of the work alone.
    import chromadb  # noqa: F401

    from assistant.index import open_index
    from assistant.ingesting import ingest
    from evals.kills.embedder import HashEmbedder

    say("ready")
    [one] = ingest([file], {}, folder / "texts")
    say(f"stored {one.document.version}")
    open_index(load_corpus(folder / "texts"), HashEmbedder(), folder / "index").close()
    say("built")


class Echo:
    """An advisor that costs nothing, so that nearly all of the time is writing."""

    def __init__(self) -> None:
        self.corpus: Corpus = load_corpus()

    def scope(self, as_of: date, words: Strings) -> str:
        return ""

    def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer:
        memory.turn += 1
        return Answer(status="answered", text=text, as_of=as_of)

    def restate(
        self, stated: Mapping[str, BoundFact], memory: Conversation, as_of: date, language: str | None = None
    ) -> Answer:
        return self.ask("", memory, as_of, language)


def talk(folder: Path, token: str) -> None:
    """One visitor asks without end."""
    from assistant.operations.allowance import Allowance
    from assistant.page.visits import Visits
    from assistant.settings import Settings
    from assistant.state import open_state
    from evals.kills.talks import question

    state = open_state(Settings(data_dir=folder))
    limitless = Allowance(per_minute=10**9, most_turns=10**9)
    visits = Visits(Echo(), state, idle_minutes=60, today=lambda: DAY, allowance=limitless)
    say("ready")
    for number in count(1):
        *_, view = visits.ask(token, question(number), "zh-CN")
        if len(view.exchanges) == number:
            say(f"kept {number}")


def screening(folder: Path, number: str) -> None:
    """Screens a list of companies into a file."""
    import openpyxl  # noqa: F401

    from assistant.screening.running import Purpose, scope, screen_file
    from evals.kills.lists import COMPANIES, LOG, RESULTS

    companies = folder / "companies.csv"
    with companies.open("w", encoding="utf-8-sig", newline="") as file:
        rows = [[f"企业{row}", "", "崂山区", 10 + row % 60] for row in range(COMPANIES)]
        csv.writer(file).writerows([["企业名称", "统一社会信用代码", "所在地", "年购买云服务金额(万元)"], *rows])
    found = scope(load_corpus(), DAY, reference=False)
    say("ready")
    purpose = Purpose(operator=number, purpose="核对", source="生成")
    screen_file(companies, folder / RESULTS, found, purpose, strings("zh-CN"), workers=1, log=folder / LOG)
    say(f"done {number}")


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    kind, folder, argument = sys.argv[1:4]
    if kind == "texts":
        texts(Path(folder), Path(argument))
    else:
        {"talk": talk, "list": screening}[kind](Path(folder), argument)
