"""An endpoint that fails in any way: the person gets the checked answer, within the model's time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.model.advisor_with_model import AdvisorWithModel
from tests.assistant.model.conftest import said
from tests.assistant.model.server import Reply, Scripted, say

CLOUD = "崂山企业，云服务花了18万，补多少"
Helped = Callable[..., AdvisorWithModel]
Plain = Callable[..., Answer]
SECONDS = 1.0
PATIENCE = 4.0
"""What a busy machine may add to the model's time before a test fails."""

FAILURES: dict[str, tuple[Reply, str]] = {
    "hangs": (Reply(hangs=True), "failed:timeout"),
    "drips without end": (Reply(drips=True), "failed:timeout"),
    "too many requests": (Reply(status=429, headers=(("Retry-After", "60"),)), "failed:http_429"),
    "loading": (Reply(status=503), "failed:http_503"),
    "broken": (Reply(status=500), "failed:http_500"),
    "wrong key": (Reply(status=401), "failed:http_401"),
    "not there": (Reply(status=404), "failed:http_404"),
    "refused as too long": (Reply(status=400), "failed:http_400"),
    "no JSON": (Reply(body=b"<html>busy</html>"), "rejected:"),
    "cut off": (say("这项政策面向驻区企业。\n", finish=None), "rejected:truncated"),
    "cut off at the length": (say("这项政策面向驻区企业。\n", finish="length"), "rejected:truncated"),
    "filtered": (say("这项政策面向驻区企业。\n", finish="content_filter"), "rejected:truncated"),
    "empty": (say(""), "rejected:empty"),
    "endless": (say(*["这项政策面向驻区企业。\n"] * 900), "rejected:too_long"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_phrasing_that_fails(helped: Helped, script: Scripted, plain: Plain, name: str) -> None:
    reply, event = FAILURES[name]
    script.phrase = lambda body: reply
    advisor = helped(model_listens=False, model_seconds=SECONDS)
    started = time.monotonic()
    answer = said(advisor, CLOUD)
    assert time.monotonic() - started < SECONDS + PATIENCE
    assert answer.text == plain(CLOUD).text
    events = advisor.helper.counters.snapshot()
    assert any(seen.startswith(event) for seen in events), events


@pytest.mark.parametrize("name", ["hangs", "too many requests", "loading", "broken", "wrong key", "no JSON", "empty"])
def test_listening_that_fails(helped: Helped, script: Scripted, plain: Plain, name: str) -> None:
    script.listen = lambda body: FAILURES[name][0]
    advisor = helped(model_seconds=SECONDS)
    started = time.monotonic()
    assert said(advisor, CLOUD).text == plain(CLOUD).text
    assert time.monotonic() - started < SECONDS + PATIENCE


def test_a_refusal_in_a_field_of_its_own(helped: Helped, script: Scripted, plain: Plain) -> None:
    script.listen = lambda body: Reply(refusal="I cannot help with that.")
    assert said(helped(model_phrases=False), CLOUD).text == plain(CLOUD).text


def test_nobody_listens_at_the_address(helped: Helped, plain: Plain) -> None:
    advisor = helped(model_base_url="http://127.0.0.1:9/v1")
    assert said(advisor, CLOUD).text == plain(CLOUD).text
    assert advisor.helper.counters.snapshot() == {"failed:unreachable": 1}


def test_an_endpoint_that_keeps_failing_is_left_alone_for_a_while(helped: Helped, script: Scripted) -> None:
    script.phrase = lambda body: Reply(status=503)
    advisor = helped(model_listens=False)
    for _ in range(5):
        said(advisor, CLOUD)
    assert len(script.requests) == 3
    assert advisor.helper.counters.snapshot() == {"failed:http_503": 3, "failed_here:resting": 2}


def test_a_failure_is_not_tried_again_behind_our_back(helped: Helped, script: Scripted) -> None:
    script.phrase = lambda body: Reply(status=429)
    said(helped(model_listens=False), CLOUD)
    assert len(script.requests) == 1


def test_more_questions_than_the_model_may_work_on_wait_no_longer_than_its_time(
    helped: Helped, script: Scripted, plain: Plain
) -> None:
    script.phrase = lambda body: Reply(hangs=True)
    advisor = helped(model_listens=False, model_seconds=SECONDS, model_parallel=1)
    said(advisor, CLOUD)
    started = time.monotonic()
    assert said(advisor, CLOUD).text == plain(CLOUD).text
    assert time.monotonic() - started < SECONDS + PATIENCE
