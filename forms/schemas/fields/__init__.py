"""Field types: each says what it asks, as JSON Schema, reads its answer and shows it."""

from . import (  # noqa: F401  # importing registers
    choice,
    computed,
    date,
    file,
    group,
    half_day_range,
    layout,
    many_choices,
    moment,
    money,
    number,
    picker,
    place,
    rating,
    text,
    time_span,
    yes_no,
)
from .base import Answers, Field, FieldType, field_type, field_types

__all__ = ["Answers", "Field", "FieldType", "field_type", "field_types"]
