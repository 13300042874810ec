"""会议研究, 报送审批: the vote and those present, the reply and its file, as one act with the decision."""

from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from forms.submissions.models import Upload
from forms.submissions.uploading import take_in
from tests.plugins.matters import ASKED_ON, MET
from trail.models import Trace
from workflows.chains.service import Reason

DAY = ASKED_ON.isoformat()
VOTE = {"held_on": DAY, **MET, "in_favour": "2", "against": "1", "abstained": "0"}
#: The same as the trail keeps it.
KEPT = {
    "held_on": DAY,
    "present": "贺堃、孟昇、宋祎",
    "in_favour": "2",
    "against": "1",
    "abstained": "0",
}


def paper() -> bytes:
    """A PDF of one empty page."""
    pdf, out = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


def last_data(matter) -> dict:
    return Trace.objects.select_related("words").filter(stream=matter.serial).last().payload.data


class TestWhatABodyDecided:
    def test_is_one_act_with_its_minutes(self, ask_leave, do):
        leave = do(ask_leave(20), "deliberate", "office-clerk", data=VOTE)

        assert leave.state == "approved"
        assert last_data(leave) == KEPT

    def test_may_be_a_no_with_minutes_too(self, ask_leave, do):
        vote = {"in_favour": "1", "against": "2"}
        leave = do(ask_leave(20), "reject", "office-clerk", data=VOTE | vote)

        assert leave.state == "rejected"
        assert last_data(leave) == KEPT | vote

    @pytest.mark.parametrize(
        ("code", "for_it", "against"),
        [("deliberate", 2, 3), ("deliberate", 2, 2), ("reject", 3, 2)],
    )
    def test_is_what_the_vote_says(self, ask_leave, do, refused, code, for_it, against):
        leave = ask_leave(20)
        vote = VOTE | {"in_favour": str(for_it), "against": str(against)}

        with refused(Reason.INVALID) as refusal:
            do(leave, code, "office-clerk", data=vote)
        assert list(refusal.value.errors) == ["in_favour"]

    @pytest.mark.parametrize(
        "vote", [{"against": "3"}, {"abstained": "2"}, {"in_favour": "", "against": "1"}]
    )
    def test_is_not_consent_with_nobody_in_favour(self, ask_leave, do, refused, vote):
        leave = ask_leave(20)

        with refused(Reason.INVALID, "赞成 0") as refusal:
            do(leave, "deliberate", "office-clerk", data={"held_on": DAY, **MET, **vote})
        assert list(refusal.value.errors) == ["in_favour"]

    @pytest.mark.parametrize("given", ["-1", "viele", "1.5", "1000", "٣"])
    def test_counts_heads(self, ask_leave, do, refused, given):
        leave = ask_leave(20)

        with refused(Reason.INVALID, given) as refusal:
            do(leave, "deliberate", "office-clerk", data=VOTE | {"abstained": given})
        assert list(refusal.value.errors) == ["abstained"]

    @pytest.mark.parametrize("day", ["2026-03-03", "", " ", "x"])
    def test_was_decided_on_a_day_up_to_today(self, ask_leave, do, refused, day):
        leave = ask_leave(20)

        with refused(Reason.INVALID) as refusal:
            do(leave, "deliberate", "office-clerk", data=VOTE | {"held_on": day})
        assert list(refusal.value.errors) == ["held_on"]

    @pytest.mark.parametrize("day", ["1026-03-02", "2025-02-28"])
    def test_was_not_decided_long_before_it_was_asked(self, ask_leave, do, refused, day):
        leave = ask_leave(20)

        with refused(Reason.INVALID) as refusal:
            do(leave, "deliberate", "office-clerk", data=VOTE | {"held_on": day})
        assert list(refusal.value.errors) == ["held_on"]

    def test_keeps_the_names_whole_or_says_that_they_are_too_many(self, ask_leave, do, refused):
        leave = ask_leave(20)

        with refused(Reason.INVALID, "500") as refusal:
            do(leave, "deliberate", "office-clerk", data=VOTE | {"present": "人" * 501})
        assert list(refusal.value.errors) == ["present"]

    def test_is_not_kept_where_no_body_decides(self, ask_leave, do):
        leave = do(ask_leave(2), "reject", "deputy-leader", data=VOTE)

        assert last_data(leave) == {}


class TestWhatAnOfficeOutsideReplied:
    @pytest.fixture
    def referred(self, ask_leave, do):
        return do(ask_leave(60, leave_type="sick"), "deliberate", "office-clerk", data=MET)

    @pytest.fixture
    def letter(self, person, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path

        def upload(user: str = "hr-bureau") -> Upload:
            return take_in(SimpleUploadedFile("批复.pdf", paper()), owner=person(user))

        return upload

    def test_carries_number_day_and_letter(self, referred, do, letter):
        upload = letter()
        reply = {"reply_number": "人社〔2026〕12 号", "replied_on": DAY, "reply": str(upload.pk)}
        leave = do(referred, "refer", "hr-bureau", data=reply)

        upload.refresh_from_db()
        assert upload.stream == leave.serial
        assert last_data(leave) == reply | {"reply_name": "批复.pdf"}

    def test_may_be_a_no_with_its_letter(self, referred, do, letter):
        leave = do(referred, "reject", "hr-bureau", data={"reply": str(letter().pk)})

        assert leave.state == "rejected"
        assert last_data(leave)["reply_name"] == "批复.pdf"

    @pytest.mark.parametrize("whose", ["somebody else's", "none at all"])
    def test_takes_no_file_that_is_not_his(self, referred, do, refused, letter, whose):
        given = str(letter("grid-worker").pk) if whose == "somebody else's" else "x"

        with refused(Reason.INVALID) as refusal:
            do(referred, "refer", "hr-bureau", data={"reply": given})
        assert list(refusal.value.errors) == ["reply"]

    def test_keeps_its_number_whole(self, referred, do, refused):
        with refused(Reason.INVALID, "80") as refusal:
            do(referred, "refer", "hr-bureau", data={"reply_number": "号" * 81})
        assert list(refusal.value.errors) == ["reply_number"]

    def test_does_not_come_from_the_future(self, referred, do, refused):
        with refused(Reason.INVALID, "2030-01-01"):
            do(referred, "refer", "hr-bureau", data={"replied_on": "2030-01-01"})
