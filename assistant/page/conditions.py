"""The line of an answer that names the conditions, as a list: what was stated apart from what is still to be checked."""

from __future__ import annotations

from assistant.page.escaping import shown
from assistant.strings import LANGUAGES, strings

STATES = ("met", "unknown")


def condition_list(line: str) -> str:
    """The list as safe HTML; empty for any other line. An answer's language need not be the page's."""
    for language in LANGUAGES:
        words = strings(language)
        heading = words.say("part.conditions")
        if not line.startswith(f"{heading}: "):
            continue
        labels = {state: words.say(f"part.{state}") for state in STATES}
        rows = ""
        for group in line.removeprefix(f"{heading}: ").split("。"):
            state = next((state for state in STATES if group.startswith(f"{labels[state]} ")), None)
            if state is None:
                return ""
            rows += "".join(
                f'<li class="pa-{state}"><b>{shown(labels[state])}</b> {shown(condition.strip())}</li>'
                for condition in group.removeprefix(labels[state]).split("；")
            )
        return f'<div class="pa-conditions"><p>{shown(heading)}</p><ul>{rows}</ul></div>'
    return ""
