"""Held values for a form: what the office knows by itself about the one who fills it in."""

from datetime import date

from facts.holding import where_from
from forms.schemas.models import FormEdition
from forms.submissions import prefilling
from forms.submissions.prefilling import Offer
from people.models import Person

from .shapes.forms import HeldValue, Prefill


def prefill_shape(edition: FormEdition, person: Person, *, on: date) -> Prefill:
    """What is held about a person, with the answers that it makes (two queries at most)."""
    found = prefilling.offers(edition, person, on=on)
    answers, _sources = prefilling.prefilled(found)
    return Prefill(
        form=edition.slug,
        edition=edition.number,
        answers=answers,
        items=[_item(each) for each in found],
    )


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
