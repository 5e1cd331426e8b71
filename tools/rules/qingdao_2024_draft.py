"""青岛市加快推进新型工业化若干政策措施(征求意见稿), article by article."""

from dataclasses import replace

from tools.award import Note
from tools.clauses import ByChoice, NoFigure, Quote, figure
from tools.conditions import AnyOf, ByCase, FirstOver, Holds, Limit
from tools.facts import Choice, Fact, Kind
from tools.formulas import Cap, CapScope, EveryTier, Fixed, PerUnit, Share, Tier, Tiers, UpTo
from tools.rule import LEVEL_WORDS, Adjustment, OtherReading, Period, Rule, Upgrade
from tools.titles import AGAIN, DENIED

DOCUMENT = "qingdao_2024_draft"


def quote(article: str, text: str) -> Quote:
    return Quote(DOCUMENT, article, text)


# 26: what is paid out of an award, by the class of the company. Stated once, it stands in every award for companies.

TWENTY_SIX = quote(
    "26",
    "根据每年度公布的工业企业A、B、C、D四类亩产效益综合评价结果，对上述非投资类政策支持的企业进行差别化配置，"
    "其中A类和B类企业获得的专项资金按照100%给予拨付（对未列入亩产效益综合评价的企业参照执行），C类企业按照80%给予拨付，D类企业不予支持",
)


def class_words(letter: str, counted: str) -> tuple[str, ...]:
    """What people call a class: C类, C档, 亩产C, 丙类."""
    forms = ("{}类", "{}档", "{} 类", "亩产{}", "亩产效益{}", "亩产评价{}", "评了个{}", "评了{}", "评为{}", "评成{}", "评的{}", "评的是{}",
             "评价是{}", "评价为{}", "结果是{}", "评上{}", "评到{}", "亩产是{}", "亩产评了{}", "class {}", "{} class", "grade {}", "rated {}", "graded {}", "rating is {}")
    return (*(form.format(letter) for form in forms), f"{counted}类", f"{counted}档")


YIELD_CLASS = Fact(
    "yield_class",
    "亩产效益综合评价类别",
    Kind.CHOICE,
    "企业最近一年的亩产效益综合评价是哪一类(A/B/C/D, 或未列入评价)?",
    words=("亩产", "评价", "评级", "评的", "yield"),
    choices=(
        Choice("A", "A类", class_words("a", "甲")),
        Choice("B", "B类", class_words("b", "乙")),
        Choice(
            "未列入",
            "未列入评价",
            ("未列入亩产", "没列入亩产", "没有列入亩产", "未列入评价", "没列入评价", "没参加评价", "没参加过评价", "未参加评价", "没有参加评价", "没参评",
             "未参评", "没有参评", "不参评", "没参加亩产", "没参加过亩产", "未参加亩产", "没有参加亩产", "没进亩产", "不在亩产", "没做亩产", "没有亩产",
             "没列~亩产", "没列~评价", "没进~评价", "没纳入~亩产", "没纳入~评价", "没参加~评价", "没参与~评价", "没被~亩产",
             "没评亩产", "亩产没评", "亩产没参加", "亩产未参评", "没有亩产评价", "亩产效益没评", "不参加亩产", "not rated", "unrated", "not evaluated",
             "not graded", "no rating"),
        ),
        Choice("C", "C类", class_words("c", "丙")),
        Choice("D", "D类", class_words("d", "丁")),
    ),
    found_at="当年公布的工业企业亩产效益综合评价结果",
)
BY_CLASS = Adjustment(
    fact=YIELD_CLASS,
    factors={
        "A": figure("1", "A类和B类企业获得的专项资金按照100%给予拨付"),
        "B": figure("1", "A类和B类企业获得的专项资金按照100%给予拨付"),
        "未列入": figure("1", "按照100%给予拨付（对未列入亩产效益综合评价的企业参照执行）"),
        "C": figure("0.8", "C类企业按照80%给予拨付"),
        "D": figure("0", "D类企业不予支持"),
    },
    quote=TWENTY_SIX,
    default="A",
)
BY_CLASS_IF_NOT_INVESTMENT = replace(
    BY_CLASS,
    contested="第26条只限“非投资类政策”且未列清单, 按设备投资额给的奖补是否属于非投资类, 条文未写: 打折与不打折两种结果都列出",
)
BY_CLASS_IF_COMPANY = replace(
    BY_CLASS, contested="第26条写的是“企业”, 本条的受奖对象是否按企业分类拨付, 条文未写: 打折与不打折两种结果都列出"
)

# What several articles share: levels, and a title that is new.

NEW = ("新认定", "新评上", "新获评", "新获得", "新入选", "新获批", "刚认定", "刚评上", "刚获批", "刚入选", "首次认定", "今年认定", "今年评上", "newly")


def newly(fact_id: str, title: str, *against: str) -> Fact:
    """The title was won, and won anew: 复核 and 复评 of an older one do not count."""
    return Fact(
        fact_id,
        f"新认定的{title}",
        Kind.YES_NO,
        f"是否为新认定的{title}(不是复核、复评)?",
        words=NEW,
        against=(*against, *DENIED, *AGAIN),
        found_at="认定文件或公布名单",
    )


def level(fact_id: str, title: str, national: tuple[str, ...] = (), provincial: tuple[str, ...] = ()) -> Fact:
    """国家级 or 省级, with what people say for either."""
    nation = (*LEVEL_WORDS["国家"], "中央认定", "national", *national)
    province = (*LEVEL_WORDS["省"], "省里", "省工信厅", "省厅", "山东省", "provincial", *provincial)
    return Fact(
        fact_id,
        f"{title}级别",
        Kind.CHOICE,
        f"{title}是国家级还是省级?",
        choices=(Choice("国家", "国家级", nation), Choice("省", "省级", province)),
        found_at="认定文件",
    )


EACH_OR_ONCE = "同时获得多项时各给还是只给一次, 条文未写: 两种算法给出区间两端"
LEVEL_UP = Upgrade("由省级升为国家级时全额给予还是补足差额, 条文未写: 说明此前已获奖励的, 两种结果给出区间两端")

# 一、支持企业做大做强做优

ONE = quote(
    "1",
    "对列入纳统且年营业收入首次超过1000亿元、500亿元、200亿元、100亿元、50亿元的规模以上制造业企业，"
    "分别给予500万元、300万元、200万元、100万元、50万元一次性奖励。",
)
ABOVE_SCALE = Fact(
    "qd24_above_scale",
    "规模以上制造业企业",
    Kind.YES_NO,
    "是否为规模以上制造业企业?",
    words=("规上", "规模以上"),
    against=("规下", "没上规", "没有上规", "没入规", "还没入规", "未入规", "未上规", "还没上规", "不是规上", "不算规上", "非规上", "规模以下", "不到规上", "没到规上", "没达到规上",
             "未纳入规上", "没进规上", "不是规模以上", "不是制造业", "不属于制造业", "非制造业", "服务业企业", "商贸企业", "贸易公司"),
    found_at="统计联网直报平台",
)
IN_STATISTICS = Fact(
    "qd24_in_statistics",
    "列入纳统",
    Kind.YES_NO,
    "企业是否已列入纳统?",
    words=("纳统", "在统计里", "已入统", "入统"),
    against=("没纳统", "未纳统", "没有纳统", "还没纳统", "没入统", "未入统", "不在统计", "没在统计", "没列入纳统", "未列入纳统", "没有入统"),
    found_at="统计联网直报平台",
)
REVENUE = Fact(
    "qd24_revenue",
    "年营业收入",
    Kind.MONEY,
    "企业本年度的年营业收入是多少(亿元)?",
    words=("营业收入", "营收", "年收入", "收入", "营业额", "销售收入", "今年", "本年", "revenue", "turnover", "首次超过", "首次突破", "突破", "蹦到", "涨到", "冲到", "干到", "升到",
           "第一次超过", "头一回", "第一次", "冲过", "跨过", "达到", "做到"),
    against=("去年", "前年", "上年", "上一年", "往年", "以前", "此前", "之前", "历史最高", "最高到过", "没到过", "没超过", "利润", "纳税", "税收", "产值",
             "投资", "注册资本"),
    found_at="利润表的营业收入, 与统计上报数一致",
)
PRIOR_REVENUE = Fact(
    "qd24_prior_revenue",
    "此前各年最高的年营业收入",
    Kind.MONEY,
    "此前各年中最高的年营业收入是多少(亿元)?",
    words=("去年", "前年", "上年", "上一年", "往年", "以前", "此前", "之前", "历史最高", "最高到过", "没到过", "没超过", "前几年", "连着三年", "连续三年",
           "三年都在", "连续几年", "一直在"),
    against=("今年", "本年", "利润", "纳税", "投资"),
    sole=False,
    found_at="此前各年利润表的营业收入",
)
FIRST_TIME = Fact(
    "qd24_first_over",
    "首次超过该档",
    Kind.YES_NO,
    "年营业收入是否首次超过该档(以前各年都没有超过)?",
    words=("首次", "第一次", "头一回", "头一次", "首度", "头回", "first time", "for the first"),
    against=("去年就超过", "前年就超过", "年前就超过", "以前就超过", "之前就超过", "就已经超过", "已经超过过", "以前超过过", "曾经超过", "曾超过", "又回到", "重新回到", "又超过", "再次超过", "再次突破",
             "又突破", "重新突破", "重新超过", "不是首次", "并非首次", "不是第一次", "早就超过", "早超过", "连着三年都在", "连续三年都", "连续几年都超过",
             "一直在50亿以上", "第二次超过", "去年也超过", "去年也过"),
)
STEPS_UP = (
    Tier(figure("10000000", "首次超过1000亿元"), figure("500", "分别给予500万元")),
    Tier(figure("5000000", "500亿元、200亿元"), figure("300", "300万元、200万元")),
    Tier(figure("2000000", "200亿元、100亿元"), figure("200", "200万元、100万元")),
    Tier(figure("1000000", "100亿元、50亿元"), figure("100", "100万元、50万元")),
    Tier(figure("500000", "50亿元的规模以上"), figure("50", "50万元一次性奖励")),
)
QD24_1 = Rule(
    id="qd24-1",
    document=DOCUMENT,
    title="营业收入首次上规模奖励",
    quotes=(ONE,),
    words=("营收", "营业收入", "年收入", "营业额", "首次到", "倍增", "倍增奖", "跨过", "首次突破", "上规模", "规模倍增", "倍增计划", "倍增发展", "上规模奖励", "营收上台阶", "营收首次超过", "营收首次突破", "营业收入首次超过", "营业收入首次突破",
           "收入首次超过", "收入首次突破", "首次超过", "首次突破", "营收突破", "营收破", "营收过", "百亿企业", "千亿企业", "破百亿", "破千亿", "过百亿", "过千亿",
           "百亿级", "千亿级", "千亿那个奖", "百亿那个奖", "亿那个奖", "亿那一档", "营收", "年营业收入", "营业收入", "营业额", "做大做强", "迈过", "冲过",
           "revenue exceeds", "annual revenue", "revenue milestone"),
    recipient="规模以上制造业企业",
    period=Period.ONCE,
    conditions=(
        Holds(IN_STATISTICS, quote=ONE, decided_by="统计部门"),
        Holds(ABOVE_SCALE, quote=ONE, decided_by="统计部门"),
        FirstOver(REVENUE, PRIOR_REVENUE, FIRST_TIME, tuple(tier.threshold for tier in STEPS_UP), quote=ONE),
    ),
    formula=Tiers(of=REVENUE, tiers=STEPS_UP),
    adjustment=BY_CLASS,
    other_reading=OtherReading(
        "一年跨过多档时就高还是各档累计, 条文未写: 两种算法给出区间两端", EveryTier(REVENUE, PRIOR_REVENUE, STEPS_UP)
    ),
    notes=(
        Note(kind="ambiguous", text="营业收入按合并口径还是单体口径, 条文未写", quote=ONE),
        Note(kind="ambiguous", text="一年跨过多档时就高还是各档累计, 条文未写", quote=ONE),
    ),
    silent=("合并或单体口径", "跨多档时是否累计"),
)

TWO = quote("2", "对新认定的国家级、省级制造业单项冠军企业分别给予200万元、50万元一次性奖励。")
CHAMPION_LEVEL = level("champion_level", "制造业单项冠军", ("工信部认",))
QD24_2 = Rule(
    id="qd24-2",
    document=DOCUMENT,
    title="制造业单项冠军奖励",
    quotes=(TWO,),
    words=("单项冠军", "制造业单项冠军", "单项冠军企业", "制造业冠军", "单冠", "隐形冠军", "冠军企业", "single champion", "manufacturing champion",
           "manufacturing single champion", "champion"),
    recipient="新认定的制造业单项冠军企业",
    period=Period.ONCE,
    conditions=(Holds(newly("qd24_champion", "制造业单项冠军"), quote=TWO, proof="认定文件"),),
    formula=Fixed(
        ByChoice(
            "champion_level",
            {"国家": figure("200", "分别给予200万元"), "省": figure("50", "50万元一次性奖励")},
        ),
        choices=(CHAMPION_LEVEL,),
    ),
    adjustment=BY_CLASS,
    upgrade=LEVEL_UP,
    notes=(Note(kind="ambiguous", text=LEVEL_UP.text, quote=TWO),),
    silent=("由省级升为国家级是否补差",),
)

THREE = quote(
    "3", "对新认定的国家智能制造示范工厂、智能制造系统解决方案揭榜优胜单位分别给予100万元、50万元一次性奖励。"
)
QD24_3_1 = Rule(
    id="qd24-3.1",
    document=DOCUMENT,
    title="国家智能制造示范工厂奖励",
    quotes=(THREE,),
    words=("智能制造示范工厂", "国家智能制造示范工厂", "国家级智能制造示范工厂", "示范工厂", "智能制造示范", "国家智能工厂", "国家级智能工厂", "智能制造标杆",
           "smart manufacturing demonstration factory", "demonstration factory"),
    recipient="新认定的企业",
    period=Period.ONCE,
    conditions=(
        Holds(
            newly("qd24_demo_factory", "国家智能制造示范工厂", "省级智能工厂", "市级智能工厂", "省级智能制造示范", "省级示范工厂", "市级示范工厂",
                  "不是国家的示范", "不是国家级", "不是国家智能"),
            quote=THREE,
            proof="认定文件",
        ),
    ),
    formula=Fixed(figure("100", "分别给予100万元")),
    adjustment=BY_CLASS,
)
QD24_3_2 = Rule(
    id="qd24-3.2",
    document=DOCUMENT,
    title="智能制造系统解决方案揭榜优胜单位奖励",
    quotes=(THREE,),
    words=("揭榜", "揭榜优胜", "揭榜挂帅", "揭榜优胜单位", "优胜单位", "智能制造系统解决方案", "智能制造解决方案", "系统解决方案揭榜", "解决方案揭榜"),
    recipient="新认定的揭榜优胜单位",
    period=Period.ONCE,
    conditions=(
        Holds(
            newly("qd24_open_call_winner", "智能制造系统解决方案揭榜优胜单位", "只是揭榜", "不是优胜", "没优胜", "未获优胜", "没有优胜", "入围没优胜"),
            quote=THREE,
            proof="认定文件",
        ),
    ),
    formula=Fixed(figure("50", "50万元一次性奖励")),
    adjustment=BY_CLASS,
)

FOUR_CLUSTER = quote(
    "4",
    "对纳入国家级先进制造业集群创建的集群发展促进机构给予500万元一次性奖励，用于公共服务、共性平台和自身建设等",
)
FOUR_CHAIN = quote(
    "4",
    "聚焦新型工业化重点产业链领域，每年择优选取不超过十个产业链高质量发展促进机构，给予每个50万元一次性奖励。",
)
PROMOTION_BODY = Fact(
    "qd24_promotion_body",
    "促进机构类型",
    Kind.CHOICE,
    "是纳入国家级先进制造业集群创建的集群发展促进机构, 还是择优选取的产业链高质量发展促进机构?",
    choices=(
        Choice(
            "集群",
            "国家级先进制造业集群的发展促进机构",
            ("集群发展促进机构", "集群促进机构", "先进制造业集群", "国家级集群", "国家集群", "集群创建", "集群"),
        ),
        Choice("产业链", "产业链高质量发展促进机构", ("产业链高质量发展促进机构", "产业链促进机构", "产业链", "链促进机构")),
    ),
)
PROMOTION_CHOSEN = Fact(
    "qd24_promotion_chosen",
    "已纳入国家级集群创建, 或已被择优选取",
    Kind.YES_NO,
    "促进机构是否已纳入国家级先进制造业集群创建, 或已被市里择优选取?",
    words=("已纳入", "纳入国家级", "纳入创建", "被选上", "选上", "入选", "被选为", "择优选取"),
    against=("没纳入", "未纳入", "没有纳入", "还没纳入", "尚未纳入", "没被选上", "没选上", "没入选", "未入选", "没有入选", "落选", "没被选取", "省级集群", "市级集群"),
)
QD24_4 = Rule(
    id="qd24-4",
    document=DOCUMENT,
    title="集群、产业链促进机构奖励",
    quotes=(FOUR_CLUSTER, FOUR_CHAIN),
    words=("促进机构", "集群发展促进机构", "集群促进机构", "产业链促进机构", "产业链高质量发展促进机构", "先进制造业集群", "国家级先进制造业集群", "集群创建",
           "国家级集群", "国家先进制造业集群", "产业集群", "cluster promotion"),
    recipient="集群发展促进机构、产业链高质量发展促进机构",
    period=Period.ONCE,
    conditions=(Holds(PROMOTION_CHOSEN, quote=FOUR_CHAIN),),
    formula=Fixed(
        ByChoice(
            "qd24_promotion_body",
            {"集群": figure("500", "给予500万元一次性奖励"), "产业链": figure("50", "给予每个50万元一次性奖励")},
        ),
        choices=(PROMOTION_BODY,),
    ),
    competition="产业链促进机构每年择优选取不超过十个, 符合条件不等于入选",
    notes=(
        Note(kind="limit", text="第26条的分类拨付写的是“企业”, 未提促进机构, 此处不打折", quote=TWENTY_SIX),
        Note(kind="ambiguous", text="同一机构都符合时能否都给, 条文未写", quote=FOUR_CHAIN),
    ),
    bound=(figure("10", "每年择优选取不超过十个"),),
)

# 二、支持传统优势产业提档升级

FIVE = quote(
    "5",
    "对实施技术改造并符合相应标准的规模以上制造业企业，按照年度设备投资额12%的比例给予奖补，单个企业当年获得奖补资金总额不超过600万元。",
)
FIVE_MAJOR = quote(
    "5",
    "企业实施的技术改造项目，属于基础领域攻关突破和产业化应用、替代进口产业化补足重点产业关键环节短板的重大技改项目，"
    "可视情按上述比例通过财政奖补或股权投资等方式给予最高2000万元支持。",
)
EQUIPMENT = Fact(
    "equipment_investment",
    "年度设备投资额",
    Kind.MONEY,
    "技改项目当年的设备投资额是多少(万元)? 总投资、土建不算。",
    words=("设备投资额", "设备投资", "设备投入", "设备购置", "购置设备", "买设备", "设备花", "设备款", "设备", "设备买", "购设备", "投设备", "equipment"),
    against=("总投", "总投资", "总盘", "总投入", "总造价", "土建", "厂房", "软件", "基建", "流动资金", "研发", "营收", "年产值", "产值", "奖补", "补贴"),
    additive=True,
    found_at="固定资产和在建工程明细账(设备类), 设备购置发票与付款凭证; 含税或不含税条文未写",
)
MEETS_STANDARD = Fact(
    "qd24_upgrade_standard",
    "技术改造符合相应标准",
    Kind.YES_NO,
    "技术改造项目是否符合相应标准(标准条文未写)?",
    words=("符合标准", "符合相应标准", "达标"),
    against=("不符合标准", "不符合相应标准", "不达标", "没达标", "未达标", "没有达标", "没达到标准", "未达到标准", "达不到标准"),
)
RELATION = Note(kind="ambiguous", text="重大技改的最高额与普通技改的年度上限是何关系、能否相加, 条文未写; 此处不相加", quote=FIVE_MAJOR)
TAX = Note(kind="ambiguous", text="设备投资额含税或不含税, 按发票、付款还是竣工确定年度, 条文未写", quote=FIVE)
QD24_5_1 = Rule(
    id="qd24-5.1",
    document=DOCUMENT,
    title="技术改造设备投资奖补",
    quotes=(FIVE,),
    words=("技改", "技术改造", "设备更新", "设备更新改造", "设备投资", "设备投资额", "设备改造", "买设备", "购置设备", "设备购置", "普通技改", "技改项目",
           "技改设备", "技改补贴", "技改奖补", "技改12%", "改造升级", "产线改造", "生产线改造", "设备补贴", "更新设备", "新设备",
           "equipment", "technical upgrade", "technological transformation", "equipment investment", "equipment upgrade"),
    recipient="实施技术改造的规模以上制造业企业",
    period=Period.YEARLY,
    conditions=(
        Holds(ABOVE_SCALE, quote=FIVE, decided_by="统计部门"),
        Holds(MEETS_STANDARD, quote=FIVE),
    ),
    formula=Share(
        of=EQUIPMENT,
        rate=figure("0.12", "年度设备投资额12%的比例"),
        cap=Cap(figure("600", "当年获得奖补资金总额不超过600万元"), CapScope.COMPANY_YEAR),
    ),
    adjustment=BY_CLASS_IF_NOT_INVESTMENT,
    notes=(Note(kind="ambiguous", text="“相应标准”是什么, 条文未写", quote=FIVE), RELATION, TAX),
    silent=("“相应标准”的内容", "设备投资额含税或不含税"),
)
MAJOR_PROJECT = Fact(
    "qd24_major_project",
    "属于基础领域攻关突破和产业化应用、替代进口产业化补足重点产业关键环节短板的重大技改项目",
    Kind.YES_NO,
    "是否属于基础领域攻关突破或替代进口补短板的重大技改项目?",
    words=("重大技改", "重大技术改造", "替代进口", "进口替代", "国产替代", "补短板", "短板", "攻关突破", "基础领域"),
    against=("不属于重大", "不是重大", "不算重大", "够不上重大", "没认定为重大", "未认定为重大", "不是补短板", "不属于补短板", "不是替代进口", "不属于替代进口"),
)
MAJOR_EQUIPMENT = replace(
    EQUIPMENT,
    id="major_equipment_investment",
    label="重大技改项目的设备投资额",
    question="该重大技改项目的设备投资额是多少(万元)? 总投资、土建不算。",
    additive=False,
)
QD24_5_2 = Rule(
    id="qd24-5.2",
    document=DOCUMENT,
    title="重大技改项目支持",
    quotes=(FIVE_MAJOR, FIVE),
    words=("重大技改", "重大技改项目", "重大技术改造", "补短板", "补短板重大技改", "替代进口", "进口替代", "国产替代", "基础领域攻关", "攻关突破", "产业链短板",
           "重点产业关键环节短板", "卡脖子", "关键环节短板", "import substitution", "major upgrade"),
    recipient="实施重大技改项目的企业",
    period=Period.PROJECT,
    conditions=(Holds(MAJOR_PROJECT, quote=FIVE_MAJOR),),
    formula=Share(
        of=MAJOR_EQUIPMENT,
        rate=figure("0.12", "年度设备投资额12%的比例"),
        cap=Cap(figure("2000", "给予最高2000万元支持"), CapScope.PROJECT),
        certainty="ceiling",
    ),
    competition="“可视情”给予, 符合条件不等于能得",
    adjustment=BY_CLASS_IF_NOT_INVESTMENT,
    notes=(
        Note(kind="limit", text="可视情按上述比例支持, 方式是财政奖补或股权投资等, 不一定是补贴", quote=FIVE_MAJOR),
        Note(kind="ambiguous", text="由谁、按什么标准认定为重大技改项目, 条文未写", quote=FIVE_MAJOR),
        RELATION,
        TAX,
    ),
    silent=("重大技改项目的认定标准", "与普通技改年度上限的关系"),
)

SIX_TITLE = quote("6", "对新获得国家级、省级绿色制造相关荣誉称号的分别给予100万元、50万元一次性奖励")
SIX_EQUIPMENT = quote(
    "6",
    "对入选国家工业节能降碳技术装备推荐目录的高效节能装备，按照入选年度装备销售额的5%给予最高200万元一次性奖补。",
)
GREEN_LEVEL = level(
    "green_level", "绿色制造荣誉称号",
    ("国家绿色", "工信部绿色"),
    ("省绿色", "山东省绿色", "省里的绿色"),
)  # fmt: skip
GREEN_TITLES = Fact(
    "qd24_green_titles",
    "同一级别新获得的绿色制造荣誉称号数",
    Kind.ITEMS,
    "同一级别新获得几项绿色制造荣誉称号(不说按一项)?",
    words=("项绿色", "个绿色", "项称号", "个称号", "项荣誉", "个荣誉"),
    choices=(
        Choice("绿色工厂", "绿色工厂", ("绿色工厂", "green factory")),
        Choice("绿色园区", "绿色工业园区", ("绿色工业园区", "绿色园区")),
        Choice("绿色供应链", "绿色供应链管理企业", ("绿色供应链管理企业", "绿色供应链")),
        Choice("绿色产品", "绿色设计产品", ("绿色设计产品", "绿色产品")),
    ),
    sole=False,
)
GREEN_AMOUNTS = ByChoice(
    "green_level", {"国家": figure("100", "分别给予100万元"), "省": figure("50", "50万元一次性奖励")}
)
QD24_6_1 = Rule(
    id="qd24-6.1",
    document=DOCUMENT,
    title="绿色制造荣誉称号奖励",
    quotes=(SIX_TITLE,),
    words=("绿色制造", "绿色工厂", "绿色供应链", "绿色供应链管理企业", "绿色园区", "绿色工业园区", "绿色设计产品", "绿色产品", "绿色荣誉", "绿色称号", "绿色低碳示范",
           "绿色制造荣誉", "绿色制造名单", "零碳工厂", "green factory", "green manufacturing", "green supply chain"),
    recipient="新获得绿色制造荣誉称号的企业",
    period=Period.ONCE,
    conditions=(Holds(newly("qd24_green_title", "绿色制造相关荣誉称号"), quote=SIX_TITLE, proof="公布名单"),),
    formula=PerUnit(GREEN_AMOUNTS, GREEN_TITLES, choices=(GREEN_LEVEL,)),
    adjustment=BY_CLASS,
    other_reading=OtherReading(EACH_OR_ONCE, Fixed(GREEN_AMOUNTS, choices=(GREEN_LEVEL,))),
    notes=(Note(kind="ambiguous", text="哪些称号算“绿色制造相关荣誉称号”, 同时获得多项时如何给, 条文未写", quote=SIX_TITLE),),
    silent=("荣誉称号的清单",),
)
IN_CATALOGUE = Fact(
    "qd24_in_catalogue",
    "装备入选国家工业节能降碳技术装备推荐目录",
    Kind.YES_NO,
    "装备是否已入选国家工业节能降碳技术装备推荐目录?",
    words=("入选目录", "入选国家", "入选推荐", "入选节能", "入选当年", "入选那年", "进了国家", "进国家", "进了推荐", "进了节能", "进了高效", "入了国家", "入围国家", "选进国家", "选入国家", "推荐目录里", "在国家推荐目录", "在推荐目录", "进了目录", "上了国家", "列入目录", "列入国家", "入了目录", "进入目录", "目录里的", "入选了", "入选年度"),
    against=("没入选", "未入选", "没有入选", "没进目录", "没有进目录", "没进去", "目录没进", "不在目录", "不在国家", "没列入", "未列入目录", "没有列入", "没上目录",
             "没上国家", "落选", "还没进", "申报没过"),
    found_at="国家工业节能降碳技术装备推荐目录",
)
OF_THE_WHOLE_COMPANY = (
    "总营收", "总收入", "总销售额", "总销售", "营业总收入", "营业收入", "公司营收", "公司收入", "公司销售", "公司总", "公司全年", "公司今年", "公司去年", "公司一年", "公司年",
    "全公司", "整个公司", "公司整体", "企业全年", "企业整体", "集团", "全厂", "整个厂", "全部产品", "所有产品", "其他产品", "别的产品", "另外的产品", "老产品", "老款", "旧款",
)  # fmt: skip
"""Sales of the company or of its other products, where an award counts one product's."""

CATALOGUE_SALES = Fact(
    "qd24_catalogue_sales",
    "入选年度该装备的销售额",
    Kind.MONEY,
    "入选年度该装备的销售额是多少(万元)? 公司总营收不算。",
    words=("入选当年", "入选那年", "当年卖", "当年销售", "销售额", "销售收入", "销售", "卖了", "卖出", "卖", "年销", "销量额", "sales"),
    loosely=("销售额", "销售收入", "销售", "卖了", "卖出", "卖", "年销", "销量额", "sales"),
    against=(*OF_THE_WHOLE_COMPANY, "利润", "研发", "合同额", "订单", "累计销售"),
    found_at="主营业务收入明细账(按产品), 销售发票",
)
QD24_6_2 = Rule(
    id="qd24-6.2",
    document=DOCUMENT,
    title="节能降碳装备销售奖补",
    quotes=(SIX_EQUIPMENT,),
    words=("节能降碳", "节能装备", "高效节能装备", "节能降碳装备", "节能降碳技术装备", "节能降碳目录", "节能降碳装备目录", "推荐目录", "节能降碳推荐目录",
           "节能技术装备", "工业节能", "节能目录", "节能设备", "节能产品", "节能电机", "节能锅炉", "节能风机", "energy-saving equipment", "energy saving"),
    recipient="入选目录的装备企业",
    period=Period.ONCE,
    conditions=(Holds(IN_CATALOGUE, trigger=True, quote=SIX_EQUIPMENT, proof="推荐目录公告"),),
    formula=Share(
        of=CATALOGUE_SALES,
        rate=figure("0.05", "入选年度装备销售额的5%"),
        cap=Cap(figure("200", "给予最高200万元一次性奖补"), CapScope.AWARD),
    ),
    adjustment=BY_CLASS,
    notes=(Note(kind="ambiguous", text="上限按装备还是按企业, 销售额含税或不含税, 条文未写", quote=SIX_EQUIPMENT),),
    silent=("销售额含税或不含税",),
)

SEVEN_BRAND = quote(
    "7", "对纳入工业和信息化部《重点培育纺织服装百家品牌名单》的企业，给予50万元一次性奖励"
)
SEVEN_PARK = quote(
    "7",
    "对新认定的国家级纺织服装创意设计示范园区（平台）、试点园区（平台），分别给予100万元、50万元一次性奖励。",
)
QD24_7_1 = Rule(
    id="qd24-7.1",
    document=DOCUMENT,
    title="纺织服装百家品牌奖励",
    quotes=(SEVEN_BRAND,),
    words=("百家品牌", "纺织服装百家品牌", "重点培育纺织服装百家品牌", "百家品牌名单", "百家名单", "服装品牌", "纺织品牌", "纺织服装品牌", "内衣品牌", "女装品牌",
           "男装品牌", "童装品牌", "家纺品牌", "纺织服装产业品牌"),
    recipient="纳入名单的企业",
    period=Period.ONCE,
    conditions=(
        Holds(
            Fact(
                "qd24_textile_brand",
                "纳入工业和信息化部《重点培育纺织服装百家品牌名单》",
                Kind.YES_NO,
                "企业是否已纳入《重点培育纺织服装百家品牌名单》?",
                words=("进了百家", "入选百家", "纳入名单", "进了名单", "入了名单", "列入名单", "进了工信部", "入选名单"),
                against=("没进百家", "没进名单", "未纳入", "没纳入", "没有纳入", "不在名单", "没入选", "未入选", "没有入选", "落选", "没列入", "未列入名单"),
                found_at="工业和信息化部公布的名单",
            ),
            quote=SEVEN_BRAND,
        ),
    ),
    formula=Fixed(figure("50", "给予50万元一次性奖励")),
    adjustment=BY_CLASS,
)
TEXTILE_PARK = Fact(
    "qd24_textile_park",
    "纺织服装创意设计园区(平台)类型",
    Kind.CHOICE,
    "新认定的是示范园区(平台)还是试点园区(平台)?",
    choices=(
        Choice("示范", "示范园区(平台)", ("示范园区", "示范平台", "创意设计示范", "示范")),
        Choice("试点", "试点园区(平台)", ("试点园区", "试点平台", "创意设计试点", "试点")),
    ),
    found_at="认定文件",
)
QD24_7_2 = Rule(
    id="qd24-7.2",
    document=DOCUMENT,
    title="国家级纺织服装创意设计园区(平台)奖励",
    quotes=(SEVEN_PARK,),
    words=("纺织服装创意设计", "创意设计示范园区", "创意设计试点园区", "创意设计园区", "创意设计平台", "创意设计示范平台", "创意设计试点平台", "纺织服装园区",
           "服装创意设计", "纺织服装创意设计示范园区", "纺织服装创意设计试点园区", "纺织服装创意设计示范平台", "纺织服装创意设计试点平台", "服装园区",
           "纺织园区", "服装创意园"),
    recipient="新认定的园区(平台)",
    period=Period.ONCE,
    conditions=(
        Holds(
            newly("qd24_textile_park_new", "国家级纺织服装创意设计园区(平台)", "省级纺织", "市级纺织", "省级创意设计", "市级创意设计", "不是国家级", "省级的园区"),
            quote=SEVEN_PARK,
            proof="认定文件",
        ),
    ),
    formula=Fixed(
        ByChoice(
            "qd24_textile_park",
            {"示范": figure("100", "分别给予100万元"), "试点": figure("50", "50万元一次性奖励")},
        ),
        choices=(TEXTILE_PARK,),
    ),
    adjustment=BY_CLASS,
    upgrade=Upgrade("由试点园区(平台)升为示范园区(平台)时全额给予还是补足差额, 条文未写: 说明此前已获奖励的, 两种结果给出区间两端"),
    notes=(Note(kind="ambiguous", text="由试点升为示范时全额给予还是补足差额, 条文未写", quote=SEVEN_PARK),),
)

EIGHT = quote(
    "8",
    "对获得中国服装设计师协会评选认定的各类荣誉称号（含中国“金顶奖”设计师、中国最佳时装设计师、中国“十佳”服装设计师、中国新锐设计师、"
    "中国童装设计师称号等）的设计师，在我市设立工作室或时尚企业，并实质性连续运营两年以上且年营业收入1000万元以上的，"
    "给予中国“金顶奖”设计师30万元一次性奖补，其他称号的设计师20万元一次性奖补。",
)
DESIGNER_TITLE = Fact(
    "designer_title",
    "设计师荣誉称号",
    Kind.CHOICE,
    "设计师获得的是中国“金顶奖”, 还是中国服装设计师协会的其他称号?",
    choices=(
        Choice("金顶奖", "中国“金顶奖”设计师", ("金顶奖", "金顶")),
        Choice(
            "其他",
            "其他称号的设计师",
            ("最佳时装设计师", "最佳时装", "十佳服装设计师", "十佳设计师", "十佳", "新锐设计师", "新锐", "童装设计师", "童装称号", "童装奖", "童装", "女装称号", "男装称号", "新锐称号", "最佳女装设计师", "最佳男装设计师",
             "其他称号", "别的称号"),
        ),
    ),
    found_at="中国服装设计师协会的证书",
)
STUDIO_YEARS = Fact(
    "studio_years",
    "工作室或时尚企业在青岛连续运营年数",
    Kind.YEARS,
    "工作室或时尚企业在青岛已实质性连续运营几年?",
    words=("运营", "连续运营", "经营", "开了", "开满", "开办", "做了", "成立", "工作室", "满", "干了", "在青岛"),
    found_at="营业执照、完税和社保记录",
)
STUDIO_REVENUE = Fact(
    "studio_revenue",
    "工作室或时尚企业的年营业收入",
    Kind.MONEY,
    "工作室或时尚企业的年营业收入是多少(万元)?",
    words=("年营业收入", "营业收入", "营收", "年收入", "营业额", "流水", "收入", "年入", "销售额"),
    against=("利润", "投资", "注册资本", "差"),
    found_at="利润表的营业收入",
)
LOCAL_STUDIO = Fact(
    "local_studio",
    "在青岛市设立工作室或时尚企业",
    Kind.YES_NO,
    "是否在青岛市设立了工作室或时尚企业?",
    words=("在青岛开", "青岛工作室", "青岛设立", "在青岛设立", "在青岛有公司", "公司在青岛"),
    against=("没在青岛", "不在青岛", "没有在青岛", "工作室在北京", "工作室在上海", "工作室在外地", "没有工作室", "没设立工作室", "没开工作室", "没有公司", "在济南"),
)
QD24_8 = Rule(
    id="qd24-8",
    document=DOCUMENT,
    title="服装设计人才奖补",
    quotes=(EIGHT,),
    words=("设计师", "服装设计师", "时装设计师", "金顶奖", "金顶奖设计师", "十佳服装设计师", "最佳时装设计师", "新锐设计师", "童装设计师", "服装设计人才",
           "服装设计", "中国服装设计师协会", "设计师协会", "时尚企业", "设计师工作室", "fashion designer", "designer"),
    recipient="获得荣誉称号的设计师",
    period=Period.ONCE,
    conditions=(
        Holds(LOCAL_STUDIO, quote=EIGHT),
        Limit(STUDIO_YEARS, "at_least", figure("2", "实质性连续运营两年以上"), quote=EIGHT),
        Limit(STUDIO_REVENUE, "at_least", figure("1000", "年营业收入1000万元以上"), quote=EIGHT),
        Holds(
            Fact(
                "designer_honoured",
                "获得中国服装设计师协会评选认定的荣誉称号",
                Kind.YES_NO,
                "设计师是否获得中国服装设计师协会评选认定的荣誉称号?",
                words=("获得称号", "拿到称号", "有称号", "给过荣誉", "评上"),
                against=("没有称号", "没称号", "没拿到称号", "没获得称号", "未获得称号", "没有荣誉称号", "没评上", "没有评上", "提名", "入围没"),
            ),
            quote=EIGHT,
            decided_by="中国服装设计师协会",
        ),
    ),
    formula=Fixed(
        ByChoice(
            "designer_title",
            {
                "金顶奖": figure("30", "“金顶奖”设计师30万元一次性奖补"),
                "其他": figure("20", "其他称号的设计师20万元一次性奖补"),
            },
        ),
        choices=(DESIGNER_TITLE,),
    ),
    adjustment=BY_CLASS_IF_COMPANY,
    notes=(
        Note(kind="ambiguous", text="称号清单以“等”结尾, 未列的称号由谁认定, 条文未写", quote=EIGHT),
        Note(kind="ambiguous", text="同时有金顶奖和其他称号时各给还是只给一次, 条文未写", quote=EIGHT),
    ),
    silent=("称号的完整清单",),
)

# 三、支持新兴未来产业集聚突破

NINE = quote(
    "9", "对首次获得“中国软件百强”“国家鼓励的重点软件企业”认定的企业给予100万元奖励。"
)
SOFTWARE_TITLES = Fact(
    "qd24_software_titles",
    "首次获得的软件企业认定数",
    Kind.ITEMS,
    "“中国软件百强”“国家鼓励的重点软件企业”首次获得几项(不说按一项)?",
    words=("项认定", "个认定", "项称号", "个称号"),
    choices=(
        Choice("软件百强", "中国软件百强", ("中国软件百强", "软件百强", "软件业百强")),
        Choice("重点软件企业", "国家鼓励的重点软件企业", ("国家鼓励的重点软件企业", "重点软件企业")),
    ),
    sole=False,
)
SOFTWARE_FIRST = Fact(
    "qd24_software_first",
    "首次获得认定",
    Kind.YES_NO,
    "是否首次获得该项认定?",
    words=("首次", "第一次", "第1次", "头一次", "头一回", "首度", "新进", "新入选", "first time"),
    against=(
        "去年就进过", "去年就进", "去年也进", "去年进过", "去年也是", "去年就是", "又进", "又入选", "连续入选", "连续两年", "连续三年", "连年", "再次入选", "再次进",
        "再次获得", "再次被认定", "不是首次", "并非首次", "不是第一次", "第二次", "第三次", "以前进过", "之前进过", "曾经进过", "以前就", "蝉联", "每年都", "多次",
        "没入选", "未入选", "没进百强", "没有进百强", "今年没进", "落选", "没认定", "未认定", "没有入选", "没评上",
    ),
    found_at="公布名单、认定文件",
)
NINE_AMOUNT = figure("100", "给予100万元奖励")
QD24_9 = Rule(
    id="qd24-9",
    document=DOCUMENT,
    title="软件百强、重点软件企业奖励",
    quotes=(NINE,),
    words=("软件~百强", "百强~软件", "软件百强", "中国软件百强", "软件业百强", "软件企业百强", "软件100强", "国家鼓励的重点软件企业", "重点软件企业", "鼓励的重点软件", "国家重点软件企业",
           "百强软件企业", "软件企业能级", "top 100 software", "key software enterprise"),
    recipient="首次获得认定的软件企业",
    conditions=(Holds(SOFTWARE_FIRST, quote=NINE, proof="公布名单、认定文件"),),
    formula=PerUnit(NINE_AMOUNT, SOFTWARE_TITLES),
    adjustment=BY_CLASS,
    other_reading=OtherReading(EACH_OR_ONCE, Fixed(NINE_AMOUNT)),
    notes=(Note(kind="ambiguous", text="认定都首次获得时各给还是合并给, 条文未写", quote=NINE),),
    silent=("都获得时是否分别奖励",),
)

TEN_TITLE = quote(
    "10", "对新认定的“工业软件优秀产品”“新型信息消费示范项目”企业给予50万元一次性奖励"
)
TEN_FIRST_EDITION = quote(
    "10", "对通过“山东省首版次高端软件”认定且年度综合评价前10名的产品给予50万元一次性奖励。"
)
PRODUCT_TITLES = Fact(
    "qd24_product_titles",
    "新认定的产品、项目数",
    Kind.ITEMS,
    "“工业软件优秀产品”“新型信息消费示范项目”新认定几项(不说按一项)?",
    words=("个优秀产品", "个示范项目", "个产品", "款产品", "项认定"),
    choices=(
        Choice("工业软件优秀产品", "工业软件优秀产品", ("工业软件优秀产品", "优秀工业软件产品")),
        Choice("新型信息消费示范项目", "新型信息消费示范项目", ("新型信息消费示范项目", "信息消费示范项目", "信息消费示范")),
    ),
    sole=False,
)
TEN_AMOUNT = figure("50", "企业给予50万元一次性奖励")
QD24_10_1 = Rule(
    id="qd24-10.1",
    document=DOCUMENT,
    title="工业软件优秀产品、新型信息消费示范项目奖励",
    quotes=(TEN_TITLE,),
    words=("工业软件优秀产品", "优秀工业软件", "工业软件优秀", "优秀工业软件产品", "新型信息消费示范项目", "新型信息消费", "信息消费示范", "信息消费示范项目", "信息消费",
           "关键软件攻关", "information consumption"),
    recipient="新认定的企业",
    period=Period.ONCE,
    conditions=(
        Holds(newly("qd24_software_product", "“工业软件优秀产品”或“新型信息消费示范项目”"), quote=TEN_TITLE),
    ),
    formula=PerUnit(TEN_AMOUNT, PRODUCT_TITLES),
    adjustment=BY_CLASS,
    other_reading=OtherReading(EACH_OR_ONCE, Fixed(TEN_AMOUNT)),
    notes=(Note(kind="ambiguous", text="多个产品或项目获认定时各给还是按企业只给一次, 条文未写", quote=TEN_TITLE),),
)
FIRST_EDITION = Fact(
    "qd24_first_edition",
    "通过“山东省首版次高端软件”认定",
    Kind.YES_NO,
    "产品是否已通过“山东省首版次高端软件”认定?",
    words=("认定过了", "通过认定", "已认定", "省里认定", "通过首版次", "首版次认定"),
    against=("没认定首版次", "没通过首版次", "没有通过首版次", "未通过首版次", "首版次没", "没认定", "未认定", "没有认定", "没通过认定", "未通过认定", "还没认定",
             "没拿到首版次", "不是首版次", "还没评首版次"),
    found_at="认定文件",
)
FIRST_EDITION_RANK = Fact(
    "qd24_first_edition_rank",
    "首版次高端软件年度综合评价名次",
    Kind.RANK,
    "该产品在年度综合评价中排第几名?",
    words=("综合评价", "评价排", "评价", "排名", "排第", "名次", "位列", "排到", "排在", "排", "前", "rank"),
)
FIRST_EDITION_PRODUCTS = Fact(
    "qd24_first_edition_products",
    "进入前10名的首版次产品数",
    Kind.ITEMS,
    "有几个产品通过认定且进入年度综合评价前10名(不说按一个)?",
    words=("个产品", "款产品", "个软件", "款软件"),
    sole=False,
)
QD24_10_2 = Rule(
    id="qd24-10.2",
    document=DOCUMENT,
    title="首版次高端软件奖励(年度综合评价前10名)",
    quotes=(TEN_FIRST_EDITION,),
    words=("首版次", "首版次高端软件", "首版次软件", "山东省首版次", "山东省首版次高端软件", "省首版次", "省级首版次", "首版次产品", "首版次认定",
           "first edition software", "first-edition software", "first version software"),
    recipient="首版次高端软件产品的企业",
    period=Period.ONCE,
    conditions=(
        Holds(FIRST_EDITION, quote=TEN_FIRST_EDITION, proof="认定文件"),
        Limit(FIRST_EDITION_RANK, "at_most", figure("10", "年度综合评价前10名"), trigger=True, quote=TEN_FIRST_EDITION),
    ),
    formula=PerUnit(figure("50", "产品给予50万元一次性奖励"), FIRST_EDITION_PRODUCTS),
    adjustment=BY_CLASS,
    competition="只奖励年度综合评价前10名的产品, 通过认定不等于进入前10名",
    notes=(Note(kind="ambiguous", text="年度综合评价由谁、按什么标准组织, 条文未写", quote=TEN_FIRST_EDITION),),
    silent=("年度综合评价的标准",),
)

ELEVEN = quote(
    "11", "鼓励企业积极向国家级正规开源基金会捐赠开源项目，对被接收的优秀开源项目，给予企业30万元奖补。"
)
OPEN_SOURCE_PROJECTS = Fact(
    "qd24_open_source_projects",
    "被接收的开源项目数",
    Kind.ITEMS,
    "有几个开源项目被国家级开源基金会接收(不说按一个)?",
    words=("个开源项目", "开源项目", "捐了", "捐赠了", "个项目", "open source"),
    sole=False,
)
DONATION_ACCEPTED = Fact(
    "qd24_donation_accepted",
    "开源项目被国家级正规开源基金会接收",
    Kind.YES_NO,
    "开源项目是否已被国家级正规开源基金会接收?",
    words=("被接收", "接收了", "已接收", "基金会接收", "被接受", "收录", "accepted"),
    against=("没被接收", "没有被接收", "未被接收", "还没接收", "没有接收", "没接收", "尚未接收", "未接收", "被拒", "拒收", "被退", "退回", "没收下", "没要", "没被接受", "不是国家级", "境外基金会", "国外基金会",
             "国外的基金会", "apache基金会", "apache软件基金会", "linux基金会", "linux foundation", "地方基金会", "民间基金会", "没捐"),
    found_at="基金会的接收或孵化证明",
)
ELEVEN_AMOUNT = figure("30", "给予企业30万元奖补")
QD24_11 = Rule(
    id="qd24-11",
    document=DOCUMENT,
    title="开源项目捐赠奖补",
    quotes=(ELEVEN,),
    words=("开源", "开源项目", "开源基金会", "开放原子", "开放原子开源基金会", "捐赠开源", "捐赠开源项目", "开源捐赠", "开源生态", "开源社区", "开源软件", "捐了",
           "国家级基金会", "open source", "open-source"),
    recipient="捐赠开源项目的企业",
    conditions=(Holds(DONATION_ACCEPTED, quote=ELEVEN, decided_by="国家级正规开源基金会"),),
    formula=PerUnit(ELEVEN_AMOUNT, OPEN_SOURCE_PROJECTS),
    adjustment=BY_CLASS,
    other_reading=OtherReading("按项目给还是按企业只给一次, 条文未写: 两种算法给出区间两端", Fixed(ELEVEN_AMOUNT)),
    notes=(
        Note(kind="ambiguous", text="按项目给还是按企业只给一次, 条文未写", quote=ELEVEN),
        Note(kind="ambiguous", text="哪些算“国家级正规开源基金会”“优秀开源项目”, 条文未写", quote=ELEVEN),
    ),
    silent=("按项目还是按企业", "国家级正规开源基金会的名单"),
)

TWELVE = quote(
    "12",
    "对参数量超过千亿的通用大模型或参数量超过百亿的行业大模型，且大模型的典型应用场景不少于5个并通过行业权威机构备案或权威第三方评测机构评测的，"
    "按照项目使用本地算力成本的50%，给予大模型建设方每年最高300万元的补助。",
)
MODEL_TYPE = Fact(
    "model_type",
    "大模型类型",
    Kind.CHOICE,
    "是通用大模型还是行业大模型?",
    choices=(
        Choice("通用", "通用大模型", ("通用大模型", "通用模型", "通用的大模型", "通用", "基础大模型", "general-purpose", "general model")),
        Choice(
            "行业",
            "行业大模型",
            ("行业大模型", "行业模型", "行业的大模型", "垂直大模型", "垂类大模型", "垂直模型", "垂类", "工业大模型", "医疗大模型", "专用大模型", "领域大模型", "industry model", "industry large model", "industry-specific", "vertical model", "industry llm"),
        ),
    ),
)
PARAMETERS = Fact(
    "model_parameters",
    "大模型参数量",
    Kind.PARAMETERS,
    "大模型的参数量是多少(亿)?",
    words=("参数量", "参数", "parameters", "params"),
)
SCENES = Fact(
    "model_scenes",
    "典型应用场景数",
    Kind.ITEMS,
    "大模型有几个典型应用场景?",
    words=("典型应用场景", "典型场景", "应用场景", "场景", "scenarios", "scenes"),
)
FILED = Fact(
    "model_filed",
    "通过行业权威机构备案",
    Kind.YES_NO,
    "大模型是否通过行业权威机构备案?",
    words=("备案",),
    against=("没备案", "没有备案", "未备案", "还没备案", "尚未备案", "备案没", "备案还没", "没做备案", "没办备案", "备案中", "备案未"),
    found_at="备案公告",
)
TESTED = Fact(
    "model_tested",
    "通过权威第三方评测机构评测",
    Kind.YES_NO,
    "大模型是否通过权威第三方评测机构评测?",
    words=("评测", "测评", "evaluated"),
    against=("没评测", "没有评测", "未评测", "还没评测", "尚未评测", "评测没", "评测还没", "没做评测", "没做测评", "没测评", "评测未", "没通过评测", "没有做评测"),
    found_at="评测报告",
)
LOCAL_COMPUTING = Fact(
    "local_computing_cost",
    "项目使用本地算力的成本",
    Kind.MONEY,
    "项目一年使用本地算力的成本是多少(万元)? 外地算力、人工和数据费用不算。",
    words=("本地算力成本", "本地算力", "青岛本地", "本地", "算力成本", "算力费用", "算力费", "算力", "computing", "compute"),
    loosely=("算力成本", "算力费用", "算力费", "算力", "computing", "compute"),
    against=("外地", "异地", "外省", "乌兰察布", "贵州", "内蒙", "租的", "一共", "总共", "总投入", "人工", "研发", "数据采购", "营收"),
    found_at="算力服务合同、发票和付款凭证; 自建算力的成本口径条文未写",
)
QD24_12 = Rule(
    id="qd24-12",
    document=DOCUMENT,
    title="大模型本地算力补助",
    quotes=(TWELVE,),
    words=("大模型", "通用大模型", "行业大模型", "垂直大模型", "垂类大模型", "AI大模型", "人工智能大模型", "大语言模型", "算力补贴", "算力补助", "算力成本", "本地算力",
           "算力", "参数量", "训练大模型", "large model", "large language model", "LLM", "foundation model", "AI model"),
    recipient="大模型建设方",
    period=Period.YEARLY,
    conditions=(
        ByCase(
            MODEL_TYPE,
            {
                "通用": Limit(PARAMETERS, "over", figure("100000000000", "参数量超过千亿的通用大模型")),
                "行业": Limit(PARAMETERS, "over", figure("10000000000", "参数量超过百亿的行业大模型")),
            },
            trigger=True,
            quote=TWELVE,
        ),
        Limit(SCENES, "at_least", figure("5", "典型应用场景不少于5个"), quote=TWELVE),
        AnyOf(
            (
                Holds(FILED, quote=TWELVE, decided_by="行业权威机构"),
                Holds(TESTED, quote=TWELVE, decided_by="权威第三方评测机构"),
            ),
            quote=TWELVE,
            proof="备案公告或评测报告",
        ),
    ),
    formula=Share(
        of=LOCAL_COMPUTING,
        rate=figure("0.5", "本地算力成本的50%"),
        cap=Cap(figure("300", "每年最高300万元的补助"), CapScope.COMPANY_YEAR),
    ),
    adjustment=BY_CLASS,
    notes=(
        Note(kind="ambiguous", text="“本地算力”指什么、补几年、含税或不含税, 条文未写", quote=TWELVE),
        Note(kind="ambiguous", text="备案和评测按字面二者有一即可; 哪些是权威机构, 条文未写", quote=TWELVE),
    ),
    silent=("“本地算力”的定义", "补助年数", "权威机构的名单"),
)

# 四、支持科技创新培育发展新质生产力

THIRTEEN = quote(
    "13", "对注册为企业独立法人并获准建设的省级制造业创新中心，给予500万元一次性奖励。"
)
THIRTEEN_NATIONAL = quote("13", "对升级成国家级制造业创新中心的，按照“一事一议”方式给予奖励。")
INNOVATION_CENTER_LEVEL = level("innovation_center_level", "制造业创新中心", (), ("省里批", "省里"))
CENTER_LEGAL_PERSON = Fact(
    "qd24_center_legal_person",
    "注册为企业独立法人",
    Kind.YES_NO,
    "创新中心是否注册为企业独立法人?",
    words=("独立法人", "单独注册", "注册了公司", "企业法人", "成立了公司", "法人企业"),
    against=("不是独立法人", "非独立法人", "没注册成独立法人", "没有注册成独立法人", "没注册独立法人", "没注册", "未注册", "没有独立法人", "没成立公司",
             "事业单位", "民办非企业", "民非", "没有法人", "内设机构", "挂靠", "没有单独注册", "没单独注册"),
    found_at="营业执照",
)
CENTER_APPROVED = Fact(
    "qd24_center_approved",
    "获准建设",
    Kind.YES_NO,
    "创新中心是否已获准建设?",
    words=("获准建设", "获批", "批复", "批了", "批准建设", "批我们"),
    against=("没获批", "未获批", "没有获批", "还没批", "尚未获批", "没批下来", "没获准", "未获准", "市级制造业创新中心", "市级创新中心"),
    found_at="批复文件",
)
QD24_13 = Rule(
    id="qd24-13",
    document=DOCUMENT,
    title="制造业创新中心奖励",
    quotes=(THIRTEEN, THIRTEEN_NATIONAL),
    words=("制造业创新中心", "省级制造业创新中心", "省制造业创新中心", "国家级制造业创新中心", "国家制造业创新中心", "创新中心", "协同创新载体",
           "manufacturing innovation center", "manufacturing innovation centre"),
    recipient="注册为企业独立法人的制造业创新中心",
    period=Period.ONCE,
    conditions=(
        Holds(CENTER_APPROVED, quote=THIRTEEN, proof="批复文件"),
        Holds(CENTER_LEGAL_PERSON, quote=THIRTEEN, proof="营业执照"),
    ),
    formula=Fixed(
        ByChoice(
            "innovation_center_level",
            {"国家": NoFigure("按照“一事一议”方式给予奖励"), "省": figure("500", "给予500万元一次性奖励")},
        ),
        choices=(INNOVATION_CENTER_LEVEL,),
    ),
    adjustment=BY_CLASS,
    notes=(Note(kind="limit", text="升级成国家级的, 按“一事一议”给予奖励, 条文没有金额", quote=THIRTEEN_NATIONAL),),
    silent=("国家级的奖励金额",),
)

FOURTEEN = quote(
    "14", "对认定为国家级、省级工业设计中心（研究院）、技术创新示范企业的，分别给予100万元、50万元一次性奖励。"
)
FOURTEEN_NOTES = (
    Note(kind="ambiguous", text="工业设计中心和技术创新示范企业都获认定时各给还是只给一次, 条文未写", quote=FOURTEEN),
    Note(kind="ambiguous", text="本条写“认定为”, 未写“新认定”", quote=FOURTEEN),
)
QD24_14_1 = Rule(
    id="qd24-14.1",
    document=DOCUMENT,
    title="工业设计中心(研究院)奖励",
    quotes=(FOURTEEN,),
    words=("工业设计中心", "工业设计研究院", "工业设计院", "工业设计", "设计中心", "industrial design center", "industrial design centre", "industrial design"),
    recipient="认定的企业",
    period=Period.ONCE,
    conditions=(
        Holds(
            Fact(
                "qd24_design_center",
                "认定为国家级或省级工业设计中心(研究院)",
                Kind.YES_NO,
                "是否已认定为国家级或省级工业设计中心(研究院)?",
                words=("认定为", "批下来", "获批", "评上"),
                against=(*DENIED, "市级工业设计中心", "区级工业设计中心", "市级的工业设计"),
                found_at="认定文件",
            ),
            quote=FOURTEEN,
            proof="认定文件",
        ),
    ),
    formula=Fixed(
        ByChoice(
            "design_center_level",
            {"国家": figure("100", "分别给予100万元"), "省": figure("50", "50万元一次性奖励")},
        ),
        choices=(level("design_center_level", "工业设计中心(研究院)"),),
    ),
    adjustment=BY_CLASS,
    notes=FOURTEEN_NOTES,
    upgrade=LEVEL_UP,
    silent=("多项称号是否分别奖励", "由省级升为国家级是否补差"),
)
QD24_14_2 = Rule(
    id="qd24-14.2",
    document=DOCUMENT,
    title="技术创新示范企业奖励",
    quotes=(FOURTEEN,),
    words=("技术创新示范企业", "技术创新示范", "国家技术创新示范企业", "省级技术创新示范企业", "创新示范企业", "technology innovation demonstration",
           "technological innovation demonstration"),
    recipient="认定的企业",
    period=Period.ONCE,
    conditions=(
        Holds(
            Fact(
                "qd24_technology_innovation",
                "认定为国家级或省级技术创新示范企业",
                Kind.YES_NO,
                "是否已认定为国家级或省级技术创新示范企业?",
                words=("认定为", "批下来", "获批", "评上"),
                against=(*DENIED, "市级技术创新示范", "区级技术创新示范"),
                found_at="认定文件",
            ),
            quote=FOURTEEN,
            proof="认定文件",
        ),
    ),
    formula=Fixed(
        ByChoice(
            "technology_innovation_level",
            {"国家": figure("100", "分别给予100万元"), "省": figure("50", "50万元一次性奖励")},
        ),
        choices=(level("technology_innovation_level", "技术创新示范企业"),),
    ),
    adjustment=BY_CLASS,
    notes=FOURTEEN_NOTES,
    upgrade=LEVEL_UP,
    silent=("多项称号是否分别奖励", "由省级升为国家级是否补差"),
)

FIFTEEN = quote("15", "对新认定的国家级、省级服务型制造示范分别给予100万元、50万元一次性奖励。")
QD24_15 = Rule(
    id="qd24-15",
    document=DOCUMENT,
    title="服务型制造示范奖励",
    quotes=(FIFTEEN,),
    words=("服务型制造", "服务型制造示范", "服务型制造示范企业", "服务型制造示范项目", "服务型制造示范平台", "服务型示范", "制造+服务", "产品+服务",
           "service-oriented manufacturing", "service oriented manufacturing"),
    recipient="新认定的服务型制造示范",
    period=Period.ONCE,
    conditions=(Holds(newly("qd24_service_manufacturing", "服务型制造示范"), quote=FIFTEEN, proof="认定文件"),),
    formula=Fixed(
        ByChoice(
            "service_manufacturing_level",
            {"国家": figure("100", "分别给予100万元"), "省": figure("50", "50万元一次性奖励")},
        ),
        choices=(level("service_manufacturing_level", "服务型制造示范"),),
    ),
    adjustment=BY_CLASS,
    upgrade=LEVEL_UP,
    notes=(Note(kind="ambiguous", text=LEVEL_UP.text, quote=FIFTEEN),),
)

SIXTEEN = quote(
    "16",
    "对通过省级首台（套）技术装备和关键核心零部件认定的企业，按照认定年度产品销售额的5%给予首台（套）技术装备最高150万元、关键核心零部件最高100万元一次性奖补。",
)
FIRST_SET_KIND = Fact(
    "first_set_kind",
    "认定类型",
    Kind.CHOICE,
    "认定的是首台(套)技术装备, 还是关键核心零部件?",
    choices=(
        Choice("装备", "首台(套)技术装备", ("首台套技术装备", "首台(套)技术装备", "首台套装备", "首台(套)装备", "首台（套）技术装备", "首台（套）装备", "首台套设备", "首台(套)设备", "首台（套）设备", "这台设备", "这套设备", "该设备", "这台装备", "这台机", "技术装备", "成套装备", "整机", "equipment"), ("首台套", "首台(套)", "首台（套）")),
        Choice(
            "零部件",
            "关键核心零部件",
            ("关键核心零部件", "核心零部件", "关键零部件", "零部件", "首台套零部件", "首台(套)零部件", "首台（套）零部件", "首台（套）关键核心零部件", "首台（套）核心零部件", "首台套关键核心零部件", "首台(套)关键核心零部件",
             "首台套核心零部件", "首台套关键零部件", "首台套的关键核心零部件", "首台套的零部件", "首台套中的关键核心零部件", "core component", "key component", "core part", "key part"),
        ),
    ),
    found_at="认定文件",
)
FIRST_SET = Fact(
    "qd24_first_set",
    "通过省级首台(套)技术装备或关键核心零部件认定",
    Kind.YES_NO,
    "产品是否已通过省级首台(套)技术装备或关键核心零部件认定?",
    words=("认定通过", "通过认定", "省级认定", "已认定", "认定当年", "认定年度", "省级首台套"),
    against=(*DENIED, "没通过省级", "未通过省级", "还没通过", "市级首台", "国家级首台", "国家首台", "市里认定的首台"),
    found_at="认定文件",
)
FIRST_SET_SALES = Fact(
    "qd24_first_set_sales",
    "认定年度该产品的销售额",
    Kind.MONEY,
    "认定年度该产品的销售额是多少(万元)? 公司总营收、合同额不算。",
    words=("销售额", "销售收入", "销售", "卖了", "卖出去", "卖出", "卖", "年销", "产品销售", "sales", "sold"),
    loosely=("销售额", "销售收入", "销售", "卖了", "卖出去", "卖出", "卖", "年销", "sales", "sold"),
    against=(*OF_THE_WHOLE_COMPANY, "利润", "研发", "合同额", "订单", "累计", "单价"),
    found_at="主营业务收入明细账(按产品), 销售发票",
)
QD24_16 = Rule(
    id="qd24-16",
    document=DOCUMENT,
    title="首台(套)技术装备和关键核心零部件奖补",
    quotes=(SIXTEEN,),
    words=("首台套", "首台(套)", "首台（套）", "首台（套）装备", "首台（套）技术装备", "首台套装备", "首台套技术装备", "首台(套)技术装备", "省级首台套", "省首台套", "首台套认定", "关键核心零部件", "核心零部件",
           "首台套零部件", "重大技术装备", "装备产品研发", "first set", "first-set", "first unit", "first (set)"),
    recipient="通过认定的企业",
    period=Period.ONCE,
    conditions=(Holds(FIRST_SET, quote=SIXTEEN, proof="认定文件"),),
    formula=Share(
        of=FIRST_SET_SALES,
        rate=figure("0.05", "认定年度产品销售额的5%"),
        cap=Cap(
            ByChoice(
                "first_set_kind",
                {
                    "装备": figure("150", "首台（套）技术装备最高150万元"),
                    "零部件": figure("100", "关键核心零部件最高100万元"),
                },
            ),
            CapScope.AWARD,
        ),
        choices=(FIRST_SET_KIND,),
    ),
    adjustment=BY_CLASS,
    notes=(Note(kind="ambiguous", text="上限按产品还是按企业, 销售额含税或不含税, 条文未写", quote=SIXTEEN),),
    silent=("上限按产品还是按企业", "销售额含税或不含税"),
)

# 五、支持数字化转型推动数实融合发展

SEVENTEEN_1 = quote("17", "对新认定的国家级“5G工厂”“数字领航企业”给予100万元一次性奖励")
SEVENTEEN_2 = quote("17", "对新入选的省级5G行业应用创新推广中心，给予100万元一次性奖励。")
DIGITAL_TITLES = Fact(
    "qd24_digital_titles",
    "新认定的数字化转型标杆称号数",
    Kind.ITEMS,
    "国家级“5G工厂”“数字领航企业”新认定几项(不说按一项)?",
    words=("项认定", "个认定", "项称号", "个称号"),
    choices=(
        Choice("5G工厂", "5G工厂", ("5g工厂", "5g全连接工厂")),
        Choice("数字领航企业", "数字领航企业", ("数字领航企业", "数字领航")),
    ),
    sole=False,
)
SEVENTEEN_AMOUNT = figure("100", "“数字领航企业”给予100万元一次性奖励")
QD24_17_1 = Rule(
    id="qd24-17.1",
    document=DOCUMENT,
    title="国家级5G工厂、数字领航企业奖励",
    quotes=(SEVENTEEN_1,),
    words=("5G工厂", "5g工厂", "5G全连接工厂", "国家级5G工厂", "5G工厂名录", "数字领航", "数字领航企业", "领航企业", "数字化转型标杆", "5g factory",
           "digital pilot enterprise", "digital navigator"),
    recipient="新认定的企业",
    period=Period.ONCE,
    conditions=(
        Holds(
            newly("qd24_digital_title", "国家级“5G工厂”或“数字领航企业”", "5g工厂是省里", "5g工厂是省级", "是省里的", "省级5g工厂", "市级5g工厂", "省级数字领航", "市级数字领航", "省级的5g工厂",
                  "山东省5g工厂", "不是国家级5g工厂"),
            quote=SEVENTEEN_1,
            proof="认定文件",
        ),
    ),
    formula=PerUnit(SEVENTEEN_AMOUNT, DIGITAL_TITLES),
    adjustment=BY_CLASS,
    other_reading=OtherReading(EACH_OR_ONCE, Fixed(SEVENTEEN_AMOUNT)),
    notes=(Note(kind="ambiguous", text="称号都获认定时各给还是合并给, 条文未写", quote=SEVENTEEN_1),),
)
QD24_17_2 = Rule(
    id="qd24-17.2",
    document=DOCUMENT,
    title="省级5G行业应用创新推广中心奖励",
    quotes=(SEVENTEEN_2,),
    words=("5G行业应用创新推广中心", "5G应用创新推广中心", "5G行业应用推广中心", "5G应用推广中心", "创新推广中心", "5G推广中心", "应用推广中心", "推广中心",
           "5G行业应用", "5G创新推广", "5g application promotion center", "5g application promotion"),
    recipient="新入选的省级推广中心",
    period=Period.ONCE,
    conditions=(
        Holds(
            newly("qd24_5g_center", "省级5G行业应用创新推广中心", "市级推广中心", "市级5g行业应用", "市级5g应用"),
            quote=SEVENTEEN_2,
            proof="入选文件",
        ),
    ),
    formula=Fixed(figure("100", "给予100万元一次性奖励")),
    adjustment=BY_CLASS,
)

EIGHTEEN_1 = quote(
    "18",
    "对新入选的国家级“双跨”工业互联网平台、特色专业型工业互联网平台分别给予1000万元、100万元一次性奖励",
)
EIGHTEEN_2 = quote(
    "18",
    "对新完成与国家顶级节点对接的工业互联网标识解析行业二级节点的建设运营单位，根据建设费用的20%给予最高300万元一次性奖补。",
)
PLATFORM_TYPE = Fact(
    "qd24_platform_type",
    "国家级工业互联网平台类型",
    Kind.CHOICE,
    "新入选的是国家级“双跨”平台, 还是特色专业型平台?",
    choices=(
        Choice("双跨", "“双跨”工业互联网平台", ("双跨", "跨行业跨领域", "跨行业、跨领域", "cross-industry")),
        Choice("特色专业型", "特色专业型工业互联网平台", ("特色专业型", "特色专业", "特色型", "专业型平台", "特色平台", "专业型")),
    ),
    found_at="工业和信息化部公布的平台清单",
)
QD24_18_1 = Rule(
    id="qd24-18.1",
    document=DOCUMENT,
    title="国家级工业互联网平台奖励",
    quotes=(EIGHTEEN_1,),
    words=("双跨平台", "双跨", "国家双跨", "国家级双跨", "国家级双跨平台", "跨行业跨领域", "跨行业跨领域平台", "特色专业型", "特色专业型平台", "特色专业型工业互联网平台",
           "特色型平台", "专业型平台", "国家级工业互联网平台", "工业互联网平台", "cross-industry platform"),
    recipient="新入选的平台企业",
    period=Period.ONCE,
    conditions=(
        Holds(
            newly("qd24_platform_new", "国家级“双跨”或特色专业型工业互联网平台", "省级平台", "市级平台", "省级工业互联网平台", "市级工业互联网平台", "不是国家级平台"),
            quote=EIGHTEEN_1,
            proof="入选文件",
        ),
    ),
    formula=Fixed(
        ByChoice(
            "qd24_platform_type",
            {"双跨": figure("1000", "分别给予1000万元"), "特色专业型": figure("100", "100万元一次性奖励")},
        ),
        choices=(PLATFORM_TYPE,),
    ),
    adjustment=BY_CLASS,
    upgrade=Upgrade("由特色专业型升为双跨时全额给予还是补足差额, 条文未写: 说明此前已获奖励的, 两种结果给出区间两端"),
    notes=(Note(kind="ambiguous", text="由特色专业型升为“双跨”时全额给予还是补足差额, 条文未写", quote=EIGHTEEN_1),),
)
NODE_JOINED = Fact(
    "qd24_node_joined",
    "新完成与国家顶级节点对接的行业二级节点",
    Kind.YES_NO,
    "行业二级节点是否新完成与国家顶级节点的对接?",
    words=("完成对接", "对接完成", "已对接", "新对接", "对接上", "节点对接", "接通", "接入国家顶级", "接入顶级", "已接入", "完成与国家顶级节点"),
    against=("没对接", "没有对接", "未对接", "还没对接", "尚未对接", "对接没完成", "没完成对接", "未完成对接", "还没接入", "没接入", "没接上", "未接入", "在对接中",
             "正在对接", "还没跟国家", "还没跟顶级", "没跟国家顶级", "没和国家顶级", "没与国家顶级", "还没和国家", "还没与国家", "未与国家顶级", "尚未与国家",
             "还没接上", "早就对接", "以前就对接", "之前就对接", "好几年前对接", "企业节点", "三级节点", "区域二级节点", "综合型二级节点"),
    found_at="与国家顶级节点的对接证明",
)
NODE_COST = Fact(
    "qd24_node_cost",
    "二级节点建设费用",
    Kind.MONEY,
    "二级节点的建设费用是多少(万元)?",
    words=("建设费用", "建设费", "建设成本", "建设花", "建设投入", "建设", "花了", "投入", "投资", "费用", "construction"),
    against=("运营", "运维", "收入", "营收", "每年"),
    found_at="固定资产、无形资产明细账, 建设合同与付款凭证; 费用口径条文未写",
)
QD24_18_2 = Rule(
    id="qd24-18.2",
    document=DOCUMENT,
    title="标识解析行业二级节点建设奖补",
    quotes=(EIGHTEEN_2,),
    words=("建设费用", "建设费", "按建设费用补", "节点", "二级节点", "行业二级节点", "标识解析", "标识解析二级节点", "标识解析行业二级节点", "国家顶级节点", "顶级节点", "二级节点建设", "建二级节点",
           "节点建设", "标识节点", "标识解析节点", "secondary node", "identifier resolution"),
    recipient="行业二级节点的建设运营单位",
    period=Period.ONCE,
    conditions=(Holds(NODE_JOINED, quote=EIGHTEEN_2, proof="对接证明"),),
    formula=Share(
        of=NODE_COST,
        rate=figure("0.2", "建设费用的20%"),
        cap=Cap(figure("300", "给予最高300万元一次性奖补"), CapScope.AWARD),
    ),
    adjustment=BY_CLASS,
    notes=(Note(kind="ambiguous", text="建设费用的口径、含税或不含税, 条文未写", quote=EIGHTEEN_2),),
    silent=("建设费用的口径",),
)

NINETEEN = quote("19", "对首次通过二级及以上贯标评估企业发生的评估费用，给予最高10万元一次性奖补。")
DCMM_LEVEL = Fact(
    "dcmm_level",
    "数据管理能力成熟度(DCMM)等级",
    Kind.GRADE,
    "通过的是DCMM几级?",
    words=("dcmm", "贯标", "成熟度", "通过", "等级", "评估", "拿了", "level"),
    found_at="DCMM证书",
)
DCMM_FIRST = Fact(
    "dcmm_first",
    "首次通过二级及以上贯标评估",
    Kind.YES_NO,
    "是否首次通过二级及以上贯标评估?",
    words=("首次", "第一次", "头一次", "头一回", "首度", "first time"),
    against=("不是首次", "不是第一次", "第二次", "再次通过", "再次评估", "以前通过过", "之前通过过", "去年通过过", "已经通过过", "以前就通过", "复评", "复审", "续证", "换证",
             "又升到", "升到三级", "升到四级", "升三级", "升四级", "已经过了", "已经通过了二级", "已经过了二级", "早过了二级", "早就过了二级", "以前过了二级", "之前过了二级", "去年过了二级", "从二级升", "由二级升", "没通过", "没有通过", "未通过", "还没通过", "评估没过", "没评过"),
    found_at="DCMM证书",
)
DCMM_FEE = Fact(
    "dcmm_fee",
    "贯标评估费用",
    Kind.MONEY,
    "实际发生的评估费用是多少(万元)? 咨询、培训和软件费用不算。",
    words=("评估费用", "评估费", "评估花", "评估", "贯标费", "贯标花", "认证费", "花了", "费用", "fee", "cost"),
    against=("咨询", "培训", "软件", "系统", "营收"),
    found_at="评估合同、发票和付款凭证",
)
QD24_19 = Rule(
    id="qd24-19",
    document=DOCUMENT,
    title="数据管理能力成熟度(DCMM)贯标评估费用奖补",
    quotes=(NINETEEN,),
    words=("DCMM", "dcmm", "DCMM贯标", "DCMM评估", "数据管理能力成熟度", "数据管理能力成熟度评估", "数据管理成熟度", "数据管理能力", "数据治理", "数据治理能力",
           "贯标评估", "贯标评估费", "数据管理贯标", "成熟度评估", "data management capability", "data management maturity"),
    recipient="首次通过贯标评估的企业",
    period=Period.ONCE,
    conditions=(
        Holds(DCMM_FIRST, quote=NINETEEN, proof="DCMM证书"),
        Limit(DCMM_LEVEL, "at_least", figure("2", "首次通过二级及以上贯标评估"), quote=NINETEEN),
    ),
    formula=UpTo(cost=DCMM_FEE, cap=Cap(figure("10", "给予最高10万元一次性奖补"), CapScope.AWARD)),
    adjustment=BY_CLASS,
    notes=(Note(kind="ambiguous", text="评估费用按多大比例补, 条文未写; 不超过实际费用, 也不能承诺全额", quote=NINETEEN),),
    silent=("补助比例",),
)

TWENTY = quote(
    "20", "对通过认定的省级数字经济园区，给予最高200万元奖补，资金统筹用于推动区域内数字经济高质量发展。"
)
QD24_20 = Rule(
    id="qd24-20",
    document=DOCUMENT,
    title="省级数字经济园区奖补",
    quotes=(TWENTY,),
    words=("数字经济园区", "省级数字经济园区", "数字经济产业园", "数字园区", "数字产业园", "数字经济产业", "数字经济园", "digital economy park"),
    recipient="通过认定的省级数字经济园区",
    conditions=(
        Holds(
            Fact(
                "qd24_digital_park",
                "通过认定的省级数字经济园区",
                Kind.YES_NO,
                "园区是否已通过省级数字经济园区认定?",
                words=("通过认定", "获得认定", "认定了", "认定为", "获批", "评上"),
                against=(*DENIED, "市级数字经济园区", "区级数字经济园区", "不是省级", "没通过省级"),
                found_at="认定文件",
            ),
            quote=TWENTY,
            proof="认定文件",
        ),
    ),
    formula=Fixed(figure("200", "给予最高200万元奖补"), certainty="ceiling"),
    adjustment=BY_CLASS_IF_COMPANY,
    notes=(Note(kind="limit", text="资金统筹用于推动区域内数字经济高质量发展", quote=TWENTY),),
    silent=("最高额之内如何定额",),
)

TWENTY_ONE = quote(
    "21",
    "对获得认定的省级“产业大脑”，给予最高200万元奖补，资金统筹用于省级“产业大脑”建设及集群内企业数字化转型。",
)
QD24_21 = Rule(
    id="qd24-21",
    document=DOCUMENT,
    title="省级“产业大脑”奖补",
    quotes=(TWENTY_ONE,),
    words=("产业大脑", "省级产业大脑", "“产业大脑”", "集群大脑", "工业大脑", "行业大脑", "集群产业大脑", "industrial brain", "industry brain"),
    recipient="获得认定的省级“产业大脑”",
    conditions=(
        Holds(
            Fact(
                "qd24_industrial_brain",
                "获得认定的省级“产业大脑”",
                Kind.YES_NO,
                "是否已获得省级“产业大脑”认定?",
                words=("获得认定", "通过认定", "认定了", "认定为", "获批", "评上"),
                against=(*DENIED, "市级产业大脑", "不是省级", "没通过省级"),
                found_at="认定文件",
            ),
            quote=TWENTY_ONE,
            proof="认定文件",
        ),
    ),
    formula=Fixed(figure("200", "给予最高200万元奖补"), certainty="ceiling"),
    adjustment=BY_CLASS,
    notes=(Note(kind="limit", text="资金统筹用于“产业大脑”建设及集群内企业数字化转型", quote=TWENTY_ONE),),
    silent=("最高额之内如何定额",),
)

# 六、强化要素服务保障培育优良产业生态

QD24_22 = Rule(
    id="qd24-22",
    document=DOCUMENT,
    title="产业人才队伍建设",
    quotes=(
        quote(
            "22",
            "加大对产业领军、高级管理、卓越工程师和高技能人才的引进培养力度，着力打造领军人才引领、优秀企业家运营、品牌工匠支撑的制造业人才队伍。"
            "开展弘扬企业家精神活动,做好海外高层次产业人才引进、培育服务工作，组织企业经营管理人员进行经营管理模拟实训、场景化学习、对标考察和交流。",
        ),
    ),
    words=("产业人才", "人才队伍", "领军人才", "高技能人才", "卓越工程师", "海外人才", "海外高层次", "高层次人才", "高层次产业人才", "人才引进", "人才补贴", "人才政策",
           "引进人才", "人才培养", "企业家精神", "企业家培训", "品牌工匠", "工匠", "管理人员培训", "经营管理人员", "talent"),
    silent=("人才的奖补金额或标准",),
)

TWENTY_THREE_BOOTH = quote(
    "23",
    "对参加列入市工业和信息化局年度市场开拓计划、由行业协会组织的国内知名专业展会的企业，按其实际发生的展位费给予最高10万元补助。",
)
TWENTY_THREE_EVENT = quote(
    "23", "行业协会组织开展的产品展销、供需对接等开拓市场活动，根据实际费用，单项给予最高30万元补助。"
)
LISTED_EXHIBITION = Fact(
    "qd24_listed_exhibition",
    "展会列入市工业和信息化局年度市场开拓计划",
    Kind.YES_NO,
    "展会是否列入市工业和信息化局年度市场开拓计划?",
    words=("列入市工信局", "列入计划", "在计划里", "计划内", "计划里的", "市场开拓计划", "在市工信局计划", "列入市工业和信息化局"),
    against=("不在市工信局计划", "不在计划", "不在市里计划", "没在计划", "没有列入", "没列入", "未列入计划", "未列入市", "计划外", "计划之外", "不在市工信局", "不在年度计划",
             "没进计划", "不在市场开拓计划", "不属于计划"),
    found_at="市工业和信息化局年度市场开拓计划",
)
ASSOCIATION_EXHIBITION = Fact(
    "qd24_association_exhibition",
    "由行业协会组织的国内知名专业展会",
    Kind.YES_NO,
    "展会是否由行业协会组织的国内知名专业展会?",
    words=("协会组织", "行业协会组织", "协会带队", "协会组团", "国内展会", "国内知名"),
    against=("不是协会组织", "非协会组织", "自己报名", "自行参展", "自己去参加", "国外展会", "境外展会", "海外展会", "国外的展会", "境外的展会", "出国参展", "海外参展", "出境参展", "国外展", "境外展", "海外展", "国外的展", "出国展", "德国", "汉诺威", "自己去的", "自己去参", "自己单独去",
             "不是行业协会", "不是国内展会"),
)
BOOTH_FEE = Fact(
    "booth_fee",
    "实际发生的展位费",
    Kind.MONEY,
    "实际发生的展位费是多少(万元)? 搭建、差旅不算。",
    words=("展位费", "摊位费", "展位", "展台费", "参展费", "摊位", "booth"),
    against=("搭建", "特装", "差旅", "机票", "住宿", "运输", "物流", "宣传"),
    found_at="展位合同、发票和付款凭证",
)
QD24_23_1 = Rule(
    id="qd24-23.1",
    document=DOCUMENT,
    title="参展企业展位费补助",
    quotes=(TWENTY_THREE_BOOTH,),
    words=("展位费", "展位", "参展", "参加展会", "展会", "国内展会", "展览会", "摊位费", "展台", "展台费", "专业展会", "市场开拓", "开拓市场", "市场开拓计划",
           "展会补贴", "参展补贴", "博览会", "booth", "exhibition", "trade fair", "trade show"),
    recipient="参加展会的企业",
    conditions=(
        Holds(LISTED_EXHIBITION, quote=TWENTY_THREE_BOOTH, decided_by="市工业和信息化局"),
        Holds(ASSOCIATION_EXHIBITION, quote=TWENTY_THREE_BOOTH),
    ),
    formula=UpTo(cost=BOOTH_FEE, cap=Cap(figure("10", "展位费给予最高10万元补助"), CapScope.AWARD)),
    adjustment=BY_CLASS,
    notes=(
        Note(kind="ambiguous", text="展位费按多大比例补, 上限按每个展会还是按企业年度, 条文未写", quote=TWENTY_THREE_BOOTH),
    ),
    silent=("补助比例", "一年可补几个展会"),
)
EVENT_COST = Fact(
    "event_cost",
    "活动实际费用",
    Kind.MONEY,
    "该项活动的实际费用是多少(万元)?",
    words=("实际费用", "费用", "花了", "花费", "支出", "成本", "办了", "花", "cost"),
    against=("成交", "签约", "销售额", "营收"),
    found_at="活动支出明细账、发票和付款凭证",
)
BY_ASSOCIATION = Fact(
    "qd24_by_association",
    "由行业协会组织开展",
    Kind.YES_NO,
    "活动是否由行业协会组织开展?",
    words=("行业协会", "协会组织", "协会办", "我们协会", "商会", "协会"),
    against=("不是协会", "非协会", "企业自己组织", "公司自己组织", "公司自己办", "企业自己办", "我们公司组织", "我们公司办", "自己办的", "企业组织的"),
)
QD24_23_2 = Rule(
    id="qd24-23.2",
    document=DOCUMENT,
    title="行业协会开拓市场活动补助",
    quotes=(TWENTY_THREE_EVENT,),
    words=("产品展销", "展销", "展销会", "展销活动", "供需对接", "供需对接会", "对接活动", "对接会", "协会活动", "协会办的活动", "开拓市场活动", "协会办展",
           "展销对接", "协会办了", "协会搞", "matchmaking", "industry association"),
    recipient="行业协会",
    period=Period.PROJECT,
    conditions=(Holds(BY_ASSOCIATION, quote=TWENTY_THREE_EVENT),),
    formula=UpTo(cost=EVENT_COST, cap=Cap(figure("30", "单项给予最高30万元补助"), CapScope.PROJECT)),
    notes=(
        Note(kind="ambiguous", text="实际费用按多大比例补、一年可补几项, 条文未写", quote=TWENTY_THREE_EVENT),
        Note(kind="limit", text="第26条的分类拨付写的是“企业”, 未提行业协会, 此处不打折", quote=TWENTY_SIX),
    ),
    silent=("补助比例", "一年可补几项"),
)
QD24_24 = Rule(
    id="qd24-24",
    document=DOCUMENT,
    title="青岛制造品牌宣传推广",
    quotes=(
        quote(
            "24",
            "聚焦持续培育青岛金花簇群，建设现代产业集群，按照政府引导、市场化运作的原则，持续开展“工赋青岛﹒智造强市”品牌整体宣传，全面提升青岛制造品牌影响力。",
        ),
    ),
    words=("品牌宣传", "制造品牌", "青岛制造品牌", "工赋青岛", "智造强市", "青岛金花", "金花簇群", "品牌推广", "宣传推广", "品牌整体宣传", "广告宣传", "城市品牌"),
    silent=("单个企业的宣传补贴金额",),
)
QD24_25 = Rule(
    id="qd24-25",
    document=DOCUMENT,
    title="青岛补贴贷特色融资",
    quotes=(
        quote(
            "25",
            "对获得财政奖补资金的制造业企业，银行机构依托企业奖补资金为企业提供质押融资。区（市）工业和信息化主管部门提供奖补资金发放账户信息确认等必要帮助，"
            "协助银行形成业务闭环，防范潜在业务风险。",
        ),
    ),
    words=("补贴贷", "青岛补贴贷", "质押融资", "奖补资金质押", "奖补资金贷款", "拿奖补去贷款", "用补贴贷款", "用奖补贷款", "补贴质押", "奖补质押", "融资模式",
           "特色融资", "银行贷款", "质押贷款", "奖补资金融资"),
    silent=("贷款利率", "贷款额度", "贷款期限"),
)
QD24_26 = Rule(
    id="qd24-26",
    document=DOCUMENT,
    title="按亩产效益评价类别差别化拨付",
    quotes=(TWENTY_SIX,),
    words=("亩产", "亩均", "亩均效益", "亩产效益怎么", "亩产效益是什么", "亩产效益评价怎么", "亩产效益评价有什么", "亩产效益影响", "亩产效益评价影响", "亩产分类",
           "亩产效益分类", "亩产效益评价结果运用", "亩产效益评价结果", "ABCD类", "abcd四类", "abcd", "四类企业", "打几折", "打折吗", "打八折",
           "差别化配置", "差别化拨付", "差别化", "分类拨付", "按什么比例拨付", "c类企业打", "d类企业能", "c类企业拨", "d类还能", "d类能", "没参加评价", "没参评",
           "非投资类", "非投资类政策", "per-mu", "yield class"),
    bound=(
        figure("1", "A类和B类企业获得的专项资金按照100%给予拨付"),
        figure("0.8", "C类企业按照80%给予拨付"),
        figure("0", "D类企业不予支持"),
        figure("4", "A、B、C、D四类亩产效益综合评价"),
    ),
    notes=(
        Note(kind="ambiguous", text="哪些属于“非投资类政策”, 条文未列清单", quote=TWENTY_SIX),
        Note(kind="ambiguous", text="先按各条封顶、再按类别拨付, 是按“获得的专项资金”一语的读法", quote=TWENTY_SIX),
    ),
    silent=("“非投资类政策”的清单",),
)
QD24_27 = Rule(
    id="qd24-27",
    document=DOCUMENT,
    title="施行日期、有效期与废止",
    quotes=(
        quote("附", "本政策自2024年1月1日起施行,有效期至2026年12月  31日。"),
        quote(
            "附",
            "《青岛市人民政府关于印发青岛市加快先进制造业高质量发展若干政策措施的通知》(青政发〔2023〕18号)自2024年1月1日起废止。",
        ),
    ),
    words=("稿子到哪天", "稿子到期", "有效期", "施行", "什么时候施行", "施行日期", "过期", "失效", "到什么时候", "什么时候到期", "截止到", "还有效", "有效吗", "现行有效", "生效", "何时生效",
           "废止", "18号文", "18号", "青政发", "青政发〔2023〕18号", "青政发[2023]18号", "青政发2023年18号", "先进制造业高质量发展若干政策措施", "正式文件",
           "正式出台", "正式印发", "谁解释", "解释权", "解释部门", "谁负责解释", "由谁解释"),
    notes=(
        Note(kind="limit", text="这是征求意见稿: 施行日期、有效期和废止都是稿中的表述, 正式文本可能不同"),
    ),
    silent=("解释单位", "文号", "印发日期", "多项奖励能否同享(全文没有就高不重复的规定)"),
)

RULES: tuple[Rule, ...] = (
    QD24_1,
    QD24_2,
    QD24_3_1,
    QD24_3_2,
    QD24_4,
    QD24_5_1,
    QD24_5_2,
    QD24_6_1,
    QD24_6_2,
    QD24_7_1,
    QD24_7_2,
    QD24_8,
    QD24_9,
    QD24_10_1,
    QD24_10_2,
    QD24_11,
    QD24_12,
    QD24_13,
    QD24_14_1,
    QD24_14_2,
    QD24_15,
    QD24_16,
    QD24_17_1,
    QD24_17_2,
    QD24_18_1,
    QD24_18_2,
    QD24_19,
    QD24_20,
    QD24_21,
    QD24_22,
    QD24_23_1,
    QD24_23_2,
    QD24_24,
    QD24_25,
    QD24_26,
    QD24_27,
)
