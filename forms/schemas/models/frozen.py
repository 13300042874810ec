"""Columns of what never changes once it is written."""

import json
from functools import lru_cache
from typing import Any

from django.db.models import JSONField
from django.db.models.fields.json import KeyTransform

from ..shown import Fields

#: Texts that a process keeps read: the forms that an office fills in day by day.
MOST_KEPT = 64


class FrozenField(JSONField):
    """JSON that is read once for each text, and then shared: whoever changes it changes it for all."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """The value; of a part of it (a key transform) as Django has it."""
        if not isinstance(value, str) or isinstance(expression, KeyTransform):
            return super().from_db_value(value, expression, connection)
        return self._read(value)

    def deconstruct(self) -> Any:
        """To the database it is a JSONField."""
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.JSONField", args, options

    def _read(self, text: str) -> Any:
        return read(text)


class FieldsField(FrozenField):
    """The fields of an edition of a form."""

    def _read(self, text: str) -> Fields:
        return read_fields(text)


@lru_cache(maxsize=MOST_KEPT)
def read(text: str) -> Any:
    """What a text of JSON says."""
    return json.loads(text)


@lru_cache(maxsize=MOST_KEPT)
def read_fields(text: str) -> Fields:
    """The fields that a text of JSON lists."""
    return Fields(json.loads(text))
