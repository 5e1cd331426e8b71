"""Text from outside, made safe to stand inside HTML."""

import unicodedata

MARKUP = str.maketrans({character: f"&#{ord(character)};" for character in "&<>\"'`{}$\\"})
"""HTML's own characters, and those that the HTML component's templates would read: `${…}`, `{{…}}`."""

KEPT_FORMATS = "\u200c\u200d"  # joiners: parts of emoji and of some scripts
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def shown(text: str) -> str:
    """The text as HTML that shows exactly what was written.

    Characters that would be invisible or turn the direction of what follows are shown by their number, "[U+202E]";
    line breaks stay line breaks for styles that keep them.
    """
    return "".join(_visible(character) for character in text).translate(MARKUP)


def _visible(character: str) -> str:
    if character in "\n\t" or character in KEPT_FORMATS or unicodedata.category(character) not in UNSEEN:
        return character
    if character == "\r":
        return ""
    return f"[U+{ord(character):04X}]"
