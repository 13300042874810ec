"""撤回: not once the leave that was approved has begun; the days away would be nowhere."""

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from trail.service import timeline
from workflows.applications.models import State
from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.applicant import Withdraw

from ..models import Leave
from .correct import Correct


class WithdrawLeave(Withdraw):
    """撤回; a slip that is being corrected while its leave is under way is handed in again instead."""

    def hindrance(self, matter: Matter) -> str:
        leave: Leave = matter.proceeding
        if not _is_under_way(leave, matter):
            return ""
        sentence = _(
            "The slip was approved, and its leave began on %(day)s: it cannot be withdrawn any more. "
            "Hand it in again as it should read; once it is approved, report back, and days not "
            "taken are given back."
        )
        return sentence % {"day": date_format(leave.first_day)}


def _is_under_way(leave: Leave, matter: Matter) -> bool:
    # Only a slip that went back may have been approved before; who has left can mend nothing.
    came_back = leave.state == State.RETURNED or leave.round > 1
    if not (came_back and leave.applicant.active and leave.first_day <= localdate(matter.at)):
        return False
    return timeline(leave.serial).filter(act=Correct.code).exists()


register_act(WithdrawLeave, kind=Leave.kind_code)
