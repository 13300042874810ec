"""What is said against a form of which no rule in force says who decides (DM-4: executability)."""

from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from forms.schemas.fields import Field
from forms.schemas.finding import Finding, heed
from forms.schemas.kinds import begins_matter

from .compiling import rules_of_edition
from .shelf import current


def without_route(fields: Sequence[Field], kind: str, slug: str) -> Iterator[Finding]:
    """A heed for a form on which nobody would decide."""
    if not begins_matter(kind) or is_served(slug):
        return
    yield heed(
        _(
            "No rule in force says who decides on this form, so nobody can hand it in yet. "
            "Give a clause a route for it, and publish that regulation."
        )
    )


def is_served(slug: str, *, without: int | None = None) -> bool:
    """Whether a route for a form is in force today; `without` leaves out one regulation."""
    editions = current(timezone.localdate()).only("pk", "digest")
    if without is not None:
        editions = editions.exclude(regulation=without)
    return any(
        rule.kind == "route" and rule.rule.form == slug
        for edition in editions
        for rule in rules_of_edition(edition.pk, edition.digest)
    )
