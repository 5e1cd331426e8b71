"""One catalogue of words for each language, complete and in step with the code."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant
from assistant.strings import LANGUAGES, Strings, strings

PACKAGE = Path(assistant.__file__).parent
KEYS = strings("zh-CN").keys()
TABLES = {key.partition(".")[0] for key in KEYS}
KEY = re.compile(rf"(?:{'|'.join(TABLES)})\.[a-zA-Z_.\-0-9]+")
FILES = (".css", ".js", ".html", ".toml")
JOINTS = (".", "_", "-")  # where the rest of a key is put together
SPEAKING = ("say", "_say", "tell")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def constants(node: ast.AST) -> Iterator[str]:
    """The texts that an expression may be: a constant, or either branch of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def keys_in(source: str) -> set[str]:
    """Every key that the source says, and every other constant that has the form of one."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in SPEAKING:
                found |= set(constants(node.args[0]))
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if KEY.fullmatch(text) and not text.endswith((*FILES, *JOINTS)):
                found.add(text)
    return found


def prefixes_in(source: str) -> set[str]:
    """The constant beginnings of keys that are put together: f"state.valid_{period}"."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            start = str(node.values[0].value)
            if re.match(rf"(?:{'|'.join(TABLES)})\.", start):
                found.add(start)
    return found


def missing_in(source: str, known: frozenset[str]) -> set[str]:
    said = keys_in(source) - known
    return said | {prefix for prefix in prefixes_in(source) if not any(key.startswith(prefix) for key in known)}


def test_the_languages_have_the_same_keys() -> None:
    keys = {language: strings(language).keys() for language in LANGUAGES}
    assert len(set(keys.values())) == 1, keys["zh-CN"] ^ keys["en"]


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_text_is_not_empty_and_has_the_same_fields_in_every_language(key: str) -> None:
    texts = [strings(language)._texts[key] for language in LANGUAGES]
    assert all(text.strip() for text in texts)
    assert len({frozenset(fields(text)) for text in texts}) == 1, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_hidden_by_a_table_of_its_name(language: str) -> None:
    tree = tomllib.loads((PACKAGE / "locale" / f"{language}.toml").read_text(encoding="utf-8"))
    assert set(tree) == TABLES
    assert len(strings(language).keys()) == sum(1 for _ in leaves(tree))


def leaves(tree: dict[str, object]) -> Iterator[object]:
    for value in tree.values():
        if isinstance(value, dict):
            yield from leaves(value)
        else:
            yield value


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_key_that_the_code_says_exists(path: Path) -> None:
    assert missing_in(path.read_text(encoding="utf-8"), KEYS) == set()


def test_a_missing_key_is_found() -> None:
    known = frozenset({"answer.fixed", "state.valid_draft"})
    source = 'say("answer.fixed"); say("other.key" if x else "answer.gone"); key = "state.lost"; f"part.{name}"\n'
    assert missing_in(source, known) == {"other.key", "answer.gone", "state.lost", "part."}


def test_saying_a_missing_key_is_an_error() -> None:
    words = Strings("en", {"a": "{what}"})
    assert words.say("a", what="x") == "x"
    with pytest.raises(KeyError, match="b"):
        words.say("b")


def test_a_language_without_a_catalogue_is_answered_in_chinese() -> None:
    assert strings("fr").language == "zh-CN"
