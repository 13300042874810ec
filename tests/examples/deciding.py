"""A slip from handing in to its end, as the examples tell it: decided at each step, on file, reported back."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from facts.held import Value, record
from forms.schemas.service import current_edition
from forms.submissions.uploading import take_in
from people.models import Person
from people.service import holders
from tests.pictures import picture
from tests.plugins.matters import MET
from workflows.chains.models import Step
from workflows.chains.recording import Sitting, record_minutes
from workflows.chains.service import perform, submit

SHANGHAI = ZoneInfo("Asia/Shanghai")
ONE_DAY = timedelta(days=1)
WORKED, SLOW = re.compile(r"C\d{3}"), pytest.mark.slow
MEETING = {"present": "全体班子成员"}


def by_case(cases: list[dict[str, Any]]) -> Any:
    """A test for each; those beside the worked cases themselves are left to `make test-all`."""
    rows = [
        pytest.param(each, id=each["case"], marks=() if WORKED.fullmatch(each["case"]) else SLOW)
        for each in cases
    ]
    return pytest.mark.parametrize("case", rows)


def morning_of(day: date) -> datetime:
    return datetime.combine(day, time(9), SHANGHAI)


def evening_of(day: date) -> datetime:
    """When slips are handed in, since what came in the morning is handed in the same day."""
    return datetime.combine(day, time(18), SHANGHAI)


def prepare(case: Mapping[str, Any], applicant: Person, clerk: Person) -> None:
    """What there is before the slip: what the office holds, minutes, earlier slips decided to their end."""
    record(applicant, [_value(row) for row in case.get("held", [])])
    for row in case.get("minutes", []):
        sitting = Sitting(
            "leaders-meeting", row["day"], MEETING["present"], applicant, "leave", row["says"]
        )
        record_minutes(sitting, by=clerk, at=morning_of(row["day"]))
    for row in case.get("earlier", []):
        matter = hand_in(row, applicant)
        list(decided(matter, evening_of(row["on"])))
        if not row.get("still_away"):
            report_back(matter, row.get("back"))


def answers_of(row: Mapping[str, Any], owner: Person) -> dict[str, Any]:
    """The answers, with a paper where the example says that a proof is handed in."""
    if not row.get("proof"):
        return dict(row["answers"])
    paper = take_in(SimpleUploadedFile("证明.png", picture()), owner=owner)
    return {**row["answers"], "proof": [str(paper.pk)]}


def hand_in(row: Mapping[str, Any], by: Person) -> Any:
    edition = current_edition(row.get("form", "leave"))
    return submit(edition, answers_of(row, by), by=by, at=evening_of(row["on"]))


def decided(matter: Any, at: datetime) -> Iterable[tuple[str, str, str]]:
    """Everybody whose turn it is consents, until nobody's is: post, act, and the state afterwards."""
    while step := _current(matter).first():
        who = next(
            each.person
            for each in holders(step.desk, localdate(at), matter.form_edition.slug)
            if each.person.pk != matter.applicant_id
        )
        data = _met(matter.applicant) if step.act == "deliberate" else None
        matter = perform(matter, step.act, by=who, at=at, opinion="同意。", data=data)
        yield step.post_id, step.act, matter.state


def _met(applicant: Person) -> dict[str, str]:
    """Three of the four members were there; in his own matter a member stands aside."""
    there = [*MET["members"].split(","), "deputy-leader-2"]
    return {"members": ",".join([each for each in there if each != applicant.handle][:3])}


def report_back(matter: Any, back: date | None = None) -> Any:
    return perform(
        matter,
        "report_back",
        by=matter.applicant,
        at=max(morning_of(back or matter.last_day + ONE_DAY), evening_of(localdate(matter.submitted_at))),
        data={"back_on": (back or matter.last_day + ONE_DAY).isoformat()},
    )  # fmt: skip


def _current(matter: Any) -> Any:
    return Step.objects.filter(proceeding=matter, status="current").order_by("order", "pk")


def _value(row: Mapping[str, Any]) -> Value:
    amount = row["amount"]
    known = amount if isinstance(amount, date) else Decimal(str(amount))
    return Value(row["fact"], known, row["day"])
