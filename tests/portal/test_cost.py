"""How many statements a visit takes, with session and user; transactions themselves are not counted."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forms.schemas.service import current_edition
from forms.submissions.models import Draft
from workflows.chains.models import Proceeding

from .conftest import TWO_DAYS, Clock, hidden

TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")

Asked = Callable[..., Proceeding]
Visit = Callable[..., Client]


def statements(visit: Callable[[], Any], status: int) -> int:
    """The statements of a visit that is answered so."""
    with CaptureQueriesContext(connection) as captured:
        response = visit()
    assert response.status_code == status
    return sum(not each["sql"].startswith(TRANSACTION) for each in captured)


class TestTheInbox:
    """At most ten, the same for one row as for many pages of them; one asks what is still to be read."""

    def test_of_somebody_who_decides(self, visit: Visit, asked: Asked) -> None:
        client = visit("deputy-leader")
        asked(leave_type="sick")
        one = statements(lambda: client.get("/"), 200)
        for _each in range(24):
            asked(leave_type="sick")

        assert statements(lambda: client.get("/"), 200) == one <= 10
        following = client.get("/").context["next"]
        assert statements(lambda: client.get("/", {"after": following}), 200) <= 10

    def test_of_the_office_while_leaves_are_late(
        self, visit: Visit, asked: Asked, done: Callable[..., Proceeding], clock: Clock
    ) -> None:
        for _each in range(2):
            matter = asked(leave_type="sick")
            done(matter, "approve", "deputy-leader")
            done(matter, "file", "office-clerk")
        client = visit("office-clerk")
        clock.move(days=10)

        assert statements(lambda: client.get("/"), 200) <= 10

    def test_is_the_same_with_drafts(self, visit: Visit, person: Callable[[str], Any]) -> None:
        client = visit("grid-worker")
        without = statements(lambda: client.get("/"), 200)
        for slug in ("leave", "case", "diary"):
            Draft.objects.create(owner=person("grid-worker"), edition=current_edition(slug))

        assert statements(lambda: client.get("/"), 200) == without <= 10


class TestAMatter:
    def test_is_handed_in_with_at_most_twenty(self, visit: Visit) -> None:
        client = visit("grid-worker")
        address = "/forms/leave/"
        draft = hidden(client.get(address), "draft")
        # Typing saves a draft, as the page does by itself.
        # Of a leave one asks for those beside it too, and for meetings on its days.
        client.post(address, TWO_DAYS | {"draft": draft}, headers={"HX-Request": "true"})
        sent = TWO_DAYS | {"do": "submit"}

        assert statements(lambda: client.post(address, sent | {"draft": draft}), 302) <= 20
        # Without a draft, what the form began with has to be looked up once more.
        later = {"first_day": "2026-10-12", "last_day": "2026-10-13", "draft": str(uuid4())}
        assert statements(lambda: client.post(address, sent | later), 302) <= 20

    def test_of_leave_is_shown_with_at_most_twenty_one(self, visit: Visit, asked: Asked) -> None:
        # Beside what every matter shows: other leaves, pay, and meetings on its days.
        address = f"/p/{asked().serial}/"
        client = visit("deputy-leader")

        assert statements(lambda: client.get(address), 200) <= 21

    def test_is_approved_with_at_most_fifteen(self, visit: Visit, asked: Asked) -> None:
        address = f"/p/{asked().serial}/"
        client = visit("deputy-leader")

        pressed = {"act": "approve", "seen": "1"}

        assert statements(lambda: client.post(address, pressed), 302) <= 15
