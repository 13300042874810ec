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


def fill_in(desk: Desk) -> None:
    """Day, time and the first door."""
    desk.page.goto("/forms/home-visits/")
    desk.page.fill("[name=day]", staff.TODAY.isoformat())
    desk.page.fill("[name=from_time]", "00:00")
    desk.page.fill("[name=to_time]", "02:10")
    desk.page.fill("[name='homes.0.door']", "3号楼301")


class TestAVisit:
    def test_is_noted_with_place_photos_and_signature(self, phone: Desk, tmp_path: Path) -> None:
        fill_in(phone)
        phone.page.click("#f-location [data-locate]")
        expect(phone.page.locator("#f-location [data-part=lat]")).to_have_value("25.046500")
        phone.page.fill("#i-location", "春和苑3号楼")
        phone.page.set_input_files("#i-homes-0-photos", photos(tmp_path))
        expect(phone.page.locator("#files-homes-0-photos img")).to_have_count(2)
        expect(phone.page.locator("#files-homes-0-photos")).to_contain_text("25.04330, 102.70610")
        write_name(phone, "#f-signature")
        phone.look("filled-in")
        assert_accessible(phone)
        phone.page.wait_for_load_state("networkidle")

        # Whoever hands in right after writing has signed.
        phone.press("button[value=submit]")

        answers = phone.page.locator("#answers")
        expect(answers).to_contain_text("春和苑3号楼")
        expect(answers.locator("[data-map] path[fill='#1d5c96']").last).to_be_visible()
        expect(answers.locator("li.photo img")).to_have_count(2)
        expect(answers.locator("li.signature img")).to_have_count(1)
        phone.look("handed-in")

    def test_is_signed_without_a_hand(self, phone: Desk) -> None:
        fill_in(phone)
        phone.page.click("#f-location [data-open-map]")
        phone.page.locator("#f-location [data-board]").click(position={"x": 150, "y": 120})
        phone.page.locator("#f-signature summary").press("Enter")
        phone.page.locator("#f-signature [data-sign=type]").press("Enter")
        expect(phone.page.locator("#files-signature img")).to_have_count(1)
        phone.look("signed-by-typing")
        staff.hand_in(phone)

    def test_goes_on_after_a_file_was_refused(self, phone: Desk, tmp_path: Path) -> None:
        program = tmp_path / "照片.jpg"
        program.write_bytes(b"MZ\x90\x00" + b"\x00" * 600)
        fill_in(phone)
        phone.page.set_input_files("#i-homes-0-photos", program)

        expect(phone.page.locator("#files-homes-0-photos .bf-error")).to_contain_text("照片.jpg")
        phone.look("refused")
        phone.page.set_input_files("#i-homes-0-photos", photos(tmp_path)[1])
        expect(phone.page.locator("#files-homes-0-photos .bf-error")).to_have_count(0)
        phone.page.locator("#files-homes-0-photos [data-remove]").click()
        expect(phone.page.locator("#files-homes-0-photos li")).to_have_count(0)
