"""The reading form and the division into sentences."""

import pytest

from documents import Span, compact, reading_of
from documents.numbering import chinese
from documents.sentences import LONGEST_QUOTE, sentences_of


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("超过 1 0 万元", "超过10万元"),
        ("12月  31日", "12月31日"),
        ("工业 APP 等", "工业APP等"),
        ("我区企\n\n业技术", "我区企业技术"),
        ("Open Source 项目", "Open Source项目"),
        ("10%-30%，\n每个", "10%-30%，每个"),
        ("5. 遴选", "5.遴选"),
        ("1. 5G基站", "1. 5G基站"),
        ("第二章　总则", "第二章 总则"),
        ("2\t\t研发投入(万 元)\t说明。\t", "2 | 研发投入(万元) | 说明。"),
        ("  ", ""),
    ],
)
def test_reading(text: str, reading: str) -> None:
    assert reading_of(text) == reading


def test_compact_removes_every_white_space() -> None:
    assert compact(" 一\u3000二\t三\r\n四 ") == "一二三四"


def test_sentences_keep_closing_quotation_marks_and_leave_white_space_out() -> None:
    text = "依据“给予奖励。”每年两家； \n第二句！（第三句。）尾"
    pieces = [text[start:end] for start, end in sentences_of(text)]
    assert pieces == ["依据“给予奖励。”", "每年两家；", "第二句！", "（第三句。）", "尾"]


def test_a_sentence_too_long_to_quote_is_divided_at_its_commas() -> None:
    text = "对企业给予奖励，" * 120 + "由区里承担。"
    spans = list(sentences_of(text))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(end - start <= LONGEST_QUOTE for start, end in spans)
    assert len(spans) == 3


def test_a_sentence_without_a_comma_stays_whole() -> None:
    assert list(sentences_of("奖" * 500 + "。")) == [Span(0, 501)]


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (12, "十二"), (26, "二十六"), (105, "一百零五"), (110, "一百一十")]
)
def test_chinese_numbers(number: int, words: str) -> None:
    assert chinese(number) == words
