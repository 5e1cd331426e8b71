"""The library: the texts whole, found by place, state, theme and words, each clause with a link that stays."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from assistant.ingesting import ingest
from assistant.page.library import FOUND, library_page, text_page
from assistant.page.linking import anchor, clause_link
from assistant.page.service import Service
from assistant.page.themes import THEMES, clauses_of
from assistant.strings import LANGUAGES, Strings, strings
from documents import ClauseKind, Corpus


def titles(page: str) -> list[str]:
    return re.findall(r'<h3><a href="/library/(\w+)\?', page)


def test_every_text_is_listed_with_its_state(service: Service, words: Strings) -> None:
    page = library_page(service, {}, words)
    assert titles(page) == list(service.advisor.corpus.documents)
    assert page.count("有效期已过") > 2 and "征求意见稿" in page and "文本未载明" in page


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"place": "济南市"}, ["jinan_2020_2022"]),
        ({"state": "draft"}, ["qingdao_2024_draft"]),
        ({"state": "expired", "place": "山东省"}, ["shandong_2022"]),
        ({"place": "火星"}, []),
    ],
)
def test_texts_are_narrowed_by_place_and_state(
    service: Service, words: Strings, chosen: dict[str, str], found: list[str]
) -> None:
    assert titles(library_page(service, chosen, words)) == found


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_theme_has_clauses(service: Service, theme: str, language: str) -> None:
    page = library_page(service, {"theme": theme}, strings(language))
    assert len(re.findall(r'<a href="/library/\w+(?:\?language=en)?#', page)) >= 2


def test_a_theme_leaves_out_headings(corpus: Corpus) -> None:
    assert not any(clause.id.endswith("/heading") for clause in clauses_of("cloud", corpus.clauses()))


def test_a_search_gives_clauses_with_links_inside_the_chosen_place(service: Service, words: Strings) -> None:
    page = library_page(service, {"query": "云服务"}, words)
    assert "/library/laoshan_2020#" in page
    there = library_page(service, {"query": "云服务", "place": "济南市"}, words)
    assert "/library/laoshan_2020#" not in there and there.count("/library/jinan_2020_2022#") == FOUND


def test_a_search_within_a_theme_gives_its_clauses_alone(service: Service, words: Strings) -> None:
    page = library_page(service, {"query": "企业", "theme": "cloud"}, words)
    found = re.findall(r'<span class="state">.*?</span>\n<p>(.*?)</p>', page)
    assert found and all(any(word in text for word in THEMES["cloud"]) for text in found)


@pytest.mark.parametrize(
    ("kind", "text", "state"), [("digest", "qingdao_20_measures", "新闻解读"), ("draft", "qingdao_2024_draft", "征求意见稿")]
)
def test_the_state_of_its_text_stands_beside_each_clause_found(
    service: Service, words: Strings, kind: str, text: str, state: str
) -> None:
    page = library_page(service, {"query": "企业", "state": kind}, words)
    found = re.findall(r'<a href="/library/(\w+)#[^>]*>[^<]*</a>\n<span class="state">(.*?)</span>', page)
    assert set(found) == {(text, state)}


def test_what_is_looked_for_is_shown_as_text(service: Service, words: Strings) -> None:
    page = library_page(service, {"query": '"><script>alert(1)</script>', "theme": "<b>", "place": "<i>"}, words)
    assert "<script" not in page and "<b>" not in page and "<i>" not in page


@pytest.mark.parametrize("document", ["laoshan_2020", "qingdao_20_measures", "jinan_2020_2022", "shandong_2022"])
def test_every_clause_has_one_place_on_its_page_and_its_link_leads_there(
    service: Service, corpus: Corpus, words: Strings, document: str
) -> None:
    page = text_page(service, document, words)
    assert page is not None
    ids = [html.unescape(found) for found in re.findall(r'<p class="clause[^"]*" id="([^"]+)"', page)]
    clauses = [clause for clause in corpus.clauses(document) if clause.kind is not ClauseKind.NOISE]
    assert ids == [anchor(clause) for clause in clauses] and len(ids) == len(set(ids))
    for clause in clauses:
        assert unquote(clause_link(clause)) == f"/library/{document}#{anchor(clause)}"


def test_the_text_says_what_came_after_and_where_its_rules_stand(service: Service, words: Strings) -> None:
    draft = text_page(service, "qingdao_2024_draft", words)
    assert draft is not None and "线索(未收录, 不作依据)" in draft and "15号" in draft
    assert "未收录该文本的延期" in draft and "技术改造设备投资奖补" in draft


def test_an_unknown_text_is_none(service: Service, words: Strings) -> None:
    assert text_page(service, "../../etc/passwd", words) is None


def test_a_draft_is_never_called_in_force(service: Service, words: Strings) -> None:
    page = library_page(service, {"state": "draft"}, words)
    assert "征求意见稿, 不能作为申报依据" in page and ">征求意见稿 · " not in page
    assert "qingdao_2024_draft" not in titles(library_page(service, {"state": "in_force"}, words))
    assert "qingdao_2024_draft" not in titles(library_page(service, {"state": "expired"}, words))


def test_a_text_of_several_versions_says_what_has_changed(service: Service, words: Strings, tmp_path: Path) -> None:
    text = service.advisor.corpus.text("laoshan_2020").replace("40%", "30%").replace("发挥政府产业投资引导基金引导作用，", "")
    (tmp_path / "laoshan.txt").write_text(text, encoding="utf-8")
    ingest([tmp_path / "laoshan.txt"], {"id": "laoshan_2020"}, service.settings.data_dir / "texts")
    page = text_page(service, "laoshan_2020", words)
    assert page is not None and "第 1 版 → 第 2 版" in page
    assert re.search(r"按照实际费用的\s*<del>40</del><ins>30</ins>%", page)
    assert '<a href="/library/laoshan_2020?language=zh-CN#' in page and "改动" in page
