"""The advice slip as a PDF (A4) that carries its own font, so that it reads on a machine without Chinese fonts."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Table, TableStyle

from assistant.strings import Strings

FONT = "NotoSansSC-GB2312"
MARGIN = 18 * mm
WIDTH = A4[0] - 2 * MARGIN
GETA = "〓"
"""The printers' sign for a character that the font does not have."""

SHORT = 12
"""Characters of an article's number; a plan puts the text's title before it."""

LINE = colors.HexColor("#94a3b8")


def draw(content: dict[str, Any], words: Strings, cancelled: Sequence[str] = ()) -> bytes:
    """The file of a slip's content: the same bytes each time. `cancelled` stands above everything else."""
    buffer = io.BytesIO()
    _font()
    document = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=f"{words.say('desk.slip_title')} {content['number']}",
        author=words.say("page.title"),
        lang=words.language,
        invariant=1,
    )

    def foot(canvas: Canvas, _: object) -> None:
        canvas.setFont(FONT, 8)
        canvas.drawString(
            MARGIN, 10 * mm, words.say("desk.slip_foot", number=content["number"], code=content["check_code"])
        )
        canvas.drawRightString(A4[0] - MARGIN, 10 * mm, words.say("desk.slip_page", page=canvas.getPageNumber()))

    marks = [_line(text, "warning") for text in cancelled]
    document.build([*marks, *_slip(content, words)], onFirstPage=foot, onLaterPages=foot)
    return buffer.getvalue()


def legible(text: str) -> str:
    """The text as the font can show it: what it lacks as 〓, what is invisible left out."""
    known = _font().face.charToGlyph
    kept = (c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    return "".join(c if ord(c) in known else GETA for c in kept)


def _slip(content: dict[str, Any], words: Strings) -> Iterator[Flowable]:
    say = words.say
    yield _line(say("desk.slip_title"), "title")
    yield _line(say("desk.slip_unverified"), "warning")
    heads = [
        (say("desk.slip_number"), content["number"]),
        (say("desk.slip_code"), content["check_code"]),
        (say("desk.slip_issued"), content["issued"]),
        (say("desk.slip_staff"), content["staff"]),
        (say("desk.company"), content["company"] or say("desk.unnamed")),
    ]
    if content.get("credit_code"):
        heads.append((say("desk.credit_code"), content["credit_code"]))
    if content.get("corrects"):
        heads.append((say("desk.corrects"), content["corrects"]))
    yield _table([[label, value] for label, value in heads], (32 * mm, WIDTH - 32 * mm))
    for place, item in enumerate(content["items"], start=1):
        yield from _item(place, item, words)
    several = len(content["items"]) > 1
    yield KeepTogether(
        [
            *([_line(say("desk.slip_no_total"), "text")] if several else []),
            _line(say("desk.slip_disclaimer"), "warning"),
            _line(say("desk.slip_made_with", version=content["version"], corpus=content["corpus"]), "small"),
        ]
    )


def _item(place: int, item: dict[str, Any], words: Strings) -> Iterator[Flowable]:
    say = words.say
    yield KeepTogether(
        [
            _line(f"{place}. {item['title']}", "heading"),
            _line(item["conclusion"], "figure"),
            *(_line(state, "state") for state in item["states"]),
            *(_line(note, "text") for note in item["notes"]),
        ]
    )
    for title, particulars in documents_of(item):
        yield _line(f"《{title}》 " + "; ".join(f"{label}: {value}" for label, value in particulars), "small")
    yield from _part(say("desk.slip_awards"), item.get("awards", []), (WIDTH - 50 * mm, 50 * mm))
    yield from _part(say("desk.slip_facts"), item["facts"], (70 * mm, WIDTH - 70 * mm))
    if item["steps"]:
        heads = [say("desk.step"), say("desk.expression"), say("desk.result")]
        yield from _part(say("desk.slip_steps"), [heads, *item["steps"]], (70 * mm, WIDTH - 100 * mm, 30 * mm))
    yield from _list(say("desk.slip_possible"), item["possible"])
    yield from _list(say("desk.slip_missing"), item["missing"])
    if item["conditions"]:
        heads = [say("desk.condition_state"), say("desk.condition"), say("desk.proof")]
        yield from _part(say("desk.slip_conditions"), [heads, *item["conditions"]], (22 * mm, WIDTH - 72 * mm, 50 * mm))
    place = (22 if all(len(article) <= SHORT for article, _ in item["quotes"]) else 44) * mm
    yield from _part(say("desk.slip_quotes"), item["quotes"], (place, WIDTH - place))
    yield from _list(say("desk.slip_notices"), [*item["notices"], item["interpreter"]])
    yield from _list(say("desk.slip_office"), item.get("office", []))


def documents_of(item: dict[str, Any]) -> list[Any]:
    """The texts of an item, each as title and particulars; the first slips named one alone."""
    return list(item["documents"]) if "documents" in item else [[item["document"], item["particulars"]]]


def _part(title: str, rows: list[list[str]], widths: tuple[float, ...]) -> Iterator[Flowable]:
    if rows:
        yield _line(title, "label")
        yield _table(rows, widths)


def _list(title: str, lines: Iterable[str]) -> Iterator[Flowable]:
    shown = [_line(f"· {line}", "text") for line in lines]
    if shown:
        yield _line(title, "label")
        yield from shown


def _table(rows: list[list[str]], widths: tuple[float, ...]) -> Table:
    cells = [[_line(cell, "cell") for cell in row] for row in rows]
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.4, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table(cells, colWidths=widths, style=style, splitInRow=1)


def _line(text: str, style: str) -> Paragraph:
    return Paragraph(escape(legible(text)), _styles()[style])


@cache
def _styles() -> dict[str, ParagraphStyle]:
    def style(size: float, before: float = 0, after: float = 1, **more: Any) -> ParagraphStyle:
        return ParagraphStyle(
            "", fontName=FONT, fontSize=size, leading=size * 1.45, spaceBefore=before, spaceAfter=after, wordWrap="CJK", **more
        )  # fmt: skip

    return {
        "title": style(15, after=4, alignment=1),
        "warning": style(10, before=3, after=8, borderWidth=0.8, borderColor=colors.black, borderPadding=3),
        "heading": style(12.5, before=12, after=2),
        "figure": style(14, before=2, after=3),
        "state": style(10),
        "label": style(9.5, before=6, after=2, textColor=colors.HexColor("#334155"), keepWithNext=1),
        "text": style(9.5),
        "cell": style(9),
        "small": style(8, before=3),
    }


@cache
def _font() -> TTFont:
    """The font of the package, registered once."""
    data = files("assistant").joinpath("static", "fonts", f"{FONT}.ttf").read_bytes()
    font = TTFont(FONT, io.BytesIO(data))
    pdfmetrics.registerFont(font)
    return font
