"""An answer's text as HTML blocks.

The composer writes a small part of Markdown: bold, tables, quotes, lists. Only that part is read here, and everything
else is text, so that no picture, link or tag in a quoted word comes to life.
"""

import re
from itertools import groupby

from assistant.page.conditions import condition_list
from assistant.page.escaping import shown

BOLD = re.compile(r"\*\*(.+?)\*\*")
MARK = re.compile(r"^([^\[\]「『“]*)\[(\d+)\]")
AGAIN = re.compile(r"「(.{20}).{8,}」$")
RULE = re.compile(r"^\|(?:\s*:?-{3,}:?\s*\|)+$")


def blocks(lines: list[str], turn: int, citations: int) -> list[str]:
    """The lines of an answer as blocks of safe HTML, none with a line break in it.

    `turn` and the number of `citations` make the marks [1]… that open a source; a number beyond them stays text. A clause
    that is quoted once more, under another award, is shown by its first words.
    """
    rendered: list[str] = []
    quoted: set[str] = set()
    for kind, group in groupby((line for line in lines), key=_kind):
        part = list(group)
        if kind == "table":
            rendered.append(_table(part))
        elif kind == "list":
            items = "".join(f"<li>{inline(line[2:])}</li>" for line in part)
            rendered.append(f"<ul>{items}</ul>")
        elif kind == "quote":
            for line in part:
                quote = line[1:].strip()
                text = AGAIN.sub(r"「\1…」", quote) if quote in quoted else quote
                quoted.add(quote)
                rendered.append(f"<blockquote>{_marked(text, turn, citations)}</blockquote>")
        elif kind == "text":
            rendered += [condition_list(line) or f"<p>{inline(line)}</p>" for line in part]
    return rendered


def _kind(line: str) -> str:
    stripped = line.strip()
    if not stripped:
        return "space"
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        return "table"
    if line.startswith("- "):
        return "list"
    return "quote" if line.startswith(">") else "text"


def is_text(line: str) -> bool:
    """Whether a line is a sentence of its own, not part of a table, a list or a quote."""
    return _kind(line) == "text"


def inline(text: str) -> str:
    """A line's words as safe HTML, bold where the composer made them so."""
    return BOLD.sub(r"<strong>\1</strong>", shown(text.strip()))


def _marked(text: str, turn: int, citations: int) -> str:
    """A quoted clause: the number before it becomes the button that opens the source."""
    found = MARK.match(text)
    if found is None or not 1 <= int(found[2]) <= citations:
        return inline(text)
    number = int(found[2])
    return f"{inline(found[1])}{mark(turn, number)}{inline(text[found.end() :])}"


def mark(turn: int, number: int) -> str:
    """The mark of a citation, counted from 1; its class says which turn and which citation it opens."""
    return f'<button type="button" class="pa-mark pa-open-{turn}-{number - 1}">[{number}]</button>'


def _table(lines: list[str]) -> str:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if not RULE.match(line)]
    head = "".join(f'<th scope="col">{inline(cell)}</th>' for cell in rows[0])
    body = "".join(f"<tr>{''.join(f'<td>{inline(cell)}</td>' for cell in row)}</tr>" for row in rows[1:])
    return f'<div class="pa-table"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
