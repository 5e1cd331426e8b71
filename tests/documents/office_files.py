"""Files as offices publish them, made for the tests: a policy as docx with Word's own numbering, as pdf, as html."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.oxml import parse_xml
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

TITLE = "东海市海州区关于支持检测服务的若干政策"
PARAGRAPHS = (
    "支持购买检测服务。对年购买检测服务超过5万元的企业，按照实际费用的30%给予补贴，每家每年不超过12万元。",
    "支持设备更新。对购置检测设备的企业，给予一次性奖励8万元。",
    "本政策自2026年1月1日起施行，有效期至2028年12月31日，由海州区工业和信息化局负责解释。",
)
NUMBERED = tuple(f"{number}、{words}" for number, words in zip("一二三", PARAGRAPHS, strict=True))
POLICY = "\n".join([TITLE, *NUMBERED]) + "\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def write_docx(path: Path) -> Path:
    """The policy with numbers that Word counts by itself, a deletion kept in the file, and a table."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {W} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for words in PARAGRAPHS:
        paragraph = document.add_paragraph(words)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>')
        )
        paragraph._p.append(parse_xml(f"<w:del {W}><w:r><w:delText>删去的话</w:delText></w:r></w:del>"))
        paragraph._p.append(parse_xml(f"<w:ins {W}><w:r><w:t>（增补）</w:t></w:r></w:ins>"))
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("等级", "奖励", "国家级", "20万元"), strict=True):
        cell.text = words
    document.save(str(path))
    return path


def write_pdf(path: Path, pages: int = 1, password: str | None = None, words: bool = True) -> Path:
    """The policy on each page, under one running head; without words the pages hold a drawing only."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=A4, encrypt=password)
    for number in range(pages):
        canvas.setFont("STSong-Light", 12)
        if words:
            canvas.drawString(60, 800, "东海市人民政府文件")
            for row, line in enumerate(_wrapped(POLICY if number == 0 else PARAGRAPHS[0])):
                canvas.drawString(60, 770 - 20 * row, line)
        else:
            canvas.rect(50, 50, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return path


def _wrapped(text: str, width: int = 36) -> list[str]:
    return [line[at : at + width] for line in text.splitlines() for at in range(0, len(line), width)]


def write_html(path: Path, encoding: str = "utf-8") -> Path:
    body = "".join(f"<p>　　{line}</p>" for line in NUMBERED)
    page = (
        f'<html><head><meta charset="{encoding}"><meta name="ArticleTitle" content="{TITLE}"><title>政府网</title></head>'
        f"<body><nav><a>首页</a></nav><script>alert(1)</script><div id='zoom'><h1>{TITLE}</h1>{body}"
        "<table><tr><th>等级</th><th>奖励</th></tr><tr><td>国家级</td><td>20万元</td></tr></table></div>"
        "<footer>版权所有</footer></body></html>"
    )
    path.write_bytes(page.encode(encoding))
    return path


def write_markdown(path: Path) -> Path:
    path.write_text(
        f"# {TITLE}\n\n## {NUMBERED[0]}\n\n**{NUMBERED[1]}**\n\n| 等级 | 奖励 |\n| --- | --- |\n| 国家级 | 20万元 |\n\n"
        f"{NUMBERED[2]}\n",
        encoding="utf-8",
    )
    return path


def zip_bomb(path: Path, megabytes: int = 400) -> Path:
    """A docx whose one member unpacks to hundreds of times its size."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(megabytes):
                member.write(b" " * 2**20)
    return path


def climbing_archive(path: Path) -> Path:
    """A docx with a member that would be unpacked outside the folder."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("../../manifest.toml", "x")
    path.write_bytes(content.getvalue())
    return path
