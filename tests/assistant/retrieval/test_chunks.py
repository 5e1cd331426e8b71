"""Chunks: what a search sees of a clause."""

from assistant.chunks import LONGEST, chunks_of, digest_of
from documents import load_corpus


def test_a_chunk_holds_the_title_the_headings_and_the_reading():
    corpus = load_corpus()
    chunk = next(chunk for chunk in chunks_of(corpus) if chunk.clause.headings)
    lines = chunk.search_text.split("\n")
    assert lines[0] == corpus.documents[chunk.clause.document].short_title
    assert tuple(lines[1:-1]) == chunk.clause.headings
    assert lines[-1] == chunk.clause.reading


def test_every_clause_that_says_something_is_indexed_under_its_own_id():
    corpus = load_corpus()
    indexed = {chunk.clause.id for chunk in chunks_of(corpus)}
    assert indexed == {clause.id for clause in corpus.clauses() if clause.kind not in ("noise", "chapter")}
    ids = [chunk.id for chunk in chunks_of(corpus)]
    assert len(set(ids)) == len(ids)


def test_a_long_clause_is_cut_between_sentences_and_nothing_is_lost(make_corpus):
    sentences = "".join(f"第{number:03}句的内容是关于补贴的说明。" for number in range(60))
    corpus = make_corpus(long=("青岛市", None, None, [sentences]))
    chunks = [chunk for chunk in chunks_of(corpus) if chunk.clause.document == "long"]
    assert [chunk.id for chunk in chunks] == ["long:1#1", "long:1#2", "long:1#3"]
    pieces = [corpus.text("long")[chunk.start : chunk.end] for chunk in chunks]
    assert "".join(pieces) == sentences
    assert all(piece.endswith("。") and len(piece) <= LONGEST for piece in pieces)
    assert [chunk.search_text.split("\n")[-1] for chunk in chunks] == pieces


def test_the_digest_changes_with_a_word(make_corpus):
    one = digest_of(chunks_of(make_corpus()))
    assert digest_of(chunks_of(make_corpus())) == one
    assert digest_of(chunks_of(make_corpus(draft=("青岛市", None, None, ["另一句。", "购买云服务另行规定。"])))) != one
