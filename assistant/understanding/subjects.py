"""Which rules a message speaks of: the words of every rule, a longer match beating a shorter one, rarity deciding the weight."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.understanding.places import NAMES
from tools.rule import Rule

PLACE = re.compile("|".join(map(re.escape, NAMES)))
NOT_WILD = frozenset(
    "0123456789+“”国家省市区县级一二三四五六七八九十百千万亿不没未非无前后年月首次abcdefghijklmnopqrstuvwxyz"
)
"""Characters whose change changes the meaning: a misspelling is never assumed in them."""

FUNCTION_WORDS = frozenset("能还怎么吗多少今年什有是在哪谁几报给补")
"""A phrase with one of these is a way of asking, and one character off it is another phrase, not a misspelling."""

JOINING = FUNCTION_WORDS | frozenset("每的了和也就都要及与或等，。、？！")

NEGATED_SUBJECT = re.compile(r"(?:(?<![是])不是|并非|不属于|别跟|不问|不是问|除了|不算)(?:那个?|这个?|什么)?$|(?:本来|原来|原本)(?:是?想|要|打算)问[^，。]{0,8}$|(?:先不|不)(?:问|说|管|看)[^，。]{0,6}$|(?:别|甭|不要|不用|不该|不能)(?:再|又|给我们?|跟我们?|和我们?)*(?:按|照|拿|用|套|扯|提|往|当)(?:成|着|到|作)?(?:那个?|这个?)?$")
ANOTHER_SYSTEM = re.compile(r"(?:质量|环境|能源|职业健康|健康安全|信息安全|知识产权|服务|测量|食品安全|合规)$")
NOT_HAD_BEFORE = re.compile(r"(?:没有?|未|尚未|并未)(?:拿到?|取得|获得|获|通过|评上|评|做|办|下来)(?:了|过|任何|什么)?$")
NOT_HAD_AFTER = re.compile(r"^[^，。,;；？?]{0,6}?(?:没有?|未|并没|都没)(?:进去?|入选|评上?|选上|拿到?|参加|申报|报上?|做|搞|上榜|轮到|通过)(?!呢|怎)")
NOT_HAD = 0.1  # what is left of a word for what the company says it does not have
CONTAINED = 0.25  # what is left of a match that lies inside a longer one of another rule
SAID_NOT = 0.4  # what is left of a rule whose own word is denied: 不是拿证, 是贯标试点
MISSPELT = 0.8
LEAST_MISSPELT, LONGEST_MISSPELT = 4, 8


@dataclass(frozen=True)
class Match:
    """A word of a rule, found at start:end of the message."""

    start: int
    end: int
    word: str
    weight: float
    whole: bool = True


@dataclass(frozen=True)
class Evidence:
    """How strongly a message's words point to a rule, and where."""

    rule: str
    score: float
    matches: tuple[Match, ...]

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        return tuple((m.start, m.end) for m in self.matches)


class SubjectIndex:
    """The words of all rules. Built once; `find` takes well under a millisecond for a usual message."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for rule in rules.values():
            for word in subject_words(rule):
                owners[word].add(rule.id)
        self._owners: Mapping[str, frozenset[str]] = {word: frozenset(ids) for word, ids in owners.items()}
        self._lengths = sorted({len(word) for word in owners}, reverse=True)

    @cached_property
    def _near(self) -> Mapping[str, tuple[str, ...]]:
        """Every word of four or more characters with one character left open, to find a misspelt one."""
        near: dict[str, list[str]] = defaultdict(list)
        for word in self._owners:
            own = PLACE.sub("", word)
            if len(own) >= LEAST_MISSPELT and len(word) <= LONGEST_MISSPELT and FUNCTION_WORDS.isdisjoint(word):
                for i, char in enumerate(word):
                    if char not in NOT_WILD:
                        near[f"{word[:i]}＿{word[i + 1 :]}"].append(word)
        return {pattern: tuple(words) for pattern, words in near.items()}

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """Two characters that stand side by side in some word: where they do, the message means them (标杆 is no 标识)."""
        return frozenset(word[i : i + 2] for word in self._owners for i in range(len(word) - 1))

    @staticmethod
    def none(rule: str) -> Evidence:
        """No word of the rule."""
        return Evidence(rule, 0.0, ())

    def weight(self, word: str) -> float:
        """Long and rare words weigh most: 两化融合管理体系认证 far above 平台."""
        return max(1.3, min(len(word), 9) ** 0.8) / (1 + 0.45 * math.log(len(self._owners[word])))

    def find(self, text: str, within: Collection[str] | None = None) -> dict[str, Evidence]:
        """Evidence by rule id for a lower-case text. A word of a rule outside `within` does not outdo a shorter one."""
        places = [(at, word) for word in self._owners for at in _all(text, word)]
        denied = [(at, word) for at, word in places if _is_not_meant(text, at, word)]
        not_had = self._not_had(text, places)
        found = [
            (at, at + len(word), word, NOT_HAD if (at, word) in not_had else 1.0)
            for at, word in places
            if (at, word) not in denied
        ]
        not_meant = {rule for _, word in denied if len(self._owners[word]) == 1 for rule in self._owners[word]}
        known = {i for start, end, word, _ in found if len(word) > 1 for i in range(start, end)}
        found += self._misspelt(text, known)
        per_rule: dict[str, list[Match]] = defaultdict(list)
        for start, end, word, factor in found:
            covers = [
                f
                for f in found
                if f[0] <= start
                and end <= f[1]
                and f[1] - f[0] > end - start
                and (within is None or not self._owners[f[2]].isdisjoint(within))
            ]
            for rule in sorted(self._owners[word]):
                if any(rule in self._owners[cover[2]] for cover in covers):
                    continue
                share = CONTAINED if covers else 1.0
                per_rule[rule].append(Match(start, end, word, self.weight(word) * factor * share, whole=not covers))
        score = {rule: _score(matches) * (SAID_NOT if rule in not_meant else 1.0) for rule, matches in per_rule.items()}
        return {rule: Evidence(rule, score[rule], tuple(matches)) for rule, matches in per_rule.items()}

    def _not_had(self, text: str, places: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
        """What the company says it does not have (另外百家品牌名单我们没进去), where it speaks of something else besides."""
        denied = [
            (at, word)
            for at, word in places
            if NOT_HAD_BEFORE.search(text[max(0, at - 8) : at]) or NOT_HAD_AFTER.match(text[at + len(word) :])
        ]
        owners = frozenset[str]().union(*(self._owners[word] for _, word in denied))
        besides = any(place not in denied and owners.isdisjoint(self._owners[place[1]]) for place in places)
        return denied if besides else []

    def _misspelt(self, text: str, known: set[int]) -> Iterable[tuple[int, int, str, float]]:
        """Words with one character wrong, where no word stands as it is written."""
        for length in self._lengths:
            if not LEAST_MISSPELT <= length <= LONGEST_MISSPELT:
                continue
            for start in range(len(text) - length + 1):
                window = text[start : start + length]
                if not known.isdisjoint(range(start, start + length)):
                    continue
                for i, char in enumerate(window):
                    if char in NOT_WILD or char in JOINING or self._is_meant(text, start + i):
                        continue
                    for word in self._near.get(f"{window[:i]}＿{window[i + 1 :]}", ()):
                        if word[i] != char:
                            yield start, start + length, word, MISSPELT

    def _is_meant(self, text: str, at: int) -> bool:
        """Whether the character makes a known word with one of its neighbours."""
        return text[max(0, at - 1) : at + 1] in self._pairs or text[at : at + 2] in self._pairs


def _is_not_meant(text: str, at: int, word: str) -> bool:
    """Whether a word is said of what is not asked about, or is the end of another name: 质量管理体系认证."""
    if "体系" in word[:4] and ANOTHER_SYSTEM.search(text[max(0, at - 8) : at]):
        return True
    return NEGATED_SUBJECT.search(text[max(0, at - 14) : at]) is not None


def subject_words(rule: Rule) -> tuple[str, ...]:
    """The rule's own words and its title, in lower case without spaces between Chinese characters, each once.

    Their order is the rule's, so that scores add up and conversations remember alike in every process.
    """
    return tuple(dict.fromkeys(_tight(word) for word in (*rule.words, rule.title) if word))


def _tight(word: str) -> str:
    kept = [
        char
        for i, char in enumerate(word)
        if char != " " or (word[i - 1].isascii() and word[i + 1 : i + 2].isascii() and word[i - 1].isalnum())
    ]
    return "".join(kept).lower()


def _all(text: str, word: str) -> Iterable[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _score(matches: list[Match]) -> float:
    """Different words add up, a repeated word counts once, overlapping ones only in part."""
    best: dict[str, Match] = {}
    for match in matches:
        if match.word not in best or match.weight > best[match.word].weight:
            best[match.word] = match
    total, covered = 0.0, set[int]()
    for match in sorted(best.values(), key=lambda m: -m.weight):
        places = set(range(match.start, match.end))
        fresh = len(places - covered) / len(places)
        total += match.weight * fresh
        covered |= places
    return total
