"""A right answer to one question, an advisor that gives prepared answers, and a case about both."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.conversation import Conversation
from documents import Corpus, load_corpus
from evals.schema import Case

QUESTION = "崂山区企业年购买云服务18万元能补多少"
QUOTE = "对年购买云服务金额超过 10 万元的驻区企业，按照实际费用的 40%进行补贴，每个企业每年补贴不超过 20 万元。"
AS_OF = date(2026, 11, 21)


class PreparedAdvisor:
    """Gives its answers in order, and remembers which conversation each was asked in."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._answers = list(answers)
        self.memories: list[Conversation] = []

    def ask(self, text: str, memory: Conversation, as_of: date) -> Answer:
        self.memories.append(memory)
        return self._answers[len(self.memories) - 1]


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture
def right(corpus: Corpus) -> Answer:
    """The answer to QUESTION as it has to be: 18 × 40% = 7.2."""
    start, end = corpus.locate("laoshan_2020", QUOTE, "六")
    return Answer.model_validate(
        {
            "status": "answered",
            "text": "按条文测算 7.2万元。有效期已过(至 2022-12-31)\n| 云服务 × 40% | 18 × 40% | 7.2 |",
            "headline": {"amount": "7.2", "certainty": "fixed"},
            "awards": [
                {
                    "rule": "laoshan-6",
                    "title": "云服务补贴",
                    "amount": "7.2",
                    "certainty": "fixed",
                    "steps": [{"label": "云服务 × 40%", "expression": "18 × 40%", "value": "7.2", "citation": 0}],
                    "conditions": [{"text": "服务商列入名录", "met": None}],
                    "period": "expired",
                    "text_status": "final",
                    "usable": "reference",
                    "citations": [0],
                }
            ],
            "citations": [
                {
                    "document": "laoshan_2020",
                    "title": "若干政策",
                    "article": "六",
                    "quote": corpus.text("laoshan_2020")[start:end],
                    "start": start,
                    "end": end,
                }
            ],
            "as_of": AS_OF.isoformat(),
        }
    )


@pytest.fixture
def change(right: Answer) -> Callable[..., Answer]:
    """The right answer with a part changed: `change("headline.amount", "8")`, `change("text", "…")`."""

    def changed(path: str, value: Any) -> Answer:
        content = right.model_dump(mode="json")
        *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        part: Any = content
        for parent in parents:
            part = part[parent]
        part[last] = value
        return Answer.model_validate(content)

    return changed


@pytest.fixture
def case() -> dict[str, Any]:
    """The case about QUESTION, as a line of a file holds it."""
    return {
        "id": "cloud-18",
        "suite": "figures",
        "as_of": AS_OF.isoformat(),
        "turns": [QUESTION],
        "source": QUOTE,
        "expect": [
            {
                "turn": 0,
                "status": ["answered"],
                "amount": "7.2",
                "certainty": "fixed",
                "cite": [{"document": "laoshan_2020", "article": "六", "quote": "按照实际费用的40%进行补贴"}],
                "mention": [["有效期已过"]],
                "forbid": ["确定可得"],
            }
        ],
    }


@pytest.fixture
def read_case(case: dict[str, Any]) -> Case:
    return Case.model_validate(case)
