"""Adding policy texts to the data folder, or putting a new version in the place of an earlier one.

texts/manifest.toml      one entry a text, of the same form as the built-in manifest
texts/<id>-<digest>.txt  the texts; the manifest names those in force
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from filelock import FileLock
from pydantic import ValidationError

from assistant.errors import AdvisorError, Code
from documents import ClauseKind, Corpus, PolicyDocument, load_corpus, read_manifest, render_manifest
from documents.corpus import MANIFEST

READ_AS_TEXT = (".txt", ".md")
NOT_YET = (".docx", ".doc", ".pdf", ".html", ".htm")
REQUIRED = ("title", "place", "status")
LOCK = "writer.lock"
WITHOUT_WORDS = (ClauseKind.NOISE, ClauseKind.TITLE, ClauseKind.CHAPTER)


def ingest(files: Sequence[Path], facts: Mapping[str, Any], folder: Path) -> list[PolicyDocument]:
    """Stores the texts with what `facts` say of them (fields of `PolicyDocument`); gives their manifest entries.

    A text whose id is in the folder's manifest takes its place and keeps the facts that are not given anew. All texts
    are read and divided before the first is stored. Raises AdvisorError, CorpusError and OSError.
    """
    if len(files) > 1 and {"id", "title", "short_title", "number"} & facts.keys():
        raise AdvisorError(Code.ONE_FILE_ONLY, options="--id, --title, --short-title, --number")
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / LOCK):
        manifest = folder / MANIFEST
        kept = {document.id: document for document in read_manifest(manifest)} if manifest.is_file() else {}
        added: dict[str, tuple[PolicyDocument, str]] = {}
        for path in files:
            document, text = _entry(path, _text(path), facts, kept)
            if document.id in added:
                raise AdvisorError(Code.ID_TAKEN, id=document.id)
            added[document.id] = document, text
        for document, text in added.values():
            _write(folder / document.file, text.encode("utf-8"))
        entries = {**kept, **{id: document for id, (document, _) in added.items()}}
        _write(manifest, render_manifest(entries.values()).encode("utf-8"))
        for old in (document for id, document in kept.items() if document.file != entries[id].file):
            (folder / old.file).unlink(missing_ok=True)
    return [document for document, _ in added.values()]


def _text(path: Path) -> str:
    """The file's text, without a byte order mark. Raises AdvisorError for what is no plain text."""
    suffix = path.suffix.lower()
    if suffix in NOT_YET:
        raise AdvisorError(Code.FORMAT_NOT_YET, file=path.name, format=suffix.removeprefix("."))
    if suffix not in READ_AS_TEXT:
        raise AdvisorError(Code.UNKNOWN_FORMAT, file=path.name)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AdvisorError(Code.NOT_UTF8, file=path.name, position=error.start + 1) from error
    except OSError as error:
        raise AdvisorError(Code.UNREADABLE_FILE, file=path, reason=error.strerror) from error
    if "\0" in text:
        raise AdvisorError(Code.NOT_UTF8, file=path.name, position=text.index("\0") + 1)
    return text


def _entry(
    path: Path, text: str, facts: Mapping[str, Any], kept: Mapping[str, PolicyDocument]
) -> tuple[PolicyDocument, str]:
    id = str(facts.get("id") or path.stem.lower().replace("-", "_"))
    if id in load_corpus().documents:
        raise AdvisorError(Code.ID_TAKEN, id=id)
    content = text.encode("utf-8")
    digest = hashlib.sha256(content).hexdigest()
    known: dict[str, Any] = kept[id].model_dump() if id in kept else {"origin": path.name}
    known |= {name: value for name, value in facts.items() if value is not None}
    known |= {"id": id, "file": f"{id}-{digest[:12]}.txt", "sha256": digest}
    missing = [name for name in REQUIRED if not known.get(name)]
    if missing:
        options = ", ".join(f"--{name}" for name in missing)
        raise AdvisorError(Code.FACT_OF_TEXT_MISSING, file=path.name, options=options)
    known.setdefault("short_title", known["title"])
    document = _document(path, known)
    _check(path, document, text)
    return document, text


def _document(path: Path, known: Mapping[str, Any]) -> PolicyDocument:
    try:
        document = PolicyDocument.model_validate(known)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = str(problem["loc"][0])
        if name == "id":
            raise AdvisorError(Code.ID_NEEDED, file=path.name, id=known["id"]) from error
        raise AdvisorError(Code.BAD_FACT_OF_TEXT, option=_option(name), value=problem["input"]) from error
    if document.valid_from and document.valid_to and document.valid_from > document.valid_to:
        raise AdvisorError(Code.BAD_FACT_OF_TEXT, option="--valid-to", value=document.valid_to)
    return document


def _check(path: Path, document: PolicyDocument, text: str) -> None:
    """A text that divides into nothing to cite is no policy."""
    clauses = Corpus({document: text}).clauses(document.id)
    if all(clause.kind in WITHOUT_WORDS for clause in clauses):
        raise AdvisorError(Code.NO_CLAUSES, file=path.name)


def _option(field: str) -> str:
    return f"--{field.replace('_', '-')}"


def _write(path: Path, content: bytes) -> None:
    """Puts the content in place in one step: a reader finds the old file or the new one, never a part."""
    temporary = path.with_name(f"{path.name}-{uuid.uuid4().hex}")
    temporary.write_bytes(content)
    os.replace(temporary, path)
