"""Links that stay: a clause by its document and its own number in the text."""

from urllib.parse import quote

from documents import Clause


def clause_link(clause: Clause, language: str = "") -> str:
    """The permanent link of a clause: its document and its own number in the text, or its place where it has none.

    `language` shows the page around the text in that language; without it, in the settings' own.
    """
    chosen = f"?language={language}" if language else ""
    return f"/library/{clause.document}{chosen}#{quote(anchor(clause))}"


def anchor(clause: Clause) -> str:
    """The clause's id without its document; white space would break a link."""
    return clause.id.partition(":")[2].replace(" ", "_")
