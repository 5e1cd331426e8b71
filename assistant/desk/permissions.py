"""What each role may do at the desk: one table of acts, and one of the addresses that are an act each.

坐席 receives visitors, answers the queue and drafts; 审核 does that too, and releases what others drafted; 管理员 keeps the
users and steps in where a second person is needed, but receives nobody. Who drafted something never releases it: that
is checked where it happens, in `assistant.state.office`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

CLERK, REVIEWER, ADMIN = "clerk", "reviewer", "admin"


class Act(StrEnum):
    LOOK = "look"
    SERVE = "serve"
    EXPORT = "export"
    REMOVE = "remove"
    CANCEL_ANOTHERS = "cancel_anothers"
    DRAFT = "draft"
    RELEASE = "release"
    ANSWER = "answer"
    CONFIRM = "confirm"
    USERS = "users"


ALLOWED: Mapping[Act, frozenset[str]] = {
    Act.LOOK: frozenset((CLERK, REVIEWER, ADMIN)),  # rules, consultations, slips, what the office keeps
    Act.SERVE: frozenset((CLERK, REVIEWER)),  # calculate for a visitor, consultations, slips
    Act.EXPORT: frozenset((CLERK, REVIEWER, ADMIN)),
    Act.REMOVE: frozenset((REVIEWER, ADMIN)),  # a visitor's consultation, at the visitor's wish
    Act.CANCEL_ANOTHERS: frozenset((REVIEWER, ADMIN)),  # a slip that somebody else gave
    Act.DRAFT: frozenset((CLERK, REVIEWER, ADMIN)),  # records of the office, and proposals to take one back
    Act.RELEASE: frozenset((REVIEWER, ADMIN)),  # what another one drafted or proposed
    Act.ANSWER: frozenset((CLERK, REVIEWER)),  # the queue of the chat
    Act.CONFIRM: frozenset((REVIEWER,)),  # eval cases that another one drafted
    Act.USERS: frozenset((ADMIN,)),
}

ADDRESSES: Mapping[tuple[str, str], Act] = {
    ("GET", "/desk/rules/{rule_id}"): Act.SERVE,
    ("POST", "/desk/rules/{rule_id}"): Act.SERVE,
    ("GET", "/desk/company"): Act.SERVE,
    ("POST", "/desk/company"): Act.SERVE,
    ("POST", "/desk/consultation/plan"): Act.SERVE,
    ("POST", "/desk/consultation/drafts/{form}"): Act.SERVE,
    ("POST", "/desk/consultation/items/{rule_id}"): Act.SERVE,
    ("POST", "/desk/consultation/remove/{item_id}"): Act.SERVE,
    ("POST", "/desk/consultation/company"): Act.SERVE,
    ("POST", "/desk/consultation/park"): Act.SERVE,
    ("POST", "/desk/consultation/close"): Act.SERVE,
    ("POST", "/desk/consultations/{number}/resume"): Act.SERVE,
    ("POST", "/desk/consultations/{number}/slip"): Act.SERVE,
    ("POST", "/desk/slips/{number}/correct"): Act.SERVE,
    ("POST", "/desk/slips/{number}/cancel"): Act.LOOK,  # of one's own; another's slip needs CANCEL_ANOTHERS
    ("GET", "/desk/consultations"): Act.LOOK,
    ("GET", "/desk/consultations/{number}"): Act.LOOK,
    ("GET", "/desk/consultations/{number}/data"): Act.EXPORT,
    ("POST", "/desk/consultations/{number}/remove"): Act.REMOVE,
    ("GET", "/desk/slips"): Act.LOOK,
    ("GET", "/desk/slips/{number}"): Act.LOOK,
    ("GET", "/desk/slips/{number}.pdf"): Act.LOOK,
    ("GET", "/desk/export.xlsx"): Act.EXPORT,
    ("GET", "/desk/statistics"): Act.LOOK,
    ("GET", "/desk/statistics.xlsx"): Act.EXPORT,
    ("GET", "/desk/lists"): Act.SERVE,
    ("POST", "/desk/lists"): Act.SERVE,
    ("GET", "/desk/lists/template.{kind}"): Act.SERVE,
    ("GET", "/desk/lists/{run_id}"): Act.SERVE,
    ("GET", "/desk/lists/{run_id}/results.xlsx"): Act.SERVE,
    ("POST", "/desk/lists/{run_id}/remove"): Act.SERVE,
    ("GET", "/desk/office"): Act.LOOK,
    ("GET", "/desk/office/new/{kind}"): Act.DRAFT,
    ("POST", "/desk/office/new/{kind}"): Act.DRAFT,
    ("GET", "/desk/office/{entry_id}"): Act.LOOK,
    ("POST", "/desk/office/{entry_id}/release"): Act.RELEASE,
    ("POST", "/desk/office/{entry_id}/refuse"): Act.RELEASE,
    ("POST", "/desk/office/{entry_id}/withdraw"): Act.DRAFT,
    ("POST", "/desk/office/{entry_id}/propose-end"): Act.DRAFT,
    ("POST", "/desk/office/{entry_id}/end"): Act.RELEASE,
    ("POST", "/desk/office/{entry_id}/keep"): Act.RELEASE,
    ("GET", "/desk/queue"): Act.LOOK,
    ("GET", "/desk/queue/topics"): Act.LOOK,
    ("GET", "/desk/queue/questions/{turn_id}"): Act.LOOK,
    ("POST", "/desk/queue/questions/{turn_id}/answer"): Act.ANSWER,
    ("POST", "/desk/queue/questions/{turn_id}/aside"): Act.ANSWER,
    ("POST", "/desk/queue/questions/{turn_id}/case"): Act.ANSWER,
    ("GET", "/desk/queue/persons/{handoff_id}"): Act.ANSWER,
    ("POST", "/desk/queue/persons/{handoff_id}/take"): Act.ANSWER,
    ("POST", "/desk/queue/persons/{handoff_id}/answer"): Act.ANSWER,
    ("POST", "/desk/queue/persons/{handoff_id}/close"): Act.ANSWER,
    ("GET", "/desk/cases"): Act.LOOK,
    ("POST", "/desk/cases/{case_id}/confirm"): Act.CONFIRM,
    ("POST", "/desk/cases/{case_id}/discard"): Act.ANSWER,
    ("GET", "/desk/cases.jsonl"): Act.EXPORT,
    ("GET", "/desk/users"): Act.USERS,
    ("POST", "/desk/users"): Act.USERS,
    ("POST", "/desk/users/remove"): Act.USERS,
}

ENTRANCE = frozenset(
    (("GET", "/desk"), ("POST", "/desk/sign-in"), ("POST", "/desk/sign-out"), ("POST", "/desk/terminal"))
)
"""Addresses that are open before the sign-in."""

ON_TERMINAL = frozenset(
    (
        ("GET", "/desk/rules/{rule_id}"),
        ("POST", "/desk/rules/{rule_id}"),
        ("GET", "/desk/company"),
        ("POST", "/desk/company"),
        ("POST", "/desk/consultation/plan"),
        ("POST", "/desk/consultation/drafts/{form}"),
        ("POST", "/desk/consultation/items/{rule_id}"),
        ("POST", "/desk/consultation/remove/{item_id}"),
        ("POST", "/desk/consultation/company"),
        ("POST", "/desk/consultation/park"),
        ("POST", "/desk/consultation/close"),
        ("POST", "/desk/consultations/{number}/slip"),
        ("GET", "/desk/slips/{number}"),
    )
)
"""What is left on a public terminal: the visitor's own consultation, and nothing that shows another one's. A slip is
printed from its page there: a PDF would stay in the browser's viewer or among its downloads, where nothing clears it."""


def may(role: str, act: Act) -> bool:
    return role in ALLOWED[act]


def may_open(role: str, method: str, path: str) -> bool:
    """Whether a role may use an address, by the path it was registered with; what stands in no table is nobody's."""
    act = ADDRESSES.get((method, path))
    return act is not None and may(role, act)


def unlisted(registered: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Addresses of the desk that the table has forgotten."""
    return {address for address in registered if address not in ADDRESSES and address not in ENTRANCE}
