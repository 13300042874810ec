"""What somebody who may see a matter reads of it: some things are out only later."""

from collections.abc import Iterable
from typing import Any

from forms.submissions.models import Submission, Upload
from forms.submissions.named import ids_named
from people.models import Person
from trail.models import Payload, Trace


def verdicts_for(matter: Any, person: Person) -> list[dict[str, Any]]:
    """What the rules said; what is not published yet, everybody but the applicant."""
    if person.pk == matter.applicant_id:
        return list(matter.verdicts)
    counted = matter.unpublished
    replaced = {each["kind"] for each in counted}
    return [*(each for each in matter.verdicts if each["kind"] not in replaced), *counted]


def parts_for(matter: Any, person: Person) -> list[Submission]:
    """What others handed in within the matter, if it is open to him."""
    return list(matter.parts) if matter.shows_parts_to(person) else []


def shows_upload(matter: Any, upload: Upload, person: Person) -> bool:
    """Whether somebody who may see the matter may open a file of it: not those of parts closed to him."""
    if upload.owner_id == person.pk or matter.shows_parts_to(person):
        return True
    rounds = (ids_named(each.edition, each.answers) for each in matter.submissions)
    return any(str(upload.pk) in ids for ids in rounds)


def traces_for(traces: Iterable[Trace], matter: Any, person: Person) -> list[Trace]:
    """The traces as he may read them: what others wrote is left empty while it is not open to him."""
    found = list(traces)
    if not matter.shows_parts_to(person):
        for each in found:
            if each.actor != str(person.pk):
                each.payload = Payload(trace=each)
    return found
