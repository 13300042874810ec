"""What may grow out of a matter: a problem noted in a diary becomes a case (D4-4.5a, D4-4.4)."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from facts.conditions import Facts
from facts.holding import Origin
from forms.schemas.fitting import takes_one_answer
from forms.schemas.kinds import needed_facts
from forms.schemas.models import FormEdition
from forms.schemas.service import current_editions
from forms.submissions.facts import answers_for, facts_of
from people.models import Person

from .kinds import kinds_by_code
from .models import Link, Proceeding
from .submit import submit


def offered(matter: Proceeding) -> list[FormEdition]:
    """The forms of other kinds whose needed facts this matter's answers already fill in."""
    held = facts_of(matter.form_edition, matter.answers)
    filled = {code for code in kinds_by_code() if code != matter.kind and _is_filled(code, held)}
    # Of most matters nothing can grow: then no form is read.
    return [each for each in current_editions() if each.kind in filled] if filled else []


def begun_with(edition: FormEdition, matter: Proceeding) -> dict[str, Any]:
    """The answers with which such a form begins: whatever both ask for."""
    return answers_for(edition, facts_of(matter.form_edition, matter.answers))


def begun_from(
    edition: FormEdition, matter: Proceeding, answers: Mapping[str, Any]
) -> dict[str, Any]:
    """Where answers with which such a form begins come from: the matter, on the day it was handed in."""
    facts = {each["key"]: each["fact"] for each in edition.fields if takes_one_answer(each)}
    since = localdate(matter.submitted_at).isoformat()
    source = {"from": Origin.MATTER.value, "name": matter.serial, "since": since}
    return {
        key: {**source, "fact": facts[key], "answer": answer}
        for key, answer in answers.items()
        if key in facts
    }


def grow(
    matter: Proceeding,
    edition: FormEdition,
    *,
    by: Person,
    at: datetime,
    answers: Mapping[str, Any] | None = None,
    key: str = "",
) -> Proceeding:
    """Hand in a form that begins with this matter's answers, and link the two; asking twice makes one."""
    begun = begun_with(edition, matter)
    given = {**begun, **(answers or {})}
    key = key or f"from:{matter.serial}:{edition.slug}"
    offered = begun_from(edition, matter, begun)
    return submit(edition, given, by=by, at=at, key=key, origin=matter, offered=offered)


def family(matter: Proceeding) -> list[Link]:
    """Its links both ways, in one query."""
    return links_of([matter])


def links_of(matters: Collection[Proceeding]) -> list[Link]:
    """The links of several matters both ways, in one query."""
    both = Q(earlier__in=matters) | Q(later__in=matters)
    return list(Link.objects.filter(both).select_related("earlier", "later").order_by("pk"))


def _is_filled(kind: str, held: Facts) -> bool:
    needed = needed_facts(kind)
    return bool(needed) and all(fact in held for fact in needed)
