"""Every part of a rule, by walking its frozen objects: no field of a formula or condition can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TypeVar

from tools.clauses import Quote
from tools.rule import Rule

Part = TypeVar("Part")


def parts(whole: object, kind: type[Part]) -> Iterator[Part]:
    """Every object of this kind that is `whole` or stands anywhere in it."""
    if isinstance(whole, kind):
        yield whole
    if isinstance(whole, (list, tuple)):
        for item in whole:
            yield from parts(item, kind)
    elif isinstance(whole, Mapping):
        for item in whole.values():
            yield from parts(item, kind)
    elif is_dataclass(whole):
        for field in fields(whole):
            yield from parts(getattr(whole, field.name), kind)


def quotes_of(rule: Rule) -> tuple[Quote, ...]:
    """The rule's quotes, those of its conditions and notes, and that of its adjustment, each once."""
    notes = (note.quote for note in rule.notes if note.quote)
    return tuple(dict.fromkeys((*parts(rule, Quote), *notes)))
