"""The benchmarks tell distributions; no test looks at a time."""

from pathlib import Path

import pytest

from assistant.embedding import load_embedder
from assistant.settings import Settings
from documents import load_corpus
from evals.benchmarks.__main__ import bars
from evals.benchmarks.cold import DidNotRun, time_processes
from evals.benchmarks.office import FOUND, plain_chroma, served, throughput
from evals.benchmarks.soak import growth, slope
from evals.benchmarks.timings import Timings
from evals.benchmarks.warm import time_turns
from evals.loading import files_of, load_cases


def test_a_process_is_run_once_more_than_it_is_counted() -> None:
    timings = time_processes("nothing", ["-c", "pass"], 2)
    assert len(timings.seconds) == 2
    assert min(timings.seconds) > 0


def test_a_process_that_fails_is_not_measured() -> None:
    with pytest.raises(DidNotRun, match="no such thing"):
        time_processes("failing", ["-c", "raise SystemExit('no such thing')"], 1)


def test_the_spread_names_median_and_ends() -> None:
    assert Timings("ask", [3.0, 1.0, 2.0]).as_spread() == "ask: median 2.00 s, min 1.00 s, max 3.00 s (3 runs)"


def test_the_percentiles_are_in_milliseconds() -> None:
    line = Timings("a turn", [number / 1000 for number in range(1, 101)]).as_percentiles()
    assert line == "a turn: median 50.0 ms, p95 95.0 ms, p99 99.0 ms, max 100.0 ms (100 turns)"


def test_nothing_measured_is_no_distribution() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        Timings("ask", [])


@pytest.mark.parametrize(
    ("cold", "warm", "met"),
    [
        (2.5, [0.05], [True, True, True, True]),
        (2.9, [0.05] * 9 + [0.3], [True, False, True, False]),
        (3.0, [0.06], [False, False, False, True]),
    ],
)
def test_a_bar_is_met_up_to_its_number(cold: float, warm: list[float], met: list[bool]) -> None:
    lines = bars(Timings("import", [1.5]), Timings("ask", [cold]), Timings("a turn", warm))
    assert [line.startswith("met") for line in lines] == met


def test_memory_counts_after_settling() -> None:
    memory = [(float(second), 100.0 if second < 20 else 200.0 + second) for second in range(101)]
    assert growth(memory) == (230.0, 290.0)
    assert slope(memory) == pytest.approx(60)


def test_embeddings_are_timed_inside_the_turns() -> None:
    cases = [case for case in load_cases(files_of("gate")) if case.suite == "retrieval"][:3]
    warm = time_turns(cases, Settings())
    assert len(warm.turns.seconds) == sum(len(case.turns) for case in cases)
    assert 0 < sum(warm.embeddings) < sum(warm.turns.seconds)
    assert [line.split(":")[0] for line in warm.lines()] == [
        "a warm turn", "an embedding inside a turn", "embedding share of the warm time",
    ]  # fmt: skip


# what an office asks


def test_the_plain_retrieval_finds_pieces_of_the_texts() -> None:
    corpus = load_corpus()
    found = plain_chroma(corpus, load_embedder(Settings()))  # type: ignore[arg-type]
    pieces = [document.page_content for document in found.invoke("崂山区企业购买云服务")]
    assert len(pieces) == FOUND
    texts = [corpus.text(document) for document in corpus.documents]
    assert all(any(piece in text for text in texts) for piece in pieces)


def test_a_server_is_timed_called_by_several_and_weighed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_ADVISOR_EMBEDDING_MODEL", "none")
    with served(str(tmp_path)) as server:
        times, rate = throughput(server, ["崂山区企业年购买云服务18万元能补多少"], callers=2, seconds=0.5)
        assert server.seconds > 0 and len(times.seconds) >= 2 and rate > 0
        assert server.memory("VmHWM") >= server.memory() > 50
        with pytest.raises(DidNotRun):  # an error is no answer
            throughput(server, ["x" * 3000], callers=1, seconds=0.1)
