"""A citation opens its document at the exact words, with the particulars and the neighbouring clauses."""

import html
import re

import pytest

from assistant.answer import Answer, Citation
from assistant.page.evidence import evidence_panel, source_choices, span_in_reading
from assistant.page.scope import MOST_TEXTS, scope_card
from assistant.strings import Strings
from documents import ClauseKind, Corpus
from tests.assistant.page.canned import CITED, DAY


def marked(panel: str) -> str:
    return html.unescape("".join(re.findall(r'<mark class="pa-cited">(.*?)</mark>', panel)))


def test_it_names_title_number_issuer_and_validity(citation: Citation, corpus: Corpus, words: Strings) -> None:
    panel = evidence_panel(citation, corpus, DAY, words)
    document = corpus.documents["laoshan_2020"]
    for expected in (
        document.title,
        document.number,
        document.issuer,
        "2020-12-31 至 2022-12-31 · 有效期已过",
        "正式文本",
    ):
        assert str(expected) in panel


def test_it_marks_the_cited_words_and_no_others(citation: Citation, corpus: Corpus, words: Strings) -> None:
    assert marked(evidence_panel(citation, corpus, DAY, words)) == CITED


def test_the_neighbouring_clauses_stand_around_it(citation: Citation, corpus: Corpus, words: Strings) -> None:
    panel = evidence_panel(citation, corpus, DAY, words)
    assert panel.index("支持企业上云用平台") < panel.index("pa-cited") < panel.index("支持设立工业互联网产业基金")
    assert panel.count('class="pa-clause') > 8


@pytest.mark.parametrize(
    "document", ["laoshan_2020", "qingdao_20_measures", "jinan_2020_2022", "shandong_2022", "qingdao_2024_draft"]
)
def test_every_clause_of_every_text_can_be_cited(document: str, corpus: Corpus, words: Strings) -> None:
    for clause in corpus.clauses(document):
        if clause.kind is ClauseKind.NOISE:
            continue
        whole = Citation(
            document=document, title="", article=clause.article, quote=clause.text, start=clause.start, end=clause.end
        )
        found = marked(evidence_panel(whole, corpus, DAY, words))
        assert "".join(found.split()) == "".join(clause.reading.split())


def test_a_span_over_two_clauses_is_marked_in_both(corpus: Corpus, words: Strings) -> None:
    first, second = [c for c in corpus.clauses("laoshan_2020") if c.kind is not ClauseKind.NOISE][4:6]
    span = Citation(
        document="laoshan_2020", title="", article=None, quote="", start=first.end - 5, end=second.start + 5
    )
    cited = marked(evidence_panel(span, corpus, DAY, words))
    quote = corpus.text("laoshan_2020")[first.end - 5 : second.start + 5]
    assert "".join(cited.split()) == "".join(quote.split())


def test_a_span_beside_a_clause_marks_nothing_in_it(corpus: Corpus) -> None:
    clause = corpus.clauses("laoshan_2020")[5]
    assert span_in_reading(clause, 0, clause.start) == (0, 0)
    assert span_in_reading(clause, clause.end, clause.end + 9) == (0, 0)


def test_a_text_without_number_and_dates_says_so(corpus: Corpus, words: Strings) -> None:
    clause = corpus.clauses("qingdao_20_measures")[3]
    digest = Citation(document=clause.document, title="", article=None, quote="", start=clause.start, end=clause.end)
    panel = evidence_panel(digest, corpus, DAY, words)
    assert panel.count("文本未载明") == 3 and "新闻解读, 须核对通知原文" in panel


def test_sources_are_numbered_as_in_the_text_and_carry_their_turn(answer: Answer, corpus: Corpus) -> None:
    assert source_choices(answer, corpus, 2) == [("[1] 崂山区工业互联网若干政策 六 「对年购买云服务金额超过 1…」", "2-0")]


def test_two_quotes_of_one_article_are_told_apart(answer: Answer, corpus: Corpus) -> None:
    start, end = corpus.locate("laoshan_2020", "鼓励工业互联网企业购买")
    other = answer.citations[0].model_copy(update={"start": start, "end": end, "quote": corpus.text("laoshan_2020")[start:end]})
    both = source_choices(answer.model_copy(update={"citations": [answer.citations[0], other]}), corpus, 0)
    assert len({label.partition(" ")[2] for label, _ in both}) == 2


def test_the_clause_can_be_read_in_the_whole_text(citation: Citation, corpus: Corpus, words: Strings) -> None:
    panel = evidence_panel(citation, corpus, DAY, words)
    assert re.search(r'<a href="/library/laoshan_2020\?language=zh-CN#[^"]+" target="_blank"', panel)


def test_before_any_citation_the_texts_stand_there_with_their_states(corpus: Corpus, words: Strings) -> None:
    card = scope_card(corpus, DAY, words)
    assert "原文会在这里打开" in card and card.count("<li>") == len(corpus.documents) <= MOST_TEXTS
    rows = dict(re.findall(r'<a href="/library/(\w+)\?.*?</a><span[^>]*>(.*?)</span>', card))
    assert rows["laoshan_2020"] == "有效期已过" and rows["qingdao_2024_draft"] == "征求意见稿"
    assert rows["qingdao_20_measures"] == "新闻解读" and "在有效期内" not in card
    assert "崂招促字〔2020〕21号" in card and "稿中写明至 2026-12-31" in card
