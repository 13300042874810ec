"""Where uploaded bytes lie: equal ones once, however many uploads they belong to."""

from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction

from .models import Upload


def keep(upload: Upload, content: bytes, *, small: bytes = b"") -> Upload:
    """Store an upload's bytes, or point to those that are there already, and save its row."""
    upload.size, upload.sha256 = len(content), sha256(content).hexdigest()
    with transaction.atomic():
        # Locking the row of an equal file keeps it from being swept while this one joins it.
        twin = Upload.objects.select_for_update().filter(sha256=upload.sha256).first()
        if twin and twin.content.storage.exists(str(twin.content.name)):
            upload.content, upload.small = twin.content.name, twin.small.name
        else:
            upload.content.save(upload.name, ContentFile(content), save=False)
            if small:
                upload.small.save(upload.name, ContentFile(small), save=False)
        upload.save()
    return upload


def forget(upload: Upload) -> None:
    """Delete an upload, and its bytes when no other has them; within a transaction that locked it."""
    upload.delete()
    if Upload.objects.filter(content=upload.content.name).exists():
        return
    for file in (upload.content, upload.small):
        if file:
            file.storage.delete(str(file.name))
