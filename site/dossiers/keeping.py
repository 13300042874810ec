"""Putting sealed bytes into the store: named by their digest, whole or not at all."""

import os
from pathlib import Path
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

READ_ONLY = 0o440


def file_name(*, year: int, sha256: str) -> str:
    """dossiers/2026/0123….pdf: equal bytes have one name, so writing twice is harmless."""
    return f"dossiers/{year}/{sha256}.pdf"


def put(storage: Storage, name: str, content: bytes) -> None:
    """The bytes are on disk when this returns; a worker killed meanwhile leaves no half file under the name."""
    try:
        path = Path(storage.path(name))
    except NotImplementedError:
        # A store elsewhere takes a file whole or not at all.
        if not storage.exists(name):
            storage.save(name, ContentFile(content))
        return
    _write_through(path, content)


def _write_through(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{uuid4().hex}.part")
    try:
        with partial.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        partial.chmod(READ_ONLY)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
