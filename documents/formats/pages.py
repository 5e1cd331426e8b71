"""PDF files: the text of their pages, without what is printed at the head and foot of every page."""

import logging
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PdfReadError, PyPdfError

from documents.formats.content import Extracted, FileProblem, Problem

# What it tells of odd files is not for the person who takes one in.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_ON_MOST = 0.6
_FEWEST_PAGES = 3
_STRANGE_MOST = 0.05  # share of characters that no text has: the file does not say what its glyphs mean


def read_pdf(path: Path) -> Extracted:
    """The text of a file. Raises FileProblem; a file that only an owner's password protects is read."""
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileProblem(Problem.ENCRYPTED)
        pages = [page.extract_text().splitlines() for page in reader.pages]
        bare = tuple(n for n, lines in enumerate(pages, start=1) if not any(map(str.strip, lines)))
        pictures = tuple(n for n in bare if "/XObject" in (reader.pages[n - 1].get("/Resources") or {}))
        title = (reader.metadata.title if reader.metadata else None) or ""
    except (DependencyError, FileNotDecryptedError) as error:
        raise FileProblem(Problem.ENCRYPTED) from error
    except LimitReachedError as error:
        raise FileProblem(Problem.EXHAUSTING, str(error)) from error
    except (PdfReadError, PyPdfError) as error:
        raise FileProblem(Problem.DAMAGED, str(error)) from error
    text = "\n".join("\n".join(lines) for lines in _without_running_heads(pages))
    letters = [char for char in text if not char.isspace()]
    strange = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " " for char in letters)
    if not letters or strange > _STRANGE_MOST * len(letters):
        raise FileProblem(Problem.SCANNED)
    return Extracted(text=text + "\n", title=title.strip() or None, pages_without_text=pictures)


def _without_running_heads(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without a first or last line that most of them share."""
    full = [page for page in pages if page]
    if len(full) < _FEWEST_PAGES:
        return list(pages)
    for place in (0, -1):
        often = Counter(page[place].strip() for page in full if page)
        shared = {line for line, count in often.items() if line and count >= _ON_MOST * len(full)}
        for page in full:
            if page and page[place].strip() in shared:
                del page[place]
    return list(pages)
