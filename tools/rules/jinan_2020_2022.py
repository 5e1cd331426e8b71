"""济南市工业互联网创新发展行动计划(2020—2022年)奖补政策实施细则, item by item.

Each item has a heading and a 说明; where the two differ, both are bound and a note says so.
"""

from tools.award import Note
from tools.clauses import ByChoice, Figure, Quote, figure
from tools.conditions import Condition, Holds, Limit
from tools.facts import Choice, Fact, Kind
from tools.formulas import AmountRange, Cap, CapScope, Fixed, PerUnit, Share
from tools.rule import LEVEL_WORDS, Period, Rule
from tools.titles import AGAIN, DENIED

DOCUMENT = "jinan_2020_2022"


def quote(article: str, text: str) -> Quote:
    return Quote(DOCUMENT, article, text)


# 一、总体原则

NO_REPEAT = quote("一", "国家、省级、市级分别给予不同档次的一次性奖励，秉持同一企业同一项目不重复奖补原则。")
NO_REPEAT_NOTE = Note(kind="limit", text="同一企业同一项目不重复奖补; 条文没有写就高", quote=NO_REPEAT)
JINAN_0 = Rule(
    id="jinan-0",
    document=DOCUMENT,
    title="总体原则: 同一企业同一项目不重复奖补",
    quotes=(NO_REPEAT, quote("一", "本政策主要涉及奖补类方式，采用一次性奖励和项目后补助模式。")),
    words=("不重复奖补", "重复奖补", "不重复", "重复报", "重复拿", "重复享受", "重复申报", "重复领", "同一项目", "同一个项目", "同一企业", "同一个企业", "两份钱都拿", "两头都拿", "两个都拿", "既拿", "都能拿",
           "叠加", "就高", "总体原则", "什么方式给钱", "奖补方式", "后补助", "项目后补助", "一次性奖励还是", "先干后补", "先补还是后补"),
    silent=("都符合时取哪一项", "不同项目能否同年申报"),
)

# What several items ask for.


def chosen(fact_id: str, label: str, *against: str) -> Fact:
    """The selection or title that the item is about; said to have failed, there is no award."""
    return Fact(
        fact_id,
        label,
        Kind.YES_NO,
        f"是否属于: {label}?",
        against=(*against, *DENIED),
        found_at="评选、评定或认定结果文件",
    )


def level(fact_id: str, label: str, *levels: str) -> Fact:
    """国家, 省 or 市, as far as the item names them, with what people say for each."""
    said = {
        "国家": ("国家评", "国家批", "国家认", "工信部评", "national"),
        "省": ("省里评", "省里批", "省里认", "省评", "省批", "省认定", "省工信厅", "provincial"),
        "市": ("市里评", "市里批", "市里认", "市评", "市批", "市认定", "济南市认定", "municipal"),
    }
    choices = tuple(Choice(name, f"{name}级", (*LEVEL_WORDS[name], *said[name])) for name in levels)
    question = f"{label}是{'、'.join(c.label for c in choices[:-1])}还是{choices[-1].label}?"
    return Fact(fact_id, label, Kind.CHOICE, question, choices=choices, found_at="认定文件")


NOT_INVESTMENT = ("补了", "补贴", "奖补", "奖了", "资助了", "贷款", "设备原值")

# 1. 内网改造

ONE = quote(
    "1",
    "支持工业企业以工业以太网、工业无源光网络（PON）、工业无线、互联网通讯协议第六版（IPv6）、时间敏感网络（TSN）等新型技术、设备改造生产现场网络和系统。"
    "每个项目按不超过实际投入的20%予以资助，最高资助300万元”，每年评选10个。",
)
ONE_HEADING = quote("1", "每年评选10家以上工业互联网企业内网改造标杆项目，给予资金支持")
NETWORK_INVESTMENT = Fact(
    "jinan_network_investment",
    "内网改造项目实际投入",
    Kind.MONEY,
    "内网改造项目实际投入多少(万元)?",
    words=("实际投入", "投入", "投资", "投了", "投", "花了", "总投", "砸了", "改造费用", "invested", "spent"),
    against=NOT_INVESTMENT,
    found_at="固定资产和在建工程明细账, 合同、发票与付款凭证",
)
JINAN_1 = Rule(
    id="jinan-1",
    document=DOCUMENT,
    title="企业内网改造标杆项目资助",
    quotes=(ONE, ONE_HEADING),
    words=("内网改造", "企业内网", "内网", "内网标杆", "内网改造标杆", "内网改造标杆项目", "内网升级", "生产现场网络", "工业以太网", "工业PON", "PON", "无源光网络", "工业无线", "IPv6", "TSN", "时间敏感网络",
           "网络改造", "工厂网络", "车间网络", "internal network", "intranet"),
    recipient="工业企业",
    period=Period.PROJECT,
    competition="每年评选10个(标题写10家以上), 符合条件不等于入选",
    conditions=(
        Holds(chosen("jinan_network_benchmark", "获评内网改造标杆项目", "不是标杆"), quote=ONE_HEADING),
        Holds(
            Fact(
                "jinan_network_technology",
                "以工业以太网、PON、工业无线、IPv6、TSN等新型技术、设备改造生产现场网络和系统",
                Kind.YES_NO,
                "是否以工业以太网、PON、工业无线、IPv6、TSN等新型技术、设备改造生产现场网络和系统?",
                words=("工业以太网", "PON", "无源光网络", "工业无线", "IPv6", "TSN", "时间敏感网络"),
                against=("办公网络", "办公楼网络", "办公区网络", "不是生产现场", "办公室网络"),
            ),
            quote=ONE,
        ),
    ),
    formula=Share(
        of=NETWORK_INVESTMENT,
        rate=figure("0.2", "不超过实际投入的20%"),
        cap=Cap(figure("300", "最高资助300万元"), CapScope.PROJECT),
        certainty="ceiling",
    ),
    notes=(NO_REPEAT_NOTE, Note(kind="ambiguous", text="评选数量: 标题写10家以上, 说明写10个", quote=ONE_HEADING)),
    bound=(figure("10", "每年评选10家以上"), figure("10", "每年评选10个")),
)

# 2. 测试平台

TWO = quote("2", "对测试验证环境建设项目，按不超过建设总投入的50%予以资助，最高资助200万元”，每年建设2个。")
TWO_HEADING = quote("2", "支持开展工业互联网测试平台建设，根据平台服务能力给予资金支持")
TEST_INVESTMENT = Fact(
    "jinan_test_investment",
    "测试验证环境建设总投入",
    Kind.MONEY,
    "测试验证环境的建设总投入是多少(万元)?",
    words=("建设总投入", "总投入", "投入", "投资", "建设", "投了", "投", "花了", "总投", "砸了", "invested", "spent"),
    against=NOT_INVESTMENT,
    found_at="在建工程和固定资产明细账, 合同、发票与付款凭证",
)
JINAN_2 = Rule(
    id="jinan-2",
    document=DOCUMENT,
    title="工业互联网测试验证环境建设资助",
    quotes=(TWO, TWO_HEADING),
    words=("测试验证", "测试验证环境", "测试平台", "测试床", "测试环境", "验证环境", "测试验证平台", "工业互联网测试平台", "测试平台建设", "验证平台", "试验环境", "testbed", "test bed", "test environment"),
    recipient="测试验证环境建设项目单位",
    period=Period.PROJECT,
    competition="每年建设2个, 符合条件不等于入选",
    conditions=(Holds(chosen("jinan_test_project", "测试验证环境建设项目"), quote=TWO),),
    formula=Share(
        of=TEST_INVESTMENT,
        rate=figure("0.5", "不超过建设总投入的50%"),
        cap=Cap(figure("200", "最高资助200万元"), CapScope.PROJECT),
        certainty="ceiling",
    ),
    notes=(
        NO_REPEAT_NOTE,
        Note(kind="ambiguous", text="标题写根据平台服务能力支持, 说明按建设总投入计; 此处按说明测上限", quote=TWO_HEADING),
    ),
    bound=(figure("2", "每年建设2个"),),
    silent=("服务能力如何评价",),
)

# 3. 顶尖人才和团队

THREE = quote(
    "3",
    "全面落实我市人才引进培养升级政策，聚焦新一代信息技术、智能制造与高端装备、量子科技、工业互联网、生物医药等领域，实施顶尖人才集聚计划，"
    "对新引进或培养的国内外顶尖人才和团队，给予最高１亿元的综合资助",
)
JINAN_3 = Rule(
    id="jinan-3",
    document=DOCUMENT,
    title="国内外顶尖人才和团队综合资助",
    quotes=(THREE,),
    words=("顶尖人才", "顶尖团队", "顶尖人才和团队", "顶尖人才团队", "人才团队", "院士", "领军人才", "高端人才", "引进人才", "人才引进", "人才资助", "一个亿", "1亿元", "一亿", "综合资助", "顶尖人才集聚计划",
           "海外团队", "海外人才", "top talent"),
    recipient="新引进或培养的国内外顶尖人才和团队",
    conditions=(
        Holds(
            Fact(
                "jinan_top_talent",
                "新引进或培养的国内外顶尖人才和团队",
                Kind.YES_NO,
                "是否为新引进或培养的国内外顶尖人才和团队?",
                words=("顶尖人才", "顶尖团队", "国内外顶尖"),
                against=("不是顶尖", "不算顶尖", "普通人才", "一般人才", "普通工程师", "达不到顶尖", "未认定为顶尖", "没被认定为顶尖"),
                found_at="市级人才认定文件",
            ),
            quote=THREE,
        ),
    ),
    formula=Fixed(figure("10000", "最高１亿元的综合资助"), certainty="ceiling"),
    notes=(Note(kind="ambiguous", text="按人还是按团队资助、各级人才给多少, 条文未写", quote=THREE),),
    silent=("顶尖人才的认定标准",),
)

# 4. 研发机构

FOUR = quote(
    "4",
    "支持建设高水平研发机构，新获批省级研发机构的企业，给予最高100万元扶持；新获批市级研发机构的企业，给予最高50万元扶持”，"
    "每年培育2个省级研发机构和2个市级研发机构。",
)
JINAN_4 = Rule(
    id="jinan-4",
    document=DOCUMENT,
    title="新获批研发机构扶持",
    quotes=(FOUR,),
    words=("研发机构", "省级研发机构", "市级研发机构", "高水平研发机构", "企业研发机构", "新型研发机构", "研发中心", "省级研发中心", "市级研发中心", "R&D institution", "R&D center"),
    recipient="新获批研发机构的企业",
    competition="每年培育2个省级研发机构和2个市级研发机构, 获批不等于都能获得扶持",
    conditions=(Holds(chosen("jinan_rd_approved", "新获批的省级或市级研发机构", *AGAIN), quote=FOUR),),
    formula=Fixed(
        ByChoice(
            "jinan_rd_level",
            {"省": figure("100", "给予最高100万元扶持"), "市": figure("50", "给予最高50万元扶持")},
        ),
        certainty="ceiling",
        choices=(level("jinan_rd_level", "研发机构级别", "省", "市"),),
    ),
    notes=(Note(kind="ambiguous", text="国家级研发机构, 以及市级升省级时是否补差, 条文未写", quote=FOUR),),
    bound=(figure("2", "2个省级研发机构"), figure("2", "2个市级研发机构")),
)

# 5. 首版次软件

FIVE = quote(
    "5",
    "对技术水平在国际或国内领先、有自主知识产权和良好推广应用价值的首版次软件产品（含工业APP），"
    "按照该产品销售后１年内销售合同累计到账额的30%给予资助，最高资助100万元”，每年遴选10个工业APP。",
)
FIVE_HEADING = quote("5", "遴选一批优质服务商、解决方案和工业APP给予奖励")
FIRST_VERSION_RECEIPTS = Fact(
    "jinan_first_version_receipts",
    "产品销售后1年内销售合同累计到账额",
    Kind.MONEY,
    "该产品销售后1年内, 销售合同累计到账多少(万元)? 合同额和开票额不是到账额。",
    words=("累计到账额", "到账额", "到账", "到帐", "回款", "收到货款", "货款到", "货款", "实收", "收到", "收款", "到位", "进账", "received", "collected"),
    against=("合同额", "合同金额", "签了", "签约", "签订", "签的合同", "销售额", "销售收入", "卖了", "开票", "应收", "研发", "投入", "还没到账", "未到账", "没到账", "成本", "维保", "维护费", "运维费"),
    never=("第二年", "第2年", "次年", "第三年", "一年后", "一年以后", "一年之后", "1年后", "1年以后", "1年之后", "一年外", "1年外", "满一年"),
    additive=True,
    found_at="银行进账单, 应收账款明细账",
)
JINAN_5 = Rule(
    id="jinan-5",
    document=DOCUMENT,
    title="首版次软件产品(含工业APP)资助",
    quotes=(FIVE, FIVE_HEADING),
    words=("首版次", "首版次软件", "首版次软件产品", "首版次产品", "首版软件", "工业APP", "工业App", "首版次工业APP", "首版次高端软件", "软件产品", "软件首版次", "合同到账", "到账额", "一年货款", "卖软件",
           "first-version software", "industrial app"),
    recipient="首版次软件产品企业",
    competition="每年遴选10个工业APP, 符合条件不等于入选",
    conditions=(
        Holds(
            Fact(
                "jinan_first_version",
                "首版次软件产品(含工业APP)",
                Kind.YES_NO,
                "是否为首版次软件产品(含工业APP)?",
                words=("首版次",),
                against=("不是首版次", "非首版次", "不算首版次", "不是首版", "第二版", "升级版", "迭代版", "老版本", "没认定首版次", "未认定首版次", *DENIED),
                found_at="首版次软件产品认定材料",
            ),
            quote=FIVE,
        ),
        Holds(
            Fact(
                "jinan_leading_technology",
                "技术水平在国际或国内领先",
                Kind.YES_NO,
                "产品技术水平是否在国际或国内领先?",
                words=("国内领先", "国际领先", "国际先进", "国内外领先", "行业领先"),
                against=("不是国内领先", "达不到国内领先", "没达到国内领先", "未达到国内领先", "不领先", "只是省内领先", "省内领先", "技术一般", "技术不领先", "没有领先"),
                found_at="科技成果评价或查新报告",
            ),
            quote=FIVE,
        ),
        Holds(
            Fact(
                "jinan_own_ip",
                "有自主知识产权",
                Kind.YES_NO,
                "产品是否有自主知识产权?",
                words=("自主知识产权", "自主产权", "自有知识产权", "有软著", "软件著作权"),
                against=("没有自主知识产权", "没自主知识产权", "无自主知识产权", "不具有自主知识产权", "不是自主知识产权", "没有知识产权", "没有软著", "没软著", "代理的软件", "代理别人", "贴牌", "授权销售",
                         "产权是别人的", "产权不是我们的", "知识产权归", "买断的", "没有自主产权", "没自主产权"),
                found_at="软件著作权登记证书、专利证书",
            ),
            quote=FIVE,
        ),
    ),
    formula=Share(
        of=FIRST_VERSION_RECEIPTS,
        rate=figure("0.3", "销售合同累计到账额的30%"),
        cap=Cap(figure("100", "最高资助100万元"), CapScope.AWARD),
    ),
    notes=(
        NO_REPEAT_NOTE,
        Note(kind="limit", text="只计该产品销售后１年内到账的金额; 之后到账的不计", quote=FIVE),
        Note(kind="ambiguous", text="标题还写优质服务商、解决方案, 说明只有首版次软件产品的标准", quote=FIVE_HEADING),
    ),
    bound=(figure("1", "销售后１年内"), figure("10", "每年遴选10个工业APP")),
)
JINAN_5_SERVICES = Rule(
    id="jinan-5.2",
    document=DOCUMENT,
    title="优质服务商、解决方案奖励(未写标准)",
    quotes=(FIVE_HEADING, FIVE),
    words=("优质服务商", "解决方案", "遴选为优质服务商", "服务商、解决方案", "优秀解决方案", "解决方案奖励", "服务商奖励", "不是软件产品", "资源池", "供给资源池"),
    silent=("优质服务商的奖励标准", "解决方案的奖励标准"),
)

# 6. 应用示范企业

SIX = quote("6", "每年评选20家，每家最高奖励10万元。")
SIX_HEADING = quote("6", "每年评选20家以上市级应用示范企业，给予资金支持")
GROUP = ("子公司", "下属公司", "旗下公司", "家公司都", "家企业都", "家都")
JINAN_6 = Rule(
    id="jinan-6",
    document=DOCUMENT,
    title="市级应用示范企业奖励",
    quotes=(SIX, SIX_HEADING),
    words=("应用示范企业", "市级应用示范企业", "示范企业", "工业互联网应用示范企业", "是示范企业", "示范『企业』", "示范“企业”", "市级示范企业", "application demonstration company"),
    recipient="市级应用示范企业",
    competition="每年评选20家(标题写20家以上), 符合条件不等于入选",
    conditions=(Holds(chosen("jinan_demonstration_company", "获评市级应用示范企业"), quote=SIX_HEADING),),
    formula=PerUnit(
        figure("10", "每家最高奖励10万元"),
        Fact(
            "jinan_demonstration_companies",
            "获评的企业数",
            Kind.COMPANIES,
            "获评了几家企业(不说按一家)?",
            words=GROUP,
            sole=False,
        ),
        certainty="ceiling",
    ),
    notes=(Note(kind="ambiguous", text="评选数量: 标题写20家以上, 说明写20家", quote=SIX_HEADING),),
    bound=(figure("20", "每年评选20家以上"), figure("20", "每年评选20家，")),
)

# 7. 10. 11. 三类应用示范项目: the same standard under three headings

DEMONSTRATION = (
    "经国家、省、市评定，对应用效果明显、具有示范意义的工业互联网应用项目，按不超过实际总投入的30%予以资助，最高资助100万元”"
)
SEVEN = quote("7", f"{DEMONSTRATION}，每年支持评选20项。")
TEN = quote("10", f"{DEMONSTRATION}，每年支持10家。")
ELEVEN = quote("11", f"{DEMONSTRATION}，每年支持10家。")
SEVEN_HEADING = quote("7", "每年评选20项工业互联网应用示范项目，给予资金支持")
TEN_HEADING = quote("10", "每年支持10个以上融合应用示范标杆项目")
ELEVEN_HEADING = quote("11", "每年支持10个以上行业融合应用示范标杆项目")
PROJECT_INVESTMENT = Fact(
    "jinan_project_investment",
    "项目实际总投入",
    Kind.MONEY,
    "该项目的实际总投入是多少(万元)?",
    words=("实际总投入", "总投入", "实际投入", "投入", "总投资", "投资", "投了", "投", "花了", "总投", "砸了", "invested", "spent"),
    against=NOT_INVESTMENT,
    found_at="项目专项审计报告, 固定资产和无形资产明细账",
)
EVALUATED = chosen("jinan_project_evaluated", "经国家、省、市评定", "区里评的", "区级评定", "县里评的", "只是自评", "自己评的")
EFFECTIVE = Fact(
    "jinan_project_effective",
    "应用效果明显、具有示范意义的工业互联网应用项目",
    Kind.YES_NO,
    "项目是否应用效果明显、具有示范意义?",
    words=("应用效果明显", "具有示范意义", "有示范意义"),
    against=("效果不明显", "没什么效果", "不具有示范意义", "没有示范意义"),
)


def demonstration(quoted: Quote) -> tuple[Condition, ...]:
    return (Holds(EVALUATED, quote=quoted, proof="国家、省或市的评定文件"), Holds(EFFECTIVE, quote=quoted))


DEMONSTRATION_SHARE = Share(
    of=PROJECT_INVESTMENT,
    rate=figure("0.3", "不超过实际总投入的30%"),
    cap=Cap(figure("100", "最高资助100万元"), CapScope.PROJECT),
    certainty="ceiling",
)
SAME_STANDARD = "应用示范、“+新技术”、“+行业”的标准相同; 同一企业同一项目不重复奖补"
JINAN_7 = Rule(
    id="jinan-7",
    document=DOCUMENT,
    title="工业互联网应用示范项目资助",
    quotes=(SEVEN, SEVEN_HEADING),
    words=("应用示范项目", "工业互联网应用示范项目", "工业互联网应用项目", "应用示范", "示范项目", "应用项目", "市级应用示范项目", "application demonstration project"),
    recipient="应用示范项目单位",
    period=Period.PROJECT,
    competition="每年支持评选20项, 符合条件不等于入选",
    conditions=demonstration(SEVEN),
    formula=DEMONSTRATION_SHARE,
    notes=(Note(kind="limit", text=SAME_STANDARD, quote=NO_REPEAT),),
    bound=(figure("20", "每年评选20项"), figure("20", "每年支持评选20项")),
)

# 8. 产业示范基地

EIGHT = quote("8", "对新认定对市级产业集聚区或示范基地（园区），最高给予300万元的一次性奖励”，每年评选2家。")
EIGHT_HEADING = quote("8", "每年评选1-2家市级工业互联网产业示范基地，给予资金支持")
JINAN_8 = Rule(
    id="jinan-8",
    document=DOCUMENT,
    title="市级工业互联网产业示范基地(园区)奖励",
    quotes=(EIGHT, EIGHT_HEADING),
    words=("产业示范基地", "示范基地", "工业互联网产业示范基地", "市级示范基地", "产业集聚区", "产业示范园区", "示范园区", "示范基地(园区)", "工业互联网园区", "工业互联网基地", "园区", "基地", "demonstration base", "industrial park"),
    recipient="新认定的市级产业集聚区或示范基地(园区)",
    period=Period.ONCE,
    competition="每年评选2家(标题写1-2家), 符合条件不等于入选",
    conditions=(
        Holds(
            chosen("jinan_base", "新认定的市级产业集聚区或示范基地(园区)", *AGAIN, "区级示范基地", "区里认定"), quote=EIGHT
        ),
    ),
    formula=Fixed(figure("300", "最高给予300万元的一次性奖励"), certainty="ceiling"),
    notes=(
        Note(kind="ambiguous", text="评选数量: 标题写1-2家, 说明写2家", quote=EIGHT_HEADING),
        Note(kind="ambiguous", text="原文写“新认定对市级”, 应为“新认定的市级”之误; 国家级、省级基地的标准未写", quote=EIGHT),
    ),
    bound=(figure("1", "每年评选1-2家"), figure("2", "每年评选1-2家"), figure("2", "每年评选2家")),
)

# 9. 应用成熟度测评

NINE = quote("9", "每年评测60家，每家奖励10万元。")
NINE_HEADING = quote("9", "每年开展50家以上企业工业互联网应用成熟度测评，给予资金支持")
JINAN_9 = Rule(
    id="jinan-9",
    document=DOCUMENT,
    title="工业互联网应用成熟度测评奖励",
    quotes=(NINE, NINE_HEADING),
    words=("成熟度测评", "应用成熟度", "应用成熟度测评", "成熟度评测", "成熟度评估", "工业互联网应用成熟度测评", "工业互联网成熟度", "成熟度", "应用测评", "成熟度等级", "maturity assessment"),
    recipient="参加测评的企业",
    competition="每年评测60家(标题写50家以上)",
    conditions=(
        Holds(
            Fact(
                "jinan_assessed",
                "参加工业互联网应用成熟度测评",
                Kind.YES_NO,
                "是否已参加工业互联网应用成熟度测评?",
                words=("测评做了", "测了", "做了测评", "参加了测评", "参加测评", "测评过", "测评完", "做完测评"),
                against=("没测评", "没参加测评", "没有参加测评", "未参加测评", "没做测评", "未测评", "没做成熟度", "没参加成熟度", "没排上测评", "没轮上测评", "测评没做",
                         "测评没参加", "测评还没做", "测评还没参加", "测评没排上", "测评没轮上"),
                found_at="测评报告",
            ),
            quote=NINE_HEADING,
            proof="应用成熟度测评报告",
        ),
    ),
    formula=PerUnit(
        figure("10", "每家奖励10万元"),
        Fact(
            "jinan_assessed_companies",
            "参加测评的企业数",
            Kind.COMPANIES,
            "参加测评的有几家企业(不说按一家)?",
            words=GROUP,
            sole=False,
        ),
    ),
    notes=(
        Note(kind="ambiguous", text="参加测评即奖励还是达到等级才奖励, 条文未写", quote=NINE),
        Note(kind="ambiguous", text="评测数量: 标题写50家以上, 说明写60家", quote=NINE_HEADING),
    ),
    bound=(figure("50", "每年开展50家以上企业"), figure("60", "每年评测60家")),
    silent=("是否须达到某一等级", "是否每年都奖"),
)

TEN_COUNT: tuple[Figure, ...] = (figure("10", "每年支持10个以上"), figure("10", "每年支持10家"))
JINAN_10 = Rule(
    id="jinan-10",
    document=DOCUMENT,
    title="“工业互联网+新技术”融合应用示范标杆项目资助",
    quotes=(TEN, TEN_HEADING),
    words=("+新技术", "工业互联网+新技术", "“工业互联网+新技术”", "新技术融合", "融合应用示范标杆", "融合应用示范标杆项目", "新技术标杆", "新技术融合标杆", "融合应用标杆", "融合应用示范", "5G+AI", "5G+工业互联网", "AI+工业互联网",
           "区块链+工业互联网", "融合应用"),
    recipient="融合应用示范标杆项目单位",
    period=Period.PROJECT,
    competition="每年支持10家(标题写10个以上), 符合条件不等于入选",
    conditions=demonstration(TEN),
    formula=DEMONSTRATION_SHARE,
    notes=(
        Note(kind="limit", text=SAME_STANDARD, quote=NO_REPEAT),
        Note(kind="ambiguous", text="支持数量: 标题写10个以上, 说明写10家", quote=TEN_HEADING),
    ),
    bound=TEN_COUNT,
)
JINAN_11 = Rule(
    id="jinan-11",
    document=DOCUMENT,
    title="“工业互联网+行业”融合应用示范标杆项目资助",
    quotes=(ELEVEN, ELEVEN_HEADING),
    words=("+行业", "工业互联网+行业", "“工业互联网+行业”", "行业融合", "行业融合标杆", "行业融合应用", "行业融合应用示范", "行业融合应用示范标杆", "行业融合应用示范标杆项目", "行业标杆", "行业标杆项目", "行业应用标杆"),
    recipient="行业融合应用示范标杆项目单位",
    period=Period.PROJECT,
    competition="每年支持10家(标题写10个以上), 符合条件不等于入选",
    conditions=demonstration(ELEVEN),
    formula=DEMONSTRATION_SHARE,
    notes=(
        Note(kind="limit", text=SAME_STANDARD, quote=NO_REPEAT),
        Note(kind="ambiguous", text="支持数量: 标题写10个以上, 说明写10家", quote=ELEVEN_HEADING),
    ),
    bound=TEN_COUNT,
)

# 12. 企业上云

JINAN_12 = Rule(
    id="jinan-12",
    document=DOCUMENT,
    title="“企业上云”专项引导资金",
    quotes=(
        quote(
            "12",
            "充分发挥财政资金引导撬动作用，设立‘企业上云’专项引导资金，3年内每年设置2000万元”，每年共2000万元。",
        ),
        quote("12", "《济南市“企业上云”行动计划(2017-2019年)》财政支持政策、推进机制继续延用三年"),
    ),
    words=("企业上云", "上云", "上云补贴", "上云资金", "上云专项", "专项引导资金", "引导资金", "上云引导资金", "云券", "买云", "购买云服务", "云服务", "上云上平台", "两千万", "2000万", "延用三年", "cloud"),
    bound=(
        figure("3", "3年内"),
        figure("2000", "每年设置2000万元"),
        figure("2000", "每年共2000万元"),
        figure("3", "继续延用三年"),
    ),
    silent=("单户补贴标准", "单个企业的比例和上限"),
)

# 13. 展会

THIRTEEN = quote(
    "13",
    "对引进的由国际权威组织承办、无财政支持的先进制造业和数字经济专业性展会，其租赁面积在10000平方米以上的，根据展会租赁面积等条件，"
    "每个展会给予补贴50-200万元”，每年支持5场活动。",
)
THIRTEEN_HEADING = quote("13", "支持协会、联盟等组织开展供需对接、峰会、论坛、竞赛等活动")
EXHIBITION_AREA = Fact(
    "exhibition_area",
    "展会租赁面积",
    Kind.AREA,
    "展会租赁面积多少平方米?",
    words=("租赁面积", "租赁", "展览面积", "展会面积", "面积", "展馆", "租了", "租", "展览", "展区"),
    found_at="展馆租赁合同",
)
JINAN_13 = Rule(
    id="jinan-13",
    document=DOCUMENT,
    title="先进制造业和数字经济专业性展会补贴",
    quotes=(THIRTEEN, THIRTEEN_HEADING),
    words=("展会", "展览", "专业性展会", "展会补贴", "博览会", "办展", "展览会", "引进展会", "国际展会", "国际权威", "国际权威组织", "租赁面积", "专业展", "exhibition", "trade fair", "trade show"),
    recipient="展会引进承办单位",
    period=Period.PROJECT,
    competition="每年支持5场活动, 符合条件不等于获得支持",
    conditions=(
        Limit(EXHIBITION_AREA, "at_least", figure("10000", "租赁面积在10000平方米以上"), quote=THIRTEEN),
        Holds(
            Fact(
                "exhibition_international",
                "引进的由国际权威组织承办的展会",
                Kind.YES_NO,
                "展会是否为引进的、由国际权威组织承办?",
                words=("国际权威组织承办", "国际权威承办", "国际权威组织", "国际权威", "国际组织承办"),
                against=("不是国际权威", "非国际权威", "国内公司承办", "国内机构承办", "国内协会承办", "本地协会承办", "本地公司承办", "省内协会承办", "不是国际组织", "自办展", "不是引进", "国内组织承办",
                         "没有国际权威"),
                found_at="承办协议",
            ),
            quote=THIRTEEN,
        ),
        Holds(
            Fact(
                "exhibition_public_money",
                "展会有财政支持",
                Kind.YES_NO,
                "该展会是否已有财政支持?",
                words=("有财政支持", "已有财政", "财政支持", "财政补贴过", "拿过财政", "区里给过", "区财政给", "财政已经补", "有财政资金", "财政出了", "财政给过", "已获财政", "有财政补贴", "政府补贴过", "财政~补助", "财政~补贴", "财政~资助", "财政~出了", "财政~拨了", "政府~补助", "政府~补贴了", "公家~补了", "财政拨款", "财政~给了", "财政~给了钱", "区里~给了", "政府~给了钱", "财政~给过", "财政~补过", "财政~出过", "财政~拨过", "财政~资助过", "财政~支持过", "财政~支持了", "政府~给过", "政府~补过", "公家~给过", "省里~给过", "省里~补过", "市里~给过", "市里~补过", "区里~给过", "区里~补过"),
                against=("无财政支持", "没有财政支持", "没财政支持", "没拿过财政", "没有财政", "没拿财政", "无财政", "没有其他财政", "未获财政", "不含财政", "没有任何财政", "财政没给", "不要区里的钱", "不要财政", "不要政府的钱", "不拿财政", "不用财政", "不要~拨款", "放弃~财政", "不拿区里的钱", "不要~财政", "没有~拨款", "没拿~拨款", "没有财政拨款"),
            ),
            so=False,
            quote=THIRTEEN,
        ),
        Holds(
            Fact(
                "exhibition_trade",
                "先进制造业和数字经济专业性展会",
                Kind.YES_NO,
                "是否为先进制造业和数字经济专业性展会?",
                words=("先进制造业", "数字经济", "智能制造展", "工业互联网展", "装备展"),
                against=("车展", "美食展", "婚博会", "家居展", "农博会", "消费品展", "不是专业展", "综合性展会", "糖酒会", "房展"),
            ),
            quote=THIRTEEN,
        ),
    ),
    formula=AmountRange(figure("50", "给予补贴50-200万元"), figure("200", "50-200万元")),
    notes=(
        Note(kind="ambiguous", text="根据展会租赁面积等条件定档, 各档标准条文未写", quote=THIRTEEN),
        Note(kind="ambiguous", text="标题写供需对接、峰会、论坛、竞赛等活动, 说明只有展会的标准", quote=THIRTEEN_HEADING),
    ),
    bound=(figure("5", "每年支持5场活动"),),
)
JINAN_13_EVENTS = Rule(
    id="jinan-13.2",
    document=DOCUMENT,
    title="供需对接、峰会、论坛、竞赛活动支持(未写标准)",
    quotes=(THIRTEEN_HEADING, THIRTEEN),
    words=("论坛", "峰会", "竞赛", "大赛", "供需对接", "供需对接会", "对接会", "办论坛", "办峰会", "协会活动", "联盟活动", "办竞赛", "办大赛", "forum", "summit", "competition"),
    bound=(figure("5", "每年支持5场活动"),),
    silent=("峰会、论坛、竞赛的补贴标准", "供需对接活动的补贴标准"),
)

# 14. 体验中心

FOURTEEN = quote("14", "对获评国家、省和市级工业互联网体验中心分别给予最高1000万元、300万元和100万元的奖励。")
JINAN_14 = Rule(
    id="jinan-14",
    document=DOCUMENT,
    title="工业互联网体验中心奖励",
    quotes=(
        FOURTEEN,
        quote("14", "支持企业、院所、第三方机构与政府合作建设工业互联网体验中心"),
    ),
    words=("体验中心", "工业互联网体验中心", "国家级体验中心", "省级体验中心", "市级体验中心", "省级工业互联网体验中心", "国家级工业互联网体验中心", "市级工业互联网体验中心", "体验馆", "experience center", "experience centre"),
    recipient="获评的体验中心建设单位",
    conditions=(Holds(chosen("jinan_center_rated", "获评工业互联网体验中心"), quote=FOURTEEN),),
    formula=Fixed(
        ByChoice(
            "jinan_center_level",
            {
                "国家": figure("1000", "最高1000万元"),
                "省": figure("300", "300万元和100万元的奖励"),
                "市": figure("100", "100万元的奖励"),
            },
        ),
        certainty="ceiling",
        choices=(level("jinan_center_level", "体验中心级别", "国家", "省", "市"),),
    ),
    notes=(
        Note(kind="ambiguous", text="由市级升省级、国家级时是否补差, 是否一次性, 条文未写", quote=FOURTEEN),
        Note(kind="premise", text="本项说明没有引用依据文件", quote=FOURTEEN),
    ),
    silent=("实际金额如何确定",),
)

# 15. 公共服务平台

FIFTEEN = quote(
    "15",
    "支持行业骨干企业建设公共技术服务、行业大数据、电子商务、智慧物流、工业设计、智能制造服务、检验检测、军民融合技术转化、创新中心等公共服务平台，"
    "对经国家级、省级、市级新认定的平台分别给予实际投资额30%、20%、10%的财政补助，最高补助1000万元”，每年培育1家国家级和2个省级平台。",
)
FIFTEEN_HEADING = quote("15", "工业互联网公共服务平台获得国家、省认定的，给予资金支持")
SERVICE_PLATFORM_INVESTMENT = Fact(
    "jinan_service_platform_investment",
    "公共服务平台实际投资额",
    Kind.MONEY,
    "公共服务平台的实际投资额是多少(万元)?",
    words=("实际投资额", "实际投资", "投资额", "投资", "投入", "投了", "投", "花了", "总投", "砸了", "invested", "spent"),
    against=(*NOT_INVESTMENT, "计划投资", "拟投资", "概算"),
    additive=True,
    found_at="固定资产、无形资产和在建工程明细账, 发票与付款凭证",
)
JINAN_15 = Rule(
    id="jinan-15",
    document=DOCUMENT,
    title="公共服务平台认定补助",
    quotes=(FIFTEEN, FIFTEEN_HEADING),
    words=("公共服务平台", "工业互联网公共服务平台", "公共技术服务平台", "公服平台", "国家级公共服务平台", "省级公共服务平台", "市级公共服务平台", "行业大数据平台", "检验检测平台", "智慧物流平台", "电子商务平台", "工业设计平台",
           "智能制造服务平台", "建设工业互联网平台", "新建的工业互联网平台", "新建工业互联网平台", "自建工业互联网平台", "自建的工业互联网平台", "建的工业互联网平台", "建工业互联网平台", "建了工业互联网平台", "建了个工业互联网平台", "建成工业互联网平台", "搭建工业互联网平台", "搭了工业互联网平台", "工业互联网平台建设", "军民融合", "创新中心", "公共平台", "public service platform"),
    recipient="建设公共服务平台的行业骨干企业",
    competition="每年培育1家国家级和2个省级平台, 认定不等于都能获得补助",
    conditions=(
        Holds(chosen("jinan_service_platform_new", "新认定的公共服务平台", *AGAIN), quote=FIFTEEN, proof="认定文件"),
    ),
    formula=Share(
        of=SERVICE_PLATFORM_INVESTMENT,
        rate=ByChoice(
            "jinan_service_platform_level",
            {
                "国家": figure("0.3", "实际投资额30%"),
                "省": figure("0.2", "20%、10%的财政补助"),
                "市": figure("0.1", "10%的财政补助"),
            },
        ),
        cap=Cap(figure("1000", "最高补助1000万元"), CapScope.AWARD),
        choices=(level("jinan_service_platform_level", "公共服务平台级别", "国家", "省", "市"),),
    ),
    notes=(
        NO_REPEAT_NOTE,
        Note(
            kind="ambiguous",
            text="标题和每年名额只写国家级、省级, 市级10%只在说明中出现, 市级须向解释部门核实",
            quote=FIFTEEN_HEADING,
        ),
    ),
    bound=(figure("1", "每年培育1家国家级"), figure("2", "2个省级平台")),
)

# 三、政策实施期限

JINAN_16 = Rule(
    id="jinan-16",
    document=DOCUMENT,
    title="实施期限与解释部门",
    quotes=(quote("三", "自2020年1月1日起施行，有效期至2022年12月31日，由市工业和信息化局负责解释。"),),
    words=("有效期", "实施期限", "过期", "失效", "还有效", "到什么时候", "什么时候到期", "截止", "从什么时候开始", "施行", "解释", "谁解释", "谁负责解释", "解释部门", "解释权", "归谁解释", "哪个部门解释", "说了算", "还能用",
           "还能申请吗"),
    silent=("文号", "印发日期", "申报时间", "申报材料"),
)

RULES: tuple[Rule, ...] = (
    JINAN_0,
    JINAN_1,
    JINAN_2,
    JINAN_3,
    JINAN_4,
    JINAN_5,
    JINAN_5_SERVICES,
    JINAN_6,
    JINAN_7,
    JINAN_8,
    JINAN_9,
    JINAN_10,
    JINAN_11,
    JINAN_12,
    JINAN_13,
    JINAN_13_EVENTS,
    JINAN_14,
    JINAN_15,
    JINAN_16,
)
