"""What changed between two texts of a document, clause by clause."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from documents.model import Clause, ClauseKind
from documents.reading import compact

ALIKE = 0.5
"""Share of characters in common from which two clauses count as one that was changed."""


_TOKEN = re.compile(r"\d+(?:\.\d+)?|[\s\S]")  # a number changes as a whole: 40 became 30, not 4 became 3


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENUMBERED = "renumbered"


@dataclass(frozen=True)
class Change:
    """One clause that is not what it was. `old` is None for a new clause, `new` for one that is gone.

    A renumbered clause has the same words under another number.
    """

    kind: ChangeKind
    old: Clause | None
    new: Clause | None

    def marked(self) -> str:
        """The new words with what changed in them: `按照实际费用的[-40-]{+30+}%`."""
        before, after = (_TOKEN.findall(clause.reading if clause else "") for clause in (self.old, self.new))
        parts = []
        for how, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            gone, come = "".join(before[a:b]), "".join(after[c:d])
            if how == "equal":
                parts.append(come)
                continue
            parts.append((f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else ""))
        return "".join(parts)


def changes(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Change, ...]:
    """The differences in the order of the new text, a clause that is gone where it stood. Noise is left out."""
    before, after = ([c for c in clauses if c.kind is not ClauseKind.NOISE] for clauses in (old, new))
    matcher = SequenceMatcher(None, [_words(c) for c in before], [_words(c) for c in after], autojunk=False)
    found: list[Change] = []
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            pairs = zip(before[a:b], after[c:d], strict=True)
            found += [Change(ChangeKind.RENUMBERED, x, y) for x, y in pairs if x.article != y.article]
        else:
            found += _in_order(before[a:b], after[c:d])
    return tuple(found)


def _in_order(before: Sequence[Clause], after: Sequence[Clause]) -> Iterator[Change]:
    """Pairs the clauses of a stretch by number and likeness, without crossing; the rest are gone or new."""
    if not before or not after:
        yield from (Change(ChangeKind.REMOVED, clause, None) for clause in before)
        yield from (Change(ChangeKind.ADDED, None, clause) for clause in after)
        return
    likeness, x, y = max(
        ((_likeness(a, b), -i, -j) for i, a in enumerate(before) for j, b in enumerate(after)), default=(0.0, 0, 0)
    )
    if likeness < ALIKE:
        yield from (Change(ChangeKind.REMOVED, clause, None) for clause in before)
        yield from (Change(ChangeKind.ADDED, None, clause) for clause in after)
        return
    i, j = -x, -y
    yield from _in_order(before[:i], after[:j])
    same = _words(before[i]) == _words(after[j])
    if not same or before[i].article != after[j].article:
        yield Change(ChangeKind.RENUMBERED if same else ChangeKind.CHANGED, before[i], after[j])
    yield from _in_order(before[i + 1 :], after[j + 1 :])


def _likeness(old: Clause, new: Clause) -> float:
    """From 0 to 1; the same number counts for a little, so that of two clauses alike the one in place is taken."""
    matcher = SequenceMatcher(None, _words(old), _words(new), autojunk=False)
    if matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio() + (0.05 if old.article == new.article else 0.0)


def _words(clause: Clause) -> str:
    return compact(clause.text)
