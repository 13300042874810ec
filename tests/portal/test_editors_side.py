from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regulations.models import Edition, RegulationPage

MATTERS = "/admin/matters/"


class TestTheListOfMatters:
    @pytest.mark.parametrize("name", ["admin", "archivist", "auditor"])
    def test_is_for_those_who_look_things_up(
        self,
        name: str,
        visit: Callable[..., Client],
        asked: Callable[..., Any],
        done: Callable[..., Any],
    ) -> None:
        ended = done(asked(), "reject", "deputy-leader", opinion="年底再说。")
        asked("grid-worker-2")

        text = visit(name).get(MATTERS).content.decode()

        assert f"/p/{ended.serial}/" in text
        assert text.count("/p/") == (2 if name == "admin" else 1)

    def test_finds_as_the_staff_site_does(
        self, visit: Callable[..., Client], asked: Callable[..., Any], done: Callable[..., Any]
    ) -> None:
        ended = done(asked(), "reject", "deputy-leader", opinion="年底再说。")
        asked("grid-worker-2")

        def rows(user: str, **given: str) -> int:
            return visit(user).get(MATTERS, given).content.decode().count("/p/")

        assert rows("admin", q="修缮") == 2
        assert rows("admin", q=ended.serial) == rows("admin", final__exact="1") == 1
        assert rows("archivist", q="修缮") == rows("admin", q="修缮", final__exact="0") == 1
        assert rows("admin", q="卫星云图") == rows("archivist", final__exact="0") == 0
        assert rows("admin", q="'%\x00😀") == 0

    def test_goes_on_page_by_page_without_counting(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        for _each in range(21):
            asked(leave_type="sick")
        client = visit("admin")

        with CaptureQueriesContext(connection) as queries:
            first = client.get(MATTERS, {"q": "修缮"})
        older = client.get(f"{MATTERS}{first.context['older']}")

        assert (first.content.count(b"/p/"), older.content.count(b"/p/")) == (20, 1)
        assert not [
            each for each in queries if "COUNT(" in each["sql"] and "proceeding" in each["sql"]
        ]
        assert "q=" in older.context["newest"]
        assert older.context["older"] == ""

    def test_is_not_for_others(self, visit: Callable[..., Client]) -> None:
        for name in ("grid-worker", "policy-editor"):
            assert visit(name).get(MATTERS).status_code == 302

    def test_changes_nothing(self, visit: Callable[..., Client], asked: Callable[..., Any]) -> None:
        pk = asked().pk
        client = visit("admin")

        for action in ("create/", f"edit/{pk}/", f"delete/{pk}/"):
            assert client.get(f"{MATTERS}{action}").status_code in (302, 403, 404)


class TestApprovingWhatDoesNotHoldTogether:
    def test_comes_back_with_the_findings(self, visit: Callable[..., Client]) -> None:
        page = RegulationPage.objects.get(slug="community-grid-workers")
        clause = next(each for each in page.clauses if each.value["rules"])
        clause.value["rules"][0].value["quote"] = "条文里没有的话"
        page.save_revision()
        page.get_workflow().start(page, user=None)
        state = page.current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

        answer = visit("policy-approver").post(address, {"comment": ""})

        assert "条文里没有的话" in str(next(iter(get_messages(answer.wsgi_request))))
        assert not Edition.objects.filter(number=2).exists()
        assert page.current_workflow_task_state.status == "in_progress"
