"""What a sum was spent on, where only a verb of spending names it: 搬家花了5万, 配电增容花了36万."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.understanding import years
from assistant.understanding.binding.fact_words import GAP, pattern
from assistant.understanding.message import Message
from tools.facts import Kind
from tools.quantities import Quantity, Unit
from tools.rule import Rule

SPENDING_WORDS = frozenset(
    ("投资", "投入", "投了", "花了", "总投", "投", "自己掏", "砸了", "用了", "掏了", "一年花", "花", "买了", "付了", "费用", "建设", "项目投资", "完成投资", "投资额", "总投资", "总投入", "实际投资", "实际投入", "审计", "第一")
)  # fmt: skip
"""Words of rules that are said of whatever a company spends on."""

SAID_OF_ANY_SUM = (
    "企业自筹 前前后后 实实在在 里里外外 加起来 实打实 差不多 投资额 里外里 一共 一年 上线 下来 不到 事情 产品 他们 价格 价钱 企业 "
    "要是 如果 假如 假设 万一 换成 改成 估计 充值 入账 全年 全部 公司 决算 出去 分期 刚刚 前后 升级 单位 发生 发票 可能 合同 合计 含税 咱们 大概 大约 完工 完成 实施 "
    "实际 审定 审计 客户 将近 尾款 工程 左右 已经 平台 年内 年底 年度 应该 建设 开发 开支 开票 开销 当年 形成 总价 总共 成本 我们 "
    "正好 恰好 刚好 恰恰 整整 足足 不多不少 满打满算 总计 共计 老实说 准确 精确 "
    "所有 投入 投用 投资 拢共 接近 摊子 支出 改造 整个 整体 方面 更新 最后 最终 月内 期内 期间 本年 核定 核算 款项 每年 测算 真正 "
    "确认 税前 税后 竣工 系统 累计 结算 统共 自家 自己 自筹 花费 花销 计划 认定 账单 账户 购买 购入 购置 费用 资金 超过 这年 进去 "
    "进账 那年 部分 采购 金额 集团 项目 预估 预计 首付 首期 验收 上 下 与 个 中 为 也 买 了 事 些 交 仅 今 他 付 做 充 光 "
    "入 共 内 再 净 凑 出 刚 到 前 升 单 去 又 及 只 台 各 后 含 和 咱 回 在 块 多 套 少 就 已 建 弄 得 总 我 才 打 "
    "批 把 投 拟 掉 掏 搞 搭 收 改 是 有 条 来 次 款 每 满 点 用 的 砸 笔 等 算 约 结 给 花 被 账 购 足 达 过 还 进 "
    "都 里 钱"
)
"""What people say of any sum that they spent or got, and so names no thing."""

PART_OF_YEAR = "[上下前后头]半年|(?:[前头后末]|最后|剩下|其余)?的?第?[一二两俩三仨四五六七八九十]?个?(?:季度?|月份?)"
ONE_OF_SEVERAL = "第?[一二两三四五六七八九十][张份单批回家笔次]|分别|依次"
OF_ANYTHING = re.compile(
    "|".join([PART_OF_YEAR, ONE_OF_SEVERAL, *sorted(SAID_OF_ANY_SUM.split(), key=len, reverse=True), "[这那][个套块笔些边儿次]*", "[一二两三四五六七八九十]年"])
)
LEAST_NAMED = 2  # characters that name a thing
NO_NAME = re.compile(r"[^一-鿿]")


def is_of_something_else(message: Message, quantity: Quantity, known: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the clause of a sum names a thing that no word of the rule speaks of, and that is not said of any sum.
    `known`: see `words_of`; `spans`: where the rule's subject stands."""
    start, stop = message.segment_at(quantity.start)
    sums = [q for q in message.quantities if q.unit is Unit.MONEY and q is not quantity]
    start = max([start, *(q.end for q in sums if start <= q.end <= quantity.start)])
    stop = min([stop, *(q.start for q in sums if quantity.end <= q.start < stop)])
    if any(start <= low < stop for low, _ in spans):
        return False
    before, after = message.lower[start : quantity.start], message.lower[quantity.end : stop]
    return _names_another(before, after, known)


OF_ANY_AWARD = re.compile(
    "奖励|奖补|补贴|补助|资助|资金|奖金|专项|扶持|政策|同样|同类|相同|一样|一次性|一次|一回|[这该此那本][项个笔份种]?|证书?|款|奖|补|次|回|份|种|类|项|钱|市里|区里|省里|国家|市级|区级|省级"
    "|政府|财政|当时|后来|以前|之前|[万亿元块吗呢吧啊呀嘛么]"
)
OTHER_TITLES = re.compile(
    "高企|高新技术企业|专精特新|小巨人|瞪羚|独角兽|科技型中小企业|创新型中小企业|雏鹰|稳岗|贷款贴息|研发补助|人才补贴|出口退税"
)


def is_another_award(before: str, after: str, known: str) -> bool:
    """Whether what was received before is another award: 2020年拿过高企, 高企拿过; not 拿过一次. `before` and `after`: what its
    clause says before the verb and behind it; `known`: see `words_of`."""
    if any(title not in known for title in OTHER_TITLES.findall(before)):
        return True
    named = _left_of(OF_ANY_AWARD.sub("", years.MARK.sub("", after)))
    return len(named) >= LEAST_NAMED and _has_no_pair_of(known, named)


@lru_cache(maxsize=2048)
def _names_another(before: str, after: str, known: str) -> bool:
    """Remembered, because each number of a message is held against the facts of every rule, again and again."""
    named = _named(before)
    if len(named) < LEAST_NAMED or not _has_no_pair_of(known, named):
        return False
    return not any(_words(known).search(part) for part in (before, after))


@lru_cache(maxsize=1024)
def _named(clause: str) -> str:
    """What is left of a clause that may name a thing."""
    return _left_of(years.MARK.sub("", clause))


def _left_of(text: str) -> str:
    """The Chinese characters that are no words said of any sum."""
    return NO_NAME.sub("", OF_ANYTHING.sub("", text))


@lru_cache(maxsize=256)
def _words(known: str) -> re.Pattern[str]:
    """The words of a rule that name something, any of which may stand in a text."""
    words = [word for word in known.split("|") if word and word not in SPENDING_WORDS]
    return re.compile("|".join(pattern(word).pattern if GAP in word else re.escape(word) for word in words) or r"(?!)")


def _pairs(text: str) -> Iterator[str]:
    return (text[at : at + 2] for at in range(len(text) - 1))


@lru_cache(maxsize=256)
def _all_pairs(known: str) -> frozenset[str]:
    return frozenset(_pairs(known))


def _has_no_pair_of(known: str, named: str) -> bool:
    return _all_pairs(known).isdisjoint(_pairs(named))


def words_of(rule: Rule) -> str:
    """All words of a rule and of its facts, one behind the other."""
    facts = [word for f in rule.facts for word in (f.label, *f.words, *f.against, *f.parts, *f.givers)]
    choices = [word for f in rule.facts for c in f.choices for word in (c.label, *c.words)]
    sums = {word for f in rule.facts if f.kind is Kind.MONEY for word in f.words}  # of one character only these: 云
    words = (rule.title, *rule.words, *(w for w in facts if len(w) >= LEAST_NAMED or w in sums), *choices)
    return "|".join(words).lower()
