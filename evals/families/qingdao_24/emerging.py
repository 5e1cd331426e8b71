"""Questions about 三、支持新兴未来产业集聚突破."""

from __future__ import annotations

from decimal import Decimal

from evals.families.family import Family, Row, asks_back, over, rows
from evals.families.qingdao_24.shared import D, title
from evals.oracle import qingdao_24 as draft
from evals.oracle.due import NOTHING

FAMILIES = (
    title(
        "qd24-9",
        "9",
        "对首次获得“中国软件百强”“国家鼓励的重点软件企业”认定的企业给予100万元奖励。",
        "给予100万元奖励",
        (
            ("青岛软件企业首次获得国家鼓励的重点软件企业认定,奖励多少?", draft.article_9()),
            ("青岛软件企业首次入选中国软件百强,奖励多少?", draft.article_9()),
        ),
        Row(
            "not_eligible",
            "青岛软件企业不是首次获得中国软件百强认定,今年又上榜,奖励多少?",
            NOTHING,
            mention=(("首次",),),
        ),
    ),
    title(
        "qd24-10.1",
        "10",
        "对新认定的“工业软件优秀产品”“新型信息消费示范项目”企业给予50万元一次性奖励",
        "“新型信息消费示范项目”企业给予50万元一次性奖励",
        (
            ("青岛企业新认定新型信息消费示范项目,奖励多少?", draft.article_10()),
            ("青岛企业的产品新认定为工业软件优秀产品,奖励多少?", draft.article_10()),
        ),
        Row("look_alikes", "青岛,新认定工业软件优秀产品(不是首版次高端软件),奖励多少?", draft.article_10()),
    ),
    Family(
        "qd24-10.2",
        D,
        "10",
        "对通过“山东省首版次高端软件”认定且年度综合评价前10名的产品给予50万元一次性奖励。",
        "年度综合评价前10名的产品给予50万元一次性奖励",
        (
            *rows(
                "figures",
                (
                    "青岛企业的产品通过山东省首版次高端软件认定,年度综合评价第3名,奖励多少?",
                    draft.article_10_first_version(3),
                ),
                (
                    "青岛,软件产品是山东省首版次高端软件,年度综合评价排名第7,一次性奖励多少?",
                    draft.article_10_first_version(7),
                ),
            ),
            Row(
                "boundaries",
                "青岛企业的产品通过山东省首版次高端软件认定,年度综合评价第10名,奖励多少?",
                draft.article_10_first_version(10),
            ),
            Row(
                "boundaries",
                "青岛企业的产品通过山东省首版次高端软件认定,年度综合评价第11名,奖励多少?",
                draft.article_10_first_version(11),
                mention=(("10",),),
            ),
            asks_back("青岛企业的产品通过山东省首版次高端软件认定,奖励多少?", "评价"),
        ),
    ),
    title(
        "qd24-11",
        "11",
        "鼓励企业积极向国家级正规开源基金会捐赠开源项目，对被接收的优秀开源项目，给予企业30万元奖补。",
        "给予企业30万元奖补",
        (
            ("青岛企业向国家级开源基金会捐赠的开源项目已被接收,奖补多少?", draft.article_11()),
            ("我们在青岛,捐给国家级正规开源基金会的项目被接收了,奖补多少?", draft.article_11()),
        ),
        Row("figures", "青岛公司有一个优秀开源项目被国家级开源基金会接收,奖补多少?", draft.article_11()),
        asks_back("青岛企业准备向国家级开源基金会捐赠开源项目,基金会还没有接收,奖补多少?", "接收", mention=(("30",),)),
    ),
    Family(
        "qd24-12",
        D,
        "12",
        "按照项目使用本地算力成本的50%，给予大模型建设方每年最高300万元的补助。",
        "按照项目使用本地算力成本的50%",
        (
            *over(
                (
                    "青岛企业建设行业大模型,参数130亿,典型应用场景8个,通过行业权威机构备案,本地算力成本{}万元,补助多少?",
                    "青岛的通用大模型,1500亿参数,9个典型应用场景,经权威第三方评测,本地算力成本{}万,补助多少?",
                ),
                lambda cost: draft.article_12("行业", Decimal(130), 8, cost),
                ["88", "270", "1200"],
                ["599", "601"],
            ),
            *rows(
                "boundaries",
                (
                    "青岛的行业大模型,参数101亿,5个典型应用场景,已备案,本地算力成本200万元,补助多少?",
                    draft.article_12("行业", Decimal(101), 5, Decimal(200)),
                ),
                (
                    "青岛的通用大模型,参数1001亿,5个典型应用场景,已备案,本地算力成本200万元,补助多少?",
                    draft.article_12("通用", Decimal(1001), 5, Decimal(200)),
                ),
            ),
        ),
    ),
)
