"""崂山区关于促进工业互联网产业创新发展的若干政策(崂招促字〔2020〕21号), article by article."""

from tools.award import Note
from tools.clauses import ByChoice, Quote, figure
from tools.conditions import Holds, Limit
from tools.facts import Choice, Fact, Kind
from tools.formulas import Cap, CapScope, Discretionary, Fixed, Higher, PerUnit, Share, YearlyRent, YearlyShares
from tools.rule import OtherReading, Period, Rule, Upgrade, level_fact
from tools.titles import AGAIN, DENIED

DOCUMENT = "laoshan_2020"


def quote(article: str, text: str) -> Quote:
    return Quote(DOCUMENT, article, text)


# 八、附则 1: who may apply. Stated once, it stands in every award's condition sheet.

WHO_MAY_APPLY = quote(
    "附则 1",
    "本政策适用于工商注册地、税务征管关系及统计关系在青岛市崂山区范围内，有健全的财务制度、具有独立法人资格、实行独立核算的工业互联网及相关行业企业",
)
TEN_YEARS = quote(
    "附则 1",
    "承诺 10 年内注册地址及办公地址不迁离崂山区、不改变在崂山区的纳税义务、不变更在崂山区的统计关系。若被扶持企业违反承诺，将追回已经发放的扶持资金。",
)
REGISTERED = Fact(
    "laoshan_registered",
    "工商注册地、税务征管关系及统计关系均在崂山区的独立法人",
    Kind.YES_NO,
    "贵公司的工商注册、税务征管和统计关系是否都在崂山区?",
    against=("注册不在崂山", "没有注册在崂山", "税务不在崂山", "税不在崂山", "不在崂山交税", "不在崂山纳税", "不在崂山注册", "没在崂山注册", "统计关系不在崂山", "统计不在崂山", "分公司", "非独立法人", "不是独立法人", "没有独立法人"),
    found_at="营业执照、税务登记和统计关系",
)
KEEPS_PROMISE = Fact(
    "laoshan_ten_years",
    "承诺10年内不迁离崂山区",
    Kind.YES_NO,
    "能否承诺10年内不迁离崂山区?",
    against=("准备搬走", "打算搬走", "计划搬走", "要搬走", "打算迁出", "准备迁出", "计划迁出"),
)
NO_VETO = Fact(
    "laoshan_negative",
    "社会信用缺失、重大安全生产事故、重大环保问题等负面情形(条文为“可一票否决”)",
    Kind.YES_NO,
    "是否有信用缺失、重大安全环保事故等负面情形?",
    words=("失信", "安全事故", "安全生产事故", "重大安全事故", "重大安全生产事故", "环保处罚", "重大环保"),
)
VETO = quote(
    "附则 5",
    "对于出现社会信用缺失、重大安全生产事故、重大环保问题、重大不良社会影响、不配合政府工作等负面问题的企业，可一票否决。",
)
WHO = (
    Holds(REGISTERED, quote=WHO_MAY_APPLY, proof="营业执照、税务和统计登记"),
    Holds(KEEPS_PROMISE, quote=TEN_YEARS, proof="书面承诺"),
    Holds(NO_VETO, so=False, quote=VETO),
)


def recognised(fact_id: str, label: str, against: tuple[str, ...] = DENIED) -> Fact:
    """The title that the award is for; `against`: what is said where it was not won."""
    return Fact(
        fact_id,
        label,
        Kind.YES_NO,
        f"是否属于: {label}?",
        against=against,
        found_at="认定文件或公布名单",
    )


UPPER_LEVEL_RULES = "上级对配套资金有具体要求的, 按上级要求执行, 比例和上限可能因此改变"

# 一、支持关键技术应用创新

ONE = quote(
    "一",
    "区内企业作为项目第一承担单位获批国家级工业互联网领域重大项目立项的，根据当年度国家项目资金到位金额按照 1:1 的比例给予区级补助，"
    "同一企业年度区级补助资金合计不超过 1000 万元，上级对配套资金有具体要求的，按上级要求执行。",
)
ARRIVED = Fact(
    "national_money_arrived",
    "当年度国家项目资金到位金额",
    Kind.MONEY,
    "国家项目资金当年实际到位多少(万元)? 批复或立项金额不是到位金额。",
    words=("到位", "到账", "到了", "实到", "打进来", "打进", "进账", "入账", "拨来", "汇来", "汇进", "划来", "划进", "转来", "转进", "国库", "国家资金", "国拨", "国家拨", "国家项目资金", "已拨付", "拨下来", "中央资金", "国家给", "国家专项资金"),
    loosely=("国家资金", "国拨", "国家拨", "国家项目资金", "中央资金", "国家给", "国家专项资金"),
    against=("批复", "批文", "批了", "批给", "立项金额", "下达文件", "总投资", "批准", "合同额", "预算", "自筹", "获批金额", "核定", "还没到", "未到位"),
    additive=True,
    givers=("国家", "中央", "工信部", "国拨", "财政部"),
    found_at="银行进账单、专项应付款明细账",
)
LEAD_UNIT = Fact(
    "lead_unit",
    "项目第一承担单位",
    Kind.YES_NO,
    "贵公司是否为该国家级项目的第一承担单位?",
    words=("第一承担单位", "牵头单位", "牵头", "主承担", "我们承担", "第一单位", "第一承担"),
    against=("参与单位", "第二承担", "第三承担", "联合承担", "协作单位", "参加单位", "只是参与", "配合单位", "承担单位排第二", "排名第二", "联合体成员", "第二单位", "第三单位", "第四单位", "第五单位", "第四承担", "参与的单位", "参与方", "参加方", "协作方", "不是第一", "跟着参与", "参与申报", "我们参与", "我们只参与", "我们是参与", "我们就参与"),
)
NATIONAL = Fact(
    "national_major_project",
    "国家级工业互联网领域重大项目",
    Kind.YES_NO,
    "项目是否为国家级重大项目?",
    words=("国家级~项目", "国家重大", "国家专项", "国家级重大"),
    against=("不是国家", "省级重大项目", "省里的~项目", "省级项目", "省重大", "省重点", "市级重大项目", "省资金", "非国家级", "没立上项", "没立项", "未立项", "没有立项", "没获批立项", "立项没批"),
)
LAOSHAN_1 = Rule(
    id="laoshan-1",
    document=DOCUMENT,
    title="国家级工业互联网重大项目配套补助",
    quotes=(ONE,),
    words=("国家级重大项目", "国家重大项目", "国家级工业互联网重大项目", "国家级工业互联网领域重大项目", "重大专项", "国家专项", "国家项目", "国家级项目",
           "配套", "国家立项", "重大项目", "国拨资金", "国家级课题"),
    recipient="项目第一承担单位",
    period=Period.YEARLY,
    conditions=(
        Holds(NATIONAL, quote=ONE, proof="国家级项目立项批复"),
        Holds(LEAD_UNIT, quote=ONE, proof="国家级项目任务书"),
        *WHO,
    ),
    formula=Share(
        of=ARRIVED,
        rate=figure("1", "1:1 的比例"),
        cap=Cap(figure("1000", "年度区级补助资金合计不超过 1000 万元"), CapScope.COMPANY_YEAR),
    ),
    notes=(Note(kind="limit", text=UPPER_LEVEL_RULES, quote=ONE),),
)

# 二、支持工业互联网平台建设

TWO = quote("二", "对于获得国家、省、市认定的工业互联网平台分别给予 1000 万、300 万、100 万的资金奖励。")
TWO_SETTLED = quote(
    "二", "对落户我区的国家级综合工业互联网平台企业，以补贴、股权投资、提供免费办公空间等方式给予支持。"
)
PLATFORM_LEVEL = level_fact("platform_level", "平台认定级别", "平台是国家级、省级还是市级认定?", ("国家", "省", "市"))
PLATFORM_RECOGNISED = recognised("platform_recognised", "获得国家、省或市认定的工业互联网平台")
PLATFORM_UP = Upgrade("由市到省再到国家升级时累计、补差还是就高, 条文未写: 说明此前已获奖励的, 两种结果给出区间两端")
LAOSHAN_2_1 = Rule(
    id="laoshan-2.1",
    document=DOCUMENT,
    title="获认定的工业互联网平台奖励",
    quotes=(TWO,),
    words=("工业互联网平台", "省级平台", "市级平台", "国家级平台", "省级工业互联网平台", "市级工业互联网平台", "国家级工业互联网平台", "平台认定", "双跨平台", "跨行业跨领域平台", "平台", "双跨"),
    recipient="获得认定的平台企业",
    conditions=(Holds(PLATFORM_RECOGNISED, quote=TWO, proof="平台认定文件"), *WHO),
    formula=Fixed(
        ByChoice(
            "platform_level",
            {"国家": figure("1000", "1000 万"), "省": figure("300", "300 万"), "市": figure("100", "100 万")},
        ),
        choices=(PLATFORM_LEVEL,),
    ),
    upgrade=PLATFORM_UP,
    notes=(
        Note(kind="ambiguous", text=PLATFORM_UP.text, quote=TWO),
        Note(kind="ambiguous", text="是否限新认定、是否一次性, 条文未写", quote=TWO),
    ),
)
LAOSHAN_2_2 = Rule(
    id="laoshan-2.2",
    document=DOCUMENT,
    title="国家级综合平台企业落户支持",
    quotes=(TWO_SETTLED,),
    words=("综合平台落户", "平台企业落户", "平台落户", "国家级综合工业互联网平台", "免费办公", "免费办公空间", "免费办公室", "免租办公", "免租办公室", "综合工业互联网平台", "综合性工业互联网平台", "综合性的工业互联网平台", "综合性平台", "综合平台", "综合型平台", "总部落到", "总部迁到", "总部搬到", "总部设到"),
    recipient="落户崂山的国家级综合工业互联网平台企业",
    formula=Discretionary("以补贴、股权投资、提供免费办公空间等方式支持, 条文未写金额"),
)

# 三、支持企业进行工业互联网改造

THREE_1 = quote(
    "三 第1款",
    "对于获得市级奖补的项目，再给予市级资金 50% 的补贴，最高不超过 100 万，上级对配套资金有具体要求的，按上级要求执行。",
)
THREE_2 = quote(
    "三 第2款",
    "对企业年度内在网络、工业软件、系统集成等方面完成投资 50 万元以上的竣工（上线）项目，获得市级奖补的，再给予市级资金 50% 的补贴。",
)
THREE_2_CERTIFIED = quote("三 第2款", "对于通过国家“两化融合管理体系”认证的企业给予 50 万元一次性奖励")
THREE_2_PILOT = quote("三 第2款", "对于经认定的国家两化融合管理体系贯标试点企业给予 10 万元补助。")

CITY_MONEY_WORDS = ("市级奖补", "市级补贴", "市级资金", "市级奖励", "市里给", "市里补", "市里奖", "市里拿", "市里批", "市级拿", "市级给", "市级补助", "市里的补", "市里的奖",
                    "市财政", "市级到账", "市里到账", "拿到市级", "青岛市给", "青岛给了", "青岛补了", "青岛奖补", "市补", "市奖", "市里~给了", "市里~给过", "市里~补了", "市里~奖了", "市里~批了", "市里~拿了", "市里~发了", "市里~奖补", "市里~到账", "市里~到手", "市里~下来", "市里~拿到", "市级~到账", "市级~到手", "市级~下来", "市级~奖补", "拿了市里", "拿到市里", "领了市里", "从青岛市", "从市里", "市里已", "市级已", "市工信", "市里打", "市里~到手", "市里~已奖", "奖补已到手", "市局给", "市工信局给", "市里发", "市级技改", "市级")  # fmt: skip
NOT_CITY_MONEY = ("投资", "投入", "总投", "投了", "花了", "合同", "申报", "营收", "收入", "产值", "注册资本", "没拿到市", "没有拿到市", "未获得市")
CITY = ("市财政", "市里", "市级", "市上", "市工信", "市政府", "市局", "青岛")
UPGRADE_CITY_MONEY = Fact(
    "upgrade_city_money",
    "技术改造项目获得的市级奖补金额",
    Kind.MONEY,
    "该技改项目实际获得市级奖补多少(万元)?",
    words=CITY_MONEY_WORDS,
    against=NOT_CITY_MONEY,
    givers=CITY,
    sole=False,
    found_at="市级奖补资金的银行进账单",
)
INTEGRATION_CITY_MONEY = Fact(
    "integration_city_money",
    "两化融合项目获得的市级奖补金额",
    Kind.MONEY,
    "该两化融合项目实际获得市级奖补多少(万元)?",
    words=CITY_MONEY_WORDS,
    against=NOT_CITY_MONEY,
    givers=CITY,
    sole=False,
    found_at="市级奖补资金的银行进账单",
)
GOT_CITY_MONEY = Fact(
    "got_city_money",
    "项目获得市级奖补",
    Kind.YES_NO,
    "该项目是否已获得市级奖补?",
    words=("获得市级奖补", "拿到市级奖补", "拿了市级", "市里给了", "市里补了", "市级奖补", "市里奖补", "市里的奖补", "市级补贴", "市里的补贴"),
    against=("没有拿到市级奖补", "没拿到市级奖补", "没拿市级", "没有市级奖补", "未获得市级奖补", "市里没给", "市里没批", "市级没", "没有拿到市级", "没拿到市级", "没获得市级",
             "市里没有给", "市里不给", "没有市级", "未获市级", "市里没拿", "没领到市", "市级奖补没", "市里一分没", "市里一分也没", "市里一分都没", "市里一分钱没", "市里一毛没", "市里一毛都没", "市里压根没给", "市里根本没给", "市里其实没给", "市里后来没给", "市里最后没给", "市里最终没给", "市里没补", "市里没奖", "市里最后没批", "市里后来没批", "市里最终没批", "市里啥都没给", "市里什么都没给", "市里啥也没给", "市里不补"),
)
BUILDING = ("土建", "厂房", "基建", "装修", "翻修", "翻新", "绿化", "食堂", "宿舍", "办公楼", "土地", "买地")
INTEGRATION_INVESTED = Fact(
    "integration_investment",
    "年度内网络、工业软件、系统集成完成投资",
    Kind.MONEY,
    "该项目年度内完成投资多少(万元)?",
    words=("投资", "投入", "投了", "完成投资", "项目投资", "总投", "花了", "决算", "结算", "审定", "审计"),
    against=("奖补", "补贴", "补了", "市级"),
    beside=BUILDING,
    parts=("网络", "工业软件", "软件", "系统集成", "集成"),
    found_at="固定资产、无形资产和在建工程明细账, 发票与付款凭证",
)
COMPLETED = Fact(
    "project_completed",
    "项目年度内已竣工(上线)",
    Kind.YES_NO,
    "项目是否已竣工或上线?",
    words=("竣工", "上线", "完工", "验收", "投用", "建成"),
    against=("没竣工", "未竣工", "还没上线", "未上线", "没上线", "在建", "没完工", "未完工", "还没竣工", "还在建", "明年上线", "明年竣工", "明年才", "尚未竣工", "没验收", "未验收", "还没完工", "尚未上线", "没有上线", "没有竣工", "还没投用", "没建完", "还没建完"),
    found_at="竣工或上线验收报告",
)
LAOSHAN_3_1 = Rule(
    id="laoshan-3.1",
    document=DOCUMENT,
    title="技术改造项目市级奖补的区级再补贴",
    quotes=(THREE_1,),
    words=("技改", "技术改造", "改造升级", "设备更新", "设备改造", "技改项目", "技改奖补", "工业互联网改造", "生产线改造", "产线改造"),
    recipient="获得市级奖补的技术改造项目企业",
    period=Period.PROJECT,
    conditions=(Holds(GOT_CITY_MONEY, quote=THREE_1, proof="市级奖补下达文件"), *WHO),
    formula=Share(
        of=UPGRADE_CITY_MONEY,
        rate=figure("0.5", "市级资金 50%"),
        cap=Cap(figure("100", "最高不超过 100 万"), CapScope.PROJECT),
    ),
    notes=(Note(kind="limit", text=UPPER_LEVEL_RULES, quote=THREE_1),),
)
LAOSHAN_3_2 = Rule(
    id="laoshan-3.2",
    document=DOCUMENT,
    title="两化融合项目市级奖补的区级再补贴",
    quotes=(THREE_2,),
    words=("两化融合", "两化", "工业软件", "系统集成", "网络改造", "信息化改造", "数字化改造", "数字化普及", "网络化协同", "智能化提升",
           "MES", "ERP", "PLM", "两化融合项目", "信息化项目", "软件系统"),
    recipient="获得市级奖补的两化融合项目企业",
    period=Period.PROJECT,
    conditions=(
        Limit(INTEGRATION_INVESTED, "at_least", figure("50", "完成投资 50 万元以上"), quote=THREE_2),
        Holds(COMPLETED, quote=THREE_2, proof="竣工(上线)验收材料"),
        Holds(GOT_CITY_MONEY, quote=THREE_2, proof="市级奖补下达文件"),
        *WHO,
    ),
    formula=Share(of=INTEGRATION_CITY_MONEY, rate=figure("0.5", "市级资金 50% 的补贴")),
    notes=(
        Note(kind="limit", text="本款条文未规定上限; 同条技术改造那一款的封顶不适用于两化融合项目", quote=THREE_2),
        Note(kind="ambiguous", text="前半句写“支持中小企业”, 后半句写“对企业”: 大型企业能否享受, 条文未写明", quote=THREE_2),
    ),
)
CERTIFIED_BEFORE = Fact(
    "certified_before",
    "此前已领过该项一次性奖励",
    Kind.YES_NO,
    "此前是否已领过这项奖励?",
    words=("领过", "拿过", "已经拿了", "享受过", "前年领", "去年领", "复审", "再认证", "换证", "再给", "续证", "已领", "以前拿"),
    against=("没领过", "没拿过", "没享受过", "没有领过", "从没领过", "首次", "第一次"),
)
CERTIFIED = Fact(
    "system_certified",
    "通过国家两化融合管理体系认证",
    Kind.YES_NO,
    "是否已通过国家两化融合管理体系认证(已拿到证书)?",
    words=("通过认证", "通过了认证", "认证通过", "认证过了", "拿到认证", "拿到证书", "拿到了证书", "拿证了", "证书拿到", "证书下来", "认证下来", "认证拿到", "领到证书", "发证了"),
    against=(
        "没拿到认证", "没拿到证书", "没拿到证", "没拿证", "没有拿到证书", "没通过认证", "未通过认证", "没有通过认证", "认证没过", "认证没通过", "认证还没", "证书还没", "没评定", "没有评定",
        "没发证", "没有证书", "没认证", "未认证", "没有认证", "还没评下来", "没取得认证", "未取得认证",
    ),
    found_at="两化融合管理体系评定证书",
)  # fmt: skip
LAOSHAN_3_3 = Rule(
    id="laoshan-3.3",
    document=DOCUMENT,
    title="国家两化融合管理体系认证奖励",
    quotes=(THREE_2_CERTIFIED,),
    words=("两化融合管理体系", "两化融合管理体系认证", "管理体系认证", "体系认证", "两化融合认证", "贯标认证", "两化认证", "两化贯标", "贯标证书", "管理体系评定", "两化融合贯标", "两化体系", "认证证书", "认证也过", "认证过了", "认证那笔", "认证奖励", "的是认证", "过了认证", "通过了认证", "认证通过", "拿到认证", "通过认证", "拿证", "领证", "发证"),
    recipient="通过认证的企业",
    period=Period.ONCE,
    conditions=(
        Holds(CERTIFIED, quote=THREE_2_CERTIFIED, proof="评定证书"),
        Holds(CERTIFIED_BEFORE, so=False, quote=THREE_2_CERTIFIED),
        *WHO,
    ),
    formula=Fixed(figure("50", "50 万元一次性奖励")),
    notes=(Note(kind="ambiguous", text="与贯标试点补助能否同享, 条文未写", quote=THREE_2_CERTIFIED),),
)
PILOT_RECOGNISED = recognised(
    "pilot_recognised",
    "经认定的国家两化融合管理体系贯标试点企业",
    tuple(words for words in DENIED if "评定" not in words),  # 还没评定 is said of the certificate, which is another award's
)
LAOSHAN_3_4 = Rule(
    id="laoshan-3.4",
    document=DOCUMENT,
    title="国家两化融合管理体系贯标试点补助",
    quotes=(THREE_2_PILOT,),
    words=("贯标试点", "贯标试点企业", "两化融合管理体系贯标试点", "贯标的试点", "贯标的试点企业", "试点企业", "贯标"),
    recipient="经认定的国家贯标试点企业",
    conditions=(Holds(PILOT_RECOGNISED, quote=THREE_2_PILOT, proof="贯标试点企业认定文件"), *WHO),
    formula=Fixed(figure("10", "10 万元补助")),
    notes=(
        Note(kind="ambiguous", text="是否一次性、与管理体系认证奖励能否同享, 条文未写", quote=THREE_2_PILOT),
    ),
)

# 四、支持工业互联网试点示范

FOUR_1 = quote(
    "四 第1款",
    "对于入选青岛市 5G、人工智能“十佳场景示范”的项目，给予市财政奖补资金 1:1 给予项目申报主体一次性奖励，最高不超过 50 万。",
)
FOUR_2 = quote(
    "四 第2款", "对于青岛市新认定的智能工厂或互联工厂、数字化车间或自动化生产线分别给予 50 万元、30 万元奖励。"
)
SCENE_CITY_MONEY = Fact(
    "scene_city_money",
    "十佳场景获得的市财政奖补资金",
    Kind.MONEY,
    "该十佳场景实际获得市财政奖补多少(万元)?",
    words=CITY_MONEY_WORDS,
    against=NOT_CITY_MONEY,
    givers=CITY,
    sole=False,
    found_at="市财政奖补资金的银行进账单",
)
TOP_TEN = Fact(
    "top_ten_scene",
    "入选青岛市5G、人工智能“十佳场景示范”",
    Kind.YES_NO,
    "项目是否已入选青岛市“十佳场景示范”?",
    words=("十佳", "十佳场景", "入选十佳", "十佳场景示范", "top ten", "top 10 scene"),
    against=("没入选", "未入选", "没有入选", "落选", "没评上", "未评上", "没选上", "没有评上", "没进十佳", "不是十佳", "没有评选上"),
    found_at="市级评选结果文件",
)
LAOSHAN_4_1 = Rule(
    id="laoshan-4.1",
    document=DOCUMENT,
    title="“十佳场景示范”区级配套奖励",
    quotes=(FOUR_1,),
    words=("十佳", "十佳场景", "十佳场景示范", "5G场景", "人工智能场景", "5G应用场景", "AI场景", "未来城市场景", "场景示范", "5G、人工智能"),
    recipient="项目申报主体",
    period=Period.ONCE,
    conditions=(Holds(TOP_TEN, trigger=True, quote=FOUR_1, decided_by="青岛市“十佳场景示范”评选"), *WHO),
    formula=Share(
        of=SCENE_CITY_MONEY,
        rate=figure("1", "1:1"),
        cap=Cap(figure("50", "最高不超过 50 万"), CapScope.AWARD),
    ),
)
FACTORY_TITLE = Fact(
    "factory_title",
    "认定类型",
    Kind.CHOICE,
    "认定的是智能工厂/互联工厂, 还是数字化车间/自动化生产线?",
    choices=(
        Choice("智能工厂", "智能工厂或互联工厂", ("smart factory", "智能工厂", "互联工厂", "智能(互联)工厂", "智慧工厂", "无人工厂", "黑灯工厂")),
        Choice("数字化车间", "数字化车间或自动化生产线", ("digital workshop", "数字化车间", "自动化生产线", "数字车间", "自动化产线", "自动生产线", "智能车间", "自动产线", "自动线", "自动化线")),
    ),
)
FACTORY_COUNT = Fact(
    "factory_count",
    "新认定的个数",
    Kind.ITEMS,
    "新认定了几个(不说按一个)?",
    words=("智能工厂", "互联工厂", "数字化车间", "自动化生产线", "车间", "生产线", "工厂"),
    never=("客户", "供应商", "门店", "分公司", "员工"),
    sole=False,
)
FACTORY_AWARD = ByChoice("factory_title", {"智能工厂": figure("50", "50 万元"), "数字化车间": figure("30", "30 万元")})
FACTORY_NEW = recognised("factory_new", "青岛市新认定的智能(互联)工厂、数字化车间或自动化生产线", (*DENIED, *AGAIN))
LAOSHAN_4_2 = Rule(
    id="laoshan-4.2",
    document=DOCUMENT,
    title="智能工厂、数字化车间认定奖励",
    quotes=(FOUR_2,),
    words=("智能工厂", "互联工厂", "数字化车间", "自动化生产线", "智慧工厂", "数字车间", "自动化产线", "市级智能工厂", "市级数字化车间", "市级互联工厂", "市级自动化生产线"),
    recipient="青岛市新认定的企业",
    conditions=(Holds(FACTORY_NEW, quote=FOUR_2, proof="青岛市认定文件"), *WHO),
    formula=PerUnit(FACTORY_AWARD, FACTORY_COUNT, choices=(FACTORY_TITLE,)),
    other_reading=OtherReading(
        "按认定个数还是按企业奖励, 条文未写: 两种读法给出区间两端", Fixed(FACTORY_AWARD, choices=(FACTORY_TITLE,))
    ),
)

# 五、支持工业互联网企业落户崂山

FIVE_1 = quote(
    "五 第1款",
    "对新引进入驻崂山区政府认定的工业互联网产业发展载体的工业互联网企业，其区级主要经济贡献超过 100 万元，"
    "自正式经营或产生主体税收年度起，逐年按照企业区级主要经济贡献的 100%、80%、60%、60%、60% 给予资金补贴。",
)
FIVE_2 = quote(
    "五 第2款",
    "的工业互联网企业，按照正式员工人均办公面积 10 平方米的标准给予前三年 100%房租补贴，后两年 50%房租补贴，每家企业补贴额度累计不超过 500 万元，补贴期间不得转租。",
)
CONTAINED = quote("附则 3", "本政策中对新引进落户企业的房屋补贴包含在其经济贡献奖励中。")
AWARD_YEAR = Fact(
    "laoshan_award_year",
    "所问年度(第几年)",
    Kind.ORDINAL,
    "问的是第几年?",
    words=("第",),
)
CONTRIBUTION = Fact(
    "district_contribution",
    "区级主要经济贡献",
    Kind.MONEY,
    "企业当年的区级主要经济贡献是多少(万元)? 它不等于纳税总额。",
    words=("区级主要经济贡献", "区级贡献", "经济贡献", "地方贡献", "区级经济贡献", "贡献", "区级财力", "区级留成", "区里留成"),
    against=("纳税总额", "纳税", "国税", "地税", "交税", "缴税", "营收", "税收总额", "销售额", "利润", "租金", "房租", "社会贡献", "经济贡献奖", "贡献奖"),
    sole=False,
    found_at="区财政局核定的区级贡献, 不等于纳税总额",
)
IN_CARRIER = Fact(
    "in_carrier",
    "新引进并入驻崂山区政府认定的工业互联网产业发展载体",
    Kind.YES_NO,
    "是否新引进并入驻崂山区政府认定的产业发展载体?",
    words=("认定载体", "载体", "认定的园区"),
    against=("不是~载体", "不在~载体", "没进~载体", "没有进~载体", "未进~载体", "没入驻~载体", "普通写字楼", "不在载体", "没入驻载体", "未入驻", "不在认定载体", "没有入驻", "没入驻", "老企业", "不是新引进", "不是载体", "没进载体", "没有进载体", "非认定载体", "未认定的载体", "自有厂房", "自建"),
)
LAOSHAN_5_1 = Rule(
    id="laoshan-5.1",
    document=DOCUMENT,
    title="新落户企业区级经济贡献补贴",
    quotes=(FIVE_1,),
    words=("落户", "新落户", "新引进", "区级贡献", "经济贡献", "区级主要经济贡献", "返税", "返还", "新入驻", "载体", "税收返还", "财政返还", "地方贡献", "区级经济贡献", "落户奖励", "区级留成", "贡献奖", "每年贡献", "贡献都是", "贡献补贴"),
    recipient="新引进入驻认定载体的工业互联网企业",
    period=Period.YEARLY,
    conditions=(
        Holds(IN_CARRIER, quote=FIVE_1, decided_by="崂山区政府认定载体"),
        Limit(CONTRIBUTION, "over", figure("100", "区级主要经济贡献超过 100 万元"), quote=FIVE_1),
        *WHO,
    ),
    formula=YearlyShares(
        of=CONTRIBUTION,
        year=AWARD_YEAR,
        rates=(
            figure("1", "100%、80%、60%、60%、60%"),
            figure("0.8", "80%、60%、60%、60%"),
            figure("0.6", "60%、60%、60%"),
            figure("0.6", "60%、60%"),
            figure("0.6", "60% 给予资金补贴"),
        ),
    ),
    other_reading=OtherReading(
        "门槛100万元是逐年都要超过还是只看起始年, 条文未写: 两种算法给出区间两端",
        YearlyShares(
            of=CONTRIBUTION,
            year=AWARD_YEAR,
            rates=(
                figure("1", "100%、80%、60%、60%、60%"),
                figure("0.8", "80%、60%、60%、60%"),
                figure("0.6", "60%、60%、60%"),
                figure("0.6", "60%、60%"),
                figure("0.6", "60% 给予资金补贴"),
            ),
            floor=figure("100", "区级主要经济贡献超过 100 万元"),
        ),
    ),
    notes=(
        Note(kind="limit", text="房租补贴包含在经济贡献奖励中, 不与其相加", quote=CONTAINED),
        Note(kind="ambiguous", text="“区级主要经济贡献”未定义; 起算年“正式经营”或“产生主体税收”二者取哪一个未写", quote=FIVE_1),
    ),
)
EMPLOYEES = Fact(
    "regular_employees",
    "正式员工人数",
    Kind.PEOPLE,
    "正式员工多少人?",
    words=("正式员工", "正式工", "正式的", "员工", "职工", "在职", "团队", "人"),
    against=("实习生", "兼职", "外包", "劳务派遣", "临时工"),
    found_at="社保缴纳人数",
)
OFFICE_AREA = Fact(
    "office_area",
    "租用办公面积",
    Kind.AREA,
    "租用办公面积多少平方米?",
    words=("租了", "租用", "面积", "办公", "租"),
    against=("人均", "仓库", "库房", "车间", "食堂", "宿舍", "停车"),
    found_at="租赁合同",
)
YEARLY_RENT = Fact(
    "yearly_rent",
    "年租金",
    Kind.MONEY,
    "年租金多少(万元), 或每平方米每月多少元?",
    words=("年租金", "租金", "房租", "一年租金", "租费", "一年房租"),
    against=("贡献", "纳税", "房租补贴算", "房租补贴能", "房租补贴是", "房租补了", "房租还能补", "房租五年还能补", "补贴算下来"),
    found_at="租赁合同和租金发票",
)
RENT_PRICE = Fact(
    "rent_price",
    "租金单价",
    Kind.RENT,
    "租金每平方米每年多少元(月租×12, 日租×365)?",
    words=("月租", "单价", "租金"),
    found_at="租赁合同",
)
RENT_YEARS = Fact(
    "rent_years",
    "测算年数",
    Kind.YEARS,
    "测算几年?",
    words=("年",),
    against=("后面", "后", "前面", "头", "剩下", "余下", "最后"),
)
SUBLET = Fact(
    "sublet",
    "补贴期间转租",
    Kind.YES_NO,
    "补贴期间是否转租?",
    words=("转租", "分租", "租给别人", "二房东"),
    against=("不转租", "没有转租", "没转租", "未转租"),
)
LAOSHAN_5_2 = Rule(
    id="laoshan-5.2",
    document=DOCUMENT,
    title="新落户企业房租补贴",
    quotes=(FIVE_2,),
    words=("落户", "新落户", "新引进", "新入驻", "载体", "房租", "租金", "办公室", "租房", "房租补贴", "办公用房", "租了", "房屋补贴", "房补", "租赁", "办公面积", "月租", "年租金", "写字楼", "转租"),
    recipient="新引进入驻认定载体的工业互联网企业",
    period=Period.TERM,
    conditions=(
        Holds(IN_CARRIER, quote=FIVE_1, decided_by="崂山区政府认定载体"),
        Holds(SUBLET, so=False, quote=FIVE_2),
        *WHO,
    ),
    formula=YearlyRent(
        people=EMPLOYEES,
        area=OFFICE_AREA,
        rent=YEARLY_RENT,
        price=RENT_PRICE,
        years=RENT_YEARS,
        year=AWARD_YEAR,
        per_person=figure("10", "人均办公面积 10 平方米"),
        rates=(
            figure("1", "前三年 100%房租补贴"),
            figure("1", "前三年 100%房租补贴"),
            figure("1", "前三年 100%房租补贴"),
            figure("0.5", "后两年 50%房租补贴"),
            figure("0.5", "后两年 50%房租补贴"),
        ),
        cap=Cap(figure("500", "累计不超过 500 万元"), CapScope.COMPANY),
    ),
    notes=(
        Note(kind="limit", text="房租补贴包含在经济贡献奖励中, 不与其相加", quote=CONTAINED),
        Note(kind="ambiguous", text="租金单价标准、实租面积小于人均标准时如何计算, 条文未写", quote=FIVE_2),
    ),
    bound=(figure("3", "前三年"), figure("2", "后两年")),
)

# 六、支持企业上云用平台

SIX_LIST = quote("六", "鼓励工业互联网企业购买列入青岛市工业互联网平台服务商名录的驻区企业的云服务。")
SIX = quote(
    "六", "对年购买云服务金额超过 10 万元的驻区企业，按照实际费用的 40%进行补贴，每个企业每年补贴不超过 20 万元。"
)
CLOUD_SPENDING = Fact(
    "cloud_spending",
    "年购买云服务金额",
    Kind.MONEY,
    "一年购买名录内驻区服务商的云服务多少(万元)?",
    words=("云", "云服务", "上云", "云主机", "云服务器", "买云", "云费", "年费", "对象存储", "云平台", "云资源", "云上", "cloud"),
    against=("名录外", "不在名录", "非名录", "外地的", "非驻区", "没进名录", "不是名录"),
    additive=True,
    found_at="云服务合同、发票和付款凭证",
)
LISTED_PROVIDER = Fact(
    "listed_provider",
    "服务商为列入青岛市工业互联网平台服务商名录的驻区企业",
    Kind.YES_NO,
    "云服务商是否在青岛市工业互联网平台服务商名录内, 且为崂山驻区企业?",
    words=("名录内", "在名录", "列入名录", "名录里的", "名录上的", "名录里"),
    against=("不在~名录", "没进~名录", "没在~名录", "未进~名录", "没列入~名录", "未列入~名录", "不在名录", "不在青岛市平台服务商名录", "没在名录", "没列入名录", "未列入名录", "不在服务商名录", "外地服务商", "外地的云", "外地一家", "外地云", "不是驻区", "不是~驻区", "非驻区", "名录外", "不在青岛市工业互联网平台服务商名录",
             "没进名录", "没有列入名录", "不在那个名录", "外地厂商", "北京的云", "区外的服务商", "区外服务商"),
    found_at="青岛市工业互联网平台服务商名录",
)
LAOSHAN_6 = Rule(
    id="laoshan-6",
    document=DOCUMENT,
    title="企业购买云服务补贴",
    quotes=(SIX, SIX_LIST),
    words=("云", "云服务", "上云", "云主机", "云服务器", "对象存储", "云费用", "云平台费", "买云", "购买云", "云厂商", "云计算服务", "云资源", "上云用平台", "企业上云", "云盘", "云数据库", "云采购", "买了云", "cloud service", "cloud services", "cloud"),
    recipient="驻区企业",
    period=Period.YEARLY,
    conditions=(
        Holds(LISTED_PROVIDER, quote=SIX_LIST, proof="服务商名录、云服务合同"),
        Limit(CLOUD_SPENDING, "over", figure("10", "年购买云服务金额超过 10 万元"), quote=SIX),
        *WHO,
    ),
    formula=Share(
        of=CLOUD_SPENDING,
        rate=figure("0.4", "实际费用的 40%"),
        cap=Cap(figure("20", "每年补贴不超过 20 万元"), CapScope.COMPANY_YEAR),
    ),
    notes=(
        Note(kind="ambiguous", text="门槛按前句理解为只计向名录内驻区服务商支付的费用; 条文对含税或不含税未写", quote=SIX_LIST),
    ),
)

# 七、支持设立工业互联网产业基金

LAOSHAN_7 = Rule(
    id="laoshan-7",
    document=DOCUMENT,
    title="工业互联网产业基金",
    quotes=(
        quote(
            "七",
            "发挥政府产业投资引导基金引导作用，吸引社会资本、行业龙头企业积极参与，成立工业互联网产业基金，支持工业互联网产业发展。",
        ),
    ),
    words=("基金", "产业基金", "引导基金"),
    silent=("基金规模", "单户金额"),
)

# 八、附则

LAOSHAN_8_1 = Rule(
    id="laoshan-8.1",
    document=DOCUMENT,
    title="适用对象与10年承诺",
    quotes=(TEN_YEARS, WHO_MAY_APPLY),
    words=("搬走", "迁走", "迁离", "迁出", "搬迁", "搬家", "不能搬", "追回", "承诺", "适用对象", "谁能申请", "什么企业能申请", "申请条件", "独立法人", "违反承诺", "退钱", "要退回", "几年不能", "注册地址"),
    bound=(figure("10", "承诺 10 年内"),),
    silent=("追回是全额还是按比例", "10年从何时起算"),
)
LAOSHAN_8_2 = Rule(
    id="laoshan-8.2",
    document=DOCUMENT,
    title="工业互联网企业的范围",
    quotes=(
        quote(
            "附则 2",
            "本政策中的工业互联网企业包括工业数字化装备、工业互联网自动化、工业互联网网络、工业互联网平台、工业互联网安全、工业软件等领域企业，"
            "以及推动工业互联网与行业融合发展的工业互联网解决方案服务商。",
        ),
    ),
    words=("哪些企业算", "什么叫工业互联网企业", "工业互联网企业包括", "什么样的企业", "算不算工业互联网企业", "工业互联网企业指", "解决方案服务商", "哪些算工业互联网企业", "算工业互联网企业", "企业范围"),
)
LAOSHAN_8_3 = Rule(
    id="laoshan-8.3",
    document=DOCUMENT,
    title="房租补贴包含在经济贡献奖励中",
    quotes=(CONTAINED,),
    words=("房租和贡献", "房租补贴和经济贡献", "房屋补贴包含", "贡献奖励和房租", "房租补贴另算", "房租能不能和", "房租与贡献"),
    silent=("具体如何抵扣",),
)
HIGHER_ONLY = quote(
    "附则 4",
    "本政策与崂山区其他扶持政策有重叠、交叉、不一致的，按“就高不重复”的原则申请享受本政策，获得奖励的涉税支出由企业或个人承担。",
)
THIS_POLICY_AMOUNT = Fact(
    "laoshan_this_policy_amount",
    "按本政策可得金额",
    Kind.MONEY,
    "按本政策可得多少(万元)?",
    words=("工业互联网政策", "这份政策", "本政策", "这个政策", "这份", "这项", "21号文", "这边", "工业互联网这"),
    against=("另一个", "其他扶持", "别的政策", "另外一个政策"),
    sole=False,
    claim=True,
)
OTHER_POLICY_AMOUNT = Fact(
    "laoshan_other_policy_amount",
    "按崂山区其他扶持政策可得金额",
    Kind.MONEY,
    "按崂山区另一项扶持政策可得多少(万元)?",
    words=("另一个", "其他扶持政策", "别的政策", "另外一个", "其他政策", "另一项", "别的扶持", "扶持政策", "另一份"),
    sole=False,
    claim=True,
)
LAOSHAN_8_4 = Rule(
    id="laoshan-8.4",
    document=DOCUMENT,
    title="就高不重复; 涉税自担",
    quotes=(HIGHER_ONLY,),
    words=("就高不重复", "重叠", "区里另一个政策", "其他扶持政策", "别的扶持政策", "区里其他政策", "两个都报", "重复享受", "奖励要交税", "涉税", "交税谁出", "缴税谁承担",
           "扶持政策", "另一个扶持政策", "两份政策", "就高"),
    formula=Higher(THIS_POLICY_AMOUNT, OTHER_POLICY_AMOUNT, principle="就高不重复"),
    notes=(Note(kind="limit", text="就高不重复只针对崂山区其他扶持政策; 市级与区级之间能否叠加, 条文未写", quote=HIGHER_ONLY),),
)
LAOSHAN_8_5 = Rule(
    id="laoshan-8.5",
    document=DOCUMENT,
    title="一票否决情形",
    quotes=(VETO,),
    words=("一票否决", "否决", "否掉", "直接否", "失信", "重大安全事故", "安全生产事故", "环保问题", "环保处罚", "信用问题", "出过事故", "不配合", "被处罚", "黑名单"),
)
LAOSHAN_8_6 = Rule(
    id="laoshan-8.6",
    document=DOCUMENT,
    title="奖励总额上限与拨付进度",
    quotes=(quote("附则 6", "奖励资金需结合当年区级贡献按进度拨付，奖励总额最高不超过5年区级经济贡献。"),),
    words=("奖励总额", "总额上限", "拨付", "按进度拨付", "分几次拨", "分批", "一次给齐", "一把给", "怎么拨", "分期", "总的上限", "总共最多", "总额", "进度拨付", "5年区级经济贡献", "五年区级贡献", "5年区级贡献", "五年区级经济贡献", "全付", "全额付", "照付"),
    bound=(figure("5", "不超过5年区级经济贡献"),),
    silent=("哪5年", "是否包含配套补助"),
)
LAOSHAN_8_7 = Rule(
    id="laoshan-8.7",
    document=DOCUMENT,
    title="有效期与解释部门",
    quotes=(quote("附则 7", "本政策自颁布之日起执行，有效期至2022年12月31日。本政策由区财政局会同区工信局解释。"),),
    words=("有效期", "过期", "失效", "解释", "说了算", "谁解释", "解释权", "哪个部门解释", "到什么时候", "截止", "什么时候到期", "还有效", "还能用", "解释部门", "归谁解释", "谁负责解释"),
)

RULES: tuple[Rule, ...] = (
    LAOSHAN_1,
    LAOSHAN_2_1,
    LAOSHAN_2_2,
    LAOSHAN_3_1,
    LAOSHAN_3_2,
    LAOSHAN_3_3,
    LAOSHAN_3_4,
    LAOSHAN_4_1,
    LAOSHAN_4_2,
    LAOSHAN_5_1,
    LAOSHAN_5_2,
    LAOSHAN_6,
    LAOSHAN_7,
    LAOSHAN_8_1,
    LAOSHAN_8_2,
    LAOSHAN_8_3,
    LAOSHAN_8_4,
    LAOSHAN_8_5,
    LAOSHAN_8_6,
    LAOSHAN_8_7,
)
