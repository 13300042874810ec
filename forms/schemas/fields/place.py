"""A place: where on the map, how exactly, and what people call it."""

from contextlib import suppress
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import FactValueType

from .base import Answers, Field, FieldType, field_type, typed

LONGEST_ADDRESS = 120
#: Six decimals of a degree are 11 cm.
DECIMALS = 6
FARTHEST_OFF_METRES = 100_000
NUMBERS = ("lat", "lng", "accuracy")
PARTS = (*NUMBERS, "address")


@field_type
class Place(FieldType):
    """`{lat, lng, accuracy?, address?}` in degrees (WGS 84) and metres, or an address alone."""

    code = "place"
    label = gettext_lazy("place on the map")
    widget = "place"

    def properties(self, field: Field) -> dict[str, Any]:
        return {
            field["key"]: {
                "type": "object",
                "properties": {
                    "lat": {"type": "number", "minimum": -90, "maximum": 90},
                    "lng": {"type": "number", "minimum": -180, "maximum": 180},
                    "accuracy": {"type": "number", "minimum": 0, "maximum": FARTHEST_OFF_METRES},
                    "address": {"type": "string", "maxLength": LONGEST_ADDRESS, "pattern": r"\S"},
                },
                "dependentRequired": {"lat": ["lng"], "lng": ["lat"], "accuracy": ["lat"]},
                "anyOf": [{"required": ["lat"]}, {"required": ["address"]}],
                "additionalProperties": False,
            }
        }

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        written = {part: typed(data, f"{field['key']}.{part}") for part in PARTS}
        found: dict[str, Any] = {part: text for part, text in written.items() if text}
        for part in NUMBERS:
            with suppress(ValueError, LookupError):
                found[part] = round(float(found[part]), DECIMALS)
        if "lat" not in found and "lng" not in found:
            found.pop("accuracy", None)
        return {field["key"]: found} if found else {}

    def constant(self, field: Field, text: str) -> Any:
        raise ValueError(text)

    def facts(self, field: Field, answers: Answers) -> dict[str, FactValueType]:
        text = address_of(answers.get(field["key"]))
        return {field["fact"]: text} if field.get("fact") and text else {}

    def answer(self, value: FactValueType) -> Any:
        return {"address": str(value)[:LONGEST_ADDRESS]}

    def show(self, field: Field, answers: Answers) -> str:
        given = answers.get(field["key"])
        address, point = address_of(given), _point(given)
        if not point or not address or address == point:
            return address or point
        return _("%(address)s (%(point)s)") % {"address": address, "point": point}

    def wrong_part(self, field: Field, part: str, given: Any) -> str:
        sentences = {
            "lat": _(
                "“%(label)s”: latitude is a number from -90 to 90; “%(given)s” was given. Correct it, or leave both figures blank."
            ),
            "lng": _(
                "“%(label)s”: longitude is a number from -180 to 180; “%(given)s” was given. Correct it, or leave both figures blank."
            ),
            "address": _(
                "“%(label)s”: an address is a text of at most %(longest)s characters; “%(given)s” was given. Write it shorter."
            ),
        }
        named = {"label": field["label"], "given": given, "longest": LONGEST_ADDRESS}
        return sentences.get(part, "") % named

    def wrong_type(self, field: Field, given: Any) -> str:
        sentence = _(
            "“%(label)s” takes an address, or latitude and longitude in degrees such as "
            "25.0433 and 102.7061; “%(given)s” was given. Give both figures, or the address."
        )
        return sentence % {"label": field["label"], "given": given}


def address_of(given: Any) -> str:
    """What people call the place; without an address its coordinates."""
    if not isinstance(given, dict):
        return ""
    return str(given.get("address") or "").strip() or _coordinates(given)


def _point(given: Any) -> str:
    """Latitude and longitude, and how exact they are."""
    coordinates = _coordinates(given) if isinstance(given, dict) else ""
    accuracy = given.get("accuracy") if coordinates else None
    if not isinstance(accuracy, int | float):
        return coordinates
    told = {"point": coordinates, "metres": round(accuracy)}
    return _("%(point)s, to within %(metres)s m") % told


def _coordinates(given: dict[str, Any]) -> str:
    pair = given.get("lat"), given.get("lng")
    if not all(isinstance(each, int | float) for each in pair):
        return ""
    return ", ".join(f"{each:.6f}" for each in pair)
