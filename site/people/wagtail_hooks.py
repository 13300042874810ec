"""What this room adds to the editors' side."""

from wagtail import hooks

from people.admin import staffing  # noqa: F401  # importing registers
from people.admin.group import PeopleGroup


@hooks.register("register_admin_viewset")
def people_and_units() -> PeopleGroup:
    """The menu of people, posts and units."""
    return PeopleGroup()
