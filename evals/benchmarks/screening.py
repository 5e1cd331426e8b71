"""`python -m evals.benchmarks.screening`: rows per second and peak memory of `screen` as the list grows.

Each size runs in a process of its own, workers included, on a list made from a seed. Exit code 0, or 1 where the time
of the processor per row or the memory grew with the rows.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

SIZES = (1_000, 10_000, 100_000)
SEED = 20261121
TIME_BAR, MEMORY_BAR = 1.5, 1.25  # how much the longest list may cost a row, and in memory, of what the middle one does
HEADINGS = (
    "企业名称", "统一社会信用代码", "所在地", "年购买云服务金额(万元)", "年度内网络、工业软件、系统集成完成投资(万元)",
    "项目年度内已竣工(上线)", "年度设备投资额(万元)", "平台认定级别", "亩产效益综合评价类别", "智能软硬件投资额(万元)", "公共服务平台实际投资额(万元)",
)  # fmt: skip
PLACES = ("青岛市崂山区", "青岛市城阳区", "青岛市", "济南市", "烟台市")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks.screening", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="rows, smallest first")
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args(argv)
    print(f"{os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory(prefix="policy-advisor-screening-") as folder:
        found = [measure(Path(folder), size, args.seed) for size in args.sizes]
    return 0 if bars(found) else 1


def measure(folder: Path, rows: int, seed: int) -> tuple[float, int]:
    """Seconds of processor time per row, start-up included, and the greatest memory of the run's processes in MiB.

    The clock on the wall would tell of the machine's other work as well.
    """
    source = folder / f"{rows}.csv"
    write_list(source, rows, seed)
    command = [
        sys.executable,
        "-m",
        "assistant",
        "screen",
        str(source),
        "--out",
        str(folder / f"{rows}.xlsx"),
        "--reference",
    ]
    command += ["--operator", "benchmark", "--purpose", "benchmark", "--source", f"seed {seed}"]
    environment = {**os.environ, "POLICY_ADVISOR_DATA_DIR": str(folder)}
    started, before = time.perf_counter(), _processor_time()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    peak = 0
    while process.poll() is None:
        peak = max(peak, memory_of(process.pid))
        time.sleep(0.1)
    seconds, busy = time.perf_counter() - started, _processor_time() - before
    if process.returncode:
        raise RuntimeError(f"screen ended with {process.returncode}")
    size = (folder / f"{rows}.xlsx").stat().st_size / 2**20
    print(
        f"{rows:>7} rows: {seconds:6.1f} s, {rows / seconds:6.0f} rows/s, {busy:6.1f} s of processor time, peak {peak} MiB in all processes, results {size:.1f} MiB",
        flush=True,
    )
    return busy / rows, peak


def _processor_time() -> float:
    """What the processes that have ended, and theirs, have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory_of(pid: int) -> int:
    """The resident memory of a process and all its children, in MiB; shared pages count in each."""
    import psutil  # type: ignore[import-untyped]

    try:
        process = psutil.Process(pid)
        members = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    total = 0
    for member in members:
        try:
            total += member.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total // 2**20


def write_list(path: Path, rows: int, seed: int) -> None:
    """A list as one may get it: most cells empty, a few facts a company."""
    chance = random.Random(seed)

    def maybe(share: float, most: int) -> object:
        return round(chance.uniform(0, most), 1) if chance.random() < share else ""

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for i in range(rows):
            project = maybe(0.4, 1500)
            writer.writerow([
                f"企业{i}", f"9137{i:014d}", chance.choice(PLACES), maybe(0.5, 80), project, "是" if project else "",
                maybe(0.3, 9000), chance.choice(("", "", "", "省级", "市级")), chance.choice(("", "A类", "C类", "D类")),
                maybe(0.2, 900), maybe(0.1, 900),
            ])  # fmt: skip


def bars(found: Sequence[tuple[float, int]]) -> bool:
    """Whether time grew no faster than the rows, and memory not with them, from the middle size to the longest."""
    (middle, memory), (longest, most) = found[-2], found[-1]
    linear, bounded = longest <= middle * TIME_BAR, most <= memory * MEMORY_BAR
    print(f"{'met    ' if linear else 'NOT MET'} time grows linearly with the rows")
    print(f"{'met    ' if bounded else 'NOT MET'} memory does not grow with the rows")
    return linear and bounded


if __name__ == "__main__":
    sys.exit(main())
