"""What changed between two versions, clause by clause."""

from __future__ import annotations

from documents import ChangeKind, changes, parse

OLD = "某市办法\n一、奖励。给予10万元。\n二、补贴。按照实际费用的40%给予补贴。\n三、附则。本办法由市工信局解释。\n"


def _kinds(new: str) -> list[tuple[ChangeKind, str | None, str | None]]:
    found = changes(parse("x", OLD), parse("x", new))
    return [(c.kind, c.old.article if c.old else None, c.new.article if c.new else None) for c in found]


def test_the_same_text_has_no_changes_however_its_lines_are_broken() -> None:
    assert _kinds(OLD) == []
    assert _kinds(OLD.replace("。按照", "。按\n照")) == []


def test_a_changed_figure_is_marked_whole() -> None:
    [change] = changes(parse("x", OLD), parse("x", OLD.replace("40%", "30%")))
    assert change.kind is ChangeKind.CHANGED
    assert change.marked() == "二、补贴。按照实际费用的[-40-]{+30+}%给予补贴。"


def test_a_clause_put_in_between_renumbers_the_ones_after_it() -> None:
    new = OLD.replace("三、", "四、").replace("四、附则", "三、贴息。贷款利息给予贴息。\n四、附则")
    assert _kinds(new) == [(ChangeKind.ADDED, None, "三"), (ChangeKind.CHANGED, "三", "四")]


def test_a_clause_that_is_gone_stands_where_it_stood() -> None:
    new = "某市办法\n一、奖励。给予10万元。\n二、附则。本办法由市工信局解释。\n"
    assert _kinds(new) == [(ChangeKind.REMOVED, "二", None), (ChangeKind.CHANGED, "三", "二")]


def test_a_text_with_nothing_in_common_is_all_gone_and_all_new() -> None:
    kinds = {kind for kind, _, _ in _kinds("别的文件\n第一条 风马牛。\n")}
    assert kinds == {ChangeKind.ADDED, ChangeKind.REMOVED}
