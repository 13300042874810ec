"""会议研究 on the page of a matter: what a body decided is put on record there, with who was there and how they voted."""

from datetime import date

import pytest

from people.models import Appointment, Person
from tests.plugins.matters import MET
from workflows.chains.models import Step

from .test_rare_acts import text

LEADERS = MET["members"].split(",")
MEETING = {
    "act": "deliberate",
    "seen": "1",
    "opinion": "会上定的。",
    "held_on": "2026-09-14",
    "members": LEADERS,
}


class TestAMeeting:
    def test_is_recorded_with_its_vote(self, visit, asked):
        matter = asked(last_day="2026-10-10")
        client = visit("office-clerk")
        page = text(client.get(f"/p/{matter.serial}/"))
        assert page.count('name="in_favour"') == 1

        posted = {"act": "deliberate", "seen": "1", "opinion": "同意。", "held_on": "2026-09-14",
                  "members": LEADERS, "present": "林婳", "in_favour": "3", "against": "0"}  # fmt: skip
        client.post(f"/p/{matter.serial}/", posted)

        log = text(visit("grid-worker").get(f"/p/{matter.serial}/"))
        assert "贺堃、孟昇、宋祎；列席：林婳" in log
        assert "赞成 3" in log

    @pytest.mark.parametrize("members", [[], LEADERS[:2]])
    def test_is_not_recorded_with_too_few_of_its_members(self, visit, asked, members):
        matter = asked(last_day="2026-10-10")
        posted = {"act": "deliberate", "seen": "1", "opinion": "同意。", "members": members}

        answer = visit("office-clerk").post(f"/p/{matter.serial}/", posted)

        assert answer.status_code == 422
        assert "至少 3 名" in text(answer)
        assert Step.objects.get(proceeding=matter, status="current").post_id == "leaders-meeting"

    def test_says_at_the_figures_what_does_not_fit(self, visit, asked):
        matter = asked(last_day="2026-10-10")
        posted = {
            "act": "deliberate",
            "seen": "1",
            "in_favour": "1",
            "against": "4",
            "members": LEADERS,
            "present": "林婳",
        }

        answer = visit("office-clerk").post(f"/p/{matter.serial}/", posted)

        assert answer.status_code == 422
        assert 'value="林婳"' in text(answer)
        assert text(answer).count(' name="members"') == 4
        assert text(answer).count(" checked>") == 3

    def test_has_members_without_an_account(self, visit, asked, person):
        matter, deputy = asked(last_day="2026-10-10"), person("deputy-leader")
        Person.objects.filter(pk=deputy.pk).update(user=None)
        client = visit("office-clerk")
        assert f'value="#{deputy.pk}"' in text(client.get(f"/p/{matter.serial}/"))

        posted = MEETING | {"members": [*LEADERS[:2], f"#{deputy.pk}"]}
        assert client.post(f"/p/{matter.serial}/", posted).status_code == 302
        assert "贺堃、孟昇、宋祎" in text(visit("grid-worker").get(f"/p/{matter.serial}/"))

    def test_of_another_day_had_its_own_members(self, visit, asked, person):
        matter, deputy = asked(last_day="2026-10-10"), person("deputy-leader")
        Appointment.objects.filter(person=deputy).update(ends=date(2026, 9, 10))
        client, address = visit("office-clerk"), f"/p/{matter.serial}/"
        assert 'value="deputy-leader"' not in text(client.get(address))
        asked_for = {"held_on": "2026-09-10", "members": LEADERS[:1]}

        there = text(client.get(f"{address}members/", asked_for))
        assert 'value="deputy-leader"' in there
        assert 'value="party-secretary" checked' in there
        refused = client.post(address, MEETING | asked_for)
        assert 'value="deputy-leader"' in text(refused)
        assert client.post(address, MEETING | {"held_on": "2026-09-10"}).status_code == 302

    @pytest.mark.parametrize(("user", "status"), [("grid-worker", 404), ("grid-worker-2", 404)])
    def test_shows_its_members_to_who_records_it(self, visit, asked, user, status):
        matter = asked(last_day="2026-10-10")

        assert visit(user).get(f"/p/{matter.serial}/members/").status_code == status

    def test_does_not_offer_the_applicant(self, visit, asked):
        matter = asked("party-secretary")
        client, address = visit("office-clerk"), f"/p/{matter.serial}/"
        page = text(client.get(address))
        assert 'value="party-secretary"' not in page
        assert "不算到会" in page

        refused = client.post(address, MEETING)
        assert refused.status_code == 422
        assert "贺堃本人的事" in text(refused)

    def test_says_when_too_few_could_be_there(self, visit, asked):
        matter = asked(last_day="2026-10-10")
        Appointment.objects.filter(post__code="deputy-leader").update(ends=date(2026, 9, 10))

        page = text(visit("office-clerk").get(f"/p/{matter.serial}/"))
        assert "能到会的成员只有 2 名" in page

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"held_on": ""}, "请选择开会日期"),
            ({"held_on": "2026-09-15"}, "“2026-09-15”"),
            ({"in_favour": "-1"}, "“-1”"),
            ({"abstained": "1"}, "票数合计 4"),
            ({"act": ""}, "选定怎么办"),
            ({"members": [*LEADERS, "grid-worker"]}, "陆燚"),
        ],
        ids=["no day", "to come", "less than none", "one too many", "no button", "no member"],
    )
    def test_that_does_not_add_up_keeps_what_was_typed(self, visit, asked, wrong, said):
        matter = asked(last_day="2026-10-10")
        typed = MEETING | {"present": "林婳", "in_favour": "3"}

        answer = visit("office-clerk").post(f"/p/{matter.serial}/", typed | wrong)

        assert answer.status_code == 422
        page = text(answer)
        assert said in page
        assert 'value="林婳"' in page
        assert "会上定的。" in page
        assert page.count(" checked>") == 3
        assert f'value="{(typed | wrong)["held_on"]}"' in page

    def test_is_recorded_as_what_it_decided(self, visit, asked):
        page = text(visit("office-clerk").get(f"/p/{asked(last_day='2026-10-10').serial}/"))

        assert "记录会议不同意" in page
        assert "会议研究结果" in page
