"""The five texts as they are stored, and that their clauses cover every character."""

import hashlib
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from documents import ClauseKind, Corpus, Status, load_corpus

CORPUS = load_corpus()
DOCUMENTS = tuple(CORPUS.documents)

each_document = pytest.mark.parametrize("document", DOCUMENTS)


def test_the_corpus_has_the_five_documents() -> None:
    assert set(DOCUMENTS) == {
        "laoshan_2020",
        "qingdao_20_measures",
        "jinan_2020_2022",
        "shandong_2022",
        "qingdao_2024_draft",
    }


@each_document
def test_a_text_is_the_one_that_the_manifest_describes(document: str) -> None:
    about = CORPUS.documents[document]
    content = files("documents").joinpath(about.file).read_bytes()
    assert about.file == f"texts/{document}.txt"
    assert hashlib.sha256(content).hexdigest() == about.sha256
    assert content.decode("utf-8") == CORPUS.text(document)


def test_git_leaves_the_texts_byte_for_byte() -> None:
    attributes = Path(__file__).parents[2] / ".gitattributes"
    assert "documents/texts/* -text" in attributes.read_text(encoding="utf-8").splitlines()


@each_document
def test_every_character_is_in_exactly_one_clause_and_in_order(document: str) -> None:
    text = CORPUS.text(document)
    covered = []
    for clause in CORPUS.clauses(document):
        covered += [offset for offset in range(clause.start, clause.end) if not text[offset].isspace()]
    assert covered == [offset for offset, char in enumerate(text) if not char.isspace()]


@each_document
def test_a_clause_is_its_slice_of_the_text_without_white_space_around_it(document: str) -> None:
    text = CORPUS.text(document)
    for clause in CORPUS.clauses(document):
        assert clause.text == text[clause.start : clause.end] == clause.text.strip() != ""
        assert clause.document == document
        assert clause.id.startswith(f"{document}:")


def test_clause_ids_are_unique() -> None:
    ids = [clause.id for clause in CORPUS.clauses()]
    assert len(ids) == len(set(ids))
    assert all(CORPUS.clause(id).id == id for id in ids)


@each_document
def test_only_noise_has_a_reason_and_every_noise_has_one(document: str) -> None:
    for clause in CORPUS.clauses(document):
        assert (clause.noise is not None) == (clause.kind is ClauseKind.NOISE)
        assert "[bookmark" not in clause.reading or clause.noise == "bookmark"


def test_the_noise_of_each_text_is_known() -> None:
    noise = {
        document: [clause.noise for clause in CORPUS.clauses(document) if clause.noise is not None]
        for document in DOCUMENTS
    }
    assert noise == {
        "laoshan_2020": [],
        "qingdao_20_measures": [],
        "jinan_2020_2022": ["bookmark"] * 12 + ["page_number"],
        "shandong_2022": [],
        "qingdao_2024_draft": ["bookmark"],
    }


@each_document
def test_a_cited_clause_and_each_of_its_sentences_can_be_quoted(document: str) -> None:
    for clause in CORPUS.clauses(document):
        assert len(clause.text) <= 400
        assert "".join(CORPUS.text(document)[start:end] for start, end in CORPUS.sentences(clause)).split() != []


VALIDITY = {
    "laoshan_2020": (date(2020, 12, 31), date(2022, 12, 31), Status.FINAL, "区财政局会同区工信局"),
    "qingdao_20_measures": (None, None, Status.DIGEST, None),
    "jinan_2020_2022": (date(2020, 1, 1), date(2022, 12, 31), Status.FINAL, "市工业和信息化局"),
    "shandong_2022": (date(2022, 7, 1), date(2023, 12, 31), Status.FINAL, "省工业和信息化厅、省财政厅"),
    "qingdao_2024_draft": (date(2024, 1, 1), date(2026, 12, 31), Status.DRAFT, None),
}


@each_document
def test_the_manifest_states_what_the_text_states(document: str) -> None:
    about = CORPUS.documents[document]
    assert (about.valid_from, about.valid_to, about.status, about.interpreter) == VALIDITY[document]
    for day in (about.valid_from, about.valid_to):
        if day is not None:
            CORPUS.locate(document, f"{day.year}年{day.month}月{day.day}日")
    for words in (about.interpreter, about.issuer, about.number):
        if words is not None:
            CORPUS.locate(document, words)


def test_only_the_draft_has_leads_and_none_of_them_is_in_the_corpus() -> None:
    leads = {document: [lead.title for lead in about.leads] for document, about in CORPUS.documents.items()}
    assert leads.pop("qingdao_2024_draft") == [
        "青岛市加快先进制造业高质量发展若干政策措施",
        "《青岛市加快先进制造业高质量发展若干政策措施》实施细则",
    ]
    assert not any(leads.values())
    assert [lead.number for lead in CORPUS.documents["qingdao_2024_draft"].leads] == [None, "青工信字〔2025〕15号"]


def test_the_digest_is_the_same_for_the_same_texts_and_changes_with_them() -> None:
    assert load_corpus().digest == CORPUS.digest
    some = {about: CORPUS.text(id) for id, about in CORPUS.documents.items() if id != "laoshan_2020"}
    assert Corpus(some).digest != CORPUS.digest
