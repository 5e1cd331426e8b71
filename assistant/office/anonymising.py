"""A visitor's question without what leads back to the visitor: numbers of persons, names of companies and people.

What it finds is a proposal: the one who drafts the case and the one who confirms it read it again.
"""

from __future__ import annotations

import re

from assistant.state.masking import masked

COMPANY = re.compile(
    r"(?P<lead>(?:我们?|咱们?|本|贵)?(?:公司|企业|单位)?(?:名称|名字|全称)?(?:叫做?|是|为|:|：)?)"
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9（）()·&]{2,30}?(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|合伙企业|合作社|研究院有限|事务所|经营部))"
)
TWICE = re.compile(r"(?:某公司){2,}")  # 某某（集团）股份有限公司 is one
CREDIT_CODE = re.compile(
    r"(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{2}\d{6}[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{10}(?![0-9A-Za-z])"
)
MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
PERSON = re.compile(
    r"(?P<lead>我(?:的名字)?叫|我姓|联系人(?:是|:|：)?|法人(?:代表)?(?:是|叫|:|：))[\u4e00-\u9fff]{1,4}(?=[,，。;；、\s]|$)"
)
TITLED = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?=(?:先生|女士|小姐|经理|总)(?![\u4e00-\u9fff]))")
CHAT = re.compile(r"(?P<lead>(?:微信|wechat|qq)号?(?:是|:|：)?\s*)[A-Za-z0-9_-]{5,20}", re.IGNORECASE)


def anonymised(text: str) -> str:
    """The question with such words replaced.

    >>> anonymised("我们公司叫青岛某某智能有限公司, 年购买云服务18万, 电话13800000000")
    '我们公司叫某公司, 年购买云服务18万, 电话[电话号码]'
    """
    text = masked(text)
    text = CREDIT_CODE.sub("[信用代码]", text)
    text = MAIL.sub("[邮箱]", text)
    text = CHAT.sub(r"\g<lead>[号码]", text)
    text = TWICE.sub("某公司", COMPANY.sub(r"\g<lead>某公司", text))
    text = PERSON.sub(r"\g<lead>某人", text)
    return TITLED.sub("某", text)
