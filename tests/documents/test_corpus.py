"""Searching the corpus: quotes, offsets, sentences, and texts from another folder."""

import hashlib
from pathlib import Path

import pytest

from documents import CorpusError, PolicyDocument, QuoteNotFound, Status, load_corpus, render_manifest
from documents.corpus import Corpus

CORPUS = load_corpus()


def _verbatim(document: str, quote: str, article: str | None = None) -> str:
    start, end = CORPUS.locate(document, quote, article)
    return CORPUS.text(document)[start:end]


def test_a_quote_is_found_across_a_broken_line_and_given_verbatim() -> None:
    found = _verbatim("laoshan_2020", "作为我区企业技术改造升级重点支持领域", "三 第1款")
    assert found == "作为我区企\n\n业技术改造升级重点支持领域"


def test_a_quote_is_found_across_stray_spaces_on_either_side() -> None:
    assert _verbatim("laoshan_2020", "实际费用的40%进行补贴") == "实际费用的 40%进行补贴"
    assert _verbatim("qingdao_2024_draft", "12 月 31 日") == "12月  31日"


def test_a_quote_is_found_across_noise() -> None:
    found = _verbatim("jinan_2020_2022", "一、总体原则本政策主要涉及奖补类方式")
    assert found == "一、总体原则\n[bookmark: _Hlk30364987]本政策主要涉及奖补类方式"


def test_an_article_decides_between_equal_words() -> None:
    words = "按不超过实际总投入的30%予以资助，最高资助100万元"
    spans = [CORPUS.locate("jinan_2020_2022", words, article) for article in ("7", "10", "11")]
    assert len(set(spans)) == 3
    assert CORPUS.locate("jinan_2020_2022", words) == spans[0]


def test_an_article_includes_what_is_under_it_and_its_heading() -> None:
    assert _verbatim("laoshan_2020", "30万元奖励", "四") == "30 万元奖励"
    assert _verbatim("shandong_2022", "不低于100万元", "第十二条") == "不低于 100 万元"
    assert _verbatim("laoshan_2020", "支持工业互联网试点示范", "四") == "支持工业互联网试点示范"


def test_brackets_and_spaces_in_an_articles_number_do_not_matter() -> None:
    assert CORPUS.article("shandong_2022", "第十二条（五）") == CORPUS.article("shandong_2022", "第十二条 (五)") != ()
    assert CORPUS.article("laoshan_2020", "附则3") == CORPUS.article("laoshan_2020", "附则 3") != ()


def test_one_number_is_not_the_beginning_of_another() -> None:
    assert {clause.article for clause in CORPUS.article("jinan_2020_2022", "1")} == {"1"}
    assert {clause.article for clause in CORPUS.article("shandong_2022", "第十条")} == {"第十条"}


@pytest.mark.parametrize(
    ("quote", "article"),
    [
        ("按照实际费用的 41%进行补贴", None),
        ("不超过 20 万元", "七"),
        ("不超过 20 万元", "九"),
        ("最高不超过 100 万。上级", None),
        ("  ", None),
    ],
)
def test_words_that_are_not_there_are_not_found(quote: str, article: str | None) -> None:
    with pytest.raises(QuoteNotFound) as raised:
        CORPUS.locate("laoshan_2020", quote, article)
    assert (raised.value.document, raised.value.quote, raised.value.article) == ("laoshan_2020", quote, article)


def test_noise_cannot_be_quoted() -> None:
    with pytest.raises(QuoteNotFound):
        CORPUS.locate("jinan_2020_2022", "[bookmark: _Hlk30364987]")


def test_an_unknown_document_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        CORPUS.locate("beijing_2030", "补贴")


@pytest.mark.parametrize("document", CORPUS.documents)
def test_the_clause_at_an_offset_contains_it(document: str) -> None:
    for clause in CORPUS.clauses(document):
        assert CORPUS.clause_at(document, clause.start) == clause
        assert CORPUS.clause_at(document, clause.end - 1) == clause


def test_white_space_belongs_to_the_clause_before_it() -> None:
    clause = CORPUS.clause("laoshan_2020:六")
    assert CORPUS.clause_at("laoshan_2020", clause.end) == clause
    assert CORPUS.clause_at("laoshan_2020", 0) == CORPUS.clauses("laoshan_2020")[0]


@pytest.mark.parametrize("offset", [-1, 10**9])
def test_an_offset_outside_the_text_is_an_index_error(offset: int) -> None:
    with pytest.raises(IndexError):
        CORPUS.clause_at("laoshan_2020", offset)


def _sentences(corpus: Corpus, id: str) -> list[str]:
    clause = corpus.clause(id)
    return [corpus.text(clause.document)[start:end] for start, end in corpus.sentences(clause)]


def test_a_clause_divides_into_sentences_with_their_stops() -> None:
    assert _sentences(CORPUS, "qingdao_2024_draft:13") == [
        "13.推动协同创新载体建设。",
        "积极布局建设一批制造业创新中心，对注册为企业独立法人并获准建设的省级制造业创新中心，给予500万元一次性奖励。",
        "对升级成国家级制造业创新中心的，按照“一事一议”方式给予奖励。",
    ]


def test_a_semicolon_ends_a_sentence() -> None:
    assert [words[-3:] for words in _sentences(CORPUS, "qingdao_2024_draft:17")] == ["标杆。", "奖励；", "奖励。"]


def _document(id: str, text: str) -> PolicyDocument:
    return PolicyDocument(
        id=id,
        title='某市“若干\\措施"',
        short_title="某市措施",
        place="青岛市",
        status=Status.FINAL,
        origin="测试",
        file=f"{id}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        aliases=("甲", "乙"),
    )


def _folder(folder: Path, id: str, text: str) -> PolicyDocument:
    document = _document(id, text)
    (folder / f"{id}.txt").write_bytes(text.encode())
    (folder / "manifest.toml").write_text(render_manifest([document]), encoding="utf-8")
    return document


TEXT = "某市措施\r\n\r\n一、奖励。给予10万元。\r\n二、附则。本措施由市工信局解释。\r\n"


def test_an_ingested_text_joins_the_built_in_ones(tmp_path: Path) -> None:
    document = _folder(tmp_path, "city_2027", TEXT)
    corpus = load_corpus(tmp_path)
    assert corpus.documents["city_2027"] == document
    assert corpus.text("city_2027") == TEXT
    assert corpus.articles("city_2027") == ("一", "二")
    assert tuple(corpus.documents)[:-1] == tuple(CORPUS.documents)
    assert corpus.digest != CORPUS.digest


def test_a_folder_without_a_manifest_adds_nothing(tmp_path: Path) -> None:
    assert load_corpus(tmp_path / "absent").digest == load_corpus(tmp_path).digest == CORPUS.digest


def test_a_built_in_text_cannot_be_replaced(tmp_path: Path) -> None:
    _folder(tmp_path, "laoshan_2020", TEXT)
    with pytest.raises(CorpusError, match="laoshan_2020"):
        load_corpus(tmp_path)


def test_a_text_that_differs_from_its_digest_is_refused(tmp_path: Path) -> None:
    _folder(tmp_path, "city_2027", TEXT)
    (tmp_path / "city_2027.txt").write_bytes(TEXT.replace("10万", "90万").encode())
    with pytest.raises(CorpusError, match="SHA-256"):
        load_corpus(tmp_path)


def test_a_text_that_is_missing_or_not_utf8_is_refused(tmp_path: Path) -> None:
    _folder(tmp_path, "city_2027", TEXT)
    (tmp_path / "city_2027.txt").write_bytes(TEXT.encode("gb18030"))
    with pytest.raises(CorpusError):
        load_corpus(tmp_path)
    (tmp_path / "city_2027.txt").unlink()
    with pytest.raises(CorpusError):
        load_corpus(tmp_path)


@pytest.mark.parametrize("manifest", ["[[document]]\nid = 1", "not toml", "[[document]]\nid = 'a'\ncolour = 'red'"])
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.toml").write_text(manifest, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"manifest\.toml"):
        load_corpus(tmp_path)
