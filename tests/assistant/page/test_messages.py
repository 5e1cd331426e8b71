"""A conversation as the chat component shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.answer import Answer, MissingFact
from assistant.conversation import Conversation, Offered
from assistant.errors import AdvisorError, Code
from assistant.model.comparing import is_confirmation
from assistant.page.examples import EXAMPLES
from assistant.page.messages import answer_blocks, chat_messages
from assistant.page.visits import Exchange, View, Visits
from assistant.state.tokens import new_token
from assistant.strings import LANGUAGES, Strings, strings
from documents import Corpus

AT = datetime(2026, 11, 21, tzinfo=UTC)
HOSTILE = "<img src=x onerror=alert(1)>![图](http://evil.example/x.png)[点](javascript:alert(1))<script>1</script>\u202e{{7*7}}${1}"


@pytest.fixture
def view(answer: Answer) -> View:
    return View((Exchange("一", answer, AT), Exchange("二", answer, AT)))


def test_the_headline_is_not_said_twice(answer: Answer, words: Strings) -> None:
    shown = "".join(answer_blocks(answer, 0, words))
    assert shown.count("前提 3 项待核") == 1 and "pa-open-0-0" in shown


def test_marks_point_to_their_exchange_and_the_last_can_be_asked_again(
    view: View, corpus: Corpus, words: Strings
) -> None:
    first, second = (
        message["content"] for message in chat_messages(view, corpus, words) if message["role"] == "assistant"
    )
    assert "pa-open-0-0" in first and "pa-open-1-0" in second
    assert "pa-do-retry" not in first and "pa-do-retry-1" in second and "pa-do-edit-1" in second
    assert "pa-do-up-0" in first and "pa-do-copy-1" in second


def test_a_verdict_is_shown_in_words(view: View, corpus: Corpus, words: Strings) -> None:
    judged = replace(view, exchanges=(replace(view.exchanges[0], verdict="down"),))
    shown = chat_messages(judged, corpus, words)[1]["content"]
    assert "已踩" in shown and "pa-chosen" in shown and "已赞" not in shown


def test_a_question_being_answered_says_so(view: View, corpus: Corpus, words: Strings) -> None:
    *_, question, waiting = chat_messages(replace(view, pending="三"), corpus, words)
    assert question["content"] == '<div class="pa-said">三</div>' and "正在查阅" in waiting["content"]
    *_, partial = chat_messages(replace(view, pending="三", partial="**按条文** <b>"), corpus, words)
    assert "<strong>按条文</strong>" in partial["content"] and "<b>" not in partial["content"]
    lead = "**按条文测算 7.2万元**｜仅供核对: 有效期已过｜前提 4 项待核\n\n崂山区的政策"
    *_, partial = chat_messages(replace(view, pending="三", partial=lead), corpus, words)
    block = partial["content"].partition("</section>")[0]
    assert all(part in block for part in ("7.2万元", "仅供核对", "前提 4 项待核")) and "崂山区的政策" not in block


def test_a_refused_question_says_why(view: View, corpus: Corpus, words: Strings) -> None:
    refused = replace(view, pending="长", refused=AdvisorError(Code.MESSAGE_TOO_LONG, count=20000, limit=2000))
    assert "PA-511" in chat_messages(refused, corpus, words)[-1]["content"]


def test_an_exchange_that_failed_says_its_code(corpus: Corpus, words: Strings) -> None:
    shown = chat_messages(View((Exchange("一", None, AT, "PA-999"),)), corpus, words)[-1]["content"]
    assert "PA-999" in shown and "pa-do-retry-0" in shown and "pa-do-copy" not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_words_are_shown_as_text(answer: Answer, corpus: Corpus, language: str) -> None:
    hostile = answer.model_copy(update={"text": f"{answer.text}\n{HOSTILE}\n> {HOSTILE}"})
    for message in chat_messages(View((Exchange(HOSTILE, hostile, AT),)), corpus, strings(language)):
        shown = message["content"]
        assert not any(part in shown for part in ("<img", "<script", "<a ", "{{", "${", "\u202e"))
        assert "[U+202E]" in shown


def missing(fact: str) -> dict[str, Any]:
    return {"status": "needs_facts", "missing": [MissingFact(fact=fact, label="", question="")]}


def test_the_form_for_what_is_missing_stands_in_the_last_answer_alone(
    view: View, answer: Answer, corpus: Corpus, words: Strings
) -> None:
    asks = Exchange("零", answer.model_copy(update=missing("place")), AT)
    shown = chat_messages(replace(view, exchanges=(asks,), memory=Conversation()), corpus, words)[-1]["content"]
    assert shown.count('class="pa-choice"') == 4
    assert shown.index("pa-headline") < shown.index("<form") < shown.index("<table")
    later = chat_messages(replace(view, exchanges=(asks, *view.exchanges)), corpus, words)
    assert not any("<form" in message["content"] for message in later)


def test_a_reading_that_is_offered_is_taken_with_one_click(view: View, corpus: Corpus, words: Strings) -> None:
    offered = replace(view, memory=Conversation(offered=Offered("laoshan-6", ())))
    options = chat_messages(offered, corpus, words)[-1]["options"]
    assert [option["value"] for option in options] == ["按这个理解"] and is_confirmation(options[0]["value"])


def test_what_no_text_answers_leads_to_what_they_do(real: Visits, corpus: Corpus, words: Strings, token: str) -> None:
    *_, view = real.ask(token, "今天天气怎么样", "zh-CN")
    assert view.last is not None and view.last.status == "declined"
    options = [option["value"] for option in chat_messages(view, corpus, words)[-1]["options"]]
    assert len(options) == 3 and options[0] == EXAMPLES["zh-CN"]["laoshan_2020"][0]


def test_every_policy_on_record_has_an_example(corpus: Corpus) -> None:
    assert set(EXAMPLES) == set(LANGUAGES)
    assert all(set(examples) == set(corpus.documents) for examples in EXAMPLES.values())


@pytest.mark.parametrize(
    ("language", "document", "question"),
    [(at, d, q) for at, examples in EXAMPLES.items() for d, questions in examples.items() for q in questions],
)
def test_an_example_and_what_it_suggests_are_answered_from_its_policy(
    real: Visits, corpus: Corpus, token: str, language: str, document: str, question: str
) -> None:
    words = strings(language)
    *_, view = real.ask(token, question, "zh-CN")
    assert view.last is not None and view.last.status in ("answered", "needs_facts")
    assert view.last.citations[0].document == document
    options = [option["value"] for option in chat_messages(view, corpus, words)[-1]["options"]]
    assert options
    for follow_up in options:
        *_, later = real.ask(token, follow_up, "zh-CN", replacing=1)
        assert later.last is not None and later.last.status == "answered"
        assert later.last.citations[0].document == document and later.last.text != view.last.text


def test_what_the_district_adds_and_what_a_lower_class_changes_are_suggested(
    real: Visits, corpus: Corpus, words: Strings
) -> None:
    [integration], [equipment] = EXAMPLES["zh-CN"]["qingdao_20_measures"], EXAMPLES["zh-CN"]["qingdao_2024_draft"]
    for question, suggestion, before, after in (
        (integration, "page.ask_both_levels", "120", "180"),
        (equipment, "page.ask_lower_class", "360", "288"),
    ):
        token = new_token()
        *_, view = real.ask(token, question, "zh-CN")
        options = [option["value"] for option in chat_messages(view, corpus, words)[-1]["options"]]
        assert words.say(suggestion) in options and before in view.last.text.split("\n")[0]  # type: ignore[union-attr]
        *_, view = real.ask(token, words.say(suggestion), "zh-CN")
        assert after in view.last.text.split("\n")[0]  # type: ignore[union-attr]
