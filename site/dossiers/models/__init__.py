"""The catalogue: numbers given, dossiers sealed under them, and what lies in each."""

from .dossier import Dossier
from .extent import Extent
from .item import ArchiveItem
from .sealed import DossierIsSealed

__all__ = ["ArchiveItem", "Dossier", "DossierIsSealed", "Extent"]
