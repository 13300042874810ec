"""Questions to the database that are asked at every visit: written once, asked again with other values."""

from .prepared import Prepared, prepared

__all__ = ["Prepared", "prepared"]
