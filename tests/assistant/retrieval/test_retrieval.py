"""Hybrid search: fusion, filters before ranking, cards, the LangChain retriever."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
import pytest

from assistant.cards import CardIndex
from assistant.index import open_index
from assistant.retrieval import PolicyRetriever, Retrieval

ON = date(2026, 11, 21)


@pytest.fixture
def make_retrieval(corpus, embedder, settings):
    made = []

    def make(embedder=embedder, settings=settings, **options):
        index = open_index(corpus, embedder, settings.index_dir)
        made.append(Retrieval(corpus, index, embedder, settings, **options))
        return made[-1]

    yield make
    for retrieval in made:
        retrieval.close()


def ids(hits) -> list[str]:
    return [hit.clause.id for hit in hits]


def test_the_clause_that_both_searches_find_first_comes_first_with_its_ranks(make_retrieval):
    hit = make_retrieval().search("购买云服务给予百分之四十补助")[0]
    assert hit.clause.id == "laoshan:1"
    assert (hit.dense_rank, hit.bm25_rank) == (1, 1)
    assert hit.score == pytest.approx(2 / 61)


def test_a_clause_without_a_shared_word_has_no_bm25_rank(make_retrieval):
    hits = make_retrieval().search("购买云服务", 6)
    assert {hit.clause.id for hit in hits if hit.bm25_rank} == {"laoshan:1", "draft:2"}
    assert all(hit.dense_rank for hit in hits)


def test_k_is_the_setting_unless_given(make_retrieval, settings):
    retrieval = make_retrieval(settings=settings.model_copy(update={"search_results": 2}))
    assert len(retrieval.search("补贴")) == 2
    assert len(retrieval.search("补贴", 5)) == 5
    assert retrieval.search("补贴", 0) == []


@pytest.mark.parametrize(
    ("filters", "documents"),
    [
        ({"documents": ["draft"]}, {"draft"}),
        ({"places": ["青岛市"]}, {"qingdao", "draft"}),
        ({"in_force_on": ON}, {"qingdao", "draft"}),
        ({"in_force_on": date(2021, 5, 1)}, {"laoshan", "draft"}),
        ({"places": ["青岛市"], "documents": ["laoshan", "qingdao"]}, {"qingdao"}),
        ({"documents": []}, set()),
        ({"documents": ["unknown"]}, set()),
        ({}, {"laoshan", "qingdao", "draft"}),
    ],
)
def test_the_filters_hold_before_ranking(make_retrieval, settings, filters, documents):
    # With one candidate a search, a filter after ranking would leave nothing of the other documents.
    retrieval = make_retrieval(settings=settings.model_copy(update={"search_depth": 1}))
    hits = retrieval.search("购买云服务", 2, **filters)
    assert {hit.clause.document for hit in hits} <= documents
    assert bool(hits) == bool(documents)
    assert {hit.clause.document for hit in retrieval.search("购买云服务", 100, **filters)} == documents


def test_added_words_reach_bm25(make_retrieval):
    retrieval = make_retrieval(embedder=None)
    assert retrieval.search("上云") == []
    assert ids(retrieval.search("上云", also=["云服务"])) == ["draft:2", "laoshan:1"]


def test_a_clause_in_several_chunks_is_found_once_at_its_best_place(make_corpus, embedder, settings):
    sentences = "".join(f"第{number:03}句的内容是关于补贴的说明。" for number in range(60)) + "标识解析节点奖励。"
    corpus = make_corpus(long=("青岛市", None, None, [sentences]))
    retrieval = Retrieval(corpus, open_index(corpus, embedder, settings.index_dir), embedder, settings)
    hits = retrieval.search("标识解析节点", 100)
    assert ids(hits).count("long:1") == 1
    best = next(hit for hit in hits if hit.clause.id == "long:1")
    assert "标识解析节点" in corpus.text("long")[best.start : best.end]
    retrieval.close()


def test_a_question_is_embedded_once_however_many_searches_it_takes(make_retrieval, embedder):
    retrieval = make_retrieval()
    embedder.encoded.clear()
    vector = retrieval.embed_query("购买云服务")
    retrieval.search("购买云服务")
    retrieval.search("购买云服务", vector=vector, documents=["draft"])
    retrieval.cards({"a": "云"}).rank(vector, "购买云服务")
    assert embedder.encoded == ["购买云服务", "云"]
    with pytest.raises(ValueError, match="read-only"):
        vector[0] = 1


def test_without_vectors_bm25_answers_alone_and_this_is_said(make_retrieval, settings):
    retrieval = make_retrieval(embedder=None)
    assert retrieval.embed_query("云服务") is None
    hits = retrieval.search("购买云服务给予百分之四十补助")
    assert ids(hits)[0] == "laoshan:1"
    assert {hit.dense_rank for hit in hits} == {None}
    assert [notice.key for notice in retrieval.notices] == ["bm25_only"]
    chosen = make_retrieval(embedder=None, settings=settings.model_copy(update={"embedding_model": "none"}))
    assert chosen.notices == ()


def test_an_index_in_memory_is_said(corpus, embedder, settings):
    settings = settings.model_copy(update={"data_dir": settings.data_dir.with_name("data")})
    settings.data_dir.write_text("a file where the folder should be")
    retrieval = Retrieval(corpus, open_index(corpus, embedder, settings.index_dir), embedder, settings)
    assert [notice.key for notice in retrieval.notices] == ["index_in_memory"]
    assert ids(retrieval.search("购买云服务给予百分之四十补助"))[0] == "laoshan:1"


class ByLength:
    """Stands for a cross-encoder: the shorter the clause the better."""

    def __init__(self):
        self.read = []

    def scores(self, question, texts):
        self.read += texts
        return [-len(text) for text in texts]


def test_the_reranker_orders_the_best_candidates(make_retrieval, settings):
    reranker = ByLength()
    retrieval = make_retrieval(settings=settings.model_copy(update={"rerank_depth": 3}), reranker=reranker)
    plain = make_retrieval().search("补贴", 3)
    hits = retrieval.search("补贴", 2)
    assert len(reranker.read) == 3
    assert ids(hits) == ids(sorted(plain, key=lambda hit: len(hit.clause.reading)))[:2]
    assert hits[0].score == -len(hits[0].clause.reading)


def test_one_object_answers_many_threads_as_it_answers_one(make_retrieval):
    retrieval = make_retrieval()
    questions = [f"第{number}问：{text}" for number in range(40) for text in ("购买云服务", "设备投资", "大模型奖励")]
    one_by_one = [ids(retrieval.search(question)) for question in questions]
    other = make_retrieval()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda question: ids(other.search(question)), questions)) == one_by_one


def test_the_langchain_retriever_carries_what_a_citation_needs(make_retrieval, corpus):
    retriever = PolicyRetriever(retrieval=make_retrieval(), k=2, documents=("laoshan",))
    found = retriever.invoke("购买云服务给予百分之四十补助")
    assert [document.id for document in found] == ["laoshan:1", "laoshan:2"]
    metadata = found[0].metadata
    assert metadata["title"] == "laoshan的政策"
    assert metadata["article"] == "1"
    assert corpus.text("laoshan")[metadata["start"] : metadata["end"]] == metadata["quote"]
    assert found[0].page_content == "购买云服务给予百分之四十补助。"


CARDS = {"cloud": "购买云服务的补助", "device": "设备投资的奖补", "5g": "5G基站"}


def test_cards_are_scored_by_both(embedder, tmp_path):
    ranks = CardIndex(CARDS, embedder, tmp_path).rank(embedder.encode_query("设备投资多少钱"), "设备投资多少钱")
    assert list(ranks) == list(CARDS)
    assert max(ranks, key=lambda id: ranks[id].similarity) == "device"
    assert max(ranks, key=lambda id: ranks[id].bm25) == "device"
    assert ranks["5g"].bm25 == 0


def test_card_vectors_are_kept_under_texts_and_model(embedder, make_embedder, tmp_path):
    first = CardIndex(CARDS, embedder, tmp_path).rank(embedder.encode_query("云"), "云")
    again, changed, other = make_embedder(), make_embedder(), make_embedder("bigrams-2")
    assert CardIndex(CARDS, again, tmp_path).rank(embedder.encode_query("云"), "云") == first
    CardIndex({**CARDS, "5g": "5G基站建设"}, changed, tmp_path)
    CardIndex(CARDS, other, tmp_path)
    assert [len(model.encoded) for model in (again, changed, other)] == [0, 3, 3]


def test_a_clock_that_was_set_back_does_not_drop_the_newest_card_vectors(embedder, make_embedder, tmp_path):
    for number in range(6):
        CardIndex({"cloud": f"云{number}"}, embedder, tmp_path)
        for path in (tmp_path / "cards").glob("*.npy"):
            os.utime(path, (4_000_000_000, 4_000_000_000))
    CardIndex(CARDS, embedder, tmp_path)
    again = make_embedder()
    CardIndex(CARDS, again, tmp_path)
    assert again.encoded == []


@pytest.mark.parametrize("content", [b"", b"garbage", None])
def test_damaged_card_vectors_are_computed_again(embedder, make_embedder, tmp_path, content):
    expected = CardIndex(CARDS, embedder, tmp_path).rank(embedder.encode_query("云"), "云")
    kept = next((tmp_path / "cards").glob("*.npy"))
    if content is None:
        np.save(kept, np.zeros((1, 3), dtype=np.float32))
    else:
        kept.write_bytes(content)
    assert CardIndex(CARDS, embedder, tmp_path).rank(embedder.encode_query("云"), "云") == expected
    again = make_embedder()
    CardIndex(CARDS, again, tmp_path)
    assert again.encoded == []


def test_cards_need_neither_a_folder_nor_a_model_nor_a_card(embedder, tmp_path):
    (tmp_path / "file").write_text("")
    ranks = CardIndex(CARDS, embedder, tmp_path / "file").rank(embedder.encode_query("设备投资"), "设备投资")
    assert max(ranks, key=lambda id: ranks[id].similarity) == "device"
    without = CardIndex(CARDS, None, tmp_path).rank(None, "设备投资")
    assert {score.similarity for score in without.values()} == {0.0}
    assert max(without, key=lambda id: without[id].bm25) == "device"
    assert CardIndex({}, embedder, tmp_path).rank(None, "设备投资") == {}


def test_only_the_newest_card_vectors_are_kept(embedder, tmp_path):
    for number in range(8):
        CardIndex({"card": f"第{number}版"}, embedder, tmp_path)
    assert len(list((tmp_path / "cards").iterdir())) == 4
