"""Form fields that an office clerk can read: a tree of units, short names one a line."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.forms import (
    CheckboxSelectMultiple,
    Field,
    ModelChoiceField,
    ModelMultipleChoiceField,
    Textarea,
)
from django.utils.translation import gettext as _

from people.models import Unit


class UnitChoiceField(ModelChoiceField):
    """One unit, chosen from the tree."""

    def label_from_instance(self, unit: Unit) -> str:
        """The name, set in by its level."""
        return unit.indented()


class UnitsChoiceField(ModelMultipleChoiceField):
    """Several units, ticked in the tree."""

    widget = CheckboxSelectMultiple

    def label_from_instance(self, unit: Unit) -> str:
        """The name, set in by its level."""
        return unit.indented()


class SlugLinesField(Field):
    """A list of short names, edited one a line."""

    widget = Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """The list as lines; what was typed stays as it is."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        """The lines as a list, without empty ones and repetitions."""
        lines = value if isinstance(value, list) else (value or "").split()
        return list(dict.fromkeys(lines))

    def run_validators(self, value: list[str]) -> None:
        """Each line is a short name as in the address of a form."""
        for slug in value:
            try:
                validate_slug(slug)
            except ValidationError:
                sentence = _(
                    "“%(slug)s” is not the short name of a form. Use the one in its address, "
                    "made of letters, figures and hyphens."
                )
                raise ValidationError(sentence % {"slug": slug}) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the list differs, whatever the line ends."""
        return (initial or []) != self.to_python(data)
