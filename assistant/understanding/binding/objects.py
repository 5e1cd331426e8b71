"""What a sum was spent on, where only a verb of spending names it: 搬家花了5万, 配电增容花了36万."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.understanding import years
from assistant.understanding.binding.fact_words import GAP, pattern
from assistant.understanding.message import Message
from tools.quantities import Quantity, Unit
from tools.rule import Rule

SPENDING_WORDS = frozenset(
    ("投资", "投入", "投了", "花了", "总投", "投", "自己掏", "砸了", "用了", "掏了", "一年花", "花", "买了", "付了", "费用", "建设", "项目投资", "完成投资", "投资额", "总投资", "总投入", "实际投资", "实际投入", "审计", "第一")
)  # fmt: skip
"""Words of rules that are said of whatever a company spends on."""

OF_ANYTHING = re.compile(
    r"我们?|咱们?|他们?|自己|自家|公司|企业|集团|客户|厂子?里?|单位|项目|工程|平台|系统|产品|这[个套块笔些边儿次]*|那[个套块笔些边儿次]*|全年|年度|当年|本年|一年|每年|年底|今|去|前|上|"
    r"总共|一共|合计|累计|统共|拢共|里外里|前前后后|前后|实打实|实实在在|实际|真正|最终|最后|大概|大约|差不多|估计|左右|全部|整个|整体|所有|加起来|完成|发生|形成|决算|结算|审计|审定|核定|认定|确认|"
    r"投资额?|投入|投|资金|费用|花费|支出|成本|总价|价格|价钱|金额|合同|发票|款项?|钱|购买|采购|购置|购入|购|买|付|交|花|用|掏|砸|上线?|搞|做|弄|建设|建|改造|升级|更新|改|升|开发|实施|"
    r"已经?|就|才|也|还|又|再|刚刚?|都|只|仅|将近|接近|超过|不到|的|了|是|有|为|在|共|约|到|过|得|给|把|被|里|中|上|下|后|前|和|及|与|含|等|方面|部分|期间|自筹|企业自筹|竣工|完工|验收|投用"
)
LEAST_NAMED = 2  # characters that name a thing
NO_NAME = re.compile(r"[^一-鿿]")


def is_of_something_else(
    message: Message, quantity: Quantity, known: str, spans: Sequence[tuple[int, int]]
) -> bool:
    """Whether the clause of a sum names a thing that no word of the rule speaks of, and that is not said of any sum.
    `known`: see `words_of`; `spans`: where the rule's subject stands."""
    start, stop = message.segment_at(quantity.start)
    sums = [q for q in message.quantities if q.unit is Unit.MONEY and q is not quantity]
    start = max([start, *(q.end for q in sums if start <= q.end <= quantity.start)])
    stop = min([stop, *(q.start for q in sums if quantity.end <= q.start < stop)])
    if any(start <= low < stop for low, _ in spans):
        return False
    before, after = message.lower[start : quantity.start], message.lower[quantity.end : stop]
    named = NO_NAME.sub("", OF_ANYTHING.sub("", years.MARK.sub("", before)))
    if len(named) < LEAST_NAMED or any(pair in known for pair in _pairs(named)):
        return False
    return not any(_names(word, part) for word in known.split("|") for part in (before, after))


def _names(word: str, text: str) -> bool:
    if len(word) < LEAST_NAMED or word in SPENDING_WORDS:
        return False
    return pattern(word).search(text) is not None if GAP in word else word in text


def _pairs(text: str) -> Iterator[str]:
    return (text[at : at + 2] for at in range(len(text) - 1))


def words_of(rule: Rule) -> str:
    """All words of a rule and of its facts, one behind the other."""
    facts = [word for f in rule.facts for word in (f.label, *f.words, *f.against, *f.parts)]
    choices = [word for f in rule.facts for c in f.choices for word in (c.label, *c.words)]
    return "|".join((rule.title, *rule.words, *facts, *choices)).lower()
