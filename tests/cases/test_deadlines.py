"""Due dates of cases: counted, kept, missed, provisional (D2-6.2, D3-7)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from calendars.service import DayUnit
from forms.schemas.models import FormEdition
from forms.schemas.service import current_edition
from regulations.rules.basis import Basis
from regulations.rules.deadline import Deadline
from tests.plugins.kinds import CASE
from tests.plugins.matters import ASKED_ON, morning
from workflows.cases.models import Case
from workflows.chains.due import DueDate, after, late_days
from workflows.chains.models import Proceeding
from workflows.chains.refusal import Reason
from workflows.chains.service import explain, submit

SHANGHAI = ZoneInfo("Asia/Shanghai")


class TestTheDayOfReceipt:
    def test_is_that_of_the_form_not_that_of_typing(self, report):
        case = report(by="township-grid-lead", received_at="2026-02-27T16:30")

        assert case.received_at == datetime(2026, 2, 27, 16, 30, tzinfo=SHANGHAI)
        assert case.due_at == datetime(2026, 3, 6, 23, 59, 59, tzinfo=SHANGHAI)
        assert "3月6日 24:00 前" in case.due[0]["sentence"]

    def test_is_not_to_come(self, report, refused):
        with refused(Reason.INVALID) as refusal:
            report(received_at="2026-03-03")
        assert "还没有到" in refusal.value.errors["received_at"][0]

    @pytest.mark.parametrize(
        "given",
        [
            *("昨天", "2026-02-30", "2026-03-01T25:00", "1026-03-01", 5),
            *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"),
        ],
    )
    def test_is_a_day(self, report, refused, given):
        with refused(Reason.INVALID) as refusal:
            report(received_at=given)
        assert list(refusal.value.errors) == ["received_at"]


class TestTheLamp:
    """Green, amber from a day before, red when it is over."""

    @pytest.mark.parametrize(
        ("days", "lamp"), [(0, "ok"), (5, "ok"), (6, "soon"), (7, "soon"), (8, "late")]
    )
    def test_changes_as_time_goes(self, report, days, lamp):
        case = report(by="township-grid-lead")
        assert case.lamp(at=morning() + timedelta(days=days)) == lamp

    def test_goes_out_when_it_is_kept(self, report, do):
        case = report(by="township-grid-lead")
        do(case, "register", "township-grid-lead")

        case = Proceeding.objects.get()
        assert case.due_at is None
        assert case.due[0]["stopped_by"] == "register"


class TestBeingLate:
    def test_is_counted_in_days(self, report, do):
        case = report(by="township-grid-lead")
        do(case, "accept", "township-grid-lead")
        late = ASKED_ON + timedelta(days=9)
        do(case, "resolve", "township-grid-lead", on=late)

        assert late_days(Case.objects.get().due[0], morning(late)) == 2


class TestMajorMatters:
    """D2-6.2c: handing it up to the township stops the clock."""

    def test_are_kept_by_handing_up(self, report, do):
        case = report(by="township-grid-lead", complexity="major")
        do(case, "hand_up", "township-grid-lead", opinion="提交镇里研究。")

        assert Case.objects.get().due[0]["stopped_by"] == "hand_up"


class TestBeyondTheConfirmedCalendar:
    def test_is_marked_as_provisional(self, person):
        found = explain(
            current_edition("case"),
            {**CASE, "handled_by": "office"},
            applicant=person("centre-clerk"),
            on=datetime(2026, 12, 30, tzinfo=SHANGHAI).date(),
        )
        (due,) = found.considered.due
        assert due.due.provisional
        assert "暂定" in due.sentence


class TestAWithdrawnCategory:
    def test_is_refused_in_a_draft_of_the_earlier_edition_too(
        self, person, refused, withdraw_category
    ):
        earlier = FormEdition.objects.get(slug="case")
        withdraw_category("facilities")
        with refused(Reason.INVALID) as refusal:
            submit(earlier, CASE, by=person("grid-worker"), at=morning())
        assert "停用" in refusal.value.errors["category"][0]

    def test_is_named_and_refused(self, report, refused, withdraw_category):
        withdraw_category("facilities")
        with refused(Reason.INVALID) as refusal:
            report()
        assert "公共设施" in refusal.value.errors["category"][0]
        assert "停用" in refusal.value.errors["category"][0]


def test_a_due_date_from_a_later_act_ends_with_its_day_of_the_office(db):
    """Accepted on 3 March at half past seven, which is still the 2nd elsewhere: two working days on."""
    rule = Deadline("case", "accept", ("close",), DayUnit.WORKING_DAYS, 2)
    basis = Basis("township-grid", 1, "c", "六.2", "受理后两个工作日内办结")
    (kept,) = after(
        [DueDate(rule, basis, "").as_dict()], "accept", datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    )

    assert kept["at"] == "2026-03-05T23:59:59+08:00"
    assert "3月3日" in kept["sentence"]
