"""What every field type can do, and the registry of them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from facts.conditions import FactValueType

#: A field as a FormEdition keeps it: type, key, label, help, required, default, fact, shown_when, …
Field = Mapping[str, Any]
Answers = Mapping[str, Any]

#: What is no answer: left out before anything is judged.
BLANKS: tuple[Any, ...] = (None, "", [])
#: In the place of an answer of the wrong type: it is given, and equal to nothing.
UNFIT = object()


class FieldType:
    """One type of field; `code` names it in editions, blocks and templates."""

    code: ClassVar[str]
    label: ClassVar[str | Promise]
    #: Extra settings that an editor may make, by name; see blocks.py.
    widget: ClassVar[str] = "text"
    #: The types of the facts that an answer may fill in.
    fact_types: ClassVar[frozenset[str]] = frozenset({"text"})
    #: Whether “more than” and “less than” say something about its answers.
    ordered: ClassVar[bool] = False
    #: Whether its answer names uploads.
    takes_files: ClassVar[bool] = False
    #: Whether it is answered by choosing, taking or drawing, and nothing has to be typed.
    untyped: ClassVar[bool] = False

    #: Whether it may stand in a row of a group.
    in_rows: ClassVar[bool] = True
    #: Whether somebody answers it: not a heading, and not what is computed.
    asks: ClassVar[bool] = True
    #: Whether its answer follows from others.
    computes: ClassVar[bool] = False

    def keys(self, field: Field) -> tuple[str, ...]:
        """The keys of the answers that it fills in."""
        return (field["key"],)

    def inner(self, field: Field) -> list[Field]:
        """The fields of each of its rows, if its answer is a list of rows."""
        return []

    def properties(self, field: Field) -> dict[str, Any]:
        """JSON Schema (2020-12) of each of its keys."""
        raise TypeError(f"field type {self.code} declares no properties")

    def uploads(self, field: Field, answers: Answers) -> list[str]:
        """The ids of the uploads that its answer names."""
        return []

    def required(self, field: Field) -> tuple[str, ...]:
        """The keys that must be answered when the field is required and shown."""
        return self.keys(field)

    def beyond(self, field: Field) -> tuple[str, ...]:
        """What the JSON Schema of its keys cannot say, as codes that docs/api.md explains."""
        return ()

    def ui(self, field: Field) -> dict[str, Any]:
        """What another client must know beside the schema to ask and to judge as the server does."""
        return {}

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        """Answers from a posted form; a blank input is no answer."""
        value = typed(data, field["key"])
        return {field["key"]: value} if value else {}

    def problems(self, field: Field, answers: Answers) -> dict[str, str]:
        """What JSON Schema cannot say: a sentence per key."""
        return {}

    def problems_on(self, field: Field, answers: Answers, on: date) -> dict[str, str]:
        """The same about what cannot be on the day of handing in: a sentence per key."""
        return {}

    def binds(self, field: Field) -> dict[str, frozenset[str]]:
        """The facts that its answers fill in, and the types that such a fact may have."""
        return {field["fact"]: self.fact_types} if field.get("fact") else {}

    def constant(self, field: Field, text: str) -> Any:
        """The answer that a row of “shown when” compares with; ValueError when there is none such."""
        if not text:
            raise ValueError(text)
        return text

    def compute(self, field: Field, answers: Answers, on: date) -> Any:
        """The answer that follows from others as of a day; None while there is none."""
        raise TypeError(f"field type {self.code} computes nothing")

    def compared(self, value: Any) -> Any:
        """An answer as conditions compare it; UNFIT when the field cannot hold it."""
        return value if isinstance(value, str) else UNFIT

    def sort(self, field: Field, key: str) -> str:
        """What kind of thing an answer is, so that only like is held against like: text, number, yes_no, day, moment, clock, list or rows."""
        return "text"

    def measure(self, answers: Answers, key: str) -> Any:
        """An answer by which it may be put in order with another's; None when there is none such."""
        return None

    def facts(self, field: Field, answers: Answers) -> dict[str, FactValueType]:
        """Typed values of the facts that the field is bound to."""
        value = answers.get(field["key"])
        return {field["fact"]: str(value)} if field.get("fact") and value not in (None, "") else {}

    def answer(self, value: FactValueType) -> Any:
        """The answer that says the same as a fact's value."""
        match value:
            case Decimal():
                return int(value) if value == value.to_integral_value() else float(value)
            case date():
                return value.isoformat()
            case _:
                return value if isinstance(value, bool) else str(value)

    def show(self, field: Field, answers: Answers) -> str:
        """The answer as a person reads it; blank when there is none."""
        return str(answers.get(field["key"], ""))

    def wrong_amount(self, field: Field, count: int) -> str:
        """The sentence for too few or too many, where an answer is a list."""
        return self.wrong_type(field, count)

    def wrong_part(self, field: Field, part: str, given: Any) -> str:
        """The sentence for a part of an answer, by its name; blank when parts have none of their own."""
        return ""

    def wrong_pattern(self, field: Field, given: str) -> str:
        """The sentence for a text that is not written as the field asks."""
        return self.wrong_type(field, given)

    def wrong_type(self, field: Field, given: Any) -> str:
        """The sentence for an answer of the wrong type."""
        return _("“%(label)s” takes a text; %(given)s was given. Write it as text.") % {
            "label": field["label"],
            "given": given,
        }


_types: dict[str, FieldType] = {}


def field_type(cls: type[FieldType]) -> type[FieldType]:
    """Register a field type; LookupError when its code is taken."""
    if cls.code in _types:
        raise LookupError(f"field type {cls.code} is declared twice")
    _types[cls.code] = cls()
    return cls


def field_types() -> Mapping[str, FieldType]:
    """All field types by code."""
    return dict(_types)


def type_of(field: Field) -> FieldType:
    """The type of a field."""
    return _types[field["type"]]


def typed(data: Any, key: str) -> str:
    """What was typed into an input; blanks around it and NUL, which no keyboard types, are left out."""
    return (data.get(key) or "").replace("\x00", "").strip()
