"""免填率 on the editors' side: figures, table and file say the same."""

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from forms.submissions.models import Tally
from forms.submissions.report.shares import Share, by_form, by_month
from people.models import User

REPORT, SHEET = "/admin/reports/without-typing/", "/admin/reports/without-typing.xlsx"


def row(slug: str = "leave", month: date = date(2026, 3, 1), **figures: int) -> Tally:
    given = {"forms": 1, "asked": 10, "kept": 2, "changed": 1, "chosen": 2, "typed": 3}
    return Tally(slug=slug, month=month, **{**given, **figures})


class TestAShare:
    def test_is_of_what_was_answered(self) -> None:
        """2 kept and 2 chosen of 8 answered; the changed one had to be typed, two stayed empty."""
        share = Share(forms=1, asked=10, kept=2, changed=1, chosen=2, typed=3)

        assert (share.answered, share.empty, share.untyped, share.held) == (8, 2, 50.0, 25.0)

    def test_of_nothing_is_none(self) -> None:
        assert Share(forms=1, asked=3).untyped is None

    def test_is_added_up_by_form_and_by_month(self) -> None:
        rows = [row(), row(month=date(2026, 2, 1)), row("case", typed=9)]

        assert [(slug, share.asked) for slug, share in by_form(rows)] == [
            ("case", 10),
            ("leave", 20),
        ]
        assert [month.month for month, _share in by_month(rows)] == [2, 3]


class TestThePage:
    @pytest.fixture(autouse=True)
    def april(self, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
        settings.ALLOW_DEMO_USERS = True
        now = datetime(2026, 4, 20, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
        monkeypatch.setattr(timezone, "now", lambda: now)

    @pytest.fixture
    def editor(self, office: None) -> Client:
        Tally.objects.bulk_create([row(), row("case", month=date(2025, 3, 1), kept=0)])
        return signed_in("policy-editor")

    def test_tells_share_and_what_it_counts(self, editor: Client) -> None:
        text = editor.get(REPORT).content.decode()

        assert "<strong>50.0" in text
        assert "请假条" in text
        assert "事件登记表" not in text

    def test_looks_back_further_and_at_one_form(self, editor: Client) -> None:
        found = editor.get(REPORT, {"months": "24", "form": "case"}).context

        assert [title for _slug, title, _share in found["forms"]] == ["事件登记表"]
        assert found["span"] == 24

    def test_of_nothing_says_so(self, office: None) -> None:
        assert not signed_in("policy-editor").get(REPORT).context["months"]

    def test_takes_the_same_queries_however_many_months(
        self, editor: Client, django_assert_num_queries: Callable
    ) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                editor.get(REPORT)
            return len(captured)

        queries()
        before = queries()
        Tally.objects.bulk_create(row(f"form-{number}") for number in range(40))

        assert queries() == before

    def test_is_taken_along_as_a_table(self, editor: Client) -> None:
        answer = editor.get(SHEET)

        book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
        (_heading, *rows) = book.active.iter_rows(values_only=True)
        assert rows == [("2026-03", "请假条", 1, 10, 2, 1, 2, 3, 2, 50)]

    @pytest.mark.parametrize("address", [REPORT, SHEET])
    def test_is_for_those_who_keep_the_dictionary(self, address: str, office: None) -> None:
        assert signed_in("archivist").get(address).status_code in (302, 403)


def signed_in(user_name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=user_name))
    return client
