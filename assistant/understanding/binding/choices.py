"""Which of a fact's choices a message names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.understanding import years
from assistant.understanding.binding.bound_fact import BoundFact
from assistant.understanding.binding.fact_words import find_all, longest_first
from assistant.understanding.binding.said import SHORT_REPLY, Said
from assistant.understanding.binding.wanted import WANTED, WANTED_SPAN
from assistant.understanding.companies import KIN
from assistant.understanding.message import Message
from tools.facts import Fact

UNSURE = re.compile(
    r"(?:说|讲|搞|弄|分|记|闹|吃|拿)不(?:大|太)?(?:清|准|定|得|明白)|不(?:大|太)?(?:知道|确定|清楚|晓得|明白)|没(?:搞|弄|分|问|看|闹)(?:太)?(?:清|懂|明白|准)|没说|没讲|还没定|待定|说法不一|不一致|各说各|有争议|忘了|忘记"
)
DENIED_BEFORE = re.compile(r"(?:不是|不算|非|没有|没|未|不属于)(?:[获评得拿选][过上到得]?)?$|(?<![a-z])not (?:an? |the )?$")
DENIAL_SPAN = 8
WHICH_KIND = re.compile(r"类型|级别|类别|档|[哪啥什][一么]?[种类个级]")
PUT_ASIDE = re.compile(r"(?:不管|不说|不谈|不提|不看|不算|不考虑|别管|别说|甭管|抛开|撇开|先放下|放一放)(?:那个?|什么)?$")
PUT_ASIDE_AFTER = re.compile(r"^(?:的|那个?)?(?:先|就|暂时)?(?:不管|不说|不谈|不提|不考虑|别管|甭管|别说|放一放|放一边)")
ALL_ONE = re.compile(r"^[^，。,;；]{0,6}?(?:还是|或|[、/和跟与]|省|市|[A-Da-d]|都)")
"""先不管国家级 leaves it out; 不管国家级还是省级 does not."""
OF_A_PAST_YEAR = re.compile(
    r"^(?:级|类|档)?的?(?:那个?|这个?)?(?:都|其实|应该|才|可)?(?:是|属于|算是?)(?:[^，。,;；]{0,4})(?:去年|前年|上一?年|上一?[次回轮期]|以前|之前|过去|老的?|旧的?)"
)
"""C是去年的: behind a choice."""
GOT_BEFORE = re.compile(r"(?:拿|领|得|享受|补|奖)过了?(?:一次)?$")  # 已经拿过省级的300了: of what is held no longer
LISTED = re.compile(r"和|、|跟|与|及|/|[^，。；,;]{0,2}(?:还是|或者?)")
RISEN = re.compile(r"升(?:到|成|为|格为?|级为?|级成|上|了)?[^，。]{0,2}$")
CHANGED = re.compile(r"(?:[改变调降转]|更正|更改|调整)(?:到|成|为)[^，。]{0,2}$")
SUPPOSED = re.compile(r"要是|若|如果|假如|万一|的话|会不会|能不能|想|准备|打算|[?？]")
PENDING_AFTER = re.compile(
    r"^[^，。]{0,4}?(?:还在|正在|在|还没|没|尚未|未)(?:申报|申请|报|评|批|审|公示|争取|冲|过|通过|下来|排队|等)"
    r"|^的?(?:等|要等)?(?:明年|后年|以后|下一?[年步]|后面|回头)(?:再|才)?(?:去)?(?:申报|申请|报|评|冲|争取|说)"
)

TAKEN_BACK = re.compile(r"不对|[说搞写弄记看打报填讲]错|更正|纠正")
LED_IN = r"(?:那|哦|噢|嗯|哎|不对|算了|还是|就|是|按照?|当|以|作为|改成?|换成?|改回|换回|我们?|要是|如果|假如|应该|报)*"
LED_OUT = r"(?:的|型|类|级|吧|呢|了|啊|来|算|报|好|的?话)*"
LEVEL_NAMES = frozenset({"国家", "省", "市"})
LEVEL_GIVES = re.compile(
    r"(?:被|经|获|由|是|让|给|过了?)(?P<level>国家|省|市)(?:里|级|厅|工信[厅局])(?:上)?(?:刚刚?|最?新|今年|已经?|正式|批准)+(?:认定|评定|评上|评为|批准|认了|认可|批下)"
)
"""Who recognised it, with words between: 刚被省里新认定."""
GIVERS = {"国家": "工业和信息化部|工信部|国家部委|部委|部里|国家(?!级)", "省": "省工信厅|省厅|省局|省里|省", "市": "市工信局|市局|市里|青岛市|济南市"}
GIVEN_BY = re.compile(
    r"(?<![全本外我各由跟与问在])(?:" + "|".join(f"(?P<{name}>{words})" for name, words in GIVERS.items()) + ")"
    r"(?:那边|这边|网站|官网|上|里|都|也|才|刚刚?|新|已经?|正式|今年|去年|上个?月|来|给|把[^，。,;；]{1,16}?|我们|的)*"
    r"(?:认定|认下|认的|认了|批下|批的|批了|批准|评定|评的|评了|评下|评上|挂的?牌?|发的?[证牌文]|发了[证牌文]|公示|公布|授牌|授的|盖的?章|颁)(?!的?(?:国家|省)级)"
)
"""省里刚批下来, 省厅挂的牌, 工信部公示的."""
SIGNED = re.compile(
    r"(?:(?:落款|盖章|公章|印章|发证|发牌|发文|颁发|授牌|牌子|证书|文件)[^，。,;；]{0,8}?(?:是|为|写的?|盖的?)"
    r"|(?:公示|公布|挂|发布|登)(?:是|就|都|了)?(?:挂|发|登)?在)(?:山东|青岛|济南)?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in GIVERS.items())
    + ")"
)
"""Who signed it or made it known: 落款是工业和信息化部, 公示挂在省厅网站上."""
NOT_GIVEN = re.compile(r"^[^，。,;；]{0,8}?(?:没|未|不)(?:给|有|再)?(?:挂|认|评|批|发|授|颁)")
"""省厅挂的牌, 市里没挂."""
OF_OTHERS = re.compile(rf"^[^，。,;；]{{0,5}}?是(?:我|他|她|人家)?(?:{KIN}|别家|别人|人家|另一家|那家)")
"""国家认定的是我妹夫那家."""
NOT_OURS = re.compile(r"^(?:的|那个|那家)*(?:可|并|又|倒)?不是(?:我们?|咱们?|俺们?)")
"""C类的不是我们."""
LEVEL_BEFORE = re.compile(r"(?<![全本外我在各由跟与问])(?P<level>省)(?P<by>(?:里|厅|里头|一级|那一?级)?(?:认定?|评定?|批)?的?)$")


def choice_named(said: Said, fact: Fact, spans: Sequence[tuple[int, int]]) -> BoundFact | None:
    """The choice named nearest before the subject; none where several are named and nothing decides. One that is named only
    loosely has no label."""
    text = said.message.asserted
    hits = mentions(said, fact)
    hits += [level for level in _levels(said, fact, spans) if not any(h[0] <= level[0] < h[1] for h in hits)]
    hits = [hit for hit in hits if not _pending(said.message, text, hit)] or hits
    hits = [hit for hit in hits if not NOT_GIVEN.match(text[hit[1] :])] or hits
    if not hits and (loose := _loosely(said, fact, ())) and len({value for _, _, value in loose}) == 1:
        start, end, value = loose[0]
        return replace(said.stated(fact, value, start, end), labelled=False)
    values = list(dict.fromkeys(value for _, _, value in hits))
    named = sorted({*hits, *_loosely(said, fact, hits)})  # 首台套和核心零部件那一条: one is named only loosely
    if any(one[2] != other[2] and LISTED.fullmatch(text[one[1] : other[0]]) for one, other in pairwise(named)):
        return None
    if any(UNSURE.search(text[slice(*said.message.segment_at(at))]) for at, _, _ in hits):
        return None
    if len(values) > 1 and any(_left_open(said.message, hit) for hit in hits):
        return None
    if any(_type_unknown(said.message, at) for at, _, _ in hits):
        return None
    risen = [value for at, _, value in sorted(hits) if _has_risen(said.message, at)]
    values = risen[-1:] or values
    if len(values) > 1 and (last := _corrected(text, hits)) is not None:
        values = [last]
    touching = {
        value
        for at, end, value in hits
        if any(0 <= start - end <= 1 and said.message.segment_at(at) == said.message.segment_at(start) for start, _ in spans)
    }
    if len(values) > 1 and len(touching) == 1:
        values = list(touching)
    if len(values) > 1 and spans:
        near = {value: min(_gap(h, spans) for h in hits if h[2] == value) for value in values}
        closest = min(near.values())
        nearest = [value for value in values if near[value] <= closest + 1]
        if len(nearest) == 1 and max(near.values()) - closest >= 4:
            values = nearest
    if len(values) > 1 and re.search(r"不对|有误|[说搞写弄记看打报填讲]错|更正|纠正|正确|应该是|改[成为按]|其实是", text):
        values = [max(hits)[2]]
    own = {said.message.segment_at(start) for start, _ in spans}
    beside = {value for at, _, value in hits if said.message.segment_at(at) in own}
    if len(values) > 1 and len(beside) == 1:  # 体验中心评了市级, 研发机构是省级的
        values = list(beside)
    if len(values) != 1:
        return None
    start, end, value = next(h for h in hits if h[2] == values[0])
    return said.stated(fact, value, start, end)


def _has_risen(message: Message, at: int) -> bool:
    """Whether the choice named there is what another rose to, or was changed to and not only would be: 原来是C, 申诉后改成A了."""
    start, stop = message.segment_at(at)
    before = message.asserted[max(0, at - 6) : at]
    if RISEN.search(before):
        return True
    return CHANGED.search(before) is not None and not SUPPOSED.search(message.asserted[start : stop + 1])


def _loosely(said: Said, fact: Fact, hits: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Where words stand that name a choice only loosely, beside those that name one."""
    text = said.message.asserted
    loose = [
        (at, end, choice.value)
        for choice in fact.choices
        for word in choice.loosely
        for at, end in find_all(text, word.lower())
    ]
    return [one for one in loose if not any(low < one[1] and one[0] < high for low, high, _ in hits)]


def _corrected(text: str, hits: Sequence[tuple[int, int, str]]) -> str | None:
    """The choice named last, where the words before it take back another: 是省级的, 不对, 是国家级."""
    ordered = sorted(hits)
    between = text[ordered[-2][1] : ordered[-1][0]] if len(ordered) > 1 else ""
    return ordered[-1][2] if TAKEN_BACK.search(between) else None


def _levels(said: Said, fact: Fact, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """A level said shortly: right before the subject (省制造业创新中心, 省里的平台), or alone among words set apart."""
    text = said.message.asserted
    values = {choice.value for choice in fact.choices}
    if not values or not values <= LEVEL_NAMES:
        return []
    starts = {start + 1 if text[start] in values else start for start, _ in spans}  # 省制造业创新中心 may be the word itself
    found = [m for start in sorted(starts) if (m := LEVEL_BEFORE.search(text[:start])) is not None]
    found = [m for m in found if m["by"] or not text[: m.start()].endswith("山东")]  # 山东省 alone is a place
    found += LEVEL_GIVES.finditer(text)
    hits = [(m.start("level"), m.end("level"), m["level"]) for m in found if m["level"] in values]
    for match in (*GIVEN_BY.finditer(text), *SIGNED.finditer(text)):
        level = match.lastgroup
        if level in values and not OF_OTHERS.match(text[match.end() :]):
            hits.append((*match.span(level), level))
    return hits + [(low, high, text[low:high]) for low, high in said.message.segments if text[low:high] in values]


def _type_unknown(message: Message, at: int) -> bool:
    """Whether the clause before says that the kind is not known: 写的啥类型我说不准, 零部件还是装备."""
    start, _ = message.segment_at(at)
    if start == 0:
        return False
    low, high = message.segment_at(start - 1 if message.text[start - 1] not in "，。；！？,;!?" else max(0, start - 2))
    before = message.asserted[low:high]
    return bool(UNSURE.search(before) and WHICH_KIND.search(before))


def _left_open(message: Message, hit: tuple[int, int, str]) -> bool:
    """Whether the next clause says that it is not known: 人事说是零部件, 技术说是整机, 还没搞清."""
    _, stop = message.segment_at(hit[0])
    start, end = message.segment_at(stop + 1) if stop + 1 < len(message.text) else (stop, stop)
    return bool(UNSURE.search(message.asserted[start:end]))


def mentions(said: Said, fact: Fact) -> list[tuple[int, int, str]]:
    """Where the message names a choice, and which: not those that are denied, only hoped for or an earlier year's."""
    text = said.message.asserted
    hits: list[tuple[int, int, str]] = []
    for choice in fact.choices:
        short = (choice.value,) if fact in said.asked and len(text) <= SHORT_REPLY else ()
        for word in longest_first(w.lower() for w in (*choice.words, choice.label, *short)):
            for at, end in find_all(text, word):
                start, _ = said.message.segment_at(at)
                before = text[max(start, at - DENIAL_SPAN) : at]
                if DENIED_BEFORE.search(before):
                    continue
                if _is_put_aside(text[max(start, at - 6) : at], text[end:]):
                    continue
                if fact.id in said.known and GOT_BEFORE.search(before):
                    continue
                if OF_OTHERS.match(text[end:]) or NOT_OURS.match(text[end:]):
                    continue
                hits.append((at, end, choice.value))
    hits += _lettered(said, fact, text)
    hits += _named_alone(said, fact)
    settled = [h for h in hits if not _pending(said.message, text, h)]
    hits = _of_this_year(said.message, settled or hits)
    return [h for h in hits if not any(o[0] <= h[0] and h[1] <= o[1] and o[1] - o[0] > h[1] - h[0] for o in hits)]


def _is_put_aside(before: str, after: str) -> bool:
    """Whether a choice is one that the person leaves out: 先不管国家级; 国家级先不考虑."""
    return bool(PUT_ASIDE_AFTER.match(after) or (PUT_ASIDE.search(before) and not ALL_ONE.match(after)))


def _of_this_year(message: Message, hits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The choices said of this year, where others are said of an earlier one: 去年的是C, 今年公布的是B; C是去年的."""
    now = [hit for hit in hits if not OF_A_PAST_YEAR.match(message.text[hit[1] :])]
    hits = now or hits
    marks = [years.mark_before(message, at) for at, _, _ in hits]
    if 0 in marks and any(mark is not None and mark < 0 for mark in marks):
        return [hit for hit, mark in zip(hits, marks, strict=True) if mark == 0]
    return hits


def _lettered(said: Said, fact: Fact, text: str) -> list[tuple[int, int, str]]:
    """`亩产评价给我们打了个D`: a choice that is one letter, in the clause of a word of the fact."""
    letters = {
        choice.value.lower(): choice.value
        for choice in fact.choices
        if len(choice.value) == 1 and choice.value.isascii()
    }
    if not letters:
        return []
    letter = f"(?<![a-z0-9])(?P<letter>[{''.join(letters)}])(?![a-z0-9])"
    patterns = [rf"{re.escape(word)}[^，。,;；？?]{{0,14}}?{letter}" for word in fact.words]
    if any(word in text for word in fact.words):  # 亩产评价倒数第二档, 就是C; 不是B而是C
        patterns.append(rf"(?:就是|而是|[改变调升降][成为到]了?){letter}(?=[类档]?了?(?:[，。,;；！!？?]|$))")
        patterns.append(rf"{years.MARK.pattern}[^，。,;；？?\d]{{0,6}}?[是为成了到评升降]{letter}(?=[类档]?[了的]?(?:[，。,;；！!？?]|$))")
    if fact.id in said.open:
        patterns.append(rf"^(?:是|嗯|哦|就)?个?{letter}[。!！]?$")
    if fact.id in said.known or fact in said.asked:
        patterns.append(rf"(?:^|[，。,;；]|(?<!不)是|成|到|按|换|了)个?{letter}")
    found = (m for p in patterns for m in re.finditer(p, text))
    return [(m.start("letter"), m.end(), letters[m["letter"]]) for m in found if not DENIED_BEFORE.search(text[: m.start("letter")])]


def _named_alone(said: Said, fact: Fact) -> list[tuple[int, int, str]]:
    """A choice that is all of a clause, of a fact that was spoken of: 算了还是行业的, 费用是780万."""
    if fact.id not in said.known and fact not in said.asked:
        return []
    values = "|".join(re.escape(choice.value.lower()) for choice in fact.choices if len(choice.value) > 1)
    if not values:
        return []
    named = re.compile(rf"{LED_IN}(?P<value>{values}){LED_OUT}")
    own = {choice.value.lower(): choice.value for choice in fact.choices}
    found = (named.fullmatch(said.message.asserted, low, high) for low, high in said.message.segments)
    return [(*match.span("value"), own[match["value"]]) for match in found if match]


def _pending(message: Message, text: str, hit: tuple[int, int, str]) -> bool:
    """Whether the choice is one that is still hoped for: 国家级还在申报."""
    start, stop = message.segment_at(hit[0])
    return bool(
        PENDING_AFTER.match(text[hit[1] : stop]) or WANTED.search(text[max(start, hit[0] - WANTED_SPAN) : hit[0]])
    )


def _gap(hit: tuple[int, int, str], spans: Sequence[tuple[int, int]]) -> int:
    return min(max(start - hit[1], hit[0] - end, 0) for start, end in spans)
