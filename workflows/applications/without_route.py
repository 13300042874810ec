"""What is said against a form of which no rule in force says who decides (DM-4: executability)."""

from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from forms.schemas.fields import Field
from forms.schemas.finding import Finding, heed
from regulations.compiling import rules_of_edition
from regulations.shelf import current
from workflows.chains.kinds import kinds_by_code

from .models import Application


def without_route(fields: Sequence[Field], kind: str, slug: str) -> Iterator[Finding]:
    """A heed for a request that nobody would decide."""
    model = kinds_by_code().get(kind)
    if model is None or not issubclass(model, Application) or _is_served(slug):
        return
    yield heed(
        _(
            "No rule in force says who decides on this form, so nobody can hand it in yet. "
            "Give a clause a route for it, and publish that regulation."
        )
    )


def _is_served(slug: str) -> bool:
    editions = current(timezone.localdate()).only("pk", "digest")
    return any(
        rule.kind == "route" and rule.rule.form == slug
        for edition in editions
        for rule in rules_of_edition(edition.pk, edition.digest)
    )
