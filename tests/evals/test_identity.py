"""Two runs of the command with the real advisor, in processes of their own, write the same bytes."""

import json
import os
import subprocess
import sys
from pathlib import Path

from evals.loading import files_of, load_cases

ROOT = Path(__file__).resolve().parents[2]
EVERY = 45  # a case of each kind of suite, and few enough to be quick


def test_two_processes_write_the_same_bytes_but_for_the_times(tmp_path: Path) -> None:
    chosen = [case.model_dump(mode="json", exclude_unset=True) for case in load_cases(files_of("gate"))[::EVERY]]
    failing = chosen[-1] | {"id": "wrongly-declined", "expect": [{"turn": 0, "status": ["declined"]}]}
    cases = tmp_path / "cases.jsonl"
    lines = [json.dumps(case, ensure_ascii=False) for case in (*chosen, failing)]
    cases.write_text("\n".join(lines), encoding="utf-8")
    # The first run builds the index, the second finds it; sets and dictionaries of names are hashed otherwise.
    reports = [_reports(cases, tmp_path, seed) for seed in ("1", "2")]
    assert reports[0] == reports[1]
    assert {"evals.html", "evals.json", "evals.md", "evals.xml"} == set(reports[0])
    assert b"wrongly-declined" in reports[0]["evals.html"]


def _reports(cases: Path, folder: Path, seed: str) -> dict[str, bytes]:
    """Every report of a run but the one of times."""
    out = folder / seed
    settings = {"DATA_DIR": str(folder / "data"), "EMBEDDING_MODEL": "none"}
    environment = {f"POLICY_ADVISOR_{name}": value for name, value in settings.items()} | {"PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-m", "evals", "--cases", str(cases), "--out", str(out)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stderr
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name != "latency.json"}
