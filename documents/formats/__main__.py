"""`python -m documents.formats FORMAT PATH MEMORY,SECONDS,CHARACTERS`: reads one file, for `extract` alone.

Writes an `Extracted` as JSON to standard output, or `problem:detail` to standard error with exit code 3.
"""

import resource
import sys
from pathlib import Path

from documents.formats.content import Extracted, FileProblem, Problem
from documents.formats.extracting import PROBLEM


def main(format_: str, path: str, limits: str) -> int:
    """Runs the reader under the limits; gives the exit code."""
    memory, seconds, characters = map(int, limits.split(","))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        extracted = _read(format_, Path(path))
        if len(extracted.text) > characters:
            raise FileProblem(Problem.TOO_LONG, f"{characters}")
        output = extracted.model_dump_json().encode("utf-8")
    except FileProblem as problem:
        return _tell(problem)
    except (MemoryError, RecursionError) as error:
        return _tell(FileProblem(Problem.EXHAUSTING, type(error).__name__))
    except OSError as error:
        return _tell(FileProblem(Problem.UNREADABLE, error.strerror or str(error)))
    except Exception as error:  # whatever a parser raises for a file that is none of its kind
        return _tell(FileProblem(Problem.DAMAGED, f"{type(error).__name__} {error}".strip()))
    sys.stdout.buffer.write(output)
    return 0


def _read(format_: str, path: Path) -> Extracted:
    if format_ == "docx":
        from documents.formats.word import read_docx

        return read_docx(path)
    if format_ == "pdf":
        from documents.formats.pages import read_pdf

        return read_pdf(path)
    from documents.formats.markup import read_html, read_markdown

    return read_markdown(path.read_bytes()) if format_ == "md" else read_html(path.read_bytes())


def _tell(problem: FileProblem) -> int:
    detail = " ".join(problem.detail.split())[:200]
    sys.stderr.buffer.write(f"{problem.problem}:{detail}".encode("utf-8", "replace"))
    return PROBLEM


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
