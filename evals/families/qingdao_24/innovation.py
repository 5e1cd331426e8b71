"""Questions about 四、支持科技创新培育发展新质生产力."""

from __future__ import annotations

from evals.families.family import Family, Row, asks_back, over, rows
from evals.families.qingdao_24.shared import D, levels, still_a_draft
from evals.oracle import qingdao_24 as draft
from evals.oracle.due import NOTHING, Due

FAMILIES = (
    Family(
        "qd24-13",
        D,
        "13",
        "对注册为企业独立法人并获准建设的省级制造业创新中心，给予500万元一次性奖励。",
        "省级制造业创新中心，给予500万元一次性奖励",
        (
            *rows(
                "figures",
                ("青岛,注册为企业独立法人、获准建设的省级制造业创新中心,奖励多少?", draft.article_13()),
                ("青岛企业获准建设省级制造业创新中心,已注册为独立法人,一次性奖励多少?", draft.article_13()),
            ),
            Row(
                "figures",
                "青岛的制造业创新中心升级成国家级,奖励多少?",
                Due("answered"),
                mention=(("一事一议",),),
                cited=False,
            ),
            Row(
                "figures",
                "青岛获准建设的省级制造业创新中心(独立法人),亩产效益B类,奖励多少?",
                draft.article_26(draft.article_13(), "B"),
            ),
            still_a_draft("青岛省级制造业创新中心(独立法人,已获准建设),现在奖励多少?", draft.article_13()),
            Row(
                "not_eligible",
                "青岛获准建设的省级制造业创新中心,没有注册为企业独立法人,奖励多少?",
                NOTHING,
                mention=(("独立法人",),),
            ),
        ),
    ),
    levels(
        "qd24-14.1",
        "14",
        "对认定为国家级、省级工业设计中心（研究院）、技术创新示范企业的，分别给予100万元、50万元一次性奖励。",
        "分别给予100万元、50万元一次性奖励",
        "青岛企业认定为{}工业设计中心,奖励多少?",
        draft.article_14,
        last="国家",
    ),
    levels(
        "qd24-14.2",
        "14",
        "对认定为国家级、省级工业设计中心（研究院）、技术创新示范企业的，分别给予100万元、50万元一次性奖励。",
        "分别给予100万元、50万元一次性奖励",
        "青岛企业认定为{}技术创新示范企业,奖励多少?",
        draft.article_14,
    ),
    levels(
        "qd24-15",
        "15",
        "对新认定的国家级、省级服务型制造示范分别给予100万元、50万元一次性奖励。",
        "分别给予100万元、50万元一次性奖励",
        "青岛企业新认定为{}服务型制造示范,奖励多少?",
        draft.article_15,
    ),
    Family(
        "qd24-16",
        D,
        "16",
        "按照认定年度产品销售额的5%给予首台（套）技术装备最高150万元、关键核心零部件最高100万元一次性奖补。",
        "按照认定年度产品销售额的5%",
        (
            *over(
                ("青岛企业通过省级首台(套)技术装备认定,认定年度产品销售额{}万元,奖补多少?",),
                lambda sales: draft.article_16("装备", sales),
                ["1260", "5000"],
                ["2999", "3001"],
            ),
            *over(
                ("青岛企业通过省级关键核心零部件认定,认定年度产品销售额{}万元,奖补多少?",),
                lambda sales: draft.article_16("零部件", sales),
                ["840"],
                ["1999", "2001"],
            ),
            asks_back("青岛企业通过省级首台(套)技术装备认定,奖补多少?", "销售额"),
        ),
    ),
)
