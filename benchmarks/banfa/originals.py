"""Matters of every kind, really handed in and taken as far as they go; the rows are copies of them."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from benchmarks.answers import answers, over
from forms.schemas.service import current_edition
from people.models import Person
from workflows.chains.models import Proceeding
from workflows.chains.service import perform, submit

AN_HOUR = timedelta(hours=1)
A_WEEK = timedelta(weeks=1)
#: (who, act, what the act carries)
Act = tuple[str, str, dict[str, str]]


@dataclass(frozen=True)
class Course:
    """A form, how many of twenty matters are such ones, who begins it, and what is done to it."""

    form: str
    of_twenty: int
    answers: dict[str, Any]
    by: str = ""
    acts: tuple[Act, ...] = field(default_factory=tuple)


def leave(days: int = 2, *, place: int = 0) -> dict[str, str]:
    """A leave as the visits ask for it, in the weeks before theirs; nobody has two at one `place`."""
    asked = answers(0)
    first = date.fromisoformat(asked["first_day"]) - (place + 1) * A_WEEK
    spans = {"first_day": f"{first}", "last_day": f"{first + timedelta(days=days - 1)}"}
    return {key: value for key, value in {**asked, **spans}.items() if value}


def diary(day: date) -> dict[str, Any]:
    """A patrol of two hours."""
    return {
        "day": day.isoformat(),
        "from_time": "08:10",
        "to_time": "10:20",
        "area": "春和苑1至6号楼、沿街商铺",
        "companions": "网格信息员",
        "households": 6,
        "visited": "3号楼2单元；5号楼1单元独居老人；沿街商铺四户。",
        "found": False,
    }


CASE = {
    "title": "3号楼前井盖松动",
    "description": "巡查时居民反映，3号楼前的井盖松动，夜里有车经过时响动很大，老人和孩子经过不安全。",
    "category": "facilities",
    "complexity": "ordinary",
    "handled_by": "community",
    "place": "春和苑3号楼前",
    "reporter_name": "李阿姨",
}
SEAL = {"seal": "office", "subject": "关于井盖维修的函", "copies": 3}
RATED = {"person": "grid-worker", "year": 2026, "period": "q1"}

REPORT_BACK = "report_back"
SOLVED: tuple[Act, ...] = (
    ("grid-worker", "accept", {}),
    ("grid-worker", "resolve", {"opinion": "已联系物业更换井盖。"}),
    ("grid-worker", "answer", {"opinion": "已电话告知，反映人满意。"}),
    ("grid-worker", "close", {}),
)
TAKEN: tuple[Act, ...] = (
    ("deputy-leader", "approve", {"opinion": "同意。"}),
    ("office-clerk", "file", {}),
    ("grid-worker", REPORT_BACK, {}),
)
CHECKED: tuple[Act, ...] = (("grid-head", "check", {}),)


def courses(patrolled: date) -> tuple[Course, ...]:
    """Half of what an office of grids keeps are diaries and cases that have ended; these are its shares."""
    patrol = diary(patrolled)
    return (
        Course("leave", 5, leave()),
        Course("leave", 1, leave(place=1), acts=TAKEN),
        Course("diary", 3, patrol),
        Course("diary", 4, patrol, acts=CHECKED),
        Course("case", 2, CASE),
        Course("case", 3, CASE, acts=SOLVED),
        Course("seal-request", 1, SEAL),
        Course("assessment", 1, RATED, by="community-secretary"),
    )


def handed_in(course: Course, *, at: datetime) -> Proceeding:
    """A matter that has gone a course."""
    edition = current_edition(course.form)
    assert edition is not None
    matter = submit(edition, course.answers, by=_person(course.by or "grid-worker"), at=at)
    for number, (who, act, carried) in enumerate(course.acts):
        moment = (
            over(course.answers["last_day"]) if act == REPORT_BACK else at + AN_HOUR * (number + 1)
        )
        perform(matter, act, by=_person(who), at=moment, **carried)
    return Proceeding.objects.get(pk=matter.pk)


def _person(user: str) -> Person:
    return Person.objects.get(user__username=user)
