"""`python -m tests.assistant.model.hostile_server`: the scripted server on a free port, hostile in every reply.

Prints its address, and goes through the hostile replies one after the other; to a request to listen it answers with a
reading that binds the message's numbers to rules nobody asked about.
"""

from __future__ import annotations

import itertools
import json
import re
import threading
from typing import Any

from tests.assistant.model.replies import HOSTILE, SPLIT
from tests.assistant.model.server import Reply, Running, Scripted, say
from tools.catalogue import RULES

NUMBERS = re.compile(r"[0-9一二三四五六七八九十百千]+(?:\.\d+)?(?:万|亿|百万|千万)?元?")


def make_hostile(script: Scripted) -> None:
    """Every reply is another hostile one: wrong figures, wrong readings, and now and then a failure."""
    lock = threading.Lock()
    phrases = itertools.cycle([*((text,) for text in HOSTILE.values()), *SPLIT.values()])
    rules = itertools.cycle([rule for rule in RULES.values() if not rule.is_lookup])

    def phrase(body: dict[str, Any]) -> Reply:
        with lock:
            chunks = next(phrases)
        data = json.loads(body["messages"][-1]["content"])
        tokens = re.findall(r"⟦F\d+⟧", json.dumps(data, ensure_ascii=False)) or ["99"]
        return say(*(re.sub(r"\{\w+\}", tokens[-1], chunk) for chunk in chunks))

    def listen(body: dict[str, Any]) -> Reply:
        data = json.loads(body["messages"][-1]["content"])
        words = NUMBERS.findall(data["question"]) or ["99万"]
        with lock:
            wanted = next(rules)
        known = [RULES[rule["id"]] for rule in data["rules"] if not RULES[rule["id"]].is_lookup]
        requests = [
            {
                "rule": rule.id,
                "facts": [
                    {"fact": fact.id, "words": words[number % len(words)], "value": "是"}
                    for number, fact in enumerate(reversed(rule.facts))
                ],
            }
            for rule in {rule.id: rule for rule in (*known[:2], wanted)}.values()
        ]
        return say(json.dumps({"requests": requests}, ensure_ascii=False))

    script.phrase, script.act, script.listen = phrase, phrase, listen


if __name__ == "__main__":
    with Running() as running:
        make_hostile(running)
        print(running.url, flush=True)
        threading.Event().wait()
