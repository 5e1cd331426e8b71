"""Forms of facts: the small form for what is missing, and the company panel of what was understood, as safe HTML.

A field is derived from its fact: label, unit, choices and question are the rule's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.page.escaping import shown
from assistant.page.stating import FACTS, PLACE, PLACE_NAMES, PLACES
from assistant.strings import Strings
from tools.fact_values import EXAMPLES, show
from tools.facts import Fact, Kind

NOTHING: Mapping[str, str] = {}

MOST_BUTTONS = 6
"""A choice among more than these is a list to choose from."""


@dataclass(frozen=True)
class Field:
    """One field: `value` is what stands in it, `quote` the visitor's words that it was understood from."""

    name: str
    label: str
    hint: str = ""
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    quote: str = ""
    note: str = ""
    example: str = ""


def missing_form(
    answer: Answer | None, words: Strings, problems: Mapping[str, str] = NOTHING, written: Mapping[str, str] = NOTHING
) -> str:
    """What the last answer still needs, to stand inside it: buttons where it is one choice among few, else a small form.

    Empty where nothing is needed. `written` is what was typed and could not be used, with its `problems`. The chat keeps
    no ARIA attributes, so whatever has to be read out stands in a label or a legend.
    """
    fields = [
        _missing(missing.fact, missing.label, missing.question, words)
        for missing in (answer.missing if answer is not None else ())
        if missing.fact == PLACE or missing.fact in FACTS
    ]
    if not fields:
        return ""
    if len(fields) == 1 and 0 < len(fields[0].options) <= MOST_BUTTONS:
        return f'<form class="pa-form pa-form-missing">{_buttons(fields[0])}</form>'
    return _form("missing", words.say("page.missing_title"), words.say("page.missing_send"), fields, problems, written, words)


def company_panel(
    memory: Conversation, words: Strings, problems: Mapping[str, str] = NOTHING, written: Mapping[str, str] = NOTHING
) -> str:
    """Every fact understood so far, each to be corrected; a sentence where nothing is known yet."""
    fields = [_understood(bound.fact, show(bound.fact, bound.value), bound.quote, _note(bound, words), words)
              for bound in memory.facts.values()]  # fmt: skip
    if memory.place:
        fields.insert(0, _place(words, memory.place))
    if not fields:
        return f'<p class="pa-empty">{shown(words.say("page.no_facts"))}</p>'
    return _form("company", words.say("page.correct"), words.say("page.correct_send"), fields, problems, written, words)


def _missing(name: str, label: str, question: str, words: Strings) -> Field:
    if name == PLACE:
        return Field(name, label, question, options=_places(words))
    fact = FACTS[name]
    return Field(name, label, question, options=_options(fact, words), example=EXAMPLES.get(fact.kind, ""))


def _understood(fact: Fact, value: str, quote: str, note: str, words: Strings) -> Field:
    options = _options(fact, words)
    if fact.kind is Kind.YES_NO:
        value = words.say("page.yes" if value == "是" else "page.no")
    return Field(fact.id, fact.label, "", value, options, quote, note, EXAMPLES.get(fact.kind, ""))


def _place(words: Strings, place: str) -> Field:
    known = PLACE_NAMES.get(place)
    value = words.say(f"page.place_{known}") if known else place.removeprefix("外地")
    return Field(PLACE, words.say("place.label"), "", value, _places(words))


def _places(words: Strings) -> tuple[tuple[str, str], ...]:
    return tuple((place, words.say(f"page.place_{place}")) for place in PLACES)


def _options(fact: Fact, words: Strings) -> tuple[tuple[str, str], ...]:
    if fact.kind is Kind.YES_NO:
        return (("是", words.say("page.yes")), ("否", words.say("page.no")))
    return tuple((choice.value, choice.label) for choice in fact.choices)


def _note(bound: object, words: Strings) -> str:
    assumed = getattr(bound, "assumed", None)
    return assumed.words(words) if assumed else ""


def _form(
    kind: str,
    title: str,
    send: str,
    fields: Iterable[Field],
    problems: Mapping[str, str],
    written: Mapping[str, str],
    words: Strings,
) -> str:
    rows = "".join(
        _field(kind, replace(field, value=written.get(field.name, field.value)), problems.get(field.name, ""), words)
        for field in fields
    )
    return (
        f'<form class="pa-form pa-form-{kind}" novalidate aria-labelledby="pa-{kind}-title">'
        f'<p class="pa-form-title" id="pa-{kind}-title">{shown(title)}</p>{rows}'
        f'<button type="submit" class="pa-submit">{shown(send)}</button></form>'
    )


def _field(kind: str, field: Field, problem: str, words: Strings) -> str:
    id_ = f"pa-{kind}-{field.name}"
    described = [
        name for name, there in ((f"{id_}-hint", field.hint or field.quote), (f"{id_}-problem", problem)) if there
    ]
    attributes = f'id="{id_}" name="{shown(field.name)}"'
    if described:
        attributes += f' aria-describedby="{" ".join(described)}"'
    if problem:
        attributes += ' aria-invalid="true"'
    control = _select(attributes, field, words) if field.options else _input(attributes, field, words)
    hint = field.hint or (words.say("page.from_words", words=field.quote) if field.quote else "")
    return (
        f'<div class="pa-field{" pa-wrong" if problem else ""}"><label for="{id_}">{shown(field.label)}</label>{control}'
        + (f'<span class="pa-hint" id="{id_}-hint">{shown(hint)}</span>' if hint else "")
        + (f'<span class="pa-hint">{shown(field.note)}</span>' if field.note else "")
        + (f'<span class="pa-problem" role="alert" id="{id_}-problem">{shown(problem)}</span>' if problem else "")
        + "</div>"
    )


def _buttons(field: Field) -> str:
    """A question whose answers are buttons of the form: the one that is pressed is what it sends."""
    buttons = "".join(
        f'<button type="submit" class="pa-choice" name="{shown(field.name)}" value="{shown(value)}">{shown(label)}</button>'
        for value, label in field.options
    )
    return f'<fieldset class="pa-choices"><legend>{shown(field.hint or field.label)}</legend>{buttons}</fieldset>'


def _input(attributes: str, field: Field, words: Strings) -> str:
    example = words.say("page.example", example=field.example) if field.example else ""
    return (
        f'<input type="text" {attributes} value="{shown(field.value)}" placeholder="{shown(example)}" '
        'maxlength="60" autocomplete="off">'
    )


def _select(attributes: str, field: Field, words: Strings) -> str:
    chosen = [value for value, label in field.options if field.value in (label, value)]
    first = words.say("page.take_back") if chosen else field.value or words.say("page.choose_one")
    can_be_empty = not chosen or field.name != PLACE
    rows = f'<option value="">{shown(first)}</option>' if can_be_empty else ""
    rows += "".join(
        f'<option value="{shown(value)}"{" selected" if value in chosen else ""}>{shown(label)}</option>'
        for value, label in field.options
    )
    return f"<select {attributes}>{rows}</select>"
