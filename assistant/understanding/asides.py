"""Clauses that tell of a company what no award is counted by: its loans, its canteen, a lawyer's bill, another's figures.

They are left out before a message is read, so that none of their words and numbers is taken for what is asked about.
A clause stays where the rest of the message speaks of the same thing, where it asks something itself, and where nothing
to answer would be left. Where the company is stays in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.understanding.places import NAMES, OTHER_PLACES
from assistant.understanding.side_matters import ALL, ELSEWHERE, OTHER_YEARS, Matter
from tools.quantities import Quantity, Unit, find_quantities, normalise

MARKS = "，。；！？;!?\n,、"
CLAUSE_END = re.compile(r"[，。；！？;!?\n]|(?<!\d),|,(?!\d)|、(?=[^\d])")
ASKS = re.compile(
    r"多少|几[个万家何多点十百千成]|[吗呢？?]|能不能|能否|是否|可以|能[补拿领报给享]|怎么|咋|哪|什么|啥|申请|申报|贴息|要求|才[能可会]"
)
PART = re.compile(r"其中|里头|里面|里边|当中|这里|扣|刨|剔|减掉|去掉|包含|包括|(?<!不)含(?!税|量)|加上|加起来")
BASES = re.compile(
    r"设备|软件|硬件|系统|网络|集成|云(?!南)|算力|平台|项目|回款|到账|到位|国拨|中央|销售|房租|租|平米|面积|载体|本地|奖补|"
    r"市里|区里|认定|评上|入选|获评|称号|批下来|获批|投资|投入|运营|运维|评估|展位|展会|贡献|节点|场景|产品|名次|收入|营收"
)
WHO_AND_WHERE = re.compile("|".join(map(re.escape, NAMES)) + r"|规上|规模以上|制造|企业(?!家)|园区|区里的?公司")
SETTLED = re.compile(
    r"^(?:前年|去年|上一?年|20\d\d年|早先|以前|之前)[^，。]{0,6}(?:项目|那期|一期|那次|投|花|买)"
    r"[^？?]{0,16}?(?:已经|早就|早|就)?(?:报过|补过|奖过|申报过|享受过)了?"
)
PLANNED = re.compile(r"^(?:明年|后年|来年|二期|下一期)[^，。]{0,4}(?:打算|计划|准备|预计|预算|想|还要|再)")
NOW = re.compile(r"今年|本年|这一?[次回笔期]|现在|目前|眼下|实际")
"""Said of what is asked about beside a plan: 明年打算再投500万, 现在能补多少. A later message that tells the plan alone asks
about it."""
ANOTHERS = re.compile(
    r"(?:不用|别|甭|不必|无需|不要)(?:去)?(?:管|算|理|看|考虑)(?:它|他|那家|那个|了)?$"
    r"|(?:跟|和|与)[^，。]{0,6}(?:没|无)关系?|不相干|那(?:个|都|可|就)?是(?:人家|别人|别家|他们|(?:整个|全)?集团|母公司|总公司|总部|股东)的?|题外话|另一?码事|两码事"
)
NOT_BY = re.compile(
    r"(?:你们?|可|就|也)*(?:千万)?(?:别|甭|不要|不用|不该)(?:再|又|给我们?|跟我们?|和我们?)*(?:按|照|拿|用|套|扯)(?:着|成)?(?!去年|前年)"
)
"""别给我按内网改造的20%算: which award is not meant."""
NOT_COUNTED = re.compile(r"(?:别|不要|不用|甭|不能|不该)把[^，。,;；]{1,16}(?:算|计|加|搭|放|归)(?:进|上|在|入)")
"""别把去年那笔200万给我算进去."""
NOT_THAT_ONE = re.compile(
    r"(?:也|又|更|还|而)?(?:不是|并非|不指|不要|别管|不问|不是问)[^，。,;；？?]{2,20}?(?:那[条款项份个篇](?:政策|条款|文件|稿子?|草案|意见稿)?|那个?稿子?|的(?:事|条款|政策))"
)
"""也不是软件系统集成那条: which text or award is not meant."""
PUT_ASIDE = re.compile(r"(?:先|暂时|暂且|今天|回头|以后)(?:再|就|都)*(?:放一?放|放(?:在)?一边|搁(?:一边|着|下)|不[谈说问管提看算]|不用?管|别管|再[说问谈])(?:吧|了|它|他)*$")
"""青岛那家评5G工厂的事先放一边: what is not asked about now."""
ANOTHER = re.compile(r"[另有]一家|别家|人家|隔壁|那家|(?:另一个?|别的|他们)公司")
LEADS_IN = re.compile(r"(?:对了|哦对|另外|还有|补充一下|补充|顺便说一?下?|忘了说)+")
BRANCH = re.compile(rf"(?:{'|'.join(OTHER_PLACES)})(?:那?边)?的?(?:分公司|子公司|办事处|分部|分厂|工厂|基地|厂)")
HERE = re.compile("|".join(re.escape(name) for name in NAMES if name not in OTHER_PLACES))
CONTACT = re.compile(
    r"(?:\s*(?:(?:我的?|公司|联系)?(?:电话|手机|座机|QQ|qq|微信|邮箱|传真|合同|快递|工)号?(?:码|同号|同手机)*(?:是|为|:)?[ ]?[A-Za-z0-9@._+*-]+"
    r"|(?:我们?的?|公司)?(?:联系人|联络人|经办人|对接人|负责人)(?:是|为|叫|姓|:)?[ ]?(?!是?[谁哪])[\u4e00-\u9fff]{1,4}(?:先生|女士|经理)?(?:[ ]?[0-9-]{7,13})?))+\s*"
)
THAT_ONE = re.compile(r"那[家边个]|它|他们")
GOES_ON = re.compile(
    r"(?:早就|已经|早已|都|还|一直)*(?:没|未)?(?:动|还|签|到期|开始|落实|报过|补过|奖过|申报过|享受过|还清|结清|拨|付)(?:了|呢|完)*"
)
CONTINUES = re.compile(r"(?:前年|去年|今年|20\d\d年?)?(?:是|才|有|也有|又是|大概|就)*")
LEAST_LEFT = 6  # characters of a message that still asks something or states a number


@dataclass(frozen=True)
class _Clause:
    """`start` to `end` of a text without the mark behind it, which is `mark`."""

    text: str
    start: int
    end: int
    mark: str

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return tuple(q for q in find_quantities(self.words) if q.unit not in (Unit.YEAR, Unit.DATE))

    @cached_property
    def may_go(self) -> bool:
        """Whether it neither asks nor says what is a part of what."""
        return not ASKS.search(self.words + self.mark) and not PART.search(self.words)


def matter_of(text: str, spoken: str = "") -> str:
    """The text without such clauses; as it is where there are none, or where nothing to answer would be left.

    `spoken`: what the conversation was about before.
    """
    plain, offsets = normalise(text)
    clauses = tuple(_clauses(plain))
    if len(clauses) < 2:
        return text
    beside = _beside(clauses, spoken)
    if not beside:
        return text
    kept: list[tuple[int, int, str]] = []
    for at, clause in enumerate(clauses):
        stop = beside.get(at, clause.end)
        if stop > clause.start:
            kept.append((clause.start, stop, clause.mark))
        elif kept and kept[-1][2] == "、":  # the list ends here now
            kept[-1] = (*kept[-1][:2], clause.mark)
    while kept and LEADS_IN.fullmatch(plain[kept[-1][0] : kept[-1][1]]):
        kept.pop()
    left = "".join(plain[start:stop] + mark for start, stop, mark in kept)
    if len(left) < LEAST_LEFT or not (ASKS.search(left) or find_quantities(left)):
        return text
    return "".join(text[offsets[start] : offsets[stop - 1] + 1] + mark for start, stop, mark in kept)


def _clauses(text: str) -> Iterator[_Clause]:
    start = 0
    for match in CLAUSE_END.finditer(text):
        if match.start() > start:
            yield _Clause(text, start, match.start(), match[0])
        start = match.end()
    if start < len(text):
        yield _Clause(text, start, len(text), "")


def _beside(clauses: Sequence[_Clause], spoken: str) -> dict[int, int]:
    """The clauses that are beside the matter, by their place in the order, each with where what is kept of it ends."""
    found: dict[int, tuple[Matter | None, int]] = {}
    for at, clause in enumerate(clauses):
        before = clauses[at - 1] if at else None
        if at - 1 in found and found[at - 1][0] is ELSEWHERE and not clause.quantities and THAT_ONE.match(clause.words):
            found[at] = ELSEWHERE, clause.start
        if not clause.may_go:
            continue
        aside = NOT_BY.match(clause.words) or NOT_COUNTED.search(clause.words) or _is_put_aside(clause)
        if CONTACT.fullmatch(clause.words) or aside:
            found[at] = None, clause.start
            continue
        if clause.quantities and BRANCH.search(clause.words):
            found[at] = ELSEWHERE, clause.start
            continue
        after = before is not None and before.mark in "、，," and at - 1 in found
        if ANOTHERS.search(clause.words):
            if not clause.quantities and before is not None and before.may_go and before.quantities:
                found[at], found[at - 1] = (None, clause.start), (None, before.start)
            elif clause.quantities or ANOTHER.search(clause.words):
                found[at] = None, clause.start
        elif clause.quantities and (told := _told(clause)) is not None:
            found[at] = told
        elif clause.quantities and (SETTLED.search(_with_next(clauses, at)) or PLANNED.search(clause.words)):
            found[at] = OTHER_YEARS, clause.start
        elif after and _goes_on(clause):
            found[at] = found[at - 1][0], clause.start
    own = "".join(clause.words for at, clause in enumerate(clauses) if at not in found)
    rest = spoken + own
    money = any(q.unit is Unit.MONEY for q in find_quantities(rest))
    plan_is_meant = not NOW.search(own) and not any(q.unit is Unit.MONEY for q in find_quantities(own))
    return {
        at: stop
        for at, (matter, stop) in found.items()
        if matter is None
        or (matter is ELSEWHERE and HERE.search(rest))
        or (
            matter is not ELSEWHERE
            and not matter.counts_in(rest)
            and (matter is not OTHER_YEARS or money)
            and not (plan_is_meant and PLANNED.search(clauses[at].words))
        )
    }


def _is_put_aside(clause: _Clause) -> bool:
    """Whether the clause only names what is not meant, or not now."""
    return bool(NOT_THAT_ONE.fullmatch(clause.words) or PUT_ASIDE.search(clause.words))


def _told(clause: _Clause) -> tuple[Matter, int] | None:
    """The matter that all numbers of a clause are of, where it names nothing that an award may be counted by; and where
    what is said of the company itself ends (我们崂山公司贷款500万)."""
    for matter in ALL:
        own = [q for q in clause.quantities if q.unit in matter.units]
        named = matter.named.search(clause.words)
        if named is None or not own or any(q.unit is not Unit.ITEMS for q in clause.quantities if q not in own):
            continue
        rest = "".join(clause.words[start:stop] for start, stop in _between(clause.quantities, len(clause.words)))
        for other in ALL:
            rest = other.named.sub("", rest)
        if BASES.search(rest) or matter.counts_in(rest):
            continue
        first = clause.start + min(named.start(), clause.quantities[0].start)
        return matter, first if WHO_AND_WHERE.search(clause.text[clause.start : first]) else clause.start
    return None


def _between(quantities: Sequence[Quantity], end: int) -> Iterator[tuple[int, int]]:
    """The spans of a clause's words that are not its numbers."""
    start = 0
    for quantity in quantities:
        yield start, quantity.start
        start = quantity.end
    yield start, end


def _goes_on(clause: _Clause) -> bool:
    """Whether it says no more than when and how much, or what became of it: 去年2.6亿; 还没还."""
    if not clause.quantities:
        return GOES_ON.fullmatch(clause.words) is not None
    if len(clause.quantities) != 1:
        return False
    only = clause.quantities[0]
    if only.start == 0:
        return False
    return bool(CONTINUES.fullmatch(clause.words[: only.start]) and not clause.words[only.end :].strip("元"))


def _with_next(clauses: Sequence[_Clause], at: int) -> str:
    """A clause, with the next one where that names no number."""
    following = clauses[at + 1] if at + 1 < len(clauses) else None
    more = following.words if following is not None and not following.quantities else ""
    return clauses[at].words + more
