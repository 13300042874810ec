"""What this room adds to the editors' side; importing each part registers its hooks."""

from .admin import checking, keeping  # noqa: F401
from .editing import hooks  # noqa: F401
