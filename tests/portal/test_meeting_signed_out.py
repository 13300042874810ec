"""会议: what was typed on the page of a meeting is there again after signing in anew."""

from typing import Any

import pytest

from workflows.chains.models import Meeting, Proceeding
from workflows.chains.service import perform

from .conftest import MONDAY, hidden
from .test_nothing_is_lost import expire, sign_in

CLERK = "office-clerk"
SITTING = {
    "name": "领导班子会", "starts": "2026-09-14T15:00", "place": "", "body": "leaders-meeting",
}  # fmt: skip
THERE = ["party-secretary", "office-director", "deputy-leader"]


@pytest.fixture
def waiting(asked) -> Proceeding:
    """A leave on which the leaders' meeting decides."""
    return asked(last_day="2026-10-10")


@pytest.fixture
def sitting(visit, waiting, clock) -> Meeting:
    """The meeting, on the same day."""
    visit(CLERK).post("/meetings/", SITTING)
    return Meeting.objects.latest("pk")


@pytest.fixture
def sent_too_late(visit, sitting) -> Any:
    """The page of the meeting after a form of it was sent without a session, and signing in."""

    def send(form: str, given: dict[str, Any], by: str = CLERK) -> Any:
        client = visit(CLERK)
        whose = hidden(client.get(f"/meetings/{sitting.pk}/"), "whose")
        expire(client)
        answer = client.post(f"/meetings/{sitting.pk}/{form}/", {"whose": whose, **given})
        assert answer.url.startswith("/sign-in/")
        back = sign_in(client, by, f"/meetings/{sitting.pk}/{form}/")
        assert back.url == f"/meetings/{sitting.pk}/"
        return client.get(back.url)

    return send


def test_who_was_there_is_ticked_again(sent_too_late, sitting):
    page = sent_too_late("present", {"present": THERE, "also_present": "记录员小王"})

    said = page.content.decode()
    assert "刚才登录过期了" in said
    assert [each.handle for each, there in page.context["page"].members if there] == THERE
    assert 'value="记录员小王"' in said
    assert not sitting.attended.exists()


def test_a_decision_is_written_there_again(visit, sent_too_late, sitting, waiting):
    visit(CLERK).post(f"/meetings/{sitting.pk}/present/", {"present": THERE, "also_present": ""})
    given = {
        "serial": waiting.serial, "seen": waiting.seen, "act": "deliberate",
        "in_favour": "3", "opinion": "一致同意，注意交接。",
    }  # fmt: skip

    said = sent_too_late("decide", given).content.decode()

    form = said.split(f'id="m-{waiting.serial}"')[1].split("</article>")[0]
    assert '<details class="bf-sure" open>' in form
    assert "一致同意，注意交接。" in form
    assert 'value="3"' in form
    assert Proceeding.objects.get(pk=waiting.pk).state == "in_approval"


def test_a_decision_on_what_waits_no_more_is_shown_to_be_copied(
    visit, sent_too_late, sitting, waiting, person
):
    perform(waiting, "withdraw", by=person("grid-worker"), at=MONDAY)
    given = {"serial": waiting.serial, "seen": 1, "act": "deliberate", "opinion": "一致同意。"}

    said = sent_too_late("decide", given).content.decode()

    assert "一致同意。" in said
    assert "已经不等" in said


def test_another_time_and_why_it_is_called_off_are_there_again(sent_too_late, sitting):
    moved = sent_too_late("move", {"starts": "2026-09-15T10:30", "place": "五楼"})
    assert 'value="2026-09-15T10:30"' in moved.content.decode()
    assert 'value="五楼"' in moved.content.decode()

    called_off = sent_too_late("call-off", {"why": "主要领导出差"})
    assert 'value="主要领导出差"' in called_off.content.decode()
    sitting.refresh_from_db()
    assert (sitting.place, sitting.cancelled) == ("", False)


def test_is_shown_to_nobody_else(sent_too_late):
    page = sent_too_late("call-off", {"why": "主要领导出差"}, by="office-clerk-2")

    assert "主要领导出差" not in page.content.decode()


def test_is_shown_once(visit, sent_too_late, sitting):
    page = sent_too_late("call-off", {"why": "主要领导出差"})

    assert "主要领导出差" not in page.client.get(f"/meetings/{sitting.pk}/").content.decode()
