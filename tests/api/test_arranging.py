"""代理 and 会议 by API: the services, permissions and refusals of the staff site."""

from collections.abc import Callable

import pytest

from notices.models import Kind, Notification
from people.models import Appointment, Substitution
from workflows.chains.models import Meeting

from .conftest import Api, Clock

Calling = Callable[[str], Api]
DAYS = {"starts": "2026-09-21", "ends": "2026-09-25"}
NAMED = {"substitute": "office-director", **DAYS}
CALLED = {"name": "安全例会", "starts": "2026-09-21T09:00", "place": "三楼会议室"}


class TestNamingASubstitute:
    def test_in_everything(self, api: Calling) -> None:
        leader = api("deputy-leader")
        answer = leader.post("substitutions/", NAMED | {"reason": "学习"})

        found = answer.json()
        assert (answer.status_code, found["appointment"], found["runs"]) == (201, None, False)
        assert found["substitute"]["user"] == "office-director"
        assert leader.get("substitutions/").json()["items"][0]["id"] == found["id"]
        told = Notification.objects.get(person__user__username="office-director")
        assert told.kind == Kind.STANDS_IN

    def test_in_one_post_for_some_forms(self, api: Calling) -> None:
        given = NAMED | {"post": "deputy-leader", "unit": "street", "forms": ["leave"]}
        found = api("deputy-leader").post("substitutions/", given).json()

        assert "分管领导" in found["appointment"]
        assert found["forms"] == ["leave"]

    def test_says_what_else_bears_on_these_days(self, api: Calling, asked: Callable) -> None:
        asked("office-director", first_day="2026-09-22", last_day="2026-09-22")
        notes = api("deputy-leader").post("substitutions/", NAMED).json()["notes"]

        assert any("请了假" in note for note in notes)

    def test_twice_with_one_key_is_once(self, api: Calling) -> None:
        leader, key = api("deputy-leader"), {"Idempotency-Key": "away-1"}
        first, again = (leader.post("substitutions/", NAMED, **key) for _each in range(2))

        assert first.json()["id"] == again.json()["id"]
        assert Substitution.objects.count() == 1

    def test_twice_with_one_key_is_answered_as_the_first_time_once_it_has_ended(
        self, api: Calling, asked: Callable
    ) -> None:
        asked("office-director", first_day="2026-09-22", last_day="2026-09-22")
        leader, key = api("deputy-leader"), {"Idempotency-Key": "away-1"}
        first = leader.post("substitutions/", NAMED, **key)
        assert first.json()["notes"]
        leader.send("delete", f"substitutions/{first.json()['id']}")
        assert not Substitution.objects.exists()

        again = leader.post("substitutions/", NAMED, **key)

        assert (again.status_code, again.json()) == (201, first.json())
        assert not Substitution.objects.exists()

    def test_twice_with_one_key_is_answered_so_long_after_its_days(
        self, api: Calling, clock: Clock
    ) -> None:
        leader, key = api("deputy-leader"), {"Idempotency-Key": "away-1"}
        first = leader.post("substitutions/", NAMED, **key)
        clock.move(days=60)

        again = leader.post("substitutions/", NAMED, **key)

        assert (again.status_code, again.json()) == (201, first.json())

    @pytest.mark.parametrize(
        ("given", "at"),
        [
            ({"substitute": "nobody-at-all"}, "substitute"),
            ({"substitute": "deputy-leader"}, "substitute"),
            ({"starts": "2026-09-01"}, "starts"),
            ({"starts": "2028-09-01", "ends": "2028-09-02"}, "starts"),
            ({"ends": "2026-09-20"}, "ends"),
            ({"post": "party-secretary"}, "post"),
            ({"unit": "township"}, "post"),
            ({"forms": ["no-such-form"]}, "forms"),
            ({"whose": "me"}, "whose"),
        ],
    )
    def test_is_refused_at_the_place(self, api: Calling, given: dict, at: str) -> None:
        answer = api("deputy-leader").post("substitutions/", NAMED | given)

        assert answer.status_code == 422
        assert list(answer.json()["errors"]) == [at]
        assert not Substitution.objects.exists()

    def test_is_nothing_for_who_holds_no_post(self, api: Calling) -> None:
        leader = api("deputy-leader")
        Appointment.objects.filter(person__user__username="deputy-leader").delete()

        assert leader.post("substitutions/", NAMED).status_code == 409


class TestChangingAndEnding:
    @pytest.fixture
    def arranged(self, api: Calling) -> int:
        return api("deputy-leader").post("substitutions/", NAMED).json()["id"]

    def change(self, api: Calling, pk: int, **given: object):
        return api("deputy-leader").send("patch", f"substitutions/{pk}", given)

    def test_before_it_begins_everything_changes(self, api: Calling, arranged: int) -> None:
        given = {"substitute": "party-secretary", "starts": "2026-09-22", "post": "deputy-leader",
                 "unit": "street"}  # fmt: skip
        found = self.change(api, arranged, **given).json()

        assert found["substitute"]["user"] == "party-secretary"
        assert (found["starts"], found["ends"]) == ("2026-09-22", "2026-09-25")
        assert found["appointment"]

    def test_once_it_runs_only_its_end_and_its_forms(
        self, api: Calling, arranged: int, clock: Clock
    ) -> None:
        clock.move(days=8)
        assert self.change(api, arranged, ends="2026-09-30").json()["ends"] == "2026-09-30"

        answer = self.change(api, arranged, substitute="party-secretary")
        assert (answer.status_code, list(answer.json()["errors"])) == (422, ["substitute"])

    def test_ends_it(self, api: Calling, arranged: int, clock: Clock) -> None:
        clock.move(days=8)
        leader = api("deputy-leader")

        assert leader.send("delete", f"substitutions/{arranged}").status_code == 204
        assert Substitution.objects.get().ends.isoformat() == "2026-09-21"
        assert leader.send("delete", f"substitutions/{arranged}").status_code == 404

    @pytest.mark.parametrize("user", ["office-director", "grid-worker", "admin"])
    def test_is_his_alone_whose_place_is_taken(
        self, api: Calling, arranged: int, user: str
    ) -> None:
        for method in ("patch", "delete"):
            assert api(user).send(method, f"substitutions/{arranged}", {}).status_code == 404


class TestMeetings:
    @pytest.fixture
    def called(self, api: Calling) -> int:
        return api("office-clerk").post("meetings/", CALLED).json()["id"]

    def test_are_called_by_who_keeps_the_minutes(self, api: Calling, called: int) -> None:
        (found,) = api("grid-worker").get("meetings/").json()["items"]

        assert (found["id"], found["name"]) == (called, "安全例会")
        assert found["starts"] == "2026-09-21T01:00:00Z"

    def test_of_a_body_too(self, api: Calling) -> None:
        found = api("office-clerk").post("meetings/", CALLED | {"body": "leaders-meeting"}).json()

        assert found["body_name"] == "领导会议"

    def test_are_called_once_with_one_key(self, api: Calling) -> None:
        clerk, key = api("office-clerk"), {"Idempotency-Key": "safety-1"}
        first, again = (clerk.post("meetings/", CALLED, **key) for _each in range(2))

        assert first.json() == again.json()
        assert Meeting.objects.filter(name="安全例会").count() == 1

    def test_are_moved_and_called_off(self, api: Calling, called: int) -> None:
        clerk = api("office-clerk")
        found = clerk.post(f"meetings/{called}/move", {"starts": "2026-09-22T14:00:00+08:00"})
        assert found.json()["starts"] == "2026-09-22T06:00:00Z"
        assert found.json()["place"] == "三楼会议室"

        found = clerk.post(f"meetings/{called}/call_off", {"why": "改期。"})
        assert found.json()["cancelled"] is True
        assert clerk.post(f"meetings/{called}/call_off").status_code == 409

    def test_stay_where_they_are_if_nothing_changes(self, api: Calling, called: int) -> None:
        answer = api("office-clerk").post(f"meetings/{called}/move", {"starts": CALLED["starts"]})

        assert answer.status_code == 409

    @pytest.mark.parametrize(
        ("given", "at"),
        [
            ({"starts": "2026-09-01T09:00"}, "starts"),
            ({"starts": "2028-09-01T09:00"}, "starts"),
            ({"starts": "2026-09-21"}, "starts"),
            ({"starts": "9999-12-31T23:59:59Z"}, "starts"),
            ({"name": " "}, "name"),
            ({"name": "会" * 101}, "name"),
        ],
    )
    def test_are_refused_at_the_place(self, api: Calling, given: dict, at: str) -> None:
        answer = api("office-clerk").post("meetings/", CALLED | given)

        assert answer.status_code == 422
        assert list(answer.json()["errors"]) == [at]

    def test_are_not_everybodys_to_call_or_change(self, api: Calling, called: int) -> None:
        worker = api("grid-worker")
        move = {"starts": "2026-09-22T14:00"}

        assert worker.post("meetings/", CALLED).status_code == 403
        assert worker.post(f"meetings/{called}/move", move).status_code == 403
        assert worker.post(f"meetings/{called}/call_off").status_code == 403
        assert api("forest-ranger").post(f"meetings/{called}/move", move).status_code == 404
        body = CALLED | {"body": "no-such-body"}
        assert api("office-clerk").post("meetings/", body).status_code == 403
