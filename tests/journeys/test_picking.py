"""A household is looked up, one that is missing is entered, by the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.journeys import staff
from tests.journeys.conftest import Sit

pytestmark = [pytest.mark.journey, pytest.mark.slow]


class TestAHousehold:
    def test_is_picked_and_entered_without_a_mouse(self, sit_down: Sit) -> None:
        worker = sit_down("grid-worker", width=360)
        page, press = worker.page, worker.page.keyboard.press
        page.goto("/forms/household-survey/")
        page.fill("[name=day]", staff.TODAY.isoformat())
        box = page.get_by_role("combobox", name="住户")

        box.focus()
        press("ArrowDown")
        expect(page.locator("#l-household [role=option]").first).to_be_visible()
        expect(box).to_have_attribute("aria-expanded", "true")
        worker.look("households-offered")
        press("Escape")
        expect(box).to_have_attribute("aria-expanded", "false")

        staff.pick(worker, "household", "301")
        expect(box).to_have_value("春和路18号 2号楼1单元301（赵德海）")

        press("Tab")
        press("Enter")
        press("Tab")
        for text in ("春和路18号", "9号楼", "堃𠮷"):
            page.keyboard.type(text)
            press("Tab")
        press("Tab")
        press("Enter")
        expect(box).to_have_value("春和路18号 9号楼（堃𠮷）")
        expect(box).to_be_focused()

        page.fill("[name=people]", "1")
        page.locator("#f-housing").get_by_label("自住").check()
        # The page saves a second after the last key; a browser that leaves meanwhile complains.
        page.wait_for_timeout(1500)
        staff.hand_in(worker)
        expect(page.locator("main")).to_contain_text("春和路18号 9号楼（堃𠮷）")
        worker.look("household-handed-in")
