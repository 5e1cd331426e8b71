"""Writes the font of the advice slip: Noto Sans SC, cut down to GB2312 and every character of the policies' texts.

python scripts/font_subset.py NotoSansSC_400Regular.ttf

The source is the static TrueType file of the npm package @expo-google-fonts/noto-sans-sc (SIL Open Font License 1.1;
its licence stands beside the result as OFL.txt). Level 1 of GB2312 alone lacks common characters of company names (鑫).
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "assistant" / "static" / "fonts" / "NotoSansSC-GB2312.ttf"
LATIN = "".join(map(chr, range(0x20, 0x7F)))
MARKS = "®°±²³·×÷–—‘’“”…‰€₂№℃㎡㎥≤≥≠≈∑√∞①②③④⑤⑥⑦⑧⑨⑩〇〔〕〓￥｜"


def characters() -> str:
    """All of GB2312, the texts of the policies, and the marks that amounts and workings are written with."""
    level_1_and_2 = "".join(
        bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF)
    )
    texts = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "documents" / "texts").glob("*.txt"))
    words = (ROOT / "assistant" / "locale" / "zh-CN.toml").read_text(encoding="utf-8")
    return "".join(sorted({c for c in LATIN + MARKS + level_1_and_2 + texts + words if c.isprintable()}))


def main(source: str) -> None:
    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=["*"])
    font = load_font(source, options)
    subsetter = Subsetter(options)
    subsetter.populate(text=characters())
    subsetter.subset(font)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    save_font(font, str(TARGET), options)


if __name__ == "__main__":
    main(sys.argv[1])
