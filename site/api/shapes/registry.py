"""What pickers choose from, and whoever is entered."""

from ninja import Schema
from pydantic import ConfigDict, Field


class Offer(Schema):
    """`value` is what an answer keeps; `hint` tells namesakes apart."""

    value: str
    label: str
    hint: str


class HouseholdIn(Schema):
    """A household that was not listed yet, with its head."""

    model_config = ConfigDict(extra="forbid")

    unit: str = Field(max_length=50, description="the code of a unit of the caller’s")
    address: str = Field(max_length=80, description="street and number")
    door: str = Field("", max_length=40, description="building, staircase, room")
    head: str = Field(max_length=60, description="full name of the head")
    phone: str = Field("", max_length=30)


class ResidentIn(Schema):
    """Somebody of a household that is listed."""

    model_config = ConfigDict(extra="forbid")

    household: str = Field(max_length=36, description="its id")
    name: str = Field(max_length=60)
    phone: str = Field("", max_length=30)
    sex: str = Field("", pattern="^(female|male)?$")
