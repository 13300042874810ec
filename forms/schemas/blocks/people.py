"""Persons, units, households and residents, looked up in lists."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from people.models import Post
from people.models.unit import UnitKind

from .asking import Choices, asked_once
from .codes import CodesBlock
from .field import PlainBlock
from .keys import other


@asked_once
def posts() -> Choices:
    """Posts that somebody holds."""
    return list(Post.objects.filter(body=False).values_list("code", "name"))


class PersonBlock(PlainBlock):
    posts = CodesBlock(
        choices=posts,
        required=False,
        label=_("only holders of"),
        help_text=_("Nobody ticked: everyone in the office."),
    )
    oneself = blocks.BooleanBlock(required=False, label=_("may be the one who fills it in as well"))


class UnitBlock(PlainBlock):
    kinds = CodesBlock(
        choices=UnitKind.choices,
        required=False,
        label=_("only units of these kinds"),
        help_text=_("Nothing ticked: every unit of the office."),
    )


class HouseholdBlock(PlainBlock):
    own_unit = blocks.BooleanBlock(
        required=False,
        label=_("only of one's own unit"),
        help_text=_("Otherwise those of the units below it, too."),
    )


class ResidentBlock(HouseholdBlock):
    of = other(
        _("key of the household"),
        required=False,
        help_text=_("A household field beside it: only its residents are offered."),
    )
