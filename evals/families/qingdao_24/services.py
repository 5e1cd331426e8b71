"""Questions about 六、强化要素服务保障培育优良产业生态."""

from __future__ import annotations

from evals.families.family import Family, Row, over
from evals.families.qingdao_24.shared import D
from evals.oracle import qingdao_24 as draft
from evals.oracle.due import Due, fixed


def classed(asked: str, due: Due, rule: str, cited: bool = True) -> Row:
    """A company of a class, on the award of another rule; where the class changes nothing 26 need not be `cited`."""
    return Row("figures", asked, due, about=(rule,), cited=cited)


FAMILIES = (
    Family(
        "qd24-23.1",
        D,
        "23",
        "对参加列入市工业和信息化局年度市场开拓计划、由行业协会组织的国内知名专业展会的企业，按其实际发生的展位费给予最高10万元补助。",
        "按其实际发生的展位费给予最高10万元补助",
        (
            *over(
                (
                    "青岛企业参加列入市工信局年度市场开拓计划、由行业协会组织的国内知名专业展会,展位费{}万元,补助多少?",
                    "青岛企业参加市场开拓计划内行业协会组织的专业展会,实际展位费{}万,最多补助多少?",
                ),
                draft.article_23_booth,
                ["4.5", "7", "26"],
                ["9.9", "10.1"],
            ),
        ),
    ),
    Family(
        "qd24-23.2",
        D,
        "23",
        "行业协会组织开展的产品展销、供需对接等开拓市场活动，根据实际费用，单项给予最高30万元补助。",
        "根据实际费用，单项给予最高30万元补助",
        (
            *over(
                (
                    "青岛的行业协会组织供需对接活动,实际费用{}万元,补助多少?",
                    "青岛行业协会办产品展销活动,实际费用{}万,最多补助多少?",
                ),
                draft.article_23_event,
                ["12", "22", "75"],
                ["29.9", "30.1"],
            ),
        ),
    ),
    Family(
        "qd24-26",
        D,
        "26",
        "其中A类和B类企业获得的专项资金按照100%给予拨付（对未列入亩产效益综合评价的企业参照执行），C类企业按照80%给予拨付，D类企业不予支持",
        "C类企业按照80%给予拨付，D类企业不予支持",
        (
            classed(
                "青岛企业新认定为国家级5G工厂,亩产效益A类,奖励多少?",
                draft.article_26(fixed(100), "A"),
                "qd24-17.1",
                False,
            ),
            classed(
                "青岛企业新认定为国家级制造业单项冠军,亩产效益评价C类,奖励多少?",
                draft.article_26(fixed(200), "C"),
                "qd24-2",
            ),
            classed(
                "青岛企业新获得省级绿色制造荣誉称号,亩产效益C类,奖励多少?", draft.article_26(fixed(50), "C"), "qd24-6.1"
            ),
            classed(
                "青岛企业首次入选中国软件百强,亩产效益B类,奖励多少?", draft.article_26(fixed(100), "B"), "qd24-9", False
            ),
            classed(
                "青岛企业新认定为国家级5G工厂,没有列入亩产效益评价,奖励多少?",
                draft.article_26(fixed(100), "未列入"),
                "qd24-17.1",
                False,
            ),
            classed(
                "青岛企业新认定为国家级5G工厂,亩产效益D类,奖励多少?", draft.article_26(fixed(100), "D"), "qd24-17.1"
            ),
            classed("青岛获得认定的省级产业大脑,亩产效益C类,奖补多少?", draft.article_21_class("C"), "qd24-21"),
        ),
    ),
)
