"""What an answer is measured by: one small function per metric.

Each takes an expectation and an answer (or an answer alone) and gives its checks: what was expected, what was got, and
whether that is right. A metric that the expectation does not speak of gives none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer import Answer, Award, Citation, Headline
from documents import Corpus
from evals.grounding import untraced
from evals.numbers import squeeze
from evals.schema import Expectation, WantedCitation

LONGEST_QUOTE = 400


@dataclass(frozen=True)
class Check:
    """One thing that was looked at. `part` is the metric's name."""

    part: str
    passed: bool
    expected: str
    got: str


def status(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """The status is one of those named."""
    if wanted.status is not None:
        yield Check("status", answer.status in wanted.status, " or ".join(wanted.status), answer.status)


def amount(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """The headline's amount, exactly.

    7.20 is 7.2; 7.2 is not 7; 0 is an amount and not null. An answer without a headline has the amount null. Where an
    amount is expected, a minimum or maximum beside it is wrong: a fixed amount has its cap in the working.
    """
    got = answer.headline.amount if answer.headline else None
    if wanted.states("amount"):
        yield Check("figure", got == wanted.amount, f"amount {_shown(wanted.amount)}", f"amount {_shown(got)}")
    if wanted.amount_any is not None:
        expected = " or ".join(_shown(value) for value in wanted.amount_any)
        yield Check("figure", got in wanted.amount_any, f"amount {expected}", f"amount {_shown(got)}")
    if (wanted.amount is not None or wanted.amount_any is not None) and answer.headline is not None:
        for name in ("minimum", "maximum"):
            end = getattr(answer.headline, name)
            if end is not None and not wanted.states(name):
                yield Check("figure", False, f"no {name} beside an amount", f"{name} {_shown(end)}")


def ends(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """The headline's minimum and maximum, exactly. Where either is expected without an amount, an amount is wrong."""
    for name in ("minimum", "maximum"):
        if wanted.states(name):
            expected = getattr(wanted, name)
            got = getattr(answer.headline, name) if answer.headline else None
            yield Check("figure", got == expected, f"{name} {_shown(expected)}", f"{name} {_shown(got)}")
    stated = wanted.minimum is not None or wanted.maximum is not None
    if stated and not wanted.states("amount") and wanted.amount_any is None:
        got = answer.headline.amount if answer.headline else None
        yield Check("figure", got is None, "no amount beside a range or a ceiling", f"amount {_shown(got)}")


def schedule(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """The headline's yearly amounts: as many years, in order, each exact. A missing schedule is an empty one."""
    if wanted.schedule is not None:
        got = (answer.headline.schedule if answer.headline else None) or []
        yield Check("figure", got == wanted.schedule, f"years {_list(wanted.schedule)}", f"years {_list(got)}")


def no_figure(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """The headline states nothing: no amount, no end, no schedule. An amount of 0 is a statement too."""
    if wanted.no_figure:
        yield Check("figure", not has_figure(answer.headline), "no figure", _headline(answer.headline))


def certainty(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """The headline's certainty; without a headline there is none. Anything but fixed has no amount."""
    if wanted.certainty is None:
        return
    got = answer.headline.certainty if answer.headline else None
    yield Check("certainty", got == wanted.certainty, wanted.certainty, str(got))
    if wanted.certainty != "fixed" and not wanted.states("amount") and wanted.amount_any is None:
        shown = answer.headline.amount if answer.headline else None
        yield Check("figure", shown is None, f"no amount for a {wanted.certainty}", f"amount {_shown(shown)}")


def awards(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """Each figure is that of an award of its own, or of the total: 100 twice needs two.

    An award's figure is its amount, or its maximum where it has no amount. The headline is no award.
    """
    if wanted.awards is None:
        return
    figures = [_size(award) for award in answer.awards]
    if answer.total is not None:
        figures.append(answer.total.amount if answer.total.amount is not None else answer.total.maximum)
    absent = Counter(wanted.awards) - Counter(figure for figure in figures if figure is not None)
    got = _list([figure for figure in figures if figure is not None])
    yield Check("awards", not absent, f"awards {_list(wanted.awards)}", f"awards and total {got}")


def citation(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """Each wanted citation is there: one with this document, this article and these words, all in the same citation.

    The words have to stand in the quote; white space and the width of characters do not matter. The article has to be
    the wanted one or a part of it: 三 第1款 will do for 三, and 三 will not do for 三 第1款.
    """
    for cite in wanted.cite or []:
        found = any(cites(cite, got) for got in answer.citations)
        where = " ".join(
            part for part in (cite.document, cite.article, f"「{cite.quote}」" if cite.quote else "") if part
        )
        got = "; ".join(f"{c.document} {c.article}" for c in answer.citations) or "no citation"
        yield Check("citation", found, where, got)


def missing(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """Each fragment is part of the label, the question or the name of a fact that is asked for."""
    asked = [squeeze(f"{fact.label}\n{fact.question}\n{fact.fact}") for fact in answer.missing]
    for fragment in wanted.missing or []:
        got = "; ".join(fact.label for fact in answer.missing) or "nothing asked for"
        yield Check("missing", any(squeeze(fragment) in text for text in asked), f"asks for {fragment}", got)


def mention(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """Of each list, one alternative stands in the text. White space, width and commas in numbers do not matter."""
    text = squeeze(answer.text)
    for alternatives in wanted.mention or []:
        found = any(squeeze(alternative) in text for alternative in alternatives)
        yield Check("mention", found, f"says {' or '.join(alternatives)}", "says it" if found else "does not say it")


def forbid(wanted: Expectation, answer: Answer) -> Iterator[Check]:
    """None of the phrases stands in the text, in a notice or in a question back."""
    shown = [answer.text, *(notice.text for notice in answer.notices), *(fact.question for fact in answer.missing)]
    text = squeeze("\n".join(shown))
    for phrase in wanted.forbid or []:
        said = squeeze(phrase) in text
        yield Check("forbid", not said, f"does not say {phrase}", "says it" if said else "does not say it")


ASKED: tuple[Callable[[Expectation, Answer], Iterator[Check]], ...] = (
    status,
    amount,
    ends,
    schedule,
    no_figure,
    certainty,
    awards,
    citation,
    missing,
    mention,
    forbid,
)
"""The metrics that a case asks for. Those below hold for every answer, whether a case speaks of them or not."""


def verbatim(answer: Answer, corpus: Corpus) -> Iterator[Check]:
    """Every quote is the slice start:end of its document's text, not empty, and of at most 400 characters.

    A negative offset is no slice, though Python would take it for one.
    """
    for got in answer.citations:
        where = f"{got.document} {got.start}:{got.end}"
        if got.document not in corpus.documents:
            yield Check("verbatim", False, "a document of the corpus", got.document)
            continue
        text = corpus.text(got.document)
        exact = 0 <= got.start < got.end <= len(text) and text[got.start : got.end] == got.quote
        yield Check("verbatim", exact, f"the text at {where}", got.quote if not exact else "the same")
        if len(got.quote) > LONGEST_QUOTE:
            yield Check("verbatim", False, f"at most {LONGEST_QUOTE} characters at {where}", f"{len(got.quote)}")


def grounding(answer: Answer, said: Sequence[str], corpus: Corpus) -> tuple[Check, int, int]:
    """Every number of the text comes from somewhere; also how many numbers there are, and how many do.

    A text without a number is grounded.
    """
    stray, count = untraced(answer, said, corpus)
    got = ", ".join(number.text for number in stray) or "all traced"
    return Check("grounding", not stray, "every number traced", got), count, count - len(stray)


def form(answer: Answer) -> Iterator[Check]:
    """What the answer's own fields promise one another.

    A fixed headline or award has an amount and no ends, a ceiling a maximum alone, a range both ends, a discretionary
    one no figure; an award with a condition that is not met has no figure, or 0, and one whose facts are missing or whose
    clause is only quoted may have none where there is no headline either. The years of a schedule add up to its
    amount. Only an answered question has a headline figure, but for 0 where a clause itself sets the payment to
    nothing. needs_facts asks for something. Every index points to a citation.
    """
    if answer.headline is not None:
        yield from _figure_form("headline", answer.headline)
    for award in answer.awards:
        if any(condition.met is False for condition in award.conditions):
            nothing = not has_figure(award) or award.amount == 0
            yield Check("form", nothing, f"no figure for {award.rule}, a condition is not met", _headline(award))
        elif has_figure(award) or answer.headline is not None:
            yield from _figure_form(award.rule, award)
        indices = [*award.citations, *(step.citation for step in award.steps if step.citation is not None)]
        stray = [index for index in indices if not 0 <= index < len(answer.citations)]
        yield Check("form", not stray, f"{award.rule} points to citations that are there", f"stray {stray}")
    if answer.status != "answered":
        nothing = answer.status == "not_eligible" and answer.headline is not None and answer.headline.amount == 0
        fine = nothing or not has_figure(answer.headline)
        yield Check("form", fine, f"no headline figure for {answer.status}", _headline(answer.headline))
    if answer.status == "needs_facts":
        yield Check("form", bool(answer.missing), "needs_facts asks for a fact", f"{len(answer.missing)} asked for")
    if answer.status == "declined":
        yield Check("form", not answer.awards, "no award in a declined answer", f"{len(answer.awards)} awards")


def is_false_figure(wanted: Expectation, answer: Answer, checks: Sequence[Check]) -> bool:
    """A figure is shown where another, or none, was right: the worst that can happen.

    No figure where one was right is not false, only missing. A figure in an answer that should not have been answered
    is false, but for 0, which promises nothing.
    """
    if not has_figure(answer.headline):
        return False
    wrong = any(check.part == "figure" and not check.passed for check in checks)
    refused = wanted.status is not None and "answered" not in wanted.status and answer.status == "answered"
    return wrong or (refused and answer.headline is not None and _size(answer.headline) != 0)


def has_figure(headline: Headline | Award | None) -> bool:
    """Whether a headline or an award states a figure, be it 0."""
    if headline is None:
        return False
    return bool(headline.schedule) or any(
        value is not None for value in (headline.amount, headline.minimum, headline.maximum)
    )


def _figure_form(name: str, figure: Headline | Award) -> Iterator[Check]:
    shape = tuple(value is not None for value in (figure.amount, figure.minimum, figure.maximum))
    shapes = {
        "fixed": [(True, False, False)],
        "ceiling": [(False, False, True)],
        "range": [(False, True, True)],
        "discretionary": [(False, False, False)],
    }
    got = _headline(figure)
    yield Check("form", shape in shapes[figure.certainty], f"{name} has the figures of a {figure.certainty}", got)
    if figure.schedule and figure.amount is not None:
        sums = sum(figure.schedule, Decimal(0)) == figure.amount
        yield Check("form", sums, f"the years of {name} add up to {_shown(figure.amount)}", _list(figure.schedule))


def cites(wanted: WantedCitation, got: Citation, *, quote: bool = True) -> bool:
    """Whether a citation is the wanted one: its document, its article or a part of it, and (`quote`) its words."""
    if got.document != wanted.document:
        return False
    if wanted.article is not None and not within(got.article, wanted.article):
        return False
    return not quote or wanted.quote is None or squeeze(wanted.quote) in squeeze(got.quote)


def within(got: str | None, wanted: str) -> bool:
    """Whether an article is the wanted one or a part of it; numbers are compared part by part, so 1 is not 15."""
    parts, wanted_parts = _parts(got or ""), _parts(wanted)
    return parts[: len(wanted_parts)] == wanted_parts


def _parts(article: str) -> list[str]:
    return [squeeze(part) for part in article.split()]


def _size(figure: Award | Headline) -> Decimal | None:
    return figure.amount if figure.amount is not None else figure.maximum


def _shown(value: Decimal | None) -> str:
    return "null" if value is None else f"{value.normalize():f}"


def _list(values: Sequence[Decimal]) -> str:
    return "[" + ", ".join(_shown(value) for value in values) + "]"


def _headline(figure: Headline | Award | None) -> str:
    if figure is None:
        return "no headline"
    parts = [
        f"{name} {_shown(v)}" for name in ("amount", "minimum", "maximum") if (v := getattr(figure, name)) is not None
    ]
    if figure.schedule:
        parts.append(f"years {_list(figure.schedule)}")
    return f"{', '.join(parts) or 'no figure'} ({figure.certainty})"
