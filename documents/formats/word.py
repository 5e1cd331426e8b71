"""Word documents (docx): paragraphs with the numbers that Word counts, and tables."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from documents.formats.content import Extracted, FileProblem, Problem
from documents.formats.word_numbers import Numbers


def read_docx(path: Path) -> Extracted:
    """The text of a document, tracked deletions left out. Raises FileProblem."""
    try:
        document: Document = docx.Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise FileProblem(Problem.DAMAGED, str(error)) from error
    numbers = Numbers(document)
    lines = list(_lines(document, numbers))
    if not any(line.strip() for line in lines):
        pictures = bool(document.element.body.findall(f".//{qn('w:drawing')}"))
        raise FileProblem(Problem.SCANNED if pictures else Problem.EMPTY)
    return Extracted(text="\n".join(lines) + "\n", title=document.core_properties.title.strip() or None)


def _lines(document: Document, numbers: Numbers) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield numbers.before(block) + _text(block)


def _text(paragraph: Paragraph) -> str:
    """The words that are printed: insertions count, deletions and the second copy of a drawing do not."""
    parts = []
    for element in paragraph._p.iter():
        if any(parent.tag.endswith("}Fallback") for parent in _above(element, paragraph._p)):
            continue
        if element.tag == qn("w:t"):
            parts.append(element.text or "")
        elif element.tag in (qn("w:tab"), qn("w:ptab")) and element.getparent().tag == qn("w:r"):
            parts.append(" ")
        elif element.tag in (qn("w:br"), qn("w:cr")):
            parts.append("\n")
        elif element.tag == qn("w:noBreakHyphen"):
            parts.append("-")
    return "".join(parts)


def _above(element: Any, end: Any) -> Iterator[Any]:
    while element is not end and element is not None:
        element = element.getparent()
        if element is not None:
            yield element


def _rows(table: Table) -> Iterator[str]:
    """A line for each row; a merged cell has its text once, in its first place."""
    seen: set[Any] = set()
    for row in table.rows:
        cells = []
        for cell in row.cells:
            text = "" if cell._tc in seen else " ".join(" ".join(_text(p) for p in cell.paragraphs).split())
            seen.add(cell._tc)
            cells.append(text)
        yield "\t".join(cells)
