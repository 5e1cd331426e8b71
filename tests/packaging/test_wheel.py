"""The wheel holds the program with its texts and cases, holds no tests, and answers from any folder."""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("assistant", "documents", "evals", "tools")
PAPERS = ("LICENSE", "NOTICE", "THIRD_PARTY.md")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built, without network, from a copy: setuptools leaves its build folder in the source tree."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", *PAPERS):
        shutil.copy(ROOT / name, source)
    for package in (*PACKAGES, "tests"):
        shutil.copytree(ROOT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_it_holds_the_four_packages_and_nothing_else(names: list[str]) -> None:
    folders = {name.split("/")[0] for name in names}
    assert {folder for folder in folders if not folder.endswith(".dist-info")} == set(PACKAGES)


def test_it_holds_the_manifest_and_the_texts_byte_for_byte(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        manifest = tomllib.loads(archive.read("documents/manifest.toml").decode("utf-8"))
        files = [entry["file"] for entry in manifest["document"]]
        assert len(files) >= 5
        for file in files:
            assert archive.read(f"documents/{file}") == (ROOT / "documents" / file).read_bytes()


def test_it_holds_every_file_that_the_program_reads(names: list[str]) -> None:
    """Whatever stands beside the code in a package is there to be read, so all of it must be packed."""
    expected = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {"assistant/locale/zh-CN.toml", "assistant/locale/en.toml"} <= expected
    assert any(path.startswith("evals/cases/") for path in expected)
    assert expected - set(names) == set()


def test_it_carries_its_papers(names: list[str]) -> None:
    licences = {name.rsplit("/", 1)[-1] for name in names if ".dist-info/licenses/" in name}
    assert licences == set(PAPERS)


def test_it_declares_both_commands(wheel: Path, names: list[str]) -> None:
    [entry_points] = [name for name in names if name.endswith("entry_points.txt")]
    with zipfile.ZipFile(wheel) as archive:
        lines = archive.read(entry_points).decode("utf-8").splitlines()
    assert "policy-advisor = assistant.cli:main" in lines
    assert "policy-advisor-evals = evals.__main__:main" in lines


def test_installed_elsewhere_it_answers_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    working_folder = tmp_path / "anywhere"
    working_folder.mkdir()
    environment = {
        **os.environ,
        "PYTHONPATH": str(site),
        "POLICY_ADVISOR_DATA_DIR": str(tmp_path / "data"),
    }
    where = subprocess.run(
        [sys.executable, "-c", "import assistant; print(assistant.__file__)"],
        cwd=working_folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert where.stdout.startswith(str(site))
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "ask", "崂山区企业年购买云服务18万元能补多少"],
        cwd=working_folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "7.2" in done.stdout
    assert list(working_folder.iterdir()) == []
