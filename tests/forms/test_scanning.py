"""Where an office has a virus scanner, nothing passes that it did not see; by a real command."""

import pytest

from forms.submissions.intake.refusing import UploadRefused
from forms.submissions.intake.scanning import check_safe

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SCANNER = '#!/bin/sh\nif grep -q EICAR "$2"; then echo "$2: FOUND"; exit 1; fi\nexit 0\n'


def finds_eicar(content: bytes) -> bool:
    """A scanner of an office's own: whether it is clean."""
    return b"EICAR" not in content


def is_down(content: bytes) -> bool:
    """A scanner that does not answer."""
    raise ConnectionRefusedError


@pytest.fixture(params=["command", "function"])
def scanner(request, settings, tmp_path):
    if request.param == "function":
        settings.UPLOAD_SCAN_FUNCTION = f"{__name__}.finds_eicar"
        return
    script = tmp_path / "scan"
    script.write_text(SCANNER)
    script.chmod(0o755)
    settings.UPLOAD_SCAN_COMMAND = [str(script), "--no-summary"]


class TestAScanner:
    def test_lets_through_what_is_clean(self, scanner):
        check_safe(b"clean", "a.pdf")

    def test_refuses_what_is_not(self, scanner):
        with pytest.raises(UploadRefused, match=r"“a\.pdf”"):
            check_safe(EICAR, "a.pdf")

    @pytest.mark.parametrize(
        "command", [["/nowhere/scan"], ["sh", "-c", "exit 2"], ["false", "-x"]]
    )
    def test_that_is_down_lets_nothing_through(self, settings, command):
        settings.UPLOAD_SCAN_COMMAND = command
        if command[0] == "false":
            settings.UPLOAD_SCAN_COMMAND = []
            settings.UPLOAD_SCAN_FUNCTION = f"{__name__}.is_down"

        with pytest.raises(UploadRefused, match="没有回应"):
            check_safe(b"clean", "a.pdf")

    def test_that_takes_for_ever_lets_nothing_through(self, settings, monkeypatch):
        monkeypatch.setattr("forms.submissions.intake.scanning.LONGEST_SCAN_SECONDS", 0.05)
        settings.UPLOAD_SCAN_COMMAND = ["sh", "-c", "sleep 5"]

        with pytest.raises(UploadRefused):
            check_safe(b"clean", "a.pdf")

    def test_is_not_asked_where_there_is_none(self):
        check_safe(EICAR, "a.pdf")
