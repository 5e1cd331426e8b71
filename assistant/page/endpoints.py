"""The functions that other programs may call: as endpoints of the page, and as MCP tools of a model.

Their docstrings are what a model reads before it calls them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.errors import AdvisorError, BadFact, Code
from assistant.page.limits import SIZES, check_conversation, check_message, day_of
from assistant.page.plan_endpoints import PlanEndpoints, computable
from assistant.page.service import Service
from assistant.state.inputs import Inputs
from assistant.state.masking import masked
from assistant.state.memory import as_record
from assistant.strings import Strings
from tools.catalogue import RULES
from tools.facts import FactError

MOST_CLAUSES = 20


class Endpoints:
    """The functions over one service, answering in one language."""

    def __init__(self, service: Service, words: Strings) -> None:
        self._service = service
        self._words = words
        self.planning = PlanEndpoints(service, words, self._told)

    def all(self) -> tuple[Callable[..., Any], ...]:
        return self.ask, self.calculate, self.list_rules, self.search_clauses, *self.planning.all()

    def ask(self, question: str, earlier: list[str] | None = None, as_of: str = "") -> dict[str, Any]:
        """Answer a question about a policy with the amount, its working and the clause it stands on.

        Use it for any question in words. State every figure exactly as the person did; never convert units.

        Parameters:
            question: The question, in Chinese or English, with the figures of the company.
            earlier: The messages of the same conversation before this one, oldest first.
            as_of: The day of the question as YYYY-MM-DD; today where it is empty.
        Returns:
            The answer: status, text (Markdown), headline, awards with steps, citations, missing facts, notices,
            facts. Amounts are decimal strings in 万元.
        """

        def answer() -> Answer:
            memory, service = Conversation(), self._service
            messages = [masked(message) for message in [*(earlier or []), question]]
            check_conversation(messages)
            for message in messages:
                check_message(message)
            day = day_of(as_of, service.today())
            for message in messages[:-1]:
                service.advisor.ask(message, memory, day)
            inputs = Inputs(as_record(memory), model=service.settings.model)
            found = service.advisor.ask(messages[-1], memory, day)
            service.visits.record(messages[-1], found, "api", inputs)
            return found

        return self._told(lambda: answer().model_dump(mode="json"))

    def calculate(self, rule: str, facts: dict[str, str], as_of: str = "") -> dict[str, Any]:
        """Apply one rule to stated facts and give the amount with its working and clauses.

        Use it when the rule is known (see list_rules). Hand values over verbatim, with their units: "18万元", "第3名".

        Parameters:
            rule: The id of the rule, such as laoshan-6.
            facts: Values by fact id as the person wrote them, such as {"cloud_spending": "18万元"}.
            as_of: The day to calculate for as YYYY-MM-DD; today where it is empty.
        Returns:
            The answer in the same form as ask gives it.
        """

        def answer() -> Answer:
            from assistant.calculator import calculate

            office = self._service.office()
            known = computable(self._service, rule, office)
            names = {fact.id for fact in known.facts}
            if unknown := sorted(set(facts) - names):
                raise AdvisorError(Code.UNKNOWN_FACT, fact=unknown[0], rule=rule, known=", ".join(sorted(names)))
            written = {name: masked(value) for name, value in facts.items()}
            day = day_of(as_of, self._service.today())
            try:
                found = calculate(known, written, self._service.advisor.corpus, day, self._words, office)
            except FactError as error:
                raise AdvisorError(Code.BAD_FACT, reason=BadFact(error)) from error
            inputs = Inputs(language=self._words.language, rule=rule, written=written)
            self._service.visits.record(f"{rule} {written}", found, "api", inputs)
            return found

        return self._told(lambda: answer().model_dump(mode="json"))

    def list_rules(self, document: str = "") -> list[dict[str, Any]]:
        """List the rules: what each gives, which facts it needs, how certain its amount is, where it stands.

        Parameters:
            document: The id of a policy text, such as laoshan_2020; all where it is empty.
        Returns:
            One entry a rule: id, title, document, articles, facts with id, label, unit and question, formula,
            certainty, conditions.
        """
        from assistant.rule_listing import listing_data

        rules = [rule for rule in RULES.values() if document in ("", rule.document)]
        return listing_data(rules, self._service.advisor.corpus.documents)

    def search_clauses(self, query: str, document: str = "", limit: int = 8) -> list[dict[str, Any]]:
        """Search the policy texts and give the clauses that fit best, verbatim, with their permanent links.

        Use it to read what a text says; amounts are computed by ask and calculate.

        Parameters:
            query: Words or a question, in Chinese or English.
            document: The id of a policy text to search in; all where it is empty.
            limit: How many clauses at most, up to 20.
        Returns:
            One entry a clause: document, title, article, text (verbatim), start, end, link.
        """
        return self._told(lambda: self._service.search(query, [document] if document else [], max(1, min(limit, MOST_CLAUSES))))

    def _told(self, call: Callable[[], Any]) -> Any:
        """What a call gives. Raises gr.Error with a code and a sentence for the caller, whatever went wrong."""
        try:
            return call()
        except AdvisorError as error:
            if error.code in SIZES:
                self._service.metrics.refused(error.code)
            raise gr.Error(error.line(self._words), print_exception=False) from None
        except Exception as error:
            code = self._service.visits.logged(error)
            raise gr.Error(self._words.say("page.failed", code=code), print_exception=False) from None
