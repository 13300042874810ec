"""Held values for a form: about the one who fills it in, and about the household or resident chosen."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from facts.holding import where_from
from facts.models import Fact
from forms.schemas.models import FormEdition
from forms.submissions import prefilling
from forms.submissions.knowing import fill_in
from forms.submissions.prefilling import Offer, Sources
from people.registry.reach import reach_of
from trail.models import AccessKind
from trail.service import note

from .auth import Caller
from .shapes.forms import HeldValue, Prefill


def prefill_shape(
    edition: FormEdition, caller: Caller, *, chosen: Mapping[str, str], at: datetime
) -> Prefill:
    """What is held about the caller, with the answers that it makes (two queries at most).

    `chosen` are ids by type of field (household, resident); what the caller may not see of
    them is not told, and what he is told is noted.
    """
    found = prefilling.offers(edition, caller.person, on=localdate(at))
    answers, _sources = prefilling.prefilled(found)
    items = [_item(each) for each in found]
    picked = {
        field["key"]: chosen[field["type"]] for field in edition.fields if chosen.get(field["type"])
    }
    if picked:
        reach = reach_of(caller.person, localdate(at), user=caller.user)
        answers |= picked
        sources = fill_in(edition, answers, {}, reach=reach)
        shown = {each["of"] for each in sources.values()}
        note(AccessKind.FILLED_IN, "registry", shown, by=caller.person, at=at, via="api")
        items += _items_about(sources)
    return Prefill(form=edition.slug, edition=edition.number, answers=answers, items=items)


def _item(offer: Offer) -> HeldValue:
    held = offer.held
    return HeldValue(
        key=offer.key,
        fact=held.fact,
        label=held.label,
        value=offer.answer,
        unit=held.unit,
        source=where_from(held.origin, held.name),
        origin=held.origin,
        since=held.since,
    )


def _items_about(sources: Sources) -> Iterator[HeldValue]:
    facts: dict[str, Any] = Fact.objects.in_bulk(
        [each["fact"] for each in sources.values()], field_name="key"
    )
    for path, each in sources.items():
        fact = facts[each["fact"]]
        yield HeldValue(
            key=path,
            fact=fact.key,
            label=fact.label,
            value=each["answer"],
            unit=fact.unit,
            source=where_from(each["from"], each["name"]),
            origin=each["from"],
            since=each["since"],
        )
