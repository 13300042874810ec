"""A really sealed leave is PDF/A-3a and PDF/UA-1 (ISO 19005-3, ISO 14289-1), as veraPDF sees it."""

from pathlib import Path

import pytest

from dossiers.sealing import seal_matter
from tests.validator import validate

pytestmark = pytest.mark.validator


class TestASealedLeave:
    """D1-3.2b, from the first signature to the return."""

    def test_it_complies(self, leave):
        file = Path(seal_matter(leave().serial).file.path)

        report = validate(file)[file]
        assert (report.compliant, report.breaches) == ({"3a": True, "ua1": True}, [])
