"""`python -m evals --diff REV`: the cases put to the advisor as it was at another revision."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evals.moves import Figures, figures_in
from evals.schema import Case

ROOT = Path(__file__).resolve().parents[1]
ADVISOR = ("assistant", "documents", "tools")
TOO_LONG = 900  # seconds

# Run inside the other revision's folder, with its advisor.
PROGRAM = """
import json, sys
from datetime import date
from assistant.conversation import Conversation
from assistant.settings import Settings
from assistant.startup import open_advisor
advisor = open_advisor(Settings())[0]
answers = {}
for line in sys.stdin:
    case = json.loads(line)
    memory = Conversation()
    day = date.fromisoformat(case["as_of"])
    asked = [advisor.ask(turn, memory=memory, as_of=day) for turn in case["turns"]]
    answers[case["id"]] = [answer.model_dump(mode="json") for answer in asked]
print(json.dumps(answers))
"""


class RevisionError(Exception):
    """The other revision is not there, or its advisor does not answer."""


def answers_at(revision: str, cases: Sequence[Case]) -> dict[str, list[Figures]]:
    """What each turn of the cases was answered at the revision, in figures. Raises RevisionError."""
    with tempfile.TemporaryDirectory(prefix="policy-advisor-diff-") as folder:
        _unpack(revision, Path(folder))
        environment = os.environ | {"PYTHONPATH": folder, "POLICY_ADVISOR_DATA_DIR": str(Path(folder) / "data")}
        lines = "".join(case.model_dump_json(exclude_unset=True) + "\n" for case in cases)
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=lines,
            capture_output=True,
            text=True,
            cwd=folder,
            env=environment,
            timeout=TOO_LONG,
        )
        if done.returncode:
            raise RevisionError(f"the advisor of {revision} does not answer:\n{done.stderr[-2000:]}")
        answers = json.loads(done.stdout.splitlines()[-1])
    return {case: [figures_in(answer) for answer in said] for case, said in answers.items()}


def _unpack(revision: str, folder: Path) -> None:
    """The packages of the revision, without touching the work tree."""
    archive = subprocess.run(
        ["git", "-C", str(ROOT), "archive", "--format=tar", revision, "--", *ADVISOR], capture_output=True
    )
    if archive.returncode:
        raise RevisionError(f"no revision {revision}: {archive.stderr.decode(errors='replace').strip()}")
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive.stdout, check=True)
