"""Which words the model may use of its own. Figures are a closed world; of plain prose, what bears on one is ruled out.

Nothing here knows a figure: these are the words around one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tools.normalising import normalise

LEADS = frozenset(
    (
        "", "结论", "结论是", "结论如下", "简单说", "简单来说", "简而言之", "总的来说", "总体来看", "一句话", "这笔补贴", "这项补贴", "这项奖励",
        "这笔奖励", "测算结果", "测算结果是", "测算结果为", "结果是", "结果为", "结果", "答案是", "根据条文", "依据条文", "根据以上条文",
        "根据政策条文", "根据您提供的信息", "根据您说的情况", "按您说的情况", "按您提供的信息", "就您说的情况", "就这项政策而言", "因此", "所以", "也就是", "即",
    )
)  # fmt: skip
"""All that may stand beside the figure of the award in one sentence; its certainty is part of the figure's token."""

QUOTE_LEADS = frozenset(
    (
        "",
        "条文写明",
        "条文规定",
        "条文原文",
        "条文原文是",
        "条文原文为",
        "文本写明",
        "原文是",
        "原文为",
        "政策写明",
        "政策规定",
        "依据",
        "其中",
        "另外",
        "同时",
    )
)
"""What may introduce a sentence of a clause."""

HARMLESS = (
    "是一项",
    "是一种",
    "是一个",
    "的一项",
    "一项政策",
    "一项补贴",
    "一项奖励",
    "一项支持",
    "一般",
    "一并",
    "一起",
    "一旦",
    "一致",
    "统一",
    "同一",
    "进一步",
    "唯一",
    "这一",
    "多元",
    "一些",
    "第一时间",
)
"""Words with a numeral in them that state no number: 一 as an article, and adverbs."""

TERMS = re.compile(
    r"两化融合|十佳|双跨|一事一议|一票否决|三首|百强|百家品牌|两业融合|一业一策|就高不重复|工业互联网|不含税|含税|有效期|高质量|高端|大数据|大模型|中小企业|小微企业|大企业|不动产"
)
"""Terms of the field with a numeral or a risky character in them; allowed where the checked answer uses them."""

RISKY: dict[str, re.Pattern[str]] = {
    "negation": re.compile(
        r"[不没未无非勿否莫弗甭别毋]|拒绝|取消|作废|失效|废止|落空|白跑|泡汤|错误|有误|忽略|抱歉|对不起|难以|免谈"
    ),
    "certainty": re.compile(
        r"一定|肯定|必[然定将须会]?|保证|确保|确定|稳[拿得获]|绝对|保底|承诺|铁定|妥妥|板上钉钉|毫|十拿|包[拿您你]|放心|百分|完全|当然|显然|一律|自动|直接|都[能会给]|真[实的正]|实际|其实"
    ),
    "eligibility": re.compile(
        r"符合|满足|达标|有资格|够格|够条件|可以?申[请报]|能申[请报]|去申[请报]|已?获批|批准|通过了?审|入选|中选|享受|享有|可享|有权|正式|现行|有效|过期|到期|继续执行|延[期续长]"
    ),
    "grant": re.compile(
        r"[能会可得][够以]?(?:拿|得|获|领|收|有)|拿[到下走]|获[得取]|得到|领[取到]|到账|到手|兑现|给[您你予]|补给|奖给|打款|支付|拨付|发放|入账|收到|落袋|归您|归你|报销|退还|返还"
    ),
    "amount": re.compile(
        r"[金数总]额|数[字目量值]|多少|[更多高大少低小][于过出多高大少低小]|翻|倍|番|涨|减|折|全额|全部|足额|顶格|封顶|上限|下限|最[高低多少大小]|至[多少]|以[上下内]|起步|合计|总[共计和]|一共|累计|[相等]当于|约[为等合]|接近|远[高大多超]|加起来|每[年月季日天家个人台套项]|按[年月季]|元|块|毛钱|美金|港币|人民币|税后|税前"
    ),
    "number": re.compile(r"[半几俩仨卅皕双]|若干|数[十百千万]|小目标|达不溜"),
}
"""Words that state, deny, promise or size an award. They may be shown only as the program itself wrote them."""

PLAIN_WORDS = frozenset(
    (
        "您问的是", "您问到的是", "您问", "您说的", "您", "这是", "这项", "这笔", "这条", "这里", "该项", "本项", "其", "它", "是", "的", "对", "在", "向",
        "和", "与", "及", "以及", "为", "由", "从", "里", "中", "上", "按", "按照", "根据", "依据", "来自", "面向", "关于", "属于", "用于", "针对", "涉及",
        "作为", "通过", "政策", "条文", "文本", "文件", "条款", "原文", "规定", "写明", "写在", "见", "如下", "下面", "上面", "以下", "以上", "补贴", "奖励",
        "奖补", "补助", "资助", "配套", "扶持", "支持", "鼓励", "资金", "企业", "公司", "单位", "项目", "平台", "园区", "场景", "设备", "投资", "费用", "名录",
        "认定", "发布", "部门", "财政部门", "主管部门", "受理部门", "解释部门", "条件", "前提", "情况", "事项", "问题", "信息", "材料", "步骤", "算式", "测算",
        "结论", "结果", "说明", "回答", "内容", "要点", "要求", "需要", "需", "要", "请", "请向", "再", "先", "核对", "核实", "核查", "确认", "补充", "提供",
        "了解", "查看", "对照", "咨询", "为准", "以", "之", "等", "其中", "另外", "同时", "具体", "主要", "相关", "有关", "方面", "一项", "某", "简单说",
        "简单来说", "总的来说", "也就是", "还需", "还需要", "还要", "请注意", "需要注意", "需要说明", "具体见", "详见", "参见", "本", "此", "此处", "所", "时",
    )
)  # fmt: skip
"""Words of the model's own that say nothing about an award: with the words of the checked answer, all that it may use."""

LEAST_PIECE, LONGEST_PIECE = 3, 12
"""How many characters in a row of the checked answer a piece of it has: two can be put together to anything."""
CHINESE = re.compile(r"[\u4e00-\u9fff]+")


@lru_cache(maxsize=32)
def pieces_of(texts: tuple[str, ...]) -> frozenset[str]:
    """Every stretch of Chinese characters of the texts that a sentence may be made of."""
    found: set[str] = set()
    for text in texts:
        for run in CHINESE.findall(plain_form(text)):
            for start in range(len(run)):
                found.update(run[start : start + n] for n in range(LEAST_PIECE, LONGEST_PIECE + 1) if start + n <= len(run))
    return frozenset(found)


def is_made_of(prose: str, pieces: frozenset[str]) -> bool:
    """Whether all the Chinese of a sentence is made of pieces of the checked answer and of `PLAIN_WORDS`."""
    return all(_is_covered(run, pieces) for run in CHINESE.findall(plain_form(prose)))


def _is_covered(run: str, pieces: frozenset[str]) -> bool:
    reached = {0}
    for end in range(1, len(run) + 1):
        starts = (start for start in range(max(0, end - LONGEST_PIECE), end) if start in reached)
        if any(run[start:end] in pieces or run[start:end] in PLAIN_WORDS for start in starts):
            reached.add(end)
    return len(run) in reached


FORMS = re.compile(r"[\u4e00-\u9fffA-Za-z\s，。；：！？、（）《》“”‘’「」—…·,.;:!?()'\"*-]*")
"""The characters of plain prose: no digit, no sign of currency or ratio, no markup, link or table."""

LATIN = re.compile(r"[A-Za-z]+")
PUNCTUATION = re.compile(r"[\s，。；：！？、（）《》“”‘’「」—…·,.;:!?()'\"*\-]+")


def plain_form(text: str) -> str:
    """Half width, simplified, without invisible characters: what a text looks like, not how it is encoded."""
    visible = "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    return normalise(visible)[0]


def bare(text: str) -> str:
    """A phrase without punctuation, for looking it up in a closed list."""
    return PUNCTUATION.sub("", plain_form(text))


def fault_of(prose: str, vocabulary: frozenset[str], terms: frozenset[str]) -> str | None:
    """Why prose of the model's own may not be shown, or None.

    `vocabulary`: the Latin words of the checked answer, in lower case. `terms`: its terms of the field.
    """
    text = plain_form(prose)
    for term in (*sorted(terms, key=len, reverse=True), *HARMLESS):
        text = text.replace(term, "某")
    if any(unicodedata.numeric(char, None) is not None for char in text):
        return "number"
    # NFKC turns full-width Chinese punctuation into ASCII, which is allowed as well.
    if not FORMS.fullmatch(text):
        return "form"
    if {word.lower() for word in LATIN.findall(text)} - vocabulary:
        return "foreign_word"
    squeezed = re.sub(r"[\s*'\"“”‘’「」()（）·—-]", "", text)
    return next((name for name, pattern in RISKY.items() if pattern.search(squeezed)), None)
