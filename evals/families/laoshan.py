"""Questions about 崂山区关于促进工业互联网产业创新发展的若干政策."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from evals.families.family import ASKS_BACK, Family, Row, over
from evals.oracle import laoshan
from evals.oracle.due import NOTHING

L = "laoshan_2020"
THEN = date(2022, 6, 1)
EXPIRED = (("有效期已过",), ("2022-12-31", "2022年12月31日"), ("仅供核对",))
PAST = ("有效期已过",)

FAMILIES = (
    Family(
        "laoshan-1",
        L,
        "一",
        "区内企业作为项目第一承担单位获批国家级工业互联网领域重大项目立项的，根据当年度国家项目资金到位金额按照 1:1 的比例给予区级补助，同一企业年度区级补助资金合计不超过 1000 万元",
        "按照 1:1 的比例给予区级补助",
        (
            *over(
                (
                    "崂山企业作为第一承担单位承担国家级工业互联网重大项目,今年国家资金到位{}万元,区里补多少?",
                    "我们在崂山,牵头国家级工业互联网领域重大项目,当年国家项目资金到账{}万,区级配套是多少",
                ),
                laoshan.article_1,
                ["85", "456.7"],
                ["999.9", "1000.1"],
            ),
            Row(
                "validity",
                "崂山企业作为第一承担单位的国家级工业互联网重大项目,今年国家资金到位270万元,区里补多少?",
                laoshan.article_1(Decimal(270)),
                THEN,
                forbid=PAST,
            ),
        ),
    ),
    Family(
        "laoshan-2.1",
        L,
        "二",
        "对于获得国家、省、市认定的工业互联网平台分别给予 1000 万、300 万、100 万的资金奖励。",
        "分别给予 1000 万、300 万、100 万的资金奖励",
        (
            Row("figures", "崂山企业的工业互联网平台获得国家认定,崂山区奖励多少?", laoshan.article_2("国家")),
            Row("figures", "我们在崂山,工业互联网平台被省里认定了,区里奖多少万?", laoshan.article_2("省")),
            Row("figures", "崂山公司,工业互联网平台拿到了市级认定,按崂山的政策奖励多少?", laoshan.article_2("市")),
            Row(
                "missing_facts",
                "崂山企业的工业互联网平台获得了认定,区里奖励多少?",
                ASKS_BACK,
                missing=("级",),
                mention=(("1000",), ("300",), ("100",)),
            ),
            Row(
                "validity",
                "崂山企业的省级工业互联网平台已获认定,崂山区奖励多少?",
                laoshan.article_2("省"),
                mention=EXPIRED,
            ),
            Row(
                "validity",
                "崂山企业的国家级工业互联网平台已获认定,崂山区奖励多少?",
                laoshan.article_2("国家"),
                THEN,
                forbid=PAST,
            ),
        ),
    ),
    Family(
        "laoshan-3.1",
        L,
        "三 第1款",
        "对于获得市级奖补的项目，再给予市级资金 50% 的补贴，最高不超过 100 万，上级对配套资金有具体要求的，按上级要求执行。",
        "再给予市级资金 50% 的补贴，最高不超过 100 万",
        (
            *over(
                (
                    "崂山的工业互联网技术改造项目,已拿到市级奖补{}万元,区里再补多少?",
                    "崂山区企业技改,市里奖补到手{}万,区级再给多少?",
                ),
                laoshan.article_3_1,
                ["37", "88.8", "500"],
                ["199.8", "200.2"],
            ),
            Row(
                "validity",
                "崂山的技术改造项目,已拿到市级奖补90万元,区里再补多少?",
                laoshan.article_3_1(Decimal(90)),
                THEN,
                forbid=PAST,
            ),
        ),
    ),
    Family(
        "laoshan-3.2",
        L,
        "三 第2款",
        "对企业年度内在网络、工业软件、系统集成等方面完成投资 50 万元以上的竣工（上线）项目，获得市级奖补的，再给予市级资金 50% 的补贴。",
        "获得市级奖补的，再给予市级资金 50% 的补贴",
        (
            *over(
                (
                    "崂山的中小企业,两化融合项目今年竣工,已获市级奖补{}万元,区里再给多少?",
                    "崂山中小企业做系统集成的两化融合项目,已上线,市级奖补到手{}万,区级补多少?",
                ),
                laoshan.article_3_2,
                ["24", "77", "200"],
            ),
            Row(
                "boundaries",
                "崂山的中小企业,两化融合项目今年完成投资50.1万元已上线,市级奖补拿到10.02万元,区里再给多少?",
                laoshan.article_3_2(Decimal("10.02"), Decimal("50.1")),
            ),
            Row(
                "look_alikes",
                "崂山的两化融合项目(不是技改)市级奖补400万元,区里再给市级资金的一半,是多少?",
                laoshan.article_3_2(Decimal(400)),
                forbid=("最高不超过100万",),
            ),
            Row(
                "look_alikes",
                "崂山的技术改造项目(不是两化融合)市级奖补400万元,区里再给多少?",
                laoshan.article_3_1(Decimal(400)),
                cited=False,
            ),
        ),
    ),
    Family(
        "laoshan-3.3",
        L,
        "三 第2款",
        "对于通过国家“两化融合管理体系”认证的企业给予 50 万元一次性奖励",
        "认证的企业给予 50 万元一次性奖励",
        (
            Row("figures", "崂山企业通过了国家两化融合管理体系认证,区里奖多少?", laoshan.article_3_2_certificate()),
            Row(
                "figures",
                "公司在崂山,刚拿到国家“两化融合管理体系”认证证书,一次性奖励多少钱",
                laoshan.article_3_2_certificate(),
            ),
            Row(
                "validity",
                "崂山公司通过了国家两化融合管理体系认证,奖励多少?",
                laoshan.article_3_2_certificate(),
                THEN,
                forbid=PAST,
            ),
            Row(
                "validity",
                "崂山公司通过国家两化融合管理体系认证,现在奖励多少?",
                laoshan.article_3_2_certificate(),
                mention=EXPIRED,
            ),
            Row(
                "look_alikes",
                "崂山企业通过国家两化融合管理体系认证(不是贯标试点),奖励多少?",
                laoshan.article_3_2_certificate(),
            ),
        ),
    ),
    Family(
        "laoshan-3.4",
        L,
        "三 第2款",
        "对于经认定的国家两化融合管理体系贯标试点企业给予 10 万元补助。",
        "贯标试点企业给予 10 万元补助",
        (
            Row("figures", "崂山企业被认定为国家两化融合管理体系贯标试点企业,补助多少?", laoshan.article_3_2_pilot()),
            Row("figures", "我们在崂山,是经认定的国家两化融合贯标试点,区里给多少钱?", laoshan.article_3_2_pilot()),
            Row(
                "validity",
                "崂山企业,国家两化融合管理体系贯标试点企业,补助多少?",
                laoshan.article_3_2_pilot(),
                THEN,
                forbid=PAST,
            ),
            Row(
                "validity",
                "崂山的国家两化融合管理体系贯标试点企业,补助多少?",
                laoshan.article_3_2_pilot(),
                mention=EXPIRED,
            ),
            Row(
                "figures",
                "崂山企业经认定是国家两化融合管理体系贯标试点企业,区里补助多少万?",
                laoshan.article_3_2_pilot(),
            ),
            Row(
                "look_alikes",
                "崂山企业是国家两化融合管理体系贯标试点(还没拿认证),补助多少?",
                laoshan.article_3_2_pilot(),
            ),
        ),
    ),
    Family(
        "laoshan-4.1",
        L,
        "四 第1款",
        "对于入选青岛市 5G、人工智能“十佳场景示范”的项目，给予市财政奖补资金 1:1 给予项目申报主体一次性奖励，最高不超过 50 万。",
        "给予市财政奖补资金 1:1 给予项目申报主体一次性奖励，最高不超过 50 万",
        (
            *over(
                (
                    "崂山企业的项目入选青岛市5G十佳场景示范,市财政奖补了{}万元,区里再奖多少?",
                    "崂山,人工智能项目入选青岛市“十佳场景示范”,市里奖补资金{}万,区级一次性奖励多少?",
                ),
                laoshan.article_4_1,
                ["32", "80"],
                ["49.9", "50", "50.1"],
            ),
            Row(
                "missing_facts",
                "崂山企业的项目入选青岛市5G十佳场景示范,区里按市财政奖补资金1:1给,那是多少?",
                ASKS_BACK,
                missing=("市财政奖补",),
            ),
        ),
    ),
    Family(
        "laoshan-4.2",
        L,
        "四 第2款",
        "对于青岛市新认定的智能工厂或互联工厂、数字化车间或自动化生产线分别给予 50 万元、30 万元奖励。",
        "分别给予 50 万元、30 万元奖励",
        (
            Row("figures", "崂山企业今年被青岛市新认定为智能工厂,崂山区奖励多少?", laoshan.article_4_2("智能工厂")),
            Row("figures", "崂山企业今年被青岛市新认定为互联工厂,崂山区奖多少?", laoshan.article_4_2("互联工厂")),
            Row("figures", "崂山企业的数字化车间今年被青岛市新认定,崂山区给多少?", laoshan.article_4_2("数字化车间")),
            Row(
                "figures", "崂山企业的自动化生产线今年被青岛市新认定,崂山区给多少?", laoshan.article_4_2("自动化生产线")
            ),
            Row(
                "validity",
                "崂山企业的数字化车间新认定了,按崂山的政策奖励多少?",
                laoshan.article_4_2("数字化车间"),
                THEN,
                forbid=PAST,
            ),
        ),
    ),
    Family(
        "laoshan-5.1",
        L,
        "五 第1款",
        "其区级主要经济贡献超过 100 万元，自正式经营或产生主体税收年度起，逐年按照企业区级主要经济贡献的 100%、80%、60%、60%、60% 给予资金补贴。",
        "100%、80%、60%、60%、60% 给予资金补贴",
        (
            Row(
                "figures",
                "新引进入驻崂山认定载体的工业互联网企业,五年的区级主要经济贡献每年都是150万元,逐年补多少?",
                laoshan.article_5_1([Decimal(150)] * 5),
            ),
            Row(
                "figures",
                "新引进入驻崂山区政府认定载体的工业互联网企业,区级主要经济贡献每年200万元,连续五年一共补多少?",
                laoshan.article_5_1([Decimal(200)] * 5),
            ),
            Row(
                "figures",
                "新落户崂山认定载体的工业互联网企业,五年区级主要经济贡献分别是120万、130万、140万、150万、160万元,逐年补贴多少?",
                laoshan.article_5_1([Decimal(v) for v in (120, 130, 140, 150, 160)]),
            ),
            Row(
                "boundaries",
                "新引进入驻崂山认定载体的工业互联网企业,第一年区级主要经济贡献正好100万元,第一年补多少?",
                NOTHING,
                mention=(("超过",),),
            ),
            Row(
                "missing_facts",
                "新引进入驻崂山认定载体的工业互联网企业,经济贡献补贴能拿多少?",
                ASKS_BACK,
                missing=("贡献",),
            ),
        ),
    ),
    Family(
        "laoshan-5.2",
        L,
        "五 第2款",
        "按照正式员工人均办公面积 10 平方米的标准给予前三年 100%房租补贴，后两年 50%房租补贴，每家企业补贴额度累计不超过 500 万元，补贴期间不得转租。",
        "前三年 100%房租补贴，后两年 50%房租补贴",
        (
            Row(
                "figures",
                "新引进入驻崂山认定载体的工业互联网企业,正式员工30人,租了300平方米,年租金45万元,五年房租补贴各多少?",
                laoshan.article_5_2(30, Decimal(300), Decimal(45)),
            ),
            Row(
                "figures",
                "新引进入驻崂山认定载体的工业互联网企业,正式员工20人,租了400平方米,年租金60万元,五年房租补贴共多少?",
                laoshan.article_5_2(20, Decimal(400), Decimal(60)),
            ),
            Row(
                "boundaries",
                "新引进入驻崂山认定载体的工业互联网企业,正式员工100人,租了1000平方米,年租金130万元,五年房租补贴共多少?",
                laoshan.article_5_2(100, Decimal(1000), Decimal(130)),
            ),
            Row(
                "boundaries",
                "新引进入驻崂山认定载体的工业互联网企业,正式员工100人,租了1000平方米,年租金125万元,五年房租补贴共多少?",
                laoshan.article_5_2(100, Decimal(1000), Decimal(125)),
            ),
            Row(
                "not_eligible",
                "新引进入驻崂山认定载体的工业互联网企业,正式员工30人,租了300平方米,年租金45万元,我们转租了一半,房租补贴多少?",
                NOTHING,
                mention=(("转租",),),
            ),
            Row(
                "missing_facts",
                "新引进入驻崂山认定载体的工业互联网企业,租了300平方米办公,年租金45万元,房租补贴多少?",
                ASKS_BACK,
                missing=("员工",),
            ),
        ),
    ),
    Family(
        "laoshan-6",
        L,
        "六",
        "对年购买云服务金额超过 10 万元的驻区企业，按照实际费用的 40%进行补贴，每个企业每年补贴不超过 20 万元。",
        "按照实际费用的 40%进行补贴",
        (
            *over(
                (
                    "我们公司在崂山,全年买名录内驻区服务商的云服务花了{}万元,能补多少?",
                    "崂山企业上云,年购买云服务金额{}万,补贴是多少?",
                ),
                laoshan.article_6,
                ["12.5", "33", "120"],
                ["10.01", "10", "50.01"],
            ),
        ),
    ),
)
