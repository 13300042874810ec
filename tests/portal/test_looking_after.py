"""要留意的: what was given up, or waits for nobody, is on the front page of who can mend it."""

from datetime import timedelta

from django.utils import timezone

from notices.models import Delivery, DeliveryState
from people.models import Appointment


def front_page(visit, user: str) -> str:
    return visit(user).get("/admin/").content.decode()


class TestTheFrontPageOfTheEditorsSide:
    def test_is_silent_while_there_is_nothing_to_mend(self, visit, office):
        assert "looking-after" not in front_page(visit, "admin")

    def test_tells_of_messages_that_were_given_up(self, visit, office):
        now = timezone.now()
        for number, days in enumerate((0, 1, 30)):
            Delivery.objects.create(
                channel="mail", to=f"mail:{number}", topic="waits", body="。", made_at=now,
                state=DeliveryState.GIVEN_UP, ended_at=now - timedelta(days=days),
            )  # fmt: skip
        page = front_page(visit, "admin")

        assert "有 2 条消息多次投递不成" in page
        assert "state__exact=given_up" in page

    def test_tells_of_steps_that_wait_for_nobody(self, visit, asked):
        asked()
        Appointment.objects.filter(post__code="deputy-leader").delete()

        assert "有 1 个环节无人能办" in front_page(visit, "admin")

    def test_tells_nobody_else(self, visit, asked):
        asked()
        Appointment.objects.filter(post__code="deputy-leader").delete()

        assert "looking-after" not in front_page(visit, "policy-editor")
