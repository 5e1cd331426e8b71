"""What holds for any amount and any text."""

from __future__ import annotations

import string
from decimal import Decimal
from itertools import pairwise

import cn2an
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tools.amounts import plain, wan, yuan
from tools.normalising import normalise
from tools.quantities import QuantityError, Unit, find_quantities, parse_money, parse_number, print_forms

AMOUNTS = st.integers(min_value=0, max_value=10**14).map(lambda fen: Decimal(fen).scaleb(-6))
"""Whole 分 up to 一万亿元, in 万元."""
WHOLE_YUAN = st.integers(min_value=0, max_value=10**12 - 1)
ALPHABET = (
    "0123456789.,，-~%％/:：一二两三四五六七八九十百千万亿零〇半几多来个家人项条次款套台件元块角分钱年月日天号级名位第前后每比超过不到以上以下"
    "约近含税参数平㎡米量投设备、。和到至成之点wWBkmRMByuan ()（）〔〕\u2009\u200b０１２３ＷＢ壹贰叁萬億圓參⼆⼗"
)
TEXTS = st.one_of(st.text(max_size=80), st.text(alphabet=ALPHABET, max_size=40))


@given(AMOUNTS)
@example(Decimal(0))
@example(Decimal("0.000001"))
@example(Decimal(10000))
@example(Decimal("12345.6789"))
def test_every_form_reads_back_as_the_same_amount(amount: Decimal) -> None:
    read = {name: parse_money(form) for name, form in print_forms(amount).items()}
    assert read == dict.fromkeys(read, amount)


@given(AMOUNTS)
def test_forms_read_the_same_inside_a_sentence(amount: Decimal) -> None:
    for name, form in print_forms(amount).items():
        text = f"我们投了{form}，能补多少？"
        found = find_quantities(text)
        assert [(q.unit, q.value, q.text) for q in found] == [(Unit.MONEY, amount, form)], name


@given(AMOUNTS)
def test_the_human_form_reads_back(amount: Decimal) -> None:
    assert parse_money(wan(amount)) == amount


@given(WHOLE_YUAN)
@example(10**8 + 10)
@example(10**11 + 10**4)
def test_numerals_of_cn2an_read_back(number: int) -> None:
    for mode in ("low", "up"):
        written = cn2an.an2cn(number, mode)
        if not 1000 <= number % 10**8 < 10**4 or number < 10**8:  # 一亿五千 is said for 一亿五千万
            assert parse_number(written) == number
        assert parse_money(f"{written}元") == Decimal(plain(Decimal(number) * Decimal("0.0001")))


@given(AMOUNTS)
def test_yuan_are_ten_thousand_to_one(amount: Decimal) -> None:
    assert yuan(amount) == amount * 10000


@given(TEXTS)
def test_no_text_fails_and_offsets_slice_to_the_words(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert end <= quantity.start < quantity.end
        assert quantity.value.is_finite()
        assert quantity.high is None or quantity.high > quantity.value
        end = quantity.end


@given(TEXTS)
def test_strict_reading_gives_a_number_or_says_why_not(text: str) -> None:
    for read in (parse_money, parse_number):
        try:
            value = read(text)
        except QuantityError as error:
            assert str(error)
        else:
            assert value.is_finite()


@given(TEXTS)
def test_normalising_twice_changes_nothing_and_keeps_the_way_back(text: str) -> None:
    normal, offsets = normalise(text)
    assert len(offsets) == len(normal)
    assert all(a < b for a, b in pairwise(offsets))
    assert all(0 <= offset < len(text) for offset in offsets)
    assert normalise(normal) == (normal, list(range(len(normal))))


@given(TEXTS)
def test_quantities_of_a_normalised_text_are_those_of_the_text(text: str) -> None:
    normal, offsets = normalise(text)
    assert [(q.unit, q.value, offsets[q.start]) for q in find_quantities(normal)] == [
        (q.unit, q.value, q.start) for q in find_quantities(text)
    ]


@given(st.text(alphabet=string.digits, min_size=30, max_size=200))
def test_a_long_run_of_digits_is_no_amount(digits: str) -> None:
    assert find_quantities(digits) == []


@pytest.mark.parametrize("name", ["万元", "Chinese", "Chinese, capital", "RMB"])
def test_forms_are_named(name: str) -> None:
    assert name in print_forms(Decimal("7.2"))


def test_no_form_states_a_negative_amount() -> None:
    with pytest.raises(ValueError, match="负"):
        print_forms(Decimal(-1))
