"""The outline of a text: headings, what stands under each, and how each is cited."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from documents.lines import Segment, ends_in_colon, terminated
from documents.numbering import Mark, Style
from documents.reading import compact, reading_of

SUPPLEMENT = "附则"
_SHORT_TITLE = re.compile(r"[^。；]{1,40}(?=[。；])")


@dataclass(eq=False)
class Block:
    """A paragraph: the segments that it is made of, in order, and the heading that it belongs to.

    `signature` marks the names and dates under a notice.
    """

    segments: list[Segment]
    node: "Node | None"
    signature: bool = False

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)

    @property
    def reading(self) -> str:
        return reading_of("\n".join(segment.text for segment in self.segments))

    @property
    def complete(self) -> bool:
        """Whether its last line ends as a sentence does."""
        return terminated(self.segments[-1].text)


@dataclass(eq=False)
class Node:
    """A heading, with the paragraphs and the headings under it.

    `mark` is None for what has no number of its own: a section's bare title, an annex, a closing paragraph; `label`
    then says how it is cited, None for not at all. `heading` is the paragraph on the heading's own line, `subtitle` a
    title below it (an annex's). `part` counts the stretches of the text that have a numbering of their own.
    """

    parent: "Node | None"
    label: str | None
    part: int
    mark: Mark | None = None
    heading: Block | None = None
    subtitle: Block | None = None
    paragraphs: list[Block] = field(default_factory=list)
    children: "list[Node]" = field(default_factory=list)

    @property
    def bare(self) -> bool:
        """Whether the heading is a name only, so that what it governs stands below it."""
        if self.heading is None or self.mark is None:
            return self.heading is not None
        return not self.heading.complete and bool(self.paragraphs or self.children)

    @property
    def runs_in(self) -> bool:
        """Whether the heading's own line already states a provision."""
        return self.mark is not None and self.heading is not None and self.heading.complete

    @property
    def provisions(self) -> list[Block]:
        """The paragraphs (款) that the heading governs itself, the text on its own line included."""
        own = [] if self.heading is None or self.bare else [self.heading]
        return own + self.paragraphs

    def above(self) -> "Iterator[Node]":
        """The headings above this one, outermost first."""
        if self.parent is not None:
            yield from self.parent.above()
            yield self.parent

    def titles(self) -> Iterator[str]:
        """What stands above the paragraphs and headings under this one, as it reads.

        A name stands whole, and so does a lead-in ("需符合以下条件："), without which its items cannot be read. Of
        other text on the heading's line, only a short first sentence or the number.
        """
        if self.heading is not None:
            reading = self.heading.reading
            if self.bare or ends_in_colon(reading):
                yield reading
            elif short := _SHORT_TITLE.match(reading):
                yield short[0]
            elif self.mark is not None:
                yield self.mark.label
        if self.subtitle is not None:
            yield self.subtitle.reading


def continuous_styles(nodes: list[Node]) -> set[Style]:
    """The series that run through a whole part, so that the number alone cites the heading.

    Articles (条) always do. Another series does when it goes on under a later heading instead of beginning again.
    """
    firsts = Counter[Style]()
    parents: dict[Style, set[Node | None]] = {}
    for node in nodes:
        if node.mark is not None:
            firsts[node.mark.style] += node.mark.number == 1
            parents.setdefault(node.mark.style, set()).add(node.parent)
    return {Style.ARTICLE} | {style for style in parents if firsts[style] == 1 and len(parents[style]) > 1}


def citation(node: Node, continuous: set[Style]) -> str | None:
    """How the heading is cited: its number, after those of the headings above it that it needs to be told apart."""
    if node.mark is None:
        return node.label if node.label is not None or node.parent is None else citation(node.parent, continuous)
    label = SUPPLEMENT if _is_supplement(node) else node.mark.label
    if node.mark.style in continuous:
        prefix = next((above.label for above in node.above() if above.mark is None and above.label), None)
    else:
        prefix = citation(node.parent, continuous) if node.parent is not None else None
    return f"{prefix} {label}" if prefix else label


def _is_supplement(node: Node) -> bool:
    """附则 is cited by its name where numbered provisions stand under it."""
    return bool(node.children) and node.heading is not None and compact(node.heading.text).endswith(SUPPLEMENT)
