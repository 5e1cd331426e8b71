"""Questions about what a text says: answered by the sentence that says it, verbatim, where it is certain which one does."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.answering.passages import Passage, Passages, Sentence
from assistant.citing import LONGEST
from assistant.retrieval import Retrieval
from assistant.turn import Turn
from assistant.understanding.asking import Asking, kinds_of
from assistant.understanding.finder import Candidate
from assistant.understanding.places import NAMES, inside
from assistant.validity import tells_validity
from documents import Corpus, PolicyDocument
from tools.clauses import Quote
from tools.numerals import read_whole
from tools.quantities import Unit
from tools.rule import Rule

SURE, SURE_SHARE = 0.6, 0.42
"""The least score, and the least share of the question's words, of a sentence that is quoted as the answer."""
WIDER_SHARE = 0.6
"""The same of a sentence of a text that holds at the place asked about and is not its own."""
BETTER, BETTER_THAN_ANSWER = 0.14, 0.22
"""By how much a sentence has to do better than the clauses of the rules meant, and where one of these answers too."""
OWN_WORDS, OWN_WORDS_MOST = 0.1, 0.35
"""What the words of a clause that is only looked up say for it, for each unit of their weight, and at most."""
AS_GOOD = 0.88
"""What share of the best one's score another text's sentence has, to be shown beside it where no place is said."""
MOST = 3
STRETCH = 240
"""Characters to which a quote grows by its neighbours; a heading or a lead-in to a list grows to the longest quote."""
SHORT_HEADING = 34

ARTICLE = re.compile(
    r"(?P<annex>附则)(?:的|里|中)?第?[(（]?(?P<supplement>[一二三四五六七八九十\d]{1,3})[)）]?[条款项点]"
    r"|附件(?P<attachment>[一二三123])|第[(（]?(?P<article>[一二三四五六七八九十\d]{1,4})[)）]?条"
)
SAYS = re.compile(r"什么|啥|讲|说|写|内容|原文|贴|念|看|查|规定|条文|给我|列|是[不]?是|关于|管|[?？]$")
BELIEVES = re.compile(r"对吧|是吧|对不对|没错吧|不是[^，。]{2,24}吗|是不是")
ALONE = 14
"""Characters of a message that is little more than an article's number."""
HALF_ARTICLE = re.compile(r"^(?P<root>.+?)(?: [(（][一二三四五六七八九十\d]+[)）]| 第\d+款)$")
LEAD_IN = re.compile(r"[:：]\s*$")
MONEY_ASKED = re.compile(
    r"多少[钱万元块]|几[万千百]|几个钱|(?:补|给|奖|拿|领|得|返|配|报|发|支持)(?:我们?|你们?|企业|咱们?)?(?:到|了)?(?:多少|几[个万]?(?=[，。？?]|$))|"
    r"(?<!权重)(?<!比例)(?<!比重)(?<!占)(?<!占了)(?<!权重是)(?<!比例是)多少(?=[，。？?！!]|$)|给钱[吗不么没]|上限报|报个数|几多|哪个数|[啥什]么?数|几位数|how much|金额|测算|算一?下|值多少|奖几|补几"
)
MONEY_UNITS = frozenset(
    {Unit.MONEY, Unit.AREA, Unit.PEOPLE, Unit.RENT_DAY_AREA, Unit.RENT_MONTH_AREA, Unit.RENT_YEAR_AREA}
)
PLACE_WORDS = re.compile(
    "|".join([*sorted(map(re.escape, NAMES), key=len, reverse=True), "省里", "省级?的?", "市里", "区里"])
)


SO_MANY = re.compile(r"[\d一二两三四五六七八九十]+(?:余|多)?\s*[个家项名](?!月)")
QUESTION = re.compile(r"[?？吗呢谁哪几啥咋＿]|多少|怎么|什么|如何|是否|能不能|有没有|是不是|多久|何时")


class TextFacts:
    """Finds and quotes the sentence that answers a question about the texts."""

    def __init__(
        self,
        corpus: Corpus,
        rules: Mapping[str, Rule],
        retrieval: Retrieval | None,
        named: Callable[[Turn], Collection[str]],
    ) -> None:
        self._corpus = corpus
        self._rules = rules
        self._passages = Passages(corpus, retrieval)
        self._named = named
        self._ruled = frozenset(rule.document for rule in rules.values())

    def article(self, turn: Turn) -> bool:
        """An article called by its number is quoted."""
        match = ARTICLE.search(turn.message.text)
        if match is None or self._asks_for_money(turn) or BELIEVES.search(turn.message.text):
            return False
        if any(kind.plain and kind.name != "definition" for kind in kinds_of(turn.message.lower)):
            return False  # a value that the article states or leaves open: its rule says which
        rest = PLACE_WORDS.sub("", turn.message.text.replace(match[0], ""))
        if len(rest) > ALONE and not SAYS.search(rest):
            return False
        found = [sentences for document in self._reach(turn) if (sentences := self._of_number(document, match))]
        if not found or len(found) > MOST:
            return False
        turn.trace.append(f"article by number: {', '.join(s[0].clause.id for s in found)}")
        self._quote(turn, [span for sentences in found for span in _joined(sentences, self._corpus)])
        return True

    def answer(self, turn: Turn) -> bool:
        """Answers where no rule was meant, or none that can: by the best sentence, if it is certain."""
        asks = kinds_of(turn.message.lower)
        if not asks or self._asks_for_money(turn):
            return False
        found = self._find(turn, asks)
        if not found or not _certain(found[0]):
            return False
        self._say(turn, found)
        return True

    def sharpen(self, turn: Turn) -> bool:
        """Answers instead of the rules chosen where a sentence of another clause does clearly better; else notes that
        the text is asked about, so that the rules chosen answer by their clause."""
        asks = tuple(kind for kind in kinds_of(turn.message.lower) if kind.firm)
        chosen = turn.selection.chosen
        if not asks or not chosen or self._asks_for_money(turn) or _states_facts(chosen) or _replies(turn):
            return False
        if turn.intent.both and chosen[0].rule.is_lookup and chosen[0].pointed:
            return False  # the clause on having both was chosen by how such questions are asked
        if turn.continued and turn.intent.consequence and _tells_newly(turn):
            return False  # 我们是C类企业, 有影响吗: what that makes of the award spoken of
        when = turn.intent.validity or any(kind.name == "when" for kind in asks)
        if when and tells_validity(chosen[0].rule):
            return False  # whether the text holds: its clause and the day say
        found = self._find(turn, asks)
        if not found or not _certain(found[0]):
            self._note_kind(turn, asks)
            return False
        spans = self._spans_of(quote for c in chosen for quote in c.rule.quotes)
        best = next((p for p in found if _within(p.sentence, spans)), None)
        own = best.score if best else 0.0
        if chosen[0].rule.is_lookup:
            own += min(OWN_WORDS_MOST, OWN_WORDS * chosen[0].words)
        turn.trace.append(
            f"text: {found[0].sentence.clause.id} {found[0].score:.2f} beside {own:.2f} of the rules meant"
        )
        if self._counted_in_what_was_spoken_of(turn, asks):
            self._note_kind(turn, asks, said=True)
            return False
        if found[0].score > own + (BETTER_THAN_ANSWER if best and best.answers else BETTER):
            self._say(turn, found)
            return True
        self._note_kind(turn, asks, best is not None and best.score >= SURE)
        return False

    @staticmethod
    def _counted_in_what_was_spoken_of(turn: Turn, asks: Sequence[Asking]) -> bool:
        """Whether a message without a subject of its own asks how many, and the clause spoken of says so: 每年最多选几个."""
        if not turn.continued or not any(kind.name == "count" for kind in asks):
            return False
        if any(c.words > 0 for c in turn.candidates[:3]):
            return False
        chosen = turn.selection.chosen[0].rule
        return chosen.id in turn.memory.rules and any(SO_MANY.search(quote.text) for quote in chosen.quotes)

    @staticmethod
    def _note_kind(turn: Turn, asks: Sequence[Asking], said: bool = False) -> None:
        """A fact that the clause of the rule meant states is asked for: nothing is calculated and nothing asked back."""
        clause = " ".join(quote.text for quote in turn.selection.chosen[0].rule.all_quotes())
        marked = any(kind.answered.pattern and kind.answered.search(clause) for kind in asks)
        if said or marked or any(kind.plain for kind in asks):
            turn.intent = replace(turn.intent, lookup=True, amount=False)

    # what is searched

    def _asks_for_money(self, turn: Turn) -> bool:
        intent = turn.intent
        if intent.reverse or intent.compare or intent.plan or intent.total or MONEY_ASKED.search(turn.message.lower):
            return True
        if intent.amount and not any(kind.firm for kind in kinds_of(turn.message.lower)):
            return True
        return any(q.unit in MONEY_UNITS for q in turn.binder.free)

    def _find(self, turn: Turn, asks: Sequence[Asking]) -> list[Passage]:
        text = PLACE_WORDS.sub(" ", turn.message.lower)
        for name in self._names_in(turn):
            text = text.replace(name, " ")
        exact = self._exactly(turn)
        found = self._passages.find(text, asks, exact or self._reach(turn))
        if exact and turn.places.any and (not found or not _certain(found[0])):
            wider = [d for d in self._reach(turn) if d not in exact]
            further = [p for p in self._passages.find(text, asks, wider) if p.share >= WIDER_SHARE]
            found = sorted((*found, *further), key=lambda p: -p.score)
        return found

    def _names_in(self, turn: Turn) -> list[str]:
        named = self._named(turn)
        documents = (self._corpus.documents[id] for id in named)
        names = {
            name.lower().replace(" ", "")
            for d in documents
            for name in (d.title, d.short_title, d.number or "", *d.aliases)
        }
        return sorted((name for name in names if name and name in turn.message.lower), key=len, reverse=True)

    def _exactly(self, turn: Turn) -> list[str]:
        """The documents called by name, else those of exactly the places spoken of, else those of the conversation."""
        if named := self._named(turn):
            return sorted(named)
        places = {*turn.places.asked, *turn.places.named} or ({turn.places.company} if turn.places.company else set())
        if places:
            return [d.id for d in self._corpus.documents.values() if d.place in places]
        spoken = dict.fromkeys(self._rules[rule].document for rule in turn.memory.rules if rule in self._rules)
        return list(spoken)

    def _reach(self, turn: Turn) -> list[str]:
        """The documents that hold where the question or the company is; all where no place is known."""
        if named := self._named(turn):
            return sorted(named)
        places = [*turn.places.asked, *turn.places.named] or ([turn.home] if turn.home else [])
        known = [d for d in self._corpus.documents.values() if d.id in self._ruled]
        return [d.id for d in known if not places or any(inside(p, d.place) for p in places)]

    def _of_number(self, document: str, match: re.Match[str]) -> list[Sentence]:
        """The sentences of the article that a number names."""
        wanted = read_whole(match["supplement"] or match["attachment"] or match["article"])
        kind = "附则 " if match["annex"] else "附件" if match["attachment"] else ""
        return [
            s
            for s in self._passages.sentences
            if s.document == document and s.clause.article and _numbered(s.clause.article, kind) == wanted
        ]

    # what is said

    def _say(self, turn: Turn, found: Sequence[Passage]) -> None:
        best = [found[0]]
        if not self._exactly(turn):
            for passage in found[1:]:
                other = passage.sentence.document not in {p.sentence.document for p in best}
                if other and passage.score >= AS_GOOD * found[0].score and passage.answers and len(best) < MOST:
                    best.append(passage)
        turn.trace.append(
            f"sentence: {best[0].sentence.clause.id}, score {best[0].score:.2f}, share {best[0].share:.2f}"
        )
        self._quote(turn, [self._grown(p.sentence) for p in best])

    def _grown(self, sentence: Sentence) -> tuple[Sentence, int, int]:
        """The sentence with its neighbours of the same article: a whole short article, a heading or lead-in with what follows."""
        same = [s for s in self._passages.sentences if s.document == sentence.document and _root(s) == _root(sentence)]
        at = next(i for i, s in enumerate(same) if s is sentence)
        first = last = at
        opens = bool(LEAD_IN.search(sentence.text)) or len(sentence.text) <= SHORT_HEADING
        most = LONGEST if opens else STRETCH
        while last + 1 < len(same) and same[last + 1].end - same[first].start <= most:
            last += 1
        while first > 0 and same[last].end - same[first - 1].start <= STRETCH:
            first -= 1
        return sentence, same[first].start, same[last].end

    def _quote(self, turn: Turn, spans: Sequence[tuple[Sentence, int, int]]) -> None:
        composer, say = turn.composer, turn.strings.say
        turn.reply.status = "answered"
        composer.line(f"**{say('answer.lookup')}**")
        documents: dict[str, PolicyDocument] = {}
        for sentence, start, end in spans:
            document = self._corpus.documents[sentence.document]
            if document.id not in documents:
                documents[document.id] = document
                composer.ground.allow("document", document.title, document.short_title, document.number or "")
                composer.line(f"《{document.short_title}》｜{composer.state(document)}", "document")
            composer.cite_span(sentence.clause, start, end)
        for document in documents.values():
            if document.interpreter:
                composer.ground.allow("document", document.interpreter)
                composer.line(say("answer.interpreter", office=document.interpreter), "document")
            else:
                composer.line(f"《{document.short_title}》{say('answer.no_interpreter')}", "document")
        turn.reply.spoken = self._rules_at(spans)

    def _rules_at(self, spans: Sequence[tuple[Sentence, int, int]]) -> tuple[str, ...]:
        """The rules that stand on the sentences quoted, for what is asked next."""
        found = []
        for rule in self._rules.values():
            own = self._spans_of(rule.quotes)
            if any(
                document == s.document and start < s.end and s.start < end
                for s, _, _ in spans
                for document, start, end in own
            ):
                found.append(rule.id)
        return tuple(found[:1])

    def _spans_of(self, quotes: Iterable[Quote]) -> list[tuple[str, int, int]]:
        located = []
        for quote in dict.fromkeys(quotes):
            span = self._corpus.locate(quote.document, quote.text, quote.article)
            located.append((quote.document, span.start, span.end))
        return located


def _joined(sentences: Sequence[Sentence], corpus: Corpus) -> list[tuple[Sentence, int, int]]:
    """An article's sentences as few quotes, none longer than a quote may be."""
    joined: list[tuple[Sentence, int, int]] = []
    for sentence in sentences:
        if joined and sentence.end - joined[-1][1] <= LONGEST:
            joined[-1] = (joined[-1][0], joined[-1][1], sentence.end)
        else:
            joined.append((sentence, sentence.start, sentence.end))
    return joined


def _certain(passage: Passage) -> bool:
    return passage.score >= SURE and passage.share >= SURE_SHARE


def _tells_newly(turn: Turn) -> bool:
    """Whether the message states a fact of an award chosen by its name."""
    return any(b.labelled for c in turn.selection.chosen if not c.rule.is_lookup for b in c.facts.values())


def _states_facts(chosen: Sequence[Candidate]) -> bool:
    """Whether the message states a number of the rule meant, or denies a condition: then its result is asked for."""
    return any(
        b.value is False or (b.labelled and not isinstance(b.value, (bool, str)))
        for c in chosen[:1]
        for b in c.facts.values()
    )


def _replies(turn: Turn) -> bool:
    """Whether the message states what was asked for and asks nothing: 公示挂在省厅网站上 says the level."""
    asked = {fact.id for fact in turn.memory.asked}
    stated = any(name in asked for c in turn.selection.chosen for name in c.facts)
    return stated and not QUESTION.search(turn.message.text)


def _within(sentence: Sentence, spans: Iterable[tuple[str, int, int]]) -> bool:
    return any(sentence.document == d and start < sentence.end and sentence.start < end for d, start, end in spans)


def _root(sentence: Sentence) -> str:
    """The article that a sentence belongs to, with all its items: 第十二条 of 第十二条 (五)."""
    article = sentence.clause.article or sentence.clause.id
    match = HALF_ARTICLE.match(article)
    if article.startswith("附件"):
        return sentence.clause.id
    return match["root"] if match else article


def _numbered(article: str, kind: str) -> int | None:
    """The number of an article among those of its kind (附则, 附件, or the articles themselves)."""
    if kind:
        rest = article.removeprefix(kind) if article.startswith(kind) else ""
    else:
        rest = (
            re.sub(r"^第|条$|[()（）]", "", article.split(" ")[0]) if not article.startswith(("附则", "附件")) else ""
        )
    number = read_whole(rest) if rest else None
    return int(number) if number is not None else None
