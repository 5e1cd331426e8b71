"""What SECURITY.md says of a dependency with a known weakness holds in the code and in the lock."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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


def test_the_advisories_are_those_of_the_pinned_version() -> None:
    [pinned] = re.findall(r"^chromadb==(\S+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M)
    rows = re.findall(
        r"^\| .*(?:CVE|GHSA).*chromadb .* to (\S+), no release",
        (ROOT / "SECURITY.md").read_text(encoding="utf-8"),
        re.M,
    )
    assert rows and set(rows) == {pinned}
