"""The parts of a rule's frozen objects, each with its path, and the whole rebuilt with another part at a path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from tools.award import Note
from tools.clauses import Quote
from tools.facts import Fact

Path = tuple[str | int, ...]


def parts_of(whole: object, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """`whole` and everything in it: dataclasses, tuples and mappings. Facts, quotes and notes are no constants."""
    if isinstance(whole, (Fact, Quote, Note)):
        return
    if isinstance(whole, tuple):
        yield path, whole
        for index, item in enumerate(whole):
            yield from parts_of(item, (*path, index))
    elif isinstance(whole, Mapping):
        yield path, whole
        for key, item in whole.items():
            yield from parts_of(item, (*path, key))
    elif is_dataclass(whole) and not isinstance(whole, type):
        yield path, whole
        for field in fields(whole):
            yield from parts_of(getattr(whole, field.name), (*path, field.name))


def with_part(whole: Any, path: Path, part: object) -> Any:
    """A copy of `whole` in which `part` stands at `path`."""
    if not path:
        return part
    step, rest = path[0], path[1:]
    if isinstance(whole, tuple):
        assert isinstance(step, int)
        return (*whole[:step], with_part(whole[step], rest, part), *whole[step + 1 :])
    if isinstance(whole, Mapping):
        return {**whole, step: with_part(whole[step], rest, part)}
    return replace(whole, **{str(step): with_part(getattr(whole, str(step)), rest, part)})
