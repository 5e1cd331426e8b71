"""The worked examples and the check of bound figures, as calls: collected once by pytest, run for every mutant."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tools.rule import Rule

TESTS = Path("tests/tools")
BINDING = "test_bound_figures.py"
OBSERVED = ("formula", "conditions", "adjustment", "other_reading", "bound")


class ExamplesError(Exception):
    """The examples cannot be collected, or fail without any mutant."""


@dataclass(frozen=True)
class Example:
    """A test function with the values of its parameters."""

    name: str
    file: str
    call: Any
    values: Mapping[str, Any]

    def holds(self) -> bool:
        """Whether the test passes. Whatever it raises is a failure: a mutant may break anything."""
        try:
            self.call(**self.values)
        except (Exception, pytest.fail.Exception):
            return False
        return True


@dataclass
class Collector:
    """Takes the collected tests from pytest. Those with fixtures are left out: no example of a rule has one."""

    examples: list[Example] = field(default_factory=list)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            assert isinstance(item, pytest.Function)
            values = item.callspec.params if hasattr(item, "callspec") else {}
            if set(item.fixturenames) <= set(values):
                self.examples.append(Example(item.nodeid, item.path.name, item.function, values))


def collected(documents: Sequence[str]) -> list[Example]:
    """The worked examples of each document and the check of bound figures. Raises ExamplesError."""
    files = [TESTS / f"test_{document}.py" for document in documents] + [TESTS / BINDING]
    missing = [str(file) for file in files if not file.is_file()]
    if missing:
        raise ExamplesError(f"no worked examples: {', '.join(missing)}; run this where the tests are")
    collector, said = Collector(), io.StringIO()
    with contextlib.redirect_stdout(said):
        code = pytest.main(["--collect-only", "-q", *map(str, files)], plugins=[collector])
    if code != pytest.ExitCode.OK:
        raise ExamplesError(said.getvalue())
    return collector.examples


def by_rule(examples: Sequence[Example]) -> dict[str, list[Example]]:
    """For every rule the examples that look at it, seen by running each once. Raises ExamplesError where one fails."""
    found: dict[str, list[Example]] = {}
    broken = []
    for example in examples:
        with observed() as rules:
            holds = example.holds()
        if not holds:
            broken.append(example.name)
        for rule in rules:
            found.setdefault(rule, []).append(example)
    if broken:
        raise ExamplesError("these fail without any mutant:\n" + "\n".join(broken))
    return found


@contextmanager
def observed() -> Iterator[set[str]]:
    """The ids of the rules whose formula, conditions or the like are read meanwhile."""
    seen: set[str] = set()
    plain = object.__getattribute__

    def watch(rule: Rule, name: str) -> Any:
        if name in OBSERVED:
            seen.add(plain(rule, "id"))
        return plain(rule, name)

    Rule.__getattribute__ = watch  # type: ignore[method-assign, assignment]
    try:
        yield seen
    finally:
        del Rule.__getattribute__
