"""One queryset says who sees a matter, for pages, API, admin and files."""

import pytest

from tests.plugins.matters import ASKED_ON
from workflows.chains.models import Proceeding


@pytest.fixture
def sees(person):
    def seen(user: str) -> bool:
        return Proceeding.objects.visible_to(person(user), on=ASKED_ON).exists()

    return seen


class TestWhileUnderWay:
    @pytest.mark.parametrize(
        "user", ["grid-worker", "deputy-leader", "office-clerk", "community-secretary", "admin"]
    )
    def test_those_concerned_and_overseers_see_it(self, ask_leave, sees, user) -> None:
        ask_leave()
        assert sees(user)

    @pytest.mark.parametrize(
        "user",
        [
            "grid-worker-2",
            "deputy-leader-2",
            "community-secretary-2",
            "hr-bureau",
            "archivist",
            "auditor",
            "policy-editor",
        ],
    )
    def test_nobody_else_does(self, ask_leave, sees, user) -> None:
        ask_leave()
        assert not sees(user)


class TestOnceEnded:
    @pytest.mark.parametrize("user", ["archivist", "auditor"])
    def test_archivist_and_auditor_see_it(self, ask_leave, do, sees, user) -> None:
        do(ask_leave(), "withdraw", "grid-worker")
        assert sees(user)

    def test_a_station_that_was_never_reached_does_not(self, ask_leave, do, sees) -> None:
        do(ask_leave(days=40), "withdraw", "grid-worker")
        assert not sees("hr-bureau")
