"""The panel of what has been understood so far: each fact with the visitor's own words."""

from assistant.composing import show_value
from assistant.conversation import Conversation
from assistant.page.escaping import shown
from assistant.strings import Strings


def understood_panel(memory: Conversation, words: Strings) -> str:
    """A table of label, value and words, as safe HTML; a sentence where nothing is known yet."""
    rows = [
        (bound.fact.label, show_value(bound), f"“{bound.quote}”" if bound.quote else "", bound.assumed.words(words) if bound.assumed else "")
        for bound in memory.facts.values()
    ]
    if memory.place:
        rows.insert(0, (words.say("place.label"), memory.place.removeprefix("外地"), "", ""))
    if not rows:
        return f'<p class="pa-empty">{shown(words.say("page.no_facts"))}</p>'
    heads = "".join(f'<th scope="col">{shown(words.say(f"page.{key}"))}</th>' for key in ("fact", "value", "words"))
    body = "".join(
        f'<tr><th scope="row">{shown(label)}</th><td>{shown(value)}</td><td>{shown(quote)}{_assumed(note)}</td></tr>'
        for label, value, quote, note in rows
    )
    return (
        f'<div class="pa-table"><table class="pa-facts"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
        f'<p class="pa-hint">{shown(words.say("page.correct"))}</p>'
    )


def _assumed(note: str) -> str:
    return f'<div class="pa-assumed">{shown(note)}</div>' if note else ""
