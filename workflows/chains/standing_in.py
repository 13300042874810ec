"""代理: for which forms somebody may be stood in for, as the regulations that bind his posts have it."""

from collections.abc import Collection, Iterable
from datetime import date

from forms.schemas.service import offered_forms
from people.models import Appointment
from regulations.in_force import bindings, forms_served


def forms_to_stand_in_for(
    posts: Iterable[Appointment], on: date, arranged: Collection[str] = ()
) -> list[tuple[str, str]]:
    """The forms that a substitution may name, short name and title: those that come to these posts.

    What was `arranged` before stays among them, also where it is offered no more.
    """
    units = {each.unit_id: each.unit for each in posts}
    bound = [each for unit in units.values() for each in bindings(unit, on)]
    served = forms_served(bound)
    found = [(each.slug, each.title) for each in offered_forms()]
    kept = [each for each in found if each[0] in served or each[0] in arranged]
    # One that is offered no more stays with what was arranged, so that nothing grows wider unseen.
    gone = set(arranged) - {slug for slug, _title in found}
    return [*(kept or found), *((slug, slug) for slug in sorted(gone))]
