"""The catalogue: numbers given, and dossiers sealed under them."""

from .dossier import Dossier, DossierIsSealed
from .item import ArchiveItem

__all__ = ["ArchiveItem", "Dossier", "DossierIsSealed"]
