"""The set-up commands, run with an interpreter that only records what it was asked to do."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ["cat", "cksum", "dirname", "grep", "mkdir", "sleep", "sort", "tail", "cp", "rm"]

# A stand-in for Python 3.11: `-m venv` puts a copy of the stand-in into the new environment.
WORKING = """#!/bin/sh
echo "$*" >>"$CALLS"
case "$*" in
*"venv --clear"*) rm -rf "$4" && mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
esac
"""
OLD = """#!/bin/sh
case "$*" in
*python_version*) echo 3.9.2 ;;
*) exit 1 ;;
esac
"""
WITHOUT_VENV = """#!/bin/sh
case "$*" in
*ensurepip*) exit 1 ;;
esac
"""
WITHOUT_NETWORK = WORKING.replace(
    "esac", '*"-r "*) echo "ERROR: No matching distribution found for bm25s==0.3.16"; exit 1 ;;\nesac'
)
FAILING_TESTS = WORKING.replace("esac", '*"-m pytest"*) exit 1 ;;\nesac')


class Checkout:
    """A copy of the set-up files with a PATH that holds a few shell tools and the interpreters a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a checkout"
        self.bin = folder / "bin"
        self.calls_file = folder / "calls"
        self.bin.mkdir()
        self.root.mkdir()
        self.calls_file.touch()
        shutil.copytree(ROOT / "scripts", self.root / "scripts")
        for name in ("pyproject.toml", "requirements.lock", "requirements-dev.lock"):
            shutil.copy(ROOT / name, self.root)
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found is not None, tool
            (self.bin / tool).symlink_to(found)

    def add_python(self, name: str, script: str) -> Path:
        path = self.bin / name
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)
        return path

    def run(self, script: str, *arguments: str, python: str | None = None) -> subprocess.CompletedProcess[str]:
        shell = shutil.which("sh")
        assert shell is not None
        environment = {"PATH": str(self.bin), "CALLS": str(self.calls_file), "LC_ALL": os.environ.get("LC_ALL", "C")}
        if python is not None:
            environment["PYTHON"] = python
        return subprocess.run(
            [shell, str(self.root / "scripts" / script), *arguments],
            env=environment,
            cwd=self.bin,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def calls(self) -> list[str]:
        return self.calls_file.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def assert_one_clear_line(done: subprocess.CompletedProcess[str], *fragments: str) -> None:
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("错误:")
    assert " / Error: " in lines[0]
    for fragment in fragments:
        assert fragment in lines[0]


def containing(calls: Sequence[str], fragment: str) -> list[str]:
    return [call for call in calls if fragment in call]


@pytest.mark.parametrize("script", ["start.sh", "check.sh"])
def test_another_python_version_is_named_with_what_to_do(checkout: Checkout, script: str) -> None:
    checkout.add_python("python3", OLD)
    done = checkout.run(script)
    assert_one_clear_line(done, "Python 3.11 is needed (found: python3 3.9.2)", "PYTHON=/path/to/python3.11")
    assert not (checkout.root / ".venv").exists()


def test_no_python_at_all(checkout: Checkout) -> None:
    assert_one_clear_line(checkout.run("start.sh"), "找到:无", "found: none")


def test_the_python_that_the_user_names_must_be_the_right_one(checkout: Checkout) -> None:
    checkout.add_python("python3.11", WORKING)
    old = checkout.add_python("old", OLD)
    assert_one_clear_line(checkout.run("start.sh", python=str(old)), f"PYTHON={old} is not a working Python 3.11")


def test_the_python_that_the_user_names_is_taken(checkout: Checkout) -> None:
    checkout.add_python("python3.11", OLD)
    named = checkout.add_python("elsewhere", WORKING)
    assert checkout.run("start.sh", python=str(named)).returncode == 0


def test_a_missing_venv_module(checkout: Checkout) -> None:
    checkout.add_python("python3.11", WITHOUT_VENV)
    assert_one_clear_line(checkout.run("start.sh"), "python3.11 has no venv module", "apt install python3.11-venv")


def test_a_folder_that_cannot_be_written_to(checkout: Checkout) -> None:
    # A file in the environment's place refuses the folder to everybody, root included.
    (checkout.root / ".venv").touch()
    checkout.add_python("python3.11", WORKING)
    assert_one_clear_line(checkout.run("start.sh"), f"cannot write to {checkout.root}/.venv")


def test_a_failed_installation_says_why_and_is_tried_again(checkout: Checkout) -> None:
    checkout.add_python("python3.11", WITHOUT_NETWORK)
    assert_one_clear_line(checkout.run("start.sh"), "No matching distribution found for bm25s", "install.log")
    checkout.run("start.sh")
    assert len(containing(checkout.calls(), "-r ")) == 2
    assert containing(checkout.calls(), "assistant serve") == []


def test_the_first_start_installs_and_shows_its_steps(checkout: Checkout) -> None:
    checkout.add_python("python3", WORKING)
    done = checkout.run("start.sh", "--port", "8080")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line[:5] for line in done.stdout.splitlines() if line.startswith("[")] == ["[1/3]", "[2/3]", "[3/3]"]
    calls = checkout.calls()
    assert len(containing(calls, f"-r {checkout.root}/requirements.lock")) == 1
    assert len(containing(calls, f"--editable {checkout.root}")) == 1
    assert calls[-1] == "-m assistant serve --port 8080"


def test_a_later_start_installs_nothing(checkout: Checkout) -> None:
    checkout.add_python("python3", WORKING)
    checkout.run("start.sh")
    checkout.calls_file.write_text("", encoding="utf-8")
    done = checkout.run("start.sh")
    assert done.returncode == 0
    assert containing(checkout.calls(), "pip") == []
    assert checkout.calls()[-1] == "-m assistant serve"


def test_a_changed_lock_is_installed(checkout: Checkout) -> None:
    checkout.add_python("python3", WORKING)
    checkout.run("start.sh")
    with (checkout.root / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("another==1.0\n")
    checkout.run("start.sh")
    assert len(containing(checkout.calls(), "-r ")) == 2
    assert len(containing(checkout.calls(), "venv --clear")) == 1


def test_check_installs_the_test_tools_then_tests_and_evaluates(checkout: Checkout) -> None:
    checkout.add_python("python3", WORKING)
    done = checkout.run("check.sh")
    assert (done.returncode, done.stderr) == (0, "")
    calls = checkout.calls()
    assert len(containing(calls, f"-r {checkout.root}/requirements-dev.lock")) == 1
    assert calls[-2:] == ["-m pytest --junitxml=reports/tests.xml", "-m evals"]


def test_after_check_a_start_installs_nothing(checkout: Checkout) -> None:
    checkout.add_python("python3", WORKING)
    checkout.run("check.sh")
    checkout.run("start.sh")
    assert len(containing(checkout.calls(), "-r ")) == 1


def test_check_runs_the_evals_after_failed_tests_and_fails(checkout: Checkout) -> None:
    checkout.add_python("python3", FAILING_TESTS)
    done = checkout.run("check.sh")
    assert done.returncode == 1
    assert checkout.calls()[-2:] == ["-m pytest --junitxml=reports/tests.xml", "-m evals"]
