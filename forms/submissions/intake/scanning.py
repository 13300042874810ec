"""查毒: a virus scan of every file before it is opened, where the office has set one up."""

import subprocess
from collections.abc import Callable
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from .refusing import UploadRefused

LONGEST_SCAN_SECONDS = 60
#: As clamscan, clamdscan and most others end: 0 clean, 1 found something, the rest is a fault.
CLEAN, FOUND = 0, 1


class ScannerSilent(Exception):
    """The scanner did not answer, or not with what can be understood."""


def check_safe(content: bytes, name: str) -> None:
    """UploadRefused when the scanner finds something, or does not answer: nothing passes unseen."""
    try:
        clean = all(scan(content) for scan in _scanners())
    except ScannerSilent as error:
        sentence = _(
            "“%(name)s” was not taken: the virus scan does not answer just now. "
            "Try again later, or tell the administrator."
        )
        raise UploadRefused(sentence % {"name": name}) from error
    if not clean:
        sentence = _("“%(name)s” was not taken: the virus scan found something in it.")
        raise UploadRefused(sentence % {"name": name})


def _scanners() -> list[Callable[[bytes], bool]]:
    by_settings = {
        _by_command: settings.UPLOAD_SCAN_COMMAND,
        _by_function: settings.UPLOAD_SCAN_FUNCTION,
    }
    return [scan for scan, is_set in by_settings.items() if is_set]


def _by_command(content: bytes) -> bool:
    """Whether the command that gets the file's path as its last word finds nothing."""
    with NamedTemporaryFile(prefix="banfa-scan-") as file:
        file.write(content)
        file.flush()
        try:
            done = subprocess.run(  # noqa: S603  # the command is the administrator's own
                [*settings.UPLOAD_SCAN_COMMAND, file.name],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=LONGEST_SCAN_SECONDS,
                check=False,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise ScannerSilent from error
    if done.returncode not in (CLEAN, FOUND):
        raise ScannerSilent(done.stderr.decode(errors="replace"))
    return done.returncode == CLEAN


def _by_function(content: bytes) -> bool:
    """Whether a function of the office's own finds nothing."""
    try:
        return bool(import_string(settings.UPLOAD_SCAN_FUNCTION)(content))
    except Exception as error:  # whatever goes wrong there, nothing passes unseen
        raise ScannerSilent from error
