"""The form of a case: one conversation with what its answers have to be.

`python -m evals.schema` prints the JSON schema that is published as `case.schema.json`.
"""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

AMOUNT = r"(0|[1-9]\d*)(\.\d+)?"


def _decimal_string(value: object) -> Decimal:
    """An amount is written as a string: a JSON number would go through a float, and 4.004 is not always 4.004."""
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not re.fullmatch(AMOUNT, value):
        raise ValueError(f'an amount is a plain decimal string in 万元, such as "7.2", not {value!r}')
    return Decimal(value)


Amount = Annotated[
    Decimal,
    BeforeValidator(_decimal_string),
    WithJsonSchema({"type": "string", "pattern": f"^{AMOUNT}$", "description": "万元, a plain decimal string"}),
]
Words = Annotated[str, Field(min_length=1, pattern=r"\S")]
Status = Literal["answered", "needs_facts", "not_eligible", "declined"]
Certainty = Literal["fixed", "ceiling", "range", "discretionary"]
Half = Literal["tune", "report"]
Suite = Literal[
    "figures",
    "boundaries",
    "citations",
    "missing_facts",
    "not_eligible",
    "validity",
    "look_alikes",
    "chains",
    "profiles",
    "follow_ups",
    "declines",
    "adversarial",
    "fact_questions",
    "numerals",
    "retrieval",
    "language",
    "noise",
    "reverse",
    "compare",
    "stacking",
    "jurisdiction",
]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class WantedCitation(Strict):
    """A citation that has to be there, with the article and the words where they are given."""

    document: Words
    article: Words | None = Field(None, description="The text's own number, outermost first: 三 第1款, 第十二条 (五).")
    quote: Words | None = Field(None, description="A part of the quoted clause; white space does not matter.")

    @model_validator(mode="after")
    def _says_where(self) -> Self:
        if self.article is None and self.quote is None:
            raise ValueError("a citation needs an article or a quote")
        return self


class Expectation(Strict):
    """What the answer to one turn has to be, beside what holds for every answer. What is left out is not looked at."""

    turn: int = Field(ge=0, description="The turn that is looked at, counted from 0.")
    status: list[Status] | None = Field(None, min_length=1, description="The statuses that are right.")
    amount: Amount | None = Field(None, description="The headline's amount; null: it may have none.")
    amount_any: list[Amount] | None = Field(None, min_length=1, description="Amounts any of which is right.")
    minimum: Amount | None = Field(None, description="The lower end of a range.")
    maximum: Amount | None = Field(None, description="The upper end of a range, or a ceiling.")
    certainty: Certainty | None = None
    schedule: list[Amount] | None = Field(None, min_length=1, description="The headline's amount of each year.")
    no_figure: Literal[True] | None = Field(None, description="The headline may not state any figure.")
    awards: list[Amount] | None = Field(
        None, min_length=1, description="Each is the amount, or the ceiling, of an award of its own or of the total."
    )
    given: dict[Words, Amount] | None = Field(
        None, description="Every award with a figure, by rule: its amount, or its ceiling. No other has one."
    )
    left_out: list[Words] | None = Field(None, description="The rules that the total leaves out; [] for none.")
    other_totals: list[Amount] | None = Field(None, description="The totals of other readings; [] for none.")
    cite: list[WantedCitation] | None = Field(None, min_length=1)
    missing: list[Words] | None = Field(
        None, min_length=1, description="Each is part of the label, question or name of a fact that is asked for."
    )
    mention: list[Annotated[list[Words], Field(min_length=1)]] | None = Field(
        None, min_length=1, description="Of each list, one has to stand in the text; white space does not matter."
    )
    forbid: list[Words] | None = Field(None, min_length=1, description="None may stand in the text.")

    def states(self, name: str) -> bool:
        """Whether the case says anything about this field: an amount of null is a statement, a missing one is not."""
        return name in self.model_fields_set

    @model_validator(mode="after")
    def _asserts_something(self) -> Self:
        if not self.model_fields_set - {"turn"}:
            raise ValueError("an expectation has to assert something about its turn")
        empty = [n for n in self.model_fields_set - {"amount", "minimum", "maximum"} if getattr(self, n) is None]
        if empty:
            raise ValueError(f"null asserts nothing here: {', '.join(sorted(empty))}")
        return self

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        figures = [self.amount, self.amount_any, self.minimum, self.maximum, self.schedule]
        if self.no_figure and any(figure is not None for figure in figures):
            raise ValueError("no_figure contradicts the figure beside it")
        if self.states("amount") and self.amount_any is not None:
            raise ValueError("give amount or amount_any, not both")
        if self.amount is not None and self.certainty in ("ceiling", "range", "discretionary"):
            raise ValueError(f"a {self.certainty} has no amount; give minimum and maximum")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError(f"minimum {self.minimum} is above maximum {self.maximum}")
        return self


class Case(Strict):
    """One conversation."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]*$", description="Unique over all files.")
    suite: Suite
    as_of: date = Field(description="The day on which the questions are asked.")
    turns: list[Words] = Field(min_length=1, description="What the person says, turn by turn.")
    source: str = Field(
        description="The sentence of the policy that the expectation is derived from, verbatim; "
        "empty only where no text covers the question."
    )
    expect: list[Expectation] = Field(min_length=1)
    half: Half | None = Field(None, description="Which half of a set that is split for tuning and reporting.")
    rules: list[Words] | None = Field(
        None, min_length=1, description="Which rules of the catalogue the case looks at; without it, no rule."
    )
    story: Words | None = Field(None, description="Which failure, found by hand, this case keeps from coming back.")

    @model_validator(mode="after")
    def _turns_exist(self) -> Self:
        for expectation in self.expect:
            if expectation.turn >= len(self.turns):
                raise ValueError(f"turn {expectation.turn} is expected, and there are {len(self.turns)} (from 0)")
        turns = [expectation.turn for expectation in self.expect]
        if len(turns) != len(set(turns)):
            raise ValueError("a turn has two expectations; write them as one")
        return self

    @model_validator(mode="after")
    def _derived_from_a_text(self) -> Self:
        figures = ("amount", "amount_any", "minimum", "maximum", "schedule", "awards", "given", "other_totals", "cite")
        if not self.source.strip() and any(getattr(e, name) is not None for e in self.expect for name in figures):
            raise ValueError("a figure or a citation is expected, so source has to hold the sentence it comes from")
        return self


def json_schema() -> dict[str, Any]:
    """The published schema of a case."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Case.model_json_schema(mode="validation"),
        "title": "A case of the evaluation: one line of a file in evals/cases/",
    }


def published() -> str:
    """`json_schema` as the file `case.schema.json` holds it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(published(), end="")
