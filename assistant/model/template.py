"""A checked answer as the model sees it: figures and clauses are tokens, which only the program can turn back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.answer import Answer
from assistant.model.wording import LATIN, TERMS, fault_of
from tools.quantities import find_quantities

TOKEN = re.compile(r"⟦[A-Z]{1,8}\d{0,4}⟧")
BRACKETS = str.maketrans({"⟦": "[", "⟧": "]"})
QUOTE_LINE = re.compile(r"^> [^「\[]*\[(\d+)\][^「]*: 「(?P<quote>.*)」$")
LEAD = re.compile(r"^\*\*(?P<lead>[^*]+)\*\*")
SENTENCE_END = re.compile(r"(?<=[。；;！!？?])")
WORDS = re.compile(r"[\u4e00-\u9fff]")
LEAST_WORDS = 6
"""Characters of a sentence of a clause; a figure in a table (20%) says nothing by itself."""
DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True)
class Block:
    """A line of the answer, or its table of working. `shown` is the program's text, `seen` the model's.

    A block that is `needed` is shown whatever the model writes: it has a figure, a clause or a word that binds.
    """

    shown: str
    seen: str
    needed: bool


@dataclass
class Template:
    """`first` is the line with the figure and the state of the text; it is never the model's to write.

    tokens      what each token stands for
    award       the token of the figure that the answer leads with, with its certainty; None where there is none
    sentences   sentences of the quoted clauses: as the model sees them → as they are shown, and whose quote they are
    """

    first: str
    blocks: list[Block] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)
    award: str | None = None
    citations: dict[str, str] = field(default_factory=dict)
    sentences: dict[str, tuple[str, str]] = field(default_factory=dict)
    vocabulary: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()

    def with_figures_hidden(self, text: str) -> str:
        """A text with each of its figures as a token; the same writing gets the same token."""
        text = text.translate(BRACKETS)
        spans = [(quantity.start, quantity.end) for quantity in find_quantities(text)]
        covered = {index for start, end in spans for index in range(start, end)}
        spans += [match.span() for match in DIGITS.finditer(text) if not covered & set(range(*match.span()))]
        parts, at = [], 0
        for start, end in sorted(spans):
            parts += [text[at:start], self._figure(text[start:end])]
            at = end
        # A digit that is part of a word (5G) or of a reading of its own is hidden as well.
        rest = "".join([*parts, text[at:]])
        pieces = TOKEN.split(rest)
        hidden = [DIGITS.sub(lambda match: self._figure(match[0]), piece) for piece in pieces]
        kept = TOKEN.findall(rest)
        return "".join(piece + token for piece, token in zip(hidden, [*kept, ""], strict=True))

    def _figure(self, written: str) -> str:
        for token, text in self.tokens.items():
            if text == written and token.startswith("⟦F"):
                return token
        token = f"⟦F{sum(name.startswith('⟦F') for name in self.tokens) + 1}⟧"
        self.tokens[token] = written
        return token


def template_of(answer: Answer) -> Template:
    """The template of a checked answer."""
    lines = answer.text.split("\n")
    terms = frozenset(TERMS.findall(answer.text))
    vocabulary = frozenset(word.lower() for word in LATIN.findall(answer.text))
    template = Template(first=lines[0], terms=terms, vocabulary=vocabulary)
    lead = LEAD.match(lines[0])
    if lead and answer.headline is not None:
        template.award = "⟦A1⟧"
        template.tokens["⟦A1⟧"] = lead["lead"]
    for lines_of_block in _grouped(lines[1:]):
        template.blocks.append(_block(lines_of_block, template))
    return template


def _grouped(lines: list[str]) -> list[list[str]]:
    """Lines one by one, the rows of a table together, empty ones left out."""
    groups: list[list[str]] = []
    for line in lines:
        if line.startswith("|") and groups and groups[-1][0].startswith("|"):
            groups[-1].append(line)
        elif line.strip():
            groups.append([line])
    return groups


def _block(lines: list[str], template: Template) -> Block:
    text = "\n".join(lines)
    if lines[0].startswith("|"):
        token = f"⟦T{sum(name.startswith('⟦T') for name in template.tokens) + 1}⟧"
        template.tokens[token] = text
        return Block(f"\n{text}\n", token, needed=True)
    quote = QUOTE_LINE.match(text)
    if quote:
        return _quote(text, quote, template)
    seen = template.with_figures_hidden(text)
    needed = bool(TOKEN.search(seen)) or fault_of(text, template.vocabulary, template.terms) is not None
    return Block(text, seen, needed)


def _quote(text: str, quote: re.Match[str], template: Template) -> Block:
    """A quoted clause is one token; the model reads its words as data, their figures hidden."""
    token = f"⟦C{quote[1]}⟧"
    mark = f"[{quote[1]}]"
    template.tokens[token] = mark
    template.citations[token] = template.with_figures_hidden(quote["quote"])
    for sentence in SENTENCE_END.split(quote["quote"]):
        if len(WORDS.findall(sentence)) >= LEAST_WORDS:
            seen = template.with_figures_hidden(sentence.strip())
            template.sentences.setdefault(seen.rstrip("。；;"), (sentence.strip().rstrip("。；;"), mark))
    return Block(text, token, needed=True)
