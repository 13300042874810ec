"""Field types: each says what it asks, as JSON Schema, reads its answer and shows it."""

from . import choice, date, file, number, person, text, yes_no  # noqa: F401  # importing registers
from .base import Answers, Field, FieldType, field_type, field_types

__all__ = ["Answers", "Field", "FieldType", "field_type", "field_types"]
