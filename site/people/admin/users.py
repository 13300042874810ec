"""User accounts on the editors' side: who has no mail address still gets one."""

from typing import Any

from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

OPTIONAL = ("email", "first_name", "last_name")


class _NameLivesWithThePerson:
    """The name is the Person's, and many in a community office have no mail address."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in OPTIONAL:
            self.fields[name].required = False


class AccountCreationForm(_NameLivesWithThePerson, UserCreationForm):
    """A new account needs a user name and a password."""


class AccountEditForm(_NameLivesWithThePerson, UserEditForm):
    """An account as it is."""


class AccountViewSet(UserViewSet):
    """Wagtail's user screens with these forms."""

    def get_form_class(self, for_update: bool = False) -> type:
        """The form for a new account, or for one that is there."""
        return AccountEditForm if for_update else AccountCreationForm
