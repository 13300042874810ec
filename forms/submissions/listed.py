"""What answers say about households and residents: their names then, and the values held from now on."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from facts.held import Value
from facts.listed import record_listed
from forms.schemas.about import subject_key
from forms.schemas.fields import Answers, Field
from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition
from forms.schemas.picking import listed_picks, picks
from forms.schemas.walking import every
from people.models import Household, Resident
from people.registry.sources import SOURCES, uuids


def keep_listed(edition: FormEdition, answers: Answers, *, stream: str, on: date) -> None:
    """Record the values about the households and residents that were chosen, and that they are used.

    No query for a form without such fields; as many for one household as for fifty.
    """
    found = listed_picks(picks(every(edition.fields, answers)))
    if not found:
        return
    for source in {each.kind.source for each in found}:
        codes = [each.code for each in found if each.kind.source == source]
        # They were all looked up a moment ago: it is enough to mark those not marked yet.
        SOURCES[source].rows(codes).filter(used=False).order_by().update(used=True)
    record_listed(_values(edition, answers, on), stream=stream)


def _values(edition: FormEdition, answers: Answers, on: date) -> Iterator[tuple[Any, Value]]:
    scopes = {"": edition.fields} | {
        field["key"]: inner for field in edition.fields if (inner := type_of(field).inner(field))
    }
    for met in every(edition.fields, answers):
        if not met.field.get("about"):
            continue
        scope = scopes[met.path.partition(".")[0] if met.prefix else ""]
        subject = subject_of(met.field, scope, met.answers)
        if subject is not None:
            for key, value in type_of(met.field).facts(met.field, met.answers).items():
                yield subject, Value(key, value, on)


def subject_of(
    field: Field, scope: list[Field], answers: Mapping[str, Any]
) -> Household | Resident | None:
    """Whom a field is about, by the id that was chosen before it (nothing is read)."""
    given = answers.get(subject_key(field, scope))
    found = uuids([given] if isinstance(given, str) else [])
    if not found:
        return None
    return Household(pk=found[0]) if field["about"] == "household" else Resident(pk=found[0])
