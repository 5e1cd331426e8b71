"""The files of a deployment: they can be read, agree with one another and with the program."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.settings import ENV_PREFIX, Settings

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
DOCUMENT = DEPLOY.parent / "docs" / "deployment.md"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def caddy() -> str:
    """The proxy's file without its comments."""
    return re.sub(r"(?m)^\s*#.*$", "", (DEPLOY / "Caddyfile").read_text(encoding="utf-8"))


def test_two_servers_a_database_and_a_proxy(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert set(services) == {"app1", "app2", "database", "proxy"}
    assert services["app1"] == services["app2"]
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]


def test_what_a_service_names_is_there(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        assert set(service.get("depends_on", ())) <= set(compose["services"]), name
        assert set(service["networks"]) <= set(compose["networks"]), name
        for mount in service.get("volumes", ()):
            source = mount.partition(":")[0]
            assert (DEPLOY / source).exists() if source.startswith(".") else source in compose["volumes"], mount
        if build := service.get("build"):
            assert (DEPLOY / build["context"] / build["dockerfile"]).is_file()


def test_every_setting_of_the_program_exists(compose: dict[str, Any]) -> None:
    given = {*compose["services"]["app1"]["environment"]}
    given |= set(re.findall(rf"{ENV_PREFIX}\w+", (DEPLOY / "Dockerfile").read_text(encoding="utf-8")))
    given |= set(re.findall(rf"{ENV_PREFIX}\w+", DOCUMENT.read_text(encoding="utf-8")))
    known = {f"{ENV_PREFIX}{name}".upper() for name in Settings.model_fields}
    assert {name for name in given if name.startswith(ENV_PREFIX)} <= known


def test_no_secret_stands_in_the_files(compose: dict[str, Any]) -> None:
    assert compose["services"]["database"]["environment"]["POSTGRES_PASSWORD"].startswith("${POSTGRES_PASSWORD:?")
    url = compose["services"]["app1"]["environment"]["POLICY_ADVISOR_DATABASE_URL"]
    assert "${POSTGRES_PASSWORD:?" in url and url.endswith("@database/advisor")


def test_the_proxy_is_believed_from_its_own_network_alone(compose: dict[str, Any]) -> None:
    [network] = compose["networks"]["inside"]["ipam"]["config"]
    assert compose["services"]["app1"]["environment"]["FORWARDED_ALLOW_IPS"] == network["subnet"]


def test_the_proxy_keeps_a_visitor_at_one_server_and_the_probes_inside(caddy: str) -> None:
    assert caddy.count("{") == caddy.count("}")
    [upstreams] = re.findall(r"reverse_proxy (.+) \{", caddy)
    assert upstreams.split() == ["app1:7860", "app2:7860"]
    assert re.search(r"^\s*lb_policy cookie \w+$", caddy, re.M) and re.search(r"^\s*health_uri /ready$", caddy, re.M)
    assert re.search(r"@inside path /metrics /ready /health\s+respond @inside 404", caddy)


@pytest.mark.skipif(shutil.which("caddy") is None, reason="caddy is not installed")
def test_the_proxy_itself_can_read_its_file() -> None:
    command = ["caddy", "validate", "--adapter", "caddyfile", "--config", str(DEPLOY / "Caddyfile")]
    done = subprocess.run(command, env={"SITE": "advisor.example"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_commands_of_the_document_are_commands_of_the_program() -> None:
    from assistant.cli import main

    named = set(re.findall(r"policy-advisor ([a-z]+)", DOCUMENT.read_text(encoding="utf-8")))
    assert named and named <= set(main.commands)
