"""无人能办的环节, as whoever keeps an office sees them on the staff site and hands them on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workflows.chains.acts.reassign import can_be_handed_on
from workflows.chains.keeping_the_office import is_administrator, kept_units
from workflows.chains.models import Step
from workflows.chains.stranded import Stranded, Why, stranded

if TYPE_CHECKING:
    from .access import Visitor

WHY: Mapping[Why, str | Promise] = {
    Why.VACANT: _("Nobody holds this post."),
    Why.OWN: _("Only the applicant himself holds it; nobody acts on his own matter."),
    Why.AGREED: _(
        "All who hold it now have acted; those who had not are gone. One of them opens it and acts once more."
    ),
    Why.LEFT: _(
        "It waits by name for somebody who holds no post any more. Whoever holds the post may act; "
        "or hand it on to somebody."
    ),
}


@dataclass(frozen=True)
class Line:
    """One of them, with why it waits and whether it may be handed on."""

    found: Stranded

    @property
    def step(self) -> Step:
        """The step."""
        return self.found.step

    @property
    def why(self) -> str:
        """Why nobody acts there, as a sentence."""
        return str(WHY[self.found.why])

    @property
    def may_be_handed_on(self) -> bool:
        """Whether a colleague may do it instead; elsewhere somebody is appointed."""
        return can_be_handed_on(self.found.step, self.found.why)


def kept_by(visitor: "Visitor") -> list[str] | None:
    """The paths of the units that a visitor keeps; None means all."""
    return None if is_administrator(visitor.me) else kept_units(visitor.hats)


def lines(visitor: "Visitor") -> list[Line]:
    """What waits for nobody in the units that a visitor keeps, the longest first; not his own matters."""
    found = stranded(visitor.today, within=kept_by(visitor))
    return [Line(each) for each in found]
