"""无人能办的环节 on the staff site: whoever keeps the office sees them and hands them on."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from people.models import Appointment, Person, Post
from workflows.chains.models import Proceeding, Step
from workflows.chains.service import perform

from .conftest import MONDAY, hidden
from .test_cost import statements

Visit = Callable[..., Client]
#: Who reads what nobody can do, and where.
SHOWN_TO = (("office-clerk", "/stranded/"), ("admin", "/admin/reports/stranded/"))


@pytest.fixture
def left_alone(asked: Callable[..., Proceeding]) -> Step:
    """A slip waits for a deputy; then no deputy is there."""
    matter = asked()
    held = Appointment.objects.filter(post__code="deputy-leader")
    held.update(ends=MONDAY.date() - timedelta(days=1))
    return Step.objects.get(proceeding=matter, status="current")


class TestTheList:
    def test_shows_the_clerk_what_waits_and_why(self, visit: Visit, left_alone: Step) -> None:
        page = visit("office-clerk").get("/stranded/").content.decode()

        assert left_alone.proceeding.number_label in page
        assert f'href="/stranded/{left_alone.pk}/"' in page
        assert 'href="/stranded/"' in visit("office-clerk").get("/me/").content.decode()

    def test_costs_the_same_for_many(
        self, visit: Visit, asked: Callable[..., Proceeding], left_alone: Step
    ) -> None:
        client = visit("office-clerk")

        one = statements(lambda: client.get("/stranded/"), 200)
        held = Appointment.objects.filter(post__code="deputy-leader")
        held.update(ends=None)
        for _each in range(5):
            asked(leave_type="sick")
        held.update(ends=MONDAY.date() - timedelta(days=1))

        assert len(client.get("/stranded/").context["found"]) == 6
        assert statements(lambda: client.get("/stranded/"), 200) == one <= 17

    def test_is_the_administrators_too(self, visit: Visit, left_alone: Step) -> None:
        assert (
            left_alone.proceeding.number_label in visit("admin").get("/stranded/").content.decode()
        )
        report = visit("admin").get("/admin/reports/stranded/").content.decode()
        assert f'href="/stranded/{left_alone.pk}/"' in report

    def test_is_closed_to_others(self, visit: Visit, left_alone: Step) -> None:
        for user in ("grid-worker", "office-director"):
            client = visit(user)
            assert client.get("/stranded/").status_code == 403
            assert client.post(f"/stranded/{left_alone.pk}/").status_code == 403


class TestABodyWithTooFewMembers:
    """The leaders' meeting decides with three; two are left (D1-3.2d)."""

    @pytest.fixture
    def held_up(self, asked: Callable[..., Proceeding]) -> Step:
        matter = asked(last_day="2026-10-10")
        held = Appointment.objects.filter(post__code="deputy-leader")
        held.update(ends=MONDAY.date() - timedelta(days=1))
        return Step.objects.get(proceeding=matter, status="current")

    def test_is_shown_with_figures_clause_and_what_to_do(self, visit: Visit, held_up: Step) -> None:
        for user, address in SHOWN_TO:
            page = visit(user).get(address).content.decode()
            assert "依《社区网格员管理办法》三.2" in page
            assert "至少 3 名成员到会才能定事；现在成员只有 2 名" in page
            assert "请登记成员的任职" in page

    def test_is_not_handed_on(self, visit: Visit, held_up: Step) -> None:
        client = visit("office-clerk")

        assert f'href="/stranded/{held_up.pk}/"' not in client.get("/stranded/").content.decode()
        assert client.get(f"/stranded/{held_up.pk}/").url == "/stranded/"

    def test_costs_the_same_for_many(
        self, visit: Visit, asked: Callable[..., Proceeding], held_up: Step
    ) -> None:
        client = visit("office-clerk")

        one = statements(lambda: client.get("/stranded/"), 200)
        Appointment.objects.filter(post__code="deputy-leader").update(ends=None)
        for number in range(2, 6):
            asked(f"grid-worker-{number}", last_day="2026-10-10")
        held = Appointment.objects.filter(post__code="deputy-leader")
        held.update(ends=MONDAY.date() - timedelta(days=1))

        assert len(client.get("/stranded/").context["found"]) == 5
        assert statements(lambda: client.get("/stranded/"), 200) == one


class TestABodyThatLacksSomebody:
    """It is shown before a matter waits for it."""

    def test_is_shown_with_what_to_do(self, visit: Visit) -> None:
        held = Appointment.objects.filter(post__code="party-secretary")
        held.update(ends=MONDAY.date() - timedelta(days=1))
        Post.objects.filter(code="leaders-meeting").update(quorum=5)

        for user, address in SHOWN_TO:
            page = visit(user).get(address).content.decode()
            assert "领导会议" in page
            assert "至少 5 名成员到会才能定事，现在只有 3 名" in page
            assert "“党工委书记”现在没有人任职" in page
        assert "有 1 个会议缺人" in visit("admin").get("/admin/").content.decode()

    def test_is_not_there_otherwise(self, visit: Visit) -> None:
        page = visit("office-clerk").get("/stranded/")

        assert page.context["bodies"] == []
        assert "缺人的会议" not in page.content.decode()


class TestHandingOn:
    def test_gives_the_step_to_a_colleague(self, visit: Visit, left_alone: Step) -> None:
        client, address = visit("office-clerk"), f"/stranded/{left_alone.pk}/"
        page = client.get(address)

        sent = {"seen": hidden(page, "seen"), "to": "finance-clerk", "do": "hand"}
        answer: Any = client.post(address, sent, follow=True)

        assert "已改派" in answer.content.decode()
        assert left_alone.proceeding.title in visit("finance-clerk").get("/").content.decode()

    def test_says_what_is_wrong_and_keeps_the_words(self, visit: Visit, left_alone: Step) -> None:
        client, address = visit("office-clerk"), f"/stranded/{left_alone.pk}/"
        page = client.get(address)

        answer = client.post(
            address, {"seen": hidden(page, "seen"), "to": "\x00", "opinion": "请代为审批。"}
        )

        assert answer.status_code == 422
        assert "请代为审批。" in answer.content.decode()

    def test_of_what_somebody_can_do_leads_back(
        self, visit: Visit, asked: Callable[..., Proceeding]
    ) -> None:
        step = Step.objects.get(proceeding=asked(), status="current")

        assert visit("office-clerk").get(f"/stranded/{step.pk}/").url == "/stranded/"


class TestWhatWentBackToSomebodyWhoHasLeft:
    @pytest.fixture
    def returned(self, asked: Callable[..., Proceeding]) -> Proceeding:
        matter = asked()
        by = Person.objects.get(user__username="deputy-leader")
        perform(matter, "return", by=by, at=MONDAY, opinion="写明事由。")
        Person.objects.filter(pk=matter.applicant_id).update(active=False)
        return matter

    def test_stands_in_every_list_of_what_is_stranded(
        self, visit: Visit, returned: Proceeding
    ) -> None:
        address = f'href="/stranded/returned/{returned.serial}/"'
        for user, page in [("office-clerk", "/stranded/"), ("admin", "/admin/reports/stranded/")]:
            shown = visit(user).get(page).content.decode()
            assert address in shown
            assert "已离岗" in shown
        assert "已经不在的申请人" in visit("admin").get("/admin/").content.decode()

    def test_is_ended_in_his_place(self, visit: Visit, returned: Proceeding) -> None:
        client, address = visit("office-clerk"), f"/stranded/returned/{returned.serial}/"
        page = client.get(address)

        answer: Any = client.post(
            address, {"seen": hidden(page, "seen"), "opinion": "人已调离。"}, follow=True
        )

        assert returned.title in answer.content.decode()
        assert Proceeding.objects.get(pk=returned.pk).state == "withdrawn"
        assert client.get(address).url == "/stranded/"

    def test_says_what_came_between_and_keeps_the_words(
        self, visit: Visit, returned: Proceeding
    ) -> None:
        address = f"/stranded/returned/{returned.serial}/"
        answer = visit("office-clerk").post(address, {"seen": "1", "opinion": "人已调离。"})

        assert answer.status_code == 409
        assert "人已调离。" in answer.content.decode()

    def test_is_closed_to_others(self, visit: Visit, returned: Proceeding) -> None:
        for user in ("grid-worker-2", "office-director"):
            assert visit(user).get(f"/stranded/returned/{returned.serial}/").status_code == 403
