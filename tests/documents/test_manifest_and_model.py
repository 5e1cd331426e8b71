"""The manifest's form, and where a day lies in a document's validity."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from pydantic import ValidationError

from documents import Lead, Period, PolicyDocument, Status, read_manifest, render_manifest


def _document(valid_from: date | None, valid_to: date | None) -> PolicyDocument:
    return PolicyDocument(
        id="a",
        title='引号"与反斜线\\',
        short_title="甲",
        place="山东省",
        valid_from=valid_from,
        valid_to=valid_to,
        status=Status.DRAFT,
        origin="测试",
        file="a.txt",
        sha256="0" * 64,
        leads=(Lead(title="乙", seen_on=date(2026, 11, 21)), Lead(title="丙", number="1号", seen_on=date(2026, 1, 2))),
    )


@pytest.mark.parametrize(
    ("on", "period"),
    [
        (date(2020, 12, 30), "not_yet"),
        (date(2020, 12, 31), "in_force"),
        (date(2022, 12, 31), "in_force"),
        (date(2023, 1, 1), "expired"),
    ],
)
def test_both_ends_of_the_validity_are_included(on: date, period: Period) -> None:
    assert _document(date(2020, 12, 31), date(2022, 12, 31)).period(on) == period


def test_a_validity_that_is_not_stated_is_unknown() -> None:
    assert _document(None, None).period(date(2021, 1, 1)) == "unknown"
    assert _document(None, date(2022, 12, 31)).period(date(2021, 1, 1)) == "unknown"
    assert _document(None, date(2022, 12, 31)).period(date(2023, 1, 1)) == "expired"
    assert _document(date(2020, 1, 1), None).period(date(2050, 1, 1)) == "in_force"


def test_a_rendered_manifest_reads_back_the_same(tmp_path: Path) -> None:
    documents = (*read_manifest(files("documents") / "manifest.toml"), _document(date(2020, 1, 1), None))
    path = tmp_path / "manifest.toml"
    path.write_text(render_manifest(documents), encoding="utf-8")
    assert read_manifest(path) == documents


def test_documents_are_frozen() -> None:
    document = _document(None, None)
    with pytest.raises(ValidationError):
        document.title = "别的"  # type: ignore[misc]
