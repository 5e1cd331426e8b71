"""Questions about 山东省推动工业互联网高质量发展省级财政支持政策实施细则."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from evals.families.family import Family, Row, Term, asks_back, over, rows
from evals.oracle import shandong
from evals.oracle.due import NOTHING, Due

S = "shandong_2022"
TERM = Term(date(2023, 12, 31), date(2022, 10, 1))
SOURCE_9 = "择优给予财政资金股权投资支持，财政资金参股比例原则上不超过被投资企业总股本的 25%，参股期限一般为 3-5 年。"
NODE = "山东的标识解析二级节点,商业模式清晰,已与国家顶级节点对接并实时同步,综合排名第{},注册总量{}万条,解析总量{}万次,接入企业{}家,奖补多少?"
PARK = "山东的工业互联网园区,经设区市政府认定有专门运营单位,综合指标排名第{},年度工业总产值{}亿元,省里奖补多少?"


def node(suite: str, rank: int, registered: int, resolved: int, connected: int) -> Row:
    """A question about article 8 with its numbers."""
    due = shandong.article_8(rank, Decimal(registered), Decimal(resolved), connected)
    return Row(suite, NODE.format(rank, registered, resolved, connected), due)  # type: ignore[arg-type]


def park(suite: str, rank: int, output: int) -> Row:
    """A question about article 7 with its numbers."""
    return Row(suite, PARK.format(rank, output), shandong.article_7(rank, Decimal(output)))  # type: ignore[arg-type]


FAMILIES = (
    Family(
        "shandong-5",
        S,
        "第五条",
        "省财政按其上年度实际服务企业上云上平台收入总额的 10%-30%，每个给予最高 200 万元奖补。",
        "上年度实际服务企业上云上平台收入总额的 10%-30%",
        (
            *over(
                (
                    "山东省级工业互联网平台,综合排名第6,上年度实际服务企业上云上平台收入{}万元,省里奖补多少?",
                    "山东,国家级特色专业型工业互联网平台,综合排名第2位,上年度服务企业上云上平台收入总额{}万,省财政奖补多少?",
                ),
                lambda income: shandong.article_5(6, income),
                ["250", "1500", "3600"],
                ["100.1", "99.9", "666", "667", "1999", "2001"],
            ),
        ),
    ),
    Family(
        "shandong-6",
        S,
        "第六条",
        "对 2022 年新入选国家级跨行业跨领域工业互联网平台的，给予最高 1000 万元的一次性奖补。",
        "给予最高 1000 万元的一次性奖补",
        (
            *rows(
                "figures",
                ("山东企业的平台2022年新入选国家级跨行业跨领域工业互联网平台,省里奖补多少?", shandong.article_6(2022)),
                ("山东,我们是平台产权拥有者,2022年新入选国家级双跨平台,一次性奖补最高多少?", shandong.article_6(2022)),
                ("山东企业,平台是2022年新入选的国家级跨行业跨领域平台,省级奖补上限多少?", shandong.article_6(2022)),
            ),
            Row(
                "not_eligible",
                "山东的平台2023年新入选国家级跨行业跨领域工业互联网平台,按2022年的省级细则奖补多少?",
                shandong.article_6(2023),
                mention=(("2022",),),
            ),
            Row(
                "not_eligible",
                "山东的平台2021年入选国家级双跨工业互联网平台,省级细则第六条奖补多少?",
                shandong.article_6(2021),
                mention=(("2022",),),
            ),
            TERM.then("山东,平台2022年新入选国家级双跨平台,省财政奖补多少?", shandong.article_6(2022)),
            TERM.over("山东,2022年新入选的国家级双跨平台,省财政奖补多少?", shandong.article_6(2022)),
        ),
    ),
    Family(
        "shandong-7",
        S,
        "第七条",
        "综合指标排名前 5 位的工业互联网园区，给予最高 500 万元奖补。",
        "给予最高 500 万元奖补",
        (
            park("figures", 2, 80),
            park("figures", 4, 120),
            park("boundaries", 5, 50),
            park("boundaries", 6, 90),
            park("boundaries", 3, 49),
            asks_back("山东的工业互联网园区,年度工业总产值70亿元,省里奖补多少?", "排名"),
        ),
    ),
    Family(
        "shandong-8",
        S,
        "第八条",
        "对商业模式清晰，且标识解析注册量、标识解析量等指标综合排名前 5 的二级节点，给予最高 500 万元奖补。",
        "给予最高 500 万元奖补",
        (
            node("figures", 1, 300, 200, 12),
            node("figures", 3, 150, 80, 9),
            node("boundaries", 5, 100, 50, 5),
            node("boundaries", 6, 300, 200, 12),
            node("boundaries", 2, 99, 80, 9),
            node("boundaries", 2, 150, 49, 9),
            node("boundaries", 2, 150, 80, 4),
            Row(
                "not_eligible",
                "山东的标识解析二级节点排名第2,去年已经获得过标识解析二级节点奖补资金,今年还能奖补多少?",
                NOTHING,
                mention=(("两年内",),),
            ),
        ),
    ),
    Family(
        "shandong-9",
        S,
        "第九条",
        SOURCE_9,
        "原则上不超过被投资企业总股本的 25%",
        (
            Row(
                "figures",
                "山东工业互联网重大成果转化项目,申请省财政资金股权投资,能投多少钱?",
                Due("answered"),
                mention=(("25%",),),
            ),
            Row(
                "fact_questions",
                "山东省财政资金股权投资参股比例原则上不超过多少?",
                Due("answered"),
                mention=(("25%",),),
            ),
            Row("fact_questions", "山东省级财政股权投资,参股期限一般几年?", Due("answered"), mention=(("3-5",),)),
            Row(
                "not_eligible",
                "山东企业实收资本800万元,连续经营4年,想申请省财政资金股权投资,可以吗?给多少",
                NOTHING,
                mention=(("1000",),),
            ),
            Row(
                "boundaries",
                "山东企业连续经营1年,实收资本3000万元,申请省财政资金股权投资,可以吗?给多少",
                NOTHING,
                mention=(("2",),),
            ),
            Row(
                "boundaries",
                "山东企业连续经营2年,实收资本1000万元,想申请省财政资金股权投资,能给多少?",
                Due("answered"),
                mention=(("25%",),),
            ),
            Row(
                "boundaries",
                "山东企业连续经营3年,实收资本999万元,想申请省财政资金股权投资,能给多少?",
                NOTHING,
                mention=(("1000",),),
            ),
        ),
    ),
)
