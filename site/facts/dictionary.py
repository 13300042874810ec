"""Facts that code declares (the system fills them in), written to the dictionary after migrating."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from .words import Words


@dataclass(frozen=True)
class Declared:
    """A fact that a room computes or knows by itself."""

    key: str
    label: str | Promise
    type: str
    unit: str | Promise = ""
    minimum: Decimal | None = None
    step: Decimal = Decimal(1)
    #: Whether a form may ask for it all the same; it then comes filled in.
    asked: bool = False


_declared: dict[str, Declared] = {}

APPLICANT_POST = "applicant.post"


def declare(*facts: Declared) -> None:
    """Add facts to the dictionary; LookupError when a key is declared twice differently."""
    for fact in facts:
        if _declared.setdefault(fact.key, fact) != fact:
            raise LookupError(fact.key)


def declare_person_facts() -> None:
    """What every proceeding knows about its applicant without asking."""
    declare(
        Declared(APPLICANT_POST, _("post of the applicant"), "choice"),
        Declared("applicant.years_of_service", _("years of service"), "number", _("years")),
    )


def is_declared(key: str) -> bool:
    """Whether code relies on a fact of this key."""
    return key in _declared


def write_declared_facts(**_kwargs: Any) -> None:
    """Make a dictionary row of each declared fact that has none; an edited row is left alone."""
    from .models import Fact

    with override("zh-hans"):
        known = set(Fact.objects.values_list("key", flat=True))
        Fact.objects.bulk_create(
            Fact(
                key=each.key,
                label=str(each.label),
                type=each.type,
                unit=str(each.unit),
                minimum=each.minimum,
                step=each.step,
                by_system=not each.asked,
            )
            for each in _declared.values()
            if each.key not in known
        )


def words_of(facts: Iterable[Any], **others: dict[str, str]) -> Words:
    """A vocabulary from dictionary rows; the posts serve as choices of the applicant's post."""
    rows = list(facts)
    choices = {row.key: row.choices for row in rows if row.choices}
    choices[APPLICANT_POST] = others.get("posts", {})
    return Words(
        facts={row.key: row.label for row in rows},
        units_of_measure={row.key: row.unit for row in rows if row.unit},
        choices=choices,
        **others,
    )
