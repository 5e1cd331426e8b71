"""Questions about 五、支持数字化转型推动数实融合发展."""

from __future__ import annotations

from decimal import Decimal

from evals.families.family import Family, Row, asks_back, over, rows
from evals.families.qingdao_24.shared import D, still_a_draft, title
from evals.oracle import qingdao_24 as draft

FAMILIES = (
    title(
        "qd24-17.1",
        "17",
        "对新认定的国家级“5G工厂”“数字领航企业”给予100万元一次性奖励",
        "给予100万元一次性奖励",
        (
            ("青岛企业新认定为国家级数字领航企业,奖励多少?", draft.article_17()),
            ("青岛企业新认定为国家级5G工厂,奖励多少?", draft.article_17()),
        ),
        Row("numerals", "青岛企业新认定为国家级“５Ｇ工厂”,奖励多少?", draft.article_17()),
    ),
    title(
        "qd24-17.2",
        "17",
        "对新入选的省级5G行业应用创新推广中心，给予100万元一次性奖励。",
        "给予100万元一次性奖励",
        (
            ("青岛企业新入选省级5G行业应用创新推广中心,奖励多少?", draft.article_17()),
            ("青岛,我们新入选了省级5G行业应用创新推广中心,一次性奖励多少?", draft.article_17()),
        ),
        Row("look_alikes", "青岛,新入选省级5G行业应用创新推广中心(不是国家级5G工厂),奖励多少?", draft.article_17()),
    ),
    title(
        "qd24-18.1",
        "18",
        "对新入选的国家级“双跨”工业互联网平台、特色专业型工业互联网平台分别给予1000万元、100万元一次性奖励",
        "分别给予1000万元、100万元一次性奖励",
        (
            ("青岛平台新入选国家级特色专业型工业互联网平台,青岛市奖励多少?", draft.article_18_platform("特色专业型")),
            ("青岛平台新入选国家级双跨工业互联网平台,青岛市新型工业化政策奖励多少?", draft.article_18_platform("双跨")),
        ),
        Row(
            "look_alikes",
            "青岛平台新入选国家级特色专业型(不是双跨)工业互联网平台,青岛市奖励多少?",
            draft.article_18_platform("特色专业型"),
        ),
    ),
    Family(
        "qd24-18.2",
        D,
        "18",
        "对新完成与国家顶级节点对接的工业互联网标识解析行业二级节点的建设运营单位，根据建设费用的20%给予最高300万元一次性奖补。",
        "根据建设费用的20%给予最高300万元一次性奖补",
        (
            *over(
                (
                    "青岛的标识解析行业二级节点新完成与国家顶级节点对接,建设费用{}万元,青岛市一次性奖补多少?",
                    "青岛,我们建设运营行业标识解析二级节点,新与国家顶级节点对接,建设费用{}万,市里奖补多少?",
                ),
                draft.article_18_node,
                ["360", "980", "4000"],
                ["1499", "1501"],
            ),
            asks_back("青岛的标识解析行业二级节点新完成与国家顶级节点对接,市里按建设费用奖补多少?", "建设费用"),
        ),
    ),
    Family(
        "qd24-19",
        D,
        "19",
        "对首次通过二级及以上贯标评估企业发生的评估费用，给予最高10万元一次性奖补。",
        "给予最高10万元一次性奖补",
        (
            *rows(
                "figures",
                ("青岛企业首次通过DCMM三级贯标评估,评估费用8万元,奖补多少?", draft.article_19(3, Decimal(8))),
                (
                    "青岛企业首次通过数据管理能力成熟度二级评估,评估费花了15万元,奖补多少?",
                    draft.article_19(2, Decimal(15)),
                ),
            ),
            *rows(
                "boundaries",
                ("青岛企业首次通过DCMM二级贯标评估,评估费用9.9万元,奖补多少?", draft.article_19(2, Decimal("9.9"))),
                ("青岛企业首次通过DCMM二级贯标评估,评估费用10.1万元,奖补多少?", draft.article_19(2, Decimal("10.1"))),
            ),
            Row(
                "boundaries",
                "青岛企业首次通过DCMM一级评估,评估费用6万元,奖补多少?",
                draft.article_19(1, Decimal(6)),
                mention=(("二级", "2级"),),
            ),
        ),
    ),
    Family(
        "qd24-20",
        D,
        "20",
        "对通过认定的省级数字经济园区，给予最高200万元奖补",
        "给予最高200万元奖补",
        (
            *rows(
                "figures",
                ("青岛的园区通过省级数字经济园区认定,奖补多少?", draft.articles_20_21()),
                ("青岛,通过认定的省级数字经济园区,最高奖补多少?", draft.articles_20_21()),
                ("我们园区在青岛,获省级数字经济园区认定,能给多少?", draft.articles_20_21()),
            ),
            still_a_draft("青岛省级数字经济园区已通过认定,现在奖补多少?", draft.articles_20_21()),
            Row("figures", "青岛园区获得省级数字经济园区认定,奖补上限是多少?", draft.articles_20_21()),
            asks_back("青岛园区想申请省级数字经济园区,奖补多少?", "认定", mention=(("200",),)),
            *rows(
                "figures",
                ("青岛的园区通过省级数字经济园区认定,亩产效益A类,奖补多少?", draft.article_20_class("A")),
                ("青岛的园区通过省级数字经济园区认定,亩产效益B类,奖补多少?", draft.article_20_class("B")),
                ("青岛的园区通过省级数字经济园区认定,没有列入亩产效益评价,奖补多少?", draft.article_20_class("未列入")),
                ("青岛的园区通过省级数字经济园区认定,亩产效益C类,奖补多少?", draft.article_20_class("C")),
                ("青岛的园区通过省级数字经济园区认定,亩产效益D类,奖补多少?", draft.article_20_class("D")),
            ),
        ),
    ),
    Family(
        "qd24-21",
        D,
        "21",
        "对获得认定的省级“产业大脑”，给予最高200万元奖补",
        "给予最高200万元奖补",
        (
            *rows(
                "figures",
                ("青岛获得认定的省级产业大脑,奖补多少?", draft.articles_20_21()),
                ("青岛企业建的“产业大脑”获省级认定,最高奖补多少?", draft.articles_20_21()),
                ("我们在青岛,省级产业大脑认定下来了,能给多少?", draft.articles_20_21()),
            ),
            still_a_draft("青岛省级“产业大脑”已获认定,现在奖补多少?", draft.articles_20_21()),
            Row("figures", "青岛的产业大脑通过省级认定,奖补上限是多少?", draft.articles_20_21()),
            asks_back("青岛想争取省级产业大脑,奖补多少?", "认定", mention=(("200",),)),
        ),
    ),
)
