"""结案: never without an answer."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.base import Capacity
from workflows.chains.course import complete

from ..models import UNDER_WAY, Case, State
from .rung import RungAct


class Close(RungAct):
    """The reporter has his answer: the case is over (D4-4.4a)."""

    code = "close"
    label = gettext_lazy("Close the case")
    done_label = gettext_lazy("closed it")
    transitions = ("close",)
    tone = "primary"

    def too_early_or_late(self, matter: Matter) -> str:
        if matter.proceeding.state not in (State.REPORTED, *UNDER_WAY, State.RESOLVED):
            return ""
        return _(
            "A case is closed only once the one who reported it has an answer: found, solved, answered. "
            "“%(title)s” is “%(state)s”. Answer first; nothing was changed."
        ) % {"title": matter.proceeding.title, "state": matter.proceeding.state_label}

    def run(self, matter: Matter, capacity: Capacity) -> str:
        assert capacity.step is not None
        complete(matter, capacity.step, capacity, outcome=self.code)
        return "close"


register_act(Close, kind=Case.kind_code)
