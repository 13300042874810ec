"""Who may try drafts, and whose matters a reader of the result may open."""

from collections.abc import Collection
from datetime import date
from typing import Any

from people.service import person_of
from regulations.models import RegulationPage
from workflows.chains.models import Proceeding
from workflows.chains.visibility import Sight, sight_of


def may_try(user: Any, page: RegulationPage) -> bool:
    """Whoever may edit the page may try its draft."""
    return bool(page.permissions_for_user(user).can_edit())


def seen_among(user: Any, serials: Collection[str], on: date) -> dict[str, Proceeding]:
    """Of some matters those that the reader may see, by serial; of the others he learns no name."""
    person = person_of(user)
    sight = sight_of(person, on) if person else Sight(everything=user.is_superuser)
    if person is None and not sight.everything:
        return {}
    rows = Proceeding.objects.filter(serial__in=serials).in_sight(sight)
    return {each.serial: each for each in rows.select_related("applicant")}
