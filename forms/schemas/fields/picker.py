"""Pickers: an answer that is looked up by typing, and kept as the code of what was found."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.registry.sources import SOURCES, Source

from .base import Answers, Field, FieldType, field_type

LONGEST_CODE = 150


class Picked(str):
    """A code that knows its label, so that nobody need look it up again."""

    __slots__ = ("label",)
    label: str

    def __new__(cls, code: str, label: str) -> "Picked":
        picked = super().__new__(cls, code)
        picked.label = label
        return picked


class Picker(FieldType):
    """One row of a list that is too long to be shown; `source` says which list."""

    widget = "picker"
    untyped = True
    source: ClassVar[str]

    @property
    def list(self) -> Source:
        """The list that is looked through."""
        return SOURCES[self.source]

    def limits(self, field: Field) -> dict[str, Any]:
        """The settings that narrow the list, by name."""
        return {name: field[name] for name in self.list.limits if field.get(name)}

    def properties(self, field: Field) -> dict[str, Any]:
        return {field["key"]: {"type": "string", "maxLength": LONGEST_CODE}}

    def beyond(self, field: Field) -> tuple[str, ...]:
        return ("exists",)

    def ui(self, field: Field) -> dict[str, Any]:
        """Where the list is asked for, below the address of the API."""
        query = urlencode(
            [(name, _plain(each)) for name, each in self.limits(field).items()], doseq=True
        )
        return {"source": f"{self.source}/?{query}" if query else f"{self.source}/"}

    def show(self, field: Field, answers: Answers) -> str:
        given = answers.get(field["key"])
        if isinstance(given, Picked):
            return given.label
        # Whoever shows many answers gives them their names at once (picking.py).
        return self.list.named([given]).get(given, given) if isinstance(given, str) else ""

    def strange(self, field: Field, given: str) -> str:
        """The sentence for a code that is not on the list, or not on that of whoever fills in."""
        sentence = _(
            "“%(label)s”: “%(given)s” is not in the list that you choose from. Look it up and choose again."
        )
        return sentence % {"label": field["label"], "given": given[:60]}

    def wrong_type(self, field: Field, given: Any) -> str:
        sentence = _(
            "“%(label)s” takes the code of one entry of a list; “%(given)s” was given. Choose one."
        )
        return sentence % {"label": field["label"], "given": given}


@field_type
class Person(Picker):
    """Somebody on the staff; the answer is his user name. `posts` narrows it to their holders."""

    code = "person"
    label = gettext_lazy("person")
    source = "people"

    def strange(self, field: Field, given: str) -> str:
        sentence = _(
            "“%(label)s”: nobody here has the user name “%(given)s”. Choose from the list."
        )
        if field.get("posts"):
            sentence = _(
                "“%(label)s”: “%(given)s” is nobody here, or does not hold the post that is asked for. "
                "Choose from the list."
            )
        return sentence % {"label": field["label"], "given": given[:60]}


@field_type
class Unit(Picker):
    """A unit or a grid; the answer is its code. `kinds` narrows it."""

    code = "unit"
    label = gettext_lazy("unit or grid")
    source = "units"


class Listed(Picker):
    """Somebody in the registry; the answer is his id there."""

    def properties(self, field: Field) -> dict[str, Any]:
        return {field["key"]: {"type": "string", "format": "uuid"}}

    def strange(self, field: Field, given: str) -> str:
        sentence = _(
            "“%(label)s”: this entry is not in the registry of your units, or no longer active. "
            "Look it up again, or enter it."
        )
        return sentence % {"label": field["label"]}


@field_type
class Household(Listed):
    """A household; `own_unit` narrows it to one's own grid."""

    code = "household"
    label = gettext_lazy("household")
    source = "households"


@field_type
class Resident(Listed):
    """A resident; `of` names the household field beside it whose residents are offered."""

    code = "resident"
    label = gettext_lazy("resident")
    source = "residents"

    def ui(self, field: Field) -> dict[str, Any]:
        source = super().ui(field)["source"]
        if not field.get("of"):
            return {"source": source}
        # A URI template (RFC 6570) over the answers beside it.
        return {"source": f"{source}{'&' if '?' in source else '?'}household={{{field['of']}}}"}


def _plain(value: Any) -> Any:
    return "true" if value is True else value
