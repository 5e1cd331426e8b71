"""Texts out of files: what is kept, what is left out, and which files are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from documents import parse
from documents.formats import FileProblem, Limits, Problem, extract
from tests.documents import office_files as files


def _articles(text: str) -> list[str | None]:
    return [clause.article for clause in parse("x", text) if clause.article]


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.docx", files.write_docx),
        ("a.pdf", files.write_pdf),
        ("a.html", files.write_html),
        ("a.md", files.write_markdown),
    ],
)
def test_a_policy_has_its_articles_in_every_format(tmp_path: Path, name: str, write: Callable[[Path], Path]) -> None:
    text = extract(write(tmp_path / name)).text
    assert {"一", "二", "三"} <= set(_articles(text))
    first = next(clause for clause in parse("x", text) if clause.article == "一")
    assert files.PARAGRAPHS[0].removesuffix("。") in first.reading.replace("（增补）", "")
    assert files.TITLE in text.replace("\n", "")


def test_word_counts_its_own_numbers_and_keeps_insertions_not_deletions(tmp_path: Path) -> None:
    text = extract(files.write_docx(tmp_path / "a.docx")).text
    assert f"一、{files.PARAGRAPHS[0]}（增补）" in text and "三、本政策自" in text
    assert "删去的话" not in text
    assert "国家级\t20万元" in text


def test_a_page_is_its_article_without_navigation_scripts_and_footer(tmp_path: Path) -> None:
    found = extract(files.write_html(tmp_path / "a.html"))
    assert found.title == files.TITLE
    assert not any(word in found.text for word in ("首页", "alert", "版权所有"))
    assert "国家级\t20万元" in found.text


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "utf-8", "big5"])
def test_a_page_is_read_in_the_encoding_it_declares(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f"<meta charset={encoding}><p>第一。</p>".encode(encoding))
    assert extract(path).text == "第一。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "big5"])
def test_plain_text_is_read_in_the_encodings_that_offices_use(tmp_path: Path, encoding: str) -> None:
    policy = (
        files.POLICY
        if encoding != "big5"
        else "關於支持檢測服務的若干政策\n一、對購買檢測服務的企業，按照實際費用的30%給予補貼，每家企業每年不超過12萬元。\n"
        * 5
    )
    path = tmp_path / "a.txt"
    path.write_bytes(policy.encode(encoding))
    assert extract(path).text == policy


def test_the_head_of_every_page_is_no_part_of_the_text(tmp_path: Path) -> None:
    text = extract(files.write_pdf(tmp_path / "a.pdf", pages=4)).text
    assert "人民政府文件" not in text and text.count("支持购买检测服务") == 4


def test_numbered_lists_of_a_page_keep_the_numbers_that_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<meta charset=utf-8><ol start=3><li>甲。</li><li>乙。</li></ol>", encoding="utf-8")
    assert extract(path).text.split() == ["3.", "甲。", "4.", "乙。"]


def _bad(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda folder: files.write_pdf(folder / "a.pdf", password="geheim"), Problem.ENCRYPTED),
        (lambda folder: files.write_pdf(folder / "a.pdf", words=False), Problem.SCANNED),
        (
            lambda folder: _bad(
                folder, "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
            ),
            Problem.ENCRYPTED,
        ),
        (lambda folder: _bad(folder, "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument"), Problem.NOT_YET),
        (lambda folder: _bad(folder, "a.doc", b"x"), Problem.NOT_YET),
        (lambda folder: _bad(folder, "a.xyz", b"x"), Problem.UNKNOWN_FORMAT),
        (lambda folder: _bad(folder, "a.txt", b""), Problem.EMPTY),
        (lambda folder: _bad(folder, "a.pdf", b" \n"), Problem.EMPTY),
        (lambda folder: _bad(folder, "a.html", b"<script>1</script>"), Problem.EMPTY),
        (lambda folder: _bad(folder, "a.txt", bytes(range(128, 256)) * 40), Problem.ENCODING),
        (lambda folder: _bad(folder, "a.txt", b"a\0b"), Problem.ENCODING),
        (lambda folder: _bad(folder, "a.txt", "Verwaltungsgebühr für Prüfung".encode("latin-1")), Problem.ENCODING),
        (lambda folder: _bad(folder, "a.pdf", b"%PDF-1.7\nnothing"), Problem.DAMAGED),
        (lambda folder: _bad(folder, "a.docx", b"PK\x03\x04nothing"), Problem.DAMAGED),
        (lambda folder: _bad(folder, "a.pdf", b"no pdf at all"), Problem.DAMAGED),
        (lambda folder: files.climbing_archive(folder / "a.docx"), Problem.UNSAFE_NAME),
        (lambda folder: _bad(folder, "..\\..\\a.txt", b"x"), Problem.UNSAFE_NAME),
        (lambda folder: files.zip_bomb(folder / "a.docx"), Problem.EXHAUSTING),
        (lambda folder: folder / "absent.txt", Problem.UNREADABLE),
        (lambda folder: folder.joinpath("folder.txt").mkdir() or folder / "folder.txt", Problem.UNREADABLE),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_refused_for_its_reason(
    tmp_path: Path, make: Callable[[Path], Path], problem: Problem
) -> None:
    with pytest.raises(FileProblem) as raised:
        extract(make(tmp_path))
    assert raised.value.problem is problem


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-")
        file.truncate(200 * 2**20)
    with pytest.raises(FileProblem) as raised:
        extract(path)
    assert raised.value.problem is Problem.TOO_LARGE


def test_a_parser_that_needs_too_much_memory_ends_as_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<div><p>" * 400_000)
    with pytest.raises(FileProblem) as raised:
        extract(path, Limits(memory=300 * 2**20))
    assert raised.value.problem is Problem.EXHAUSTING
