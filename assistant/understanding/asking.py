"""What kind of fact of a text a question asks for, and what a sentence that answers it has to hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

CLASSIFIERS = "家项场条张次名类种款批份级步"


@dataclass(frozen=True)
class Asking:
    """A kind of question: how it is asked, and the mark of a sentence that answers it."""

    name: str
    asked: re.Pattern[str]
    answered: re.Pattern[str]
    firm: bool = True
    """Whether a question of this kind asks for no award; 怎么给 may do so."""
    plain: bool = False
    """Whether such a question is about the text, whatever clause it comes to: 谁, 几年, 权重."""
    telling: bool = False
    """Whether few sentences bear the mark, so that it says much: 是指, a per cent, 追回."""


def _kind(
    name: str, asked: str, answered: str, firm: bool = True, plain: bool = False, telling: bool = False
) -> Asking:
    return Asking(name, re.compile(asked), re.compile(answered), firm, plain, telling)


KINDS: tuple[Asking, ...] = (
    _kind(
        "number",
        r"文号|发文号|文件号|几号文|多少号文|发文字号|文件编号",
        r"〔20\d\d〕",
        telling=True,
        plain=True,
    ),
    _kind(
        "who",
        r"谁(?!拿|给得)|哪个?(?:部门|单位|局|机构|厅|委|口子)|哪(?:家|些)(?:部门|单位|机构)|[啥什]么?(?:部门|单位|机构)|归哪|(?:找|往|向|交|递|送|报)(?:到|给)?哪|哪里(?:递|交|送|报)|各(?:自)?管[啥什]",
        r"局|厅|办公室|部门|单位|领导小组|机构|财政|科创委",
        plain=True,
    ),
    _kind(
        "when",
        r"[什啥]么?时候(?!到账|到位)|何时(?!到账|到位|发放|打[款钱给])|哪一?[天年月]|几[号月]|多会儿?|有效期|截止|到期|施行|执行到|管到|到啥时|生效|失效|还?有效",
        r"\d年|\d月|施行|有效期|自颁布",
        plain=True,
    ),
    _kind(
        "length",
        r"几年|多少年|多久|几天|多少天|多长时间|几个月|多少个?工作日|年限",
        r"[\d一二两三四五六七八九十]\s*(?:年|个?工作日|天|个月)",
        plain=True,
    ),
    _kind(
        "count",
        rf"(?<!好)几个?(?:[{CLASSIFIERS}]|方面|片|大类|小类)|(?<!好)几个(?!数|[，。？?！!呀啊]|$)|(?:[选评建办开设列做分含挑扶批定认]|支持|培育|遴选|发布|名额|每年|一年)[^，。]{{0,3}}几个|多少(?:个|家|项|场|条|张|次|名|位)|多大面积|多少(?:平|面积)|名额|几平",
        rf"[\d一二两三四五六七八九十](?:余|多)?\s*(?:[{CLASSIFIERS}]|个|万条|万次|平方米|大方面)|一次",
        plain=True,
    ),
    _kind(
        "share",
        r"几成|百分之几|占(?:了)?(?:多少|几)|权重|比例|比重|占比|几个点|多少个点|百分比|打几分|多少分|上限多少",
        r"%|％",
        telling=True,
        plain=True,
    ),
    _kind(
        "definition",
        r"[什啥]么?(?:是|叫|算)|是(?:什么|啥|个啥|指什么)|指的?是|指什么|怎么?定义|咋定义|定义|算不算|能算|认不认|认吗|才算|算(?:是)?(?:什么|哪)|界定|哪些(?:企业|公司|单位)?(?:算|属于)|说法|(?:啥|什么)意思|怎么回事|怎么(?:理解|解释)的?[?？]?$|是个(?:什么|啥)|属不属于|是否属于|属于(?:什么|啥|哪)|属于[^，。]{0,12}[吗么?？]",
        r"是指|(?<!综合)指(?!标)|包括|主要是",
        telling=True,
        plain=True,
    ),
    _kind(
        "consequence",
        r"会怎[样么]|会咋[样的]?|怎么?(?:处理|处罚|办)|咋(?:处理|处罚|办)|后果|要退|退钱|追回|收回|处罚|取消|吐出来|还[给能拿].{0,6}[吗么不]|影响|罚|违约|追究|否决",
        r"追回|取消|追究|处理|否决|不予|不再|不得|处罚|移送",
        telling=True,
    ),
    _kind(
        "conditions",
        r"条件|要求|门槛|[什啥]么?样的|满足|资格|情形|不[能得]报|才能|才(?:可以|行|给|认|有)|能不能(?:报|申报|参加|申请)|(?:要|需要?)(?:有|具备)?(?:什么|啥|哪些)|主体|能(?:参加|报|申报)[^，。]{0,8}[吗么不]",
        r"须|需|条件|应|不得|具有|不低于|不少于|以上|除外|适用于|属于",
    ),
    _kind(
        "payment",
        r"怎么?[发拨]|咋[发拨]|分期|分批|分着|一次性(?:打|发|给[清齐完]|到|拨|还是)|兑现|拨付|打过来|拨钱|放款|发钱|给钱|税谁|交税|缴税",
        r"拨付|下达|发放|按进度|涉税|一次性",
    ),
    _kind(
        "use",
        r"用在|用于|用到|怎么用|咋用|可以用|(?:干|做)(?:点)?(?:啥|什么|嘛|吗)|用途|怎么花|能花|花在",
        r"用于|统筹",
        telling=True,
        plain=True,
    ),
    _kind(
        "procedure",
        r"流程|步骤|程序|怎么?报|咋报|如何(?:申|报)|材料|审核|评审|初审|公示(?![完了过])|(?:递|交|送)(?:到|给|去)|审议|谁.{0,4}评|打分",
        r"申报|审核|公示|评价|初审|审议|通知",
    ),
    _kind(
        "manner",
        r"怎么(?:支持|弄|搞|奖|个?给|扶持)|咋(?:支持|弄|搞|给)|方式|以什么|拿什么|靠什么|如何支持",
        r"方式|采用|运用|按照|通过|参照|支持",
        firm=False,
    ),
    _kind(
        "together",
        r"两笔|两份|两头|包含|含在|算在|加起来|叠加|叠着|同时|兼得|都能?[拿领享报]|都(?:给|可以|行)|重复|几[次回]|两[次回]|一[块起]拿|只能.{0,4}一",
        r"包含在|不重复|不再重复|就高|享受一次|同时",
        telling=True,
    ),
    _kind(
        "saying",
        r"怎么[说写讲]|咋[说写讲]|原[文话]|条文|有没有(?:说|写|提|讲)|写了|提到|哪[一]?条|第几条|说了(?:啥|什么)|讲(?:了)?(?:什么|啥)|说的?(?:啥|什么)|规定|(?:什么|啥)内容|贴(?:一下|出来)|哪(?:里|儿)写|提过|说没说",
        r"",
    ),
    _kind(
        "which",
        r"哪些|哪几|哪个圈|哪[一两三四]?[个种类]|[什啥]么?(?:领域|行业|方向|技术|活动|政策|文件|法|优先|好处|东西|事|数据|内容|清单)|叫(?:啥|什么)|都(?:有|包括)|聚焦|从哪|哪来|哪儿来",
        r"",
    ),
)
"""In the order in which they are tried; a question may be of several kinds."""


def kinds_of(text: str) -> tuple[Asking, ...]:
    """The kinds of fact that a lower-case question asks for, none where it asks for no fact of a text."""
    return tuple(kind for kind in KINDS if kind.asked.search(text))
