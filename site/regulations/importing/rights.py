"""Who may import."""

from typing import Any

from ..models import RegulationIndex


def may_import(user: Any) -> bool:
    """Whether somebody may add regulation pages."""
    shelf = RegulationIndex.objects.first()
    return shelf is not None and shelf.permissions_for_user(user).can_add_subpage()
