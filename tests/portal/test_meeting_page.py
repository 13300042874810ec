"""会议: its page offers what somebody may do there, and nothing else."""

from datetime import datetime
from typing import Any

import pytest

from forms.submissions.models import Draft
from people.models import Person
from tests.plugins.matters import SHANGHAI
from workflows.chains.models import Discussed, Meeting, Proceeding
from workflows.leave.models import Leave

CALLED = {"name": "街道例会", "starts": "2026-09-22T09:00", "place": "三楼", "body": ""}
SITTING = {
    "name": "领导班子会",
    "starts": "2026-09-14T15:00",
    "place": "",
    "body": "leaders-meeting",
}


@pytest.fixture
def called(visit) -> Any:
    """A meeting that the office clerk called on the site."""

    def call(given: dict[str, str]) -> Meeting:
        answer = visit("office-clerk").post("/meetings/", given)
        assert answer.status_code == 302, answer.context["refusal"].errors
        return Meeting.objects.latest("pk")

    return call


def there_of(present: dict[str, list[str]]) -> dict[str, str]:
    return {"members": ",".join(present["present"])}


def text(answer: Any) -> str:
    return str(answer.content.decode())


class TestAMeeting:
    def test_leads_to_its_slip_with_the_reason_of_the_other(self, visit, called, asked):
        matter = asked(last_day="2026-09-22")
        meeting = called(CALLED)
        client = visit("grid-worker")
        page = text(client.get(f"/p/{matter.serial}/"))
        assert "街道例会" in page
        assert "三.2" in page

        posted = {"origin": matter.serial}
        answer = client.post(f"/meetings/{meeting.pk}/leave/", posted, follow=True)

        assert "街道例会（9月22日 09:00）" in text(answer)
        assert matter.answers["reason"] in text(answer)
        again = client.post(f"/meetings/{meeting.pk}/leave/", posted)
        assert again.url == answer.redirect_chain[0][0]

    def test_is_asked_about_while_the_form_is_filled_in(self, visit, called):
        meeting = called(CALLED)
        given = {"leave_type": "personal", "first_day": "2026-09-21", "last_day": "2026-09-22",
                 "reason": "修房。"}  # fmt: skip
        client = visit("grid-worker")
        page = text(client.post("/forms/leave/", given | {"do": "look"}))
        assert f'value="leave-from-{meeting.pk}"' in page

        answer = client.post("/forms/leave/", given | {"do": f"leave-from-{meeting.pk}"})
        assert "街道例会" in text(client.get(answer.url))

    def test_is_asked_leave_from_with_the_special_reason_of_the_other(self, visit, called, person):
        """D1-3.3: what excepts the one slip in a declared period excepts the other."""
        meeting = called(CALLED)
        why = {"special_reason": "relative_funeral", "relation": "parent"}
        given = {"leave_type": "personal", "first_day": "2026-09-22", "last_day": "2026-09-22",
                 "reason": "父亲去世。", **why}  # fmt: skip
        visit("grid-worker").post("/forms/leave/", given | {"do": f"leave-from-{meeting.pk}"})

        begun = Draft.objects.get(owner=person("grid-worker"), answers__leave_type="meeting")

        assert why.items() <= begun.answers.items()

    def test_to_which_nobody_expects_him_is_asked_about_in_vain(self, visit, called):
        meeting = called(SITTING)
        given = {"leave_type": "personal", "do": f"leave-from-{meeting.pk}"}

        client = visit("grid-worker")
        assert client.post("/forms/leave/", given).status_code == 404
        assert client.post("/forms/leave/", given | {"do": "leave-from-x"}).status_code == 404

    def test_of_a_body_concerns_its_members_and_who_writes_it_down(self, visit, called):
        meeting = called(SITTING)
        address = f"/meetings/{meeting.pk}/"

        seen = {
            user: visit(user).get(address).status_code
            for user in ("office-clerk", "deputy-leader", "grid-worker", "township-leader")
        }
        assert seen == {
            "office-clerk": 200, "deputy-leader": 200, "grid-worker": 404, "township-leader": 404,
        }  # fmt: skip
        assert "领导班子会" not in text(visit("grid-worker").get("/meetings/"))
        assert visit("office-clerk").post(f"{address}leave/").status_code == 404

    def test_is_moved_and_called_off_by_who_may(self, visit, called):
        meeting = called(CALLED)
        address = f"/meetings/{meeting.pk}/"
        posted = {"starts": "2026-09-23T10:00", "place": "二楼"}

        assert visit("deputy-leader").post(f"{address}move/", posted).status_code == 403
        clerk = visit("office-clerk")
        assert clerk.post(f"{address}move/", posted | {"starts": ""}).status_code == 422
        assert clerk.post(f"{address}move/", posted).status_code == 302
        meeting.refresh_from_db()
        assert meeting.starts == datetime(2026, 9, 23, 10, tzinfo=SHANGHAI)
        assert clerk.post(f"{address}call-off/", {"why": "停电"}).status_code == 302
        assert clerk.post(f"{address}call-off/").status_code == 409
        assert "停电" in text(clerk.get(address))

    def test_says_who_is_away_on_the_day(self, visit, asked):
        asked(last_day="2026-09-22")
        address = "/meetings/away/?starts=2026-09-22T09:00"

        assert "陆燚" in text(visit("office-clerk").get(address))
        assert text(visit("grid-worker-2").get(address)) == ""
        assert text(visit("office-clerk").get("/meetings/away/?starts=x")) == ""

    def test_is_found_by_the_name_of_its_log(self, visit, called):
        meeting = called(CALLED)

        answer = visit("grid-worker").get(f"/p/{meeting.serial}/")
        assert answer.url == f"/meetings/{meeting.pk}/"


class TestASitting:
    def test_decides_in_a_row(self, visit, called, asked):
        one, two = asked(last_day="2026-10-10"), asked("grid-worker-2", last_day="2026-10-11")
        meeting = called(SITTING)
        address = f"/meetings/{meeting.pk}/"
        clerk = visit("office-clerk")
        there = {"present": ["party-secretary", "office-director", "deputy-leader"]}
        assert clerk.post(f"{address}present/", {"present": []}).status_code == 422
        assert clerk.post(f"{address}present/", there).status_code == 302

        def decide(matter: Proceeding, act: str, **more: str) -> Any:
            posted = {"serial": matter.serial, "seen": "1", "act": act, "opinion": "已研究。"}
            return clerk.post(f"{address}decide/", posted | more)

        refused = decide(one, "deliberate", in_favour="4", against="0")
        assert refused.status_code == 422
        assert 'value="4"' in text(refused)
        assert decide(one, "deliberate", in_favour="3", against="0").status_code == 302
        assert decide(two, "reject", in_favour="1", against="2").status_code == 302
        assert decide(two, "deliberate").status_code == 409
        assert [each.state for each in Leave.objects.order_by("pk")] == ["approved", "rejected"]
        assert Discussed.objects.filter(meeting=meeting).count() == 2
        page = text(clerk.get(address))
        assert page.count("赞成") >= 2

    def test_was_attended_by_members_without_an_account(self, visit, called, person):
        meeting, deputy = called(SITTING), person("deputy-leader")
        Person.objects.filter(pk=deputy.pk).update(user=None)
        clerk, address = visit("office-clerk"), f"/meetings/{meeting.pk}/"
        assert f'value="#{deputy.pk}"' in text(clerk.get(address))

        clerk.post(f"{address}present/", {"present": [f"#{deputy.pk}", "party-secretary"]})
        assert meeting.attended.count() == 2

    def test_keeps_what_was_typed_of_who_was_there(self, visit, called):
        meeting = called(SITTING)
        clerk, address = visit("office-clerk"), f"/meetings/{meeting.pk}/present/"

        long = clerk.post(address, {"present": ["party-secretary"], "also_present": "林" * 301})
        assert long.status_code == 422
        assert "林" * 301 in text(long)
        assert 'value="party-secretary" checked' in text(long)
        none = clerk.post(address, {"also_present": "林婳"})
        assert 'value="林婳"' in text(none)

    def test_keeps_what_was_typed_where_no_button_was_pressed(self, visit, called, asked):
        matter, meeting = asked(last_day="2026-10-10"), called(SITTING)
        clerk, address = visit("office-clerk"), f"/meetings/{meeting.pk}/"
        clerk.post(f"{address}present/", {"present": ["party-secretary"]})
        posted = {"serial": matter.serial, "seen": "1", "act": "", "opinion": "会上定的。"}

        answer = clerk.post(f"{address}decide/", posted)
        assert answer.status_code == 422
        assert "会上定的。" in text(answer)
        assert "能算 1 名" in text(answer)

    def test_that_was_recorded_meanwhile_shows_what_was_typed(self, visit, called, asked, done):
        matter, meeting = asked(last_day="2026-10-10"), called(SITTING)
        clerk, address = visit("office-clerk"), f"/meetings/{meeting.pk}/"
        there = {"present": ["party-secretary", "office-director", "deputy-leader"]}
        clerk.post(f"{address}present/", there)
        posted = {"serial": matter.serial, "seen": "1", "in_favour": "3"}
        done(matter, "reject", "office-clerk", opinion="不同意。", data=there_of(there))

        answer = clerk.post(
            f"{address}decide/", posted | {"act": "deliberate", "opinion": "会上定的。"}
        )
        assert answer.status_code == 409
        assert "会上定的。" in text(answer)
        assert "赞成 3" in text(answer)

    def test_pressed_twice_is_done_once(self, visit, called, asked):
        matter, meeting = asked(last_day="2026-10-10"), called(SITTING)
        clerk, address = visit("office-clerk"), f"/meetings/{meeting.pk}/"
        there = {"present": ["party-secretary", "office-director", "deputy-leader"]}
        clerk.post(f"{address}present/", there)
        posted = {"serial": matter.serial, "seen": "1", "act": "deliberate"}

        assert clerk.post(f"{address}decide/", posted).status_code == 302
        assert clerk.post(f"{address}decide/", posted).status_code == 302
        assert Discussed.objects.filter(meeting=meeting).count() == 1

    def test_is_chosen_on_the_page_of_one_matter_too(self, visit, called, asked):
        matter, meeting = asked(last_day="2026-10-10"), called(SITTING)
        clerk = visit("office-clerk")
        assert f'<option value="{meeting.pk}"' in text(clerk.get(f"/p/{matter.serial}/"))
        posted = {"act": "deliberate", "seen": "1", "meeting": str(meeting.pk)}

        refused = clerk.post(f"/p/{matter.serial}/", posted)
        assert refused.status_code == 422
        assert "到会的人" in text(refused)

    def test_is_written_down_by_nobody_else(self, visit, called, asked):
        matter, meeting = asked(last_day="2026-10-10"), called(SITTING)
        leader = visit("deputy-leader")
        address = f"/meetings/{meeting.pk}/"
        posted = {"serial": matter.serial, "seen": "1", "act": "deliberate"}

        assert (
            leader.post(f"{address}present/", {"present": ["party-secretary"]}).status_code == 403
        )
        assert leader.post(f"{address}decide/", posted).status_code in (403, 422)
        assert "记会议的决定" not in text(leader.get(address))

    def test_takes_as_many_statements_for_ten_matters_as_for_one(
        self, visit, called, asked, django_assert_max_num_queries
    ):
        meeting = called(SITTING)
        clerk = visit("office-clerk")
        asked(last_day="2026-10-10")
        for number in range(2, 6):
            asked(f"grid-worker-{number}", last_day="2026-10-10")

        with django_assert_max_num_queries(30):
            clerk.get(f"/meetings/{meeting.pk}/")
