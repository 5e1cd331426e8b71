"""Adding policy texts to the data folder, or a new version of one that is there.

texts/manifest.toml      one entry a text and earlier version, of the same form as the built-in manifest
texts/<id>-<digest>.txt  the texts; the manifest names those in use and those they came after
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock
from pydantic import ValidationError

from assistant.errors import AdvisorError, Code
from assistant.stored import put, sweep
from documents import (
    Change,
    ChangeKind,
    ClauseKind,
    Corpus,
    PolicyDocument,
    changes,
    compact,
    load_corpus,
    load_versions,
    parse,
    read_manifest,
    render_manifest,
)
from documents.corpus import MANIFEST
from documents.formats import Extracted, FileProblem, Problem, extract
from documents.inferring import Inferred, infer

REQUIRED = ("title", "place", "status")
LOCK = "writer.lock"
WITHOUT_WORDS = (ClauseKind.NOISE, ClauseKind.TITLE, ClauseKind.CHAPTER)
MOST_REMOVED = 0.8
"""Share of an earlier text's clauses that may be gone before the new one counts as another document."""
MOST_FILES = 100
"""All of a command's texts are in memory before the first is stored."""
LONGEST_ID = 40

CODES: Mapping[Problem, Code] = {
    Problem.UNREADABLE: Code.UNREADABLE_FILE,
    Problem.EMPTY: Code.EMPTY_FILE,
    Problem.TOO_LARGE: Code.FILE_TOO_LARGE,
    Problem.TOO_LONG: Code.TEXT_TOO_LONG,
    Problem.NOT_YET: Code.FORMAT_NOT_YET,
    Problem.UNKNOWN_FORMAT: Code.UNKNOWN_FORMAT,
    Problem.ENCODING: Code.NOT_UTF8,
    Problem.ENCRYPTED: Code.ENCRYPTED_FILE,
    Problem.SCANNED: Code.SCANNED_FILE,
    Problem.DAMAGED: Code.DAMAGED_FILE,
    Problem.EXHAUSTING: Code.EXHAUSTING_FILE,
    Problem.UNSAFE_NAME: Code.UNSAFE_NAME,
}

Ask = Callable[[str, Path], str]
"""Asks the person for a fact (a field of `PolicyDocument`) that neither an option nor the text of a file gives."""


@dataclass(frozen=True)
class Ingested:
    """A text that was taken in. `inferred` are the facts that were read from it, `changes` what is new since the
    version before; both are empty where the text was known already. `pages_without_text` could not be read."""

    document: PolicyDocument
    inferred: Mapping[str, Inferred]
    changes: tuple[Change, ...]
    is_new_text: bool
    pages_without_text: tuple[int, ...]


@dataclass(frozen=True)
class _Entry:
    """What is to be stored for one file; `earlier` is the entry of the version before, if that lies in the folder."""

    result: Ingested
    text: str
    earlier: PolicyDocument | None


def ingest(
    files: Sequence[Path], facts: Mapping[str, Any], folder: Path, *, replace: bool = False, ask: Ask | None = None
) -> list[Ingested]:
    """Stores the texts with what `facts` say of them (fields of `PolicyDocument`); the rest is inferred or asked for.

    A text of a known id or title becomes its new version and keeps the facts that are not given anew; the one before is
    kept as superseded. With `replace` it may have nothing in common with that one. All texts are read and divided
    before the first is stored. Raises AdvisorError, CorpusError and OSError.
    """
    if len(files) > MOST_FILES:
        raise AdvisorError(Code.TOO_MANY_FILES, count=len(files), limit=MOST_FILES)
    if len(files) > 1 and {"id", "title", "short_title", "number"} & facts.keys():
        raise AdvisorError(Code.ONE_FILE_ONLY, options="--id, --title, --short-title, --number")
    read = [(path, _extracted(path)) for path in files]
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / LOCK):
        sweep(folder)
        known = load_corpus(folder)
        added: dict[str, _Entry] = {}
        for path, extracted in read:
            entry = _Reader(path, extracted, facts, folder, known, replace, ask).entry()
            if entry.result.document.id in added:
                raise AdvisorError(Code.ID_TAKEN, id=entry.result.document.id)
            added[entry.result.document.id] = entry
        _store(folder, [entry for entry in added.values() if entry.result.document.file])
    return [entry.result for entry in added.values()]


def _extracted(path: Path) -> Extracted:
    try:
        return extract(path)
    except FileProblem as problem:
        params = {"file": path.name, "reason": problem.detail, "format": problem.detail, "position": problem.detail}
        raise AdvisorError(CODES[problem.problem], **params) from problem


def _store(folder: Path, entries: Sequence[_Entry]) -> None:
    """Texts first, the manifest last: until it is in place, everything is as it was."""
    manifest = folder / MANIFEST
    kept = {document.id: document for document in read_manifest(manifest)} if manifest.is_file() else {}
    for entry in entries:
        document = entry.result.document
        if not _is_built_in(document):
            put(folder / document.file, entry.text.encode("utf-8"))
            kept[document.id] = document
        if entry.earlier is not None:
            kept[entry.earlier.id] = entry.earlier
    if kept:
        put(manifest, render_manifest(kept.values()).encode("utf-8"))


def _is_built_in(document: PolicyDocument) -> bool:
    return load_corpus().documents.get(document.id) == document


class _Reader:
    """One file on its way to an entry of the manifest."""

    def __init__(
        self,
        path: Path,
        extracted: Extracted,
        facts: Mapping[str, Any],
        folder: Path,
        known: Corpus,
        replace: bool,
        ask: Ask | None,
    ) -> None:
        self._path = path
        self._text = extracted.text.removeprefix("\ufeff")
        self._pages = extracted.pages_without_text
        self._given = {name: value for name, value in facts.items() if value is not None}
        self._folder = folder
        self._known = known
        self._replace = replace
        self._ask = ask
        self._places = frozenset(document.place for document in known.documents.values())
        self._inferred = infer(self._text, extracted.title, self._places)

    def entry(self) -> _Entry:
        if missing := [id for id in self._given.get("supersedes", ()) if id not in self._known.documents]:
            raise AdvisorError(Code.UNKNOWN_DOCUMENT, id=missing[0])
        id = self._id()
        before = load_versions(self._folder, id)
        digest = hashlib.sha256(self._text.encode("utf-8")).hexdigest()
        if not before:
            document = self._document({"id": id, **self._values({}, {}), "sha256": digest})
            return _Entry(Ingested(document, self._shown(), (), True, self._pages), self._text, None)
        old, old_text = before[-1]
        if old.sha256 == digest:
            document = old if _is_built_in(old) else self._document({**old.model_dump(), **self._given})
            return _Entry(Ingested(document, {}, (), False, self._pages), self._text, None)
        changed = self._changes(old, old_text)
        values = self._values(old.model_dump(), infer(old_text, None, self._places))
        document = self._document({**values, "id": id, "sha256": digest, "version": old.version + 1})
        earlier = None
        if not _is_built_in(old):
            marks = {"id": f"{id}__v{old.version}", "version_of": id, "superseded_by": id}
            earlier = old.model_copy(update=marks)
        return _Entry(Ingested(document, self._shown(), changed, True, self._pages), self._text, earlier)

    def _id(self) -> str:
        """The id given; that of the known document of the same title; one made from the file's name."""
        if given := self._given.get("id"):
            return str(given)
        title = compact(self._given.get("title") or (t.value if (t := self._inferred.get("title")) else ""))
        stem = _slug(self._path.stem)
        same = [d.id for d in self._known.documents.values() if _plain(d.title) == _plain(title)]
        if stem in self._known.documents or not same:
            return stem
        return same[0]

    def _values(self, old: Mapping[str, Any], inferred_of_old: Mapping[str, Inferred]) -> dict[str, Any]:
        """The facts: those given, those that somebody once gave for the text before, those inferred, the old ones."""
        values: dict[str, Any] = {"origin": self._path.name, **old}
        for name, found in self._inferred.items():
            was_given = old.get(name) is not None and str(old[name]) != _value(inferred_of_old, name)
            if not was_given:
                values[name] = found.value
        values |= self._given
        for name in REQUIRED:
            if not values.get(name) and self._ask is not None:
                values[name] = self._ask(name, self._path)
        missing = [name for name in REQUIRED if not values.get(name)]
        if missing:
            options = ", ".join(f"--{name}" for name in missing)
            raise AdvisorError(Code.FACT_OF_TEXT_MISSING, file=self._path.name, options=options)
        if "short_title" not in values or (
            old and values["title"] != old.get("title") and "short_title" not in self._given
        ):
            values["short_title"] = values["title"]
        return values

    def _document(self, values: Mapping[str, Any]) -> PolicyDocument:
        values = {**values, "file": f"{values['id']}-{values['sha256'][:12]}.txt"}
        try:
            document = PolicyDocument.model_validate(values)
        except ValidationError as error:
            problems = error.errors(include_url=False)
            named = {str(problem["loc"][0]): problem for problem in problems}
            if "id" in named or "file" in named:
                raise AdvisorError(Code.ID_NEEDED, file=self._path.name, id=values["id"]) from error
            name, problem = next(iter(named.items()))
            raise AdvisorError(Code.BAD_FACT_OF_TEXT, option=_option(name), value=problem["input"]) from error
        if document.valid_from and document.valid_to and document.valid_from > document.valid_to:
            raise AdvisorError(Code.BAD_FACT_OF_TEXT, option="--valid-to", value=document.valid_to)
        if all(clause.kind in WITHOUT_WORDS for clause in parse(document.id, self._text)):
            raise AdvisorError(Code.NO_CLAUSES, file=self._path.name)
        return document

    def _changes(self, old: PolicyDocument, old_text: str) -> tuple[Change, ...]:
        before, after = parse(old.id, old_text), parse(old.id, self._text)
        found = changes(before, after)
        removed = sum(change.kind is ChangeKind.REMOVED for change in found)
        if removed > MOST_REMOVED * sum(c.kind is not ClauseKind.NOISE for c in before) and not self._replace:
            raise AdvisorError(Code.VERSION_UNLIKE, file=self._path.name, id=old.id, title=old.title)
        return found

    def _shown(self) -> dict[str, Inferred]:
        return {name: found for name, found in self._inferred.items() if name not in self._given}


def _slug(stem: str) -> str:
    """An id from a file's name; Chinese characters by their sound."""
    if not stem.isascii():
        from pypinyin import lazy_pinyin

        stem = "_".join(lazy_pinyin(stem))
    return re.sub(r"[^a-z0-9]+", "_", stem.lower())[:LONGEST_ID].strip("_")


def _plain(title: str) -> str:
    return compact(title).replace("（", "(").replace("）", ")").strip("《》")


def _value(inferred: Mapping[str, Inferred], name: str) -> str | None:
    return inferred[name].value if name in inferred else None


def _option(field: str) -> str:
    return f"--{field.replace('_', '-')}"
