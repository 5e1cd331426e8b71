"""The measures of the search, and the peers that the advisor is compared with."""

import builtins
from datetime import date
from typing import Any

import pytest

from assistant.conversation import Conversation
from documents import Corpus
from evals.peer.advisor import Quoting
from evals.peer.compare import aligned, compared
from evals.peer.searches import Passage
from evals.ranking import MissingLibrary, measured, wanted_clauses
from evals.runner import run
from evals.schema import Case

from .conftest import AS_OF, QUESTION, QUOTE, PreparedAdvisor


def test_the_clause_with_the_wanted_words_will_do(read_case: Case, corpus: Corpus) -> None:
    [(question, good)] = wanted_clauses([read_case], corpus).values()
    [clause] = [clause for clause in corpus.clauses("laoshan_2020") if clause.id in good]
    assert question == QUESTION and "40%" in clause.text


@pytest.mark.parametrize(
    ("ids", "recall_1", "recall_5", "mrr"), [(["a"], 1, 1, 1), (["b", "a"], 0, 1, 0.5), ([], 0, 0, 0)]
)
def test_the_measures(ids: list[str], recall_1: float, recall_5: float, mrr: float) -> None:
    means = measured(lambda question, k: ids, {"case": ("question", {"a": 1})})
    assert (means["Recall@1"].value, means["Recall@5"].value, means["MRR"].value) == (recall_1, recall_5, mrr)


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "pytrec_eval":
            raise ImportError("No module named 'pytrec_eval'")
        return plain(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(MissingLibrary, match="pytrec_eval"):
        measured(lambda question, k: [], {"case": ("question", {"a": 1})})


@pytest.fixture
def peer(corpus: Corpus) -> Quoting:
    start, end = corpus.locate("laoshan_2020", QUOTE, "六")
    return Quoting(lambda question, k: [Passage("laoshan_2020", start, end)], corpus)


def test_a_peer_quotes_and_does_not_compute(peer: Quoting, corpus: Corpus) -> None:
    answer = peer.ask(QUESTION, Conversation(), AS_OF)
    assert answer.headline is None and answer.citations[0].article == "六"
    assert answer.citations[0].quote == corpus.text("laoshan_2020")[answer.citations[0].start : answer.citations[0].end]
    assert all(id.startswith("laoshan_2020:六") for id in peer.ranked(QUESTION, 5))


def test_the_advisor_stands_beside_its_peers(read_case: Case, right: Any, peer: Quoting, corpus: Corpus) -> None:
    own = run([read_case], PreparedAdvisor([right]), corpus)
    table = compared([read_case], corpus, (own, peer.ranked), {"search": (peer, peer.ranked)})
    rows = {row[0]: row[1:] for row in table}
    assert rows["measure"] == ["advisor", "search"]
    assert rows["cases passed"] == ["100.0%", "0.0%"]
    assert rows["citation recall"] == ["100.0%", "100.0%"]
    assert rows["MRR"] == ["1.000", "1.000"]
    assert len({line.index("100.0%") for line in aligned(table).splitlines() if line.startswith("cit")}) == 1


def test_a_day_of_a_peer_is_the_day_of_the_question(peer: Quoting) -> None:
    assert peer.ask(QUESTION, Conversation(), date(2022, 6, 1)).as_of == date(2022, 6, 1)
