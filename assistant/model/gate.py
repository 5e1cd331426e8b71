"""The number and citation check of what the model writes: line by line, before anybody sees a line.

A figure can only stand where the program put it: in a line of the checked answer, in a sentence of a quoted clause that
is shown as a quote, or as the award's own token beside words of a closed list. Everything else is prose without numbers
and without words that state, deny, promise or size an award, made of words of the checked answer and of a closed list.
Anything else is refused as a whole.
"""

from __future__ import annotations

import re
import unicodedata

from assistant.grounding import numbers_in
from assistant.model.counters import Counters
from assistant.model.failures import ModelFailure
from assistant.model.template import SENTENCE_END, TOKEN, Block, Template
from assistant.model.wording import LEADS, QUOTE_LEADS, bare, fault_of, is_made_of, pieces_of

THINKING = re.compile(r"\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
BEGINS_THINKING = re.compile(r"\s*<(?:t(?:h(?:i(?:n(?:k(?:ing)?>?)?)?)?)?)?$|\s*<think(?:ing)?>", re.IGNORECASE)
TITLE = re.compile(r"《([^》]*)")
LONGEST, LONGEST_THOUGHTS = 6000, 100_000


class Gate:
    """Takes the model's text as it comes and gives the lines that may be shown. One object checks one text."""

    def __init__(self, template: Template, counters: Counters) -> None:
        self._template = template
        self._counters = counters
        self._blocks = {_squeezed(block.seen): block for block in template.blocks}
        shown = (template.first, *(block.shown for block in template.blocks))
        self._titles = {title for text in shown for title in TITLE.findall(text)}
        self._pieces = pieces_of(shown)
        self._held = ""
        self._started = False
        self._length = 0
        self.used: list[Block] = []
        self.lines: list[str] = []

    def feed(self, chunk: str) -> list[str]:
        """The lines that are complete with this chunk, checked. Raises ModelFailure for one that may not be shown."""
        self._held += chunk
        if not self._started and not self._thinking_is_over():
            if len(self._held) > LONGEST_THOUGHTS:
                raise ModelFailure("rejected:too_long")
            return []
        self._length += len(chunk)
        if self._length > LONGEST:
            raise ModelFailure("rejected:too_long")
        *whole, self._held = self._held.split("\n")
        return self._checked(whole)

    def finish(self) -> list[str]:
        """The last lines. Raises ModelFailure where nothing is left to show, too."""
        if not self._started and not self._thinking_is_over(at_end=True):
            raise ModelFailure("rejected:unfinished_thinking")
        rest, self._held = self._held.split("\n"), ""
        shown = self._checked(rest)
        if not self.lines:
            raise ModelFailure("rejected:empty")
        return shown

    def _thinking_is_over(self, at_end: bool = False) -> bool:
        """Thoughts at the beginning are left out; they are never shown, and no figure of theirs counts."""
        if "</think" in self._held:
            found = THINKING.match(self._held)
            self._held = self._held[found.end() :] if found else self._held
        if BEGINS_THINKING.match(self._held) or (not self._held.strip() and not at_end):
            return False
        self._started = True
        return True

    def _checked(self, lines: list[str]) -> list[str]:
        shown = [text for line in lines if (text := self._line(line.strip())) is not None]
        self.lines += shown
        return shown

    def _line(self, line: str) -> str | None:
        if not line:
            return None
        if any(unicodedata.category(char) == "Cf" for char in line):
            raise ModelFailure("rejected:form")  # what turns or hides characters would reach the person with them
        block = self._blocks.get(_squeezed(line))
        if block is not None:
            if block in self.used:
                return None
            self.used.append(block)
            return block.shown
        kept = [sentence for sentence in SENTENCE_END.split(line) if sentence.strip() and self._is_known(sentence)]
        text = "".join(self._sentence(sentence) for sentence in kept)
        self._nothing_new(text)
        return text or None

    def _is_known(self, sentence: str) -> bool:
        """Whether the program has given out each token of the sentence.

        One that it has not is dropped with the sentence, which without it would say something else; a clause that is not
        there is a citation of the model's own, and that is refused as a whole.
        """
        unknown = [token for token in TOKEN.findall(sentence) if token not in self._template.tokens]
        if unknown:
            self._counters.count("dropped:unknown_token", len(unknown))
        if any(token.startswith("⟦C") for token in unknown):
            raise ModelFailure("rejected:unknown_citation")
        return not unknown

    def _sentence(self, sentence: str) -> str:
        template = self._template
        tokens = TOKEN.findall(sentence)
        citations = [token for token in tokens if token in template.citations]
        figures = [token for token in tokens if token not in template.citations]
        prose = TOKEN.sub("", sentence)
        if figures == [template.award] and bare(prose) in LEADS:
            return self._expanded(sentence)
        quoted = self._quoted(sentence, citations)
        if quoted is not None:
            return quoted
        if figures:
            raise ModelFailure("rejected:figure_out_of_place")
        fault = fault_of(prose, template.vocabulary, template.terms)
        if fault is None and set(TITLE.findall(prose)) - self._titles:
            fault = "unknown_citation"
        if fault is None and not is_made_of(prose, self._pieces):
            fault = "new_word"
        if fault is None and prose.rstrip().endswith((":", "：", "—", "-")):
            fault = "open_end"  # what stands in the next line would be read as its end
        if fault is not None:
            raise ModelFailure(f"rejected:{fault}")
        return self._expanded(sentence)

    def _quoted(self, sentence: str, citations: list[str]) -> str | None:
        """A sentence of a clause, shown as a quote with its mark; whose words it is, the program says. Else None."""
        text = sentence
        for token in citations:
            text = text.replace(token, "")
        text = text.strip().strip("「」“”\"'。；;,，")
        for seen, (shown, mark) in self._template.sentences.items():
            if text.endswith(seen) and bare(text.removesuffix(seen)) in QUOTE_LEADS:
                return f"「{shown}」{mark}。"
        return None

    def _expanded(self, sentence: str) -> str:
        return TOKEN.sub(lambda match: self._template.tokens[match[0]], sentence)

    def _nothing_new(self, text: str) -> None:
        """Once more on what would be shown: no number that the checked answer does not have."""
        known = [self._template.first, *(block.shown for block in self._template.blocks)]
        if numbers_in(text) - frozenset().union(*(numbers_in(part) for part in known)):
            raise ModelFailure("rejected:untraced")


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
