"""A file is taken by its content, never by its name; what is refused says why."""

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from PIL import Image

from forms.schemas.limits import OFFICE, Kind, Limits
from forms.submissions.intake.naming import LONGEST_NAME, clean_name
from forms.submissions.models import Upload
from forms.submissions.uploading import Taken, UploadRefused, take_in
from tests.pictures import exif, photo, picture

pytestmark = pytest.mark.usefixtures("office", "media")


def saved(document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def pdf() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(100, 100)
    return saved(document)


def word() -> bytes:
    return saved(Document())


def sheet() -> bytes:
    return saved(Workbook())


def zipped(parts: dict[str, bytes], **more) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def with_macros() -> bytes:
    out = BytesIO(word())
    with ZipFile(out, "a") as package:
        package.writestr("word/vbaProject.bin", b"\x00")
    return out.getvalue()


def stored(upload: Upload) -> bytes:
    with upload.content.open() as file:
        return file.read()


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def taken(person):
    """Take a file in for the grid worker."""

    def take(name: str, content: bytes, **more) -> Upload:
        return take_in(SimpleUploadedFile(name, content), owner=person("grid-worker"), **more)

    return take


class TestAFile:
    @pytest.mark.parametrize(
        ("content", "media_type", "name"),
        [
            (picture(), "image/png", "诊断证明.exe.png"),
            (picture("JPEG"), "image/jpeg", "诊断证明.exe.jpg"),
            (picture("WEBP"), "image/webp", "诊断证明.exe.webp"),
            (picture("HEIF", (64, 64)), "image/jpeg", "诊断证明.exe.jpg"),
            (pdf(), "application/pdf", "诊断证明.exe.pdf"),
            (word(), f"{OFFICE}wordprocessingml.document", "诊断证明.exe.docx"),
            (sheet(), f"{OFFICE}spreadsheetml.sheet", "诊断证明.exe.xlsx"),
        ],
    )
    def test_is_known_by_its_content(self, taken, content, media_type, name):
        upload = taken("诊断证明.exe", content)

        assert (upload.media_type, upload.name, upload.stream) == (media_type, name, "")
        assert upload.size == upload.content.size
        assert len(upload.sha256) == 64

    def test_keeps_its_name_but_never_as_a_path(self, taken):
        upload = taken("../../etc/诊断 证明😀.png", picture())

        assert upload.name == "诊断 证明😀.png"
        assert upload.content.name.startswith(f"uploads/{upload.sha256[:2]}/")

    def test_lies_there_once_however_often_it_is_sent(self, taken):
        first, again = taken("一.png", picture()), taken("二.png", picture())

        assert first.pk != again.pk
        assert first.content.name == again.content.name

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.png", b"GIF89a no picture"),
            ("run.jpg", b"MZ\x90\x00" + b"\x00" * 600),
            ("empty.png", b""),
            ("broken.png", picture()[:40]),
            ("half.jpg", photo()[: len(photo()) // 2]),
            ("page.html", b"<script>alert(1)</script>"),
            ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
            ("cut.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
            ("two.pdf", pdf() + zipped({"a.txt": b"a"})),
            ("locked.pdf", pdf().replace(b"/Root", b"/Encrypt 9 0 R/Root")),
            ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
            ("package.docx", zipped({"a.txt": b"a"})),
            ("claims.docx", zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b""})),
            ("macros.docx", with_macros()),
        ],
    )
    def test_is_refused_by_name_and_nothing_is_kept(self, taken, name, content):
        with pytest.raises(UploadRefused, match=name):
            taken(name, content)

        assert not Upload.objects.exists()

    def test_that_unfolds_to_a_mountain_is_refused(self, taken, monkeypatch):
        monkeypatch.setattr("forms.submissions.intake.office_files.MOST_BYTES_UNFOLDED", 10_000)
        bomb = BytesIO(word())
        with ZipFile(bomb, "a", ZIP_DEFLATED) as package:
            package.writestr("word/media/x.bin", b"\x00" * 10_001)

        with pytest.raises(UploadRefused):
            taken("bomb.docx", bomb.getvalue())

    @pytest.mark.parametrize(
        ("limits", "content"),
        [
            (Limits((Kind.PICTURE,)), pdf()),
            (Limits((Kind.PDF, Kind.WORD)), sheet()),
            (Limits((Kind.SHEET,)), picture()),
        ],
    )
    def test_of_another_kind_than_asked_is_refused(self, taken, limits, content):
        with pytest.raises(UploadRefused, match=re.escape(str(limits.kinds[0].label))):
            taken("a", content, limits=limits)

    def test_larger_than_asked_is_refused_before_it_is_opened(self, taken):
        with pytest.raises(UploadRefused, match=r"1\.1 MB.*1 MB"):
            taken("a.png", b"\x00" * (1024 * 1024 + 1), limits=Limits(megabytes=1))


class TestAPicture:
    def test_tells_when_and_where_but_carries_it_no_more(self, taken):
        upload = taken("现场.jpg", photo())

        assert upload.taken_at == datetime(2026, 9, 14, 0, 30, 5, tzinfo=UTC)
        assert upload.place == {"lat": 25.0433, "lng": 102.7061, "source": "picture"}
        content = stored(upload)
        with Image.open(BytesIO(content)) as kept:
            assert not kept.getexif()
            assert "exif" not in kept.info
        assert b"Secret Phone" not in content

    def test_is_turned_upright(self, taken):
        upload = taken("现场.jpg", photo(orientation=6))

        with upload.content.open() as file, Image.open(file) as kept:
            assert kept.size == (32, 64)
            assert kept.getpixel((16, 4))[1] < 80 < 200 < kept.getpixel((16, 60))[1]

    def test_loses_what_was_hidden_behind_it(self, taken):
        upload = taken("现场.png", picture() + zipped({"run.exe": b"MZ"}))

        assert b"run.exe" not in stored(upload)

    def test_has_a_small_one_beside_it(self, taken):
        upload = taken("现场.png", picture("PNG", (900, 300)))

        with upload.small.open() as file, Image.open(file) as small:
            assert (small.format, small.size) == ("JPEG", (360, 120))

    def test_believes_the_device_where_the_camera_is_silent(self, taken):
        device = Taken(datetime(2026, 9, 14, 1, tzinfo=UTC), 25.05, 102.7, 12.0)

        upload = taken("现场.png", picture(), device=device)

        assert upload.taken_at == device.at
        assert upload.place == {"lat": 25.05, "lng": 102.7, "accuracy": 12.0, "source": "device"}

    @pytest.mark.parametrize(
        "camera",
        [
            {"taken": "0000:00:00 00:00:00", "gps": {}},
            {"taken": "9999:99:99 99:99:99", "gps": {1: "N", 2: (1.0,), 3: "E", 4: (1.0, 2.0)}},
            {
                "taken": "2099:01:01 00:00:00",
                "gps": {1: "N", 2: (95.0, 0, 0), 3: "E", 4: (1.0, 0, 0)},
            },
            {"taken": "", "gps": {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}},
        ],
    )
    def test_whose_camera_writes_nonsense_has_neither(self, taken, camera):
        upload = taken("现场.jpg", photo(**camera))

        assert (upload.taken_at, upload.place) == (None, None)

    def test_with_a_bomb_for_its_notes_is_taken_without_them(self, taken):
        notes = exif().tobytes() + b"\x00" * (300 * 1024)

        upload = taken("现场.webp", picture("WEBP", exif=notes))

        assert (upload.taken_at, upload.place) == (None, None)

    def test_of_more_points_than_can_be_opened_is_refused(self, taken, monkeypatch):
        monkeypatch.setattr("forms.submissions.intake.pictures.MOST_PIXELS", 63)

        with pytest.raises(UploadRefused, match="8 × 8"):
            taken("bomb.png", picture())

    @pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
    def test_of_any_colours_can_be_kept(self, taken, mode):
        out = BytesIO()
        form = "JPEG" if mode == "CMYK" else "PNG"
        Image.new(mode, (9, 9)).save(out, form)

        assert taken("a", out.getvalue()).media_type == f"image/{form.lower()}"


class TestAName:
    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("C:\\fakepath\\现场.jpg", "现场.jpg"),
            ("堃𠮷👩‍👩‍👧.jpg", "堃𠮷👩‍👩‍👧.jpg"),
            ("invoice\u202egpj.exe", "invoicegpj.exe"),
            ("\u200f\u2067名\x00字\n\u2028.pdf", "名字.pdf"),
            ("...", "附件"),
            ("", "附件"),
        ],
    )
    def test_keeps_what_can_be_read(self, given, kept):
        assert clean_name(given) == kept

    @settings(max_examples=40)
    @given(st.text(max_size=150))
    def test_is_short_and_printable_whatever_is_given(self, given):
        name = clean_name(given, "image/jpeg")

        assert 0 < len(name) <= LONGEST_NAME
        assert name.endswith((".jpg", ".jpeg", ".JPG", ".JPEG")) or name.lower().endswith(
            (".jpg", ".jpeg")
        )
        assert not set(name) & set("/\\\x00\u202e\u2066\u200f")
