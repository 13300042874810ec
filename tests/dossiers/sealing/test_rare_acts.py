"""What was handed over, signed as well, copied, urged and returned to a step stands in the dossier where it was done."""

from datetime import timedelta

import pytest

from dossiers.gather import dossier_contents
from dossiers.gathering.matter import read_matter
from dossiers.numbering import number_for
from dossiers.sealing import seal_matter
from tests.dossiers.sealing.leaves import walked
from workflows.chains.models import Proceeding, Step
from workflows.chains.service import perform


@pytest.fixture
def ended(person) -> Proceeding:
    """A leave of five days that went every way a chain knows."""
    leave = walked(person, ())
    at = leave.submitted_at

    def do(code: str, user: str, **more):
        nonlocal at
        at += timedelta(minutes=5)
        return perform(leave, code, by=person(user), at=at, opinion=f"{code}。", **more)

    do("urge", "grid-worker")
    do("add_signer", "deputy-leader", data={"who": "finance-clerk", "place": "before"})
    do("hand_over", "finance-clerk", data={"to": "department"})
    do("opine", "department")
    do("opine", "deputy-leader")
    do("copy", "office-director", data={"to": "integrity-liaison"})
    step = Step.objects.get(proceeding=leave, post_id="deputy-leader", status="done")
    do("return", "office-director", data={"to_step": str(step.pk)})
    do("opine", "deputy-leader")
    do("approve", "office-director")
    do("file", "office-clerk")
    at += timedelta(days=30)
    return do("report_back", "grid-worker")


class TestTheChainInTheDossier:
    def test_each_station_carries_what_was_done_there(self, ended):
        contents = dossier_contents(read_matter(ended), number_for(ended))
        signed = [
            (station.post_name, each.person_name, each.opinion.partition("。")[0])
            for station in contents.stations
            for each in station.signed
        ]

        assert signed == [
            ("网格员", "陆燚", "urge"),
            ("财务人员", "薛珺", "hand_over"),
            ("财务人员", "范志强", "opine"),
            ("分管领导", "宋祎", "add_signer"),
            ("分管领导", "宋祎", "opine"),
            ("办事处主任", "孟昇", "copy"),
            ("办事处主任", "孟昇", "return"),
            ("分管领导", "宋祎", "opine"),
            ("办事处主任", "孟昇", "approve"),
            ("办公室人员", "林婳", "file"),
            ("网格员", "陆燚", "report_back"),
        ]

    def test_how_it_ended_is_not_how_it_was_passed_on(self, ended):
        result = dossier_contents(read_matter(ended), number_for(ended)).result

        assert "抄送" not in result
        assert "转办" not in result

    def test_it_is_sealed(self, ended, quick_press):
        assert seal_matter(ended.serial).archive_number
