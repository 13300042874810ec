"""A file beyond the site's limit is not written down while it comes in, and says so afterwards."""

import tracemalloc
from collections.abc import Iterator
from io import BytesIO

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.test import RequestFactory

from forms.schemas.limits import MEGABYTE
from forms.submissions.receiving import TooLargeFile

EDGE = "edge"
HEAD = f'--{EDGE}\r\nContent-Disposition: form-data; name="a-file"; filename="片.mp4"\r\n\r\n'
AFTER = (
    f'\r\n--{EDGE}\r\nContent-Disposition: form-data; name="reason"\r\n\r\n事由\r\n--{EDGE}--\r\n'
)


class Flood:
    """A body that is never there as a whole: head, so many bytes, and what comes after them."""

    def __init__(self, size: int) -> None:
        self.length = size + len(HEAD.encode()) + len(AFTER.encode())
        self.parts = self._parts(size)
        self.waiting = b""

    def read(self, amount: int) -> bytes:
        while len(self.waiting) < amount and (part := next(self.parts, b"")):
            self.waiting += part
        given, self.waiting = self.waiting[:amount], self.waiting[amount:]
        return given

    readline = read

    def _parts(self, size: int) -> Iterator[bytes]:
        yield HEAD.encode()
        block = b"\x00" * 65536
        for _block in range(size // len(block)):
            yield block
        yield b"\x00" * (size % len(block)) + AFTER.encode()


def posted(size: int) -> HttpRequest:
    flood = Flood(size)
    told = {
        "wsgi.input": flood, "CONTENT_LENGTH": str(flood.length),
        "CONTENT_TYPE": f"multipart/form-data; boundary={EDGE}",
    }  # fmt: skip
    return RequestFactory().generic("POST", "/", **told)


class TestALargeFile:
    @pytest.fixture(autouse=True)
    def one_megabyte(self, settings):
        settings.UPLOAD_MEGABYTES = 1

    def test_within_the_limit_comes_in_whole(self):
        request = posted(MEGABYTE)

        with request.FILES["a-file"] as file:
            assert (file.size, len(file.read())) == (MEGABYTE, MEGABYTE)

    def test_beyond_it_leaves_its_size_and_what_came_after_it(self):
        request = posted(MEGABYTE + 1)

        file = request.FILES["a-file"]
        assert isinstance(file, TooLargeFile)
        assert (file.name, file.size) == ("片.mp4", MEGABYTE + 1)
        assert request.POST["reason"] == "事由"

    def test_cannot_be_mistaken_for_an_empty_one(self):
        file = TooLargeFile(BytesIO(), "片.mp4", "video/mp4", 9, None)

        for reading in (file.read, file.chunks):
            with pytest.raises(RequestDataTooBig):
                reading()

    @pytest.mark.slow
    def test_of_200_megabytes_takes_up_no_memory(self):
        tracemalloc.start()
        file = posted(200 * MEGABYTE).FILES["a-file"]
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()

        assert (file.size, type(file)) == (200 * MEGABYTE, TooLargeFile)
        assert most < 4 * MEGABYTE
