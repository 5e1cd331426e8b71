"""What a visitor or a document wrote is shown as text, whatever it looks like."""

import html
import re

import pytest

from assistant.page.escaping import shown
from assistant.page.messages import said
from assistant.page.rendering import blocks

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</div></section><h1>官方通知</h1>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "&lt;b&gt; &#60;b&#62;",
    "${alert(1)} {{constructor}} {{{value}}}",
    "![图](http://example.com/x.png) [链接](javascript:alert(1)) <http://example.com>",
    "`code` ~~~ $$x$$",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_tag_comes_to_life_and_the_words_stay(text: str) -> None:
    safe = shown(text)
    assert not set(safe) & set("<>\"'`{}$")
    assert html.unescape(safe) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_inside_an_answer_stay_words(text: str) -> None:
    lines = [f"您提到的: 云服务(“{text}”)", f"> 依据[1] 六: 「{text}」", f"- {text}", f"| {text} | 1 |"]
    rendered = "".join(blocks(lines, 0, 1))
    tags = set(re.findall(r"<(\w+)", rendered))
    assert tags <= {
        "p",
        "blockquote",
        "ul",
        "li",
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "button",
        "strong",
    }
    assert "<a " not in rendered and "<img" not in rendered
    assert all(name in ("class", "type", "scope") for name in re.findall(r"<[^>]*?\s(\w+)=", rendered))


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("补\u202e元万81\u202c", "补[U+202E]元万81[U+202C]"),
        ("\u2067הוא\u2069", "[U+2067]הוא[U+2069]"),
        ("a\u200bb\x00\x1b", "a[U+200B]b[U+0000][U+001B]"),
        ("行\r\n行", "行\n行"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
    ],
)
def test_characters_that_hide_or_turn_the_text_are_shown(text: str, visible: str) -> None:
    assert shown(text) == visible


def test_a_message_is_one_block_without_a_line_break() -> None:
    message = said("第一行\n\n    <b>第二行</b>\n" + "长" * 20_000)
    assert "\n" not in message
    assert message.count("<div") == 1 and "<b>" not in message
    assert message.count("长") == 20_000


def test_a_visitors_number_in_brackets_opens_nothing() -> None:
    assert "<button" not in "".join(
        blocks(["您提到的: (“见[1]”)", "> 依据「条文[1]」", "> 依据[2] 六", "> 说明“[1]”"], 0, 1)
    )


def test_the_mark_of_a_citation_names_turn_and_index() -> None:
    [quote] = blocks(["> 依据[2] 六: 「原文」"], 3, 2)
    assert '<button type="button" class="pa-mark pa-open-3-1">[2]</button>' in quote


def test_the_working_is_a_table() -> None:
    [table] = blocks(["| 步骤 | 结果 |", "| --- | --- |", "| 按40% | **7.2** |"], 0, 0)
    assert table.count("<tr>") == 2 and '<th scope="col">步骤</th>' in table
    assert "<td><strong>7.2</strong></td>" in table and "---" not in table
