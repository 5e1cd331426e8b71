"""The what-if plot as a drawing of the server: the award over its main fact, with a mark where the slider stands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal
from math import log10

from assistant.page.escaping import shown
from assistant.page.what_if import WhatIf
from assistant.strings import Strings
from tools.amounts import plain

WIDTH, HEIGHT = 560, 260
LEFT, RIGHT, TOP, BOTTOM = 58, 24, 26, 44
TICKS = 5
DASHES = ("", "7 4")
"""Two lines are told apart without colour: the upper end of a range is in dashes."""


def drawing(possible: WhatIf, value: Decimal, words: Strings) -> str:
    """The plot as safe SVG in one line; `value`, in the fact's unit, is marked with what it gives."""
    rows = possible.rows(words)
    lines: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        lines.setdefault(str(row["series"]), []).append((float(str(row["x"])), float(str(row["y"]))))
    far, top = float(possible.high), max((y for points in lines.values() for _, y in points), default=0.0) or 1.0
    steps_x, steps_y = list(ticks(far)), list(ticks(top))
    top = max(top, steps_y[-1])

    def x(at: float) -> float:
        return round(LEFT + at / far * (WIDTH - LEFT - RIGHT), 1)

    def y(at: float) -> float:
        return round(HEIGHT - BOTTOM - at / top * (HEIGHT - TOP - BOTTOM), 1)

    grid = "".join(
        f'<path class="pa-grid" d="M{LEFT} {y(at)}H{WIDTH - RIGHT}"/><text x="{LEFT - 6}" y="{y(at) + 4}" text-anchor="end">{_number(at)}</text>'
        for at in steps_y
    ) + "".join(f'<text x="{x(at)}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{_number(at)}</text>' for at in steps_x)
    drawn = "".join(
        f'<polyline class="pa-line" points="{" ".join(f"{x(a)},{y(b)}" for a, b in points)}"'
        f'{f" stroke-dasharray={chr(34)}{DASHES[place % 2]}{chr(34)}" if place % 2 else ""}/>'
        for place, points in enumerate(lines.values())
    )
    marks = "".join(
        f'<circle class="pa-here" cx="{x(float(value))}" cy="{y(float(str(row["y"])))}" r="5"/>'
        for row in possible.at(value, words)
    )
    names = " / ".join(f"{name}{' - -' if place % 2 else ''}" for place, name in enumerate(lines))
    title = f"{possible.fact.label}({possible.fact.kind.value})"
    return (
        f'<svg class="pa-drawing" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{shown(possible.sentence(value, words))}">'
        f'{grid}<path class="pa-at" d="M{x(float(value))} {TOP}V{HEIGHT - BOTTOM}"/>{drawn}{marks}'
        f'<text x="4" y="14">{shown(words.say("page.wan"))} {shown(names)}</text>'
        f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 8}" text-anchor="end">{shown(title)}</text></svg>'
    )


def ticks(end: float) -> Iterator[float]:
    """Round numbers from 0 up to an end above 0: steps of 1, 2 or 5 and zeros, five of them or so.

    >>> list(ticks(60))
    [0.0, 20.0, 40.0, 60.0]
    """
    size = 10.0 ** int(log10(end / TICKS) // 1)
    step = next(size * factor for factor in (1, 2, 5, 10) if end / (size * factor) <= TICKS)
    at = 0
    while at * step <= end * 1.0001:
        yield at * step
        at += 1


def _number(value: float) -> str:
    return plain(Decimal(repr(round(value, 6))).quantize(Decimal("0.0001"), ROUND_CEILING))
