"""What this room adds to the editors' side; importing each part registers its hooks."""

from .admin import checking, keeping, writing  # noqa: F401
