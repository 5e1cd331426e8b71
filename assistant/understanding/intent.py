"""What a message asks for: an amount, a total, a comparison, a way back from a result, a fact of the text, or none of these."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.message import Message
from tools.quantities import Unit

RESET = re.compile(r"^(?:重新来|重来|重新开始|从头来|清空|重置|换个公司|新的咨询|清除|reset|start over|restart)")
GREETING = re.compile(r"^(?:你好|您好|hi|hello|hey|嗨|哈喽|在吗|在不在|早上好|下午好|上午好|晚上好|早)[\w!！~～呀啊,，。.\s]{0,6}$")
THANKS = re.compile(r"^(?:好的|好|行|嗯|ok|okay)?[,，\s]*(?:谢谢|多谢|感谢|谢了|辛苦了|thanks|thank you|thx|再见|拜拜|bye|明白了|知道了|了解了)[\w!！~～,，。.\s]{0,8}$")
WHO_ARE_YOU = re.compile(r"(?:你是谁|你能做什么|你会什么|(?:你|这个?|系统|工具|软件)(?:要|该|得)?怎么用|^怎么用|能问什么|你是什么|你是人还是|who are you|what can you do)")
ADDS_COSTS = re.compile(r"[^，。,;；？?补奖给拿领得多几]{0,8}")
TOTAL = re.compile(r"合到一|[摞堆搁放归码][在到]?一[起块]|凑一块|两头|合一?块儿?|总数|加区里|加市里|[=＝][?？]|合计|一共(?!有?[0-9一二两三四五六七八九十百]+多?来?[号个]?[人家条台套名口])|总共|总计|加起来|合起来|加一起|共计|总额|市区两级|两级|两笔|都算上|全部加|总的|totally|in total|total|all together|altogether|共能|共可以|统共|拢共|累计能|一起能|加一块|一块算|合一块|相加|加总|能拿多少钱一共")
BOTH = re.compile(r"再[领享申][^，。]{0,3}一?[份笔]|[拿领][两二][份笔]|[加摞累]着[拿领算报用享]|各[领拿算报是][^，。]{0,2}各的|包着|包在|含在|包含|含着|算在(?:里|一)|是(?:两|二)(?:份|笔)|(?:两|二)(?:份|笔)钱|加起来拿|能加起来|能相加|叠着|再拿|都拿|都能|都可以|能不能都|同时|叠加|兼得|重复|一起拿|两个都|两项都|两边都|既(?!然)|又拿|能都|可以都|都拿|都领|都报|再报一[遍次回]|又报一[遍次回]|报两[遍次回]|再申报一[遍次回]")
COMPARE = re.compile(r"(?:国家|省|市|类|级|档)[^，。,;；]{0,3}比[^，。,;；]{1,10}(?:高|多|少|低)(?:出|给|拿|补|奖|领|得)*了?(?:多少|几)|哪个(?:奖|补|给|拿|更|多|高|划算|合适)|哪边|哪里(?:更|给|补|奖)|对比|比较一下|比一比|区别|差多少|谁(?:给|补|奖)?(?:的)?(?:更)?(?:多|高)|更划算|还是[^，。,]{1,12}(?:多(?!少)|高|划算|好)|分别(?:是)?(?:多少|能|给|奖|补)|compare|which")
REVERSE = re.compile(
    r"(?:拿|吃|领|补|顶)(?:到|满|足)?(?:顶|满|上限|封顶)[^。\d]{0,10}(?:起码|至少|最少|最低|怎么也)[^，。\d]{0,8}(?:多少|几)|(?:拿|要|得)[到满足]+\d[^，。,]{0,10}[，,][^，。,]{0,12}(?:要|得|需要?)(?:做到|达到|有|到)?多少|(?:投|花|买|做|达)到?多少[^，。]{0,6}(?:就|才|能)[^，。]{0,6}(?:封顶|到?顶|满|上限)|(?:花|投|投资|买|投入|需要|要|得|达到|做到|多少)(?:.{0,14}才(?:能|可能|可以|会)?|[^\d万亿]{0,14}(?:就?能|可以))[^，。]{0,8}(?:拿满|到顶|拿到顶|封顶|顶格|上限|拿到上限|到.{0,6}上限|满额|拿足|最高|拿完)|(?:拿满|到顶|封顶|顶格|上限|满额|拿足).{0,10}(?:要|需要|得|需)(?:投|花|买|卖|销|干|投资|投入|多少|至少|再)|how much .{0,40} to (?:reach|get) the (?:cap|maximum)|多少(?:钱)?(?:才|就|能)(?:封顶|到顶|拿满|顶格)|要投多少|投多少(?:钱)?(?:才|能|可)|(?:得|要|需要?|至少)(?:得|要)?(?:有|花|买|投|达到|投入|建|做|卖|销|干)(?:入|资|到|够|出|售)?多少|花多少(?:钱)?(?:才|能|可以)|(?:投|花|买|卖|做|收入|营收|销售)(?:入|到)?多少(?:钱|设备)?[^，。]{0,6}(?:拿|得|补|够)(?:到|满)?(?:得?了)?\d|(?:拿|得|补)[到满]\d[^，。,]{0,16}[，,]?[^，。,]{0,8}[要得][^，。,]{0,6}多少"
)
APPLIED_WITH = re.compile(r"(?:今[天儿个]|眼下|目前|现在|如今|还)能?(?:不能)?(?:拿|用|凭|按|照|依)[^，。]{2,20}(?:去|来)(?:申报|申请|报)")
"""A text that is taken along to apply with (还能拿那个细则去申报不): no amount is asked for."""
VALIDITY = re.compile(r"还(?:收|受理|接收|接受)(?:不收|不受理)?(?:材料|申请|申报)|(?:哪|几)一?[份个本](?:文件|政策)?[^，。]{0,12}(?:报得成|有效|管用|能报|能用|作数|算数|在有效期)|作为申报依据|当申报依据|申报依据|政策还在|还在不在|有效没|还有效|有效吗|有没有效|过期|失效|作废|废止|废了|被废|(?:还|现在)能(?:报|申报|申请|用|办)|现在.{0,8}能报|还可以(?:报|申报|申请)|有效期|到期|什么时候截止|截止|到什么时候|到哪(?:天|年)|还在执行|什么时候开始|哪年开始|何时(?!到账|到位|发放|打[款钱给])|(?:施行|执行|实行|实施)了?(?:吗|没有?|么)(?=[?？。，,]|$)|开始(?:施行|执行|实行)|still valid|in force|expire|还管用|还算数|生效|能按.{0,40}(?:补|政策)|现行")
AMOUNT = re.compile(r"award|reward|bonus|几块钱|到[^，。]{0,4}手[上里](?:是|有|能)?|封顶数|[封顶][在到]哪|奖几个|奖几|(?:奖|补|给|拿|领|得|返|配|值)[^，。选评家]{0,4}几个(?=[，。,？?！!]|$)|几何|[啥什]么?数|几个数|有表示|表示没|几多|补几多|哪一?档|算算|算一下|给算|测算|落袋|到手|能配|还配|再配|值多少|红包|什么价|给几万|给几多|几个钱|多少银子|多少钱|多少万|补多少|给多少|奖多少|拿多少|能拿|能补|能给|能奖|能领|可以拿|可拿|补贴多少|奖励多少|多少补|多少奖|奖补多少|领多少|报多少|返多少|how much|金额|补几|奖几|得多少|扶持多少|能有多少|奖补[?？]|(?<!权重)(?<!比例)(?<!比重)(?<!占)(?<!占了)(?<!权重是)(?<!比例是)多少(?=[?？。！!，,；;]|$)|subsid|补不补|有补|有奖|有钱")
LOOKUP = re.compile(r"(?:挑|选|评|扶|批|定|认|支持|建|培育|遴选)[^，。]{0,2}(?:几|多少)个|有没有[^，。]{0,4}(?:上限|封顶)|[设有][^，。]{0,2}[没不][^，。]{0,2}设?上限|封不封顶|出自|哪儿写|写在|用在|用于|用途|干什么用|怎么花|认不认|咋定义|到底是|管啥|各管|哪份|哪份文件|哪条|第几|列一列|不让报|说了算|还在不在|是给.{0,6}还是|各是几|几年|多少年|多少天|几天|多久|哪个部门|哪个单位|谁(?:负责|解释|来|审|管)|什么时候|何时|哪些|几家|几个(?![，。,？?！!、 ]|$|万|点|数)|多少家|多少个|权重|流程|步骤|材料(?![上里])|怎么申|如何申|怎么报|在哪|条件|要求|什么是|什么叫|是什么|定义|文号|印发|指标|(?:要|得|需要?)(?:达到|满足|做到)多少|占多少|占几成|往哪(?:递|交|送|报)|(?:递|交|送)(?:到|给)哪|天花板|原话|规定|怎么规定|写明|依据|原文|条文|第几条|怎么说|怎么写|啥意思|什么意思|会怎样|后果|名额|规模|比例|参股|持股|期限|算不算|包括|what|who|when|which|how long|how many")
PROCESS = re.compile(
    r"进度|下载|审到|批到哪|报上去|上个月交的|到账没|到账了吗|什么时候到账|何时到账|钱什么时候|预约|排号|取号|补报|材料(?:在哪)?下载|下载(?:表格|申请表|模板)|申请表|在哪(?:报|申报|申请|办|提交)|去哪(?:报|申报|申请|办|提交)|窗口(?:在哪|电话|地址|几点)|几点(?:上班|下班|开门)|联系电话|电话(?:是)?多少|联系人|网址|系统登录|登录不上|转人工|人工客服|找人工|人工服务|帮我(?:申报|申请|报|办|提交|填)|(?:能|可以|帮|给|找)[^，。]{0,4}代办|代办(?:吗|么|费)|查一?下我们?公司|http[s]?://|www\.|审批到哪|审核到哪|批下来没"
)
THRESHOLD = re.compile(r"(?:要|得|需要?)(?:达到|满足|不低于)多少[?？]?$|门槛是?多少")
ASKED = re.compile(r"多少|几万|几多|几个点|how much")
HARD_PROCESS = re.compile(r"进度|审到|审核到哪|审批到哪|批到哪|到账没|到账了吗|时候到账|何时到账|预约|排号|取号|下载|登录|电话|联系人|窗口|转人工|人工客服|找人工|帮我(?:申报|申请|报|办|提交|填)|(?:能|可以|帮|给|找)[^，。]{0,4}代办|代办(?:吗|么|费)|http|批下来没|几点")
COMPANY_NAME = re.compile(r"(?:我(?:们)?公司叫|公司名(?:称)?(?:是|叫)|我们?是[\w（）()]{4,20}有限公司)")
FOLLOW_UP = re.compile(r"^(?:那|那么|那如果|如果|要是|假如|换成|改成|再|还|那要是|万一|不对|不是|错了|说错|刚才|更正|纠正|搞错|记错|其实|应该是|对了|哦|噢|呢|另外|那边|and |what about|what if|if )|呢[?？]?$|说错了|搞错了|不对,|写错|弄错")
HOPES = re.compile(r"(?:想|要|打算|准备|计划|拟|正在|还在)(?:去|积极)?(?:申请|申报|争取|评选?|冲|捐赠|认定)|想争|争取(?:评|拿|成为|认定|省|国家|市)|(?:打算|准备|计划)[^，。,;；]{0,4}(?:报|参评)(?![价销废税])|还没(?:有)?(?:认定|批|评|接收|下来|选上|影|谱|眉目|着落|出结果)|八字[^，。,;；]{0,2}没一撇")
CONSEQUENCE = re.compile(r"会怎|会咋|怎么处理|怎么处罚|咋处理|后果|追回|收回|退钱|退回|要退|要不要[退还]|罚|影响")
PLAN = re.compile(r"能(?:拿|享受|申请|申报|领|报)(?:到)?(?:哪些|什么|啥)|有(?:哪些|什么|啥)(?:政策|补贴|奖励|奖补|扶持|支持|可以拿|能拿)|哪些(?:政策|补贴|奖励|奖补|扶持)|都能拿|能拿哪些|适合(?:哪些|什么)|看看能|匹配|全部政策|所有补贴|一揽子|what .{0,20}(?:subsidies|policies)|什么补贴|啥补贴|啥政策|什么政策|有没有什么补|可以申请什么")


@dataclass(frozen=True)
class Intent:
    reset: bool
    greeting: bool
    thanks: bool
    about: bool
    total: bool
    both: bool
    compare: bool
    reverse: bool
    validity: bool
    amount: bool
    lookup: bool
    process: bool
    process_only: bool  # nothing of it can stand in a text
    company_name: bool
    follow_up: bool
    plan: bool
    consequence: bool  # what would follow (转租了会怎样)
    questions: int  # how often an amount is asked for


def read_intent(message: Message) -> Intent:
    text = message.lower.strip().rstrip("。．.，,;；~～ ")
    return Intent(
        reset=bool(RESET.search(text)),
        greeting=bool(GREETING.match(text)),
        thanks=bool(THANKS.match(text)),
        about=bool(WHO_ARE_YOU.search(text)),
        total=_total(message),
        both=bool(BOTH.search(text)),
        compare=bool(COMPARE.search(text)),
        reverse=bool(REVERSE.search(text)),
        validity=bool(VALIDITY.search(text) or APPLIED_WITH.search(text)),
        amount=bool(AMOUNT.search(APPLIED_WITH.sub("", text))) and not THRESHOLD.search(text),
        lookup=bool(LOOKUP.search(text)),
        process=bool(PROCESS.search(text)),
        process_only=bool(HARD_PROCESS.search(text)),
        company_name=bool(COMPANY_NAME.search(text)),
        follow_up=bool(FOLLOW_UP.search(text)),
        plan=bool(PLAN.search(text)),
        consequence=bool(CONSEQUENCE.search(text)),
        questions=len(ASKED.findall(text)),
    )


def _total(message: Message) -> bool:
    """Whether a sum of awards is asked for: 合计多少; not what is added up beforehand (合计实际费用21.5万)."""
    sums = [q for q in message.quantities if q.unit is Unit.MONEY]
    return any(
        not any(m.end() <= q.start and ADDS_COSTS.fullmatch(message.lower[m.end() : q.start]) for q in sums)
        for m in TOTAL.finditer(message.lower)
    )
