"""Reads a text's lines one after another and builds its outline."""

import re
from itertools import zip_longest

from documents.flow import LONG_LINE, flow_of
from documents.lines import (
    Segment,
    breaks_off,
    ends_in_colon,
    is_date,
    is_number,
    punctuated,
    segments,
    stands_alone,
    terminated,
)
from documents.numbering import Mark, Sequence, Style, is_numbered, leaves_open, mark_of
from documents.outline import Block, Node
from documents.reading import compact
from documents.tables import Row, Table

CLOSING = "附"

_ANNEX = re.compile(r"附\s*件\s*(?P<number>\d{0,2}|[一二三四五六七八九十]{0,3})\s*[:：]?")
_CLOSING = re.compile(r"本[^，,。；]{2,8}?(?:自.{1,40}?(?:施行|实施|执行|生效)|由.{2,40}?解释|.{0,4}有效期)")
_ON_VALIDITY = re.compile(r"附则|施行|实施|期限|有效|解释")
_BARE_TITLE = re.compile(r"[^，,。；;：:、！？!?“”（）()《》\d]{2,20}")


class Reader:
    """The outline of one text: `nodes` are its headings, `blocks` its paragraphs and table rows, both in order.

    `noise` are the stretches that are no part of the policy.
    """

    def __init__(self, text: str) -> None:
        found = list(segments(text))
        self.noise = [segment for segment in found if segment.noise]
        self.nodes: list[Node] = []
        self.blocks: list[Block | Row] = []
        body = [segment for segment in found if not segment.noise]
        self._flow = flow_of([segment for segment in body if len(segment.cells) == 1])
        self._part = -1
        self._begin_part(None)
        for segment, following in zip_longest(body, body[1:]):
            self._take(segment, following)

    def _begin_part(self, annex: Node | None) -> None:
        """A numbering of its own begins: at the start, after a signature, and with each annex."""
        self._part += 1
        self._part_start = len(self.blocks)
        self._sequence = Sequence()
        self._annex = annex
        self._path: list[Node] = []
        self._section: tuple[int, Node] | None = None
        self._closing: Node | None = None
        self._block: Block | None = None
        self._table: Table | None = None

    @property
    def _in_front(self) -> bool:
        """Whether no numbered heading has opened yet: titles and preambles."""
        return not self._path and self._closing is None

    def _take(self, segment: Segment, following: Segment | None) -> None:
        if not segment.opens_line and self._block is not None:
            self._block.segments.append(segment)
        elif annex := _ANNEX.fullmatch(segment.text):
            self._open_annex(segment, f"附件{annex['number']}")
        elif (mark := self._heading(segment)) is not None:
            self._open_heading(mark, segment)
        elif segment.is_row or (self._table is not None and self._table.takes(segment)):
            self._add_row(segment)
        elif self._block is not None and self._continues(self._block, segment):
            self._block.segments.append(segment)
        elif is_date(segment.text):
            self._sign(segment)
        elif following is not None and self._is_section(segment, following):
            self._open_section(segment, following)
        else:
            self._open_paragraph(segment)

    def _heading(self, segment: Segment) -> Mark | None:
        mark = None if segment.is_row else mark_of(segment.text)
        if mark is None:
            return None
        open_sentence = None if self._block is None else self._block.segments[-1].text
        return mark if self._sequence.accepts(mark, open_sentence) else None

    def _continues(self, block: Block, segment: Segment) -> bool:
        """Whether the segment goes on with the paragraph before it."""
        before = block.segments[-1].text
        # A lead-in's last words ("…的下列\n方向：") look like a label, but stand below a full line.
        alone = stands_alone(segment.text) and not (ends_in_colon(segment.text) and self._flow.fills_line(before))
        if terminated(before):
            return self._flow.runs_on(before, segment) and not alone
        if breaks_off(before, segment.text) or leaves_open(before) or is_numbered(segment.text):
            return True
        if alone or is_date(before) or is_number(before):
            return False
        if self._in_front and not punctuated(block.text):
            return not segment.blank_before and not punctuated(segment.text)
        if block.node is not None and block.node.heading is block:
            return self._flow.fills_line(before) or (self._flow.terminated and self._is_prose(block))
        if self._flow.terminated:
            return True
        return not segment.indented if self._flow.indents else self._flow.fills_line(before)

    @staticmethod
    def _is_prose(heading: Block) -> bool:
        """Whether a heading's line already goes over into its text, and is no name alone."""
        mark = heading.node.mark if heading.node is not None else None
        is_article = mark is not None and mark.style is Style.ARTICLE
        return "。" in heading.text or (is_article and len(heading.text) > LONG_LINE)

    def _is_section(self, segment: Segment, following: Segment) -> bool:
        """A section's title without a number: a short line by itself, unpunctuated, just above a numbered heading."""
        by_itself = segment.blank_before and following.blank_before
        if not (by_itself or self._flow.terminated) or not _BARE_TITLE.fullmatch(compact(segment.text)):
            return False
        if self._path:
            above = self._path[-1]
            has_text = above.runs_in or bool(above.paragraphs)
        else:
            has_text = self._has_prose()
        mark = mark_of(following.text)
        return has_text and mark is not None and self._sequence.accepts(mark, None)

    def _open_annex(self, segment: Segment, label: str) -> None:
        annex = Node(parent=None, label=label, part=self._part + 1)
        self._begin_part(annex)
        self.nodes.append(annex)
        annex.heading = self._add(segment, annex)
        self._block = None

    def _open_section(self, segment: Segment, following: Segment) -> None:
        mark = mark_of(following.text)
        assert mark is not None
        depth = self._sequence.depth_of(mark)
        node = Node(parent=self._path[depth - 1] if depth else self._annex, label=None, part=self._part)
        node.heading = self._add(segment, node)
        self._block = None
        self._section = (depth, node)
        self.nodes.append(node)

    def _open_heading(self, mark: Mark, segment: Segment) -> None:
        depth = self._sequence.depth_of(mark)
        self._sequence.enter(mark)
        del self._path[depth:]
        if self._section is not None and self._section[0] > depth:
            self._section = None
        if self._section is not None and self._section[0] == depth:
            parent: Node | None = self._section[1]
        else:
            parent = self._path[-1] if self._path else self._annex
        node = Node(parent=parent, label=mark.label, part=self._part, mark=mark)
        if parent is not None:
            parent.children.append(node)
        node.heading = self._add(segment, node)
        self.nodes.append(node)
        self._path.append(node)
        self._closing = None
        self._table = None

    def _open_paragraph(self, segment: Segment) -> None:
        self._table = None
        owner = self._owner()
        if owner is not None and owner is self._annex and owner.subtitle is None and not terminated(segment.text):
            owner.subtitle = self._add(segment, owner)
            return
        if self._closes(segment, owner):
            owner = self._closing = Node(parent=self._annex, label=CLOSING, part=self._part)
            self.nodes.append(owner)
        block = self._add(segment, owner)
        if owner is not None:
            owner.paragraphs.append(block)

    def _owner(self) -> Node | None:
        """The heading that a paragraph without a number belongs to.

        Below an item, a new paragraph belongs to the article that the items were listed in.
        """
        if self._closing is not None:
            return self._closing
        if not self._path:
            return self._annex
        owner = self._path[-1]
        while owner.runs_in and owner.parent is not None and owner.parent.runs_in:
            owner = owner.parent
        return owner

    def _closes(self, segment: Segment, owner: Node | None) -> bool:
        """Whether the paragraph states the validity of the whole text, below the last numbered provision."""
        if owner is None or self._closing is not None or not self._path or not owner.provisions:
            return False
        titles = [title for node in (*owner.above(), owner) for title in node.titles()]
        return _CLOSING.match(segment.text) is not None and not any(map(_ON_VALIDITY.search, titles))

    def _sign(self, segment: Segment) -> None:
        """A date on a line of its own ends a notice, with the name above it; what follows is numbered anew."""
        last = self._block
        block = self._add(segment, None)
        block.signature = True
        if last is not None and self._has_prose() and not punctuated(last.text) and not last.complete:
            last.signature = True
            if last.node is not None and last in last.node.paragraphs:
                last.node.paragraphs.remove(last)
                last.node = None
        self._begin_part(None)

    def _has_prose(self) -> bool:
        """Whether this part has a whole sentence yet."""
        return any(isinstance(block, Block) and block.complete for block in self.blocks[self._part_start :])

    def _add(self, segment: Segment, node: Node | None) -> Block:
        block = Block([segment], node)
        self.blocks.append(block)
        self._block = block
        return block

    def _add_row(self, segment: Segment) -> None:
        if self._table is None:
            self._table = Table(node=self._owner())
            self._block = None
        row = self._table.add(segment)
        if row is not None:
            self.blocks.append(row)
