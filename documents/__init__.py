"""The policy texts: what they are, how they divide into clauses, and where a quote stands in them."""

from documents.changes import Change, ChangeKind, changes
from documents.corpus import Corpus, load_corpus, load_versions
from documents.errors import CorpusError, QuoteNotFound
from documents.manifest import read_manifest, render_manifest
from documents.model import Clause, ClauseKind, Lead, Period, PolicyDocument, Span, Status
from documents.parser import parse
from documents.reading import compact, reading_of

__all__ = [
    "Change",
    "ChangeKind",
    "Clause",
    "ClauseKind",
    "Corpus",
    "CorpusError",
    "Lead",
    "Period",
    "PolicyDocument",
    "QuoteNotFound",
    "Span",
    "Status",
    "changes",
    "compact",
    "load_corpus",
    "load_versions",
    "parse",
    "read_manifest",
    "reading_of",
    "render_manifest",
]
