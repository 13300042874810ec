"""答复: what the reporter was told; before it is solved it says how things stand."""

from django.utils.translation import gettext_lazy as _

from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.base import Capacity
from workflows.fsm import can_proceed

from ..models import Case
from .rung import RungAct


class Answer(RungAct):
    """The third of the three steps: found, solved, brought back (D4-4.4a)."""

    code = "answer"
    label = _("Answer")
    done_label = _("answered who reported it")
    transitions = ("answer", "reply")
    needs_opinion = True
    tone = "primary"

    def run(self, matter: Matter, capacity: Capacity) -> str:
        return "answer" if can_proceed(matter.proceeding.answer) else "reply"


register_act(Answer, kind=Case.kind_code)
