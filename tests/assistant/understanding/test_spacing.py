"""White space that stands for punctuation."""

from __future__ import annotations

import pytest

from assistant.understanding.spacing import punctuated


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("崂山企业 买云花了22万 能补多少", "崂山企业，买云花了22万，能补多少"),
        ("单项冠军 省 青岛 新 C类", "单项冠军，省，青岛，新 C类"),
        ("省里认定的平台，听说能给五百万呢 注册资本三千万 区里给几个钱", "省里认定的平台，听说能给五百万呢，注册资本三千万，区里给几个钱"),
    ],
)
def test_white_space_between_clauses_is_a_comma(said: str, read: str) -> None:
    assert punctuated(said) == read


@pytest.mark.parametrize(
    "said", ["崂 山 企 业 买 云", "设备投资 18 万元", "花了30 万", "工业互联网 平台，给多少", "Qingdao company, 30 employees", ""]
)
def test_other_white_space_stays(said: str) -> None:
    assert punctuated(said) == said


def test_the_text_stays_as_long_as_it_was() -> None:
    said = "崂山企业   买云花了22万\t\t能补多少"
    assert len(punctuated(said)) == len(said)
