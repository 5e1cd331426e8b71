"""The words of the interface and of answers, one catalogue per language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

LANGUAGES = ("zh-CN", "en")


class Strings:
    """The texts of one language: `say("answer.fixed", amount="7.2万元")`. A missing key is an error, never silence."""

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts

    def say(self, key: str, /, **values: object) -> str:
        return self._texts[key].format(**values)

    def keys(self) -> frozenset[str]:
        return frozenset(self._texts)


@lru_cache
def strings(language: str) -> Strings:
    """The catalogue of a language; `zh-CN` for one that has none."""
    chosen = language if language in LANGUAGES else LANGUAGES[0]
    text = files("assistant").joinpath("locale", f"{chosen}.toml").read_text(encoding="utf-8")
    return Strings(chosen, _flat(tomllib.loads(text)))


def _flat(tree: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = str(value)
    return flat
