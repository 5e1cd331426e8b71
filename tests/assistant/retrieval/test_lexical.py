"""BM25 over bigrams and words."""

import logging

import numpy as np
import pytest

from assistant.lexical import LexicalIndex, tokens

TEXTS = ["购买云服务给予补助。", "5G基站建设补贴。", "设备投资3000万元。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工业互联网", ["工业", "业互", "互联", "联网"]),
        ("5G基站", ["5g", "基站"]),
        ("５Ｇ、ＡＰＰ", ["5g", "app"]),
        ("补1.2亿", ["补", "1.2", "亿"]),
        ("云，网", ["云", "网"]),
        ("，。 \n", []),
    ],
)
def test_tokens(text, expected):
    assert list(tokens(text)) == expected


def test_the_row_that_shares_the_rarest_words_scores_highest_and_others_score_nothing():
    scores = LexicalIndex.build(TEXTS).scores("5G基站有没有钱")
    assert scores.argmax() == 1
    assert scores[0] == scores[2] == 0


@pytest.mark.parametrize("question", ["", "???", "zzz"])
def test_a_question_without_a_known_token_scores_nothing(question):
    assert not LexicalIndex.build(TEXTS).scores(question).any()


def test_a_repeated_word_counts_once():
    index = LexicalIndex.build(TEXTS)
    assert np.array_equal(index.scores("云服务，云服务，云服务"), index.scores("云服务"))


def test_a_saved_index_gives_the_same_scores(tmp_path):
    built = LexicalIndex.build(TEXTS)
    built.save(tmp_path)
    loaded = LexicalIndex.load(tmp_path)
    assert loaded.count == 3
    assert np.array_equal(loaded.scores("云服务补贴"), built.scores("云服务补贴"))


def test_a_text_without_tokens_keeps_its_row():
    index = LexicalIndex.build(["。", "云服务"])
    assert index.scores("云服务").tolist() == [0, pytest.approx(index.scores("云服务")[1])]
    assert index.scores("云服务")[1] > 0


def test_nothing_to_index_is_an_error():
    with pytest.raises(ValueError, match="no text"):
        LexicalIndex.build([])


def test_bm25s_does_not_log_its_steps():
    assert not logging.getLogger("bm25s").isEnabledFor(logging.DEBUG)
