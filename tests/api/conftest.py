"""Calling the API as a user of the demo office, on a Monday in September."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import APIToken

from api.rates import counter
from people.models import User

MONDAY = datetime(2026, 9, 14, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
FIVE_DAYS = {
    "leave_type": "personal",
    "first_day": "2026-09-15",
    "last_day": "2026-09-19",
    "reason": "老家房屋修缮，需本人到场。",
}


@dataclass
class Clock:
    """The time that the site believes it is."""

    at: datetime = MONDAY

    def move(self, **amount: int) -> None:
        self.at += timedelta(**amount)


@dataclass
class Api:
    """The API as one caller sees it."""

    token: str = ""
    client: Client = field(default_factory=Client)

    def get(self, path: str, **query: Any) -> HttpResponse:
        return self.client.get(f"/api/v1/{path}", query, headers=self.headers)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        call = getattr(self.client, method)
        return call(
            f"/api/v1/{path}",
            body,
            content_type="application/json",
            headers={**self.headers, **headers},
        )

    def post(self, path: str, body: Any = None, **headers: str) -> HttpResponse:
        return self.send("post", path, {} if body is None else body, **headers)

    def act(self, serial: str, act: str, **body: Any) -> HttpResponse:
        return self.post(f"proceedings/{serial}/acts/{act}", body)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Monday morning, until a test moves it."""
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.at)
    return clock


@pytest.fixture(autouse=True)
def uncounted() -> None:
    """What earlier tests asked for does not count."""
    counter.forget()


@pytest.fixture
def api(office: None, settings: Any) -> Callable[[str], Api]:
    """The API with the token of a user: `api("grid-worker").get("forms/")`."""
    settings.ALLOW_DEMO_USERS = True

    def calling(user_name: str) -> Api:
        user = User.objects.get(username=user_name)
        return Api(APIToken.create_token(user=user, name="test")[1])

    return calling


def _later(weeks: int) -> dict[str, str]:
    days = {key: date.fromisoformat(FIVE_DAYS[key]) for key in ("first_day", "last_day")}
    return {key: (day + timedelta(weeks=weeks)).isoformat() for key, day in days.items()}


@pytest.fixture
def asked(api: Callable[[str], Api]) -> Callable[..., str]:
    """The serial of a leave that a grid worker has asked for; a further one lies a week later."""
    weeks: Counter[str] = Counter()

    def ask(user_name: str = "grid-worker", **answers: str) -> str:
        asked = {**FIVE_DAYS, **_later(weeks[user_name]), **answers}
        weeks[user_name] += 1
        response = api(user_name).post("forms/leave/submissions", {"answers": asked})
        assert response.status_code == 201, response.content.decode()
        return response.json()["serial"]

    return ask
