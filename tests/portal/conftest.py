"""The staff site as somebody of the demo office sees it, on a Monday in September."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from forms.schemas.models import FormPage
from people.models import Household, User
from workflows.chains.models import Proceeding
from workflows.chains.service import perform, submit

MONDAY = datetime(2026, 9, 14, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TWO_DAYS = {
    "leave_type": "personal",
    "first_day": "2026-09-21",
    "last_day": "2026-09-22",
    "reason": "老家房屋修缮，需本人到场。",
}
FIVE_DAYS = TWO_DAYS | {"last_day": "2026-09-25"}


class Clock:
    """The time that the site believes it is."""

    def __init__(self) -> None:
        self.at = MONDAY

    def move(self, **amount: int) -> None:
        self.at += timedelta(**amount)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Monday morning, until a test moves it."""
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.at)
    return clock


@pytest.fixture(autouse=True)
def demo_users(settings: Any) -> None:
    """Tests sign in as the demo office's users."""
    settings.ALLOW_DEMO_USERS = True


@pytest.fixture
def visit(office: None) -> Callable[..., Client]:
    """A browser in which a user is signed in: `visit("grid-worker").get("/")`."""

    def visiting(user_name: str, **options: Any) -> Client:
        client = Client(**options)
        client.force_login(User.objects.get(username=user_name))
        return client

    return visiting


@pytest.fixture
def asked(person: Callable[[str], Any], clock: Clock) -> Callable[..., Proceeding]:
    """A leave that somebody has asked for; a further one of his lies a week later, unless it says when."""
    from forms.schemas.service import current_edition

    weeks: Counter[str] = Counter()

    def ask(user_name: str = "grid-worker", **answers: Any) -> Proceeding:
        clock.move(seconds=1)
        edition = current_edition("leave")
        begins = _weeks_later(TWO_DAYS, 0 if "first_day" in answers else weeks[user_name])
        weeks[user_name] += 1
        return submit(edition, begins | answers, by=person(user_name), at=clock.at)

    return ask


def _weeks_later(answers: dict[str, str], weeks: int) -> dict[str, str]:
    days = {
        key: (date.fromisoformat(answers[key]) + timedelta(weeks=weeks)).isoformat()
        for key in ("first_day", "last_day")
    }
    return answers | days


@pytest.fixture
def done(person: Callable[[str], Any], clock: Clock) -> Callable[..., Proceeding]:
    """An act that somebody has done."""

    def do(matter: Proceeding, act: str, user_name: str, **more: Any) -> Proceeding:
        clock.move(seconds=1)
        return perform(matter, act, by=person(user_name), at=clock.at, **more)

    return do


def hidden(response: Any, name: str) -> str:
    """The value of a hidden field of a page."""
    text = response.content.decode()
    return text.split(f'name="{name}" value="')[1].split('"')[0]


@pytest.fixture
def withdraw_defaults(office: None) -> None:
    """The form of cases asks for category and complexity without choosing for anybody."""
    page = FormPage.objects.get(slug="case")
    for field in page.fields:
        if field.value["key"] in ("category", "complexity"):
            field.value["default"] = ""
    page.save_revision().publish()


@pytest.fixture
def leave(asked: Any, done: Any) -> Any:
    """Two days in September, approved."""
    return done(asked(), "approve", "deputy-leader")


@pytest.fixture
def zhao(office: None) -> Household:
    """A household of the first grid."""
    return Household.objects.get(head__name="赵德海")


@pytest.fixture
def answers(zhao: Household) -> dict[str, Any]:
    """A household survey, as it is posted."""
    return {
        "day": "2026-09-14", "household": str(zhao.pk), "people": "2", "housing": "own",
    }  # fmt: skip
