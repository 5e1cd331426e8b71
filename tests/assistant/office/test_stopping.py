"""A rule that the office has stopped gives its text, says that it is stopped, and gives no figure by any way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.calculating import upstream
from assistant.conversation import Conversation
from assistant.office.records import Stop
from assistant.screening.running import scope
from assistant.settings import Settings
from assistant.state import office as records
from assistant.state import open_state
from documents import Corpus
from tests.assistant.office.conftest import CLOUD, IN_FORCE, TODAY, office_with
from tools.catalogue import RULES
from tools.withdrawing import as_they_stand

STOP = Stop(rule="laoshan-6", reason="区财政局正在核对实际费用的口径, 60天内答复")


def test_a_stopped_rule_gives_its_text_and_no_figure(ask: Callable[..., Answer]) -> None:
    before, after = ask(CLOUD), ask(CLOUD, records=(STOP,))
    assert before.headline is not None and str(before.headline.amount) == "7.2"
    assert after.headline is None and after.awards == [] and after.total is None
    assert "该条测算暂停, 待核" in after.text and "60天内答复" in after.text and TODAY.isoformat() in after.text
    assert "7.2" not in after.text
    assert next((notice.kind, "暂停" in notice.text) for notice in after.notices) == ("withdrawn", True)
    assert any("40%" in citation.quote for citation in after.citations)


@pytest.mark.parametrize(
    "question",
    [
        "花了36w5买云，崂山",
        "崂山 企业云 卡着线 10万零5千",
        "崂山区云服务买多少才能封顶",
        "how much for 180,000 yuan of cloud services in 崂山区",
    ],
)
def test_it_is_still_found_and_no_other_rule_answers_in_its_place(ask: Callable[..., Answer], question: str) -> None:
    answer = ask(question, records=(STOP,))
    assert answer.headline is None and answer.awards == []
    assert "暂停" in answer.text or "stopped until it is checked" in answer.text


def test_a_conversation_that_began_before_the_stop_goes_on_without_a_figure(plain: Advisor) -> None:
    memory = Conversation()
    assert plain.ask(CLOUD, memory, TODAY).headline is not None
    stopped = plain.with_office(office_with(STOP))
    follow_up = stopped.ask("那如果是30万呢", memory, TODAY)
    assert follow_up.headline is None and follow_up.awards == [] and "暂停" in follow_up.text
    restated = stopped.restate({}, memory, TODAY)
    assert restated.headline is None and restated.awards == []


def test_an_award_whose_base_is_a_stopped_award_has_no_figure_either(ask: Callable[..., Answer]) -> None:
    chain = upstream(RULES["laoshan-3.2"])
    assert chain is not None and chain.source == "qd20-8"
    question = "崂山的中小企业网络化改造项目今年完工投资500万元, 市区两级一共能拿多少"
    assert ask(question).headline is not None
    for rule in (chain.rule, chain.source):
        answer = ask(question, records=(Stop(rule=rule, reason="待核"),))
        assert all(award.rule != rule for award in answer.awards)
        assert answer.headline is None and answer.total is None and "暂停" in answer.text


def test_a_plan_leaves_it_out_and_says_so(ask: Callable[..., Answer]) -> None:
    question = "我们公司在崂山, 一年买云服务18万, 新认定了市级智能工厂, 能享受哪些政策"
    assert "laoshan-6" in {award.rule for award in ask(question).awards}
    answer = ask(question, records=(STOP,))
    assert "laoshan-6" not in {award.rule for award in answer.awards}
    assert "“企业购买云服务补贴”: 该条测算暂停" in answer.text


@pytest.mark.parametrize("rule", [rule.id for rule in RULES.values() if not rule.is_lookup])
def test_every_rule_can_be_stopped(corpus: Corpus, rule: str) -> None:
    standing = as_they_stand(RULES, corpus, [rule])
    assert standing[rule].withdrawn and standing[rule].stopped and standing[rule].is_lookup
    assert standing[rule].quotes == RULES[rule].quotes
    assert [id for id in RULES if standing[id] is not RULES[id]] == [rule]


def test_a_screening_leaves_it_out_and_names_it(corpus: Corpus) -> None:
    whole = scope(corpus, IN_FORCE, reference=False)
    without = scope(corpus, IN_FORCE, reference=False, stopped=["laoshan-6"])
    assert set(whole.rules) - set(without.rules) == {"laoshan-6"}
    assert whole.withdrawn == () and without.withdrawn == ("laoshan-6",)


def test_the_command_line_knows_of_it_until_it_is_released(run: Callable[..., Result], environment: Path) -> None:
    calculation = ("calc", "laoshan-6", "--fact", "cloud_spending=18万")
    assert run(*calculation).exit_code == 0
    state = open_state(Settings(data_dir=environment))
    try:
        with state.session() as session:
            row = records.draft(session, STOP, "li", state.now())
        assert run(*calculation).exit_code == 0, "a draft stops nothing"
        with state.session() as session:
            records.release(session, session.merge(row), "wang", state.now())
        for command in (calculation, ("reverse", "laoshan-6"), ("whatif", "laoshan-6", "--range", "0..60万")):
            refused = run(*command)
            assert refused.exit_code == 1 and "PA-431" in refused.stderr and "实际费用的口径" in refused.stderr
        plan = run("plan", "--place", "崂山区", "--fact", "cloud_spending=18万", "--json")
        assert "laoshan-6" not in {award["rule"] for award in json.loads(plan.stdout)["awards"]}
        with state.session() as session:
            records.propose_end(session, session.merge(row), "li", "口径已答复", state.now())
        assert run(*calculation).exit_code == 1, "a proposal alone releases nothing"
        with state.session() as session:
            kept = records.get(session, row.id)
            assert kept is not None
            records.end(session, kept, "wang", state.now())
        assert run(*calculation).exit_code == 0
    finally:
        state.close()


def test_a_database_that_cannot_be_read_is_an_error_and_not_an_office_without_stops(
    run: Callable[..., Result], environment: Path
) -> None:
    environment.mkdir()
    (environment / "conversations.db").write_bytes(b"not a database at all" * 100)
    answer = run("calc", "laoshan-6", "--fact", "cloud_spending=18万")
    assert answer.exit_code == 1 and "PA-601" in answer.stderr
