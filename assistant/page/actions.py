"""The buttons under an answer. Their class says what they do and to which exchange: `pa-do-up-3`."""

from __future__ import annotations

from assistant.page.escaping import shown
from assistant.strings import Strings


def actions(place: int, verdict: str | None, answered: bool, last: bool, words: Strings) -> str:
    """The bar as safe HTML: copy, 赞, 踩 under every answer; ask again and reword under the last exchange."""
    names = [*(("copy", "up", "down") if answered else ()), *(("retry", "edit") if last else ())]
    buttons = "".join(_button(name, place, verdict, words) for name in names)
    return f'<div class="pa-actions">{buttons}</div>' if buttons else ""


def _button(name: str, place: int, verdict: str | None, words: Strings) -> str:
    chosen = name == verdict
    label = words.say(f"page.do_{name}_done" if chosen else f"page.do_{name}")
    style = "pa-do pa-chosen" if chosen else "pa-do"
    return f'<button type="button" class="{style} pa-do-{name}-{place}">{shown(label)}</button>'
