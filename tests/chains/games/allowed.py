"""What may come of what: from which state which act leads where (design section 7), once more in a table."""

from collections.abc import Iterable

from trail.models import Trace

TOLD = ("copy", "urge", "remind", "chase", "escalate", "hand_over", "reassign")
DECISIONS = ("approve", "deliberate", "refer")


def _stays(state: str, acts: Iterable[str]) -> set[tuple[str, str, str]]:
    return {(state, act, state) for act in acts}


APPLICATION = {
    ("", "submit", "in_approval"),
    ("in_approval", "reject", "rejected"),
    ("in_approval", "return", "returned"),
    ("in_approval", "withdraw", "withdrawn"),
    ("returned", "withdraw", "withdrawn"),
    ("returned", "resubmit", "in_approval"),
    *_stays("in_approval", (*TOLD, *DECISIONS, "opine", "return", "add_signer")),
    *_stays("approved", (*TOLD, "file")),
    *(("in_approval", act, "approved") for act in DECISIONS),
}
LEAVE = {
    ("approved", "report_back", "closed"),
    ("approved", "cancel", "cancelled"),
    ("approved", "correct", "returned"),
    ("in_approval", "note_absence", "in_approval"),
    ("approved", "note_absence", "approved"),
    ("closed", "note_absence", "closed"),
}
SEAL = {
    ("approved", "file", "closed"),
    *(("in_approval", act, "closed") for act in DECISIONS),
}
RUNGS = ("reported", "accepted", "handling")
CASE = {
    ("", "report", "reported"),
    ("reported", "accept", "accepted"),
    ("reported", "register", "resolved"),
    ("reported", "decline", "declined"),
    ("accepted", "decline", "declined"),
    ("resolved", "answer", "answered"),
    ("answered", "close", "closed"),
    ("answered", "reopen", "handling"),
    ("closed", "reopen", "handling"),
    *((each, "hand_up", "handling") for each in RUNGS),
    *((each, act, to) for each in RUNGS[1:] for act, to in
      (("handle", "handling"), ("resolve", "resolved"), ("answer", each))),
    *(row for each in (*RUNGS, "resolved") for row in _stays(each, TOLD)),
}  # fmt: skip
RECORD = {
    ("", "submit", "filed"),
    ("filed", "check", "checked"),
    ("filed", "return", "returned"),
    ("returned", "check", "checked"),
    ("returned", "resubmit", "filed"),
    *_stays("filed", (*TOLD, "check")),
}
ASSESSMENT = {
    ("", "submit", "collecting"),
    ("collecting", "review", "in_review"),
    ("collecting", "discontinue", "cancelled"),
    ("in_review", "announce", "announced"),
    ("announced", "appeal", "under_appeal"),
    ("announced", "finish", "final"),
    ("under_appeal", "uphold", "announced"),
    ("under_appeal", "amend", "announced"),
    *_stays("collecting", (*TOLD, "rate")),
    *_stays("in_review", TOLD),
    *_stays("announced", TOLD),
}
ALLOWED = {
    "application": APPLICATION | SEAL,
    "leave": APPLICATION | LEAVE,
    "case": CASE,
    "record": RECORD,
    "assessment": ASSESSMENT,
}
#: An act that none of these names came later: only its trail is looked at.
KNOWN = {act for rows in ALLOWED.values() for _from, act, _to in rows}


def course_is_allowed(kind: str, traces: Iterable[Trace]) -> None:
    """Each trace begins where the one before ended, and leads where its act may lead."""
    state = ""
    for each in traces:
        assert each.from_state == state
        state = each.to_state
        row = (each.from_state, each.act, each.to_state)
        assert row in ALLOWED[kind] or each.act not in KNOWN, row
