"""The form of a station, filled in within a matter that others began."""

from datetime import datetime

from forms.schemas.models import FormEdition
from forms.submissions.models import Draft, Submission
from people.models import Person
from workflows.chains.models import Proceeding
from workflows.chains.service import perform

from .explanation import Panel
from .filling import Filling


class PartFilling(Filling):
    """The form of a station at which somebody rates; it joins the matter when it is handed in."""

    def __init__(self, draft: Draft, matter: Proceeding, *, now: datetime) -> None:
        super().__init__(draft, now=now)
        self.matter = matter

    @property
    def part_of(self) -> Proceeding:
        return self.matter

    def panel(self) -> Panel:
        """Nobody decides on a part: there is nothing to foretell."""
        return Panel()

    def handed_in(self) -> Submission | None:
        """What the same person handed in there before."""
        rows = Submission.objects.filter(stream=self.matter.serial, part=self.edition.slug)
        return rows.filter(by=self.person).first()

    def _handed_in_now(self, seen: int | None) -> str:
        done = perform(
            self.matter,
            "rate",
            by=self.person,
            at=self.now,
            seen=seen,
            data={"form": self.edition.slug},
            answers=self.answers,
        )
        return str(done.serial)


def part_of(
    matter: Proceeding, edition: FormEdition, person: Person, *, now: datetime
) -> PartFilling:
    """The form of a station of a matter, with what was filled in so far."""
    rows = Draft.objects.filter(owner=person, stream=matter.serial, edition__slug=edition.slug)
    draft = rows.select_related("edition", "owner").first()
    return PartFilling(
        draft or Draft(owner=person, edition=edition, stream=matter.serial), matter, now=now
    )
