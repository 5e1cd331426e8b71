"""Text from outside the program."""

from __future__ import annotations


def readable(text: str) -> str:
    """The text without code points that no encoding can write: each stray surrogate becomes U+FFFD.

    They come from arguments that are no UTF-8 and from JSON that escapes half a character.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
