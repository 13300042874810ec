"""Matters of every other kind of the demo office, walked to where a test needs them."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from forms.schemas.service import current_edition
from people.models import Person
from workflows.chains.models import Proceeding
from workflows.chains.offspring import grow
from workflows.chains.service import perform, submit

PersonOf = Callable[[str], Person]
#: act, by, on which day of September 2026, opinion, and what else it takes.
Acts = Iterable[tuple[Any, ...]]
SHANGHAI = ZoneInfo("Asia/Shanghai")

COVER = {
    "title": "3号楼前井盖松动",
    "description": "井盖松动，夜里有人绊倒。已放警示桩。",
    "category": "facilities",
    "complexity": "ordinary",
}
#: D4-4.4a: one person finds it, solves it and brings the answer back.
PLAIN = (
    ("accept", "grid-worker", 2, "已到现场看过。"),
    ("resolve", "grid-worker", 3, "换了新井盖，已踩实。"),
    ("answer", "grid-worker", 3, "当面告知反映人，表示满意。"),
    ("close", "grid-worker", 3, ""),
)
#: D4-4.4c: handed up twice; the third rung does everything that is left.
UP_THE_LADDER = (
    ("accept", "grid-worker", 2, "已到现场看过。"),
    ("hand_up", "grid-worker", 2, "网格里没有材料。"),
    ("handle", "grid-head", 3, "联系了物业。"),
    ("hand_up", "grid-head", 4, "物业不管，请服务站协调。"),
    ("handle", "service-station", 5, "约了排水公司。"),
    ("handle", "service-station", 7, "排水公司已备料。"),
    ("resolve", "service-station", 8, "换了新井盖。"),
    ("answer", "service-station", 9, "电话告知反映人。"),
    ("close", "service-station", 9, ""),
)
REOPENED = (
    ("reopen", "grid-worker", 12, "井盖又松了。"),
    ("handle", "grid-worker", 13, "重新加固。"),
    ("resolve", "grid-worker", 14, "加了垫圈，不再晃动。"),
    ("answer", "grid-worker", 14, "当面告知反映人。"),
    ("close", "grid-worker", 14, ""),
)
#: The same, where the service station had solved it.
REOPENED_ABOVE = tuple(
    (act, by if act == "reopen" else "service-station", day, opinion)
    for act, by, day, opinion in REOPENED
)
SEAL_REQUEST = {"seal": "office", "subject": "关于井盖维修的函", "copies": 3}
SEALED = (
    ("approve", "deputy-leader", 1, "同意用章。"),
    ("file", "office-clerk", 2, "已盖章三份。"),
)
EVALUATION = {"score": 88, "grounds": "查台账、访居民，反映良好；夜间巡查到位。"}
BALLOTS = {"satisfied": 93, "fair": 5, "poor": 2}
PLATFORM = {"score": 91.5, "remarks": "上报及时，两件超时。"}
RATED = (
    ("rate", "community-secretary", 2, "", {"form": "community-evaluation"}, EVALUATION),
    ("rate", "community-secretary", 2, "", {"form": "residents-ballots"}, BALLOTS),
    ("rate", "service-centre", 3, "", {"form": "platform-result"}, PLATFORM),
)
FINISHED = (
    ("review", "office-director", 4, "三份材料齐全。"),
    ("announce", "office-director", 5, ""),
    ("appeal", "grid-worker", 6, "平台的两件超时是系统停机造成的。"),
    ("amend", "office-director", 8, "经核实，更正得分。", {"score": "91"}),
    ("finish", "office-director", 10, ""),
)
PATROL = {
    "day": "2026-09-01",
    "from_time": "09:00",
    "to_time": "11:30",
    "area": "春和苑1至6号楼",
    "households": 3,
    "found": False,
}


def on(day: int, month: int = 9) -> datetime:
    """Nine o'clock on a day of 2026, by default in September."""
    return datetime(2026, month, day, 9, tzinfo=SHANGHAI)


def walked(
    person: PersonOf, form: str, answers: Any, by: str, acts: Acts, day: int = 1
) -> Proceeding:
    """Handed in, and after these acts."""
    matter = submit(current_edition(form), answers, by=person(by), at=on(day))
    return gone_on(person, matter, acts)


def gone_on(person: PersonOf, matter: Proceeding, acts: Acts) -> Proceeding:
    """The same matter after some more acts."""
    for act, by, day, opinion, *more in acts:
        data, answers = (*more, None, None)[:2]
        matter = perform(
            matter, act, by=person(by), at=on(day), opinion=opinion, data=data, answers=answers
        )
    return matter


def case(
    person: PersonOf, acts: Acts = PLAIN, by: str = "grid-worker", **answers: Any
) -> Proceeding:
    """A manhole cover, reported on the first of September."""
    return walked(person, "case", COVER | answers, by, acts)


def seal_request(person: PersonOf, acts: Acts = SEALED, **answers: Any) -> Proceeding:
    """Three copies of a letter."""
    return walked(person, "seal-request", SEAL_REQUEST | answers, "grid-worker", acts)


def assessment(person: PersonOf, acts: Acts = (*RATED, *FINISHED)) -> Proceeding:
    """The third quarter of `grid-worker`, opened by the office."""
    user = person("grid-worker").user
    answers = {"person": user.username, "year": 2026, "period": "q3"}
    return walked(person, "assessment", answers, "office-director", acts)


def diary(
    person: PersonOf,
    day: date,
    *,
    checked: date | None = None,
    by: str = "grid-worker",
    checker: str = "grid-head",
    **answers: Any,
) -> Proceeding:
    """A patrol of one day, written on it; looked over the next day unless told otherwise."""
    filled = PATROL | {"day": day.isoformat()} | answers
    at = datetime(day.year, day.month, day.day, 18, tzinfo=SHANGHAI)
    record = submit(current_edition("diary"), filled, by=person(by), at=at)
    return record if checked is None else check(person, record, checked, checker)


def check(person: PersonOf, record: Proceeding, day: date, by: str = "grid-head") -> Proceeding:
    """Look a record over."""
    at = datetime(day.year, day.month, day.day, 9, tzinfo=SHANGHAI)
    return perform(record, "check", by=person(by), at=at, opinion="看过，写得清楚。")


def september(person: PersonOf, days: Iterable[int] = (1, 2, 3), **more: Any) -> list[Proceeding]:
    """Patrols on these days of September, each looked over on the next."""
    return [
        diary(person, date(2026, 9, day), checked=date(2026, 9, day + 1), **more) for day in days
    ]


def grown(person: PersonOf, record: Proceeding, day: int = 5) -> Proceeding:
    """The case that a problem in a diary became."""
    edition = current_edition("case")
    more = {"category": "facilities", "complexity": "ordinary"}
    return grow(record, edition, by=person("grid-worker"), at=on(day), answers=more)
