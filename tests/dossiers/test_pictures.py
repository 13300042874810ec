"""Attachments shown as pictures."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from dossiers import pictures
from dossiers.contents import FilledForm, FormRow, Sketch
from dossiers.pictures import show
from tests.dossiers import matters


def pdf_of(pages: int, password: str = "") -> bytes:
    """A PDF of blank pages."""
    pdf, out = pikepdf.new(), BytesIO()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    encryption = pikepdf.Encryption(owner=password, user=password) if password else False
    pdf.save(out, encryption=encryption)
    return out.getvalue()


class TestAnImage:
    """It stands upright on its page, in RGB, no larger than the page."""

    @pytest.mark.parametrize("mode", ["RGBA", "L", "1", "P", "CMYK", "LA"])
    def test_every_kind_of_colour_becomes_rgb(self, mode):
        (shown,) = show([matters.scan("证明", (3000, 400), mode)])
        picture = Image.open(BytesIO(shown.pictures[0]))

        assert picture.mode == "RGB"
        assert picture.width == pictures.LARGEST_PIXELS[0]

    def test_what_is_no_image_is_left_to_the_embedded_file(self):
        assert show([matters.attached("坏.png", b"nothing", "image/png")]) == []


class TestPicturesBesideAnswers:
    """Photos and signatures stand small beside the answer; photos again, two to a page, behind it."""

    def test_a_signature_has_no_page_of_its_own(self):
        names = [each.attached.name for each in show(matters.leave_with_photos().attachments)]

        assert names == ["现场1.png", "现场2.png", "现场3.png"]

    def test_each_is_small_and_drawn_once(self):
        drawn = pictures.sketches(matters.leave_with_photos())

        assert len(drawn) == 4
        assert max(max(Image.open(BytesIO(each)).size) for each in drawn.values()) == 300

    def test_one_that_does_not_open_leaves_a_blank(self):
        broken = matters.attached("坏.png", b"nothing", "image/png")
        form = FilledForm(
            "表",
            "第1版",
            (FormRow("签名", "", "signature", sketches=(Sketch(broken),)),),
            matters.START,
        )

        (drawn,) = pictures.sketches(replace(matters.leave_of_five_days(), form=form)).values()

        assert Image.open(BytesIO(drawn)).size == (1, 1)

    def test_two_photos_share_a_page(self, printed):
        texts = printed(matters.leave_with_photos()).texts
        pages = [sum(f"现场{number}.png" in text for number in (1, 2, 3)) for text in texts]

        assert [each for each in pages if each] == [3, 2, 1]


class TestAForeignPdf:
    """Its pages are drawn, since appending them would break PDF/A."""

    def test_each_page_is_drawn(self):
        (shown,) = show([matters.attached("纪要.pdf", pdf_of(2), "application/pdf")])

        assert len(shown.pictures) == 2
        assert shown.urls() == ["attachment:1/1", "attachment:1/2"]

    def test_of_many_pages_the_first_are_drawn_and_the_rest_counted(self, monkeypatch):
        monkeypatch.setattr(pictures, "MOST_PAGES_SHOWN", 3)
        (shown,) = show([matters.attached("纪要.pdf", pdf_of(5), "application/pdf")])

        assert (len(shown.pictures), shown.pages_left_out) == (3, 2)

    @pytest.mark.parametrize("content", [pdf_of(1, password="x"), b"%PDF-1.7 broken", b""])
    def test_one_that_does_not_open_is_left_to_the_embedded_file(self, content):
        assert show([matters.attached("密.pdf", content, "application/pdf")]) == []
