"""From a policy's text to its clauses.

The outline is read from the numbering (章, 条, 一、, （一）, 1.), never from a document's name: a new text of the same
habits divides the same way.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from documents.lines import Segment, is_date, is_number
from documents.model import Clause, ClauseKind, Span
from documents.outline import Block, Node, citation, continuous_styles
from documents.reader import Reader
from documents.reading import reading_of
from documents.tables import Row


def parse(document: str, text: str) -> tuple[Clause, ...]:
    """Divides a text into clauses, in order.

    Every character that is not white space is in exactly one clause; what is no part of the policy is in clauses of
    kind noise. `document` is the document's id, the prefix of the clauses' ids.
    """
    return tuple(_Writer(document, text, Reader(text)).clauses())


@dataclass(frozen=True)
class _Place:
    """Where a stretch of text belongs. `name` is the middle of its clause's id."""

    kind: ClauseKind
    article: str | None
    name: str
    headings: tuple[str, ...] = ()
    noise: str | None = None


@dataclass
class _Writer:
    """Turns an outline into clauses."""

    document: str
    text: str
    reader: Reader
    _used: Counter[str] = field(default_factory=Counter)
    _citations: dict[Node, str | None] = field(init=False)

    def __post_init__(self) -> None:
        nodes = self.reader.nodes
        parts = {node.part for node in nodes}
        continuous = {part: continuous_styles([node for node in nodes if node.part == part]) for part in parts}
        self._citations = {node: citation(node, continuous[node.part]) for node in nodes}

    def clauses(self) -> Iterator[Clause]:
        placed = [(span, self._place(block)) for block in self.reader.blocks for span in self._spans(block.segments)]
        for mark in self.reader.noise:
            noise = mark.noise or ""
            placed.append((Span(mark.start, mark.end), _Place(ClauseKind.NOISE, None, noise, noise=noise)))
        for span, place in sorted(placed, key=lambda pair: pair[0]):
            yield self._clause(span, place)

    def _clause(self, span: Span, place: _Place) -> Clause:
        self._used[place.name] += 1
        count = self._used[place.name]
        text = self.text[span.start : span.end]
        return Clause(
            id=f"{self.document}:{place.name}" + (f"#{count}" if count > 1 else ""),
            document=self.document,
            article=place.article,
            kind=place.kind,
            start=span.start,
            end=span.end,
            text=text,
            reading=reading_of(text),
            headings=place.headings,
            noise=place.noise,
        )

    def _spans(self, segments: list[Segment]) -> Iterator[Span]:
        """The stretches of a paragraph: one, or more where noise stands inside it."""
        start = end = None
        for segment in segments:
            if start is None or end is None:
                start = segment.start
            elif any(end <= mark.start < segment.start for mark in self.reader.noise):
                yield Span(start, end)
                start = segment.start
            end = segment.end
        if start is not None and end is not None:
            yield Span(start, end)

    def _place(self, block: Block | Row) -> _Place:
        if isinstance(block, Row):
            return self._row(block)
        node = block.node
        if node is None:
            kind = ClauseKind.TITLE if _is_title(block) else ClauseKind.PREAMBLE
            return _Place(kind, None, kind.value)
        above = tuple(title for outer in node.above() for title in outer.titles())
        if block is node.heading and node.bare:
            return self._heading(node, above)
        own = self._citations[node]
        if block is node.subtitle:
            return _Place(ClauseKind.CHAPTER, own, f"{own}/heading", above)
        provisions = node.provisions
        article = own if len(provisions) == 1 else f"{own} 第{provisions.index(block) + 1}款"
        if block is not node.heading:
            return _Place(ClauseKind.PARAGRAPH, article, str(article), (*above, *node.titles()))
        nested = own is not None and " " in own
        return _Place(ClauseKind.ITEM if nested else ClauseKind.ARTICLE, article, str(article), above)

    def _heading(self, node: Node, above: tuple[str, ...]) -> _Place:
        """A heading that is a name only: an article's where it governs one paragraph, else a chapter's.

        A chapter has an article's number where the provisions under it are cited by that number.
        """
        own = self._citations[node]
        if node.mark is None:
            return _Place(ClauseKind.CHAPTER, node.label, f"{node.label}/heading" if node.label else "chapter", above)
        name = f"{own}/heading"
        if len(node.paragraphs) == 1:
            return _Place(ClauseKind.ARTICLE, own, name, above)
        cited = bool(node.paragraphs) or any((self._citations[c] or "").startswith(f"{own} ") for c in node.children)
        return _Place(ClauseKind.CHAPTER, own if cited else None, name, above)

    def _row(self, row: Row) -> _Place:
        node = row.table.node
        own = None if node is None else self._citations[node]
        above = () if node is None else (*(t for outer in node.above() for t in outer.titles()), *node.titles())
        if row.is_header:
            return _Place(ClauseKind.CHAPTER, own, f"{own or 'table'}/header", above)
        return _Place(ClauseKind.TABLE_ROW, own, own or "table", (*above, row.table.header, *row.taken_over))


def _is_title(block: Block) -> bool:
    """Outside the numbered text, a line is a title unless it is prose, a 文号, a date or a signature."""
    if block.signature or is_date(block.text) or is_number(block.text):
        return False
    return not block.complete or (block.text.endswith(("？", "！")) and "。" not in block.text)
