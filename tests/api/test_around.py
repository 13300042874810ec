"""What stands around matters: notifications, copies, who stands in, meetings, leaves by their days."""

from collections.abc import Callable
from datetime import date

import pytest
from wagtail.models import APIToken

from api.models import TokenLimits
from notices.spreading import spread
from people.models import Appointment, Person, Substitution, User
from tests.plugins.matters import MET

from .conftest import MONDAY, Api
from .test_queries import counted, warm

Asked = Callable[..., str]


def told() -> None:
    while spread(now=MONDAY):
        pass


class TestNotifications:
    def test_tell_what_the_page_tells(self, api, asked: Asked):
        serial = asked()
        told()
        (found,) = api("deputy-leader").get("notifications/").json()["items"]

        assert (found["kind"], found["serial"], found["read_at"]) == ("waits", serial, None)
        assert "等您办理" in found["sentence"]

    def test_are_read_one_by_one_and_all(self, api, asked: Asked):
        for first, last in (("2026-09-15", "2026-09-16"), ("2026-10-12", "2026-10-13")):
            asked(first_day=first, last_day=last)
        told()
        leader = api("deputy-leader")
        first, _second = leader.get("notifications/").json()["items"]

        assert leader.post(f"notifications/{first['id']}/read").json()["read_at"]
        assert leader.post(f"notifications/{first['id']}/read").status_code == 200
        assert len(leader.get("notifications/", unread="true").json()["items"]) == 1
        assert leader.post("notifications/read").json() == {"read": 1}

    def test_of_others_are_not_there(self, api, asked: Asked):
        asked()
        told()
        pk = api("deputy-leader").get("notifications/").json()["items"][0]["id"]

        for key in (pk, 9**30):
            answer = api("grid-worker").post(f"notifications/{key}/read")
            assert (answer.status_code, answer["content-type"]) == (404, "application/problem+json")

    def test_are_marked_only_with_a_token_for_it(self, asked: Asked):
        user = User.objects.get(username="deputy-leader")
        token, text = APIToken.create_token(user=user, name="reader")
        TokenLimits.objects.create(token=token, scopes=["read"])

        assert Api(text).get("notifications/").status_code == 200
        answer = Api(text).post("notifications/read")
        assert answer.status_code == 403
        assert "notices" in answer.json()["detail"]


class TestTheInbox:
    def test_is_narrowed_by_kind_and_form(self, api, asked: Asked):
        asked()
        leader = api("deputy-leader")

        def found(**query: str) -> int:
            return len(leader.get("inbox/", **query).json()["items"])

        assert [found(kind="leave"), found(form="leave"), found(kind="case")] == [1, 1, 0]
        assert found(form="a\x00b") == 0


class TestCopies:
    def test_are_those_of_the_caller(self, api, asked: Asked):
        serial = asked()
        api("grid-worker").act(serial, "copy", to="finance-clerk")
        (found,) = api("finance-clerk").get("copies/").json()["items"]

        assert (found["matter"]["serial"], found["by"]["user"]) == (serial, "grid-worker")
        assert api("department").get("copies/").json()["items"] == []


class TestSubstitutions:
    @pytest.fixture
    def arranged(self, office):
        def of(user: str) -> Person:
            return Person.objects.get(user__username=user)

        Substitution.objects.create(
            appointment=Appointment.objects.get(person=of("deputy-leader")),
            substitute=of("office-director"), starts=date(2026, 9, 14), ends=date(2026, 9, 18),
        )  # fmt: skip

    @pytest.mark.parametrize("user", ["deputy-leader", "office-director"])
    def test_are_told_to_both(self, api, arranged, user):
        (found,) = api(user).get("substitutions/").json()["items"]

        assert found["absent"]["user"] == "deputy-leader"
        assert found["substitute"]["user"] == "office-director"
        assert found["runs"] is True

    def test_are_nobody_elses_business(self, api, arranged):
        assert api("grid-worker").get("substitutions/").json()["items"] == []


class TestMeetings:
    def test_are_those_of_ones_office_from_a_day_on(self, api):
        worker = api("grid-worker")
        found = worker.get("meetings/", **{"from": "2026-08-01"}).json()["items"]

        assert [each["starts"][:10] for each in found] == ["2026-08-12"]
        assert worker.get("meetings/").json()["items"] == []
        assert api("forest-ranger").get("meetings/", **{"from": "2026-08-01"}).json()["items"] == []


class TestWhatNobodyWouldAsk:
    @pytest.mark.parametrize(
        ("path", "query", "status"),
        [
            ("meetings/", {"from": "0001-01-01"}, 200),
            ("meetings/", {"from": "9999-12-31"}, 200),
            ("leaves/", {"from": "0001-01-01", "to": "9999-12-31"}, 200),
            ("leaves/", {"which": "some"}, 422),
            ("leaves/balance", {"applicant": "a\x00b"}, 403),
            ("leaves/balance", {"year": "99999"}, 422),
            ("substitutions/", {"after": "x"}, 422),
            ("notifications/", {"unread": "perhaps"}, 422),
        ],
    )
    def test_is_answered_all_the_same(self, api, path, query, status):
        assert api("grid-worker").get(path, **query).status_code == status


class TestLeaves:
    def test_are_found_by_their_days(self, api, asked: Asked):
        serial = asked()
        clerk = api("office-clerk")

        def found(first: str, last: str) -> list[str]:
            query = {"from": first, "to": last}
            return [each["serial"] for each in clerk.get("leaves/", **query).json()["items"]]

        assert found("2026-09-19", "2026-09-30") == [serial]
        assert found("2026-09-20", "2026-09-30") == []
        assert found("2026-09-01", "2026-09-14") == []

    def test_that_came_to_nothing_are_told_of_when_asked_for(self, api, asked: Asked):
        serial = asked()
        worker = api("grid-worker")
        worker.act(serial, "withdraw")

        assert worker.get("leaves/").json()["items"] == []
        (found,) = worker.get("leaves/", which="all").json()["items"]
        assert (found["serial"], found["state"], found["days"]) == (serial, "withdrawn", 5.0)

    def test_of_others_are_seen_as_far_as_their_matters(self, api, asked: Asked):
        asked()

        assert api("grid-worker-2").get("leaves/").json()["items"] == []

    def test_cost_the_same_for_many(self, api, asked: Asked):
        clerk, costs = warm(api("office-clerk")), []
        for day in ("2026-09-15", "2026-10-12", "2026-10-13"):
            asked(first_day=day, last_day=day)
            queries: list[str] = []
            with counted(queries):
                clerk.get("leaves/")
            costs.append(len(queries))

        assert costs[0] == costs[-1] <= 10


class TestTheBalance:
    def test_says_what_was_taken_and_what_is_left_by_which_clause(self, api, asked: Asked):
        """D1-3.2g: personal leave of at most two months in a year."""
        asked()
        personal, sick = api("grid-worker").get("leaves/balance").json()["taken"]

        assert (personal["days"], personal["bound"], personal["left"]) == (5, 60, 55)
        assert personal["basis"][0]["path"] == "三.2"
        assert (sick["days"], sick["bound"], sick["basis"]) == (0, None, [])

    def test_of_others_is_for_who_oversees_them(self, api, asked: Asked):
        asked()
        allowed = api("party-secretary").get("leaves/balance", applicant="grid-worker")
        refused = api("grid-worker-2").get("leaves/balance", applicant="grid-worker")

        assert allowed.json()["taken"][0]["days"] == 5
        assert (refused.status_code, refused["content-type"]) == (403, "application/problem+json")


class TestPapersOnTheWay:
    def test_the_slip_is_there_at_any_time(self, api, asked: Asked):
        answer = api("grid-worker").get(f"proceedings/{asked()}/slip.pdf")

        assert (answer.status_code, answer["content-type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF")

    def test_a_letter_is_there_once_the_matter_has_come_to_it(self, api, asked: Asked):
        serial = asked(leave_type="sick", first_day="2026-10-12", last_day="2026-11-20")
        clerk = api("office-clerk")
        steps = clerk.get(f"proceedings/{serial}").json()["steps"]
        step = next(each["id"] for each in steps if each["act"] == "refer")
        early = clerk.get(f"proceedings/{serial}/letters/{step}.pdf")
        clerk.act(serial, "deliberate", opinion="会议同意。", **MET)
        found = clerk.get(f"proceedings/{serial}/letters/{step}.pdf")

        assert (early.status_code, early["content-type"]) == (404, "application/problem+json")
        assert found.content.startswith(b"%PDF")
        assert api("grid-worker-2").get(f"proceedings/{serial}/slip.pdf").status_code == 404
