"""What other programs may call about a whole company, the way back from an amount, and an award over a range.

Their docstrings are what a model reads before it calls them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from assistant.answer import Answer
from assistant.errors import AdvisorError, Code
from assistant.office.records import Office
from assistant.page.limits import day_of
from assistant.page.service import Service
from assistant.plan_commands import place_named, plans, side_by_side, table, way_back
from assistant.state.inputs import PLAN, Inputs
from assistant.state.masking import masked
from assistant.strings import Strings
from tools.rule import Rule

MOST_COLUMNS = 4


class PlanEndpoints:
    """Four functions over one service, answering in one language. `told` gives a call's result or its error."""

    def __init__(self, service: Service, words: Strings, told: Callable[[Callable[[], Any]], Any]) -> None:
        self._service = service
        self._words = words
        self._told = told

    def all(self) -> tuple[Callable[..., Any], ...]:
        return self.plan, self.compare, self.reverse, self.what_if

    def plan(self, facts: dict[str, str], place: str = "", as_of: str = "") -> dict[str, Any]:
        """Give everything that the policies give one company: awards, what is nearly reached, what to ask first.

        Use it where the facts of a company are known. Hand values over verbatim, with their units.

        Parameters:
            facts: Values by fact id as the person wrote them, such as {"cloud_spending": "18万元"}; see list_rules.
            place: Where the company is, such as 崂山区, 青岛市 or 济南市; the place is asked for where it is empty.
            as_of: The day to plan for as YYYY-MM-DD; today where it is empty.
        Returns:
            The answer in the same form as ask gives it, with the total and its parts.
        """

        def answer() -> dict[str, Any]:
            written = _masked(facts)
            day = day_of(as_of, self._service.today())
            ((_, found),) = self._plans(written, [place] if place else [], [], day)
            inputs = Inputs(language=self._words.language, rule=PLAN, place=place_named(place or None) or "", written=written)
            self._service.visits.record(f"{place} {written}".strip(), found, "api", inputs)
            return found.model_dump(mode="json")

        return self._told(answer)

    def compare(
        self, facts: dict[str, str], places: list[str] | None = None, each: list[str] | None = None, as_of: str = ""
    ) -> dict[str, Any]:
        """Set the plans of one company side by side: in several places, or with several values of one fact.

        Parameters:
            facts: Values by fact id as the person wrote them, the same in every column.
            places: The places, such as ["济南市", "青岛市"]; one where `each` makes the columns.
            each: One statement a column on top of the facts, such as ["yield_class=A", "yield_class=C"].
            as_of: The day to plan for as YYYY-MM-DD; today where it is empty.
        Returns:
            table: the comparison as Markdown; plans: one entry a column with its name and answer.
        """

        def answer() -> dict[str, Any]:
            named, beside = list(places or ()), [masked(statement) for statement in each or ()]
            if not 2 <= max(len(named), len(beside)) <= MOST_COLUMNS:
                raise AdvisorError(Code.BAD_RANGE, range=f"2..{MOST_COLUMNS}")
            found = self._plans(_masked(facts), named, beside, day_of(as_of, self._service.today()))
            columns = [{"name": name, "answer": one.model_dump(mode="json")} for name, one in found]
            return {"table": side_by_side(found, self._words), "plans": columns}

        return self._told(answer)

    def reverse(self, rule: str, amount: str = "", facts: dict[str, str] | None = None) -> dict[str, Any]:
        """Say how much has to be invested, spent or earned for an award to come to an amount, or to its cap.

        Parameters:
            rule: The id of the rule, such as laoshan-6.
            amount: The amount as the person wrote it, such as "12万"; the cap where it is empty.
            facts: What else is known, by fact id, such as {"cloud_spending": "18万元"}: then the distance is told too.
        Returns:
            lines: the answer in words; needed: one entry a choice (国家级, 省级) with base and amount in 万元.
        """

        def answer() -> dict[str, Any]:
            known = computable(self._service, rule, self._service.office())
            lines, data = way_back(known, _statements(_masked(facts or {})), masked(amount) or None, self._words)
            return {"lines": lines, "needed": data}

        return self._told(answer)

    def what_if(
        self, rule: str, low: str, high: str, fact: str = "", facts: dict[str, str] | None = None, points: int = 9
    ) -> dict[str, Any]:
        """Give an award at values between two ends of one fact: a table, and the points of a plot.

        Parameters:
            rule: The id of the rule, such as laoshan-6.
            low: The lower end as the person wrote it, such as "5万".
            high: The upper end, such as "60万".
            fact: The id of the fact that varies; the award's main one where it is empty.
            facts: The facts that stay, by fact id.
            points: How many values, up to 200; thresholds and caps are added.
        Returns:
            table: the values as Markdown; rule, fact, unit, and points with value and amount, minimum or maximum in 万元.
        """

        def answer() -> dict[str, Any]:
            known, spread = computable(self._service, rule, self._service.office()), f"{masked(low)}..{masked(high)}"
            lines, data = table(known, _statements(_masked(facts or {})), fact or None, spread, points, self._words)
            return {"table": "\n".join(lines), **data}

        return self._told(answer)

    def _plans(self, written: Mapping[str, str], places: Sequence[str], beside: Sequence[str], day: date) -> list[tuple[str, Answer]]:
        service = self._service
        return plans(service.advisor.corpus, _statements(written), places, beside, day, self._words, service.office())


def computable(service: Service, rule: str, office: Office) -> Rule:
    """The rule of this id. Raises AdvisorError for none, for one without a figure, and for one that gives none for now."""
    standing = service.rules(office).get(rule)
    if standing is None:
        raise AdvisorError(Code.UNKNOWN_RULE, rule=rule)
    if (stop := office.stop(rule)) is not None:
        raise AdvisorError(Code.RULE_STOPPED, rule=rule, title=standing.title, reason=stop.record.reason)
    if standing.withdrawn:
        raise AdvisorError(Code.RULE_WITHDRAWN, rule=rule, title=standing.title, document=standing.document)
    if standing.is_lookup:
        raise AdvisorError(Code.NOTHING_TO_COMPUTE, rule=rule, title=standing.title)
    return standing


def _masked(facts: Mapping[str, str]) -> dict[str, str]:
    return {name: masked(value) for name, value in facts.items()}


def _statements(written: Mapping[str, str]) -> list[str]:
    return [f"{name}={value}" for name, value in written.items()]
