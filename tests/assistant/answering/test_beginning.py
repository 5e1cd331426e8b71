"""The start of a turn."""

from __future__ import annotations

import pytest

from assistant.answering.beginning import is_english


@pytest.mark.parametrize(("text", "english"), [("How much subsidy for cloud services?", True), ("MES系统补多少", False), ("ok", False)])
def test_the_language_is_that_of_the_message(text: str, english: bool) -> None:
    assert is_english(text) is english
