"""The forms of facts: labels, units, choices and what is wrong, all from the rules."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.answer import Answer, MissingFact
from assistant.conversation import Conversation
from assistant.page.fields import company_panel, missing_form
from assistant.page.stating import FACTS, state_facts
from assistant.strings import Strings
from assistant.understanding.binding import BoundFact, Reading
from tools.fact_values import EXAMPLES, show
from tools.facts import Kind


def bound(name: str, value: object, quote: str = "原话") -> BoundFact:
    return BoundFact(FACTS[name], value, quote, labelled=True)  # type: ignore[arg-type]


def remembering(*facts: BoundFact, place: str | None = None) -> Conversation:
    return Conversation(facts={one.fact.id: one for one in facts}, place=place)


def needing(answer: Answer, *names: str) -> Answer:
    missing = [MissingFact(fact=name, label=FACTS[name].label, question=FACTS[name].question) for name in names]
    return answer.model_copy(update={"missing": missing})


def test_nothing_missing_shows_no_form(answer: Answer, words: Strings) -> None:
    assert missing_form(answer, words) == missing_form(None, words) == ""


def test_each_field_is_labelled_and_says_its_unit(answer: Answer, words: Strings) -> None:
    form = missing_form(needing(answer, "cloud_spending", "jinan_center_level"), words, {})
    for name in ("cloud_spending", "jinan_center_level"):
        assert f'<label for="pa-missing-{name}">{FACTS[name].label}</label>' in form
    assert f"例如 {EXAMPLES[Kind.MONEY]}" in form and 'maxlength="60"' in form
    assert [label for label in re.findall(r"<option[^>]*>([^<]+)", form)] == ["请选择", "国家级", "省级", "市级"]


def test_a_problem_is_told_at_its_field(answer: Answer, words: Strings) -> None:
    form = missing_form(needing(answer, "cloud_spending"), words, {"cloud_spending": "应为<数字>"})
    assert 'aria-invalid="true"' in form and "pa-missing-cloud_spending-problem" in form and "pa-wrong" in form
    assert 'role="alert"' in form and "应为&#60;数字&#62;" in form


def test_what_was_typed_stays_in_its_field(answer: Answer, words: Strings) -> None:
    wrong = {"cloud_spending": "很多<b>"}
    assert 'value="很多&#60;b&#62;"' in missing_form(needing(answer, "cloud_spending"), words, {"cloud_spending": "?"}, wrong)
    memory = remembering(bound("cloud_spending", Decimal(18)))
    assert 'value="很多&#60;b&#62;"' in company_panel(memory, words, {"cloud_spending": "?"}, wrong)


def test_one_choice_among_few_is_answered_by_a_button(answer: Answer, words: Strings) -> None:
    form = missing_form(needing(answer, "jinan_center_level"), words)
    buttons = re.findall(r'<button type="submit" class="pa-choice" name="(\w+)" value="([^"]+)">([^<]+)<', form)
    assert [label for _, _, label in buttons] == ["国家级", "省级", "市级"]
    for name, value, label in buttons:
        stated, problems = state_facts({name: value}, Conversation(), words)
        assert problems == {} and stated.text.endswith(label)
    assert "<legend>体验中心级别是国家级、省级还是市级?</legend>" in form


def test_the_place_is_answered_by_a_button(answer: Answer, words: Strings) -> None:
    place = answer.model_copy(update={"missing": [MissingFact(fact="place", label="所在地", question="在哪里?")]})
    assert re.findall(r'value="(\w+)"', missing_form(place, words)) == ["laoshan", "qingdao", "jinan", "shandong"]


def test_what_is_understood_is_shown_with_the_visitors_words(words: Strings) -> None:
    assert "还没有了解到" in company_panel(Conversation(), words, {})
    level = BoundFact(FACTS["jinan_center_level"], "省", "<b>省级</b>", True, assumed=Reading(text="按此理解"))
    panel = company_panel(remembering(level, place="青岛市崂山区"), words, {})
    assert '<option value="laoshan" selected>崂山区</option>' in panel
    assert re.search(r'<option value="省" selected>省级</option>', panel)
    assert "“&#60;b&#62;省级&#60;/b&#62;”" in panel and "按此理解" in panel


def test_a_place_that_is_no_choice_is_shown_as_it_was_said(words: Strings) -> None:
    panel = company_panel(remembering(place="外地深圳"), words, {})
    assert '<option value="">深圳</option>' in panel and "selected" not in panel


def test_every_field_of_the_panel_sent_back_unchanged_states_nothing(words: Strings) -> None:
    """Whatever kind a fact has, what the panel shows of it reads as the same value."""
    for fact in FACTS.values():
        value = True if fact.kind is Kind.YES_NO else fact.choices[0].value if fact.choices else Decimal(3)
        memory = remembering(bound(fact.id, value))
        written = value if isinstance(value, str) else show(fact, value)  # type: ignore[arg-type]
        stated, problems = state_facts({fact.id: written}, memory, words)
        assert (stated.facts, stated.text, problems) == ((), "", {}), fact


def test_a_place_that_was_left_as_it_was_is_not_said_again(words: Strings) -> None:
    memory = remembering(bound("cloud_spending", Decimal(18)), place="青岛市崂山区")
    stated, problems = state_facts({"place": "laoshan", "cloud_spending": "30万"}, memory, words)
    assert (stated.text, stated.place, problems) == ("年购买云服务金额30万元", "", {})
    moved, _ = state_facts({"place": "jinan", "cloud_spending": "18万元"}, memory, words)
    assert (moved.text, moved.facts) == ("企业在济南市", ())


def test_yearly_amounts_can_be_left_as_they_were(words: Strings) -> None:
    memory = remembering(bound("cloud_spending", (Decimal(150), Decimal(90))))
    written = show(FACTS["cloud_spending"], (Decimal(150), Decimal(90)))
    assert state_facts({"cloud_spending": written}, memory, words)[1] == {}


def test_a_denied_condition_is_said_as_a_denial(words: Strings) -> None:
    stated, problems = state_facts({"got_city_money": "否"}, Conversation(), words)
    assert problems == {} and stated.facts[0].value is False and stated.text == "项目获得市级奖补：否"
