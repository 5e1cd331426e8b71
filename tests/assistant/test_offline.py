"""A question is answered from end to end with every socket but loopback blocked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.assistant.conftest import ROOT

QUESTION = "崂山区企业年购买云服务18万元能补多少"

# The name is looked up, or the packet sent, through one of these events of the interpreter.
BLOCKED = """
import sys

LOOPBACK = ("127.0.0.1", "::1", "localhost", "", None)

def block(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise PermissionError(f"the test blocks {event} to {address}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and arguments[0] not in LOOPBACK:
        raise PermissionError(f"the test blocks {event} of {arguments[0]}")

sys.addaudithook(block)
"""
ANSWER = "from assistant.cli import main\nmain()\n"
CALLS_OUT = "import socket\nsocket.create_connection(('192.0.2.1', 80), timeout=1)\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("offline")


def python(code: str, data: Path, *arguments: str, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("POLICY_ADVISOR_")}
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return subprocess.run(
        [*prefix, sys.executable, "-c", code, *arguments],
        env={**environment, "PYTHONPATH": path, "POLICY_ADVISOR_DATA_DIR": str(data)},
        cwd=data,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_block_holds(data: Path) -> None:
    assert "the test blocks socket." in python(BLOCKED + CALLS_OUT, data).stderr


def test_a_question_is_answered_with_every_socket_but_loopback_blocked(data: Path) -> None:
    done = python(BLOCKED + ANSWER, data, "ask", QUESTION)
    assert done.returncode == 0, done.stderr
    assert "7.2万元" in done.stdout.splitlines()[0]
    assert "the test blocks" not in done.stderr


def test_a_question_is_answered_where_the_system_has_no_network_at_all(data: Path) -> None:
    """Code outside the interpreter is held as well; only where the system lets a process give its network up."""
    alone = ("unshare", "--map-root-user", "--net")
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let a process give up its network")
    done = python(ANSWER, data, "ask", QUESTION, prefix=alone)
    assert done.returncode == 0, done.stderr
    assert "7.2万元" in done.stdout.splitlines()[0]
