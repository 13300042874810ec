"""A person of the office, by user name or number."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import Person as PersonRow

from .base import Answers, Field, FieldType, field_type


@field_type
class Person(FieldType):
    """Somebody on the staff; the answer is his user name."""

    code = "person"
    label = gettext_lazy("person")
    widget = "person"
    untyped = True

    def properties(self, field: Field) -> dict[str, Any]:
        return {field["key"]: {"type": "string", "maxLength": 150}}

    def problems(self, field: Field, answers: Answers) -> dict[str, str]:
        given = answers.get(field["key"])
        if not given or not isinstance(given, str) or _find(given):
            return {}
        sentence = _(
            "“%(label)s”: nobody here has the user name “%(given)s”. Choose from the list."
        )
        return {field["key"]: sentence % {"label": field["label"], "given": given}}

    def show(self, field: Field, answers: Answers) -> str:
        given = answers.get(field["key"])
        found = _find(given) if given else None
        return found.name if found else str(given or "")


def _find(user_name: str) -> PersonRow | None:
    return PersonRow.objects.filter(user__username=user_name, active=True).first()
