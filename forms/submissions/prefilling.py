"""一表通: what the office holds already fills in the form, with where it comes from and since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from facts.holding import Holding, held_by_office
from facts.known import Appointed, Asker, known_about
from forms.schemas.fields.base import Field, FieldType, type_of
from forms.schemas.fitting import fits, takes_one_answer
from forms.schemas.models import FormEdition
from people.models import Person

#: Of each answer that came filled in: from, name, fact, since; in a draft the answer offered as well.
Sources = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Offer:
    """What is held, and the answer that it makes in a form; no key where the form does not ask for it."""

    held: Holding
    answer: Any
    key: str | None = None

    @property
    def source(self) -> dict[str, Any]:
        """What the draft keeps of it."""
        since = self.held.since
        return {
            "from": self.held.origin.value,
            "name": self.held.name,
            "fact": self.held.fact,
            "since": since.isoformat() if since else None,
            "answer": self.answer,
        }


def offers(
    edition: FormEdition, person: Person, *, on: date, held: Appointed | None = None
) -> list[Offer]:
    """Everything that is held about a person and may be told to him, with the answers that it makes.

    Two queries at most, however much the form asks; one where the appointment is not asked
    for, or `held` knows it. A value that no longer fits its field is not offered.
    """
    fields = {each["fact"]: each for each in edition.fields if takes_one_answer(each)}
    asker = Asker(person, on, held)
    found = {each.fact: each for each in held_by_office(person, asked=fields, on=on)}
    # The file itself is the authority, unless the office or the person put a day to a newer value.
    for known in known_about(asker, fields.keys() - found.keys()):
        found[known.fact] = known
    return [_offer(each, fields.get(each.fact), on) for each in found.values()]


def prefilled(found: Iterable[Offer]) -> tuple[dict[str, Any], Sources]:
    """The answers with which a form begins, and the source of each."""
    usable = [each for each in found if each.key]
    return (
        {str(each.key): each.answer for each in usable},
        {str(each.key): each.source for each in usable},
    )


def _offer(held: Holding, field: Field | None, on: date) -> Offer:
    if field is None:
        return Offer(held, FieldType().answer(held.value))
    answer = type_of(field).answer(held.value)
    return Offer(held, answer, field["key"] if fits(field, answer, on=on) else None)
