"""What a token may be used for, and how often."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import APIToken

from api.models import TokenLimits
from api.rates import TELL_EVERY, Counter, counter
from people.models import User

from .conftest import FIVE_DAYS, Api, Clock


@pytest.fixture
def limited(api: Callable[[str], Api]) -> Callable[..., Api]:
    """A caller whose token has limits."""

    def calling(*scopes: str, per_minute: int | None = None) -> Api:
        user = User.objects.get(username="grid-worker")
        token, text = APIToken.create_token(user=user, name="few")
        TokenLimits.objects.create(token=token, scopes=list(scopes), per_minute=per_minute)
        return Api(text)

    return calling


CALLS: list[tuple[str, Callable[[Api], Any]]] = [
    ("read", lambda api: api.get("inbox/")),
    ("read", lambda api: api.post("forms/leave/explain", {"answers": {}})),
    ("drafts", lambda api: api.get("drafts/")),
    ("files", lambda api: api.client.post("/api/v1/files/", {}, headers=api.headers)),
    ("submit", lambda api: api.post("forms/leave/submissions", {"answers": FIVE_DAYS})),
    ("act", lambda api: api.act("QJ-2026-0001", "approve")),
]


class TestScopes:
    """A token without limits may do whatever its user may; one with them no more than they say."""

    @pytest.mark.parametrize(("scope", "call"), CALLS)
    def test_open_their_calls_alone(
        self, limited: Callable[..., Api], scope: str, call: Callable[[Api], Any]
    ) -> None:
        others = {"read", "drafts", "files", "submit", "act"} - {scope}

        assert call(limited(scope)).status_code != 403
        refused = call(limited(*others))
        assert refused.status_code == 403
        assert f"（{scope}）" in refused.json()["detail"] or scope in refused.json()["detail"]

    def test_are_given_by_the_command(self, api: Callable[[str], Api], capsys: Any) -> None:
        call_command(
            "api_tokens", "create", "--user=grid-worker", "--name=few", "--scopes=read,drafts"
        )
        token = capsys.readouterr().out.strip()

        assert Api(token).get("inbox/").status_code == 200
        assert Api(token).post("forms/leave/submissions").status_code == 403
        call_command("api_tokens", "list")
        assert "scopes=read,drafts" in capsys.readouterr().out

    def test_that_are_none_are_refused(self, api: Callable[[str], Api]) -> None:
        with pytest.raises(CommandError, match="fly"):
            call_command("api_tokens", "create", "--user=grid-worker", "--name=x", "--scopes=fly")
        assert not APIToken.objects.filter(name="x").exists()


class TestHowOften:
    """So many times a minute; then 429, and when to go on."""

    def test_a_token_is_held_to_its_own_limit(
        self, limited: Callable[..., Api], clock: Clock
    ) -> None:
        worker = limited("read", per_minute=3)
        found = [worker.get("forms/").status_code for _each in range(5)]
        assert found == [200, 200, 200, 429, 429]

        refused = worker.get("forms/")
        assert refused["Retry-After"] == "60"
        assert refused.json()["type"] == "urn:banfa:problem:too_many"
        clock.move(seconds=60)
        assert worker.get("forms/").status_code == 200

    def test_the_settings_hold_the_others(self, api: Callable[[str], Api], settings: Any) -> None:
        settings.API_REQUESTS_PER_MINUTE = 2
        worker = api("grid-worker")

        assert [worker.get("forms/").status_code for _each in range(3)] == [200, 200, 429]

    def test_several_processes_count_together(self, api: Callable[[str], Api]) -> None:
        api("grid-worker")
        token, one, other = APIToken.objects.get().pk, Counter(), Counter()
        let = sum(
            each.take(token, limit=60, now=30.0) == 0
            for _round in range(60)
            for each in (one, other)
        )

        assert 60 <= let <= 60 + 2 * TELL_EVERY

    def test_nine_of_ten_requests_cost_nothing(self, api: Callable[[str], Api]) -> None:
        api("grid-worker")
        token = APIToken.objects.get().pk
        with CaptureQueriesContext(connection) as captured:
            for _each in range(100):
                counter.take(token, limit=600, now=30.0)

        assert len(captured) == 100 / TELL_EVERY
