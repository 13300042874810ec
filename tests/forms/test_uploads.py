"""A file is taken by its content, never by its name; what is refused says why."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from forms.submissions.models import Upload
from forms.submissions.uploading import MAX_BYTES, UploadRefused, take_in

pytestmark = pytest.mark.usefixtures("office")
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def picture(kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, kind)
    return out.getvalue()


@pytest.fixture
def taken(person):
    """Take a file in for the grid worker."""
    return lambda name, content: take_in(
        SimpleUploadedFile(name, content), owner=person("grid-worker")
    )


class TestAFile:
    @pytest.mark.parametrize(
        ("content", "media_type"),
        [
            (picture(), "image/png"),
            (picture("JPEG"), "image/jpeg"),
            (picture("WEBP"), "image/webp"),
            (PDF, "application/pdf"),
        ],
    )
    def test_is_known_by_its_content(self, taken, content, media_type):
        upload = taken("诊断证明.exe", content)

        assert (upload.media_type, upload.size, upload.stream) == (media_type, len(content), "")
        assert len(upload.sha256) == 64

    def test_keeps_its_name_but_never_as_a_path(self, taken):
        upload = taken("../../etc/诊断 证明😀.png", picture())

        assert upload.name == "诊断 证明😀.png"
        assert upload.content.name.startswith(f"uploads/{upload.sha256[:2]}/")

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.png", b"GIF89a no picture"),
            ("run.pdf", b"MZ\x90\x00"),
            ("empty.png", b""),
            ("broken.png", picture()[:40]),
            ("page.html", b"<script>alert(1)</script>"),
            ("large.png", picture() + b"\x00" * MAX_BYTES),
        ],
    )
    def test_is_refused_by_name_and_nothing_is_kept(self, taken, name, content):
        with pytest.raises(UploadRefused, match=name):
            taken(name, content)

        assert not Upload.objects.exists()
