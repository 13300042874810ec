"""退回: the slip goes back to its applicant; its days are free until he hands it in again."""

from facts.held import stop_counting
from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.base import Capacity
from workflows.chains.acts.return_ import Return

from ..models import Leave

TO_THE_APPLICANT = "send_back"


class ReturnLeave(Return):
    """退回修改; what went back to the applicant counts in no limit and no balance."""

    def run(self, matter: Matter, capacity: Capacity) -> str:
        transition = super().run(matter, capacity)
        if transition == TO_THE_APPLICANT:
            stop_counting(matter.proceeding.serial)
        return transition


register_act(ReturnLeave, kind=Leave.kind_code)
