"""The columns of a register: what any edition of the form asked, the newest first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from forms.schemas.models import FormEdition
from forms.schemas.showing import shown_in_full

from .answered import Answered

#: Types whose answers are figures that a table adds up, and days that it sorts.
FIGURES, DAYS = frozenset({"number", "money", "computed", "rating"}), frozenset({"date"})

#: What stands between the fields and has no answer.
LAYOUT = frozenset({"section", "hint"})


@dataclass(frozen=True)
class Form:
    """A form with all its editions, the newest first."""

    editions: tuple[FormEdition, ...]

    @classmethod
    def of(cls, slug: str, kind: str) -> "Form | None":
        """The form with this short name, if it is one of a kind (one query)."""
        rows = FormEdition.objects.filter(slug=slug, kind=kind).order_by("-number", "-pk")
        found = tuple(rows.only("slug", "title", "number", "fields"))
        return cls(found) if found else None

    @property
    def slug(self) -> str:
        """Its short name."""
        return self.editions[0].slug

    @property
    def title(self) -> str:
        """What it is called now."""
        return self.editions[0].title

    @cached_property
    def columns(self) -> dict[str, str]:
        """Label by key, in the order of the form; what only older editions asked stands at the end."""
        found: dict[str, str] = {}
        for edition in self.editions:
            for field in edition.fields:
                if field["type"] not in LAYOUT:
                    found.setdefault(field["key"], field["label"])
        return found

    @cached_property
    def _by_key(self) -> Mapping[int, FormEdition]:
        return {each.pk: each for each in self.editions}

    def cells(self, answered: Answered | None) -> list[Any]:
        """What was answered, a cell for each column: text, figure (`Decimal`), day (`date`), None for nothing."""
        told = dict(self._told(answered)) if answered else {}
        return [told.get(key) for key in self.columns]

    def _told(self, answered: Answered) -> Iterator[tuple[str, Any]]:
        edition = self._by_key.get(answered.edition)
        if edition is None:
            return
        for said in shown_in_full(edition, answered.answers, answered.names):
            key = said.field["key"]
            yield key, _value(said.field["type"], answered.answers.get(key), said.text)


def _value(kind: str, answer: Any, text: str) -> Any:
    try:
        if kind in FIGURES and text:
            return Decimal(str(answer))
        if kind in DAYS and text:
            return date.fromisoformat(str(answer))
    except (InvalidOperation, ValueError):
        # A computed text: as it is read.
        return text
    return text or None
