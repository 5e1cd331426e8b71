"""Every written form of the table reads as its value, unit and flags, and its offsets slice to its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.quantities import Quantity, find_quantities

TABLE = Path(__file__).with_name("quantity_forms.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def described(quantity: Quantity, text: str) -> tuple[str, str, str]:
    """A quantity as the table writes it. Spaces in a quantity's words are ␣, since a space parts the flags."""
    flags = [] if quantity.text == text else [f"text={quantity.text.replace(' ', '␣')}"]
    if quantity.high is not None:
        flags.append(f"high={quantity.high:f}")
    for name in ("comparison", "classifier", "per", "tax", "difference"):
        if value := getattr(quantity, name):
            flags.append(f"{name}={value}")
    flags += [name for name in ("approximate", "inherited_unit") if getattr(quantity, name)]
    if quantity.assumed:
        flags.append("assumed")
    return f"{quantity.value:f}", quantity.unit.value, " ".join(flags) or "-"


@pytest.mark.parametrize("text, value, unit, flags", ROWS, ids=[row[0] for row in ROWS])
def test_written_form(text: str, value: str, unit: str, flags: str) -> None:
    found = find_quantities(text)
    columns = zip(*(described(quantity, text) for quantity in found), strict=True) if found else (("-",),) * 3
    assert [" | ".join(column) for column in columns] == [value, unit, flags]
    assert [text[quantity.start : quantity.end] for quantity in found] == [quantity.text for quantity in found]


def test_the_table_is_large_and_has_no_form_twice() -> None:
    texts = [row[0] for row in ROWS]
    assert len(texts) >= 300
    assert len(set(texts)) == len(texts)
