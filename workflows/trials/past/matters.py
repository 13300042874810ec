"""Past matters as they were handed in, a chunk at a time."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from forms.schemas.models import FormEdition
from forms.submissions.models import Submission
from people.models import Appointment, Person
from workflows.chains.models import Proceeding, ProceedingEdition

#: Person, moment, matter: its place in the order of `chunk`.
Key = tuple[int, datetime, int]
COLUMNS = ("serial", "form_edition_id", "applicant", "appointment", "submitted_at", "round")
OWN_POST = ("applicant", "appointment__post", "appointment__unit")


@dataclass(frozen=True)
class Past:
    """One matter with the answers of its latest round, and the editions that it keeps, by depth."""

    pk: int
    serial: str
    form: int
    applicant: Person
    #: The post as whose holder it was handed in.
    appointment: Appointment
    submitted_at: datetime
    #: When it was handed in the last time: that is when the rules judged these answers.
    at: datetime
    answers: Mapping[str, Any]
    kept: tuple[tuple[int, int], ...]

    @cached_property
    def on(self) -> date:
        """The day on which it was handed in."""
        return localdate(self.at)

    @property
    def submitted_on(self) -> date:
        """The day on which it was handed in for the first time."""
        return localdate(self.submitted_at)

    @property
    def key(self) -> Key:
        """Its place in the order in which matters are looked at."""
        return self.applicant.pk, self.submitted_at, self.pk


def chunk(matters: QuerySet[Proceeding], after: Key | None, most: int) -> list[Past]:
    """The next matters after a key, person by person, of each the latest first; three queries.

    So what is read about somebody to judge one of his matters serves all of them.
    """
    rows = matters.select_related(*OWN_POST).only(*COLUMNS, *OWN_POST)
    if after is not None:
        person, at, pk = after
        earlier = Q(submitted_at__lt=at) | Q(submitted_at=at, pk__lt=pk)
        # The second condition follows from the first, but only it lets an index begin in the middle.
        rows = rows.filter(Q(applicant__gt=person) | earlier, applicant__gte=person)
    found = list(rows.order_by("applicant_id", "-submitted_at", "-pk")[:most])
    answers = _answers([each.serial for each in found])
    kept = _kept([each.pk for each in found])
    return [
        _past(each, answers.get(each.serial, (each.submitted_at, {})), kept[each.pk])
        for each in found
    ]


def forms_of(slugs: Collection[str]) -> dict[int, FormEdition]:
    """Every edition of some forms, by key."""
    rows = FormEdition.objects.filter(slug__in=slugs).defer("schema", "ui")
    return {each.pk: each for each in rows}


def _past(matter: Proceeding, handed_in: tuple[datetime, Any], kept: Sequence[Any]) -> Past:
    at, answers = handed_in
    return Past(
        matter.pk,
        matter.serial,
        matter.form_edition_id,
        matter.applicant,
        matter.appointment,
        matter.submitted_at,
        at if matter.round > 1 else matter.submitted_at,
        answers,
        tuple(kept),
    )


def _answers(serials: Sequence[str]) -> dict[str, tuple[datetime, Any]]:
    """The latest round of each."""
    rows = Submission.objects.filter(stream__in=serials, part="").order_by("round")
    return {
        stream: (at, answers) for stream, at, answers in rows.values_list("stream", "at", "answers")
    }


def _kept(keys: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    rows = ProceedingEdition.objects.filter(proceeding_id__in=keys).order_by("pk")
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pk, edition, depth in rows.values_list("proceeding_id", "edition_id", "depth"):
        found[pk].append((edition, depth))
    return found
