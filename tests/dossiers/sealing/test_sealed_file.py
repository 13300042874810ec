"""A really sealed dossier of each kind is PDF/A-3a and PDF/UA-1 (ISO 19005-3, ISO 14289-1), as veraPDF sees it."""

from datetime import date
from pathlib import Path

import pytest

from dossiers.sealing import seal_matter, seal_month
from tests.dossiers.sealing import courses
from tests.validator import validate

pytestmark = pytest.mark.validator
COMPLIANT = {"3a": True, "ua1": True}


def supplement(person):
    case = courses.case(person, courses.UP_THE_LADDER)
    seal_matter(case.serial)
    return courses.gone_on(person, case, courses.REOPENED_ABOVE)


class TestASealedDossierOfEachKind:
    """From the first act to the last, then sealed; one run of the validator for all."""

    def test_it_complies(self, leave, person):
        courses.september(person)
        ended = [
            leave(),
            courses.seal_request(person),
            courses.case(person),
            supplement(person),
            courses.assessment(person),
        ]
        dossiers = [seal_matter(matter.serial) for matter in ended]
        me = person("grid-worker").pk
        dossiers.append(seal_month(me, date(2026, 9, 1), on=date(2026, 10, 1)))

        files = {Path(dossier.file.path): dossier.title for dossier in dossiers}
        for file, report in validate(*files).items():
            assert (report.compliant, report.breaches) == (COMPLIANT, []), files[file]
