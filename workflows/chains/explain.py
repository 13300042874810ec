"""explain(): what handing in would lead to, each with its clause; nothing is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from forms.schemas.models import FormEdition
from forms.schemas.validation import Problems, validate
from people.models import Person
from regulations.rules.verdict import Verdict

from .considering import Considered, consider
from .handing_in import check_begins, kept_bindings
from .kinds import kind_of
from .models import Proceeding
from .refusal import Reason, Refusal
from .visibility import sight_of


@dataclass(frozen=True)
class Explanation:
    """Sentences about the answers as far as they do not fit the form, and what the rules say."""

    answers: Mapping[str, Any]
    problems: Problems
    considered: Considered | None
    #: The serial of the returned matter that it is about, if it is handed in again.
    own: str = ""

    @property
    def accepted(self) -> bool:
        """Whether it could be handed in as it stands."""
        return self.considered is not None and not self.problems and not self.considered.refusing

    def consequences(self, *, sums: bool) -> list[Verdict]:
        """What would follow besides; `sums` of money only for whom they concern."""
        if self.considered is None or not self.considered.steps:
            return []
        about = self.considered.circumstances
        return kind_of(about.edition.kind).would_lead_to(about, own=self.own, sums=sums)


def explain(
    edition: FormEdition,
    answers: Any,
    *,
    applicant: Person,
    on: date,
    again: Proceeding | None = None,
    origin: str = "",
    by: Person | None = None,
) -> Explanation:
    """Ask the rules in force on a day about these answers.

    Answers that are merely incomplete are still explained, as far as they go; Refusal
    when the applicant holds no post, or when it is about somebody whose matter would not be `by`'s to
    see (he who asks; the applicant unless it is said). `again` is a returned matter that is handed in
    again: it keeps its editions, and what it asked for before does not count. `origin` is the
    serial of the matter that it grows out of, if any.
    """
    check_begins(edition)
    cleaned, problems = validate(edition, answers, on=on, by=applicant)
    if not _enough(problems, cleaned):
        return Explanation(cleaned, problems, None)
    whose = kind_of(edition.kind).concerns(edition, cleaned, applicant)
    if whose is None:
        return Explanation(cleaned, problems, None)
    considered = consider(
        edition,
        cleaned,
        whose,
        at=datetime.combine(on, time.min, get_current_timezone()),
        kept=kept_bindings(again) if again else None,
        without=again.serial if again else "",
        origin=origin,
        partial=bool(problems),
    )
    _check_may_know(considered, by or applicant, on)
    return Explanation(cleaned, problems, considered, again.serial if again else "")


def _check_may_know(considered: Considered, by: Person, on: date) -> None:
    """What awaits somebody else, he reads, who has a station in it, and who would see the matter."""
    about = considered.circumstances
    if by.pk in considered.concerned:
        return
    if not sight_of(by, on).covers(about.appointment.unit.path, about.edition.slug):
        sentence = _(
            "This is about %(name)s: what awaits him reads only he, who has a station in it, and who "
            "oversees his unit. Ask one of them."
        )
        raise Refusal(Reason.NOT_ALLOWED, sentence % {"name": about.applicant.name})


def _enough(problems: Problems, answers: Mapping[str, Any]) -> bool:
    # A key that was answered wrongly would mislead the rules; a missing one does not.
    return not any(key in answers or key == "" for key in problems)
