"""Chooses the reader of a file by its name and its first bytes, and runs it where it can do no harm."""

import subprocess
import sys
import zipfile
from pathlib import Path

from documents.formats.content import Extracted, FileProblem, Limits, Problem
from documents.formats.plain import decoded

FORMATS = {".txt": "txt", ".md": "md", ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf"}
NOT_YET = frozenset({".doc", ".wps", ".rtf", ".odt", ".ofd", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".rar"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_START = {"pdf": b"%PDF-", "docx": b"PK"}
_STARTS_WITHIN = 1024  # a PDF may have a few stray bytes before its mark


def extract(path: Path, limits: Limits = Limits()) -> Extracted:  # noqa: B008 - frozen
    """The text of a file. Raises FileProblem."""
    format_ = _format(path)
    content = _content(path, limits)
    _check(content, format_, path, limits)
    extracted = Extracted(text=decoded(content)) if format_ == "txt" else _in_its_own_process(path, format_, limits)
    if len(extracted.text) > limits.characters:
        raise FileProblem(Problem.TOO_LONG, f"{limits.characters}")
    if not extracted.text.strip():
        raise FileProblem(Problem.EMPTY)
    return extracted


def _format(path: Path) -> str:
    suffix = path.suffix.lower()
    if ".." in path.name.replace("\\", "/").split("/"):
        raise FileProblem(Problem.UNSAFE_NAME, path.name)
    if suffix in NOT_YET:
        raise FileProblem(Problem.NOT_YET, suffix.removeprefix("."))
    if suffix not in FORMATS:
        raise FileProblem(Problem.UNKNOWN_FORMAT)
    return FORMATS[suffix]


def _content(path: Path, limits: Limits) -> bytes:
    """The whole file, no more of it than the limit. A folder, a pipe and a device are no files."""
    try:
        if not path.is_file():
            path.stat()
            raise FileProblem(Problem.UNREADABLE, "not a file")
        with path.open("rb") as file:
            content = file.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        raise FileProblem(Problem.UNREADABLE, getattr(error, "strerror", None) or str(error)) from error
    if len(content) > limits.bytes:
        raise FileProblem(Problem.TOO_LARGE, f"{limits.bytes // 2**20} MB")
    if not content.strip():
        raise FileProblem(Problem.EMPTY)
    return content


def _check(content: bytes, format_: str, path: Path, limits: Limits) -> None:
    """What the first bytes and an archive's list of members tell before any parser sees the file."""
    if content.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in content:
            raise FileProblem(Problem.ENCRYPTED)
        raise FileProblem(Problem.NOT_YET, "doc")
    start = _START.get(format_)
    if start is not None and start not in content[:_STARTS_WITHIN]:
        raise FileProblem(Problem.DAMAGED, f"no {format_}")
    if format_ == "docx":
        _check_archive(path, limits)


def _check_archive(path: Path, limits: Limits) -> None:
    """Members are read up to the size that the list states, so the list bounds what unpacking can take."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise FileProblem(Problem.DAMAGED, str(error)) from error
    for member in members:
        if member.filename.startswith(("/", "\\")) or ".." in member.filename.replace("\\", "/").split("/"):
            raise FileProblem(Problem.UNSAFE_NAME, member.filename)
        if member.flag_bits & 1:
            raise FileProblem(Problem.ENCRYPTED)
    if sum(member.file_size for member in members) > limits.unpacked:
        raise FileProblem(Problem.EXHAUSTING, f"{limits.unpacked // 2**20} MB")


def _in_its_own_process(path: Path, format_: str, limits: Limits) -> Extracted:
    command = [sys.executable, "-m", "documents.formats", format_, str(path.absolute()), limits_as_text(limits)]
    folder = Path(__file__).resolve().parents[2]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=limits.seconds * 2, cwd=folder, stdin=subprocess.DEVNULL, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise FileProblem(Problem.EXHAUSTING, f"{limits.seconds} s") from error
    if done.returncode == 0:
        return Extracted.model_validate_json(done.stdout)
    problem, _, detail = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2].partition(":")
    if done.returncode == PROBLEM and problem in list(Problem):
        raise FileProblem(Problem(problem), detail)
    if done.returncode < 0:  # ended by the system for the time it took
        raise FileProblem(Problem.EXHAUSTING, f"{limits.seconds} s")
    raise FileProblem(Problem.DAMAGED, f"{problem}:{detail}"[:200])


PROBLEM = 3
"""Exit code of the reading process where it says what is wrong, as `problem:detail` in its last line of stderr."""


def limits_as_text(limits: Limits) -> str:
    return f"{limits.memory},{limits.seconds},{limits.characters}"
