"""Clauses with a number that does not bear on an award, in people's words.

`{big}` is money of a company's size, `{sum}` of a project's, `{small}` of a bill; `{people}`, `{count}`, `{share}` and
`{area}` are numbers of their kind. All are written in one of the ways people write them.
"""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Clause:
    """`of` is what it speaks of; see `BEARS_ON`."""

    of: str
    words: str


def _of(topic: str, *clauses: str) -> tuple[Clause, ...]:
    return tuple(Clause(topic, words) for words in clauses)


BANK: tuple[Clause, ...] = (
    *_of("loan", "银行贷款还有{big}没还", "账上还背着{big}的贷款", "去年跟银行贷了{big}", "贷款余额{big}", "流动资金贷款{sum}年底到期", "还欠着供应商{sum}货款"),
    *_of("offer", "有家银行说可以给我们授信{big}", "建行那边答应再放{sum}", "有家基金想投我们{big}", "最近在谈一轮{big}的融资", "公司估值{big}"),
    *_of("capital", "注册资本{big}", "我们公司注册资金是{big}", "实缴资本{sum}"),
    *_of("revenue", "去年营收{big}", "公司一年营业收入{big}", "前年营收{big}，去年营收{big}", "全公司去年卖了{big}", "产值大概{big}"),
    *_of("profit", "去年净利润{sum}", "利润也就{sum}", "去年一共交税{sum}", "去年纳税{sum}"),
    *_of("staff", "员工{people}人", "公司一共{people}号人", "厂里{people}个人", "研发人员{people}人", "我们职工{people}来人"),
    *_of("outsourced", "另外还有{count}个外包", "外加劳务派遣{count}人", "实习生{count}个"),
    *_of("wages", "一年工资发出去{sum}", "社保一年交{small}", "人工工资另外花了{sum}"),
    *_of("land", "买地花了{big}", "土地款交了{big}", "拿地用了{sum}"),
    *_of("building", "盖厂房花了{big}", "土建用了{sum}", "厂房翻修另外花了{sum}", "基建那块{sum}", "新办公楼盖了{big}"),
    *_of("fitting", "办公室装修花了{small}", "食堂和宿舍翻新{sum}", "绿化和停车场弄了{small}", "其它装修花了{small}", "食堂改造{small}"),
    *_of("training", "另外交了{small}培训费", "员工培训花了{small}", "请老师培训{small}"),
    *_of("travel", "差旅费报了{small}", "出差招待一年{small}", "律师费{small}", "给中介的服务费{small}", "审计费花了{small}"),
    *_of("property", "物业费一年{small}", "水电费一年{small}", "停车费一年{small}"),
    *_of("working", "流动资金垫了{sum}", "备货压了{sum}", "押金交了{small}"),
    *_of("cars", "买了两台车花了{small}", "叉车花了{small}", "办公电脑花了{small}"),
    *_of("cloud elsewhere", "上海分公司在当地买云花了{small}，那家不在名录", "名录外的云另外买了{small}", "找外地云厂商买的{small}，不在青岛名录", "非名录的服务商那里还花了{small}"),
    *_of("earlier", "前年拿过高新技术企业的奖{small}", "去年拿了专精特新奖励{small}", "稳岗补贴领过{small}", "前年省里给过研发补助{small}", "人才补贴去年到账{small}"),
    *_of("others", "隔壁那家投了{sum}，不用管它", "同园区另一家拿了{small}，那是人家的", "我还有一家公司在外地营收{big}，不用算"),
    *_of("guess", "老板猜能有{small}", "财务说起码{small}，我不信", "听中介说能补{small}", "有人跟我说是{small}"),
    *_of("phone", "我电话13854321670", "座机0532-88812345", "QQ号是82345671", "合同号20260318"),
    *_of("date", "公司2016年成立", "3月18号签的合同", "我们2019年搬的家", "12月5号老板出差回来", "去年11月换的法人"),
    *_of("count", "发明专利{count}项", "软件著作权{count}个", "手里还有{count}个别的项目在谈", "车间一共{count}个"),
    *_of("share", "毛利率{share}", "研发占营收{share}", "今年订单涨了{share}", "二股东占股{share}", "贷款利率{share}"),
    *_of("area", "食堂{area}平米", "厂区占地{area}平米", "仓库{area}平"),
    *_of("clients", "全国客户{people}家", "供应商有{count}家"),
    *_of("rank", "去年纳税全区第{count}名", "行业里能排前{count}"),
    *_of("orders", "手上订单{big}", "还有个{sum}的合同没签", "去年签的销售合同{big}"),
    *_of("research", "研发费用一年{sum}", "研发投入去年{sum}"),
    *_of("plan", "明年打算再投{sum}", "明年预算{sum}", "二期计划投{sum}，还没动"),
    *_of("done", "前年那期投了{sum}，已经报过了", "去年那个项目{sum}，去年就补过了"),
    *_of("loan", "跟信用社借的{sum}明年要还", "还有笔{sum}的信用贷", "承兑汇票开了{sum}", "融资租赁还剩{sum}没付完"),
    *_of("capital", "认缴{big}", "公司当时验资{sum}"),
    *_of("revenue", "上年流水{big}", "公司一年做到{big}", "去年开票{big}"),
    *_of("profit", "去年缴了{sum}的税", "增值税交了{small}", "账上亏了{sum}"),
    *_of("staff", "厂子里连我{people}口人", "在岗{people}个人", "社保参保{people}人", "公司上下{people}来号"),
    *_of("fitting", "装中央空调{small}", "消防改造{small}", "配电增容花了{small}", "门禁监控弄了{small}", "买办公桌椅{small}", "做环评花了{small}"),
    *_of("building", "钢结构车间盖了{sum}", "修路和围墙{sum}", "老厂房加固{sum}"),
    *_of("travel", "请人写可研花了{small}", "找咨询公司辅导{small}", "招标代理费{small}", "翻译费{small}"),
    *_of("wages", "给员工发福利{small}", "年会花了{small}", "团建{small}"),
    *_of("working", "库存压着{sum}", "应收账款{sum}", "账上存款{sum}", "买理财{sum}"),
    *_of("cars", "运费一年{small}", "油费{small}", "买保险{small}", "搬家花了{small}"),
    *_of("land", "拆迁款拿了{big}"),
    *_of("others", "我同学厂里投了{sum}，跟我们没关系", "上游那家去年卖了{big}，别管他"),
    *_of("guess", "我们总经理估计也就{small}", "招商的人口头说能有{small}", "群里有人讲起码{small}"),
    *_of("count", "产线有{count}条", "门店{count}家", "跑了{count}趟政务大厅", "开了{count}次会"),
    *_of("share", "国产化率{share}", "出口占{share}", "良品率{share}", "年化{share}"),
    *_of("phone", "我工位在{count}楼", "公众号上看到的，阅读量10万+", "我微信同手机13905321234"),
    *_of("whole", "整个项目总投{big}", "项目总盘子{big}", "整个园区投了{big}"),
)  # fmt: skip

INVESTED = (
    "jinan-1",
    "jinan-2",
    "jinan-7",
    "jinan-10",
    "jinan-11",
    "jinan-15",
    "qd20-8",
    "laoshan-3.2",
    "qd20-3.2",
    "qd24-5",
    "qd24-18.2",
)
SOLD = ("qd24-1", "qd24-6.2", "qd24-8", "qd24-9", "qd24-16", "jinan-5", "qd20-6", "shandong-", "laoshan-5.1")
COUNTED = ("qd20-3.1", "qd24-", "laoshan-4.2", "jinan-6", "jinan-9")

BEARS_ON: dict[str, tuple[str, ...]] = {
    "capital": ("shandong-9",),
    "revenue": SOLD,
    "profit": ("laoshan-5.1", "laoshan-8"),
    "staff": ("laoshan-5.2", "jinan-3"),
    "land": ("jinan-2", "jinan-15", "qd24-18.2"),
    "building": ("jinan-2", "jinan-15", "qd24-18.2"),
    "wages": ("qd20-12",),
    "property": ("qd20-12",),
    "training": ("qd24-19", "qd24-23"),
    "travel": ("qd24-19", "qd24-23"),
    "cloud elsewhere": (),
    "earlier": ("shandong-", "laoshan-8.4", "jinan-", "qd20-12"),
    "others": (),
    "date": ("qd24-8", "shandong-9"),
    "count": COUNTED,
    "share": ("qd20-13", "shandong-9"),
    "area": ("laoshan-5", "jinan-13", "shandong-7"),
    "clients": ("qd20-6", "shandong-", "qd24-4"),
    "rank": ("shandong-", "qd24-10", "qd20-3.2"),
    "orders": SOLD,
    "research": ("shandong-", "qd24-12"),
    "plan": (),
    "done": (),
    "whole": INVESTED,
}
"""The rules, by the beginning of their ids, that a topic may well bear on: there it is no distractor."""

ONLY_FOR: dict[str, tuple[str, ...]] = {"cloud elsewhere": ("laoshan-6",)}
"""Topics that are another rule's subject elsewhere."""


def bears_on(topic: str, rules: Collection[str]) -> bool:
    """Whether a clause of this topic may change an answer that stands on these rules."""
    only = ONLY_FOR.get(topic)
    if only is not None and not all(rule.startswith(only) for rule in rules):
        return True
    return any(rule.startswith(BEARS_ON.get(topic, ())) for rule in rules)


def written(clause: Clause, chance: random.Random) -> str:
    """The clause with its numbers filled in."""
    words = clause.words
    for name, fill in FILLS.items():
        while f"{{{name}}}" in words:
            words = words.replace(f"{{{name}}}", fill(chance), 1)
    return words


def _big(chance: random.Random) -> str:
    return chance.choice(
        ("1.2亿", "三个亿", "8600万", "5000万元", "2.35亿元", "四千万", "3200万", "一亿两千万", "7800万", "9000多万")
    )


def _sum(chance: random.Random) -> str:
    return chance.choice(
        (
            "210万",
            "760万",
            "四百五十万",
            "1900万元",
            "320万",
            "88万",
            "1450万",
            "一千二百万",
            "63.5万",
            "六百多万",
            "2600万",
        )
    )


def _small(chance: random.Random) -> str:
    return chance.choice(("5万", "18万", "三万二", "9.6万元", "28万", "45000元", "12万多", "六万", "36万", "7万5"))


FILLS = {
    "big": _big,
    "sum": _sum,
    "small": _small,
    "people": lambda chance: str(chance.choice((38, 60, 126, 230, 346, 412))),
    "count": lambda chance: str(chance.choice((2, 3, 7, 9, 12))),
    "share": lambda chance: chance.choice(("8%", "12.5%", "三成", "25%", "4.2%", "百分之六")),
    "area": lambda chance: str(chance.choice((350, 900, 2400, 12000))),
}
