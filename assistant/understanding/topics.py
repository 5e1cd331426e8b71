"""Topics that companies ask about and that no text of the corpus covers. A test proves that none of the words stands in a text."""

from __future__ import annotations

import re

TOPICS: tuple[str, ...] = (
    "小巨人", "专精特新", "电子信息百强", "民营企业百强", "民营百强", "民企百强", "互联网百强", "轻工百强", "纺织百强", "高新技术企业", "高企", "所得税", "增值税", "加计扣除", "出口退税", "社保", "公积金", "稳岗", "创业担保", "贷款贴息", "瞪羚",
    "独角兽", "科技型中小企业", "购房", "买房", "租房补贴个人", "落户积分", "新能源汽车", "新能源车", "电动车", "产假", "生育津贴", "工伤", "高温补贴", "房贷", "光伏", "充电桩", "农机", "以旧换新", "消费券", "商标",
    "个税", "上市补贴", "上市奖励", "挂牌上市", "挂牌奖励", "挂牌补贴", "股票", "天气", "彩票", "招聘", "失业金", "残保金", "房产税", "土地使用税", "印花税", "关税", "绿电",
    "碳交易", "科创板", "新三板", "博士后", "人才公寓", "学区房", "小学", "幼儿园", "应届毕业生", "应届生", "租房子住", "自住", "合租", "公租房", "医保", "养老金", "技能补贴", "培训补贴", "见习补贴", "税率", "退税", "印花", "大学生", "毕业生", "契税", "退役军人", "残疾人", "电商", "民宿", "养老机构", "流片", "绿色建筑", "充电站", "首店", "低空经济", "无人机", "作诗", "写诗", "写一首", "笑话", "总理", "主席",
)  # fmt: skip


LEFT_OUT = re.compile(r"^[^，。,;；]{0,4}(?:不算|没算|不含|不包|不计|除外|不在内|另算|另外算)")  # 社保不算在内
WITHIN_WORDS = re.compile(r"[那这哪每几]$")  # 那个税 is no 个税


def uncovered_topic(text: str) -> str | None:
    """The first such topic in a lower-case text, or None."""
    return next((topic for topic in TOPICS if any(_is_meant(text, m) for m in re.finditer(topic, text))), None)


def _is_meant(text: str, match: re.Match[str]) -> bool:
    return not WITHIN_WORDS.search(text[: match.start()]) and not LEFT_OUT.match(text[match.end() :])


SAID_OF_ONESELF = re.compile(r"(?:是|作为|属于|一家|做|搞|评上了?|挂着|[拿领得评享]过|享受过)(?:一?家)?[^，。]{0,8}$")
HELD_BEFORE = re.compile(r"[^，。,;；？?吗多几]{0,8}?(?:[拿领得评认]|享受|认定)(?:过|了|上了?|到了?|下来了?)[^，。,;；？?吗多几]{0,6}[，。,;；]")
"""What a company has got before, beside what it asks: 高企前年拿过，…"""


def said_of_oneself(text: str, topic: str) -> bool:
    """Whether the topic says what the company is (我们是专精特新企业, 买云服务…): what is asked may lie beside it."""
    at = text.find(topic)
    rest = text[at + len(topic) :]
    if HELD_BEFORE.match(rest):
        return True
    return bool(SAID_OF_ONESELF.search(text[:at])) and bool(re.search(r"[，。,;； ]", rest))
