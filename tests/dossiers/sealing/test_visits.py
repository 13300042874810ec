"""Photos, signatures and places of a visit, as its slip and its record have them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dossiers.gathering.form import filled_form
from dossiers.gathering.matter import read_matter
from dossiers.service import slip
from forms.schemas.service import current_edition
from forms.submissions.uploading import take_in
from people.models import Household
from tests.dossiers.printed import Printed
from tests.pictures import photo, picture
from workflows.chains.service import submit

AT = datetime(2026, 9, 14, 11, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def visit(person):
    """Two homes visited, one of them with a photo and a signature."""
    worker = person("grid-worker")

    def sent(name: str, content: bytes) -> str:
        return str(take_in(SimpleUploadedFile(name, content), owner=worker).pk)

    def home(name: str) -> str:
        return str(Household.objects.get(head__name=name).pk)

    signed = {
        "home": home("赵德海"), "met": "at_home", "concern": "need", "asked": False,
        "photos": [sent("楼道.jpg", photo())],
        "signed": sent("住户.png", picture("PNG", (90, 40))),
    }  # fmt: skip
    answers = {
        "day": "2026-09-14", "from_time": "08:00", "to_time": "10:00",
        "location": {"lat": 25.0433, "lng": 102.7061, "accuracy": 9, "address": "春和苑"},
        "visited": [{"home": home("王建国"), "met": "nobody"}, signed], "found": False,
        "signature": sent("签名.png", picture("PNG", (90, 41))),
    }  # fmt: skip
    return submit(current_edition("household-visit"), answers, by=worker, at=AT)


class TestAVisit:
    def test_shows_pictures_beside_the_answers_of_their_rows(self, visit):
        matter = read_matter(visit)
        rows = {each.label: each for each in filled_form(matter, matter.submissions[0]).rows}

        captions = [each.caption.splitlines() for each in rows["走访的住户"].sketches]
        assert captions[0][0] == captions[1][0]
        assert "2" in captions[0][0]
        assert captions[0][2] == "25.04330, 102.70610"
        assert len(rows["走访人签名"].sketches) == 1

    def test_is_printed_on_one_page(self, visit):
        printed = Printed(slip(visit))

        assert len(printed.texts) == 1
        assert "春和苑（25.043300,102.706100，误差约9米）" in printed.text
        assert len(printed.pdf.pages[0].get_images()) >= 3
