"""What this room adds to the editors' side; importing each part registers its hooks."""

from .admin import checking, evidence_forms, importing, keeping, writing  # noqa: F401
