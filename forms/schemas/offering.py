"""Options that only some offices choose: a list of thirty is short for each of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from people.models import Unit
from people.registry.reach import Reach

from .fields import Field
from .fields.base import type_of
from .walking import Met

Option = Mapping[str, Any]


def is_offered(option: Option, places: Collection[str] | None) -> bool:
    """Whether an option is for somebody who acts in, or below, these units; None stands for everybody."""
    named = option.get("offered_in")
    return not named or places is None or not set(named).isdisjoint(places)


def narrows(fields: Iterable[Field]) -> bool:
    """Whether any option of a form is for some offices only."""
    return any(
        option.get("offered_in")
        for field in fields
        for each in (field, *type_of(field).inner(field))
        for option in each.get("options", ())
    )


def not_offered(met: Iterable[Met], reach: Reach) -> Iterator[tuple[str, str]]:
    """A sentence for each option that was chosen although it is for other offices, by path."""
    for each in met:
        options = each.field.get("options", ())
        given = each.answers.get(each.field["key"])
        chosen = given if isinstance(given, list) else [given]
        for option in options:
            if option["value"] in chosen and not is_offered(option, reach.places):
                yield each.path, _sentence(each.field, option, reach)
                break


def _sentence(field: Field, option: Option, reach: Reach) -> str:
    left = [
        each["label"]
        for each in field["options"]
        if not each.get("withdrawn") and is_offered(each, reach.places)
    ]
    sentence = _("“%(label)s” does not offer “%(given)s” in your unit. Choose one of: %(options)s.")
    return sentence % {
        "label": field["label"],
        "given": option["label"],
        "options": _(", ").join(left),
    }


def unknown_units(fields: Iterable[Field]) -> Iterator[str]:
    """A sentence for each option that is offered in a unit that there is not (one query, if any is named)."""
    named = [
        (each, option, code)
        for field in fields
        for each in (field, *type_of(field).inner(field))
        for option in each.get("options", ())
        for code in option.get("offered_in", ())
    ]
    if not named:
        return
    known = set(
        Unit.objects.filter(code__in={code for *_rest, code in named}).values_list(
            "code", flat=True
        )
    )
    for field, option, code in named:
        if code not in known:
            sentence = _(
                "“%(label)s”, option “%(option)s”, is offered in “%(code)s”, which is the code of no unit. "
                "Correct the code, or leave it empty."
            )
            yield sentence % {"label": field["label"], "option": option["label"], "code": code}
