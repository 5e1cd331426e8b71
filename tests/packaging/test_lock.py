"""The lock holds what the declared dependencies need on this platform, and nothing else."""

import ast
import sys
import tomllib
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("assistant", "documents", "evals", "tools")
# Says in its report that retrieval was not measured where the development tools are not installed.
RANKING = ROOT / "evals" / "ranking.py"
METADATA = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def requirements(file: str) -> list[Requirement]:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line.strip() and not line.startswith(("#", "-r"))]


def declared() -> list[Requirement]:
    texts = [*METADATA["dependencies"], *METADATA["optional-dependencies"]["models"], *METADATA["optional-dependencies"]["model"]]
    return [Requirement(text) for text in texts]


def for_development() -> list[Requirement]:
    """What the commands of a checkout may use besides: they run the project's own tests."""
    return [Requirement(text) for text in METADATA["optional-dependencies"]["dev"]]


def closure(roots: list[Requirement]) -> set[str]:
    """Canonical names of everything that the requirements pull in here, as the installed metadata says."""
    names: set[str] = set()
    waiting, seen = list(roots), set()
    while waiting:
        requirement = waiting.pop()
        key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if key in seen or (requirement.marker and not requirement.marker.evaluate()):
            continue
        seen.add(key)
        names.add(key[0])
        for text in distribution(requirement.name).requires or []:
            needed = Requirement(text)
            contexts = [{"extra": extra} for extra in ("", *requirement.extras)]
            if needed.marker is None or any(needed.marker.evaluate(context) for context in contexts):
                needed.marker = None
                waiting.append(needed)
    return names


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-dev.lock"])
def test_every_line_pins_one_exact_version(file: str) -> None:
    for requirement in requirements(file):
        assert [part.operator for part in requirement.specifier] == ["=="], requirement
        assert "+" not in str(requirement.specifier), f"{requirement} names a build of one platform"


def test_the_lock_is_the_closure_of_what_is_declared() -> None:
    # setuptools builds the project itself when a set-up command installs it.
    needed = closure([*declared(), Requirement("setuptools")])
    locked = {
        canonicalize_name(requirement.name)
        for requirement in requirements("requirements.lock")
        if requirement.marker is None or requirement.marker.evaluate()
    }
    # torch's own needs differ by build, and pip adds them.
    assert locked - needed == set()
    assert needed - locked - closure([Requirement("torch")]) == set()


def test_the_lock_satisfies_the_declared_bounds() -> None:
    locked = {canonicalize_name(r.name): r for r in requirements("requirements.lock")}
    for requirement in declared():
        pin = next(iter(locked[canonicalize_name(requirement.name)].specifier)).version
        assert requirement.specifier.contains(pin), f"{requirement} but {pin} is locked"


def test_every_imported_package_is_declared() -> None:
    run_time = {canonicalize_name(requirement.name) for requirement in declared()}
    development = {canonicalize_name(requirement.name) for requirement in for_development()}
    providers = packages_distributions()
    undeclared = set()
    for file in (file for package in PACKAGES for file in (ROOT / package).rglob("*.py")):
        own_tools = any(file.is_relative_to(ROOT / "evals" / part) for part in ("mutation", "benchmarks"))
        names = run_time | development if own_tools else run_time
        if file == RANKING:
            names = run_time | {"pytrec-eval-terrier"}
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                modules = [node.module]
            else:
                continue
            for top in {module.split(".")[0] for module in modules} - sys.stdlib_module_names - set(PACKAGES):
                if not names & {canonicalize_name(provider) for provider in providers.get(top, [])}:
                    undeclared.add(f"{file.relative_to(ROOT)}: {top}")
    assert undeclared == set()
