"""What waited for nobody and was handed on stands in the dossier at its station, with who did it."""

from datetime import timedelta

from dossiers.gather import dossier_contents
from dossiers.gathering.matter import read_matter
from dossiers.numbering import number_for
from people.models import Person
from tests.dossiers.sealing.leaves import walked
from workflows.chains.models import Step
from workflows.chains.service import perform


def test_a_step_that_was_handed_on_is_signed_by_both(person):
    leave = walked(person, ())
    at = leave.submitted_at

    def do(code: str, user: str, **more):
        nonlocal at
        at += timedelta(minutes=5)
        return perform(leave, code, by=person(user), at=at, opinion=f"{code}。", **more)

    do("hand_over", "deputy-leader", data={"to": "finance-clerk"})
    Person.objects.filter(pk=person("finance-clerk").pk).update(active=False)
    waiting = Step.objects.get(proceeding=leave, status="current")
    do("reassign", "office-clerk", data={"step": str(waiting.pk), "to": "department"})
    do("opine", "department")
    do("approve", "office-director")
    do("file", "office-clerk")
    at += timedelta(days=30)
    ended = do("report_back", "grid-worker")

    contents = dossier_contents(read_matter(ended), number_for(ended))

    signed = [
        (station.post_name, each.person_name, each.opinion.partition("。")[0])
        for station in contents.stations
        for each in station.signed
    ]
    assert signed[:3] == [
        ("分管领导", "宋祎", "hand_over"),
        ("分管领导", person("office-clerk").name, "reassign"),
        ("分管领导", "范志强", "opine"),
    ]
    (row,) = (each for each in contents.traces if each.act_label == "改派")
    assert "范志强" in row.opinion
