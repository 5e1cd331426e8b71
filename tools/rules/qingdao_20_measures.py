"""“青岛套餐”: 关于加快工业互联网高质量发展若干措施的通知, as a news digest tells it, item by item."""

from tools.award import Note
from tools.clauses import ByChoice, Quote, figure
from tools.conditions import Holds, Limit
from tools.facts import Choice, Fact, Kind
from tools.formulas import Cap, CapScope, Discretionary, Fixed, PerUnit, Share
from tools.rule import OtherReading, Period, Rule
from tools.rules.laoshan_2020 import COMPLETED, FACTORY_COUNT, INTEGRATION_INVESTED, TOP_TEN

DOCUMENT = "qingdao_20_measures"


def quote(article: str | None, text: str) -> Quote:
    return Quote(DOCUMENT, article, text)


PREAMBLE = quote(
    None,
    "青岛下发《关于加快工业互联网高质量发展若干措施的通知》，涉及五大方面二十条举措，支持工业互联网高质量发展。",
)
QD20_0 = Rule(
    id="qd20-0",
    document=DOCUMENT,
    title="通知的名称与范围",
    quotes=(PREAMBLE,),
    words=("有效期", "过期", "失效", "解释", "文号", "印发", "哪天印发", "什么时候印发", "发文日期", "什么时候发的", "还有效", "解释部门", "谁解释",
           "说了算", "二十条", "20条", "青岛套餐", "多少条举措", "几大方面"),
    bound=(figure("20", "二十条举措"), figure("5", "五大方面")),
    silent=("文号", "印发日期", "有效期", "解释单位"),
)

# (一) (二) 场景清单

QD20_1 = Rule(
    id="qd20-1",
    document=DOCUMENT,
    title="两张场景清单",
    quotes=(
        quote(
            "(一)",
            "“未来城市”场景清单：面向5G、人工智能等新兴技术在未来城市发展中的应用场景，围绕智能交通、智慧医养、在线教育、智慧社区等领域，"
            "率先将政府机关、事业单位、国有企业等相关项目纳入清单管理",
        ),
        quote("(一)", "“工业赋能”场景清单：精准梳理产业、技术、人才、资金等需求，建立工业互联网改造升级项目库，分行业、分领域建立场景清单"),
    ),
    words=("场景清单", "两张清单", "两张场景清单", "未来城市清单", "工业赋能清单", "纳入清单", "清单管理", "率先纳入", "哪些单位的项目", "改造升级项目库"),
)
TWO = quote("(二)", "每季度发布不低于200个“工业赋能”场景和50个“未来城市”场景")
QD20_2 = Rule(
    id="qd20-2",
    document=DOCUMENT,
    title="每季度发布场景数量",
    quotes=(TWO, quote("(二)", "积极推进“全市通用、全球共享”模式，列入场景清单的项目优先享受工业互联网相关扶持政策")),
    words=("每季度", "每个季度", "一个季度", "季度发布", "发布场景", "多少个场景", "发布多少个", "工业赋能场景", "未来城市场景", "工业赋能", "未来城市", "全市通用", "全球共享", "优先享受"),
    bound=(figure("200", "不低于200个"), figure("50", "50个“未来城市”场景")),
)

# (三) 开展场景示范应用

THREE_1 = quote(
    "(三) 第1款",
    "市级新认定的工业互联网平台、智能（互联）工厂、数字化车间或自动化生产线，按照市政府促进先进制造业加快发展的政策，分别给予300万元、100万元、50万元奖励",
)
THREE_2 = quote(
    "(三) 第2款",
    "面向智能软硬件投资500万元以上的5G、人工智能应用场景，分别开展年度“十佳场景示范”评选活动，对评选出的十佳场景，按照智能软硬件投资额的10%，"
    "给予项目申报主体一次性奖励，最高不超过200万元（政府投资项目除外）",
)
CITY_TITLE = Fact(
    "city_title",
    "市级新认定的类型",
    Kind.CHOICE,
    "市级新认定的是工业互联网平台、智能(互联)工厂, 还是数字化车间/自动化生产线?",
    choices=(
        Choice("平台", "工业互联网平台", ("工业互联网平台", "市级平台", "平台")),
        Choice("智能工厂", "智能(互联)工厂", ("智能工厂", "互联工厂", "智能(互联)工厂", "智慧工厂", "无人工厂", "黑灯工厂")),
        Choice("数字化车间", "数字化车间或自动化生产线", ("数字化车间", "自动化生产线", "数字车间", "自动化产线", "自动生产线", "智能车间", "自动产线", "自动线", "自动化线")),
    ),
)
CITY_TITLE_GRANTED = Fact(
    "city_title_granted",
    "市级新认定",
    Kind.YES_NO,
    "是否为市级新认定?",
    words=("市级新认定", "新认定", "市里认定", "市级认定", "刚认定", "评上", "认定"),
    against=("没认定", "未认定", "没有认定", "还没认定", "认定没过", "没评上", "未评上", "省级认定", "国家级认定", "省里认定", "不是市级"),
)
CITY_AWARD = ByChoice(
    "city_title",
    {"平台": figure("300", "300万元"), "智能工厂": figure("100", "100万元"), "数字化车间": figure("50", "50万元奖励")},
)
QD20_3_1 = Rule(
    id="qd20-3.1",
    document=DOCUMENT,
    title="市级新认定平台、智能工厂、数字化车间奖励",
    quotes=(THREE_1,),
    words=("智能工厂", "互联工厂", "智能（互联）工厂", "智能(互联)工厂", "数字化车间", "自动化生产线", "工业互联网平台", "市级平台", "市级工业互联网平台", "智慧工厂", "数字车间",
           "自动化产线", "平台认定", "平台", "workshop", "smart factory"),
    recipient="市级新认定的企业",
    conditions=(Holds(CITY_TITLE_GRANTED, quote=THREE_1, proof="市级认定文件"),),
    formula=PerUnit(CITY_AWARD, FACTORY_COUNT, choices=(CITY_TITLE,)),
    other_reading=OtherReading(
        "按认定个数还是按企业奖励, 条文未写: 两种读法给出区间两端", Fixed(CITY_AWARD, choices=(CITY_TITLE,))
    ),
    notes=(Note(kind="ambiguous", text="所依据的“市政府促进先进制造业加快发展的政策”不在收录范围", quote=THREE_1),),
)
SCENE_INVESTED = Fact(
    "scene_investment",
    "智能软硬件投资额",
    Kind.MONEY,
    "该场景的智能软硬件投资多少(万元)?",
    words=("智能软硬件投资", "智能软硬件", "软硬件投资", "软硬件投", "软硬件", "硬件和软件", "投资", "投入", "投了", "花了", "投", "invest", "spent"),
    against=("奖补", "补贴", "营收", "土建", "给了", "市级", "市财政"),
    found_at="智能软硬件采购合同、发票和付款凭证",
)
GOVERNMENT_INVESTED = Fact(
    "government_invested",
    "政府投资项目",
    Kind.YES_NO,
    "是否为政府投资项目?",
    words=("政府投资", "财政投资", "政府出资", "财政出资", "政府的项目", "政府投的", "财政资金建设", "政府项目"),
    against=("不是政府投资", "非政府投资", "没有政府投资", "自筹", "企业自己投", "企业投资"),
)
QD20_3_2 = Rule(
    id="qd20-3.2",
    document=DOCUMENT,
    title="“未来城市”十佳场景示范奖励",
    quotes=(THREE_2,),
    words=("十佳", "十佳场景", "十佳场景示范", "5G场景", "人工智能场景", "5G应用场景", "AI场景", "AI应用场景", "未来城市场景", "5G、人工智能应用场景", "场景示范",
           "人工智能应用场景", "5G智慧", "应用场景", "未来城市", "智能软硬件", "top ten scene"),
    recipient="项目申报主体",
    period=Period.ONCE,
    conditions=(
        Limit(SCENE_INVESTED, "at_least", figure("500", "智能软硬件投资500万元以上"), quote=THREE_2),
        Holds(TOP_TEN, trigger=True, quote=THREE_2, decided_by="年度“十佳场景示范”评选"),
        Holds(GOVERNMENT_INVESTED, so=False, quote=THREE_2),
    ),
    formula=Share(
        of=SCENE_INVESTED,
        rate=figure("0.1", "智能软硬件投资额的10%"),
        cap=Cap(figure("200", "最高不超过200万元"), CapScope.AWARD),
    ),
    competition="评选产生, 达到投资额不等于入选十佳",
    notes=(Note(kind="ambiguous", text="5G、人工智能“分别”评选: 共评多少个, 条文未写明", quote=THREE_2),),
)

# (四) (五) 平台

QD20_4 = Rule(
    id="qd20-4",
    document=DOCUMENT,
    title="跨行业跨领域工业互联网平台支持",
    quotes=(
        quote("(四)", "运用股权、债权等方式，对海尔卡奥斯等设立在青岛的跨行业跨领域工业互联网平台给予重点支持，全力打造具有全球引领力的工业互联网平台"),
    ),
    words=("卡奥斯", "海尔卡奥斯", "跨行业跨领域", "股权债权", "债权", "跨行业跨领域工业互联网平台", "全球引领力"),
    silent=("金额", "股权或债权的比例"),
)
QD20_5 = Rule(
    id="qd20-5",
    document=DOCUMENT,
    title="行业领域平台与服务商名录",
    quotes=(quote("(五)", "在特定领域培育一批细分行业工业互联网平台，建立青岛市工业互联网平台服务商名录"),),
    words=("服务商名录", "细分行业", "细分行业平台", "行业平台", "名录怎么进", "进名录", "细分领域平台", "名录"),
    silent=("金额", "进入名录的条件"),
)

# (六) 支持企业用户上云用平台

SIX = quote(
    "(六)",
    "对纳入市工业互联网平台服务商名录、年度服务本地企业50家以上且该部分服务收入不低于1000万元的企业，按照该部分服务收入的20%给予奖补，"
    "单个平台服务商年度补助最高不超过500万元",
)
LOCAL_INCOME = Fact(
    "local_service_income",
    "服务本地企业的服务收入",
    Kind.MONEY,
    "年度服务本地企业的收入是多少(万元)? 只计本地企业部分。",
    words=("本地收入", "这块收入", "该部分收入", "该部分服务收入", "服务收入", "本地企业的收入", "本地~收入", "这部分收入", "收入", "营收", "挣了", "赚了", "进账", "收了"),
    against=("全国平台服务收入", "全国收入", "全国~收入", "总收入", "全部收入", "公司收入", "整体收入", "外地收入", "外地~收入", "省外收入"),
    found_at="按客户注册地分列的平台服务收入明细账",
)
LOCAL_COMPANIES = Fact(
    "local_companies",
    "年度服务本地企业数",
    Kind.COMPANIES,
    "年度服务本地企业多少家?",
    words=("本地企业", "服务了", "服务", "本地客户", "青岛企业", "客户", "本地", "青岛"),
    against=("外地", "省外", "全国"),
    found_at="年度服务合同清单",
)
IN_LIST = Fact(
    "listed_platform_provider",
    "纳入市工业互联网平台服务商名录",
    Kind.YES_NO,
    "贵公司是否在市工业互联网平台服务商名录内?",
    words=("名录内", "在名录", "进了名录", "列入名录", "纳入名录", "名录里", "在册", "入了名录", "名录企业"),
    against=("不在名录", "没进名录", "未进名录", "没有进名录", "未列入名录", "没列入名录", "名录外", "没在名录", "还没进名录", "不在服务商名录", "没纳入名录"),
)
QD20_6 = Rule(
    id="qd20-6",
    document=DOCUMENT,
    title="平台服务商服务本地企业奖补",
    quotes=(SIX,),
    words=("平台服务商", "服务商", "服务本地企业", "本地企业", "服务~企业", "名录内服务商", "服务青岛企业", "服务了", "本地客户", "上云用平台", "服务收入", "青岛企业", "名录内", "本地收入", "服务商奖补"),
    recipient="名录内平台服务商",
    period=Period.YEARLY,
    conditions=(
        Holds(IN_LIST, quote=SIX, proof="青岛市工业互联网平台服务商名录"),
        Limit(LOCAL_COMPANIES, "at_least", figure("50", "服务本地企业50家以上"), quote=SIX),
        Limit(LOCAL_INCOME, "at_least", figure("1000", "服务收入不低于1000万元"), quote=SIX),
    ),
    formula=Share(
        of=LOCAL_INCOME,
        rate=figure("0.2", "该部分服务收入的20%"),
        cap=Cap(figure("500", "年度补助最高不超过500万元"), CapScope.COMPANY_YEAR),
    ),
    notes=(Note(kind="ambiguous", text="“本地企业”未定义", quote=SIX),),
)

# (七) (八) 改造

QD20_7 = Rule(
    id="qd20-7",
    document=DOCUMENT,
    title="技术改造综合奖补",
    quotes=(
        quote("(七)", "将工业互联网项目作为青岛企业技术改造升级重点支持领域，对符合条件的项目给予技术改造综合奖补"),
    ),
    words=("技术改造综合奖补", "技改综合奖补", "综合奖补", "新一轮企业技术改造", "新一轮技改"),
    silent=("奖补比例", "上限", "金额"),
)
EIGHT = quote("(八)", "对企业年度内在网络、工业软件、系统集成等方面完成投资50万元以上的竣工（上线）项目，按照投资额的20%给予奖补，最高不超过200万元")
QD20_8 = Rule(
    id="qd20-8",
    document=DOCUMENT,
    title="两化融合项目投资奖补",
    quotes=(EIGHT,),
    words=("两化融合", "两化", "工业软件", "系统集成", "网络改造", "信息化改造", "数字化改造", "信息化项目", "两化融合项目", "MES", "ERP", "PLM", "WMS", "上系统",
           "软件系统", "信息系统", "信息化", "软件项目", "网络建设", "工业软件+网络", "数字化项目"),
    recipient="完成投资的企业",
    period=Period.PROJECT,
    conditions=(
        Limit(INTEGRATION_INVESTED, "at_least", figure("50", "完成投资50万元以上"), quote=EIGHT),
        Holds(COMPLETED, quote=EIGHT, proof="竣工(上线)验收材料"),
    ),
    formula=Share(
        of=INTEGRATION_INVESTED,
        rate=figure("0.2", "投资额的20%"),
        cap=Cap(figure("200", "最高不超过200万元"), CapScope.AWARD),
    ),
    notes=(Note(kind="ambiguous", text="上限按项目还是按企业年度计, 条文未写; 投资额含税或不含税未写", quote=EIGHT),),
)

# (九) 标识解析

NINE = quote("(九)", "对青岛获批国家立项支持的工业互联网标识解析类项目，按其获得中央财政资金的5%，给予项目承担企业一次性奖励")
CENTRAL_MONEY = Fact(
    "central_money",
    "获得的中央财政资金",
    Kind.MONEY,
    "该项目获得中央财政资金多少(万元)?",
    words=("中央财政资金", "中央财政", "中央资金", "中央给", "中央~给", "国家资金", "国拨", "国家给", "中央", "国家拨", "财政资金", "国家财政"),
    against=("总投资", "自筹", "建设费", "投资额", "营收"),
    sole=False,
    found_at="中央财政资金的银行进账单",
)
NATIONAL_PROJECT = Fact(
    "national_identifier_project",
    "获批国家立项支持",
    Kind.YES_NO,
    "该标识解析项目是否获批国家立项?",
    words=("国家立项", "国家立了项", "获批国家", "国家批", "国家项目", "国家支持", "国家级立项", "工信部立项"),
    against=("省级立项", "没有国家立项", "未获国家立项", "没获批国家", "不是国家立项", "省里立项", "市里立项", "没立项", "未立项"),
)
QD20_9 = Rule(
    id="qd20-9",
    document=DOCUMENT,
    title="国家立项标识解析项目奖励",
    quotes=(NINE, quote("(九)", "支持企业、高校、科研机构等参与工业互联网标识解析体系建设工作，打造国际工业互联网标识服务平台")),
    words=("标识解析", "标识解析项目", "标识解析类项目", "国家立项", "中央财政资金", "标识解析国家立项", "国家立项的标识解析项目", "标识项目"),
    recipient="项目承担企业",
    period=Period.ONCE,
    conditions=(Holds(NATIONAL_PROJECT, quote=NINE, proof="国家立项批复"),),
    formula=Share(of=CENTRAL_MONEY, rate=figure("0.05", "中央财政资金的5%")),
    notes=(Note(kind="limit", text="本项条文未写上限", quote=NINE),),
)

# (十) (十一)

QD20_10 = Rule(
    id="qd20-10",
    document=DOCUMENT,
    title="5G基站建设支持",
    quotes=(
        quote("(十)", "各级政府机关、事业单位、国有企业要积极支持5G基站建设"),
        quote("(十)", "免费开放办公场所、公共交通枢纽及大型公共服务区域等公共设施资源"),
    ),
    words=("5G基站", "基站", "基站建设", "免费开放", "公共设施", "建基站"),
    silent=("金额",),
)
QD20_11 = Rule(
    id="qd20-11",
    document=DOCUMENT,
    title="服务商在青注册奖励",
    quotes=(
        quote("(十一)", "积极吸引国内外优秀工业互联网服务商在青注册法人机构，注册后按支持财源经济发展相关政策给予奖励"),
    ),
    words=("服务商梯队", "服务商落户", "在青注册", "外地服务商落户", "服务商来青岛", "财源经济", "来青注册", "服务商注册", "落户青岛"),
    silent=("奖励金额或标准(只指向支持财源经济发展相关政策)",),
)

# (十二) 安全保障

TWELVE = quote("(十二)", "对在青岛市注册法人机构的区域性工业互联网安全应急处置平台，按照年度运营费用的20%给予补助，政策期内累计补助不超过200万元")
OPERATING_COST = Fact(
    "operating_cost",
    "年度运营费用",
    Kind.MONEY,
    "平台年度运营费用多少(万元)?",
    words=("运营费", "运营费用", "年运营", "运营成本", "运维费", "运营", "运维", "一年花"),
    against=("建设费", "建设投入", "建设投资", "营收"),
    found_at="平台运营费用明细账",
)
REGISTERED_IN_QINGDAO = Fact(
    "qd_legal_person",
    "在青岛市注册法人机构",
    Kind.YES_NO,
    "是否在青岛市注册法人机构?",
    words=("青岛注册", "在青岛注册", "青岛市注册", "青岛注册法人", "青岛法人", "青岛的法人"),
    against=("没有在青岛注册", "没在青岛注册", "未在青岛注册", "不在青岛注册", "分公司", "办事处", "不是法人", "烟台注册", "外地注册", "只有分支机构"),
)
QD20_12 = Rule(
    id="qd20-12",
    document=DOCUMENT,
    title="区域性工业互联网安全应急处置平台补助",
    quotes=(TWELVE,),
    words=("安全应急处置平台", "应急处置平台", "安全应急", "安全保障", "应急平台", "工业互联网安全平台", "区域性安全平台", "安全平台", "安全处置", "应急处置"),
    recipient="在青岛市注册的平台运营法人",
    period=Period.TERM,
    conditions=(Holds(REGISTERED_IN_QINGDAO, quote=TWELVE, proof="营业执照"),),
    formula=Share(
        of=OPERATING_COST,
        rate=figure("0.2", "年度运营费用的20%"),
        cap=Cap(figure("200", "政策期内累计补助不超过200万元"), CapScope.TERM),
    ),
    notes=(Note(kind="ambiguous", text="“政策期”的起止, 条文未写", quote=TWELVE),),
)

# (十三) … (二十)

THIRTEEN = quote("(十三)", "对工业互联网重点项目按照不高于被投资企业总股本的50%实行股权投资")
QD20_13 = Rule(
    id="qd20-13",
    document=DOCUMENT,
    title="工业互联网重点项目股权投资",
    quotes=(THIRTEEN, quote("(十三)", "设立工业互联网产业专项资金")),
    words=("股权投资", "财政股权", "持股", "参股", "入股", "总股本", "股比", "持股比例", "持股上限", "占股", "专项资金", "重点项目库", "股份", "财政股权投资"),
    formula=Discretionary("按不高于被投资企业总股本的一定比例实行股权投资: 那是持股上限, 不是补贴比例, 条文未写金额"),
    bound=(figure("0.5", "总股本的50%"),),
    notes=(Note(kind="limit", text="50%是持股上限(占被投资企业总股本), 不是补贴比例", quote=THIRTEEN),),
)
QD20_14 = Rule(
    id="qd20-14",
    document=DOCUMENT,
    title="工业互联网基金",
    quotes=(
        quote("(十四)", "发挥政府引导基金杠杆作用，撬动社会资本发起设立100亿元规模的工业互联网基金"),
    ),
    words=("基金", "工业互联网基金", "100亿", "一百亿", "基金规模", "100亿基金", "引导基金", "百亿基金"),
    bound=(figure("1000000", "100亿元规模"),),
    silent=("每家企业可得的金额", "分配办法"),
)
QD20_15 = Rule(
    id="qd20-15",
    document=DOCUMENT,
    title="金融产品和服务",
    quotes=(
        quote("(十五)", "鼓励金融机构积极对接工业互联网平台企业，探索知识产权、数据资产质押等融资方式，创新金融产品"),
        quote("(十五)", "拓展供应链金融服务"),
    ),
    words=("质押融资", "数据资产质押", "知识产权质押", "供应链金融", "金融产品", "融资", "数据资产", "数字金融", "银行贷款", "质押"),
    silent=("贷款额度", "利率", "贴息金额"),
)
QD20_16 = Rule(
    id="qd20-16",
    document=DOCUMENT,
    title="关键共性技术与综合创新载体",
    quotes=(
        quote("(十六)", "参照支持新兴技术领域实验室、工程中心、技术中心扶持政策，建设工业互联网、5G、人工智能等领域综合创新载体"),
        quote("(十六)", "开展工业互联网共性技术攻关"),
    ),
    words=("共性技术", "技术攻关", "综合创新载体", "实验室", "工程中心", "技术中心", "创新载体", "科教产教融合"),
    silent=("金额",),
)
QD20_17 = Rule(
    id="qd20-17",
    document=DOCUMENT,
    title="人才体系建设",
    quotes=(
        quote("(十七)", "支持驻青高校布局人工智能、工业互联网等新兴、交叉学科，建设工业互联网学院、研究院"),
        quote("(十七)", "出台人才定向支持政策，加快工业互联网人才集聚"),
        quote("(十七)", "鼓励龙头企业围绕工业互联网、5G、人工智能等重点领域建设一批人才实训基地"),
    ),
    words=("人才体系", "紧缺人才", "工业互联网学院", "实训基地", "人才", "高校", "技能大赛", "产教联盟", "人才赋能基金", "研究院"),
    silent=("补贴金额",),
)
QD20_18 = Rule(
    id="qd20-18",
    document=DOCUMENT,
    title="商会协会",
    quotes=(
        quote("(十八)", "创新开展跨区域合作、以商招商、对接交流等产业活动"),
        quote("(十八)", "畅通政府、企业、商会协会沟通渠道"),
    ),
    words=("商会", "商会协会", "以商招商", "协会活力", "对接交流"),
    silent=("金额",),
)
QD20_19 = Rule(
    id="qd20-19",
    document=DOCUMENT,
    title="上下联动",
    quotes=(
        quote("(十九)", "探索税收增量、利润增量的收益分配机制，研究出台创新性、差异化的工业互联网支持政策"),
        quote("(十九)", "各区、市要联合项目实施企业、创投风投机构，开展工业互联网改造项目效益评估"),
    ),
    words=("上下联动", "税收增量", "利润增量", "收益分配", "效益评估", "差异化"),
    silent=("分配比例",),
)
QD20_20 = Rule(
    id="qd20-20",
    document=DOCUMENT,
    title="部门协同",
    quotes=(
        quote("(二十)", "市工业互联网专项工作组各成员单位要以工业互联网为重点，积极争取国家、省政策和资金支持"),
        quote("(二十)", "争创国家工业互联网产业示范基地、工业互联网一体化发展国家级示范区"),
    ),
    words=("部门协同", "专项工作组", "一体化发展", "国家级示范区", "产业示范基地", "成员单位"),
    silent=("金额",),
)

RULES: tuple[Rule, ...] = (
    QD20_0, QD20_1, QD20_2, QD20_3_1, QD20_3_2, QD20_4, QD20_5, QD20_6, QD20_7, QD20_8, QD20_9, QD20_10, QD20_11,
    QD20_12, QD20_13, QD20_14, QD20_15, QD20_16, QD20_17, QD20_18, QD20_19, QD20_20,
)  # fmt: skip
