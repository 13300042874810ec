"""State machines: the only importer of django_fsm."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django_fsm import FSMField, FSMFieldDescriptor, TransitionNotAllowed, can_proceed, transition

__all__ = ["StateField", "StateModel", "TransitionNotAllowed", "can_proceed", "transition"]


class _Descriptor(FSMFieldDescriptor):
    """Refuses assignment, except of the value it has: full_clean() assigns every field again."""

    def __set__(self, instance: Any, value: Any) -> None:
        if (
            instance.__dict__.get(self.field.attname) == value
            and self.field.name in instance.__dict__
        ):
            return
        super().__set__(instance, value)


class StateField(FSMField):
    """A protected state: only transitions change it."""

    descriptor_class = _Descriptor

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["protected"] = True
        super().__init__(*args, **kwargs)


class StateModel(models.Model):
    """A model whose protected states can still be reloaded from the database."""

    class Meta:
        abstract = True

    def refresh_from_db(
        self,
        using: str | None = None,
        fields: Iterable[str] | None = None,
        from_queryset: Any = None,
    ) -> None:
        wanted = None if fields is None else set(fields)
        for field in self._meta.concrete_fields:
            if isinstance(field, StateField) and (wanted is None or field.attname in wanted):
                self.__dict__.pop(field.attname, None)
        super().refresh_from_db(using, wanted, from_queryset)
