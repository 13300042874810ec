"""会议: called by who keeps the minutes, for the office and all below; leave from one begins with it (D1-3.2i)."""

from datetime import date, datetime, timedelta

import pytest

from forms.schemas.service import current_edition
from people.models import Unit
from tests.plugins.matters import ASKED_ON, SHANGHAI, chain, morning
from workflows.chains.calling import call_meeting
from workflows.chains.models import Meeting
from workflows.chains.service import Reason, Refusal, submit
from workflows.leave.meeting import begun_with, form_for_meetings

AT = datetime(2026, 3, 12, 9, 0, tzinfo=SHANGHAI)


@pytest.fixture
def call(person):
    def make(by: str = "office-clerk", **more) -> Meeting:
        given = {"name": "街道例会", "starts": AT, "place": "三楼"} | more
        return call_meeting(by=person(by), at=morning(), **given)

    return make


def path(code: str) -> str:
    return Unit.objects.get(code=code).path


class TestCalling:
    def test_is_for_the_office_and_all_below_it(self, call):
        meeting = call()

        def concerned(code: str) -> bool:
            return (
                Meeting.objects.for_units({path(code)})
                .ahead(ASKED_ON)
                .filter(pk=meeting.pk)
                .exists()
            )

        assert [concerned(each) for each in ("street", "grid-1", "township", "district")] == [
            True, True, False, False,
        ]  # fmt: skip

    @pytest.mark.parametrize("by", ["office-director", "grid-worker"])
    def test_is_up_to_who_keeps_the_minutes(self, call, by):
        with pytest.raises(Refusal) as refusal:
            call(by)
        assert refusal.value.reason == Reason.NOT_ALLOWED

    @pytest.mark.parametrize(
        ("key", "given"),
        [("name", " "), ("name", "会" * 101), ("starts", None), ("starts", AT - timedelta(days=30)),
         ("starts", AT.replace(year=9999)), ("place", "x\x00")],
    )  # fmt: skip
    def test_says_what_is_missing(self, call, key, given):
        before = Meeting.objects.count()

        with pytest.raises(Refusal) as refusal:
            call(**{key: given})
        assert list(refusal.value.errors) == [key]
        assert Meeting.objects.count() == before

    def test_what_is_called_off_or_over_is_no_longer_ahead(self, call):
        meeting = call()
        assert meeting in Meeting.objects.ahead(date(2026, 3, 12))
        assert meeting not in Meeting.objects.ahead(date(2026, 3, 13))
        meeting.cancelled = True
        meeting.save()
        assert meeting not in Meeting.objects.ahead(ASKED_ON)


class TestLeaveFromAMeeting:
    def test_begins_with_it_and_goes_to_the_principal_leaders_alone(self, call, person):
        edition = form_for_meetings()
        answers = begun_with(edition, call()) | {"reason": "下村入户。"}

        leave = submit(current_edition("leave"), answers, by=person("grid-worker"), at=morning())

        assert edition.slug == "leave"
        assert (answers["leave_type"], answers["first_day"]) == ("meeting", "2026-03-12")
        assert "街道例会" in answers["meeting"]
        assert chain(leave)[0] == ("principal-leader", "approve", "current")
        assert [act for _post, act, _status in chain(leave)] == ["approve", "file"]


class TestThePage:
    def test_leads_to_the_slip(self, client, call, person, settings, monkeypatch):
        settings.ALLOW_DEMO_USERS = True
        monkeypatch.setattr("django.utils.timezone.now", lambda: morning())
        meeting = call()
        client.force_login(person("grid-worker").user)
        assert "街道例会" in client.get("/meetings/").content.decode()

        answer = client.post(f"/meetings/{meeting.pk}/leave/", follow=True)

        page = answer.content.decode()
        assert 'value="2026-03-12"' in page
        assert "街道例会" in page

    def test_of_others_are_not_there(self, client, call, person, settings, monkeypatch):
        settings.ALLOW_DEMO_USERS = True
        monkeypatch.setattr("django.utils.timezone.now", lambda: morning())
        meeting = call()
        client.force_login(person("township-grid-lead").user)

        assert "街道例会" not in client.get("/meetings/").content.decode()
        assert client.post(f"/meetings/{meeting.pk}/leave/").status_code == 404

    def test_calls_one(self, client, person, settings, monkeypatch):
        settings.ALLOW_DEMO_USERS = True
        monkeypatch.setattr("django.utils.timezone.now", lambda: morning())
        client.force_login(person("office-clerk").user)
        posted = {"name": "碰头会", "starts": "2026-03-05T14:30", "place": ""}

        assert client.post("/meetings/", posted).status_code == 302
        assert Meeting.objects.get(name="碰头会").starts == datetime(
            2026, 3, 5, 14, 30, tzinfo=SHANGHAI
        )
        assert client.post("/meetings/", posted | {"name": ""}).status_code == 422
