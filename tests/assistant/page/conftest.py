"""A canned answer with one source, and the page's service over it with a database of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer, Award, Citation, Headline
from assistant.page.service import Service, open_service
from assistant.page.visits import Visits
from assistant.settings import Settings
from assistant.state import State, open_state
from assistant.state.tokens import new_token
from assistant.strings import Strings, strings
from documents import Corpus, load_corpus
from tests.assistant.page.canned import CITED, DAY, CannedAdvisor, FirstClauses
from tools.catalogue import RULES


class Clock:
    """The time, set forward by a test."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **amount: float) -> None:
        self.at += timedelta(**amount)


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
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", database_url=None, language="zh-CN", idle_minutes=30)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(settings: Settings, clock: Clock) -> Iterator[State]:
    opened = open_state(settings)
    opened.now = clock
    yield opened
    opened.close()


@pytest.fixture
def service(advisor: CannedAdvisor, state: State, settings: Settings) -> Service:
    return open_service(advisor, FirstClauses(advisor.corpus), state, settings, lambda: DAY)


@pytest.fixture
def visits(service: Service) -> Visits:
    return service.visits


@pytest.fixture
def real(corpus: Corpus, state: State) -> Visits:
    """Visits to the real advisor, on words alone."""
    return Visits(Advisor(corpus, RULES, None, None), state, 30, lambda: DAY)


@pytest.fixture
def token() -> str:
    return new_token()


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
