"""济南市工业互联网创新发展行动计划(2020—2022年)奖补政策实施细则, item by item.

Each item has a heading and an explanation (说明). Where the two differ, both are quoted and neither is chosen.
"""

from tools.award import Note
from tools.clauses import ByChoice, Quote, figure
from tools.conditions import Holds, Limit
from tools.facts import Fact, Kind
from tools.formulas import AmountRange, Cap, CapScope, Fixed, Share
from tools.rule import Period, Rule, level_fact

DOCUMENT = "jinan_2020_2022"


def quote(article: str, text: str) -> Quote:
    return Quote(DOCUMENT, article, text)


# What people say of a title that they do not have, or have had for long.

DENIED = (
    "没评上", "没有评上", "未评上", "没评选上", "没认定", "没有认定", "未认定", "还没认定", "尚未认定", "未获认定", "没获批", "未获批", "没有获批", "还没批",
    "没批准", "没入选", "未入选", "没有入选", "没选上", "没有选上", "落选", "没通过认定", "未通过认定", "没有通过认定", "认定没通过", "没评下来", "没批下来",
    "还没评", "未获评", "没获评", "没有获评", "尚未获评", "尚未评定", "未评定", "没评定", "没有评定", "被取消", "被撤销", "摘牌",
)  # fmt: skip
NOT_NEW = (
    "复评", "复审", "复核", "再次认定", "重新认定", "早就认定", "早就获批", "以前就认定", "以前就获批", "之前就认定", "之前就获批", "年前认定的", "年前就认定",
    "年前就获批", "不是新认定", "非新认定", "不是新获批", "非新获批", "老平台",
)  # fmt: skip
CHOSEN = ("评上", "入选", "评选上", "获评", "被评为", "评定过", "已评定", "选上", "认定了", "已认定")
NEWLY = ("新认定", "新获认定", "新获批", "新批", "刚认定", "刚获批", "刚批", "今年认定", "今年获批", "首次认定")


def won(fact_id: str, label: str, *against: str) -> Fact:
    """The selection or assessment that the award rewards: to ask about the award is to claim it."""
    return Fact(
        fact_id, label, Kind.YES_NO, f"是否已{label}?", words=CHOSEN, against=(*against, *DENIED), found_at="评定文件或公布名单"
    )


def newly(fact_id: str, label: str, *against: str) -> Fact:
    """The recognition is a new one: 复核 of an older one does not count."""
    return Fact(
        fact_id,
        label,
        Kind.YES_NO,
        f"是否为{label}?",
        words=NEWLY,
        against=(*against, *DENIED, *NOT_NEW),
        found_at="认定或批复文件",
    )


# 一、总体原则

MODE = quote("一", "本政策主要涉及奖补类方式，采用一次性奖励和项目后补助模式。")
NO_REPEAT = quote("一", "国家、省级、市级分别给予不同档次的一次性奖励，秉持同一企业同一项目不重复奖补原则。")
NO_REPEAT_NOTE = Note(kind="limit", text="同一企业同一项目不重复奖补", quote=NO_REPEAT)
JINAN_0 = Rule(
    id="jinan-0",
    document=DOCUMENT,
    title="奖补方式与同一项目不重复奖补",
    quotes=(NO_REPEAT, MODE),
    words=("不重复", "不重复奖补", "重复奖补", "重复享受", "重复拿", "重复领", "重复报", "重复申报", "同一个项目", "同一项目", "同个项目", "一个项目报两", "两边都拿", "两份都拿",
           "两份钱", "两项都拿", "两个都拿", "都能拿", "都拿吗", "叠加", "同时拿", "同时享受", "同时申请", "兼得", "既拿", "既报", "总体原则", "奖补方式", "什么方式给钱", "后补助", "项目后补助",
           "先建后补", "事后补", "先补还是后补", "一次性奖励还是", "分几档", "twice for the same project", "same project"),
    notes=(
        Note(kind="ambiguous", text="同一项目可适用几条时取哪一条, 条文未写", quote=NO_REPEAT),
    ),
    silent=("同一项目可适用几条时取哪一条", "与省级、国家级奖补能否叠加"),
)

# 二（一）行动1: 内网改造

ONE_HEADING = quote("1", "每年评选10家以上工业互联网企业内网改造标杆项目，给予资金支持")
ONE = quote("1", "每个项目按不超过实际投入的20%予以资助，最高资助300万元”，每年评选10个。")
ONE_TECHNIQUES = quote(
    "1",
    "支持工业企业以工业以太网、工业无源光网络（PON）、工业无线、互联网通讯协议第六版（IPv6）、时间敏感网络（TSN）等新型技术、设备改造生产现场网络和系统。",
)
NETWORK_SPENDING = Fact(
    "jinan_network_spending",
    "内网改造项目实际投入",
    Kind.MONEY,
    "内网改造项目实际投入多少(万元)?",
    words=("实际投入", "投入", "投资", "投了", "实投", "花了", "花费", "改造费", "总投", "支出", "spent", "invested"),
    against=("营收", "营业收入", "收入", "产值", "利润", "纳税", "注册资本", "预算", "计划投", "补贴了", "资助了", "补了"),
    found_at="固定资产、无形资产和在建工程明细账, 合同、发票与付款凭证",
)
NETWORK_CHOSEN = won("jinan_network_chosen", "入选市工业互联网企业内网改造标杆项目", "不是标杆", "没评标杆", "不算标杆")
NETWORK_ON_SITE = Fact(
    "jinan_network_on_site",
    "工业企业以新型技术、设备改造生产现场网络和系统",
    Kind.YES_NO,
    "是否为工业企业以工业以太网、PON、工业无线、IPv6、TSN等新型技术改造生产现场网络和系统?",
    words=("工业以太网", "无源光网络", "工业无线", "ipv6", "tsn", "时间敏感网络", "生产现场", "车间网络"),
    against=("办公网", "办公室网络", "办公楼网络", "不是工业企业", "非工业企业", "不是生产现场", "家庭宽带", "外网改造", "只改外网"),
)
JINAN_1 = Rule(
    id="jinan-1",
    document=DOCUMENT,
    title="企业内网改造标杆项目资助",
    quotes=(ONE, ONE_HEADING, ONE_TECHNIQUES),
    words=("内网", "内网改造", "内网升级", "企业内网", "企业内网改造", "内网改造标杆", "内网标杆", "内网改造标杆项目", "工业以太网", "无源光网络", "PON", "工业PON", "工业无线", "IPv6", "TSN",
           "时间敏感网络", "工厂网络", "车间网络", "车间联网", "厂区网络", "生产网络", "网络改造", "网络升级", "internal network", "intranet", "factory network"),
    recipient="工业企业",
    period=Period.PROJECT,
    conditions=(
        Holds(NETWORK_CHOSEN, quote=ONE_HEADING, proof="评选结果文件", decided_by="济南市评选"),
        Holds(NETWORK_ON_SITE, quote=ONE_TECHNIQUES, proof="改造方案、设备清单"),
    ),
    formula=Share(
        of=NETWORK_SPENDING,
        rate=figure("0.2", "不超过实际投入的20%"),
        cap=Cap(figure("300", "最高资助300万元"), CapScope.PROJECT),
        certainty="ceiling",
    ),
    competition="标题写每年评选10家以上, 说明写每年评选10个; 符合条件不等于入选",
    notes=(NO_REPEAT_NOTE,),
    bound=(figure("10", "每年评选10家以上"), figure("10", "每年评选10个")),
    silent=("实际比例如何确定", "实际投入含税或不含税"),
)

# 二（二）行动2: 测试平台

TWO_HEADING = quote("2", "支持开展工业互联网测试平台建设，根据平台服务能力给予资金支持")
TWO = quote("2", "对测试验证环境建设项目，按不超过建设总投入的50%予以资助，最高资助200万元”，每年建设2个。")
TEST_SPENDING = Fact(
    "jinan_test_spending",
    "测试验证环境建设总投入",
    Kind.MONEY,
    "测试验证环境的建设总投入是多少(万元)?",
    words=("建设总投入", "总投入", "投入", "投资", "投了", "建设费", "建设花", "建设", "花了", "总投", "spent", "invested"),
    against=("营收", "营业收入", "收入", "产值", "利润", "纳税", "注册资本", "运维", "运营费", "补贴了", "资助了", "补了"),
    found_at="固定资产、无形资产和在建工程明细账, 合同、发票与付款凭证",
)
TEST_PROJECT = Fact(
    "jinan_test_project",
    "工业互联网测试验证环境建设项目",
    Kind.YES_NO,
    "是否为工业互联网测试验证环境(测试平台)建设项目?",
    words=("测试验证", "测试平台", "测试床", "验证环境", "验证平台"),
    against=("不是测试平台", "不是测试验证", "不做测试验证", "没入选", "未入选", "没有入选", "落选", "没选上"),
)
JINAN_2 = Rule(
    id="jinan-2",
    document=DOCUMENT,
    title="测试验证环境建设资助",
    quotes=(TWO, TWO_HEADING),
    words=("测试平台", "测试验证", "测试验证环境", "测试验证平台", "验证环境", "验证平台", "测试床", "测试环境", "测试平台建设", "工业互联网测试", "工业互联网测试平台", "test bed", "testbed", "test platform",
           "test and verification"),
    recipient="测试验证环境建设单位",
    period=Period.PROJECT,
    conditions=(Holds(TEST_PROJECT, quote=TWO, proof="项目建设材料"),),
    formula=Share(
        of=TEST_SPENDING,
        rate=figure("0.5", "不超过建设总投入的50%"),
        cap=Cap(figure("200", "最高资助200万元"), CapScope.PROJECT),
        certainty="ceiling",
    ),
    competition="每年建设2个, 符合条件不等于入选",
    notes=(
        Note(kind="ambiguous", text="标题写“根据平台服务能力”, 说明写按建设总投入的比例; 服务能力如何影响金额, 条文未写", quote=TWO_HEADING),
        NO_REPEAT_NOTE,
    ),
    bound=(figure("2", "每年建设2个"),),
    silent=("平台服务能力的标准", "实际比例如何确定"),
)

# 二（三）行动3: 人才和研发机构

THREE_HEADING = quote("3", "引进一批国内外顶尖人才、团队，给予一定资金支持")
THREE = quote(
    "3",
    "全面落实我市人才引进培养升级政策，聚焦新一代信息技术、智能制造与高端装备、量子科技、工业互联网、生物医药等领域，实施顶尖人才集聚计划，"
    "对新引进或培养的国内外顶尖人才和团队，给予最高１亿元的综合资助",
)
TOP_TALENT = Fact(
    "jinan_top_talent",
    "新引进或培养的国内外顶尖人才和团队",
    Kind.YES_NO,
    "是否为新引进或培养的国内外顶尖人才或团队?",
    words=("顶尖人才", "顶尖团队", "新引进", "新培养"),
    against=("不是顶尖", "非顶尖", "够不上顶尖", "算不上顶尖", "普通人才", "一般人才", "普通工程师", "不是新引进", *DENIED),
)
JINAN_3 = Rule(
    id="jinan-3",
    document=DOCUMENT,
    title="国内外顶尖人才、团队综合资助",
    quotes=(THREE, THREE_HEADING),
    words=("顶尖人才", "顶尖团队", "顶尖人才团队", "顶尖人才集聚计划", "人才引进", "引进人才", "引进团队", "人才团队", "高端人才", "高层次人才", "人才资助", "人才补贴", "人才政策", "院士", "专家团队",
           "领军人才", "海外团队", "海外人才", "综合资助", "人才", "top talent", "talent"),
    recipient="新引进或培养的国内外顶尖人才和团队",
    conditions=(Holds(TOP_TALENT, quote=THREE, decided_by="济南市人才引进培养政策"),),
    formula=Fixed(figure("10000", "给予最高１亿元的综合资助"), certainty="ceiling"),
    notes=(
        Note(kind="ambiguous", text="“顶尖”的标准和最高额之内如何定额, 条文未写", quote=THREE),
        NO_REPEAT_NOTE,
    ),
    silent=("“顶尖”的标准", "最高额之内如何定额", "资助给个人还是给单位"),
)

FOUR_HEADING = quote("4", "培育一批省、市级研发机构，给予一定资金支持")
FOUR = quote(
    "4",
    "支持建设高水平研发机构，新获批省级研发机构的企业，给予最高100万元扶持；新获批市级研发机构的企业，给予最高50万元扶持”，每年培育2个省级研发机构和2个市级研发机构。",
)
RESEARCH_LEVEL = level_fact("jinan_research_level", "研发机构级别", "新获批的是省级还是市级研发机构?", ("省", "市"))
JINAN_4 = Rule(
    id="jinan-4",
    document=DOCUMENT,
    title="新获批省、市级研发机构扶持",
    quotes=(FOUR, FOUR_HEADING),
    words=("研发机构", "省级研发机构", "市级研发机构", "新型研发机构", "研发中心", "省级研发中心", "市级研发中心", "技术中心", "企业技术中心", "研究院", "研究中心", "工程研究中心", "实验室", "研发平台",
           "高水平研发机构", "研发机构扶持", "R&D center", "R&D institution", "research institution"),
    recipient="新获批研发机构的企业",
    conditions=(
        Holds(
            newly("jinan_research_new", "新获批的省级或市级研发机构", "区级研发机构", "自建研发机构没认定"),
            quote=FOUR,
            proof="研发机构批复文件",
        ),
    ),
    formula=Fixed(
        ByChoice(
            "jinan_research_level",
            {"省": figure("100", "给予最高100万元扶持"), "市": figure("50", "给予最高50万元扶持")},
        ),
        certainty="ceiling",
        choices=(RESEARCH_LEVEL,),
    ),
    competition="每年培育2个省级研发机构和2个市级研发机构",
    notes=(NO_REPEAT_NOTE,),
    bound=(figure("2", "每年培育2个省级研发机构"), figure("2", "2个市级研发机构")),
    silent=("最高额之内如何定额", "由市级升为省级是否补差", "国家级研发机构"),
)

# 二（四）行动4: 首版次软件

FIVE_HEADING = quote("5", "遴选一批优质服务商、解决方案和工业APP给予奖励")
FIVE = quote(
    "5",
    "对技术水平在国际或国内领先、有自主知识产权和良好推广应用价值的首版次软件产品（含工业APP），"
    "按照该产品销售后１年内销售合同累计到账额的30%给予资助，最高资助100万元”，每年遴选10个工业APP。",
)
FIRST_VERSION_INCOME = Fact(
    "first_version_income",
    "该产品销售后1年内销售合同累计到账额",
    Kind.MONEY,
    "该产品销售后1年内销售合同累计到账多少(万元)? 合同额或开票额不是到账额。",
    words=("到账", "到帐", "累计到账", "合同到账", "回款", "收到", "到款", "进账", "实收", "已到", "received"),
    against=("签了", "签约", "签订", "合同额", "合同金额", "合同总额", "订单", "开票", "没到账", "未到账", "还没到", "没到帐", "应收", "研发投入", "投资", "开发费", "营收", "营业收入", "注册资本", "纳税"),
    found_at="该产品销售合同、发票和银行进账单",
)
FIRST_VERSION = Fact(
    "jinan_first_version",
    "首版次软件产品(含工业APP)",
    Kind.YES_NO,
    "是否为首版次软件产品(含工业APP)?",
    words=("首版次", "首版次软件", "工业app", "首版软件", "first-version"),
    against=("不是软件", "不是产品", "没有软件产品", "没有自己的软件", "没有自己的产品", "无软件产品", "不是首版次", "非首版次", "算不上首版次", "没有首版次", "第二版", "升级版",
             "优质服务商", "解决方案服务商", "服务商", "优质解决方案", "解决方案提供商", "解决方案供应商", "解决方案商", "做解决方案", "是解决方案", "只有解决方案", "解决方案不是", "硬件产品"),
    found_at="软件著作权证书、版本说明",
)
LEADING = Fact(
    "jinan_technology_leading",
    "技术水平在国际或国内领先",
    Kind.YES_NO,
    "产品的技术水平是否在国际或国内领先?",
    words=("国内领先", "国际领先", "国际先进领先", "全国领先", "世界领先", "行业领先", "技术领先"),
    against=("不是国内领先", "不是国际领先", "不领先", "不算领先", "算不上领先", "达不到领先", "达不到国内领先", "没达到国内领先", "没有达到国内领先", "未达到国内领先", "省内领先", "市内领先",
             "一般水平", "水平一般", "技术一般"),
    found_at="科技成果评价或查新报告",
)
OWN_RIGHTS = Fact(
    "jinan_own_rights",
    "有自主知识产权",
    Kind.YES_NO,
    "产品是否有自主知识产权?",
    words=("自主知识产权", "有自主产权", "自主产权", "自有知识产权", "知识产权自有", "知识产权是我们", "自主研发", "软著是我们"),
    against=("没有自主知识产权", "没自主知识产权", "无自主知识产权", "没有知识产权", "没有自主产权", "不是自主知识产权", "非自主知识产权", "缺自主知识产权", "知识产权不是我们", "知识产权归别人",
             "知识产权归客户", "知识产权归母公司", "代理", "贴牌", "买来的软件", "采购的软件"),
    found_at="软件著作权或专利证书",
)
WORTH_SPREADING = Fact(
    "jinan_worth_spreading",
    "有良好推广应用价值",
    Kind.YES_NO,
    "产品是否有良好推广应用价值?",
    words=("推广应用价值", "推广价值", "应用价值"),
    against=("没有推广价值", "没推广价值", "没有推广应用价值", "没有应用价值", "无推广价值", "无推广应用价值"),
)
JINAN_5 = Rule(
    id="jinan-5",
    document=DOCUMENT,
    title="首版次软件产品(含工业APP)资助",
    quotes=(FIVE, FIVE_HEADING),
    words=("首版次", "首版次软件", "首版次软件产品", "首版次产品", "首版次工业APP", "首版软件", "工业APP", "工业app", "工业软件", "软件产品", "APP", "优质服务商", "服务商", "解决方案", "解决方案服务商", "优质解决方案",
           "供给资源池", "资源池", "first-version software", "industrial app", "service provider"),
    recipient="首版次软件产品的企业",
    conditions=(
        Holds(FIRST_VERSION, quote=FIVE, proof="软件著作权证书、首个销售合同"),
        Holds(LEADING, quote=FIVE, proof="科技成果评价或查新报告"),
        Holds(OWN_RIGHTS, quote=FIVE, proof="软件著作权或专利证书"),
        Holds(WORTH_SPREADING, quote=FIVE),
    ),
    formula=Share(
        of=FIRST_VERSION_INCOME,
        rate=figure("0.3", "销售合同累计到账额的30%"),
        cap=Cap(figure("100", "最高资助100万元"), CapScope.AWARD),
    ),
    competition="每年遴选10个工业APP, 符合条件不等于入选",
    notes=(
        Note(kind="limit", text="标题写优质服务商、解决方案和工业APP, 说明只有首版次软件产品(含工业APP)的标准; 服务商、解决方案的金额条文未写", quote=FIVE_HEADING),
        NO_REPEAT_NOTE,
    ),
    bound=(figure("1", "该产品销售后１年内"), figure("10", "每年遴选10个工业APP")),
    silent=("服务商和解决方案的金额", "领先由谁认定"),
)

# 二（五）行动5: 应用示范

SIX_HEADING = quote("6", "每年评选20家以上市级应用示范企业，给予资金支持")
SIX = quote("6", "每年评选20家，每家最高奖励10万元。")
JINAN_6 = Rule(
    id="jinan-6",
    document=DOCUMENT,
    title="市级应用示范企业奖励",
    quotes=(SIX, SIX_HEADING),
    words=("应用示范企业", "市级应用示范企业", "市级示范企业", "示范企业", "工业互联网示范企业", "工业互联网应用示范企业", "评为示范企业", "demonstration company", "demonstration enterprise"),
    recipient="市级应用示范企业",
    conditions=(
        Holds(
            won("jinan_company_chosen", "评为市级应用示范企业", "不是示范企业", "不是应用示范企业", "区级示范企业"),
            quote=SIX_HEADING,
            proof="评选结果文件",
            decided_by="济南市评选",
        ),
    ),
    formula=Fixed(figure("10", "每家最高奖励10万元"), certainty="ceiling"),
    competition="标题写每年评选20家以上, 说明写每年评选20家; 符合条件不等于入选",
    notes=(NO_REPEAT_NOTE,),
    bound=(figure("20", "每年评选20家以上"), figure("20", "每年评选20家，")),
    silent=("最高额之内如何定额", "评选标准"),
)

PROJECT_RULE = "对应用效果明显、具有示范意义的工业互联网应用项目，按不超过实际总投入的30%予以资助，最高资助100万元”，"
SEVEN_HEADING = quote("7", "每年评选20项工业互联网应用示范项目，给予资金支持")
SEVEN = quote("7", f"经国家、省、市评定，{PROJECT_RULE}每年支持评选20项。")
PROJECT_INVESTMENT = Fact(
    "jinan_project_investment",
    "工业互联网应用项目实际总投入",
    Kind.MONEY,
    "项目的实际总投入是多少(万元)?",
    words=("实际总投入", "总投入", "实际投入", "投入", "总投资", "投资", "投了", "实投", "花了", "总投", "花费", "spent", "invested"),
    against=("营收", "营业收入", "收入", "产值", "利润", "纳税", "注册资本", "预算", "计划投", "补贴了", "资助了", "补了"),
    found_at="固定资产、无形资产和在建工程明细账, 合同、发票与付款凭证",
)
PROJECT_SHARE = Share(
    of=PROJECT_INVESTMENT,
    rate=figure("0.3", "不超过实际总投入的30%"),
    cap=Cap(figure("100", "最高资助100万元"), CapScope.PROJECT),
    certainty="ceiling",
)
PROJECT_CHOSEN = won(
    "jinan_project_chosen", "经国家、省、市评定为示范或标杆项目", "不是示范项目", "不是标杆", "区级评定", "区里评的", "区级示范", "只是区级"
)
PROJECT_EFFECT = Fact(
    "jinan_project_effect",
    "应用效果明显、具有示范意义的工业互联网应用项目",
    Kind.YES_NO,
    "项目是否应用效果明显、具有示范意义?",
    words=("效果明显", "应用效果", "示范意义"),
    against=("效果不明显", "没有效果", "没效果", "没有示范意义", "不具有示范意义", "不具备示范意义"),
)
JINAN_7 = Rule(
    id="jinan-7",
    document=DOCUMENT,
    title="工业互联网应用示范项目资助",
    quotes=(SEVEN, SEVEN_HEADING),
    words=("应用示范项目", "工业互联网应用示范项目", "工业互联网应用示范", "工业互联网应用项目", "应用项目", "示范项目", "应用示范", "评定的项目", "demonstration project", "application demonstration"),
    recipient="经国家、省、市评定的应用示范项目企业",
    period=Period.PROJECT,
    conditions=(
        Holds(PROJECT_CHOSEN, quote=SEVEN, proof="评定文件", decided_by="国家、省、市评定"),
        Holds(PROJECT_EFFECT, quote=SEVEN),
    ),
    formula=PROJECT_SHARE,
    competition="每年评选20项, 符合条件不等于入选",
    notes=(NO_REPEAT_NOTE,),
    bound=(figure("20", "每年评选20项"), figure("20", "每年支持评选20项")),
    silent=("实际比例如何确定", "实际总投入的口径"),
)

EIGHT_HEADING = quote("8", "每年评选1-2家市级工业互联网产业示范基地，给予资金支持")
EIGHT = quote("8", "对新认定对市级产业集聚区或示范基地（园区），最高给予300万元的一次性奖励”，每年评选2家。")
JINAN_8 = Rule(
    id="jinan-8",
    document=DOCUMENT,
    title="市级工业互联网产业示范基地奖励",
    quotes=(EIGHT, EIGHT_HEADING),
    words=("示范基地", "产业示范基地", "工业互联网产业示范基地", "工业互联网示范基地", "市级示范基地", "产业基地", "产业集聚区", "市级产业集聚区", "集聚区", "示范园区", "产业园区", "园区", "产业园", "demonstration base",
           "industrial park"),
    recipient="新认定的市级产业集聚区或示范基地(园区)",
    period=Period.ONCE,
    conditions=(
        Holds(
            newly("jinan_base_new", "新认定的市级产业集聚区或示范基地(园区)", "不是示范基地", "区级示范基地", "区级园区"),
            quote=EIGHT,
            proof="认定文件",
            decided_by="济南市评选",
        ),
    ),
    formula=Fixed(figure("300", "最高给予300万元的一次性奖励"), certainty="ceiling"),
    competition="标题写每年评选1-2家, 说明写每年评选2家; 符合条件不等于入选",
    notes=(NO_REPEAT_NOTE,),
    bound=(figure("1", "每年评选1-2家"), figure("2", "每年评选1-2家"), figure("2", "每年评选2家")),
    silent=("最高额之内如何定额", "评选标准"),
)

NINE_HEADING = quote("9", "每年开展50家以上企业工业互联网应用成熟度测评，给予资金支持")
NINE = quote("9", "每年评测60家，每家奖励10万元。")
ASSESSED = Fact(
    "jinan_assessed",
    "开展工业互联网应用成熟度测评",
    Kind.YES_NO,
    "是否已开展工业互联网应用成熟度测评?",
    words=("参加了", "做了测评", "完成测评", "通过测评", "测评完", "测评过", "已测评", "做完测评"),
    against=("没参加", "没有参加", "未参加", "还没测评", "没测评", "没有测评", "未测评", "没做测评", "还没做测评", "没有做测评", "尚未测评", "没评测", "未评测"),
    found_at="测评报告",
)
JINAN_9 = Rule(
    id="jinan-9",
    document=DOCUMENT,
    title="工业互联网应用成熟度测评奖励",
    quotes=(NINE, NINE_HEADING),
    words=("成熟度", "成熟度测评", "应用成熟度", "应用成熟度测评", "成熟度评测", "成熟度评估", "工业互联网成熟度", "测评", "评测", "测评奖励", "maturity", "maturity assessment"),
    recipient="开展测评的企业",
    conditions=(Holds(ASSESSED, quote=NINE_HEADING, proof="测评报告"),),
    formula=Fixed(figure("10", "每家奖励10万元")),
    competition="标题写每年开展50家以上, 说明写每年评测60家",
    notes=(
        Note(kind="ambiguous", text="参加测评即奖励还是达到一定等级才奖励, 条文未写", quote=NINE),
        NO_REPEAT_NOTE,
    ),
    bound=(figure("50", "每年开展50家以上"), figure("60", "每年评测60家")),
    silent=("是否要达到一定等级", "测评机构"),
)

# 二（六）行动6、（七）行动7: 融合应用示范标杆

TEN_HEADING = quote("10", "每年支持10个以上融合应用示范标杆项目")
TEN = quote("10", f"经国家、省、市评定，{PROJECT_RULE}每年支持10家。")
BENCHMARK_COMPETITION = "标题写每年支持10个以上, 说明写每年支持10家; 符合条件不等于入选"
JINAN_10 = Rule(
    id="jinan-10",
    document=DOCUMENT,
    title="“工业互联网+新技术”融合应用示范标杆项目资助",
    quotes=(TEN, TEN_HEADING),
    words=("新技术", "+新技术", "“+新技术”", "工业互联网+新技术", "新技术融合", "新技术融合应用", "新技术标杆", "融合应用示范标杆", "融合应用标杆", "融合应用示范", "5G", "+5G", "5G融合", "5G标杆", "人工智能", "AI", "+AI",
           "区块链", "+区块链", "大数据", "边缘计算", "数字孪生", "标杆项目", "blockchain", "new technology"),
    recipient="经国家、省、市评定的融合应用示范标杆项目企业",
    period=Period.PROJECT,
    conditions=(
        Holds(PROJECT_CHOSEN, quote=TEN, proof="评定文件", decided_by="国家、省、市评定"),
        Holds(PROJECT_EFFECT, quote=TEN),
    ),
    formula=PROJECT_SHARE,
    competition=BENCHMARK_COMPETITION,
    notes=(NO_REPEAT_NOTE,),
    bound=(figure("10", "每年支持10个以上"), figure("10", "每年支持10家")),
    silent=("实际比例如何确定", "哪些算“新技术”"),
)

ELEVEN_HEADING = quote("11", "每年支持10个以上行业融合应用示范标杆项目")
ELEVEN = quote("11", f"经国家、省、市评定，{PROJECT_RULE}每年支持10家。")
JINAN_11 = Rule(
    id="jinan-11",
    document=DOCUMENT,
    title="“工业互联网+行业”融合应用示范标杆项目资助",
    quotes=(ELEVEN, ELEVEN_HEADING),
    words=("+行业", "“+行业”", "工业互联网+行业", "行业融合", "行业融合应用", "行业融合标杆", "行业融合示范", "行业融合应用示范标杆", "行业融合应用示范", "行业标杆", "行业标杆项目", "行业示范标杆", "industry integration"),
    recipient="经国家、省、市评定的行业融合应用示范标杆项目企业",
    period=Period.PROJECT,
    conditions=(
        Holds(PROJECT_CHOSEN, quote=ELEVEN, proof="评定文件", decided_by="国家、省、市评定"),
        Holds(PROJECT_EFFECT, quote=ELEVEN),
    ),
    formula=PROJECT_SHARE,
    competition=BENCHMARK_COMPETITION,
    notes=(NO_REPEAT_NOTE,),
    bound=(figure("10", "每年支持10个以上"), figure("10", "每年支持10家")),
    silent=("实际比例如何确定", "哪些行业"),
)

# 二（八）行动8: 上云上平台

JINAN_12 = Rule(
    id="jinan-12",
    document=DOCUMENT,
    title="“企业上云”专项引导资金",
    quotes=(
        quote(
            "12",
            "依据《济南市“企业上云”行动计划(2017-2019年)》“充分发挥财政资金引导撬动作用，设立‘企业上云’专项引导资金，3年内每年设置2000万元”，每年共2000万元。",
        ),
        quote("12", "《济南市“企业上云”行动计划(2017-2019年)》财政支持政策、推进机制继续延用三年"),
    ),
    words=("上云", "企业上云", "上云补贴", "上云上平台", "上云行动计划", "企业上云行动计划", "“企业上云”", "云服务", "云服务器", "云主机", "买云", "云费用", "云资源", "上云券", "云券", "引导资金", "专项引导资金", "上云资金", "cloud"),
    bound=(
        figure("2000", "3年内每年设置2000万元"),
        figure("2000", "每年共2000万元"),
        figure("3", "3年内每年设置"),
        figure("3", "继续延用三年"),
    ),
    notes=(Note(kind="limit", text="每年的总额是全市的引导资金, 不是一家企业的补助"),),
    silent=("每家企业补多少",),
)

# 二（九）行动10: 公共服务体系

THIRTEEN_HEADING = quote("13", "支持协会、联盟等组织开展供需对接、峰会、论坛、竞赛等活动")
THIRTEEN = quote(
    "13",
    "对引进的由国际权威组织承办、无财政支持的先进制造业和数字经济专业性展会，其租赁面积在10000平方米以上的，根据展会租赁面积等条件，每个展会给予补贴50-200万元”，每年支持5场活动。",
)
EXHIBITION_AREA = Fact(
    "jinan_exhibition_area",
    "展会租赁面积",
    Kind.AREA,
    "展会租赁面积多少平方米?",
    words=("租赁面积", "展会面积", "展览面积", "面积", "展馆", "租了", "租赁", "租", "rented"),
    against=("厂房", "办公面积", "建筑面积", "占地"),
    found_at="展馆租赁合同",
)
EXHIBITION = Fact(
    "jinan_exhibition",
    "引进的先进制造业和数字经济专业性展会",
    Kind.YES_NO,
    "是否为引进的先进制造业和数字经济专业性展会(不是论坛、峰会、竞赛)?",
    words=("展会", "专业展", "博览会", "展览会", "专业性展会"),
    against=("不是展会", "没有展会", "没办展会", "没有办展", "不办展", "不是专业展", "综合性展会", "消费展", "本地展会", "只有论坛", "只办论坛",
             "办论坛", "办峰会", "办竞赛", "办大赛", "办比赛", "办对接", "办供需", "办了~论坛", "办了~峰会", "办了~竞赛", "办了~大赛", "办了~比赛", "办了~对接", "搞论坛", "搞竞赛", "搞峰会", "搞了~论坛",
             "搞了~竞赛", "搞了~峰会", "开论坛", "开峰会", "开了~论坛", "开了~峰会", "论坛补", "论坛给", "论坛能", "论坛有", "峰会补", "峰会给", "峰会能", "峰会有", "竞赛补", "竞赛给", "竞赛能", "竞赛有",
             "大赛补", "大赛给", "大赛能", "大赛有", "对接会补", "对接会给", "对接会能", "对接会有", "供需对接补", "供需对接给", "供需对接能", "供需对接活动"),
)
INTERNATIONAL_HOST = Fact(
    "jinan_international_host",
    "由国际权威组织承办",
    Kind.YES_NO,
    "展会是否由国际权威组织承办?",
    words=("国际权威组织", "国际权威机构", "国际权威", "国际组织承办", "国际机构承办", "国际组织办"),
    against=("不是国际权威", "非国际权威", "没有国际权威", "不是国际组织", "国内机构承办", "国内组织承办", "本地协会承办", "本地公司承办", "协会承办", "国内公司承办", "自己承办", "我们自己办"),
    found_at="承办协议",
)
PUBLIC_MONEY = Fact(
    "jinan_public_money",
    "已获财政支持",
    Kind.YES_NO,
    "展会是否已获财政支持?",
    words=("已获财政支持", "有财政支持", "获得财政", "拿了财政", "拿过财政", "财政已经", "财政出了", "财政给了", "财政补了", "财政补贴过", "财政资金支持", "区财政", "政府出资", "政府已经给", "政府补过"),
    against=("无财政支持", "没有财政支持", "没财政支持", "未获财政支持", "没获得财政", "没有获得财政", "没拿财政", "没有拿财政", "没拿过财政", "没有拿过财政", "不拿财政", "没用财政", "财政没给", "财政没有给", "没有政府出资"),
)
JINAN_13 = Rule(
    id="jinan-13",
    document=DOCUMENT,
    title="引进专业性展会补贴",
    quotes=(THIRTEEN, THIRTEEN_HEADING),
    words=("展会", "专业展", "专业性展会", "展会补贴", "办展", "办展会", "引进展会", "博览会", "展览会", "展览", "会展", "制造展", "供需对接", "对接会", "峰会", "论坛", "竞赛", "大赛", "创新竞赛", "协会活动", "联盟活动",
           "办活动", "协会", "联盟", "exhibition", "trade fair", "trade show", "summit", "forum", "contest"),
    recipient="展会组织单位",
    conditions=(
        Holds(EXHIBITION, quote=THIRTEEN),
        Holds(INTERNATIONAL_HOST, quote=THIRTEEN, proof="承办协议"),
        Holds(PUBLIC_MONEY, so=False, quote=THIRTEEN),
        Limit(
            EXHIBITION_AREA, "at_least", figure("10000", "租赁面积在10000平方米以上"), quote=THIRTEEN, proof="展馆租赁合同"
        ),
    ),
    formula=AmountRange(
        low=figure("50", "每个展会给予补贴50-200万元"), high=figure("200", "每个展会给予补贴50-200万元")
    ),
    competition="每年支持5场活动, 符合条件不等于获得支持",
    notes=(
        Note(kind="ambiguous", text="区间之内按租赁面积等条件如何定档, 条文未写", quote=THIRTEEN),
        Note(kind="limit", text="标题写供需对接、峰会、论坛、竞赛等活动, 说明只有展会的标准; 这些活动的金额条文未写", quote=THIRTEEN_HEADING),
        NO_REPEAT_NOTE,
    ),
    bound=(figure("5", "每年支持5场活动"),),
    silent=("峰会、论坛、竞赛、供需对接的金额", "按面积如何定档", "补贴给谁"),
)

FOURTEEN_HEADING = quote("14", "支持企业、院所、第三方机构与政府合作建设工业互联网体验中心")
FOURTEEN = quote(
    "14", "对获评国家、省和市级工业互联网体验中心分别给予最高1000万元、300万元和100万元的奖励。"
)
EXPERIENCE_LEVEL = level_fact(
    "jinan_experience_level", "体验中心级别", "体验中心获评国家级、省级还是市级?", ("国家", "省", "市")
)
JINAN_14 = Rule(
    id="jinan-14",
    document=DOCUMENT,
    title="工业互联网体验中心奖励",
    quotes=(FOURTEEN, FOURTEEN_HEADING),
    words=("体验中心", "工业互联网体验中心", "国家级体验中心", "省级体验中心", "市级体验中心", "体验馆", "体验展厅", "体验中心奖励", "experience center", "experience centre"),
    recipient="获评工业互联网体验中心的企业、院所、第三方机构",
    conditions=(
        Holds(
            won("jinan_experience_chosen", "获评国家、省或市级工业互联网体验中心", "不是体验中心", "区级体验中心"),
            quote=FOURTEEN,
            proof="获评文件",
        ),
    ),
    formula=Fixed(
        ByChoice(
            "jinan_experience_level",
            {
                "国家": figure("1000", "最高1000万元"),
                "省": figure("300", "300万元和100万元"),
                "市": figure("100", "100万元的奖励"),
            },
        ),
        certainty="ceiling",
        choices=(EXPERIENCE_LEVEL,),
    ),
    notes=(
        Note(kind="ambiguous", text="由市级升为省级、国家级时是否补差, 最高额之内如何定额, 条文未写", quote=FOURTEEN),
        NO_REPEAT_NOTE,
    ),
    silent=("最高额之内如何定额", "升级是否补差"),
)

FIFTEEN_HEADING = quote("15", "工业互联网公共服务平台获得国家、省认定的，给予资金支持")
FIFTEEN = quote(
    "15",
    "支持行业骨干企业建设公共技术服务、行业大数据、电子商务、智慧物流、工业设计、智能制造服务、检验检测、军民融合技术转化、创新中心等公共服务平台，"
    "对经国家级、省级、市级新认定的平台分别给予实际投资额30%、20%、10%的财政补助，最高补助1000万元”，每年培育1家国家级和2个省级平台。",
)
PLATFORM_INVESTMENT = Fact(
    "jinan_platform_investment",
    "公共服务平台实际投资额",
    Kind.MONEY,
    "公共服务平台的实际投资额是多少(万元)?",
    words=("实际投资额", "实际投资", "投资额", "投资", "投入", "投了", "实投", "总投", "花了", "建设投入", "invested", "spent"),
    against=("营收", "营业收入", "收入", "产值", "利润", "纳税", "注册资本", "计划投资", "预算", "补贴了", "补助了", "补了"),
    found_at="固定资产、无形资产和在建工程明细账, 合同、发票与付款凭证",
)
SERVICE_PLATFORM_LEVEL = level_fact(
    "jinan_platform_level", "公共服务平台认定级别", "平台新认定为国家级、省级还是市级?", ("国家", "省", "市")
)
JINAN_15 = Rule(
    id="jinan-15",
    document=DOCUMENT,
    title="新认定公共服务平台补助",
    quotes=(FIFTEEN, FIFTEEN_HEADING),
    words=("公共服务平台", "工业互联网公共服务平台", "国家级公共服务平台", "省级公共服务平台", "市级公共服务平台", "公共技术服务平台", "公共技术服务", "行业大数据平台", "行业大数据", "电子商务平台", "智慧物流平台", "智慧物流",
           "工业设计平台", "工业设计", "智能制造服务平台", "检验检测平台", "检验检测", "军民融合", "创新中心", "工业互联网平台", "平台新认定", "新认定的平台", "平台认定", "平台", "public service platform", "platform"),
    recipient="行业骨干企业建设的公共服务平台",
    conditions=(
        Holds(
            newly("jinan_platform_new", "新认定的国家级、省级或市级公共服务平台", "不是公共服务平台", "区级认定", "企业自用平台", "自用平台"),
            quote=FIFTEEN,
            proof="平台认定文件",
        ),
    ),
    formula=Share(
        of=PLATFORM_INVESTMENT,
        rate=ByChoice(
            "jinan_platform_level",
            {
                "国家": figure("0.3", "实际投资额30%、20%、10%"),
                "省": figure("0.2", "20%、10%的财政补助"),
                "市": figure("0.1", "10%的财政补助"),
            },
        ),
        cap=Cap(figure("1000", "最高补助1000万元"), CapScope.AWARD),
        choices=(SERVICE_PLATFORM_LEVEL,),
    ),
    competition="每年培育1家国家级和2个省级平台, 符合条件不等于入选",
    notes=(
        Note(kind="ambiguous", text="标题只写国家、省认定, 说明另有市级; 市级认定是否给予须向解释部门核实", quote=FIFTEEN_HEADING),
        NO_REPEAT_NOTE,
    ),
    bound=(figure("1", "每年培育1家国家级"), figure("2", "2个省级平台")),
    silent=("实际投资额的口径", "升级是否补差"),
)

# 三、政策实施期限

JINAN_16 = Rule(
    id="jinan-16",
    document=DOCUMENT,
    title="有效期与解释部门",
    quotes=(quote("三", "自2020年1月1日起施行，有效期至2022年12月31日，由市工业和信息化局负责解释。"),),
    words=("有效期", "过期", "失效", "解释", "说了算", "谁解释", "解释权", "解释部门", "哪个部门解释", "哪个局解释", "归谁解释", "谁负责解释", "由谁负责解释", "到什么时候", "什么时候到期", "到期", "截止", "还有效", "有效吗",
           "还能用", "施行", "实施期限", "什么时候施行", "什么时候生效", "生效", "valid", "expire", "expired"),
    silent=("文号", "印发日期"),
)

RULES: tuple[Rule, ...] = (
    JINAN_0,
    JINAN_1,
    JINAN_2,
    JINAN_3,
    JINAN_4,
    JINAN_5,
    JINAN_6,
    JINAN_7,
    JINAN_8,
    JINAN_9,
    JINAN_10,
    JINAN_11,
    JINAN_12,
    JINAN_13,
    JINAN_14,
    JINAN_15,
    JINAN_16,
)
