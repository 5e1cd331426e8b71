"""Writes docs/catalogue.md: every rule, from the rules themselves. A test keeps the file in step with them.

python scripts/catalogue.py            writes the file
python scripts/catalogue.py --check    exits with 1 where the file is not what would be written
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from documents import PolicyDocument, load_corpus  # noqa: E402
from tools.catalogue import RULES  # noqa: E402
from tools.describing import describe, fact_words, needed  # noqa: E402
from tools.rule import Rule  # noqa: E402

TARGET = ROOT / "docs" / "catalogue.md"

HEAD = """\
# 规则目录

由 `python scripts/catalogue.py` 从规则生成, 不要手工修改。金额单位为万元, 规则与所引条文逐字绑定。
用 `policy-advisor calc 规则 --fact 名称=值` 单独测算一条规则。
"""


def render() -> str:
    """The whole page: a section for each document, an entry for each rule, in the texts' order."""
    lines = [HEAD]
    for document in load_corpus().documents.values():
        rules = [rule for rule in RULES.values() if rule.document == document.id]
        lines += [f"## {document.title}", "", *_state(document), ""]
        for rule in rules:
            lines += [*_entry(rule), ""]
    return "\n".join(lines).rstrip() + "\n"


def _state(document: PolicyDocument) -> Iterator[str]:
    kinds = {"final": "正式文本", "draft": "征求意见稿", "digest": "新闻解读"}
    validity = f"{document.valid_from or '未载明'} 至 {document.valid_to or '未载明'}"
    yield f"{document.number or '未载明文号'}; {document.place}; {kinds[document.status]}; 有效期 {validity}"


def _entry(rule: Rule) -> Iterator[str]:
    words = describe(rule)
    yield f"### {words.id} {words.title}"
    yield ""
    yield f"- 条款: {'、'.join(words.articles) or '未编号'}"
    if words.recipient:
        yield f"- 对象: {words.recipient}"
    if words.formula:
        yield f"- 算法: {words.formula}"
    yield f"- 性质: {words.certainty}"
    if rule.formula:
        yield f"- 次数: {words.period}"
    if words.competition:
        yield f"- 竞争: {words.competition}"
    for condition in words.conditions:
        yield f"- 条件: {condition}"
    for fact in words.facts:
        use = "计算用" if needed(rule, fact) else "前提"
        yield f"- 事实 `{fact.id}`({use}): {fact.label}, {fact_words(fact)}"


def main() -> int:
    text = render()
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
