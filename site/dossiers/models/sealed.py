"""What is sealed is added to the catalogue, and never changed."""

from typing import Any

from django.db import models


class DossierIsSealed(Exception):
    """Somebody tried to change or delete a sealed dossier."""


class SealedQuerySet(models.QuerySet[Any]):
    """Rows are added, never changed."""

    def update(self, **_values: Any) -> int:
        raise DossierIsSealed

    def delete(self) -> tuple[int, dict[str, int]]:
        raise DossierIsSealed


class Sealed(models.Model):
    """A row that is written once."""

    objects = SealedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise DossierIsSealed
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise DossierIsSealed
