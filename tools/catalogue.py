"""All rules: every module of `tools.rules` is the rules of one document, and adding one adds its rules here."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from tools import rules
from tools.rule import Rule

MODULES = tuple(import_module(f"{rules.__name__}.{module.name}") for module in iter_modules(rules.__path__))

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for module in MODULES for rule in module.RULES})
