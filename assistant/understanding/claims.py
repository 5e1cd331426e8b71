"""Numbers that a person states as a result or a rule (能拿800万对吧, 封顶500万, 就是120万), not as a fact about the company."""

from __future__ import annotations

import re

from assistant.understanding.message import Message
from tools.quantities import Quantity, Unit

GIVE = r"(?:拿|得|领|补|奖|给|返|报|批|发|配套|拨|退|分|享受|获)"
ORDERED = re.compile(r"(?:给|帮|替)(?:我们?|咱们?|俺们?)(?:直接|就)?(?:写|填|改)(?:个|成|上|作)?$")
"""你给我写15万; not 服务商给我们报30万."""
DONE = re.compile(r"(?:了|过|到账|到位|已经|已)")
MODAL_BEFORE = re.compile(
    rf"(?:能|可以|可|应该|应|会|想|再|才|直接|让|按|就|说|说是|听说|据说|告诉|确认|必须|要(?!是)|得)[^，。]{{0,6}}{GIVE}(?:到|满|足|个|我们?|咱们?|你们?|企业|公司|回|得)?(?:的|是|为)?$"
)
LIMIT_BEFORE = re.compile(r"(?:最高|最多|上限|封顶|顶格|限额|(?:标准|额度|比例|补贴|奖励|补助)[^，。]{0,4}(?:提高|调|涨)到)(?:是|为|到|能|可以|可|给|拿|补|奖|了|不?超过|就是|在)*$")
EQUALS_BEFORE = re.compile(r"(?:还是|是不是|是否|是不是也|也是|也|就是|等于|=|(?<![决结预概清核])算(?:下来|出来)?|得出|应该是|就能|那就|直接说)(?:是|有)?$")
QUESTION_AFTER = re.compile(r"^(?:元|块|钱|的|整|正好)*(?:对吧|吧|吗|么|不|没问题|没错|没算错|行不行|对不对|是吧|可以吧|嘛|对么|够吗|[?？]|还是)")
GIVE_BEFORE = re.compile(rf"{GIVE}(?:到|满|个|我们?|你们?|企业|我)?(?:的(?:就|也)?是)?$")
LIMIT_AFTER = re.compile(r"^(?:元)?(?:的)?(?:上限|封顶|顶格|满额|的顶|吃满|拿满|拿到手|拿足|补满|到手|还是(?=\d))")
SPENT_BEFORE = re.compile(r"(?:投|花|买|投资|投入|用|做到?|卖)(?:了|到|够|足)?$")
"""投1800万顶格呢: the cap is asked for, not told."""
SPEAKS_OF_RESULT = re.compile(r"[%％补助奖给拿领得算配封顶=]|上限|限额|还是")
GUESSED = r"(?:起码|至少|大概|差不多|估计|可能|应该|怎么也|最少)"
HEARSAY = re.compile(
    rf"(?:中介|代办|朋友|同行|有人|别人|人家|网上|听|据)[^，。]{{0,4}}(?:说|猜|估|讲|传|觉得){GUESSED}*(?:是|能|可以|得)?(?:有|拿|补|给)?(?:个|到)?$"
    rf"|(?:财务|会计|老板|同事|领导|老总)[^，。]{{0,4}}(?:说|猜|估|讲|觉得|琢磨)(?:{GUESSED}+(?:能|得)?|{GUESSED}*(?:能|可以))(?:有|拿|补|给|到)?(?:个|到)?$"
    r"|(?:财务|会计|老板|同事|领导|老总)[^，。]{0,4}(?:猜|琢磨)(?:是|有)?$"
)
THAT_IS = re.compile(r"(?:所以|那么?|这么说|这样|就)*(?:那|这样|就)(?:不)?(?:就)?是(?:给|补|奖|拿|有)?")
STILL = re.compile(r"还是(?:按|算)?$")
IS_IT = re.compile(r"(?:是不是|是否)(?:就|也|有)?$|(?:^|[那这])不就(?:是|才|只)?$")
THINKS_SO = re.compile(r"^(?:元|块)?(?:钱)?(?:对?吧|对不对|是吧|对吗|没错吧)")
OF_A_RATE = re.compile(r"(?:个点|成|[%％]|百分之\S{1,4})[^，。]{0,3}?(?:就|不就|那就)?(?:是|有)$")
THEN = re.compile(r"(?:那|岂|这样)(?:不)?(?:就|得|该|应该|岂不|岂不是)(?:就|不|是|有|能)*$")
ASKED_BACK = re.compile(r"^(?:元|块)?(?:钱)?(?:了|呀|啊|呢|咯|喽)?(?:[?？]|对吧|吧|吗|对不对|对不|是不是|没错)")
OVER = re.compile(r"^(?:元|块)?(?:钱)?(?:了|呀|啊|呢)?(?:[?？。]|$)")
AIMED_AT = re.compile(r"^元?(?:要|需要|得|得投|要投|吗|的话(?=[^，。]{0,3}[要得需]))")
REACH_BEFORE = re.compile(r"(?:那|想拿|拿满|拿到|达到|够到|到|补满|顶到|拿足|领满)$")


def is_claim(message: Message, quantity: Quantity) -> bool:
    """Whether the number is what the person believes, heard or wants, rather than a fact given."""
    if quantity.unit not in (Unit.MONEY, Unit.PERCENT, Unit.BARE):
        return False
    start, end = message.segment_at(quantity.start)
    before, after = message.lower[start : quantity.start][-16:], message.lower[quantity.end : end + 1][:8]
    if quantity.unit is Unit.PERCENT:
        return True
    if LIMIT_BEFORE.search(before) or (LIMIT_AFTER.match(after) and not SPENT_BEFORE.search(before)):
        return True
    sought = re.search(r"[能会]", before) or THINKS_SO.match(after)
    if re.search(r"市(?:级|里)[^，。]{0,6}$", before) and not sought:
        return False
    if is_hearsay(message, quantity) and any(_is_sum(q) for q in message.quantities if q is not quantity):
        return True
    if MODAL_BEFORE.search(before):
        return not DONE.search(before[-6:])
    if (still := STILL.search(message.lower[start : quantity.start])) is not None:
        since = start if still.start() > 1 else 0
        if not any(since <= q.start < quantity.start for q in message.quantities):
            return False  # 那还是130亿; 签了400万，到账还是230万; but 能拿5万还是20万, 5万，还是20万 set two against one another
    if ORDERED.search(before):
        return True
    if IS_IT.search(before) and OVER.match(after):
        return True  # 那双跨是不是一千万
    if EQUALS_BEFORE.search(before) and SPEAKS_OF_RESULT.search(message.lower[start : quantity.start]):
        return True
    if THAT_IS.fullmatch(message.lower[start : quantity.start]) and QUESTION_AFTER.match(after):
        return True
    if THEN.search(message.lower[start : quantity.start]) and ASKED_BACK.match(after):
        return True  # 今年到账260万那就520？
    if OF_A_RATE.search(before) and THINKS_SO.match(after):
        return True  # 市里再奖5个点是400万吧
    if REACH_BEFORE.search(before) and AIMED_AT.match(after):
        return True
    return bool(GIVE_BEFORE.search(before) and QUESTION_AFTER.match(after) and not DONE.search(before[-4:]))


def is_hearsay(message: Message, quantity: Quantity) -> bool:
    """Whether somebody is said to have guessed or heard the number: 财务说起码28万."""
    start, _ = message.segment_at(quantity.start)
    return HEARSAY.search(message.lower[start : quantity.start]) is not None


def _is_sum(quantity: Quantity) -> bool:
    return quantity.unit is Unit.MONEY
