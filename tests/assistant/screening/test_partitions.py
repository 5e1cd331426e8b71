"""The same plain function in one process, in several and on Dask: the results are the same, in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import dask.bag
import pytest
from distributed import Client, LocalCluster

from assistant.screening.columns import columns_of
from assistant.screening.partition import Row, Setup, screen_rows
from assistant.screening.running import AHEAD, PART, scope, screened_in_order
from documents import load_corpus
from tools.catalogue import RULES

CLOUD, LEVEL = "年购买云服务金额(万元)", "平台认定级别"


@pytest.fixture(scope="module")
def setup() -> Setup:
    found = scope(load_corpus(), date(2022, 6, 1), reference=True)
    known = columns_of(RULES[rule] for rule in found.rules)
    columns = {heading: column for heading in (CLOUD, LEVEL) if (column := known.column(heading))}
    return Setup(found.rules, found.texts, columns)


def companies(count: int) -> Iterator[Row]:
    for i in range(count):
        cells = {
            "企业名称": f"企业{i}",
            "所在地": ("崂山区", "济南市", "")[i % 3],
            CLOUD: str(i % 70),
            LEVEL: ("", "省级")[i % 2],
        }
        yield Row(i + 2, cells)


def test_two_processes_give_what_one_gives_in_the_same_order(setup: Setup) -> None:
    count = PART * 3 + 7
    one = screen_rows(companies(count), setup)
    assert list(screened_in_order(companies(count), setup, workers=2)) == one
    assert sum(bool(screened.leads) for screened in one) > 100


def test_dask_with_two_workers_gives_the_same(setup: Setup) -> None:
    count = 200
    rows = dask.bag.from_sequence(companies(count), npartitions=4)
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        assert len(client.scheduler_info()["workers"]) == 2
        found = client.compute(rows.map_partitions(screen_rows, setup)).result(timeout=60)
    assert list(found) == screen_rows(companies(count), setup)


def test_a_long_list_is_read_only_a_few_parts_ahead(setup: Setup) -> None:
    taken = 0

    def counted() -> Iterator[Row]:
        nonlocal taken
        for row in companies(PART * 12):
            taken += 1
            yield row

    results = screened_in_order(counted(), setup, workers=2)
    next(results)
    assert taken <= PART * (2 * AHEAD + 1)
    results.close()
