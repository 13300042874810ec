"""Asking for leave and acting on it, as tests tell it; and acts that are refused and change nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from facts.models import FactValue
from forms.schemas.service import current_edition
from forms.submissions.models import Submission, Upload
from notices.models import Outbox
from people.models import Person
from tests.seals import ANSWERS
from trail.models import Payload, Trace
from workflows.assessments.models import Assessment
from workflows.cases.models import Case
from workflows.chains.models import (
    Copied,
    Link,
    Minutes,
    Proceeding,
    ProceedingEdition,
    SerialCounter,
    Step,
)
from workflows.chains.service import Reason, Refusal, perform, submit
from workflows.leave.models import Leave
from workflows.records.models import Record

SHANGHAI = ZoneInfo("Asia/Shanghai")
#: Slips are handed in on this day for leave that begins a week later, unless a test says otherwise.
ASKED_ON = date(2026, 3, 2)
FIRST_DAY = date(2026, 3, 9)
KEPT = (Proceeding, Leave, Case, Record, Assessment, Link, Step, Copied, Minutes, Trace, Payload, Outbox,
        Submission, Upload, FactValue, ProceedingEdition, SerialCounter)  # fmt: skip

#: Members who were at a meeting of the leaders, as many as it decides with.
MET = {"members": "party-secretary,office-director,deputy-leader"}

AskLeave = Callable[..., Any]
Refused = Callable[..., AbstractContextManager[Any]]


def morning(day: date = ASKED_ON) -> datetime:
    """Nine o'clock in the office."""
    return datetime.combine(day, time(9), SHANGHAI)


def slip(days: int = 5, first: date = FIRST_DAY, **answers: Any) -> dict[str, Any]:
    """The answers of a leave slip for so many whole days."""
    last = first + timedelta(days=days - 1)
    filled = {"leave_type": "personal", "reason": "老家房屋修缮。"}
    return {**filled, "first_day": first.isoformat(), "last_day": last.isoformat(), **answers}


def _free(taken: list[tuple[date, date]], length: timedelta) -> date:
    if any(first <= FIRST_DAY + length and last >= FIRST_DAY for first, last in taken):
        return max(last for _first, last in taken) + timedelta(weeks=1)
    return FIRST_DAY


@pytest.fixture
def ask_leave(person: Callable[[str], Person]) -> AskLeave:
    """Hand in a slip: `ask_leave(days=2, by="grid-worker")`.

    One that does not say when begins a week after the others of the same person, if it would
    lie over one of them: nobody is away twice at once.
    """
    taken: dict[str, list[tuple[date, date]]] = defaultdict(list)
    sent: dict[tuple[str, str], date] = {}

    def ask(
        days: int = 5,
        *,
        by: str = "grid-worker",
        on: date = ASKED_ON,
        key: str = "",
        origin: Any = None,
        first: date | None = None,
        **more: Any,
    ) -> Any:
        length = timedelta(days=days - 1)
        begins = first or _free(taken[by], length)
        if key:
            # What is sent again has the same days, also when both are under way at once.
            begins = sent.setdefault((by, key), begins)
        taken[by].append((begins, begins + length))
        answers, at = slip(days, begins, **more), morning(on)
        edition = current_edition("leave")
        return submit(edition, answers, by=person(by), at=at, key=key, origin=origin)

    return ask


@pytest.fixture
def ask_seal(person: Callable[[str], Person]) -> Callable[..., Any]:
    """Ask for copies to be sealed, where the office has a regulation for it (tests.seals)."""

    def ask(copies: int = 3, *, by: str = "grid-worker", on: date = ASKED_ON, **more: Any) -> Any:
        answers = {**ANSWERS, "copies": copies, **more}
        return submit(current_edition("seal"), answers, by=person(by), at=morning(on))

    return ask


@pytest.fixture
def do(person: Callable[[str], Person]) -> Callable[..., Any]:
    """Act as a user of the demo office: `do(leave, "approve", "deputy-leader")`."""

    def done(
        matter: Any,
        code: str,
        by: str,
        *,
        on: date = ASKED_ON,
        opinion: str = "同意。",
        **more: Any,
    ) -> Any:
        return perform(matter, code, by=person(by), at=morning(on), opinion=opinion, **more)

    return done


@pytest.fixture
def approved(ask_leave: AskLeave, do: Callable[..., Any]) -> Callable[..., Any]:
    """A leave of up to seven days, approved; on file too unless told otherwise."""

    def make(days: int = 5, *, filed: bool = True, **more: Any) -> Any:
        leave = ask_leave(days, **more)
        for step in list(leave.steps.exclude(act="file")):
            do(leave, step.act, step.post_id)
        return do(leave, "file", "office-clerk") if filed else Leave.objects.get(pk=leave.pk)

    return make


def everything() -> dict[str, list[Any]]:
    """Every row that an act could have touched."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in KEPT}


@pytest.fixture
def refused(db: None) -> Refused:
    """`with refused(Reason.STATE, "三.2"): …` — a sentence that mentions these, and nothing changed."""

    @contextmanager
    def refusing(reason: Reason, *mentions: str) -> Iterator[Any]:
        before = everything()
        with pytest.raises(Refusal) as refusal:
            yield refusal
        assert refusal.value.reason == reason, refusal.value.sentence
        missing = [each for each in mentions if each not in refusal.value.sentence]
        assert not missing, refusal.value.sentence
        assert everything() == before

    return refusing


def chain(matter: Any) -> list[tuple[str, str, str]]:
    """(post, act, status) of the rows of the present round."""
    rows = Step.objects.filter(proceeding=matter, round=Proceeding.objects.get(pk=matter.pk).round)
    return list(rows.order_by("order", "pk").values_list("post_id", "act", "status"))


def acts(matter: Any) -> list[str]:
    """The acts of its trail, in order."""
    return list(
        Trace.objects.filter(stream=matter.serial).order_by("number").values_list("act", flat=True)
    )
