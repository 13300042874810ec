"""What this room adds to the editors' side; importing each part registers its hooks."""

from .building import hooks, staying  # noqa: F401
