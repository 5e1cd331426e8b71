"""All rules, in the order of their documents."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tools.rule import Rule
from tools.rules import jinan_2020_2022, laoshan_2020, qingdao_20_measures, qingdao_2024_draft, shandong_2022

MODULES = (laoshan_2020, qingdao_20_measures, jinan_2020_2022, shandong_2022, qingdao_2024_draft)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for module in MODULES for rule in module.RULES})
