"""What an office asks before it runs the advisor: start of the server, answers by kind, callers at once, memory, and a
plain LangChain + Chroma retrieval beside it, on the same questions in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import chromadb
import httpx
import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from assistant.conversation import Conversation
from assistant.embedding import Embedder, load_embedder
from assistant.retrieval import open_retrieval
from assistant.settings import Settings
from assistant.startup import open_advisor
from documents import Corpus, load_corpus
from evals.benchmarks.cold import DidNotRun
from evals.benchmarks.timings import Timings
from evals.schema import Case

CALLERS = (1, 8, 32)
SECONDS = 8.0
"""How long each number of callers asks."""

START_SECONDS = 300
REST_BAR_MB = 700
OF_A_KIND = 40
"""Cases of a kind that are asked."""

CHUNK, OVERLAP, FOUND = 300, 50, 4
"""Of the plain retrieval, as tutorials have them."""

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Served:
    """A running server, and how long it took from its start to its address."""

    address: str
    process: int
    seconds: float

    def memory(self, name: str = "VmRSS") -> float:
        """Megabytes of the server now, or with `VmHWM` at its peak."""
        for line in Path(f"/proc/{self.process}/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) / 1024
        raise DidNotRun(f"/proc/{self.process}/status has no {name}")


@contextmanager
def served(folder: str) -> Iterator[Served]:
    """A server over a data folder, with limits that a benchmark does not reach. Raises DidNotRun."""
    environment = {
        **os.environ,
        "POLICY_ADVISOR_DATA_DIR": folder,
        "POLICY_ADVISOR_REQUESTS_PER_ADDRESS": "100000",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "assistant", "serve", "--port", "0"]
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        guard = threading.Timer(START_SECONDS, process.kill)
        guard.start()
        try:
            found = next((line for line in process.stdout if "http://" in line), None)
            guard.cancel()
            if found is None:
                raise DidNotRun("the server did not start")
            address = found[found.index("http://") :].split()[0].rstrip("/")
            yield Served(address, process.pid, time.perf_counter() - started)
        finally:
            guard.cancel()
            process.terminate()


def call(client: httpx.Client, question: str) -> None:
    """One question through the server's public function. Raises DidNotRun and httpx.HTTPError."""
    sent = client.post("/gradio_api/call/ask", json={"data": [question, None, "2026-11-21"]}).raise_for_status()
    told = client.get(f"/gradio_api/call/ask/{sent.json()['event_id']}").raise_for_status().text
    if "event: complete" not in told:
        raise DidNotRun(f"{question}: {told[:200]}")


def throughput(server: Served, questions: Sequence[str], callers: int, seconds: float) -> tuple[Timings, float]:
    """The times of the answers to callers who ask one question after the other, and answers in a second."""
    times: list[float] = []
    failed: list[Exception] = []
    places, until = count(), time.perf_counter() + seconds

    def ask() -> None:
        with httpx.Client(base_url=server.address, timeout=60) as client:
            while time.perf_counter() < until and not failed:
                started = time.perf_counter()
                try:
                    call(client, questions[next(places) % len(questions)])
                except (DidNotRun, httpx.HTTPError) as error:
                    failed.append(error)
                    return
                times.append(time.perf_counter() - started)

    started = time.perf_counter()
    threads = [threading.Thread(target=ask) for _ in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise DidNotRun(str(failed[0]) or type(failed[0]).__name__)
    return Timings(f"{callers} callers", times), len(times) / (time.perf_counter() - started)


def server_lines(questions: Sequence[str], runs: int, seconds: float = SECONDS) -> Iterator[str]:
    """Start, memory and throughput of `serve`. The first start builds the index and is not counted."""
    with tempfile.TemporaryDirectory(prefix="policy-advisor-") as folder:
        with served(folder):
            pass
        starts = []
        for _ in range(runs):
            with served(folder) as server:
                starts.append(server.seconds)
        yield Timings("`serve` from a cold start to its address", starts).as_spread()
        with served(folder) as server:
            rest = server.memory()
            met = "met" if rest <= REST_BAR_MB else "NOT MET"
            yield f"memory of `serve` at rest: {rest:.0f} MB (bar: at most {REST_BAR_MB} MB, {met})"
            for callers in CALLERS:
                times, rate = throughput(server, questions, callers, seconds)
                yield f"{rate:.1f} answers a second, {times.as_percentiles()}"
            yield f"memory of `serve` under load: {server.memory():.0f} MB, at its peak {server.memory('VmHWM'):.0f} MB"


def build_line(settings: Settings) -> str:
    """How long an index takes, built anew over the built-in texts."""
    corpus = load_corpus()
    with tempfile.TemporaryDirectory(prefix="policy-advisor-") as folder:
        started = time.perf_counter()
        open_retrieval(settings.model_copy(update={"data_dir": Path(folder)}), corpus, None).close()
        seconds = time.perf_counter() - started
    clauses = len(corpus.clauses())
    return f"index build: {seconds:.1f} s for {clauses} clauses, {seconds / clauses * 1000:.1f} s per 1,000"


def kind_lines(cases: Sequence[Case], settings: Settings) -> Iterator[str]:
    """Warm answers by kind, then the plain retrieval on their questions and how the two compare."""
    advisor, retrieval = open_advisor(settings)
    embedder = load_embedder(settings)
    if embedder is None:
        raise DidNotRun("without an embedding model there is nothing to compare with")
    peer = plain_chroma(advisor.corpus, embedder)
    by_kind: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_kind[case.suite].append(case)
    advisor.ask(cases[0].turns[0], Conversation(), cases[0].as_of)
    peer.invoke(cases[0].turns[0])
    answers, passages = [], []
    for kind, members in sorted(by_kind.items()):
        times = []
        for case in members[:OF_A_KIND]:
            memory = Conversation()
            for said in case.turns:
                times.append(_timed(lambda: advisor.ask(said, memory, case.as_of)))  # noqa: B023 - called at once
                passages.append(_timed(lambda: peer.invoke(said)))  # noqa: B023 - called at once
        yield Timings(f"a warm answer, {kind}", times).as_percentiles()
        answers += times
    retrieval.close()
    ours, plain = Timings("a warm answer, all kinds", answers), Timings("plain LangChain + Chroma retrieval", passages)
    yield ours.as_percentiles()
    yield plain.as_percentiles()
    yield f"an answer takes {ours.median / plain.median:.2f} × a plain retrieval, at the median"


def plain_chroma(corpus: Corpus, embedder: Embedder) -> BaseRetriever:
    """The tutorial: texts cut every few hundred characters, a Chroma collection, the nearest pieces by the same model."""
    pieces = [
        text[start : start + CHUNK]
        for text in map(corpus.text, corpus.documents)
        for start in range(0, len(text), CHUNK - OVERLAP)
        if text[start : start + CHUNK].strip()
    ]
    client = chromadb.EphemeralClient(chromadb.Settings(anonymized_telemetry=False))
    collection = client.create_collection("plain", embedding_function=None)
    vectors = np.asarray(embedder.embed_documents(pieces), dtype=np.float32)
    collection.add([str(number) for number in range(len(pieces))], vectors, documents=pieces)
    return _Nearest(collection=collection, embedder=embedder)


class _Nearest(BaseRetriever):
    collection: object
    embedder: object

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        collection, embedder = self.collection, self.embedder
        assert isinstance(collection, chromadb.Collection) and isinstance(embedder, Embedder)
        found = collection.query(
            query_embeddings=np.asarray([embedder.embed_query(query)], dtype=np.float32), n_results=FOUND
        )
        return [Document(text) for text in (found["documents"] or [[]])[0]]


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
