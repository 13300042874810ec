"""受理, 办理, 不予受理: how a rung begins with a case."""

from django.utils.translation import gettext_lazy as _

from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.base import Capacity
from workflows.chains.course import close_chain

from ..models import Case
from .rung import RungAct


class Accept(RungAct):
    """受理: take it on."""

    code = "accept"
    label = _("Accept")
    done_label = _("accepted it")
    transitions = ("accept",)
    tone = "primary"


class Handle(RungAct):
    """办理: note what was done, while it goes on."""

    code = "handle"
    label = _("Note what was done")
    done_label = _("handled it")
    transitions = ("handle",)
    needs_opinion = True


class Decline(RungAct):
    """不予受理: with the reason, which the reporter reads (D3-6c)."""

    code = "decline"
    label = _("Decline")
    done_label = _("declined it")
    transitions = ("decline",)
    needs_opinion = True
    tone = "no"

    def run(self, matter: Matter, capacity: Capacity) -> str:
        close_chain(matter, capacity, outcome=self.code)
        return "decline"


for verb in (Accept, Handle, Decline):
    register_act(verb, kind=Case.kind_code)
