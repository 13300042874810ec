"""What is handed in during a game, and with which answers."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.plugins.kinds import CASE, DIARY, WITH_PROBLEM
from tests.plugins.matters import slip
from tests.seals import ANSWERS

from .assessing import assessments

HANDLED_BY = ("on_the_spot", "community", "office", "department", "special")
WHY = ("personal", "sick", "marriage")


def _leave(days: int, later: int, why: str) -> tuple[str, Any]:
    return "leave", slip(days, date(2026, 3, 1) + timedelta(days=later), leave_type=why)


def _seal(copies: int) -> tuple[str, Any]:
    return "seal", {**ANSWERS, "copies": copies}


def _case(handled_by: str, complexity: str) -> tuple[str, Any]:
    return "case", {**CASE, "handled_by": handled_by, "complexity": complexity}


def _diary(found: bool) -> tuple[str, Any]:
    return "diary", WITH_PROBLEM if found else DIARY


leaves = st.builds(
    _leave, st.sampled_from([1, 2, 5, 10, 20, 40, 61]), st.integers(0, 200), st.sampled_from(WHY)
)
seals = st.builds(_seal, st.sampled_from([3, 12, 25, 35, 50, 200]))
cases = st.builds(_case, st.sampled_from(HANDLED_BY), st.sampled_from(["ordinary", "major"]))
diaries = st.builds(_diary, st.booleans())
#: A form and its answers; most of them have an approval.
asked = st.one_of(leaves, leaves, seals, seals, seals, cases, diaries, assessments)
