"""HTML and Markdown: the article of a page as lines, without navigation, scripts and footers."""

import re

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

from documents.formats.content import Extracted, FileProblem, Problem
from documents.formats.plain import decoded

_LEFT_OUT = (
    "script",
    "style",
    "noscript",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "button",
    "select",
    "iframe",
    "svg",
    "template",
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "thead",
        "tr",
        "ul",
    ]
)
# Where the sites of Chinese offices put the text of a document; the first that is there and holds most of it.
_ARTICLE = ("#UCAP-CONTENT", "#zoom", ".TRS_Editor", ".pages_content", ".article-content", "article", "main")
_MOST = 0.5
_TITLES = ("ArticleTitle", "title", "og:title")
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_CHINESE_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030"}


def read_html(content: bytes) -> Extracted:
    """The text of a page. Raises FileProblem."""
    return _extracted(BeautifulSoup(_decoded(content), "lxml"))


def read_markdown(content: bytes) -> Extracted:
    """The text of a Markdown file: a line stays a line, since Chinese texts have one a paragraph."""
    from markdown_it import MarkdownIt

    # Raw HTML in the file is shown as text by `html=False`, never taken for a page's own marks.
    rendered = MarkdownIt("commonmark", {"breaks": True, "html": False}).enable("table").render(decoded(content))
    return _extracted(BeautifulSoup(rendered, "lxml"))


def _decoded(content: bytes) -> str:
    declared = _DECLARED.search(content[:4096])
    if declared and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        try:
            return content.decode(_CHINESE_NAMES.get(name, name))
        except (LookupError, UnicodeDecodeError):
            pass  # pages often declare another encoding than theirs
    return decoded(content)


def _extracted(page: BeautifulSoup) -> Extracted:
    title = _title(page)
    for tag in page.find_all(_LEFT_OUT):
        tag.decompose()
    whole = page.body or page
    text = _lines(whole)
    for selector in _ARTICLE:
        parts = page.select(selector)
        inside = _lines(parts[0]) if parts else ""
        if len(inside) >= _MOST * len(text) > 0:
            text = inside
            break
    if not text.strip():
        raise FileProblem(Problem.EMPTY)
    return Extracted(text=text, title=title)


def _title(page: BeautifulSoup) -> str | None:
    for name in _TITLES:
        meta = page.find("meta", attrs={"name": name}) or page.find("meta", attrs={"property": name})
        if isinstance(meta, Tag) and str(meta.get("content") or "").strip():
            return " ".join(str(meta["content"]).split())
    for heading in page.find_all(["h1", "title"]):
        if words := " ".join(heading.get_text().split()):
            return words
    return None


def _lines(element: Tag) -> str:
    """The text with a line for each block and each table row, cells divided by tabs."""
    parts: list[str] = []
    _walk(element, parts)
    lines = (re.sub(r"[^\S\n\t]+", " ", line).strip(" ") for line in "".join(parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines)).strip("\n") + "\n"


def _walk(element: Tag, parts: list[str]) -> None:
    for child in element.children:
        if isinstance(child, PreformattedString):  # comments and declarations
            continue
        if isinstance(child, NavigableString):
            # A line break in the source is no line break on the page.
            parts.append(re.sub(r"\s*\n\s*", "", str(child)) if str(child).strip() else "")
        elif isinstance(child, Tag):
            _tag(child, parts)


def _tag(tag: Tag, parts: list[str]) -> None:
    if tag.name == "br":
        parts.append("\n")
    elif tag.name == "tr":
        cells = (_one_line(cell) for cell in tag.find_all(["td", "th"], recursive=False))
        parts.append("\n" + "\t".join(cells) + "\n")
    elif tag.name in _BLOCKS:
        parts.append("\n" + _number(tag))
        _walk(tag, parts)
        parts.append("\n")
    else:
        _walk(tag, parts)


def _number(tag: Tag) -> str:
    """The number that a page shows before an entry of a numbered list."""
    around = tag.parent
    if tag.name != "li" or around is None or around.name != "ol":
        return ""
    start = str(around.get("start") or "1")
    before = sum(1 for other in tag.find_previous_siblings("li"))
    return f"{(int(start) if start.isdecimal() else 1) + before}. "


def _one_line(cell: Tag) -> str:
    parts: list[str] = []
    _walk(cell, parts)
    return " ".join("".join(parts).split())
