"""山东省推动工业互联网高质量发展省级财政支持政策实施细则, article by article."""

from tools.award import Note
from tools.clauses import Figure, Quote, figure
from tools.conditions import Holds, Limit
from tools.facts import Fact, Kind
from tools.formulas import Cap, CapScope, Discretionary, Fixed, ShareRange, WeightedScore
from tools.rule import Period, Rule

DOCUMENT = "shandong_2022"


def quote(article: str, text: str) -> Quote:
    return Quote(DOCUMENT, article, text)


# 第十一条: who may apply. Stated once, it stands in every award's condition sheet.

WHO_MAY_APPLY = quote(
    "第十一条",
    "省级工业互联网财政激励政策的申报主体，须为在山东省境内登记注册并实际运营、具有独立法人资格的企业或机构，依法纳税。有下列情形之一的不得申报：",
)
ACCIDENTS = quote(
    "第十一条 (一)", "近三年发生过重大安全生产事故、环境污染事故，存在严重产品质量问题或造成恶劣影响的社会稳定事件"
)
UNSAFE_LIST = quote("第十一条 (二)", "被列入应急管理部门建立的安全生产不良记录“黑名单”")
GREEN_GATE = quote("第十一条 (三)", "不符合财政涉企资金“绿色门槛”制度要求")
DISCREDITED = quote("第十一条 (四)", "单位或法定代表人被纳入严重失信“黑名单”")
AGAINST_INDUSTRIAL_POLICY = quote("第十一条 (五)", "不符合国家和省产业政策导向")

IN_SHANDONG = Fact(
    "sd_legal_person",
    "在山东省境内登记注册并实际运营、依法纳税的独立法人",
    Kind.YES_NO,
    "申报主体是否为在山东省境内登记注册并实际运营、依法纳税的独立法人?",
    words=("在山东注册", "注册在山东", "山东省内注册", "山东境内登记"),
    against=("没在山东注册", "不在山东注册", "注册地不在山东", "注册不在山东", "注册在省外", "省外企业", "外省企业", "外省注册",
             "没有在山东注册", "不在山东运营", "分公司", "非独立法人", "不是独立法人", "没有独立法人", "不具有独立法人", "不具备独立法人",
             "个体户", "个体工商户", "没有依法纳税", "没依法纳税", "未依法纳税"),
    found_at="营业执照、税务登记",
)
ACCIDENT = Fact(
    "sd_accident",
    "近三年发生过重大安全生产事故、环境污染事故等",
    Kind.YES_NO,
    "近三年是否发生过重大安全生产事故、环境污染事故, 或存在严重产品质量问题、恶劣影响的社会稳定事件?",
    words=("重大安全生产事故", "重大安全事故", "安全生产事故", "出过安全事故", "重大事故", "环境污染事故", "环保事故", "污染事故",
           "严重产品质量问题", "重大产品质量", "恶劣影响的社会"),
    against=("五年前", "四年前", "六年前", "七年前", "八年前", "十年前", "5年前", "4年前", "6年前", "10年前", "没出过安全事故",
             "没发生过重大安全", "没有发生过重大安全", "从未发生过重大安全", "没有重大安全"),
)
UNSAFE_LISTED = Fact(
    "sd_unsafe_list",
    "被列入安全生产不良记录“黑名单”",
    Kind.YES_NO,
    "是否被列入应急管理部门建立的安全生产不良记录“黑名单”?",
    words=("安全生产黑名单", "安全生产不良记录", "应急管理部门黑名单", "应急局黑名单", "安全黑名单"),
    against=("没进安全生产黑名单", "不在安全生产黑名单", "没有安全生产不良记录"),
)
FAILS_GREEN_GATE = Fact(
    "sd_green_gate",
    "不符合财政涉企资金“绿色门槛”制度要求",
    Kind.YES_NO,
    "是否存在不符合财政涉企资金“绿色门槛”制度要求的情形?",
    words=("不符合绿色门槛", "不满足绿色门槛", "没过绿色门槛", "达不到绿色门槛", "未达到绿色门槛", "没达到绿色门槛", "绿色门槛没过",
           "绿色门槛不达标", "不符合“绿色门槛”", "不符合\"绿色门槛\""),
)
DISCREDIT_LISTED = Fact(
    "sd_discredited",
    "单位或法定代表人被纳入严重失信“黑名单”",
    Kind.YES_NO,
    "单位或法定代表人是否被纳入严重失信“黑名单”?",
    words=("失信黑名单", "失信名单", "失信被执行", "失信企业", "严重失信", "列入失信", "老赖", "法人失信", "法定代表人失信"),
    against=("没有失信", "不是失信", "无失信", "没有严重失信", "未列入失信", "没列入失信"),
)
OUTSIDE_POLICY = Fact(
    "sd_industrial_policy",
    "不符合国家和省产业政策导向",
    Kind.YES_NO,
    "是否存在不符合国家和省产业政策导向的情形?",
    words=("不符合产业政策", "不符合国家产业政策", "不符合国家和省产业政策", "不符合省产业政策", "违反产业政策", "淘汰类", "限制类产业"),
    against=("不是淘汰类", "不属于淘汰类"),
)
WHO = (
    Holds(IN_SHANDONG, quote=WHO_MAY_APPLY, proof="营业执照、纳税证明"),
    Holds(ACCIDENT, so=False, quote=ACCIDENTS),
    Holds(UNSAFE_LISTED, so=False, quote=UNSAFE_LIST, decided_by="应急管理部门"),
    Holds(FAILS_GREEN_GATE, so=False, quote=GREEN_GATE),
    Holds(DISCREDIT_LISTED, so=False, quote=DISCREDITED),
    Holds(OUTSIDE_POLICY, so=False, quote=AGAINST_INDUSTRIAL_POLICY),
)

# What limits every award of the document.

TOTAL_CONTROL = quote(
    "第二条",
    "工业互联网发展省级财政支持资金,通过中央财政转移支付和省级财政预算统筹安排,实行总额控制。",
)
ONCE_A_YEAR = quote("第十条", "以上支持政策原则上同一法人单位年度内只能享受一次。")
ONCE_NOTE = Note(kind="limit", text="原则上同一法人单位年度内只能享受一次; 例外情形条文未写", quote=ONCE_A_YEAR)
TOTAL_NOTE = Note(kind="limit", text="省级资金实行总额控制, 实际额度可能低于测算", quote=TOTAL_CONTROL)
EVALUATION = "省工业和信息化厅组织专家或委托第三方专业机构综合评价"

# 第一章 总则; 第四条

SHANDONG_1 = Rule(
    id="shandong-1",
    document=DOCUMENT,
    title="制定依据与目的",
    quotes=(
        quote(
            "第一条",
            "为贯彻落实《山东省人民政府办公厅关于加快工业互联网发展若干措施的通知》《山东省人民政府关于印发2022年“稳中求进”高质量发展政策清单（第一批）的通知》"
            "等文件精神,发挥财政资金引导作用,加快推进工业互联网创新发展,助力全省新旧动能转换,制定本细则。",
        ),
    ),
    words=("落实哪份文件", "落实哪个文件", "为落实", "落实什么文件", "哪份文件", "依据哪份", "制定依据", "依据什么文件", "依据哪些文件", "政策依据", "上位文件", "稳中求进", "高质量发展政策清单", "为什么出台", "出台背景",
           "根据什么制定", "新旧动能转换"),
    silent=("文号", "印发日期"),
)
SHANDONG_2 = Rule(
    id="shandong-2",
    document=DOCUMENT,
    title="资金来源与总额控制",
    quotes=(TOTAL_CONTROL,),
    words=("总额控制", "资金来源", "钱从哪来", "资金从哪里来", "资金哪来", "资金总额", "资金总盘子", "资金总量", "中央财政转移支付", "转移支付",
           "省级财政预算", "省级资金总规模", "资金池", "资金总共多少"),
    silent=("资金总额",),
)
SHANDONG_3 = Rule(
    id="shandong-3",
    document=DOCUMENT,
    title="主管部门与分工",
    quotes=(
        quote(
            "第三条",
            "工业互联网发展省级财政支持资金由省工业和信息化厅会同省财政厅负责。其中,省工业和信息化厅负责项目申报、预算编报和执行,开展绩效自评等工作。"
            "省财政厅牵头负责政策资金的筹集、拨付及绩效管理。",
        ),
    ),
    words=("预算谁编", "谁编预算", "各管啥", "各管什么", "各管哪些", "各负责什么", "各自负责", "工信厅和财政厅", "省工信厅和省财政厅", "工信厅和省财政厅", "财政厅和工信厅", "两个厅", "分工", "谁负责资金", "哪个部门负责", "哪个厅负责", "主管部门", "部门分工", "职责分工", "谁管申报", "谁管拨付", "谁来拨付", "资金拨付归谁",
           "省工信厅负责什么", "省财政厅负责什么", "绩效自评", "预算编报", "归哪个部门管", "资金筹集"),
)
SHANDONG_4 = Rule(
    id="shandong-4",
    document=DOCUMENT,
    title="平台、园区与二级节点的含义",
    quotes=(
        quote(
            "第四条", "省级财政综合采取财政奖补、股权投资等方式，对工业互联网领域相关园区、平台、企业或项目给予支持。"
        ),
        quote(
            "第四条 (一)",
            "工业互联网平台主要是指面向制造业数字化、网络化、智能化需求，构建基于海量数据采集、汇聚、分析的服务体系，"
            "支撑制造资源泛在连接、弹性供给、高效配置的工业云平台。",
        ),
        quote(
            "第四条 (二)",
            "工业互联网园区主要是指由多个具有独立法人的工业企业构成，企业之间以工业互联网为基础、相互联系且地理边界与管理主体明确，"
            "园区内产业集群的地理位置集中、信息基础设施和管理体系完善、以工业互联网引领带动实体经济振兴的区域。",
        ),
        quote(
            "第四条 (三)",
            "工业互联网标识解析二级节点，主要是指是一个行业或者区域内部的标识解析公共服务节点，能够面向行业或区域提供标识编码注册和标识解析服务，"
            "以及完成相关的标识业务管理、标识应用对接等。",
        ),
    ),
    words=("到底是个啥", "是个啥", "到底是什么", "怎么定义", "如何定义", "的定义", "是什么意思", "什么意思", "含义", "什么是工业互联网平台", "什么叫工业互联网平台", "工业互联网平台是指", "工业互联网平台的定义", "平台怎么定义", "什么是工业互联网园区",
           "什么叫工业互联网园区", "工业互联网园区是指", "工业互联网园区的定义", "园区怎么定义", "什么是二级节点", "什么叫二级节点",
           "什么是标识解析二级节点", "二级节点是指", "二级节点是什么", "二级节点的定义", "平台是什么意思", "支持范围", "支持方式", "哪些方式支持"),
)

# 第五条、第十二条: platforms

FIVE = quote(
    "第五条",
    "对主营业务收入、工业设备连接数、用户及开发者数、服务中小企业数等指标综合排名前 10 位的省级以上工业互联网平台，"
    "省财政按其上年度实际服务企业上云上平台收入总额的 10%-30%，每个给予最高 200 万元奖补。",
)
FIVE_AGAIN = quote("第五条", "两年内获得过工业互联网平台评价奖补资金的，不再重复奖励。")
TWELVE_1 = quote("第十二条 (一)", "是工业互联网平台的产权拥有者")
TWELVE_2 = quote("第十二条 (二)", "属于国家级“双跨”平台、国家级特色专业型平台、省级工业互联网平台")
TWELVE_3 = quote(
    "第十二条 (三)",
    "平台已建成并运营，有综合实力、有精准定位、有用户基础、有发展前景，具有成熟的服务方案以及中长期发展规划",
)
TWELVE_4 = quote(
    "第十二条 (四)",
    "平台具备核心竞争力，在大数据、云计算、物联网等新技术领域有一定的积累和应用，具有相应的技术、服务和安全保障能力",
)
TWELVE_5 = quote("第十二条 (五)", "年度实际服务企业上云上平台收入总额不低于 100 万元。")

RANK_WORDS = ("综合排名", "排名", "排第", "排在", "排到", "名次", "位列", "位居", "评价第", "综合指标第", "综合第", "第几", "排前", "进了前", "进前", "排", "rank")
PLATFORM_RANK = Fact(
    "sd_platform_rank",
    "工业互联网平台指标综合排名",
    Kind.RANK,
    "该平台在省级评价中的综合排名是第几名?",
    words=(*RANK_WORDS, "的平台", "平台"),
    against=("节点", "园区"),
    found_at="省工业和信息化厅的评价结果",
)
CLOUD_INCOME = Fact(
    "sd_cloud_income",
    "上年度实际服务企业上云上平台收入总额",
    Kind.MONEY,
    "平台上年度实际服务企业上云上平台的收入总额是多少(万元)? 它不等于主营业务收入。",
    words=("上云上平台", "上云收入", "上平台收入", "上云上平台收入", "服务企业上云", "服务收入", "上云服务收入", "云收入", "平台服务收入",
           "上云平台收入", "帮企业上云", "平台收入", "收入"),
    against=("主营业务收入", "营收", "营业收入", "研发投入", "注册资本", "利润", "纳税", "产值", "总收入", "投资"),
    found_at="主营业务收入明细账中上云上平台服务的合同、发票和收款凭证",
)
PROVINCE_OR_ABOVE = Fact(
    "sd_platform_level",
    "属于国家级“双跨”平台、国家级特色专业型平台或省级工业互联网平台",
    Kind.YES_NO,
    "平台是否为国家级“双跨”、国家级特色专业型或省级工业互联网平台?",
    words=("省级平台", "省级工业互联网平台", "国家级平台", "双跨平台", "国家级双跨", "特色专业型", "省级以上"),
    against=("市级平台", "市级的平台", "只是市级", "区级平台", "不是省级", "不是省级平台", "没认定省级", "还不是省级", "没有省级认定", "未认定省级",
             "未被认定为省级", "企业自用平台", "没评上省级", "省级没评上", "市级工业互联网平台", "市级认定"),
)
PLATFORM_OWNER = Fact(
    "sd_platform_owner",
    "工业互联网平台的产权拥有者",
    Kind.YES_NO,
    "申报主体是否为该平台的产权拥有者?",
    words=("产权拥有者", "产权归我们", "产权是我们", "自有产权", "平台产权所有"),
    against=("产权不是我们", "产权不在我们", "产权归别人", "产权归集团", "产权归母公司", "产权属于母公司", "产权在母公司", "没有产权", "没产权",
             "不是产权拥有者", "代运营", "只是运营方", "只负责运营", "租用的平台", "产权是别人", "产权在别人"),
)
PLATFORM_RUNS = Fact(
    "sd_platform_runs",
    "平台已建成并运营, 有成熟的服务方案和中长期发展规划",
    Kind.YES_NO,
    "平台是否已建成并运营, 并有成熟的服务方案和中长期发展规划?",
    words=("已建成并运营", "建成运营", "已上线运营"),
    against=("平台在建", "还没建成", "尚未建成", "未建成", "没建成", "还没运营", "没有运营", "还没上线", "停止运营", "停运"),
)
PLATFORM_STRENGTH = Fact(
    "sd_platform_strength",
    "平台具备核心竞争力和相应的技术、服务和安全保障能力",
    Kind.YES_NO,
    "平台是否具备核心竞争力, 以及相应的技术、服务和安全保障能力?",
    against=("没有安全保障", "缺乏核心竞争力", "不具备核心竞争力", "没有核心竞争力", "没有核心技术"),
)
PLATFORM_AWARD_BEFORE = Fact(
    "sd_platform_award_before",
    "两年内获得过工业互联网平台评价奖补资金",
    Kind.YES_NO,
    "两年内是否获得过工业互联网平台评价奖补资金?",
    words=("两年内获得过", "两年内拿过", "两年内领过", "两年内得过", "两年内~拿过", "两年内~领过", "2年内拿过", "2年内获得过", "2年内领过", "2年内得过", "近两年拿过", "近两年~拿过",
           "近两年获得过", "刚拿过平台奖补"),
    against=("两年内没拿过", "两年内没有拿过", "两年内未获得", "两年内没获得", "从没拿过", "从来没拿过", "从未获得", "没拿过奖补", "没有拿过", "没领过",
             "2年内没拿过", "2年内未获得", "近两年没拿", "第一次申报", "首次申报"),
    received_within=2,
)
SHANDONG_5 = Rule(
    id="shandong-5",
    document=DOCUMENT,
    title="工业互联网平台评价奖补(综合排名前10)",
    quotes=(FIVE, FIVE_AGAIN, TWELVE_5),
    words=("前10的平台", "前10平台", "前十平台", "平台前10", "平台前十", "省级工业互联网平台", "平台奖补", "平台评价奖补", "平台综合排名", "平台综合排第", "平台综合排到", "平台排第", "平台排到", "平台排在", "平台排进", "平台排名", "平台全省排名", "平台在全省排名", "平台收入", "工业互联网平台", "上云上平台", "上云上平台收入", "前10位",
           "前十的平台", "排名前10的平台", "排名前十的平台", "前10的省级平台", "省级以上工业互联网平台", "省级平台", "上云收入", "服务企业上云",
           "上平台收入", "综合排名前10", "综合排名前十", "platform ranking", "industrial internet platform"),
    recipient="省级以上工业互联网平台的产权拥有者",
    conditions=(
        Limit(
            PLATFORM_RANK, "at_most", figure("10", "综合排名前 10 位"), trigger=True, quote=FIVE, decided_by=EVALUATION
        ),
        Holds(PLATFORM_AWARD_BEFORE, so=False, quote=FIVE_AGAIN),
        Holds(PLATFORM_OWNER, quote=TWELVE_1),
        Holds(PROVINCE_OR_ABOVE, quote=TWELVE_2, proof="平台认定文件"),
        Holds(PLATFORM_RUNS, quote=TWELVE_3),
        Holds(PLATFORM_STRENGTH, quote=TWELVE_4),
        Limit(CLOUD_INCOME, "at_least", figure("100", "收入总额不低于 100 万元"), quote=TWELVE_5),
        *WHO,
    ),
    formula=ShareRange(
        of=CLOUD_INCOME,
        low=figure("0.1", "收入总额的 10%-30%"),
        high=figure("0.3", "收入总额的 10%-30%"),
        cap=Cap(figure("200", "每个给予最高 200 万元奖补"), CapScope.AWARD),
    ),
    competition="只奖补综合排名前10位的平台, 符合第十二条的条件不等于进入前10位",
    notes=(
        Note(kind="ambiguous", text="比例在10%-30%之间如何取值, 条文未写", quote=FIVE),
        ONCE_NOTE,
        TOTAL_NOTE,
        Note(kind="ambiguous", text="计奖按“上年度”收入, 申报门槛写“年度”收入; 两处是否同一年, 条文未写", quote=TWELVE_5),
        Note(kind="ambiguous", text="“两年内”从何时起算, 条文未写", quote=FIVE_AGAIN),
    ),
    bound=(figure("2", "两年内获得过工业互联网平台评价奖补资金"),),
    silent=("比例如何取值", "收入含税或不含税", "资金总额"),
)

# 第六条、第十三条: 双跨 platforms

SIX = quote(
    "第六条",
    "支持工业互联网平台做大做强，对 2022 年新入选国家级跨行业跨领域工业互联网平台的，给予最高 1000 万元的一次性奖补。",
)
THIRTEEN_1 = quote("第十三条 (一)", "是工业互联网平台的产权拥有者")
THIRTEEN_2 = quote("第十三条 (二)", "属于 2022 年新增国家级跨行业跨领域工业互联网平台。")
SELECTED_YEAR = Fact(
    "sd_cross_platform_year",
    "新入选国家级跨行业跨领域工业互联网平台的年份",
    Kind.YEAR,
    "平台是哪一年新入选国家级跨行业跨领域(双跨)平台的?",
    words=("新入选", "入选", "新增", "评上", "新认定", "认定", "获评", "选上", "上榜", "新晋", "进入", "成为", "公布", "拿到双跨", "双跨"),
    against=("申报", "申请", "有效", "失效", "到期", "成立"),
    sole=False,
    found_at="工业和信息化部公布的平台清单",
)
SELECTED = Fact(
    "sd_cross_platform_selected",
    "新入选国家级跨行业跨领域工业互联网平台",
    Kind.YES_NO,
    "平台是否新入选国家级跨行业跨领域(双跨)工业互联网平台?",
    words=("新入选", "入选双跨", "评上双跨", "双跨入选", "新增双跨"),
    against=("没入选", "未入选", "没有入选", "落选", "没评上", "未评上", "没有评上", "没选上", "不是双跨", "还不是双跨", "动态评价", "复评", "老双跨",
             "早就是双跨", "早就入选", "以前就入选"),
)
SHANDONG_6 = Rule(
    id="shandong-6",
    document=DOCUMENT,
    title="2022年新入选国家级双跨平台奖补",
    quotes=(SIX, THIRTEEN_2),
    words=("双跨平台", "国家双跨", "国家级双跨", "国家级双跨平台", "跨行业跨领域", "跨行业跨领域平台", "跨行业跨领域工业互联网平台", "双跨",
           "新入选双跨", "入选双跨", "新增双跨", "平台做大做强", "cross-industry platform", "cross-industry and cross-domain"),
    recipient="2022年新入选国家级双跨平台的产权拥有者",
    period=Period.ONCE,
    conditions=(
        Holds(SELECTED, quote=SIX, decided_by="工业和信息化部"),
        Limit(SELECTED_YEAR, "exactly", figure("2022", "2022 年新增国家级跨行业跨领域工业互联网平台"), quote=THIRTEEN_2),
        Holds(PLATFORM_OWNER, quote=THIRTEEN_1),
        *WHO,
    ),
    formula=Fixed(figure("1000", "给予最高 1000 万元的一次性奖补"), certainty="ceiling"),
    bound=(figure("2022", "对 2022 年新入选国家级跨行业跨领域工业互联网平台"),),
    notes=(
        Note(kind="limit", text="只限2022年新入选的平台; 此后年份新入选的不在此列", quote=THIRTEEN_2),
        TOTAL_NOTE,
        ONCE_NOTE,
    ),
    silent=("最高额之内如何定额",),
)

# 第七条、第十四条: parks

SEVEN = quote(
    "第七条",
    "对园区工业互联网公共服务平台、工业互联网建设应用、企业上云、5G 网络覆盖等综合指标排名前 5 位的工业互联网园区，给予最高 500 万元奖补。",
)
FOURTEEN_1 = quote(
    "第十四条 (一)",
    "属于山东省内的设区市级及以上高新技术开发区、经济开发区、工业园区、产业园区等，并经设区市级及以上人民政府认定为专门运营单位，管理主体明确",
)
FOURTEEN_2 = quote(
    "第十四条 (二)",
    "在工业互联网关键技术应用、创新生态构建、平台建设、制造业数字化转型升级、信息基础设施等方面已有可推广、可复制的典型经验",
)
FOURTEEN_3 = quote("第十四条 (三)", "年度工业总产值不低于 50 亿元")
PARK_RANK = Fact(
    "sd_park_rank",
    "工业互联网园区综合指标排名",
    Kind.RANK,
    "该园区在省级评价中的综合指标排名是第几名?",
    words=(*RANK_WORDS, "综合指标", "的园区", "园区"),
    against=("节点", "平台"),
    found_at="省工业和信息化厅的评价结果",
)
PARK_OUTPUT = Fact(
    "sd_park_output",
    "园区年度工业总产值",
    Kind.MONEY,
    "园区年度工业总产值是多少(亿元)?",
    words=("工业总产值", "总产值", "年产值", "产值", "工业产值"),
    against=("税收", "营收", "营业收入", "投资", "固定资产", "地区生产总值", "gdp"),
    found_at="园区统计年报",
)
PARK_KIND = Fact(
    "sd_park_kind",
    "设区市级及以上的开发区、园区, 且经设区市级及以上人民政府认定为专门运营单位",
    Kind.YES_NO,
    "是否为设区市级及以上的开发区或园区, 并经设区市级及以上人民政府认定为专门运营单位?",
    words=("设区市级", "市级及以上园区", "专门运营单位"),
    against=("县级园区", "县级开发区", "县级的园区", "县里的园区", "县级工业园", "区县级园区", "乡镇园区", "镇级园区", "没有专门运营单位",
             "没有专门的运营单位", "没有运营单位", "未认定为专门运营单位", "没认定运营单位", "没有认定运营单位", "不是市级园区", "管理主体不明确", "没有市政府认定"),
)
PARK_EXPERIENCE = Fact(
    "sd_park_experience",
    "在工业互联网方面已有可推广、可复制的典型经验",
    Kind.YES_NO,
    "园区是否已有可推广、可复制的工业互联网典型经验?",
    words=("典型经验", "可推广", "可复制"),
    against=("没有典型经验", "没有可复制", "没有可推广", "无典型经验", "没有形成经验", "还没有经验", "没有经验可"),
)
SHANDONG_7 = Rule(
    id="shandong-7",
    document=DOCUMENT,
    title="工业互联网园区奖补(综合排名前5)",
    quotes=(SEVEN, FOURTEEN_3),
    words=("工业互联网园区", "园区奖补", "园区评价奖补", "园区排名", "园区综合指标", "园区综合排名", "排名前5的园区", "前五的园区", "前5位的园区", "前五名园区",
           "工业园区", "产业园区", "高新技术开发区", "经济开发区", "高新区", "经开区", "开发区", "园区", "工业总产值", "industrial park", "industrial internet park"),
    recipient="综合排名前5位的工业互联网园区",
    conditions=(
        Limit(PARK_RANK, "at_most", figure("5", "排名前 5 位"), trigger=True, quote=SEVEN, decided_by=EVALUATION),
        Holds(PARK_KIND, quote=FOURTEEN_1, decided_by="设区市级及以上人民政府"),
        Holds(PARK_EXPERIENCE, quote=FOURTEEN_2),
        Limit(PARK_OUTPUT, "at_least", figure("500000", "年度工业总产值不低于 50 亿元"), quote=FOURTEEN_3),
        *WHO,
    ),
    formula=Fixed(figure("500", "给予最高 500 万元奖补"), certainty="ceiling"),
    competition="只奖补综合指标排名前5位的园区, 符合第十四条的条件不等于进入前5位",
    notes=(
        Note(kind="limit", text="平台和二级节点有若干年内不再重复奖励的限制, 园区这一条没有写", quote=SEVEN),
        TOTAL_NOTE,
        ONCE_NOTE,
    ),
    silent=("最高额之内如何定额",),
)

# 第八条、第十五条: second-level nodes

EIGHT = quote(
    "第八条",
    "对商业模式清晰，且标识解析注册量、标识解析量等指标综合排名前 5 的二级节点，给予最高 500 万元奖补。",
)
EIGHT_AGAIN = quote("第八条", "两年内获得过标识解析二级节点奖补资金的，不再重复奖励。")
FIFTEEN_1 = quote("第十五条 (一)", "工业互联网标识解析二级节点须与国家顶级节点对接，实现实时数据同步和解析服务")
FIFTEEN_2 = quote("第十五条 (二)", "注册总量不低于 100 万条，标识解析总量不低于 50 万次，接入企业不少于 5 家。")
NODE_RANK = Fact(
    "sd_node_rank",
    "标识解析二级节点综合排名",
    Kind.RANK,
    "该二级节点在省级评价中的综合排名是第几名?",
    words=(*RANK_WORDS, "的节点", "节点", "二级节点", "标识解析"),
    against=("平台", "园区"),
    found_at="省工业和信息化厅的评价结果",
)
NODE_MODEL = Fact(
    "sd_node_business_model",
    "商业模式清晰",
    Kind.YES_NO,
    "二级节点的商业模式是否清晰?",
    words=("商业模式清晰", "商业模式明确"),
    against=("商业模式不清晰", "商业模式还不清晰", "商业模式不清", "没有商业模式", "没商业模式", "商业模式不明确", "还没有清晰的商业模式", "商业模式没"),
)
NODE_SYNCHRONISED = Fact(
    "sd_node_synchronised",
    "与国家顶级节点对接, 实现实时数据同步和解析服务",
    Kind.YES_NO,
    "二级节点是否已与国家顶级节点对接, 并实现实时数据同步和解析服务?",
    words=("国家顶级节点已对接", "顶级节点已对接", "已对接国家顶级节点", "已与国家顶级节点对接", "和国家顶级节点已对接", "与国家顶级节点对接",
           "和国家顶级节点对接", "对接了国家顶级节点", "实时同步", "实时数据同步", "数据同步"),
    against=("没和国家顶级节点对接", "没有和国家顶级节点对接", "没对接国家顶级节点", "未对接国家顶级节点", "未与国家顶级节点对接", "还没对接", "尚未对接",
             "没有对接", "没对接", "未对接", "还没接入国家顶级节点", "没接国家顶级节点", "没接入国家顶级节点", "没有实时同步", "不能实时同步", "没实现实时",
             "没有同步", "未同步", "没同步", "还没同步", "不同步", "没做到实时", "未实现实时", "尚未实现"),
)
NODE_REGISTERED = Fact(
    "sd_node_registered",
    "标识注册总量",
    Kind.RECORDS,
    "标识注册总量是多少条?",
    words=("注册总量", "注册量", "标识注册", "注册了", "注册", "标识量"),
    against=("解析", "接入"),
    sole=False,
    found_at="国家顶级节点监测系统",
)
NODE_RESOLVED = Fact(
    "sd_node_resolved",
    "标识解析总量",
    Kind.TIMES,
    "标识解析总量是多少次?",
    words=("解析总量", "解析量", "标识解析", "解析次数", "解析了", "解析"),
    against=("注册", "接入"),
    sole=False,
    found_at="国家顶级节点监测系统",
)
NODE_CONNECTED = Fact(
    "sd_node_companies",
    "接入企业数",
    Kind.COMPANIES,
    "接入企业多少家?",
    words=("接入企业", "接入了", "接入", "接了", "企业接入", "连接企业"),
    sole=False,
    found_at="国家顶级节点监测系统",
)
NODE_AWARD_BEFORE = Fact(
    "sd_node_award_before",
    "两年内获得过标识解析二级节点奖补资金",
    Kind.YES_NO,
    "两年内是否获得过标识解析二级节点奖补资金?",
    words=PLATFORM_AWARD_BEFORE.words,
    against=PLATFORM_AWARD_BEFORE.against,
    received_within=2,
)
SHANDONG_8 = Rule(
    id="shandong-8",
    document=DOCUMENT,
    title="标识解析二级节点奖补(综合排名前5)",
    quotes=(EIGHT, EIGHT_AGAIN, FIFTEEN_2),
    words=("解析次数", "节点奖补", "节点", "标识解析二级节点", "二级节点", "标识解析", "标识解析节点", "标识解析二级", "二级节点奖补", "二级节点排名", "标识注册量", "标识解析量", "注册量",
           "解析量", "排名前5的二级节点", "前五的二级节点", "前5的节点", "工业互联网标识", "secondary node", "identifier resolution", "identification resolution"),
    recipient="综合排名前5的标识解析二级节点",
    conditions=(
        Limit(NODE_RANK, "at_most", figure("5", "综合排名前 5"), trigger=True, quote=EIGHT, decided_by=EVALUATION),
        Holds(NODE_MODEL, quote=EIGHT),
        Holds(NODE_AWARD_BEFORE, so=False, quote=EIGHT_AGAIN),
        Holds(NODE_SYNCHRONISED, quote=FIFTEEN_1),
        Limit(NODE_REGISTERED, "at_least", figure("1000000", "注册总量不低于 100 万条"), quote=FIFTEEN_2),
        Limit(NODE_RESOLVED, "at_least", figure("500000", "标识解析总量不低于 50 万次"), quote=FIFTEEN_2),
        Limit(NODE_CONNECTED, "at_least", figure("5", "接入企业不少于 5 家"), quote=FIFTEEN_2),
        *WHO,
    ),
    formula=Fixed(figure("500", "给予最高 500 万元奖补"), certainty="ceiling"),
    competition="只奖补综合排名前5的二级节点, 符合第十五条的条件不等于进入前5",
    notes=(
        Note(kind="ambiguous", text="“两年内”从何时起算, 条文未写", quote=EIGHT_AGAIN),
        TOTAL_NOTE,
        ONCE_NOTE,
    ),
    bound=(figure("2", "两年内获得过标识解析二级节点奖补资金"),),
    silent=("最高额之内如何定额",),
)

# 第九条、第十六条: equity investment

NINE = quote(
    "第九条",
    "对工业互联网领域具有引领带动作用、关系经济社会长远发展的重大成果转化和产业调整项目，择优给予财政资金股权投资支持，"
    "财政资金参股比例原则上不超过被投资企业总股本的 25%，参股期限一般为 3-5 年。重点支持以下几个方向：",
)
SIXTEEN_1 = quote("第十六条 (一)", "企业连续经营 2 年以上，股权结构清晰")
SIXTEEN_2 = quote(
    "第十六条 (二)",
    "企业工业设备和业务系统已连接工业互联网平台并通过市级工信部门评审认定，或企业可提供工业互联网平台解决方案并通过市级工信部门评审认定",
)
SIXTEEN_3 = quote("第十六条 (三)", "公司实收资本不低于 1000 万元")
SIXTEEN_4 = quote(
    "第十六条 (四)", "公司不存在影响正常生产经营的重大未决诉讼，公司实际控制人、核心高管无违法失信记录。"
)
YEARS_IN_BUSINESS = Fact(
    "sd_years_in_business",
    "企业连续经营年数",
    Kind.YEARS,
    "企业已连续经营多少年?",
    words=("连续经营", "经营", "成立", "开业", "运营", "营业"),
    against=("参股", "持股", "退出", "期限"),
    found_at="营业执照的成立日期",
)
CLEAR_SHARES = Fact(
    "sd_clear_shares",
    "股权结构清晰",
    Kind.YES_NO,
    "企业股权结构是否清晰?",
    words=("股权结构清晰", "股权清晰", "股权明晰"),
    against=("股权结构不清", "股权不清", "股权有纠纷", "股权纠纷", "股权代持", "股权还没理清"),
)
REVIEWED_BY_CITY = Fact(
    "sd_reviewed_by_city",
    "设备和业务系统已连接平台, 或可提供平台解决方案, 并通过市级工信部门评审认定",
    Kind.YES_NO,
    "企业是否已连接工业互联网平台(或可提供平台解决方案), 并通过市级工信部门评审认定?",
    words=("通过市级工信部门评审", "市工信局评审通过", "市级工信部门认定", "通过市工信局认定", "通过市级评审"),
    against=("没通过市级工信", "未通过市级工信", "没有通过市级", "没通过市工信局", "市工信局没认定", "市级没认定", "没有市级评审", "没经过市级评审",
             "未经市级评审", "市级评审没过", "市工信局评审没过", "没做市级评审"),
)
PAID_IN_CAPITAL = Fact(
    "sd_paid_in_capital",
    "公司实收资本",
    Kind.MONEY,
    "公司实收资本是多少(万元)? 它不等于注册资本。",
    words=("实收资本", "实缴", "实缴资本", "实收", "到资"),
    against=("注册资本", "认缴", "营收", "营业收入", "投资", "估值", "融资", "总股本"),
    found_at="资产负债表的实收资本科目、验资报告",
)
LAWSUIT = Fact(
    "sd_lawsuit",
    "存在影响正常生产经营的重大未决诉讼, 或实际控制人、核心高管有违法失信记录",
    Kind.YES_NO,
    "公司是否存在影响正常生产经营的重大未决诉讼, 或实际控制人、核心高管有违法失信记录?",
    words=("重大未决诉讼", "未决诉讼", "重大诉讼", "正在打官司", "有官司", "打官司", "违法失信记录", "失信记录", "实控人失信", "高管失信", "高管有违法"),
    against=("没有未决诉讼", "没有诉讼", "无诉讼", "没有官司", "没官司", "无重大诉讼", "没有重大诉讼", "无重大未决诉讼", "没有重大未决诉讼", "无违法失信", "没有违法失信"),
)
SHANDONG_9 = Rule(
    id="shandong-9",
    document=DOCUMENT,
    title="财政资金股权投资",
    quotes=(
        NINE,
        quote("第九条 (一)", "服务工业发展的工业软件企业、工业控制企业、工业互联网解决方案提供商企业项目"),
        quote("第九条 (二)", "推动标识解析系统与工业互联网平台、工业 APP 等融合发展的企业项目"),
        quote("第九条 (三)", "数字基础好、带动效应强、工业设备和业务系统上云上平台的企业项目。"),
    ),
    words=("股权投资", "财政股权投资", "省财政股权投资", "财政资金股权投资", "参股比例", "参股期限", "参股", "持股比例", "持股上限", "总股本", "入股", "财政入股",
           "政府入股", "股权融资", "占股", "政府占股", "投资入股", "退出期限", "重大成果转化", "产业调整项目", "equity investment", "equity"),
    recipient="重大成果转化和产业调整项目的企业",
    period=Period.UNSTATED,
    conditions=(
        Limit(YEARS_IN_BUSINESS, "at_least", figure("2", "连续经营 2 年以上"), quote=SIXTEEN_1),
        Holds(CLEAR_SHARES, quote=SIXTEEN_1),
        Holds(REVIEWED_BY_CITY, quote=SIXTEEN_2, decided_by="市级工信部门"),
        Limit(PAID_IN_CAPITAL, "at_least", figure("1000", "实收资本不低于 1000 万元"), quote=SIXTEEN_3),
        Holds(LAWSUIT, so=False, quote=SIXTEEN_4),
        *WHO,
    ),
    formula=Discretionary(
        "股权投资: 财政资金参股比例原则上不超过被投资企业总股本的25%, 参股期限一般为3-5年; 条文未写投资金额"
    ),
    competition="择优给予, 符合条件不等于入选",
    notes=(
        Note(kind="limit", text="25%是参股比例的上限, 不是补贴比例", quote=NINE),
        Note(kind="ambiguous", text="“原则上”“一般”的例外, 以及退出方式, 条文未写", quote=NINE),
        ONCE_NOTE,
    ),
    bound=(
        figure("0.25", "不超过被投资企业总股本的 25%"),
        figure("3", "参股期限一般为 3-5 年"),
        figure("5", "参股期限一般为 3-5 年"),
    ),
    silent=("单个项目投资金额", "退出方式"),
)

# 第十条、第十一条; 第十二条 to 第十六条: each award's conditions

SHANDONG_10 = Rule(
    id="shandong-10",
    document=DOCUMENT,
    title="同一法人单位年度内只能享受一次",
    quotes=(ONCE_A_YEAR,),
    words=("same year", "two of these awards", "two awards", "twice a year", "once a year", "拿两项", "领两项", "报两项", "两项奖补", "各拿一份", "只能享受一次", "年度内只能享受", "享受几次", "同时享受", "同一年能不能都拿", "两个都能领", "两项都能领", "都能领吗", "能不能都领", "两个都能拿",
           "两项都能拿", "能叠加吗", "叠加享受", "重复享受", "同一法人", "同一法人单位", "一年几次", "一年能享受几次", "一年能报几个", "能报两项吗",
           "同时申报两项", "同一年度"),
    bound=(figure("1", "年度内只能享受一次"),),
    silent=("“原则上”的例外", "择哪一项享受"),
)
SHANDONG_11 = Rule(
    id="shandong-11",
    document=DOCUMENT,
    title="申报主体与不得申报的情形",
    quotes=(WHO_MAY_APPLY, ACCIDENTS, UNSAFE_LIST, GREEN_GATE, DISCREDITED, AGAINST_INDUSTRIAL_POLICY),
    words=("不让报", "不许报", "禁止申报", "报不了", "哪些情形", "哪些情况不", "什么情形不", "什么情形下不", "不允许申报", "不予受理", "不得申报", "不能申报", "哪些情形不能申报", "什么情况不能报", "谁能申报", "谁可以申报", "申报主体", "申报资格", "什么企业能申报", "负面清单",
           "重大安全生产事故", "重大安全事故", "安全事故", "环境污染事故", "产品质量问题", "安全生产不良记录", "黑名单", "安全生产黑名单", "绿色门槛",
           "失信黑名单", "严重失信", "失信", "产业政策导向", "社会稳定事件", "近三年", "外省企业能不能", "省外企业", "外省注册", "还影响申报"),
    bound=(figure("3", "近三年发生过重大安全生产事故"),),
    silent=("“近三年”从何时起算",),
)
SHANDONG_12 = Rule(
    id="shandong-12",
    document=DOCUMENT,
    title="申报平台奖补的条件",
    quotes=(
        quote("第十二条", "申报工业互联网平台奖补的主体，需符合以下条件："),
        TWELVE_1,
        TWELVE_2,
        TWELVE_3,
        TWELVE_4,
        TWELVE_5,
    ),
    words=("平台门槛", "平台奖补门槛", "平台的门槛", "平台奖补的条件", "平台奖补要什么条件", "申报平台奖补", "申报平台要什么条件", "平台申报条件", "申报工业互联网平台奖补", "平台奖补条件",
           "平台要符合什么条件", "平台奖补需要满足"),
    bound=(figure("100", "收入总额不低于 100 万元"),),
)
SHANDONG_13 = Rule(
    id="shandong-13",
    document=DOCUMENT,
    title="申报国家级双跨平台奖补的条件",
    quotes=(
        quote("第十三条", "申报国家级跨行业跨领域工业互联网平台奖补的主体，需符合以下条件："),
        THIRTEEN_1,
        THIRTEEN_2,
    ),
    words=("双跨奖补的条件", "双跨平台申报条件", "申报双跨", "双跨平台要什么条件", "双跨平台奖补条件", "申报国家级双跨", "双跨申报条件"),
    bound=(figure("2022", "2022 年新增国家级跨行业跨领域工业互联网平台"),),
)
SHANDONG_14 = Rule(
    id="shandong-14",
    document=DOCUMENT,
    title="申报园区奖补的条件",
    quotes=(quote("第十四条", "申报工业互联网园区奖补的主体，需符合以下条件："), FOURTEEN_1, FOURTEEN_2, FOURTEEN_3),
    words=("园区门槛", "园区的门槛", "能报园区奖补", "园区奖补的条件", "园区申报条件", "申报园区奖补", "园区要什么条件", "申报工业互联网园区", "园区奖补条件", "园区奖补要什么条件", "什么样的园区"),
    bound=(figure("500000", "年度工业总产值不低于 50 亿元"),),
    notes=(Note(kind="ambiguous", text="本条以分号结尾, 后面是否还有条件, 文本未载", quote=FOURTEEN_3),),
)
SHANDONG_15 = Rule(
    id="shandong-15",
    document=DOCUMENT,
    title="申报标识解析二级节点奖补的条件",
    quotes=(quote("第十五条", "申报工业互联网标识解析二级奖补的主体，需符合以下条件："), FIFTEEN_1, FIFTEEN_2),
    words=("二级节点门槛", "节点门槛", "节点的门槛", "二级节点的门槛", "二级节点奖补的条件", "二级节点申报条件", "申报二级节点", "二级节点要什么条件", "节点申报条件", "二级节点奖补条件",
           "注册量要多少", "解析量要多少", "接入企业要多少", "接入几家企业"),
    bound=(
        figure("1000000", "注册总量不低于 100 万条"),
        figure("500000", "标识解析总量不低于 50 万次"),
        figure("5", "接入企业不少于 5 家"),
    ),
    notes=(
        Note(
            kind="ambiguous",
            text="原文写“标识解析二级奖补”, 按第八条应为二级节点奖补",
            quote=quote("第十五条", "申报工业互联网标识解析二级奖补的主体"),
        ),
    ),
)
SHANDONG_16 = Rule(
    id="shandong-16",
    document=DOCUMENT,
    title="申报财政资金股权投资的条件",
    quotes=(
        quote("第十六条", "申报财政资金股权投资的主体，需符合以下条件："),
        SIXTEEN_1,
        SIXTEEN_2,
        SIXTEEN_3,
        SIXTEEN_4,
    ),
    words=("挑企业的标准", "股权投资标准", "股权投资的标准", "股权投资门槛", "参股标准", "参股门槛", "参股条件", "股权投资的条件", "股权投资申报条件", "申报股权投资", "股权投资要什么条件", "申报财政资金股权投资", "股权投资条件", "经营要满几年",
           "实收资本要多少", "要经营几年"),
    bound=(figure("2", "连续经营 2 年以上"), figure("1000", "实收资本不低于 1000 万元")),
)

# 第四章 项目申报和评价

SHANDONG_17 = Rule(
    id="shandong-17",
    document=DOCUMENT,
    title="申报通知",
    quotes=(
        quote(
            "第十七条",
            "省工业和信息化厅每年发布一次项目申报通知，明确支持方向、申报条件、审核程序、申报材料要求等内容。",
        ),
    ),
    words=("申报通知", "什么时候申报", "什么时候开始申报", "何时申报", "几月申报", "每年几次申报", "一年报几次", "每年什么时候", "申报时间", "申报材料",
           "要什么材料", "需要哪些材料", "准备什么材料", "发布通知", "多久发布一次"),
    bound=(figure("1", "每年发布一次"),),
    silent=("申报的起止日期", "材料清单"),
)
SHANDONG_18 = Rule(
    id="shandong-18",
    document=DOCUMENT,
    title="向所在市工业和信息化局申报与初审",
    quotes=(
        quote(
            "第十八条",
            "申报单位按照申报通知要求，在规定时间内向所在市工业和信息化局进行申报。各市工业和信息化局负责申报材料初审、现场核查等工作，并对推荐项目的真实性负责。",
        ),
    ),
    words=("向谁申报", "去哪申报", "去哪里申报", "在哪申报", "找谁申报", "报到哪里", "交到哪里", "申报渠道", "申报流程", "怎么申报", "如何申报", "申报程序",
           "谁初审", "初审", "现场核查", "市工信局初审", "直接报省里", "直接向省厅", "推荐项目"),
    silent=("办理窗口和联系方式",),
)
SHANDONG_19 = Rule(
    id="shandong-19",
    document=DOCUMENT,
    title="合规性审核与综合评价",
    quotes=(
        quote(
            "第十九条",
            "省工业和信息化厅对申报项目进行合规性审核，审核合格的项目，由省工业和信息化厅按照《山东省工业互联网平台指标评价体系》（见附件），"
            "组织专家或委托第三方专业机构进行综合评价。",
        ),
    ),
    words=("专家评审", "谁来评", "谁评审", "怎么评审", "综合评价", "第三方评价", "第三方机构", "合规性审核", "专家评价", "排名怎么来", "排名谁定",
           "排名怎么排", "评审流程", "怎么评"),
    notes=(
        Note(
            kind="ambiguous",
            text="本条的附件名与附件的名称用字不同, 且正文只提平台的附件, 未提园区和二级节点的附件",
            quote=quote("第十九条", "《山东省工业互联网平台指标评价体系》（见附件）"),
        ),
    ),
)
SHANDONG_20 = Rule(
    id="shandong-20",
    document=DOCUMENT,
    title="名单公示与资金下达",
    quotes=(
        quote("第二十条", "提出拟支持的项目名单和资金分配意见，并向社会公示，公示期不少于5个工作日。"),
        quote(
            "第二十条",
            "经公示无异议后，省工业和信息化厅向省委科创委办公室提交资金分配建议，省委科创委审议通过后，省财政厅按程序下达资金。",
        ),
    ),
    words=("公示", "公示期", "公示多少天", "公示几天", "公示多久", "公示时间", "公示天数", "拟支持名单", "资金下达", "什么时候下达", "下达资金", "谁审议",
           "省委科创委", "科创委", "公示后", "资金分配", "多久到账", "publicity period"),
    bound=(figure("5", "公示期不少于5个工作日"),),
    silent=("资金到账时间",),
)

# 第五章 绩效评价和监督管理; 第六章 附则

SHANDONG_21 = Rule(
    id="shandong-21",
    document=DOCUMENT,
    title="绩效评价; 弄虚作假取消资格",
    quotes=(
        quote(
            "第二十一条",
            "对于弄虚作假或采取不正当手段骗取补助资金的申报主体，一律取消补助资格，并依法依规追究责任。",
        ),
        quote(
            "第二十一条",
            "有关市、县工信部门要会同本级财政部门严格按照预算管理有关要求，定期开展绩效评价，切实加强资金监管，提高资金使用效益。",
        ),
    ),
    words=("造假骗", "骗补贴", "骗省里", "骗资金", "骗钱", "造假怎么处理", "造假会怎样", "造假怎么办", "造假的后果", "弄虚作假", "骗取", "骗补", "造假", "虚假材料", "假材料", "材料造假", "数据造假", "虚报", "取消资格", "取消补助资格", "追究责任", "绩效评价",
           "作假", "不正当手段", "骗补助"),
    silent=("取消资格的年限", "已拨资金是否追回"),
)
SHANDONG_22 = Rule(
    id="shandong-22",
    document=DOCUMENT,
    title="审计监督与违规处理",
    quotes=(
        quote(
            "第二十二条",
            "各级业务主管部门、财政部门应主动接受人大、纪检监察、审计等方面的监督。对在审计和监督检查中发现违规违纪问题的，"
            "按照《中华人民共和国预算法》《中华人民共和国公务员法》《中华人民共和国监察法》《财政违法行为处罚处分条例》等规定处理；"
            "对涉嫌犯罪的，移送司法机关处理。",
        ),
    ),
    words=("审计", "监督检查", "违规违纪", "移送司法", "涉嫌犯罪", "纪检监察", "违纪", "监督", "财政违法行为", "预算法"),
)
SHANDONG_23 = Rule(
    id="shandong-23",
    document=DOCUMENT,
    title="施行日期与有效期",
    quotes=(quote("第二十三条", "本细则自 2022 年 7 月 1 日起施行，有效期至 2023 年 12 月 31 日。"),),
    words=("有效期", "过期", "失效", "施行日期", "什么时候施行", "哪天开始", "何时生效", "生效", "什么时候到期", "截止到", "到什么时候", "还有效",
           "还能用", "还能报", "今年还能报", "还能申报", "延期", "有效吗"),
)
SHANDONG_24 = Rule(
    id="shandong-24",
    document=DOCUMENT,
    title="解释部门",
    quotes=(quote("第二十四条", "本细则由省工业和信息化厅、省财政厅负责解释。"),),
    words=("问哪个部门", "有问题问谁", "谁解释", "谁负责解释", "解释权", "解释部门", "哪个部门解释", "归谁解释", "由谁解释", "负责解释", "最终解释"),
)

# 附件: a score by the weights of each table. A part is scored out of 100; the text says nothing of how.


def row(annex: str, text: str, weight: str) -> tuple[Quote, Figure]:
    """A row that states a weight: the row as the quote, its last words (指标说明 and 权重) as the span."""
    return quote(annex, text), figure(weight, text.replace("\t", ""))


def points(fact_id: str, label: str, *short: str) -> Fact:
    return Fact(
        fact_id,
        f"{label}得分",
        Kind.POINTS,
        f"“{label}”自评多少分(百分制)?",
        words=(label, f"{label}得分", f"{label}打分", *short),
        sole=False,
    )


SELF_SCORE = "各项按百分制自评后加权, 只供自查; 条文未写每项如何打分, 省级评价结果以专家或第三方机构为准"
SCORE_SILENT = ("每项如何打分", "得分与奖补金额的对应关系")

P_BASE = row(
    "附件1",
    "平台基础水平	主营业务收入(万元)	主营业务收入是指企业从事本行业生产经营活动所取得的营业收入。	10%",
    "0.1",
)
P_RESOURCES = row(
    "附件1",
    "平台资源管理水平	工业设备连接数量(台/套)	"
    "评价工业设备(运行设备、加工设备、行走设备、安全生产设备等)的连接数量和类型、工业协议兼容适配能力等。	20%",
    "0.2",
)
P_TECHNOLOGY = row(
    "附件1",
    "平台核心技术水平	服务企业(用户)数量(家)	"
    "评价服务企业、工业企业数量等,包括工业制造企业、工业服务企业(如行业解决方案提供商),以及付费用户数量。	20%",
    "0.2",
)
P_EFFECT = row(
    "附件1",
    "平台赋能成效	解决方案供给能力	解决方案应和平台关联性强,能够通过平台解决工艺优化、质量改进、效率提升等难点问题,"
    "评价解决方案的场景复杂度、与新一代信息技术融合创新程度、应用价值和可推广能力等。	30%",
    "0.3",
)
P_SOCIETY = row(
    "附件1",
    "平台社会贡献度	稳增长支撑能力	评价平台在“六稳”“六保”等方面发挥的作用,作为新型基础设施对相关行业的带动作用,"
    "在服务实体经济稳增长和转型中发挥的作用。	10%",
    "0.1",
)
P_FUTURE = row(
    "附件1",
    "平台可持续发展能力	盈利和融资能力	评价平台自身盈利能力,包括平台收入规模、资本融资情况等,"
    "重点是上年度实际服务企业上云平台收入总额。	10%",
    "0.1",
)
SHANDONG_ANNEX_1 = Rule(
    id="shandong-annex-1",
    document=DOCUMENT,
    title="工业互联网平台评价指标体系及权重",
    quotes=tuple(part[0] for part in (P_EFFECT, P_BASE, P_RESOURCES, P_TECHNOLOGY, P_SOCIETY, P_FUTURE)),
    words=("平台评价", "平台评价指标", "平台评价指标体系", "平台指标", "平台评价权重", "平台指标权重", "评价指标体系", "评价指标", "指标体系", "指标权重", "权重",
           "权重最高", "占多少权重", "平台怎么打分", "平台打分", "平台评分", "平台赋能成效", "平台基础水平", "平台资源管理水平", "平台核心技术水平",
           "平台社会贡献度", "平台可持续发展能力", "附件1", "自评打分", "评价体系"),
    formula=WeightedScore(
        parts=(
            (points("sd_score_platform_base", "平台基础水平", "基础"), P_BASE[1]),
            (points("sd_score_platform_resources", "平台资源管理水平", "资源管理"), P_RESOURCES[1]),
            (points("sd_score_platform_technology", "平台核心技术水平", "核心技术"), P_TECHNOLOGY[1]),
            (points("sd_score_platform_effect", "平台赋能成效", "赋能"), P_EFFECT[1]),
            (points("sd_score_platform_society", "平台社会贡献度", "社会贡献"), P_SOCIETY[1]),
            (points("sd_score_platform_future", "平台可持续发展能力", "可持续"), P_FUTURE[1]),
        )
    ),
    notes=(Note(kind="limit", text=SELF_SCORE),),
    silent=SCORE_SILENT,
)

K_NETWORK = row(
    "附件2",
    "信息基础设施	千兆光纤网络企业覆盖率	千兆光纤是根据网速从10M/100M/1000M自适应的网卡,最大传输速度能达到1000Mbps。"
    "千兆光纤网络企业覆盖率=接入千兆光纤网络企业数/园区企业总数*100%。	30%",
    "0.3",
)
K_USE = row(
    "附件2",
    "工业互联网建设应用	园区工业互联网公共服务平台	园区建设的工业互联网公共服务平台,承载公共服务APP和解决方案等,"
    "助力企业融资投资、产能共享、供应链协同、供需对接等。	40%",
    "0.4",
)
K_GROWTH = row(
    "附件2",
    "发展	企业与国家“双跨”平台合作情况	园区内企业与海尔卡奥斯、浪潮云洲、蓝海、橙色云等国家级“双跨”平台的合作情况,"
    "包括共建行业平台、企业平台,联合研发解决方案、工业APP,开展产线数字化升级改造等。	10%",
    "0.1",
)
K_ECOLOGY = quote("附件2", "生态	围绕工业互联网孵化育成的投融资情况	重点培育企业等获得政府资金、贷款、担保金额情况。")
K_MEASURES = row("附件2", "措施	推进组织	园区成立的工业互联网领导小组或相关统筹协调机制。	20%", "0.2")
SHANDONG_ANNEX_2 = Rule(
    id="shandong-annex-2",
    document=DOCUMENT,
    title="工业互联网园区评价指标体系及权重",
    quotes=(K_USE[0], K_NETWORK[0], K_GROWTH[0], K_ECOLOGY, K_MEASURES[0]),
    words=("园区评价", "园区评价四大块", "四大块", "权重", "园区评价指标", "园区评价指标体系", "园区指标", "园区评价权重", "园区指标权重", "评价指标体系", "指标权重", "园区怎么打分", "园区打分", "园区评分",
           "信息基础设施", "工业互联网建设应用", "千兆光纤", "5G基站数", "推进组织", "附件2", "园区权重", "园区的权重"),
    formula=WeightedScore(
        parts=(
            (points("sd_score_park_network", "信息基础设施", "基础设施"), K_NETWORK[1]),
            (points("sd_score_park_use", "工业互联网建设应用", "建设应用"), K_USE[1]),
            (points("sd_score_park_growth", "发展生态"), K_GROWTH[1]),
            (points("sd_score_park_measures", "措施"), K_MEASURES[1]),
        )
    ),
    notes=(
        Note(kind="limit", text=SELF_SCORE),
        Note(kind="ambiguous", text="表中“发展”与“生态”分两行, “生态”一行没有权重; 此处按同一类型“发展生态”计", quote=K_ECOLOGY),
        Note(
            kind="ambiguous",
            text="物联网建设部署的指标说明与公共服务平台的说明相同, 原文如此",
            quote=quote("附件2", "物联网建设部署	园区建设的工业互联网公共服务平台"),
        ),
    ),
    silent=SCORE_SILENT,
)

N_REGISTERED = row(
    "附件3",
    "标识注册量	国家顶级节点监测系统监测到的二级节点为接入企业节点分配的标识数量。	中国信息通信研究院	30%",
    "0.3",
)
N_RESOLVED = row(
    "附件3",
    "标识解析量	国家顶级节点监测系统监测到的二级节点为接入企业节点提供标识解析服务次数。	中国信息通信研究院	40%",
    "0.4",
)
N_CONNECTED = row(
    "附件3",
    "接入企业数	国家顶级节点监测系统监测到的二级节点为接入企业节点分配的标识数量。	中国信息通信研究院	10%",
    "0.1",
)
N_USE = row(
    "附件3",
    "节点建设应用情况	主要包括节点建设内容、总体技术路线、核心技术、应用集成和推进情况、商业模式及经济效益、"
    "潜在风险分析及对策等方面内容。	企业填报	20%",
    "0.2",
)
SHANDONG_ANNEX_3 = Rule(
    id="shandong-annex-3",
    document=DOCUMENT,
    title="标识解析二级节点评价指标体系及权重",
    quotes=tuple(part[0] for part in (N_RESOLVED, N_REGISTERED, N_CONNECTED, N_USE)),
    words=("节点评价", "二级节点评价", "权重", "二级节点评价指标", "二级节点评价指标体系", "二级节点指标", "二级节点权重", "二级节点的权重", "节点评价指标", "节点指标权重", "评价指标体系",
           "指标权重", "节点怎么打分", "二级节点打分", "二级节点评分", "标识解析评价指标", "标识解析评价", "节点建设应用情况", "附件3", "标识注册量占",
           "标识解析量占", "注册量的权重", "解析量的权重", "数据来源"),
    formula=WeightedScore(
        parts=(
            (points("sd_score_node_registered", "标识注册量", "注册量"), N_REGISTERED[1]),
            (points("sd_score_node_resolved", "标识解析量", "解析量"), N_RESOLVED[1]),
            (points("sd_score_node_connected", "接入企业数", "接入企业", "接入"), N_CONNECTED[1]),
            (points("sd_score_node_use", "节点建设应用情况", "建设应用", "应用情况"), N_USE[1]),
        )
    ),
    notes=(
        Note(kind="limit", text=SELF_SCORE),
        Note(kind="ambiguous", text="“接入企业数”的指标说明与“标识注册量”的说明相同, 原文如此", quote=N_CONNECTED[0]),
    ),
    silent=SCORE_SILENT,
)

RULES: tuple[Rule, ...] = (
    SHANDONG_1,
    SHANDONG_2,
    SHANDONG_3,
    SHANDONG_4,
    SHANDONG_5,
    SHANDONG_6,
    SHANDONG_7,
    SHANDONG_8,
    SHANDONG_9,
    SHANDONG_10,
    SHANDONG_11,
    SHANDONG_12,
    SHANDONG_13,
    SHANDONG_14,
    SHANDONG_15,
    SHANDONG_16,
    SHANDONG_17,
    SHANDONG_18,
    SHANDONG_19,
    SHANDONG_20,
    SHANDONG_21,
    SHANDONG_22,
    SHANDONG_23,
    SHANDONG_24,
    SHANDONG_ANNEX_1,
    SHANDONG_ANNEX_2,
    SHANDONG_ANNEX_3,
)
