"""What has changed since: the clauses of a text beside those of the version before it, and the text that took its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from markupsafe import Markup

from assistant.page.escaping import shown
from assistant.page.linking import clause_link
from assistant.strings import Strings
from documents import Change, changes, load_versions, parse

MARKED = re.compile(r"\[-(?P<gone>.*?)-\]|\{\+(?P<come>.*?)\+\}", re.DOTALL)


def versions_of(folder: Path, document: str, words: Strings) -> list[dict[str, Any]]:
    """The steps from version to version, the newest first: a heading, and the changes with what is gone and what is new.

    `folder` holds the ingested texts. Empty for a text that has had one version.
    """
    versions = load_versions(folder, document)
    steps = []
    for (old, before), (new, after) in pairwise(versions):
        found = changes(parse(document, before), parse(document, after))
        steps.append(
            {
                "heading": words.say("library.versions", old=old.version, new=new.version, count=len(found)),
                "changes": list(_rows(found, words, is_last=new is versions[-1][0])),
            }
        )
    return steps[::-1]


def _rows(found: Iterable[Change], words: Strings, is_last: bool) -> Iterable[dict[str, Any]]:
    """A change as its kind in words, its article, its words, and where it stands if it is part of the text in use."""
    for change in found:
        clause = change.new or change.old
        assert clause is not None
        yield {
            "kind": words.say(f"library.change_{change.kind}"),
            "article": clause.article or "",
            "text": _marked(change.marked()) if change.new and change.old else _whole(clause.reading, change.new is None),
            "link": clause_link(clause, words.language) if is_last and change.new else "",
        }


def _whole(text: str, is_gone: bool) -> Markup:
    """A clause that is gone, or new, as a whole."""
    return Markup(f"<del>{shown(text)}</del>" if is_gone else f"<ins>{shown(text)}</ins>")


def _marked(text: str) -> Markup:
    parts, at = [], 0
    for found in MARKED.finditer(text):
        parts.append(shown(text[at : found.start()]))
        gone, come = found["gone"], found["come"]
        parts.append(f"<del>{shown(gone)}</del>" if gone is not None else f"<ins>{shown(come)}</ins>")
        at = found.end()
    return Markup("".join([*parts, shown(text[at:])]))
