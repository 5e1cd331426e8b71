"""A canned answer with one source, and the page's chat over it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from assistant.answer import Answer, Award, Citation, Headline
from assistant.page.chat import Chat
from assistant.strings import Strings, strings
from documents import Corpus, load_corpus
from tests.assistant.page.canned import CITED, DAY, CannedAdvisor


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture
def words() -> Strings:
    return strings("zh-CN")


@pytest.fixture(scope="session")
def citation(corpus: Corpus) -> Citation:
    start, end = corpus.locate("laoshan_2020", CITED)
    return Citation(
        document="laoshan_2020",
        title=corpus.documents["laoshan_2020"].title,
        article="六",
        quote=corpus.text("laoshan_2020")[start:end],
        start=start,
        end=end,
    )


@pytest.fixture(scope="session")
def answer(citation: Citation) -> Answer:
    """7.2万元, fixed, with its working, one source and a state."""
    return Answer(
        status="answered",
        text=(
            "**按条文测算 7.2万元**｜仅供核对: 文本载明的有效期已过(至 2022-12-31)｜前提 3 项待核\n\n"
            "企业上云补贴\n\n| 步骤 | 算式 | 结果(万元) |\n| --- | --- | --- |\n| 按实际费用 | 18 × 40% | 7.2 |\n\n"
            "> 依据[1] 六: 「对年购买云服务金额超过10万元」\n- 说明"
        ),
        headline=Headline(amount=Decimal("7.2"), certainty="fixed"),
        citations=[citation],
        as_of=DAY,
    )


@pytest.fixture
def advisor(corpus: Corpus, answer: Answer) -> CannedAdvisor:
    return CannedAdvisor(corpus, answer)


@pytest.fixture
def chat(advisor: CannedAdvisor, words: Strings) -> Chat:
    return Chat(advisor, words, lambda: DAY)


@pytest.fixture
def award() -> Callable[..., Award]:
    """An award with the given fields over ordinary ones."""

    def make(**fields: object) -> Award:
        ordinary: dict[str, object] = {
            "rule": "laoshan-6", "title": "企业上云", "certainty": "fixed", "amount": Decimal("7.2"),
            "period": "expired", "text_status": "final", "usable": "reference",
        }  # fmt: skip
        return Award.model_validate({**ordinary, **fields})

    return make
