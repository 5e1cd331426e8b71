"""What SECURITY.md says of a dependency with a known weakness holds in the code and in the lock."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.advisories import LIST, lines, main, pins, read

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    path for folder in ("assistant", "documents", "tools", "evals", "scripts") for path in (ROOT / folder).rglob("*.py")
]
SERVER = re.compile(r"chromadb\.(?:server|app|cli)|\b(?:Async)?HttpClient\b|\bCloudClient\b|chroma\W+run\b")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_code_starts_or_calls_a_server_of_chroma(path: Path) -> None:
    assert SERVER.search(path.read_text(encoding="utf-8")) is None


@pytest.mark.parametrize("code", ["chromadb.HttpClient()", '["chroma", "run"]', "import chromadb.app"])
def test_such_code_would_be_found(code: str) -> None:
    assert SERVER.search(code)


def test_nothing_of_a_deployment_starts_one_either() -> None:
    files = [*(ROOT / "deploy").iterdir(), *(ROOT / "scripts").glob("*.sh")]
    assert files and not any("chroma" in path.read_text(encoding="utf-8") for path in files)


def test_no_pinned_release_lacks_a_known_fix(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0, capsys.readouterr().out
    assert "CVE-2026-45829" in capsys.readouterr().out


def test_what_has_no_fix_stands_in_the_document_with_its_day() -> None:
    checked, advisories = read(LIST.read_text(encoding="utf-8"))
    document = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = [one.row() for one in advisories if one.no_fix is not None]
    assert [row for row in rows if row not in document] == [] and str(checked) in document
    assert document.count(" up to ") == len(rows)


@pytest.mark.parametrize(
    ("lock", "told"),
    [
        ("a==1.9\nb==1.0\n", "a CVE-1 (x): has a fix in 2.0, and 1.9 is pinned"),
        ("a==2.0\nb==1.1\n", "b CVE-2 (y): was looked at for 1.0: look whether 1.1 has a fix"),
        ("a==2.0\n", "b CVE-2 (y): is in no lock: take the entry out"),
    ],
)
def test_a_release_without_its_fix_and_an_entry_that_no_longer_fits_are_found(lock: str, told: str) -> None:
    _, advisories = read(
        """checked = 2026-01-01
        [[advisory]]
        package = "a"
        ids = ["CVE-1"]
        about = "x"
        fixed = "2.0"
        [[advisory]]
        package = "b"
        ids = ["CVE-2"]
        about = "y"
        no_fix = "1.0"
        unreachable = "z"
        """
    )
    assert [line for problem, line in lines(advisories, pins(lock)) if problem] == [told]
    assert not any(problem for problem, _ in lines(advisories, pins("a==2.0\nb==1.0\n")))


def test_an_entry_says_either_where_the_fix_is_or_why_none_is_needed() -> None:
    entry = 'checked = 2026-01-01\n[[advisory]]\npackage = "a"\nids = ["CVE-1"]\nabout = "x"\n'
    for wrong in ("", 'no_fix = "1"', 'fixed = "1"\nno_fix = "1"\nunreachable = "z"'):
        with pytest.raises(ValueError, match="either fixed"):
            read(entry + wrong)
