"""The first block of an answer: the figure in large type, with its certainty, the state and the open conditions.

They stand in one frame so that no screenshot shows the one without the others.
"""

import re
from dataclasses import dataclass

from assistant.answer import Answer, Headline
from assistant.page.escaping import shown
from assistant.page.rendering import inline, is_text
from assistant.strings import Strings, strings
from tools.amounts import wan

LEAD = re.compile(r"^\*\*(?P<figure>.+?)\*\*(?P<states>(?:｜.+)?)$")
OF_TEXT = re.compile(r"^(?P<text>《[^》]+》).+$")
LATIN = re.compile(r"[A-Za-z]")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
STATE = re.compile(r"^(?P<state>[^:：]{1,40})[:：]\s*(?P<reason>.+)$")


@dataclass(frozen=True)
class Lead:
    """What the beginning of an answer says: its conclusion, the states beside it, and the lines right below it.

    Those lines qualify the conclusion (what each year or another class gives, why nothing is due).
    """

    figure: str
    states: tuple[str, ...]
    notes: tuple[str, ...] = ()


def split_lead(text: str) -> tuple[Lead | None, list[str]]:
    """The beginning of an answer's text, if it states a conclusion, and the other lines in their order."""
    lines = text.split("\n")
    found = [(at, match) for at, line in enumerate(lines) if (match := LEAD.match(line))]
    if not found:
        return None, lines
    at, match = next(((at, match) for at, match in found if match["states"]), found[0])
    states = tuple(state.strip() for state in match["states"].split("｜") if state.strip())
    end = at + 1
    while end < len(lines) and is_text(lines[end]) and not LEAD.match(lines[end]):
        end += 1
    return Lead(match["figure"], states, tuple(lines[at + 1 : end])), lines[:at] + lines[end:]


def headline_block(answer: Answer | None, lead: Lead | None, words: Strings) -> str:
    """The block as safe HTML without a line break; empty where the answer has neither a figure nor a conclusion.

    Without an answer, of one that is still being written, the conclusion stands as its text says it.
    """
    if answer is not None and answer.headline is not None:
        figure = _figure(answer, answer.headline, _spoken(lead, words))
    elif lead is not None:
        figure = f'<div class="pa-conclusion">{shown(lead.figure)}</div>'
    else:
        return ""
    states = lead.states if lead is not None and lead.states else _states(answer, words) if answer is not None else ()
    chips, reasons = _chips(states)
    chip_row = "".join(f'<span class="pa-chip">{shown(chip)}</span>' for chip in chips)
    notes = "".join(f'<div class="pa-note">{inline(note)}</div>' for note in (lead.notes if lead is not None else ()))
    reason_rows = "".join(f'<div class="pa-reason">{_whole_dates(shown(reason))}</div>' for reason in reasons)
    certainty = "written" if answer is None else answer.headline.certainty if answer.headline else answer.status
    return (
        f'<section class="pa-headline pa-{certainty}">{figure}{notes}'
        + (f'<div class="pa-chips">{chip_row}</div>' if chips else "")
        + f"{reason_rows}</section>"
    )


def _chips(states: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The states in large type, and below them why. Several texts in the same state share its chip, and each says why."""
    chips: list[tuple[str, str]] = []
    reasons = []
    for state in states:
        parted = STATE.match(state)
        label = parted["state"] if parted else state
        text = found["text"] if (found := OF_TEXT.match(label)) else ""
        chips.append((text, label.removeprefix(text)))
        if parted:
            reasons.append(f"{text}: {parted['reason']}" if text else parted["reason"])
    of_texts = {label for text, label in chips if text}
    named = len(of_texts) > 1
    return list(dict.fromkeys(f"{text}{label}" if named else label for text, label in chips)), reasons


def _spoken(lead: Lead | None, words: Strings) -> Strings:
    """The words of the answer's own language, in which the states beside the figure are said; it need not be the page's."""
    if lead is None:
        return words
    return strings("en" if LATIN.match(lead.figure) else "zh-CN")


def _figure(answer: Answer, headline: Headline, words: Strings) -> str:
    kind, amount, note = _parts(answer, headline, words)
    return f'<div class="pa-certainty">{shown(kind)}</div><div class="pa-figure">{shown(amount)}</div>' + (
        f'<div class="pa-note">{shown(note)}</div>' if note else ""
    )


def _parts(answer: Answer, headline: Headline, words: Strings) -> tuple[str, str, str]:
    """The certainty in words, the figure, and what has to be said right beside it."""
    total = "total_" if answer.total is not None else ""
    if headline.certainty == "range" and headline.minimum is not None and headline.maximum is not None:
        between = words.say("page.between", minimum=wan(headline.minimum), maximum=wan(headline.maximum))
        return words.say(f"page.{total}range"), between, ""
    if headline.certainty == "ceiling" and headline.maximum is not None:
        return words.say(f"page.{total}ceiling"), wan(headline.maximum), words.say("page.ceiling_note")
    if headline.amount is not None:
        note = words.say("page.zero_note") if headline.amount == 0 else ""
        return words.say(f"page.{total}fixed"), wan(headline.amount), note
    return words.say("page.discretionary"), words.say("page.no_amount"), ""


def _whole_dates(html: str) -> str:
    """Dates that a narrow screen does not break."""
    return DATE.sub(r'<span class="pa-date">\g<0></span>', html)


def _states(answer: Answer, words: Strings) -> tuple[str, ...]:
    """The states from the awards themselves, for an answer whose first line does not name them."""
    usable = dict.fromkeys(award.usable for award in answer.awards)
    states = [words.say(f"page.usable_{state}") for state in usable]
    unknown = sum(condition.met is None for award in answer.awards for condition in award.conditions)
    if unknown:
        states.append(words.say("part.open_conditions", count=unknown))
    return tuple(states)
