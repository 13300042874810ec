"""Acts that are seldom wanted have a page of their own; what decisions put on record is asked beside them."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from forms.submissions.models import Upload
from people.models import Appointment, Person
from tests.plugins.matters import MET
from trail.models import Trace
from workflows.chains.models import Step

from .conftest import FIVE_DAYS, hidden

LEADERS = MET["members"].split(",")
MEETING = {
    "act": "deliberate",
    "seen": "1",
    "opinion": "会上定的。",
    "held_on": "2026-09-14",
    "members": LEADERS,
}
MONTH = {"leave_type": "sick", "first_day": "2026-09-21", "last_day": "2026-11-20"}


def paper() -> bytes:
    """A PDF of one empty page."""
    pdf, out = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


def text(response) -> str:
    return response.content.decode()


class TestARareAct:
    @pytest.mark.parametrize(
        ("code", "more"),
        [
            ("hand_over", {"to": "finance-clerk"}),
            ("add_signer", {"who": "finance-clerk", "place": "before"}),
            ("copy", {"to": ["finance-clerk", "department"]}),
        ],
    )
    def test_is_led_to_filled_in_and_done(self, visit, asked, code, more):
        client, matter = visit("deputy-leader"), asked(**FIVE_DAYS)
        address = f"/p/{matter.serial}/"
        assert f"{address}act/{code}/" in text(client.get(address))

        page = client.get(f"{address}act/{code}/")
        posted = {"act": code, "seen": hidden(page, "seen"), "opinion": "请您看一下。", **more}
        answer = client.post(address, posted, follow=True)

        assert answer.status_code == 200
        trace = Trace.objects.filter(stream=matter.serial).last()
        assert (trace.act, "薛珺" in str(trace.payload.data)) == (code, True)
        assert "薛珺" in text(client.get(address)) or client.get(address).status_code == 404

    def test_shows_what_was_typed_again_when_it_is_refused(self, visit, asked):
        client, matter = visit("deputy-leader"), asked(**FIVE_DAYS)
        posted = {
            "act": "copy",
            "seen": "1",
            "opinion": "供参考。",
            "to": ["finance-clerk", "nobody"],
        }

        answer = client.post(f"/p/{matter.serial}/", posted)

        assert answer.status_code == 422
        assert "供参考。" in text(answer)
        assert 'value="finance-clerk" checked' in text(answer)
        assert "nobody" in text(answer)

    @pytest.mark.parametrize("code", ["approve", "nonsense", "add_signer"])
    def test_that_is_none_leads_back(self, visit, asked, code):
        matter = asked()

        answer = visit("grid-worker").get(f"/p/{matter.serial}/act/{code}/")

        assert (answer.status_code, answer.url) == (302, f"/p/{matter.serial}/")

    def test_of_a_matter_that_is_not_ones_own_is_not_there(self, visit, asked):
        matter = asked()

        assert visit("grid-worker-2").get(f"/p/{matter.serial}/act/copy/").status_code == 404


class TestReturning:
    def test_offers_the_steps_done_before(self, visit, asked, done):
        matter = asked(**FIVE_DAYS)
        assert "to_step" not in text(visit("deputy-leader").get(f"/p/{matter.serial}/"))
        done(matter, "opine", "deputy-leader", opinion="同意。")
        client, step = visit("office-director"), Step.objects.get(proceeding=matter, order=1)

        page = client.get(f"/p/{matter.serial}/")
        assert f'<option value="{step.pk}"' in text(page)
        posted = {"act": "return", "seen": "2", "opinion": "请补充。", "to_step": str(step.pk)}
        client.post(f"/p/{matter.serial}/", posted)

        assert "分管领导" in text(visit("grid-worker").get(f"/p/{matter.serial}/"))
        assert Step.objects.get(proceeding=matter, status="current").post_id == "deputy-leader"


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


class TestAnOfficeOutside:
    @pytest.fixture
    def referred(self, asked, done, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        return done(asked(**MONTH), "deliberate", "office-clerk", data=MET, opinion="同意上报。")

    def test_sends_its_reply_along(self, visit, referred):
        client = visit("hr-bureau")
        posted = {"act": "refer", "seen": "2", "opinion": "同意。", "reply_number": "人社〔2026〕12 号",
                  "reply-file": SimpleUploadedFile("批复.pdf", paper())}  # fmt: skip
        client.post(f"/p/{referred.serial}/", posted)

        upload = Upload.objects.get()
        assert upload.stream == referred.serial
        log = text(visit("grid-worker").get(f"/p/{referred.serial}/"))
        assert str(upload.pk) in log
        assert "人社〔2026〕12 号" in log

    def test_keeps_the_file_when_it_is_refused(self, visit, referred):
        posted = {
            "act": "refer",
            "seen": "1",
            "reply-file": SimpleUploadedFile("批复.pdf", paper()),
        }

        answer = visit("hr-bureau").post(f"/p/{referred.serial}/", posted)

        assert answer.status_code == 409
        assert "批复.pdf" in text(answer)

    def test_does_not_take_what_is_no_paper(self, visit, referred):
        posted = {"act": "refer", "seen": "2", "reply-file": SimpleUploadedFile("x.pdf", b"MZ")}

        answer = visit("hr-bureau").post(f"/p/{referred.serial}/", posted)

        assert answer.status_code == 422
        assert not Upload.objects.exists()

    def test_gets_a_letter(self, visit, referred):
        step = Step.objects.filter(proceeding=referred, act="refer").first()
        address = f"/p/{referred.serial}/letter/{step.pk}.pdf"

        letter = visit("office-clerk").get(address)

        assert letter["Content-Type"] == "application/pdf"
        with pikepdf.open(BytesIO(letter.content)) as pdf:
            assert len(pdf.pages) in (1, 2)
        assert visit("grid-worker-2").get(address).status_code == 404

    def test_gets_none_before_the_matter_has_come_to_it(self, visit, asked):
        matter = asked(**MONTH)
        step = Step.objects.filter(proceeding=matter, act="refer").first()

        letter = visit("office-clerk").get(f"/p/{matter.serial}/letter/{step.pk}.pdf")

        assert letter.status_code == 404


class TestWhoIsLookedUp:
    """A colleague is found by typing, also where the browser runs no script."""

    def test_by_pressing_a_button_and_is_then_chosen(self, visit, asked):
        address = f"/p/{asked().serial}/"
        client = visit("deputy-leader")
        sent = {"do": "find:to", "of": "hand_over", "to--find": "林", "seen": "1"}
        page = client.post(address, sent).content.decode()

        assert '<option value="office-clerk">林婳' in page
        assert (
            client.post(
                address, {"act": "hand_over", "to": "office-clerk", "seen": "1"}
            ).status_code
            == 302
        )

    def test_and_stays_chosen_when_something_else_is_to_be_mended(self, visit, asked):
        address = f"/p/{asked().serial}/"
        sent = {"act": "add_signer", "who": "office-clerk", "place": "beside", "seen": "1"}
        answer = visit("deputy-leader").post(address, sent)

        assert answer.status_code == 422
        assert '<option value="office-clerk" selected>林婳' in answer.content.decode()

    def test_of_an_act_that_is_none_leads_back(self, visit, asked):
        address = f"/p/{asked().serial}/"
        sent = {"do": "find:to", "of": "approve", "to--find": "林"}

        assert visit("deputy-leader").post(address, sent).status_code == 302


def test_why_urging_is_not_open_is_said(visit, asked):
    address = f"/p/{asked().serial}/"
    client = visit("grid-worker")
    client.post(address, {"act": "urge", "seen": "1"})

    assert "明天可以再催" in client.get(address).content.decode()


def test_what_cannot_be_taken_back_is_asked_once_more(visit, asked):
    page = visit("deputy-leader").get(f"/p/{asked().serial}/").content.decode()

    assert "data-sure=" in page.partition('value="reject"')[2][:60]
    assert "data-sure=" not in page.partition('value="approve"')[2][:60]


def test_after_an_act_one_reads_where_it_waits(visit, asked):
    address = f"/p/{asked().serial}/"
    answer = visit("deputy-leader").post(address, {"act": "approve", "seen": "1"}, follow=True)

    assert "现等办公室人员备查" in answer.content.decode()
