"""Citations are verbatim slices, each once."""

from __future__ import annotations

import pytest

from assistant.citing import LONGEST, CitationBook
from documents import Corpus
from documents.corpus import QuoteNotFound
from tools.catalogue import RULES
from tools.clauses import Quote, squeeze


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_quote_of_a_rule_is_cited_as_the_text_has_it(rule, texts: Corpus) -> None:
    book = CitationBook(texts)
    for quote in rule.all_quotes():
        citation = book.citations[book.number(quote)]
        assert citation.quote == texts.text(citation.document)[citation.start : citation.end]
        assert squeeze(citation.quote) == squeeze(quote.text)
        assert citation.article == quote.article


def test_a_quote_is_cited_once_and_numbered_by_first_use(texts: Corpus) -> None:
    book = CitationBook(texts)
    cloud, platform = RULES["laoshan-6"].quotes[0], RULES["laoshan-2.1"].quotes[0]
    assert [book.number(quote) for quote in (cloud, platform, cloud)] == [0, 1, 0]
    assert [citation.article for citation in book.citations] == ["六", "二"]


def test_words_that_the_text_does_not_say_cannot_be_cited(texts: Corpus) -> None:
    with pytest.raises(QuoteNotFound):
        CitationBook(texts).number(Quote("laoshan_2020", "六", "按照实际费用的 90%进行补贴"))


def test_a_part_of_a_clause_is_cut_to_the_longest_quote(texts: Corpus) -> None:
    book = CitationBook(texts)
    clause = texts.clauses("shandong_2022")[0]
    length = len(texts.text("shandong_2022"))
    citation = book.citations[book.number_of_span(clause, 0, length)]
    assert len(citation.quote) == LONGEST
    assert citation.quote == texts.text("shandong_2022")[:LONGEST]
