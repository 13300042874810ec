"""Handing out a file: as what it is, to be looked at or saved, and never to be run."""

from django.http import FileResponse

from .models import Upload

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
}


def as_response(upload: Upload, *, save: bool = False, small: bool = False) -> FileResponse:
    """The bytes of an upload; only pictures open in the browser, everything else is saved."""
    small = small and bool(upload.small)
    file = upload.small if small else upload.content
    response = FileResponse(
        file.open("rb"),
        as_attachment=save or not upload.is_picture,
        filename=upload.name,
        content_type="image/jpeg" if small else upload.media_type,
    )
    for name, value in SAFE.items():
        response[name] = value
    return response
