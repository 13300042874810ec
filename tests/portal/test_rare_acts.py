"""Acts that are seldom wanted have a page of their own; what decisions put on record is asked beside them."""

from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from forms.submissions.models import Upload
from tests.plugins.matters import MET
from trail.models import Trace
from workflows.chains.models import Step

from .conftest import FIVE_DAYS, hidden

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
