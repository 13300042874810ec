"""办结, 当场办结: the ladder ends with whoever solves it."""

from django.utils.translation import gettext_lazy as _

from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.base import Capacity
from workflows.chains.course import drop_ahead

from ..models import Case
from .rung import RungAct


class Resolve(RungAct):
    """Solved; this rung stays in charge until the answer is given and the case closed."""

    code = "resolve"
    label = _("Resolve")
    done_label = _("resolved it")
    transitions = ("resolve",)
    tone = "primary"

    def run(self, matter: Matter, capacity: Capacity) -> str:
        drop_ahead(matter)
        return self.transitions[0]


class Register(Resolve):
    """Solved on the spot before anybody took it on, and entered (D4-4.4b)."""

    code = "register"
    label = _("Solved on the spot")
    done_label = _("solved it on the spot")
    transitions = ("register",)
    counts_as = "resolve"
    tone = "plain"


for verb in (Resolve, Register):
    register_act(verb, kind=Case.kind_code)
