"""The opt-in run of the cases against an endpoint, proven on the scripted server."""

from __future__ import annotations

import json
from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.startup import open_advisor
from evals import with_model
from evals.loading import files_of, load_cases
from evals.runner import run
from tests.assistant.model.hostile_server import make_hostile
from tests.assistant.model.server import Scripted, say


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: Scripted) -> Path:
    values = {"DATA_DIR": tmp_path / "data", "EMBEDDING_MODEL": "none", "MODEL": "scripted", "MODEL_BASE_URL": script.url}
    for name, value in values.items():
        monkeypatch.setenv(f"POLICY_ADVISOR_{name}", str(value))
    return tmp_path


def report(folder: Path) -> dict:
    return json.loads((folder / "with_model.json").read_text(encoding="utf-8"))


def test_a_hostile_endpoint_changes_no_figure_of_these_suites(
    environment: Path, script: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    make_hostile(script)
    suites = ("boundaries", "adversarial", "follow_ups", "chains", "validity")
    code = with_model.main([*(f"--suite={suite}" for suite in suites), "--out", str(environment)])
    found = report(environment)
    assert code == 0, found["changes"]
    assert found["cases"] >= 50
    assert found["figures_with"] == found["figures_without"]
    assert found["events"]["heard"] == found["turns"]
    assert sum(times for event, times in found["events"].items() if event.startswith("rejected:")) > 25
    assert "figures exact" in capsys.readouterr().out


def test_a_good_endpoint_changes_words_alone(environment: Path, script: Scripted) -> None:
    script.phrase = lambda body: say("这是一项政策，请向主管部门核对。")
    assert with_model.main(["--suite=chains", "--out", str(environment)]) == 0
    found = report(environment)
    assert found["reworded"] > 0
    assert found["changes"] == []


def test_without_a_model_nothing_is_run(
    environment: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("POLICY_ADVISOR_MODEL")
    assert with_model.main(["--out", str(environment)]) == 2
    assert "not run" in capsys.readouterr().err
    assert not (environment / "with_model.json").exists()


def test_a_change_of_substance_is_found(tmp_path: Path) -> None:
    plain, retrieval = open_advisor(Settings(data_dir=tmp_path, embedding_model="none"))
    try:
        case = next(c for c in load_cases(files_of("gate")) if c.expect[0].amount)
        before = run([case], plain, plain.corpus)
    finally:
        retrieval.close()
    after = deepcopy(before)
    answer = after[0].turns[0].answer
    assert with_model.compared(before, after, {}, 1.0).is_same
    answer.headline.amount = Decimal(99)
    answer.text += "\n另有99.5万元。"
    found = with_model.compared(before, after, {}, 1.0)
    assert {change.part for change in found.changes} == {"headline", "numbers in the text"}
    assert not found.is_same
