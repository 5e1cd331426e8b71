"""Files of the formats in which policies are published, to plain text: txt, md, html, docx and pdf.

Nothing of a file is run, fetched or unpacked to disk. Files that a parser has to take apart are read by a process of
its own under limits of memory and time, so a file made to exhaust the machine ends as an error.
"""

from documents.formats.content import Extracted, FileProblem, Limits, Problem
from documents.formats.extracting import FORMATS, extract

__all__ = ["FORMATS", "Extracted", "FileProblem", "Limits", "Problem", "extract"]
