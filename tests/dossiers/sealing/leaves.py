"""Leaves of the demo office, walked to where a test needs them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from forms.schemas.service import current_edition
from people.models import Person
from tests.plugins.matters import MET
from workflows.chains.models import Proceeding
from workflows.chains.service import perform, submit

PersonOf = Callable[[str], Person]
SHANGHAI = ZoneInfo("Asia/Shanghai")
FIVE_DAYS = {
    "leave_type": "personal",
    "first_day": "2026-09-14",
    "last_day": "2026-09-18",
    "reason": "老家房屋修缮，需本人到场。",
}
ADVICE = "同意。请第2网格网格员代为巡查。"

#: D1-3.2b from the first signature to the return: act, by, on which day of September 2026, opinion.
WHOLE = (
    ("opine", "deputy-leader", 1, ADVICE),
    ("approve", "office-director", 2, "同意。"),
    ("file", "office-clerk", 2, ""),
    ("report_back", "grid-worker", 19, ""),
)
RETURNED = (
    ("opine", "deputy-leader", 1, ADVICE),
    ("return", "office-director", 2, "请写明由谁代班。"),
    ("resubmit", "grid-worker", 3, ""),
)
REJECTED = (
    ("opine", "deputy-leader", 1, "不同意。"),
    ("reject", "office-director", 2, "人手不够。"),
)


def on(day: int) -> datetime:
    """Nine o'clock on a day of September 2026."""
    return datetime(2026, 9, day, 9, tzinfo=SHANGHAI)


def handed_in(person: PersonOf, **answers: Any) -> Proceeding:
    """Five days of leave, unless the answers say otherwise."""
    asked = FIVE_DAYS | answers
    return submit(current_edition("leave"), asked, by=person("grid-worker"), at=on(1))


def walked(
    person: PersonOf, acts: Any = WHOLE, *, later: timedelta = timedelta(), **answers: Any
) -> Proceeding:
    """The same, after these acts; of a leave that lies so much later one also comes back later."""
    leave = handed_in(person, **answers)
    for act, by, day, opinion in acts:
        met = MET if act == "deliberate" else None
        at = on(day) + later if act == "report_back" else on(day)
        leave = perform(leave, act, by=person(by), at=at, opinion=opinion, data=met)
    return leave
