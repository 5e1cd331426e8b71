"""What taking in a text came to, in words: what was read from it, what changed, and what becomes of the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from assistant.ingesting import Ask, Ingested
from assistant.stored import put
from assistant.strings import Strings
from documents import Change, Corpus, PolicyDocument, changes, load_corpus, load_versions, parse
from tools.catalogue import RULES
from tools.scaffolding import scaffold
from tools.withdrawing import as_they_stand

LONGEST_CHANGE = 300


def asked(words: Strings) -> Ask:
    """Asks on the terminal, in the words of the command's own options."""

    def ask(name: str, path: Path) -> str:
        what = words.say("cli.ingest_ask", file=path.name, name=_label(name, words))
        kinds = click.Choice(("final", "draft", "digest")) if name == "status" else None
        return str(click.prompt(what, type=kinds, err=True))

    return ask


def _label(fact: str, words: Strings) -> str:
    """The name of a fact: the first words of its option's help."""
    return re.split(r"[,，:：;；。.(（]", words.say(f"cli.option.{fact}"), maxsplit=1)[0]


def report(added: Sequence[Ingested], corpus: Corpus, drafts: Path, words: Strings) -> Iterator[str]:
    """The lines for each text; writes a draft of rules for a new text that has none. Raises OSError."""
    rules = as_they_stand(RULES, corpus)
    for one in added:
        document = one.document
        clauses = len(corpus.clauses(document.id))
        yield words.say("cli.ingested", title=document.title, id=document.id, clauses=clauses)
        if not one.is_new_text:
            yield words.say("cli.ingest_unchanged")
            continue
        for name, found in one.inferred.items():
            yield words.say("cli.ingest_inferred", name=_label(name, words), value=found.value, words=found.words[:60])
        if one.pages_without_text:
            yield words.say("cli.ingest_pages", pages=", ".join(map(str, one.pages_without_text)))
        if document.version > 1:
            yield words.say("cli.ingest_version", version=document.version)
            yield words.say("cli.ingest_changes", count=len(one.changes))
            yield from _changes(one.changes, words)
        withdrawn = [rule.id for rule in rules.values() if rule.withdrawn and rule.document == document.id]
        if withdrawn:
            yield words.say("cli.ingest_withdrawn", rules=", ".join(withdrawn))
        if withdrawn or all(rule.document != document.id for rule in rules.values()):
            yield from _draft(document, corpus, drafts, words)


def _draft(document: PolicyDocument, corpus: Corpus, drafts: Path, words: Strings) -> Iterator[str]:
    """Drafted rules lie beside the texts, where nothing imports them."""
    if all(rule.document != document.id for rule in RULES.values()):
        yield words.say("cli.ingest_no_rules")
    text = scaffold(document, corpus)
    if text is not None:
        drafts.mkdir(parents=True, exist_ok=True)
        path = drafts / f"{document.id}_v{document.version}.py"
        put(path, text.encode("utf-8"))
        yield words.say("cli.ingest_scaffold", path=path)


def version_changes(versions: Sequence[tuple[PolicyDocument, str]], words: Strings) -> Iterator[str]:
    """What changed between the last two texts of a document, clause by clause."""
    new, new_text = versions[-1]
    if len(versions) == 1:
        yield words.say("cli.one_version", title=new.title)
        return
    old, old_text = versions[-2]
    yield words.say("cli.between_versions", title=new.title, old=old.version, new=new.version)
    found = changes(parse(new.id, old_text), parse(new.id, new_text))
    yield from _changes(found, words) if found else [words.say("cli.no_changes")]


def _changes(found: Iterable[Change], words: Strings) -> Iterator[str]:
    for change in found:
        clause = change.new or change.old
        assert clause is not None
        old = change.old.article if change.old and change.old.article else ""
        text = change.marked() if change.old and change.new else clause.reading
        short = text if len(text) <= LONGEST_CHANGE else f"{text[:LONGEST_CHANGE]}…"
        yield words.say(f"cli.change_{change.kind}", article=clause.article or "", old=old, text=short)


def text_rows(folder: Path, words: Strings) -> Iterator[str]:
    """A line for every text and every version of it, in the corpus's order."""
    for document in load_corpus(folder).documents.values():
        versions = [*(d for d, _ in load_versions(folder, document.id)[:-1]), document]
        for version in reversed(versions):
            by = version.superseded_by
            state = words.say("cli.text_superseded", by=by) if by else words.say("cli.text_in_use")
            row = words.say("cli.text_row", id=document.id, version=version.version, title=version.title, state=state)
            yield row
