"""Pages without scripts: their templates stand beside the style sheets, and every value is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from assistant.page.escaping import shown
from assistant.strings import Strings


def render(name: str, words: Strings, **values: Any) -> str:
    """A template with its values; `say` gives the interface's words and `shown` makes text from outside visible whole."""
    return _environment().get_template(name).render(say=words.say, language=words.language, **values)


@cache
def static(name: str) -> str:
    """A file of `assistant/static`."""
    return files("assistant").joinpath("static", *name.split("/")).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: static(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = lambda text: Markup(shown(str(text)))
    environment.globals["static"] = lambda name: Markup(static(name))
    return environment
