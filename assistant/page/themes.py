"""Themes to browse the texts by. A clause belongs to a theme when it has one of its words: the texts' own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from documents import Clause, ClauseKind

THEMES: Mapping[str, tuple[str, ...]] = {
    "cloud": ("云服务", "上云", "云平台"),
    "platform": ("工业互联网平台", "双跨", "特色专业型平台", "服务商"),
    "retrofit": ("技术改造", "设备投资", "两化融合", "智能工厂", "数字化车间"),
    "five_g": ("5G", "标识解析", "网络"),
    "ai": ("人工智能", "大模型", "算力", "算法"),
    "parks": ("园区", "产业集群", "示范基地", "载体"),
    "titles": ("试点示范", "灯塔工厂", "单项冠军", "专精特新", "示范项目"),
    "talent": ("人才", "培训", "实训", "高校"),
    "finance": ("贷款", "基金", "融资", "贴息", "保险"),
    "events": ("大会", "大赛", "峰会", "论坛", "体验中心"),
}

HEADING = "/heading"
PROVISIONS = (ClauseKind.ARTICLE, ClauseKind.PARAGRAPH, ClauseKind.ITEM, ClauseKind.TABLE_ROW)


def clauses_of(theme: str, clauses: Iterable[Clause]) -> list[Clause]:
    """The provisions that speak of a theme, in their order. Raises KeyError for an unknown theme."""
    words = THEMES[theme]
    return [
        clause
        for clause in clauses
        if clause.kind in PROVISIONS
        and not clause.id.endswith(HEADING)
        and any(word in clause.reading for word in words)
    ]
