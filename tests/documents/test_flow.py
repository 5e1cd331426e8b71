"""The same texts in other clothes: other line ends, other brackets, lines broken at the width of a page."""

import re
from collections.abc import Callable

import pytest

from documents import ClauseKind, load_corpus, parse
from documents.flow import width

CORPUS = load_corpus()
PUNCTUATED = [document for document in CORPUS.documents if document != "qingdao_20_measures"]
"""The news digest is left out where a test breaks lines: its paragraphs have no full stops to tell them by."""


def _provisions(text: str) -> list[tuple[str | None, str]]:
    """Number and reading of each provision, with brackets of one width."""
    kinds = (ClauseKind.ARTICLE, ClauseKind.PARAGRAPH, ClauseKind.ITEM, ClauseKind.TABLE_ROW)
    clauses = [clause for clause in parse("x", text) if clause.kind in kinds]
    return [(clause.article, clause.reading.replace("（", "(").replace("）", ")")) for clause in clauses]


def _break_at(columns: int, line: str) -> str:
    """Breaks a line as a page does; no punctuation mark begins a line."""
    lines, current = [], ""
    for char in line:
        if width(current + char) > columns and char not in "，。；：、”）》%":
            lines.append(current)
            current = ""
        current += char
    return "\n".join([*lines, current])


def _paged(columns: int, indent: str) -> Callable[[str], str]:
    def page(text: str) -> str:
        # The line that is broken in the middle of a word would be indented as a paragraph here.
        text = re.sub(r"\[bookmark:[^]]*\]", "", text).replace("区企\n\n业", "区企业").replace("载体\n\n的", "载体的")
        lines = [indent + line if "\t" not in line and line.strip() else line for line in text.split("\n")]
        return "\n".join(line if "\t" in line else _break_at(columns, line) for line in lines)

    return page


@pytest.mark.parametrize("document", CORPUS.documents)
@pytest.mark.parametrize(
    "dress",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("(", "（").replace(")", "）"),
        lambda text: text.replace("（", "(").replace("）", ")"),
        lambda text: re.sub(r"(?m)^(?=\S)", "　　", text),
        lambda text: text.replace("\n", "\n\n"),
    ],
    ids=["crlf", "full-width brackets", "half-width brackets", "indented", "blank lines"],
)
def test_provisions_do_not_depend_on_line_ends_brackets_or_indents(document: str, dress: Callable[[str], str]) -> None:
    assert _provisions(dress(CORPUS.text(document))) == _provisions(CORPUS.text(document))


@pytest.mark.parametrize("document", PUNCTUATED)
@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("columns", [66, 72, 84])
def test_provisions_survive_being_broken_at_the_width_of_a_page(document: str, indent: str, columns: int) -> None:
    text = _paged(columns, indent)(CORPUS.text(document))
    assert text.count("\n") > CORPUS.text(document).count("\n")
    plain = _paged(10**6, "")(CORPUS.text(document))
    assert _provisions(text) == _provisions(plain)


@pytest.mark.parametrize("document", PUNCTUATED)
def test_provisions_survive_without_blank_lines(document: str) -> None:
    text = re.sub(r"\n\s*\n+", "\n", CORPUS.text(document))
    assert _provisions(text) == _provisions(CORPUS.text(document))
