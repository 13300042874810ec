"""用车申请: a kind of request that nobody programmed, from an empty form to a sealed dossier, and a year on."""

import time

import pytest
from playwright.sync_api import expect

from tests.dossiers.printed import Printed
from tests.journeys import editing, staff, vehicle
from tests.journeys.conftest import Sit
from tests.journeys.desk import PATIENCE_MILLISECONDS, Desk
from tests.journeys.effort import Effort

pytestmark = [pytest.mark.journey, pytest.mark.slow]

#: Of editor and approver together, from the first press to a form that people can hand in:
#: eight questions, five rules, seven stations. It takes 72.
MOST_STEPS = 80
OUTSIDE = ["community-secretary", "office-director", "party-secretary"]


class TestANewKindOfRequest:
    def test_is_made_in_the_editor_and_ends_in_a_dossier(self, sit_down: Sit) -> None:
        effort = Effort()
        editor, approver = sit_down("policy-editor"), sit_down("policy-approver")
        effort.watch(editor.context)
        effort.watch(approver.context)
        # While a block is still empty, the editor cannot save by itself.
        with editor.expecting(400):
            self.is_written(editor)
        self.is_approved(approver)
        assert effort.steps <= MOST_STEPS, effort

        worker = sit_down("grid-worker", width=360)
        self.is_refused_when_it_is_too_far(worker)
        matter = vehicle.ask(worker, where="区外", kilometres=120)
        for user in OUTSIDE:
            act = "approve" if user == OUTSIDE[-1] else "opine"
            self.is_decided_on_a_phone(sit_down(user, width=360), matter, act)
        self.is_decided_on_a_phone(sit_down("office-clerk", width=360), matter, "file")
        self.is_found(worker, matter)
        dossier = self.is_sealed(sit_down("archivist"), matter)
        assert "".join(vehicle.OUTSIDE.split()) in dossier.text
        assert "云桥区档案馆" in dossier.text

    def is_written(self, desk: Desk) -> None:
        """The form, then the regulation, which may be handed in while the form still waits."""
        vehicle.build_form(desk)
        desk.look("form")
        editing.choose_action(desk, "提交给")
        vehicle.write_rules(desk)
        vehicle.heading(desk)
        clause = editing.clause(desk, "多少")
        expect(clause.locator(".bf-reads").first).to_contain_text("提交次数一个自然月内不超过 2 次")
        desk.look("rules")
        editing.choose_action(desk, "提交给")
        desk.page.locator(".messages").filter(has_text="提交").wait_for()

    def is_approved(self, desk: Desk) -> None:
        """The regulation says that the form comes first; then both are published."""
        desk.press(desk.page.get_by_role("link", name="编辑后台"))
        desk.press(desk.page.get_by_role("link", name=vehicle.RULES).first)
        editing.choose_action(desk, "同意")
        expect(desk.page.locator(".messages")).to_contain_text("表单发布以后才能发布本制度")
        desk.page.goto("/admin/")
        for title in (vehicle.FORM, vehicle.RULES):
            desk.press(desk.page.get_by_role("link", name=title).first)
            editing.choose_action(desk, "同意")
            desk.page.get_by_text("已被更新").wait_for()
            desk.page.goto("/admin/")

    def is_refused_when_it_is_too_far(self, desk: Desk) -> None:
        desk.press(desk.page.get_by_role("link", name="填报"))
        desk.press(desk.page.get_by_role("link", name=vehicle.FORM))
        vehicle.fill(desk, where="区外", kilometres=320)
        after = desk.page.locator("#after")
        expect(after).to_contain_text("多出 20 公里")
        for post in ("社区书记", "办事处主任", "党工委书记", "办公室人员"):
            expect(after).to_contain_text(post)
        desk.look("too-far")
        desk.page.wait_for_load_state("networkidle")
        desk.page.goto("/")

    def is_decided_on_a_phone(self, desk: Desk, matter: str, act: str) -> None:
        desk.press(staff.waiting(desk, matter))
        desk.look(f"{desk.page.url.rstrip('/').rsplit('/', 1)[-1]}-{act}")
        staff.act(desk, act, "同意。")

    def is_found(self, desk: Desk, matter: str) -> None:
        """By what was filled in, with what it is about; the slip prints."""
        desk.page.goto("/search/?q=档案馆")
        found = desk.page.locator(".bf-item").filter(has_text=vehicle.FORM)
        expect(found.first).to_contain_text("云桥区档案馆")
        desk.look("found")
        slip = desk.context.request.get(f"{matter}slip.pdf")
        desk.album.keep_pdf(slip.body(), "slip")
        assert "往返里程" in Printed(slip.body()).text

    def is_sealed(self, desk: Desk, matter: str) -> Printed:
        end = time.monotonic() + PATIENCE_MILLISECONDS / 1000
        answer = desk.context.request.get(f"{matter}dossier.pdf")
        while not answer.ok and time.monotonic() < end:
            desk.page.wait_for_timeout(1000)
            answer = desk.context.request.get(f"{matter}dossier.pdf")
        desk.album.keep_pdf(answer.body(), "dossier")
        return Printed(answer.body())


class TestAYearLater:
    def test_what_is_under_way_keeps_its_route_and_a_draft_loses_nothing(
        self, sit_down: Sit
    ) -> None:
        worker = sit_down("grid-worker-2", width=360)
        earlier = vehicle.ask(worker)
        self.leaves_a_draft(worker)
        editor, approver = sit_down("policy-editor"), sit_down("policy-approver")
        vehicle.change_route(editor)
        editing.choose_action(editor, "提交给")
        vehicle.change_form(editor)
        editing.choose_action(editor, "提交给")
        approver.press(approver.page.get_by_role("link", name="编辑后台"))
        for title in (vehicle.RULES, vehicle.FORM):
            approver.press(approver.page.get_by_role("link", name=title).first)
            editing.choose_action(approver, "同意")
            approver.page.get_by_text("已被更新").wait_for()
            approver.page.goto("/admin/")

        worker.page.goto(earlier)
        expect(worker.page.locator("main")).to_contain_text("社区书记")
        expect(worker.page.locator("main")).to_contain_text(vehicle.WITHIN)
        worker.look("keeps-its-route")
        later = self.goes_on_with_the_draft(worker)
        expect(worker.page.locator("main")).not_to_contain_text("社区书记")
        expect(worker.page.locator("main")).to_contain_text(vehicle.SHORTER)
        assert earlier != later

    def leaves_a_draft(self, desk: Desk) -> None:
        desk.press(desk.page.get_by_role("link", name="填报"))
        desk.press(desk.page.get_by_role("link", name=vehicle.FORM))
        vehicle.fill(desk, kilometres=33)
        desk.page.wait_for_load_state("networkidle")
        desk.press(desk.page.get_by_role("button", name="存草稿"))
        desk.page.goto("/")

    def goes_on_with_the_draft(self, desk: Desk) -> str:
        desk.press(desk.page.get_by_role("link", name="填报"))
        desk.press(desk.page.locator("a[href*='draft=']").first)
        expect(desk.page.locator("main")).to_contain_text("这张表有了新版本")
        desk.look("a-newer-form")
        desk.press(desk.page.get_by_role("button", name="换成新版本接着填"))
        expect(desk.page.locator("[name=wang_fan_li_cheng]")).to_have_value("33")
        desk.page.fill("[name=lian_xi_dian_hua]", "13800001234")
        desk.page.locator("[name=lian_xi_dian_hua]").blur()
        return staff.hand_in(desk)
