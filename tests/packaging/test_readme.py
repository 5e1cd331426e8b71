"""The README's two commands are there, can be run, and are the ones that CI runs."""

import os
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READMES = ["README.md", "README.zh-CN.md"]
COMMANDS = ["sh scripts/start.sh", "sh scripts/check.sh"]


@pytest.mark.parametrize("name", READMES)
def test_two_commands_do_all_the_set_up(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"^\| `(sh [^`]+)` \|", text, re.MULTILINE) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_an_executable_file(command: str) -> None:
    script = ROOT / command.removeprefix("sh ")
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")


def test_ci_runs_the_second_command() -> None:
    assert COMMANDS[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_every_linked_file_exists(name: str) -> None:
    targets = re.findall(r"\]\(([^)]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    assert "LICENSE" in targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_the_worked_answer_is_marked(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    block = re.findall(r"<!-- worked-answer -->\n(.*?)<!-- /worked-answer -->", text, re.DOTALL)
    assert len(block) == 1
    assert 'policy-advisor ask "崂山区企业年购买云服务18万元能补多少"' in block[0]


@pytest.mark.parametrize("name", READMES)
def test_the_wheel_that_is_named_has_this_version(name: str) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"policy_advisor-{version}-py3-none-any.whl" in (ROOT / name).read_text(encoding="utf-8")
