"""Receiving a body with files: too large a file is never written down, and says so afterwards."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from forms.schemas.limits import MEGABYTE

#: So many of the largest files in one request; what comes after them is not kept.
FILES_AT_ONCE = 10


class TooLargeFile(UploadedFile):
    """Stands for a file that was not kept: its name and its size are known, its content is gone."""

    def read(self, *_size: Any) -> bytes:
        """Nobody may take it for an empty file."""
        raise RequestDataTooBig(self.name)

    def chunks(self, chunk_size: int | None = None) -> Any:
        """The same piece by piece."""
        raise RequestDataTooBig(self.name)


class BoundedUploads(TemporaryFileUploadHandler):
    """Writes each file to a temporary one while it comes in, up to the site's limit."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.kept_bytes = 0
        self.file_bytes = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file_bytes = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.file_bytes += len(raw_data)
        if not self._is_too_large():
            self.kept_bytes += len(raw_data)
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if not self._is_too_large():
            return super().file_complete(file_size)
        self.file.close()
        return TooLargeFile(BytesIO(), self.file_name, self.content_type, file_size, self.charset)

    def _is_too_large(self) -> bool:
        most = settings.UPLOAD_MEGABYTES * MEGABYTE
        return self.file_bytes > most or self.kept_bytes + MEGABYTE > most * FILES_AT_ONCE
