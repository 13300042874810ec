"""Lists on the editors' side that are looked at and never changed."""

from typing import Any

from wagtail_modeladmin.helpers import PermissionHelper


class LookOnly(PermissionHelper):
    """Nobody adds, changes or deletes; who may list is for each list to say."""

    def user_can_create(self, user: Any) -> bool:
        """Rows are made by acts alone."""
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        """What was recorded stays as it is."""
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        """What was recorded stays."""
        return False
