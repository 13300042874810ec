"""A repeating group on a page: its rows, how many there may be, and one more to be filled in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext as _

from forms.schemas.fields import Answers
from forms.schemas.fields.base import type_of
from forms.schemas.fields.group import bounds, rows_of
from forms.schemas.shown import shown_among

from .fields import Asked

#: Of more rows than these, only those with something to change lie open.
MOST_OPEN = 3
#: So many answers tell one row from another while it is folded.
MOST_TOLD = 2
#: Stands for the number of a row in the pattern that the page copies.
PATTERN = "__row__"


@dataclass(frozen=True)
class Row:
    """One row: by which number the page calls it, where it stands, and its fields."""

    name: str
    place: int
    fields: Sequence[Asked]
    open: bool = True

    @property
    def id(self) -> str:
        """Its name for the ids of elements."""
        return self.name.replace(".", "-")

    @property
    def told(self) -> str:
        """What tells it from the others while it is folded."""
        said = (each.said.strip() for each in self.fields)
        return " · ".join([each for each in said if each][:MOST_TOLD])

    @property
    def blank(self) -> bool:
        """Whether nothing was filled in yet."""
        return not any(each.answers for each in self.fields)

    @property
    def wrong(self) -> bool:
        """Whether something in it needs a change."""
        return any(each.sentences for each in self.fields)


class AskedGroup:
    """The rows of a group as they are drawn."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.least, self.most = bounds(asked.field)

    @cached_property
    def rows(self) -> list[Row]:
        """Those given, up to the fewest that it takes; one at least."""
        asked = self.asked
        given = rows_of(asked.field, asked.answers)
        numbers = list(asked.shared.rows.get(asked.name, range(len(given))))
        free = max(numbers, default=-1) + 1
        numbers += range(free, free + max(self.least, 1) - len(numbers))
        rows = [*given, *({} for _each in range(len(numbers) - len(given)))]
        drawn = zip(numbers, rows, strict=False)
        found = [self._row(str(number), place, row) for place, (number, row) in enumerate(drawn)]
        many = len(found) > MOST_OPEN
        return [replace(each, open=not many or each.wrong or each.blank) for each in found]

    @property
    def pattern(self) -> Row:
        """An empty row for the page to copy."""
        return self._row(PATTERN, 0, {})

    @property
    def next(self) -> int:
        """The number of the row that comes next."""
        return len(self.rows)

    @property
    def full(self) -> bool:
        """Whether it takes no more."""
        return len(self.rows) >= self.most

    @property
    def may_lose(self) -> bool:
        """Whether it has more rows than the fewest that it takes."""
        return len(self.rows) > max(self.least, 1)

    @property
    def told_bounds(self) -> str:
        """How many rows it takes, where somebody laid that down."""
        named = {"least": self.least, "most": self.most}
        if self.least and self.asked.field.get("at_most"):
            return _("%(least)s to %(most)s rows") % named
        if self.asked.field.get("at_most"):
            return _("at most %(most)s rows") % named
        return _("at least %(least)s rows") % named if self.least > 1 else ""

    def _row(self, number: str, place: int, row: Answers) -> Row:
        asked = self.asked
        inner = type_of(asked.field).inner(asked.field)
        visible = dict(asked.visible)
        list(shown_among(inner, row, visible))
        name = f"{asked.name}.{number}"
        problems = asked.problems if number == str(place) else self._moved(place, name, row)
        fields = [
            replace(
                asked,
                field=each,
                answers=row,
                problems=problems,
                prefix=f"{name}.",
                visible=visible,
                where=_("“%(label)s” no. %(number)s") % {**asked.field, "number": place + 1},
            )
            for each in inner
        ]
        return Row(name, place + 1, fields)

    def _moved(self, place: int, name: str, row: Answers) -> dict[str, Sequence[str]]:
        """The sentences of a row whose number on the page is not its place among the answers."""
        if not row:
            return {}
        before = f"{self.asked.name}.{place}."
        return {
            f"{name}.{path.removeprefix(before)}": sentences
            for path, sentences in self.asked.problems.items()
            if path.startswith(before)
        }
