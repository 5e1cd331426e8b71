"""New texts and new versions, from the file to the answer."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.errors import AdvisorError, as_advisor_error
from assistant.ingesting import MOST_FILES, ingest
from assistant.planning import plan_answer
from assistant.settings import Settings
from assistant.startup import open_advisor
from assistant.strings import strings
from documents import ChangeKind, load_corpus, load_versions
from tests.documents import office_files as files
from tools.catalogue import RULES
from tools.withdrawing import as_they_stand, broken

DAY = date(2026, 11, 21)
Run = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def _ask(data: Path, *messages: str) -> Answer:
    """The last answer of a conversation over the texts of a data folder, by words alone."""
    advisor, retrieval = open_advisor(Settings(data_dir=data, embedding_model="none"))
    memory = Conversation()
    try:
        return [advisor.ask(message, memory, DAY) for message in messages][-1]
    finally:
        retrieval.close()


def _built_in(folder: Path, old: str, new: str) -> Path:
    """A new version of the Laoshan text, with some words exchanged."""
    text = load_corpus().text("laoshan_2020")
    assert old in text
    path = folder / "laoshan_2020.txt"
    path.write_bytes(text.replace(old, new).encode())
    return path


def test_a_word_file_is_all_it_takes(data: Path, tmp_path: Path) -> None:
    [one] = ingest([files.write_docx(tmp_path / "海州 政策.docx")], {}, data / "texts")
    document = one.document
    assert document.id == "hai_zhou_zheng_ce"
    assert (document.title, document.place, document.status) == (files.TITLE, "东海市海州区", "final")
    assert (document.valid_from, document.valid_to) == (date(2026, 1, 1), date(2028, 12, 31))
    assert document.interpreter == "海州区工业和信息化局"
    assert document.number is None and document.issuer is None


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("企业购买检测服务8万元能补多少", "一"),
        ("我们在海州区，一年买检测服务花了20万", "一"),
        ("购置检测设备奖励多少", "二"),
        (f"《{files.TITLE}》里设备的奖励是多少", "二"),
    ],
)
def test_a_text_without_rules_is_quoted_where_it_answers_best(
    data: Path, tmp_path: Path, question: str, article: str
) -> None:
    ingest([files.write_markdown(tmp_path / "haizhou.md")], {}, data / "texts")
    answer = _ask(data, question)
    assert answer.status == "answered" and answer.headline is None and not answer.awards
    assert (answer.citations[0].document, answer.citations[0].article) == ("haizhou", article)
    assert answer.citations[0].quote in answer.text.replace("\n", "")
    assert "不测算金额" in answer.text and "2028-12-31" in answer.text


@pytest.mark.parametrize(
    ("question", "amount"),
    [("崂山区企业年购买云服务18万元能补多少", "7.2"), ("崂山区市级工业互联网平台奖多少", "100")],
)
def test_a_new_text_takes_no_question_from_the_rules(data: Path, tmp_path: Path, question: str, amount: str) -> None:
    ingest([files.write_markdown(tmp_path / "haizhou.md")], {}, data / "texts")
    answer = _ask(data, question)
    assert answer.headline is not None and str(answer.headline.amount) == amount


@pytest.mark.parametrize("question", ["济南企业购买检测服务8万元能补多少", "今天天气怎么样"])
def test_a_text_answers_neither_for_another_place_nor_for_another_matter(
    data: Path, tmp_path: Path, question: str
) -> None:
    ingest([files.write_markdown(tmp_path / "haizhou.md")], {}, data / "texts")
    assert _ask(data, question).status == "declined"


def test_a_new_text_says_whether_it_is_in_force(data: Path, tmp_path: Path) -> None:
    ingest([files.write_markdown(tmp_path / "haizhou.md")], {}, data / "texts")
    answer = _ask(data, f"{files.TITLE}还有效吗")
    assert "2028年12月31日" in answer.text and answer.citations[0].article == "三"


def test_a_new_version_keeps_the_old_one_and_tells_what_changed(data: Path, tmp_path: Path) -> None:
    folder = data / "texts"
    path = files.write_markdown(tmp_path / "haizhou.md")
    ingest([path], {"issuer": "海州区政府"}, folder)
    path.write_text(path.read_text("utf-8").replace("30%", "25%").replace("2028年", "2029年"), encoding="utf-8")
    [one] = ingest([path], {}, folder)
    assert [(c.kind, c.new.article) for c in one.changes if c.new] == [
        (ChangeKind.CHANGED, "一"),
        (ChangeKind.CHANGED, "三"),
    ]
    assert "[-30-]{+25+}" in one.changes[0].marked()
    assert (one.document.version, one.document.issuer, one.document.valid_to) == (2, "海州区政府", date(2029, 12, 31))
    (first, first_text), (second, _) = load_versions(folder, "haizhou")
    assert first.superseded_by == "haizhou" and "30%" in first_text
    assert second.superseded_by is None
    assert tuple(load_corpus(folder).documents)[-1] == "haizhou"
    assert "25%" in _ask(data, "企业购买检测服务能补多少").text


def test_the_same_text_again_is_no_new_version(data: Path, tmp_path: Path) -> None:
    path = files.write_markdown(tmp_path / "haizhou.md")
    ingest([path], {}, data / "texts")
    [one] = ingest([path], {"number": "海政〔2026〕1号"}, data / "texts")
    assert (one.is_new_text, one.document.version, one.document.number) == (False, 1, "海政〔2026〕1号")


def test_a_file_of_another_name_is_a_new_version_where_the_title_is_the_same(data: Path, tmp_path: Path) -> None:
    ingest([files.write_markdown(tmp_path / "haizhou.md")], {}, data / "texts")
    [one] = ingest([files.write_docx(tmp_path / "revised.docx")], {}, data / "texts")
    assert (one.document.id, one.document.version) == ("haizhou", 2)


def test_a_text_that_has_nothing_in_common_is_no_version_unless_it_is_said_to_be(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "laoshan_2020.txt"
    path.write_text(files.POLICY, encoding="utf-8")
    with pytest.raises(AdvisorError) as raised:
        ingest([path], {}, data / "texts")
    assert raised.value.code == "PA-428"
    [one] = ingest([path], {}, data / "texts", replace=True)
    assert (one.document.id, one.document.version) == ("laoshan_2020", 2)


def test_a_rule_whose_clause_changed_gives_no_figure_and_says_so(data: Path, tmp_path: Path) -> None:
    path = _built_in(tmp_path, "实际费用的 40%", "实际费用的 30%")
    [one] = ingest([path], {}, data / "texts")
    assert [c.new.article for c in one.changes if c.new] == ["六"]
    answer = _ask(data, "崂山区企业年购买云服务18万元能补多少")
    assert answer.headline is None and not answer.awards
    assert [n.kind for n in answer.notices if n.kind == "withdrawn"] == ["withdrawn"]
    assert "30%" in answer.citations[0].quote.replace(" ", "") and answer.citations[0].article == "六"
    assert "7.2" not in answer.text and "复核" in answer.text


def test_the_other_rules_of_the_text_go_on(data: Path, tmp_path: Path) -> None:
    ingest([_built_in(tmp_path, "实际费用的 40%", "实际费用的 30%")], {}, data / "texts")
    corpus = load_corpus(data / "texts")
    assert set(broken(RULES, corpus)) == {"laoshan-6"}
    assert [rule.id for rule in as_they_stand(RULES, corpus).values() if rule.withdrawn] == ["laoshan-6"]
    answer = _ask(data, "崂山区市级工业互联网平台奖多少")
    assert answer.headline is not None and str(answer.headline.amount) == "100"


def test_a_limit_whose_clause_changed_withdraws_what_it_limits(data: Path, tmp_path: Path) -> None:
    ingest([_built_in(tmp_path, "房屋补贴包含在其经济贡献", "房屋补贴不包含在其经济贡献")], {}, data / "texts")
    assert {"laoshan-5.1", "laoshan-5.2"} <= set(broken(RULES, load_corpus(data / "texts")))


def test_first_versions_are_left_to_the_rules(advisor: Advisor) -> None:
    assert as_they_stand(RULES, advisor.corpus) is RULES


def test_an_article_that_is_gone_leaves_the_rule_without_figure(data: Path, tmp_path: Path) -> None:
    text = load_corpus().text("laoshan_2020")
    start, end = text.index("六、"), text.index("七、")
    path = tmp_path / "laoshan_2020.txt"
    path.write_bytes((text[:start] + text[end:]).encode())
    ingest([path], {}, data / "texts")
    assert _ask(data, "崂山区企业年购买云服务18万元能补多少").headline is None


def test_a_superseded_text_is_computed_but_never_applied_under(data: Path, tmp_path: Path) -> None:
    ingest([files.write_markdown(tmp_path / "haizhou.md")], {"supersedes": ("laoshan_2020",)}, data / "texts")
    answer = _ask(data, "崂山区企业年购买云服务18万元能补多少")
    assert str(answer.awards[0].amount) == "7.2" and answer.awards[0].usable == "reference"
    assert f"已被《{files.TITLE}》取代" in answer.text and "未收录延期" not in answer.text


def test_a_plan_says_which_awards_it_cannot_count(data: Path, tmp_path: Path) -> None:
    ingest([_built_in(tmp_path, "实际费用的 40%", "实际费用的 30%")], {}, data / "texts")
    corpus, words = load_corpus(data / "texts"), strings("zh-CN")
    answer = plan_answer(RULES, corpus, {"cloud_spending": "18万"}, "青岛市崂山区", DAY, words)
    assert [notice.text for notice in answer.notices if notice.kind == "withdrawn"] == [
        "《崂山区工业互联网若干政策》“企业购买云服务补贴”: 文本已更新, 规则所依据的原文已改动, 金额撤回, 复核后恢复。"
    ]
    elsewhere = plan_answer(RULES, corpus, {"cloud_spending": "18万"}, "济南市", DAY, words)
    assert all(notice.kind != "withdrawn" for notice in elsewhere.notices)
    asked = _ask(data, "崂山区的企业, 今年买云服务18万元, 我们公司能享受哪些政策, 都列出来")
    assert "企业购买云服务补贴" in "".join(notice.text for notice in asked.notices if notice.kind == "withdrawn")


def test_a_text_is_said_to_hold_only_as_long_as_it_states(data: Path, tmp_path: Path) -> None:
    facts = {"title": "检测奖励办法", "place": "海州区", "status": "final"}
    text = tmp_path / "jiance.txt"
    text.write_text("一、对开展检测培训的机构给予5万元补助。\n", encoding="utf-8")
    ingest([text], facts, data / "texts")
    assert "文本未载明有效期" in _ask(data, "检测奖励办法里, 检测培训补助多少").text
    ingest([text], {**facts, "valid_from": date(2026, 1, 1)}, data / "texts")
    answer = _ask(data, "检测奖励办法里, 检测培训补助多少")
    assert "自 2026-01-01 起施行, 文本未载明截止日期" in answer.text and "在有效期内" not in answer.text


def test_texts_of_one_place_under_two_names_both_answer(data: Path, tmp_path: Path) -> None:
    ingest([files.write_markdown(tmp_path / "haizhou.md")], {}, data / "texts")
    other = tmp_path / "peixun.txt"
    other.write_text("一、对开展检测培训的机构给予5万元补助。\n二、由某局解释。\n", encoding="utf-8")
    ingest([other], {"title": "培训办法", "place": "海州区", "status": "final"}, data / "texts")
    cited = [
        {citation.document for citation in _ask(data, message).citations}
        for message in ("海州区购置检测设备奖励多少", "海州区检测培训补助多少")
    ]
    assert cited == [{"haizhou"}, {"peixun"}]


def test_so_many_files_are_taken_at_once(data: Path, tmp_path: Path) -> None:
    with pytest.raises(AdvisorError) as raised:
        ingest([tmp_path / "a.txt"] * (MOST_FILES + 1), {}, data / "texts")
    assert raised.value.code == "PA-432" and not data.exists()


@pytest.mark.usefixtures("environment")
def test_the_command_tells_what_it_read_what_changed_and_where_the_draft_is(
    run: Run, tmp_path: Path, environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_ADVISOR_EMBEDDING_MODEL", "none")
    path = files.write_markdown(tmp_path / "haizhou.md")
    first = run("ingest", str(path))
    assert first.exit_code == 0, first.stderr
    assert "适用地区: 东海市海州区" in first.stdout and "haizhou_v1.py" in first.stdout
    assert (environment / "scaffolds" / "haizhou_v1.py").is_file()
    path.write_text(path.read_text("utf-8").replace("30%", "25%"), encoding="utf-8")
    assert "[-30-]{+25+}" in run("ingest", str(path)).stdout
    assert "[-30-]{+25+}" in run("changes", "haizhou").stdout
    rows = run("texts").stdout.splitlines()
    assert any("haizhou" in row and "第 1 版" in row and "取代" in row for row in rows)
    assert any("haizhou" in row and "第 2 版" in row and "在用" in row for row in rows)
    laoshan = _built_in(tmp_path, "实际费用的 40%", "实际费用的 30%")
    assert "laoshan-6" in run("ingest", str(laoshan)).stdout
    calc = run("calc", "laoshan-6", "--fact", "cloud_spending=18万")
    assert calc.exit_code == 1 and "PA-430" in calc.stderr


def test_a_refused_file_leaves_texts_and_index_as_they_were(data: Path, tmp_path: Path) -> None:
    good = files.write_markdown(tmp_path / "haizhou.md")
    ingest([good], {}, data / "texts")
    _ask(data, "购置检测设备奖励多少")
    before = {path: path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file()}
    for bad in (
        files.write_pdf(tmp_path / "a.pdf", password="x"),
        files.write_pdf(tmp_path / "b.pdf", words=False),
        files.zip_bomb(tmp_path / "c.docx"),
        files.climbing_archive(tmp_path / "d.docx"),
    ):
        with pytest.raises(AdvisorError):
            ingest([good, bad], {}, data / "texts")
    assert {path: path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file()} == before


@pytest.mark.parametrize("moment", ["text", "manifest"])
@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "PA-902"), (errno.EROFS, "PA-901"), (errno.EACCES, "PA-901")]
)
def test_a_full_disk_or_a_folder_for_reading_only_leaves_the_texts_as_they_were(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, number: int, code: str
) -> None:
    folder = data / "texts"
    ingest([files.write_markdown(tmp_path / "haizhou.md")], {}, folder)
    before = load_corpus(folder).digest
    new = _built_in(tmp_path, "实际费用的 40%", "实际费用的 30%")
    opened = Path.open

    def failing(self: Path, mode: str = "r", *rest: object, **more: object) -> object:
        if "w" in mode and (".toml" in self.name) == (moment == "manifest"):
            raise OSError(number, os.strerror(number), str(self))
        return opened(self, mode, *rest, **more)  # type: ignore[arg-type, call-overload]

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", failing)
        with pytest.raises(OSError) as raised:
            ingest([new], {}, folder)
    assert as_advisor_error(raised.value).code == code
    assert load_corpus(folder).digest == before and not list(folder.glob("*.part"))
    assert ingest([new], {}, folder)[0].document.version == 2


def test_what_a_killed_ingest_left_is_swept_away_by_the_next(data: Path, tmp_path: Path) -> None:
    folder = data / "texts"
    folder.mkdir(parents=True)
    (folder / "manifest.toml-abc.part").write_bytes(b"[[docu")
    ingest([files.write_markdown(tmp_path / "haizhou.md")], {}, folder)
    assert not list(folder.glob("*.part"))


def test_a_clock_that_was_set_back_changes_nothing(data: Path, tmp_path: Path) -> None:
    """Which version is in use is counted, never told from a time."""
    folder = data / "texts"
    path = files.write_markdown(tmp_path / "haizhou.md")
    ingest([path], {}, folder)
    for old in folder.iterdir():
        os.utime(old, (4_000_000_000, 4_000_000_000))
    path.write_text(path.read_text("utf-8").replace("30%", "25%"), encoding="utf-8")
    ingest([path], {}, folder)
    assert "25%" in load_corpus(folder).text("haizhou")
    assert [document.version for document, _ in load_versions(folder, "haizhou")] == [1, 2]


def test_a_manifest_that_points_outside_its_folder_is_refused(data: Path, tmp_path: Path) -> None:
    from documents import CorpusError

    folder = data / "texts"
    [one] = ingest([files.write_markdown(tmp_path / "haizhou.md")], {}, folder)
    manifest = folder / "manifest.toml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace(one.document.file, f"../texts/{one.document.file}"), encoding="utf-8")
    with pytest.raises(CorpusError):
        load_corpus(folder)
