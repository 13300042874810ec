"""A visit noted on a phone in the stairwell: where one stands, photos, a signature."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import staff
from tests.journeys.accessible import assert_accessible
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk
from tests.pictures import exif, picture

pytestmark = [pytest.mark.journey, pytest.mark.slow]

STANDING = {"latitude": 25.0465, "longitude": 102.7088, "accuracy": 15}
ZIGZAG = 24


@pytest.fixture
def phone(sit_down: Sit) -> Desk:
    """A phone that knows where it is."""
    desk = sit_down("grid-worker", width=360)
    desk.context.grant_permissions(["geolocation"])
    desk.context.set_geolocation(STANDING)
    return desk


def photos(folder: Path) -> list[Path]:
    """Two photos as large as a phone makes them, the first with time and place."""
    files = [folder / "楼道.jpg", folder / "门口.jpg"]
    files[0].write_bytes(picture("JPEG", (3000, 2000), quality=95, exif=exif(orientation=6)))
    files[1].write_bytes(picture("JPEG", (3000, 2000), quality=95))
    return files


def write_name(desk: Desk, box: str) -> None:
    """Some strokes on the canvas of a field."""
    canvas = desk.page.locator(f"{box} canvas")
    canvas.scroll_into_view_if_needed()
    place = canvas.bounding_box()
    assert place is not None
    desk.page.mouse.move(place["x"] + 30, place["y"] + 80)
    desk.page.mouse.down()
    for step in range(1, ZIGZAG):
        desk.page.mouse.move(place["x"] + 30 + 8 * step, place["y"] + 80 + 25 * (step % 3))
    desk.page.mouse.up()


def go_on(desk: Desk) -> None:
    """Once nothing is on its way any more, to the next step."""
    desk.page.wait_for_load_state("networkidle")
    desk.press(".bf-foot button[value=next]")


def say_when_and_where(desk: Desk) -> None:
    """Day, time and the place where the phone is."""
    desk.page.goto("/forms/household-visit/")
    desk.page.fill("[name=day]", staff.TODAY.isoformat())
    desk.page.fill("[name=from_time]", "00:00")
    desk.page.fill("[name=to_time]", "02:10")
    desk.page.click("#f-location [data-locate]")
    expect(desk.page.locator("#f-location [data-part=lat]")).to_have_value("25.046500")
    desk.page.locator("#f-location [data-board]").click(position={"x": 150, "y": 120})
    expect(desk.page.locator("#f-location [data-part=lat]")).not_to_have_value("25.046500")
    desk.page.fill("#i-location", "春和苑3号楼")


def meet(desk: Desk) -> None:
    """The first household, at home, with nothing to ask for."""
    staff.pick(desk, "visited-0-home", "301")
    for key, value in (("met", "at_home"), ("concern", "need"), ("asked", "no")):
        desk.page.locator(f"[name='visited.0.{key}'][value={value}]").check()


class TestAVisit:
    def test_is_noted_with_place_photos_and_signature(self, phone: Desk, tmp_path: Path) -> None:
        say_when_and_where(phone)
        phone.look("where")
        go_on(phone)
        meet(phone)
        self.goes_on_after_a_file_was_refused(phone, tmp_path)
        phone.page.set_input_files("#i-visited-0-photos", photos(tmp_path))
        shown = phone.page.locator("#files-visited-0-photos")
        expect(shown.locator("img")).to_have_count(2)
        expect(shown).to_contain_text("25.04330, 102.70610")
        expect(shown.locator(".bf-error")).to_have_count(0)
        shown.locator("[data-remove]").last.click()
        expect(shown.locator("li")).to_have_count(1)
        write_name(phone, "#f-visited-0-signed")
        phone.look("met")
        go_on(phone)
        phone.page.locator("[name=found][value=no]").check()
        write_name(phone, "#f-signature")
        phone.look("signed")
        assert_accessible(phone)
        phone.page.wait_for_load_state("networkidle")

        # Whoever goes on right after writing has signed.
        go_on(phone)
        phone.look("last-look")
        staff.hand_in(phone)

        answers = phone.page.locator("#answers")
        expect(answers).to_contain_text("春和苑3号楼")
        expect(answers.locator("[data-map] path[fill='#1d5c96']").last).to_be_visible()
        expect(answers.locator("li.photo img")).to_have_count(1)
        expect(answers.locator("li.signature img")).to_have_count(2)
        phone.look("handed-in")

    def goes_on_after_a_file_was_refused(self, phone: Desk, folder: Path) -> None:
        program = folder / "照片.jpg"
        program.write_bytes(b"MZ\x90\x00" + b"\x00" * 600)
        phone.page.set_input_files("#i-visited-0-photos", program)
        told = phone.page.locator("#files-visited-0-photos .bf-error")
        expect(told).to_contain_text("照片.jpg")
        phone.look("refused")
