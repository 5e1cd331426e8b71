"""A question on the command line knows of the office's records without loading a database package."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from assistant.office.records import PolicyInfo
from assistant.settings import Settings
from assistant.state import office, open_state
from tests.assistant.conftest import ROOT
from tests.assistant.office.conftest import CLOUD, TODAY

CODE = f"""
import sys
from assistant.cli import main
try:
    main(["ask", {CLOUD!r}])
except SystemExit as end:
    assert not end.code, end.code
print(sorted({{"sqlalchemy", "alembic", "pg8000", "icalendar", "gradio"}} & set(sys.modules)), file=sys.stderr)
"""


def test_ask_imports_no_database_with_state_and_without(environment: Path) -> None:
    def ask() -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        environ = {**os.environ, "PYTHONPATH": path, "POLICY_ADVISOR_EMBEDDING_MODEL": "none"}
        return subprocess.run(
            [sys.executable, "-c", CODE], env=environ, capture_output=True, encoding="utf-8", check=True
        )

    without = ask()
    assert without.stderr.splitlines()[-1] == "[]" and "本单位" not in without.stdout
    state = open_state(Settings(data_dir=environment))
    with state.session() as session:
        row = office.draft(
            session, PolicyInfo(policy="laoshan_2020", office="产业科", checked_on=TODAY), "li", state.now()
        )
        office.release(session, row, "wang", state.now())
    kept = ask()
    state.close()
    assert kept.stderr.splitlines()[-1] == "[]" and "部门 产业科" in kept.stdout
