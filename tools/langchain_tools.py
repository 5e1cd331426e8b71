"""Every rule as a LangChain tool: a calculator's facts are the arguments, its assessment the artifact.

A rule that has nothing to compute takes no argument and gives its clauses, verbatim, as text and as artifact.

A model passes the person's own words on, with their unit (`18万`, `120亿参数`); our parser turns them into numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Annotated, Any, Literal

from langchain_core.tools import StructuredTool, ToolException
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, create_model
from pydantic.v1 import ValidationError as ValidationErrorV1

from documents import PolicyDocument, Status, read_manifest
from tools.amounts import plain, wan
from tools.award import Assessment, Outcome, Step
from tools.catalogue import RULES
from tools.clauses import Quote
from tools.describing import describe, fact_words
from tools.fact_values import parse_value
from tools.facts import Fact, FactError, Kind
from tools.rule import Rule

STATES = {
    Status.DRAFT: "征求意见稿, 不能作为申报依据",
    Status.DIGEST: "新闻解读, 未载明文号和有效期, 须核对通知原文",
}


def rule_tools(
    rules: Mapping[str, Rule] = RULES, documents: Mapping[str, PolicyDocument] | None = None
) -> list[StructuredTool]:
    """A tool for each rule, in the order of the catalogue.

    `rules` over texts that have changed are those of `as_they_stand`: a withdrawn rule is a tool that only quotes.
    `documents` are the policies by id (None: the built-in ones); their state stands in every result. A tool's artifact
    is the `Assessment`, that of a rule without a formula its tuple of `Quote`. A value that a fact cannot have is reported to the model as text.
    """
    known = _built_in() if documents is None else documents
    return [
        clause_tool(rule, known[rule.document]) if rule.is_lookup else rule_tool(rule, known[rule.document])
        for rule in rules.values()
    ]


def clause_tool(rule: Rule, document: PolicyDocument) -> StructuredTool:
    """The tool of a rule that only quotes: what the clause says, and what people ask that it does not say."""

    def look_up() -> tuple[str, tuple[Quote, ...]]:
        lines = [f"{quote.article or ''} 「{quote.text}」".strip() for quote in rule.quotes]
        lines += [f"条文未写明: {'、'.join(rule.silent)}"] if rule.silent else []
        lines += ["该条文字已变更或暂停测算, 不给出金额, 待复核"] if rule.withdrawn else []
        state = STATES.get(document.status)
        return "\n".join([f"《{document.title}》{rule.title}", *lines, *([state] if state else [])]), rule.quotes

    return StructuredTool.from_function(
        func=look_up,
        name=f"look_up_{_identifier(rule)}",
        description=f"《{document.short_title}》{rule.title}: 条文原文, 不计算金额。",
        args_schema=create_model(f"LookUp{_identifier(rule)}", __config__=ConfigDict(extra="forbid")),
        response_format="content_and_artifact",
    )


def rule_tool(rule: Rule, document: PolicyDocument) -> StructuredTool:
    """The tool of one rule. Raises TypeError for a rule without a formula."""
    if rule.is_lookup:
        raise TypeError(f"{rule.id} is a lookup: it has nothing to compute")
    return StructuredTool.from_function(
        func=_calculation(rule, document),
        name=tool_name(rule),
        description=_description(rule, document),
        args_schema=arguments(rule),
        response_format="content_and_artifact",
        handle_tool_error=True,
        handle_validation_error=_refusal,
    )


def _refusal(error: ValidationError | ValidationErrorV1) -> str:
    """What is wrong with the arguments, for the model to correct."""
    problems = (f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}" for problem in error.errors())
    return f"参数不对: {'; '.join(problems)}"


def tool_name(rule: Rule) -> str:
    """`laoshan-3.1` → `calculate_laoshan_3_1`."""
    return f"calculate_{_identifier(rule)}"


def _identifier(rule: Rule) -> str:
    return re.sub(r"[^a-z0-9]+", "_", rule.id)


def arguments(rule: Rule) -> type[BaseModel]:
    """The rule's facts as a pydantic model; every one may be left out, because a tool says itself what is missing."""
    fields: dict[str, Any] = {fact.id: (_type(fact) | None, _field(fact)) for fact in rule.facts}
    name = "".join(part.capitalize() for part in tool_name(rule).split("_"))
    return create_model(name, __config__=ConfigDict(extra="forbid"), __doc__=rule.title, **fields)


def _as_written(value: object) -> object:
    """A model may send a number where the words were asked for."""
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


Written = Annotated[str, BeforeValidator(_as_written)]


def _type(fact: Fact) -> Any:
    if fact.kind is Kind.YES_NO:
        return bool
    if fact.kind is Kind.CHOICE:
        return Literal[tuple(choice.value for choice in fact.choices)]
    return Written


def _field(fact: Fact) -> Any:
    description = f"{fact.label}. {fact.question} ({fact_words(fact)})"
    if fact.kind not in (Kind.YES_NO, Kind.CHOICE):
        description += " 用户原话中的数和单位, 不要换算"
    if fact.kind is Kind.MONEY:
        description += "; 逐年的数用分号隔开"
    return Field(default=None, description=description)


def _description(rule: Rule, document: PolicyDocument) -> str:
    words = describe(rule)
    lines = [
        f"{rule.title}(《{document.title}》{'、'.join(words.articles)}; {state(document)})",
        f"对象: {rule.recipient}" if rule.recipient else "",
        f"算法: {words.formula} ({words.certainty})",
        f"条件: {'；'.join(words.conditions)}" if words.conditions else "",
        "只填用户说过的事实, 没有说过的不要填, 也不要猜",
    ]
    return "\n".join(line for line in lines if line)


def state(document: PolicyDocument) -> str:
    """What kind of text it is and the validity that it states; whether that is over depends on the day."""
    if document.status in STATES:
        return STATES[document.status]
    if document.valid_to is None:
        return "正式文本, 未载明有效期"
    return f"正式文本, 载明的有效期至 {document.valid_to.isoformat()}"


def _calculation(rule: Rule, document: PolicyDocument) -> Callable[..., tuple[str, Assessment]]:
    def calculate(**given: object) -> tuple[str, Assessment]:
        try:
            values = {
                fact.id: value if isinstance(value, bool) else parse_value(fact, str(value))
                for fact in rule.facts
                if (value := given.get(fact.id)) is not None
            }
            assessment = rule.assess(values)
        except FactError as error:
            raise ToolException(str(error)) from error
        return content(rule, document, assessment), assessment

    return calculate


def content(rule: Rule, document: PolicyDocument, assessment: Assessment) -> str:
    """An assessment as text for a model: the figure with its state, the working, what is open, the clause."""
    lines = [f"{rule.title}: {_verdict(assessment)} ({state(document)})"]
    lines += [f"{step.label}: {_equation(step)}" for step in assessment.steps]
    lines += [f"{other.label}: {_figure(other.outcome)}" for other in assessment.alternatives]
    lines += [f"还缺: {rule.fact(fact).question}" for fact in assessment.missing]
    lines += [f"不符合: {condition.text}" for condition in assessment.failed]
    lines += [f"前提, 待核: {condition.text}" for condition in assessment.open_conditions]
    lines += [f"说明: {note.text}" for note in assessment.notes]
    lines += [f"条文 {quote.article or ''}: {quote.text}" for quote in rule.quotes]
    return "\n".join(lines)


def _equation(step: Step) -> str:
    value = plain(step.value)
    return value if step.expression == value else f"{step.expression} = {value}"


def _verdict(assessment: Assessment) -> str:
    if assessment.verdict == "needs_facts":
        return "信息不足, 不能给出金额"
    if assessment.outcome is None:
        return "按条文不符合条件, 没有金额"
    return _figure(assessment.outcome)


def _figure(outcome: Outcome) -> str:
    if outcome.amount is not None:
        years = f", 各年 {'、'.join(wan(year) for year in outcome.schedule)}" if outcome.schedule else ""
        return f"按条文测算 {wan(outcome.amount)}{years}"
    if outcome.minimum is not None and outcome.maximum is not None:
        return f"区间 {wan(outcome.minimum)} 至 {wan(outcome.maximum)}"
    if outcome.maximum is not None:
        return f"上限 {wan(outcome.maximum)}, 不是应得额"
    return "条文未写明金额, 由主管部门确定"


def _built_in() -> Mapping[str, PolicyDocument]:
    return {document.id: document for document in read_manifest(files("documents").joinpath("manifest.toml"))}
