"""No wrong figure of a model reaches the person, whatever it writes and however it writes it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.model.advisor_with_model import AdvisorWithModel
from assistant.model.counters import Counters
from assistant.model.failures import ModelFailure
from assistant.model.gate import Gate
from assistant.model.template import Template, template_of
from assistant.retrieval import Retrieval
from tests.assistant.model.conftest import TODAY, said
from tests.assistant.model.replies import GOOD, HOSTILE, PROSE, SPLIT
from tests.assistant.model.server import Scripted, say

CLOUD = "崂山企业，云服务花了18万，补多少"
Helped = Callable[..., AdvisorWithModel]
Plain = Callable[..., Answer]


def filled(text: str, template: Template) -> str:
    """A scripted reply with the tokens of this answer."""
    clause = next(seen for seen in template.sentences if "每个企业每年补贴" in seen)
    over, rate, cap = re.findall(r"⟦F\d+⟧", clause)
    mine = next(block.seen for block in template.blocks if block.seen.startswith("您提到的"))
    names = {"over": over, "rate": rate, "cap": cap, "mine": mine, "mine_number": re.findall(r"⟦F\d+⟧", mine)[0]}
    return re.sub(r"\{(\w+)\}", lambda match: names.get(match[1], match[0]), text)


def has_number(text: str) -> bool:
    """Any numeral of any script; 是一项 has an article and no number."""
    plain_text = unicodedata.normalize("NFKC", text).replace("是一项", "")
    return any(unicodedata.numeric(char, None) is not None for char in plain_text)


def stray_lines(shown: str, checked: Answer) -> list[str]:
    """Lines with a numeral that are neither a line of the checked answer, nor its leading figure, nor a quote of it."""
    lines = set(checked.text.split("\n"))
    lead = checked.text.split("**")[1]
    quotes = {re.sub(r"\s", "", citation.quote) for citation in checked.citations}
    stray = []
    for line in shown.split("\n"):
        rest = re.sub(r"\[\d\]", "", line.replace(lead, ""))
        for quote in re.findall(r"「(.+?)」", rest):
            if any(re.sub(r"\s", "", quote) in whole for whole in quotes):
                rest = rest.replace(f"「{quote}」", "")
        if line not in lines and has_number(rest):
            stray.append(line)
    return stray


def same_but_for_words(one: Answer, other: Answer) -> bool:
    left_out = {"text", "elapsed_ms"}
    return one.model_dump(exclude=left_out) == other.model_dump(exclude=left_out)


def test_there_are_at_least_sixty_replies() -> None:
    assert len(HOSTILE) + len(SPLIT) >= 60
    assert len(GOOD) >= 8


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_reply_leaves_the_checked_answer(helped: Helped, script: Scripted, plain: Plain, name: str) -> None:
    checked = plain(CLOUD)
    script.phrase = lambda body: say(filled(HOSTILE[name], template_of(checked)))
    advisor = helped(model_listens=False)
    answer = said(advisor, CLOUD)
    assert answer.text == checked.text
    assert same_but_for_words(answer, checked)
    events = advisor.helper.counters.snapshot()
    assert any(event.startswith("rejected:") for event in events), events
    assert "shown" not in events


@pytest.mark.parametrize("name", SPLIT)
def test_a_number_in_parts_is_held_back(helped: Helped, script: Scripted, plain: Plain, name: str) -> None:
    checked = plain(CLOUD)
    script.phrase = lambda body: say(*SPLIT[name])
    parts = list(helped(model_listens=False).stream(CLOUD, Conversation(), TODAY))
    assert parts[-1].text == checked.text
    assert [line for part in parts[:-1] for line in stray_lines(part, checked)] == []


@pytest.mark.parametrize("name", GOOD)
def test_a_good_reply_is_shown(helped: Helped, script: Scripted, plain: Plain, name: str) -> None:
    checked = plain(CLOUD)
    text = filled(GOOD[name], template_of(checked))
    script.phrase = lambda body: say(*(text[at : at + 3] for at in range(0, len(text), 3)))
    advisor = helped(model_listens=False)
    answer = said(advisor, CLOUD)
    assert "shown" in advisor.helper.counters.snapshot()
    assert "语言模型改写" in answer.text
    assert answer.text.split("\n")[0] == checked.text.split("\n")[0]
    assert stray_lines(answer.text, checked) == []
    assert "⟦" not in answer.text
    assert same_but_for_words(answer, checked)


def test_whatever_binds_is_shown_besides(helped: Helped, script: Scripted, plain: Plain) -> None:
    checked = plain(CLOUD)
    script.phrase = lambda body: say("这项补贴来自崂山区的工业互联网政策。")
    shown = said(helped(model_listens=False), CLOUD).text
    for citation in checked.citations:
        assert re.sub(r"\s", "", citation.quote) in re.sub(r"\s", "", shown)
    for line in checked.text.split("\n"):
        if has_number(line):
            assert line in shown.split("\n")


def test_an_unknown_token_is_dropped_with_its_sentence_and_counted(helped: Helped, script: Scripted) -> None:
    script.phrase = lambda body: say("这项政策面向驻区企业。另有补贴⟦F99⟧。\n您能拿⟦A7⟧。")
    advisor = helped(model_listens=False)
    answer = said(advisor, CLOUD)
    assert "这项政策面向驻区企业。" in answer.text.split("\n")
    assert "另有补贴" not in answer.text
    assert "您能拿" not in answer.text
    assert advisor.helper.counters.snapshot() == {"dropped:unknown_token": 2, "shown": 1}


def test_no_hostile_reply_is_shown_beside_any_other_answer(plain: Plain) -> None:
    """The check alone, on answers of other kinds: a range, a ceiling, several awards, a clause, a missing fact."""
    questions = (
        "青岛规上企业技改设备投资3000万，C类，补多少",
        "济南企业内网改造花了1000万补多少",
        "崂山企业，两化融合项目投入600万，市里和区里一共能拿多少",
        "崂山企业，入驻载体，每年区级贡献200万，5年一共返多少",
        "青岛市每个季度发布多少个工业赋能场景？",
        "崂山企业，技改项目区里给多少",
        "崂山企业买云服务，花了10万，补多少",
    )
    checked = 0
    for question in questions:
        answer = plain(question)
        figures = [token for token in template_of(answer).tokens if token.startswith("⟦F")]
        for text in [*HOSTILE.values(), *("".join(chunks) for chunks in SPLIT.values())]:
            for figure in (figures[0], figures[-1]):
                gate = Gate(template_of(answer), Counters())
                with pytest.raises(ModelFailure):
                    gate.feed(re.sub(r"\{\w+\}", figure, text))
                    gate.finish()
                    pytest.fail(f"{question}: {gate.lines}")
                checked += 1
    assert checked > 1000


@pytest.mark.parametrize("text", PROSE)
def test_prose_of_other_words_than_the_answers_is_refused(checked: Answer, text: str) -> None:
    gate = Gate(template_of(checked), Counters())
    with pytest.raises(ModelFailure):
        gate.feed(text)
        gate.finish()
        pytest.fail(f"let through: {gate.lines}")


def test_the_model_sees_no_figure_of_the_checked_answer(helped: Helped, script: Scripted) -> None:
    said(helped(model_listens=False), CLOUD)
    data = script.requests[-1]["messages"][-1]["content"]
    assert not re.search(r"\d", re.sub(r"⟦[A-Z]\d+⟧", "", data)), data
    assert "⟦A1⟧" in data
    assert "⟦C1⟧" in data


PIECES = [
    *("⟦A1⟧", "⟦C1⟧", "⟦T1⟧", "⟦F1⟧", "⟦F3⟧", "⟦F6⟧", "⟦F99⟧", "⟦", "⟧"),
    *("9", "九", "⑨", "９", "万", "亿", "元", "%", "半", "倍", "20", "7.2", "18", "．", ".", "\u200b"),
    *("结论", "这项政策面向驻区企业", "您能拿", "不", "上限", "条文写明", "是一项", "补贴", "每个企业每年补贴不超过 "),
    *("。", "，", "：", "\n", " ", "「", "」", "**", "| ", "> 依据[1] 六: ", "<think>", "</think>"),
]


@pytest.fixture(scope="module")
def checked(opened: tuple[Advisor, Retrieval]) -> Answer:
    return opened[0].ask(CLOUD, Conversation(), TODAY)


@settings(max_examples=400, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12), cuts=st.integers(1, 7))
def test_whatever_is_let_through_has_no_number_of_its_own(checked: Answer, pieces: list[str], cuts: int) -> None:
    gate = Gate(template_of(checked), Counters())
    text = "".join(pieces)
    shown: list[str] = []
    try:
        for start in range(0, len(text), cuts):
            shown += gate.feed(text[start : start + cuts])
        shown += gate.finish()
    except ModelFailure as failure:
        assert failure.event.startswith("rejected:")
    assert stray_lines("\n".join(shown), checked) == []
    assert not any("⟦" in line or "⟧" in line for line in shown)


def test_a_fact_question_is_answered_from_its_clause_as_a_quote(
    helped: Helped, script: Scripted, plain: Plain
) -> None:
    question = "青岛市每个季度发布多少个工业赋能场景？"
    checked = plain(question)
    clause = template_of(checked).citations["⟦C1⟧"]
    script.phrase = lambda body: say("您问的是“工业赋能”场景的发布。\n条文写明：", clause, "。\n依据见⟦C1⟧。")
    answer = said(helped(model_listens=False), question)
    assert "「每季度发布不低于200个“工业赋能”场景和50个“未来城市”场景」[1]。" in answer.text.split("\n")
    assert "依据见[1]。" in answer.text
    assert answer.headline is None
    assert answer.citations == checked.citations
    assert stray_lines(answer.text, checked) == []


def test_half_a_sentence_of_a_clause_is_refused(helped: Helped, script: Scripted, plain: Plain) -> None:
    question = "青岛市每个季度发布多少个工业赋能场景？"
    clause = template_of(plain(question)).citations["⟦C1⟧"]
    script.phrase = lambda body: say("条文写明：", clause.split("和")[0], "。")
    advisor = helped(model_listens=False)
    assert said(advisor, question).text == plain(question).text
    assert advisor.helper.counters.snapshot() == {"rejected:figure_out_of_place": 1}
