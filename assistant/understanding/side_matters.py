"""What people tell of a company beside the matter: things whose numbers no rule of any text counts by.

A rule that does count by one of them is left to its own: `unless` names the words with which it is spoken of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.quantities import Unit


@dataclass(frozen=True)
class Matter:
    """`named`: the words beside a number that say it is this. `units`: of its numbers. `unless`: words in the rest of the
    message with which an award counts by it after all, or with which it is what is asked about."""

    named: re.Pattern[str]
    units: frozenset[Unit]
    unless: re.Pattern[str] | None

    def counts_in(self, rest: str) -> bool:
        return self.unless is not None and self.unless.search(rest) is not None


def _matter(named: str, unless: str = "", *units: Unit) -> Matter:
    return Matter(
        re.compile(named),
        frozenset(units or (Unit.MONEY, Unit.BARE)),
        re.compile(unless) if unless else None,
    )


COUNTS = (Unit.PEOPLE, Unit.ITEMS, Unit.COMPANIES, Unit.BARE)
EQUITY = r"股权|入股|参股|持股|股本|占股"
REVENUE_COUNTS = (
    r"营收|营业收入|收入|产值|规上|规模以上|首[次破超过度家]|首个|第一次|头一?[次回]|破|超过|跨[过上越](?!行业)|迈|冲|大关|台阶|晋|纳统|百亿|千亿|亿元企业|"
    r"设计师|工作室|金顶|服务商|本地|上云上平台|园区|百强|销售|卖"
)
WHOLE = r"总投|总盘|总造价|(?:总共|一共|合计)(?:花|投|用)"
"""A whole is told: that buildings are a part of it says that it is not the sum of what was bought."""
TITLES = r"稳岗|高新技术企业|高企|专精特新|小巨人|瞪羚|人才"

OTHER_YEARS = _matter(r"", r"明年|后年|来年|二期|两年|三年|累计|政策期")
"""What was put in and paid for before, or is only planned, beside a sum that is the matter."""

ELSEWHERE = _matter(r"")
"""What a branch of the company does in a place that no text covers."""

ALL: tuple[Matter, ...] = (
    _matter(r"贷款|贷了|借款|借了|欠款|欠着|欠了|授信|答应再?放|放款|[还又]欠", r"贴息|贷款(?:支持|政策|优惠)"),
    _matter(r"融资|融了|估值|市值|募资|(?:基金|机构|投资人|资本)[^，。]{0,4}(?:想|要|愿意|打算)?投(?:了)?我们", f"{EQUITY}|融资"),
    _matter(r"注册资[本金]|实缴|实收资本", EQUITY),
    _matter(r"净利润?|利润|纳税|交税|缴税|税金|上税|完税|增值税|缴了?(?=\d[^，。]{0,6}的?税)|的税|亏了|亏损", "贡献|落户|返税|返还|留成|税"),
    _matter(r"装修|食堂|宿舍|绿化|停车|翻修|翻新|班车|消防|配电|增容|门禁|监控|环评", f"装修|食堂|宿舍|{WHOLE}"),
    _matter(r"土地|买地|拿地|地皮|地款", f"土地|{WHOLE}"),
    _matter(r"土建|基建|盖?厂房|办公楼|盖楼|围墙", f"土建|基建|厂房|办公楼|{WHOLE}"),
    _matter(r"培训费?", "培训|企业家|人才"),
    _matter(r"差旅|出差|招待|律师|审计费|中介|顾问费|代理费", "差旅|律师|审计费"),
    _matter(r"水电|物业|停车费|电费|取暖", "运营|运维|物业"),
    _matter(r"工资|社保|公积金|奖金|年终奖", "运营|运维|社保|工资"),
    _matter(r"流动资金|备货|押金|保证金|周转|应收账?款|库存|存款|理财|承兑|拆迁款?", "应收|回款|首版次"),
    _matter(r"(?:轿|货|叉|商务|面包|卡|[台辆]|买)车(?!间)|办公电脑|办公家具|空调", "空调"),
    _matter(
        rf"(?:{TITLES}|研发|科技进步|失业)[^，。]{{0,4}}(?:补贴|补助|奖励?|资金|返还)(?:[^，。]{{0,6}}(?:领|拿|到账|发|给)[过了]?)?",
        TITLES,
    ),
    _matter(r"毛利率?|利率|年息|占股|股东|占营收|订单(?:今年|去年)?(?:涨|增|多|少|降|跌)", EQUITY, Unit.PERCENT),
    _matter(r"研发(?:费用?|投入|支出|占营收)", "研发", Unit.MONEY, Unit.BARE, Unit.PERCENT),
    _matter(r"(?:销售)?合同|订单|在手单", "合同|订单|销售额|回款|货款|到账|首版次|国产软件|付清|付讫|都付|全付"),
    _matter(r"营收|营业收入|产值|(?:全公司|公司)(?:去年|前年|今年|一年|全年)?(?:卖了|销售额?|收入)", REVENUE_COUNTS),
    _matter(r"食堂|宿舍|占地|仓库|厂区|停车场|绿地", "租|面积|展|园区|办公|载体", Unit.AREA),
    _matter(r"专利|软著|软件著作权|商标", "首版次|知识产权|专利|软著", *COUNTS),
    _matter(r"(?:车间|(?<!生)产线|门店|仓库)(?:一共|总共|有|共)*(?=\d|[一二三四五六七八九十两])", "车间|线|工厂|门店|认定", *COUNTS),
    _matter(r"供应商", "供应商", *COUNTS),
    _matter(r"(?:别的|其他|其它)的?项目", "项目", *COUNTS),
    _matter(
        r"员工|职工|研发人员|号人|口人|在岗|参保|劳务派遣|外包|实习生|临时工|个人$|来号$",
        "租|人均|载体|人才|团队|面积|平米|落户",
        *COUNTS,
    ),
)  # fmt: skip
