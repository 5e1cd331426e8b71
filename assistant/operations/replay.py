"""A recorded answer given once more: the same from the same versions, or what has changed since."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.calculator import calculate
from assistant.errors import AdvisorError, Code, Removal
from assistant.page.stating import Stated
from assistant.planning import plan_answer
from assistant.state import State, audit
from assistant.state.inputs import PLAN, Inputs, inputs_of
from assistant.strings import LANGUAGES, Strings, strings
from documents import Corpus
from tools.catalogue import RULES
from tools.facts import FactError

COMPARED = ("status", "facts", "headline", "awards", "total", "citations", "text")
PLACED = ("document", "article", "start", "end")
"""What the record keeps of a citation."""


@dataclass(frozen=True)
class Recorded:
    """An entry of the audit record with its words."""

    entry: Mapping[str, Any]
    inputs: Inputs

    @property
    def answer(self) -> dict[str, Any]:
        """The recorded answer, as far as the record keeps it."""
        entry = self.entry
        kept = {"status": entry["status"], "facts": entry["facts"], "citations": entry["citations"]}
        return kept | entry["figures"] | {"text": entry["answer"]}


@dataclass(frozen=True)
class Replay:
    """What came of it. `versions` names what is another one now: program, texts, each rule; `differs` the parts of the
    answer that are not as recorded, each as it was and as it is."""

    recorded: Recorded
    versions: Mapping[str, tuple[str, str]]
    differs: Mapping[str, tuple[Any, Any]]

    @property
    def same(self) -> bool:
        return not self.differs

    def data(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "id": self.recorded.entry["id"],
            "same": self.same,
            "model": self.recorded.inputs.model,
            "versions": {name: {"then": then, "now": now} for name, (then, now) in self.versions.items()},
            "differs": {name: {"then": then, "now": now} for name, (then, now) in self.differs.items()},
        }

    def lines(self, words: Strings) -> list[str]:
        """For a person: same or not, what differs, and which versions are others."""
        entry = self.recorded.entry
        said = [words.say("operations.replay_of", id=entry["id"], at=entry["at"], as_of=entry["as_of"])]
        if self.same:
            key = "operations.replay_same_since" if self.versions else "operations.replay_same"
            said.append(words.say(key))
        else:
            parts = words.say("operations.joint").join(words.say(f"operations.part_{name}") for name in self.differs)
            said.append(words.say("operations.replay_differs", parts=parts))
        for name, (then, now) in self.versions.items():
            rule = name.removeprefix("rule ")
            label = words.say("operations.version_rule", rule=rule) if rule != name else words.say(f"operations.{name}")
            said.append(words.say("operations.version_changed", name=label, then=then[:12], now=now[:12]))
        if not self.same and not self.versions:
            said.append(words.say("operations.replay_unexplained"))
        if self.recorded.inputs.model:
            said.append(words.say("operations.replay_model", model=self.recorded.inputs.model))
        return said


def recorded(state: State, entry_id: int) -> Recorded:
    """The entry with its words and inputs. Raises AdvisorError where there is none, or where its words are removed."""
    with state.session() as session:
        found = audit.find(session, entry_id)
        if found is None:
            raise AdvisorError(Code.NO_RECORD, id=entry_id)
        entry = audit.whole(session, found)
    if entry["removed"] is not None:
        raise AdvisorError(
            Code.REPLAY_GONE, id=entry_id, at=entry["removed"]["at"], reason=Removal(entry["removed"]["reason"])
        )
    if entry["inputs"] is None:
        raise AdvisorError(Code.NO_INPUTS, id=entry_id)
    try:
        return Recorded(entry, inputs_of(entry["inputs"]))
    except LookupError as error:
        raise AdvisorError(Code.REPLAY_IMPOSSIBLE, id=entry_id, reason=error) from error


def replay(record: Recorded, advisor: Advisor, stopped: Collection[str] = ()) -> Replay:
    """Answers the recorded question again, on its own day, from what was known before it.

    Where a language model was on, the wording is its own each time and is not compared; figures and clauses are. Nor is
    what the office keeps beside the texts: it changes by itself, and has its own record of who said what when.
    Raises AdvisorError where today's rules cannot take the recorded facts.
    """
    try:
        answer = _answered_again(record, advisor)
    except (FactError, LookupError) as error:
        raise AdvisorError(Code.REPLAY_IMPOSSIBLE, id=record.entry["id"], reason=error) from error
    then, now = record.answer, _as_recorded(answer)
    compared = [name for name in COMPARED if name != "text" or record.inputs.model is None]
    return Replay(
        record,
        _versions(record.entry, advisor.corpus, stopped),
        {name: (then[name], now[name]) for name in compared if _compared(then[name]) != _compared(now[name])},
    )


def _compared(part: Any) -> Any:
    """A part of an answer as it is compared: its text as far as it stands on the policies."""
    if not isinstance(part, str):
        return part
    for language in LANGUAGES:
        part = part.partition(strings(language).say("office.heading"))[0]
    return part.rstrip()


def _answered_again(record: Recorded, advisor: Advisor) -> Answer:
    inputs, memory = record.inputs, record.inputs.memory()
    question, on = record.entry["question"], _day(record.entry)
    if inputs.rule is not None:
        words = strings(inputs.language or "zh-CN")
        if inputs.rule == PLAN:
            return plan_answer(RULES, advisor.corpus, inputs.written, inputs.place or None, on, words)
        return calculate(RULES[inputs.rule], inputs.written, advisor.corpus, on, words)
    if inputs.stated is not None:
        return Stated(inputs.stated, inputs.place, question).answered_by(
            advisor, memory, on, inputs.language or "zh-CN"
        )
    return advisor.ask(question, memory, on, inputs.language)


def _day(entry: Mapping[str, Any]) -> date:
    return date.fromisoformat(entry["as_of"])


def _as_recorded(answer: Answer) -> dict[str, Any]:
    data = answer.model_dump(mode="json")
    data["citations"] = [{key: citation[key] for key in PLACED} for citation in data["citations"]]
    return {name: data[name] for name in COMPARED}


def _versions(entry: Mapping[str, Any], corpus: Corpus, stopped: Collection[str]) -> dict[str, tuple[str, str]]:
    """The versions that are others now, as they were and as they are; a rule that the office has stopped is `stopped`."""
    now = {"program": audit.program_version(), "texts": corpus.digest}
    then = {"program": entry["program_version"], "texts": entry["corpus_digest"]}
    for rule in entry["rules"]:
        name = f"rule {rule['rule']}"
        then[name] = rule["digest"]
        now[name] = audit.rule_digest(rule["rule"]) if rule["rule"] in RULES else "-"
        now[name] = "stopped" if rule["rule"] in stopped else now[name]
    return {name: (then[name], now[name]) for name in then if then[name] != now[name]}
