"""Where a company is and whose policy is asked about. Places nest: 崂山区 in 青岛市 in 山东省."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.message import Message

LAOSHAN, QINGDAO, JINAN, SHANDONG = "青岛市崂山区", "青岛市", "济南市", "山东省"

QINGDAO_DISTRICTS = ["市南", "市北", "李沧", "黄岛", "西海岸", "城阳", "即墨", "胶州", "平度", "莱西", "红岛", "胶南", "蓝谷"]
JINAN_DISTRICTS = ["历下", "槐荫", "天桥区", "历城", "长清", "章丘", "济阳", "莱芜", "钢城", "平阴", "商河", "市中区"]
SHANDONG_CITIES = ["烟台", "淄博", "潍坊", "威海", "临沂", "日照", "东营", "济宁", "泰安", "滨州", "德州", "聊城", "枣庄", "菏泽", "寿光", "青州", "龙口", "曲阜", "滕州"]
OTHER_PLACES = ["北京", "上海", "深圳", "广州", "杭州", "南京", "苏州", "天津", "重庆", "武汉", "成都", "西安", "郑州", "合肥", "长沙", "宁波", "无锡", "佛山", "东莞", "厦门", "福州", "大连", "沈阳", "长春", "哈尔滨", "石家庄", "太原", "南昌", "南宁", "昆明", "贵阳", "兰州", "海口", "江苏", "浙江", "广东", "河南", "河北", "安徽", "湖北", "湖南", "福建", "四川", "陕西", "辽宁", "江西", "香港", "台湾"]

NAMES: dict[str, str] = {
    "崂山": LAOSHAN, "laoshan": LAOSHAN, "青岛": QINGDAO, "qingdao": QINGDAO, "济南": JINAN, "jinan": JINAN,
    "老山": LAOSHAN, "唠山": LAOSHAN, "捞山": LAOSHAN, "劳山": LAOSHAN, "清岛": QINGDAO, "泉城": JINAN, "岛城": QINGDAO, "琴岛": QINGDAO, "山东": SHANDONG, "shandong": SHANDONG, "鲁": "",
}  # fmt: skip
NAMES |= {name: f"青岛市{name}" for name in QINGDAO_DISTRICTS}
NAMES |= {name: f"济南市{name}" for name in JINAN_DISTRICTS}
NAMES |= {name: f"山东省{name}" for name in SHANDONG_CITIES}
NAMES |= {name: f"外地{name}" for name in OTHER_PLACES}
NAMES.pop("鲁")

DISTRICT_ASKED = re.compile(r"两级[^，。,;；]{0,6}(?:合起来|加起来|一共|合计|总共|一起|合一起|加一起)|区里一份|区里那份|市、区|市和区|市区两级|两级(?:一共|合计|共|一起|总共|一块|统共|拢共)|(?<![厂园])区里(?!的?(?:数字经济|产业园|园区|企业|公司|[厂平]|单位|载体))|区级|区财政|(?<![厂园地])区上(?![了线马新])|本区|咱区")
DISTRICT_FACT = re.compile(r"区级(?:主要)?(?:经济)?(?:贡献|财力|留成)|区里留成")
CITY_ASKED = re.compile(
    r"市[里级][^，。,;；]{0,6}(?:和|加上?|跟|与|、|\+|带|连)区[里级]|两级[^，。,;；]{0,6}(?:合起来|加起来|一共|合计|总共|一起|合一起|加一起)|"
    r"(?:市里|市级|市一级|市财政|市局|市工信局)(?:这边|层面|那边|那份|还|又|也|能|可以|会|最多|最高|一共|总共|一次性|单独|到底|究竟|再|可|该)*"
    r"(?:给|补|奖|拿|领|支持|报){1,2}(?:我们|企业|你们?|咱们?|得|到)?(?:多少|几|吗|么|不|啥|什么|钱)|市里(?:能|可以|会|还能|该)|先算市里|市里(?:加|和|跟|\+|、|与|那份|区里|的和)|市、区|市和区|市区两级|两级(?:一共|合计|加|共|都|一起|总共|一块|统共|拢共|凑)|加市里|市(?:里|级)自己(?:的|那|这|给|能|有)|市里(?:那边|那头|这边)?(?:又|该|会)?(?:是)?多少|只[问算看].{0,2}市(?:一级|级|里)|市里的再|(?<![不别没])问市里|市里按(?![^，。,;；]{0,6}[给补奖拨发下][到了过])|按市(?:里|级)(?!的?(?:资金|奖补|补贴|补助|奖励|财政|钱|给|已|实际|到))|市里(?:[给拿])?一份|市里那份|市里[那这](?:部分|块|头)(?![^，。,;；]{0,6}(?:[给补奖拨发下][到了过]|是\d))|市(?:里|级)(?:那边|那头|这边|层面)?(?:呢|有没有|有吗)|市里(?:、|和|跟|加)?区里"
)
BOTH_LEVELS = re.compile(r"市[里级][^，。,;；]{0,6}(?:和|加上?|跟|与|、|\+|带|连)区[里级]|两级[^，。,;；]{0,6}(?:合起来|加起来|一共|合计|总共|一起|合一起|加一起)|市[里级](?:的|这边|那份)?(?:加上?|和|跟|与|带|连|、|\+)区[里级]|区[里级](?:的|这边|那份)?(?:加上?|和|跟|与|带|连|、|\+)市[里级]|市里(?:一份|那份|给一份|拿一份)[^，。]{0,3}区里|区里(?:一份|那份|给一份|拿一份)[^，。]{0,3}市里|市、区|市和区|市区两级")
PROVINCE_ASKED = re.compile(
    r"省里(?:那边|这边|那头)?(?:呢|有没有|有吗|还给|给不给)|省奖|省级(?:奖补|奖励|补助|资金)|省补(?!助)|省里(?![^，。,;；!！?？]{0,6}(?:认|(?<!参)评(?![价分审])|排|批|公示|挂|颁|授|盖|都?说|发|给[了过]|拿[了过]|补过|选|通过)|的[^，。]{0,12}(?:认定|牌子|称号|名单))|省财政(?![^，。,;；!！?？]{0,4}(?:给|拨|补|奖|出|拿|发|批)(?:了|过))|省厅(?![^，。,;；]{0,6}(?:网站|官网|认|批|公示|评|挂|颁|授|盖|发))|省工信厅(?![^，。,;；]{0,8}(?:网站|官网|认|批|公示|评|挂|颁|授|盖|发))|全省(?!.{0,4}(?:前|第|排|名|首|唯))|省(?:级)?(?:那个|这个|的)?(?:细则|政策)"
)
NOT_ASKED = re.compile(r"(?:章是|落款[是为]|证书是|牌子是|发文的?是|认定的是|批的是|不在|没在|不归|不属于?|不问|不是问|不算|别算|不用算|不看|不说|不谈|不提|除了|不管|撇开|不是)(?:.{0,2})$")

ONLY_ASKED = re.compile(
    r"(?<![不别])(?:只|单|光|先)(?:是)?(?:问|看|算|说|讲|要|管|查|想?知道|关心)(?:一下)?(?P<name>崂山|青岛|济南|山东|[市区省](?=里|级|这|那|一级|财政|的))"
)
LEVEL_PLACES = {"区": LAOSHAN, "省": SHANDONG}

DISTRICT_FOLLOWS = re.compile(rf"青岛市?(?:{'|'.join(QINGDAO_DISTRICTS)})|济南市?(?:{'|'.join(JINAN_DISTRICTS)})|山东省?(?:{'|'.join(SHANDONG_CITIES)}|青岛|济南)")

PROVIDERS = re.compile(r"市?(?:里|级)?的?(?:那个?)?(?:工业互联网)?(?:平台)?(?:服务商|供应商)?的?名[录单]")
OTHERS_ARE = re.compile(
    r"(?:客户|朋友|亲戚|表[哥弟姐妹]|堂[哥弟姐妹]|大哥|哥哥|弟弟|姐姐|妹妹|小舅子|发小|邻居|同学|隔壁|别人|人家|听说|[\d一二两三四五六七八九十百几]家|供应商|同行|卖家|卖方|对方|乙方|服务商|厂商|云商|供货商|集成商)[^，。]{0,6}(?:是|在|来自|属于)[^，。]{0,3}$"
    r"|(?:付给|支付给|打给|转给|交给|花给|采购自|买自)了?$"
)
"""Where customers, sellers and payees are."""
BOUGHT_FROM = re.compile(r"(?:从|向|找|跟|在|问)$")
BOUGHT = re.compile(r"^[^，。,;；]{0,10}?(?:买|采购|订购|签的|租的|进的)")

LEFT_BEFORE, LEFT_AFTER = re.compile(r"(?:从|由|打|自)$"), re.compile(r"^(?:市|省)?(?:那边|那儿)?(?:整体|全部)?(?:搬|迁|转|挪|过来|回来)(?!到|去|往)")
WANTS_TO_MOVE = re.compile(r"(?:想|打算|准备|计划|考虑|以后|将来|要是|如果|万一)[^，。,;；]{0,4}(?:搬|迁|转|挪)(?:到|去|往)$")
"""Where a company may go to one day, which is not where it is."""
GIVEN_UP = re.compile(r"^(?:市|省)?(?:那边|那儿|这边)?的?(?:旧|老|原来的?|以前的?)?(?:公司|企业|厂子?|主体|分公司)[^，。]{0,4}(?:注销|关了|关掉|停了|撤了|没了|卖了)")
"""Where a company came from, and where one of its own is no more."""
USED_TO_BE = re.compile(r"(?:原来|原先|以前|之前|早先|早年|本来|过去|前几年|去年以前|老厂|老家|原)(?:的)?(?:公司|厂子?|总部|企业|注册地?|我们|一直|都|也|是)*(?:注册|开|设|放|做|办|待|呆)?(?:在|是)?$")
SETTLED_SINCE = re.compile(r"新引进|引进|落户|迁|搬|入驻|转到|注册到|过来|现在|如今|今年")
"""原来在烟台, 今年新引进落户到崂山: where a company was before it came."""
CAME_FROM = re.compile(r"^(?:市|省)?(?:那边|那儿|本地)?(?:来的|过来|迁来|搬来|(?:引进|引|招商)来?的)")
"""北京来的, 济南引进的企业; not 济南引进了个展会."""
OF_A_TITLE = re.compile(r"^(?:省)?(?:级)?(?:的)?(?:高端软件)?首版次")
"""山东省首版次高端软件 is what a product is, not whose policy is asked about."""
HEAD_OFFICE = re.compile(r"(?:总部|母公司|集团|总公司|股东|投资方)(?:是|都|还|仍|设|放|就)?在?$")
"""Where those stand that a company belongs to: its own place where no other is told."""

COMPANY_AFTER = re.compile(
    r"^(?:市|区|省)?(?:的|这边的|本地的|本地|当地的|注册的|注册|这家|一家)*(?:[\w]{0,8}?)(?:企业|公司|工厂|厂|厂子|注册|园区|服务商|单位|商会|协会|manufacturer|company|firm)"
)
ALONE_BEFORE = re.compile(r"^\W*(?:嗯|哦|噢|对|我们|咱们?|公司|企业|就|在|是)*$")
ALONE_AFTER = re.compile(r"^(?:市|区|省)?(?:的|这边|这里|这儿|本地)?(?:啊|哈|呀|嘛|哒|滴|了)?\W*$")
"""A message of nothing but a place, which says where the company is; 济南呢 asks of one."""
TAKEN_BACK = re.compile(r"(?<![没不])[说讲记写报弄搞填打][错岔混反]|(?:哦|噢|啊|哎|呃|不)不(?:是|对)?[,，是在]|[，,]不对[，,]?(?:是|在|应)|更正一下|口误")
"""公司在青岛, 说错了, 在济南: what was said of the place before is wrong."""
TAXED_AT = re.compile(r"(?:税|纳税|统计|注册地?|执照)[^，。,;；]{0,10}(?:都|也|还|仍)?在$")  # 税和统计关系都在即墨
COMPANY_BEFORE = re.compile(r"(?:^我们?|(?<![给问找])(?:我们|咱们?|俺们?|我司)|注册在|注册地在?|注册于|坐落在?|位于|落户|搬到|迁到|转到|迁入|转入|挪到|变更到|改到|在|总部在|公司在|企业在|设在|设立在|是|registered in |based in |in )$")
POLICY_AFTER = re.compile(
    r"^(?:市|区|省)?(?:那个|那份|那条|那笔|那项|那块|那钱)|^(?:市|区|省)?(?:里|这边|那边|那个|那份|这条|那条|这|那|自己|单独|当年|现在|今年|还|再|也|能|该|可以|会|最多|最高|一共|合计|对应|是|到底|究竟|财政|区)*"
    r"(?:给|补|奖|拿|领|资助|扶持|支持|返|政策|配套|认不认|认吗|报|享受|的\d|的政策|的补|的奖|的[^，。,]{0,8}(?:补贴|补助|奖补|奖励|资助)|那\d|按|有没有|多少|跟(?:多少|不跟|几|进))"
    r"|^(?:市|区|省)?(?:里|这边|那边)?(?:对|给)[^，。,;；]{1,14}?(?:再|还|又|另外?|能)(?:给|补|跟|配|奖|返|支持)"
)
POLICY_BEFORE = re.compile(r"(?:[只单](?:算|问|看|说|讲)|能拿|拿|享受|申请|申报|领|按|能领|能申请|套用|用|适用|报|执行)$")


@dataclass(frozen=True)
class Places:
    """`company`: where the person's company is; `asked`: whose policies are asked about, in the order named."""

    company: str | None = None
    asked: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    city_asked: bool = False  # some city's policies are asked about, and none is named

    @property
    def any(self) -> bool:
        return bool(self.company or self.asked or self.named)


def _asked(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the words stand in the text other than to be left out (不问区里)."""
    return any(not NOT_ASKED.search(text[max(0, m.start() - 6) : m.start()]) for m in pattern.finditer(text))


def inside(place: str, area: str) -> bool:
    """Whether a place lies in an area: 崂山 in 青岛 in 山东."""
    if place == area or place.startswith(area):
        return True
    return area == SHANDONG and place.startswith((QINGDAO, JINAN, SHANDONG))


def _apart(hits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Names that do not begin inside one taken before: 青岛城阳 is 青岛 and 城阳, and 岛城 is none."""
    kept: list[tuple[int, int, str]] = []
    for hit in hits:
        if not any(start < hit[0] < end for start, end, _ in kept):
            kept.append(hit)
    return kept


def _leads_in(place: str, after: str) -> bool:
    """Whether a message that begins with the district only says where the company is: 崂山, 市级数字化车间新认定."""
    return place == LAOSHAN and re.match(r"区?的?[，,。]", after) is not None


def find_places(message: Message, known_company: str | None = None) -> Places:
    """Reads the places of a message. A bare place counts as named: it may be either the company's or the policy's."""
    text = message.lower
    hits: list[tuple[int, int, str]] = []
    for name, place in NAMES.items():
        for at in message.occurrences(name):
            hits.append((at, at + len(name), place))
    hits.sort()
    hits = _apart(hits)
    company: str | None = None
    head_office: str | None = None
    of_a_title: str | None = None  # 青岛市新认定的平台
    asked: list[str] = []
    named: list[str] = []
    said_before = 0
    for start, end, place in hits:
        if said_before and TAKEN_BACK.search(text[said_before:start]):
            company, named = None, []
        said_before = end
        before, after = text[max(0, start - 8) : start], text[end : end + 14]
        if NOT_ASKED.search(before) or OTHERS_ARE.search(before) or DISTRICT_FOLLOWS.match(f"{text[start:end]}{after}"):
            continue
        if place.startswith("外地") and BOUGHT_FROM.search(before) and BOUGHT.match(after):
            continue
        known = [told for told in (company, *asked, *named) if told and not told.startswith("外地")]
        if known and WANTS_TO_MOVE.search(before):
            continue
        if (LEFT_BEFORE.search(before) and LEFT_AFTER.match(after)) or GIVEN_UP.match(after):
            continue
        if (USED_TO_BE.search(before) and SETTLED_SINCE.search(text, end)) or CAME_FROM.match(after):
            continue
        if place == SHANDONG and OF_A_TITLE.match(after):
            continue
        if HEAD_OFFICE.search(before) and place.startswith("外地"):
            head_office = place
            continue
        if place == QINGDAO and PROVIDERS.match(after) and known_company is not None:
            continue  # the list's name says nothing of where
        if place == QINGDAO and (PROVIDERS.match(after) or re.match(r"(?:市|区)?(?:的)?崂山|市?(?:新)?认定|啤酒", after)):
            if re.match(r"市?崂山", after):
                continue
            if company is None and not named:
                named.append(place)
                of_a_title = place
            continue
        if TAXED_AT.search(text[max(0, start - 16) : start]) and not inside(place, LAOSHAN):
            asked += [company] if company else []  # registered there and taxed elsewhere: that place's policy is meant
            company = place
        elif ALONE_BEFORE.match(text[:start]) and (ALONE_AFTER.match(text[end:]) or _leads_in(place, text[end:])):
            company = place
        elif COMPANY_AFTER.match(after) and not POLICY_BEFORE.search(before):
            company = company or place
        elif POLICY_AFTER.match(after) or POLICY_BEFORE.search(before):
            asked.append(place)
        elif COMPANY_BEFORE.search(re.sub(r"(?:山东省?|青岛市?|济南市?)$", "", before)):
            if company is not None and company != place:
                named.append(place)  # 北京的企业, 想迁到青岛: where it is to go
            company = company or place
        else:
            named.append(place)
    if head_office and not (company or known_company or asked or named):
        company = head_office
    home = company or known_company
    elsewhere = any(place.startswith(JINAN) for place in (home or "", *asked, *named))
    if not elsewhere and _asked(DISTRICT_ASKED, DISTRICT_FACT.sub("", text)) and LAOSHAN not in asked:
        asked.append(LAOSHAN)
    if _asked(CITY_ASKED, text):
        city = JINAN if (home or "").startswith(JINAN) or JINAN in (*asked, *named) else QINGDAO
        besides = bool(BOTH_LEVELS.search(text)) or city not in named or city == of_a_title
        if city not in asked and besides and (home or asked or named):
            asked.append(city)
    if _asked(PROVINCE_ASKED, text) and SHANDONG not in asked:
        asked.append(SHANDONG)
    if (only := ONLY_ASKED.search(text)) is not None:
        city = JINAN if (home or "").startswith(JINAN) or JINAN in (*asked, *named) else QINGDAO
        one = NAMES.get(only["name"]) or LEVEL_PLACES.get(only["name"], city)
        asked = [one]
    city_asked = not (home or asked or named) and _asked(CITY_ASKED, text)
    return Places(company, tuple(dict.fromkeys(asked)), tuple(dict.fromkeys(named)), city_asked)
