"""取消: approved, but not taken."""

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.held import stop_counting
from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.applicant import ApplicantAct
from workflows.chains.acts.base import Capacity
from workflows.chains.course import close_chain

from ..models import Leave


class Cancel(ApplicantAct):
    """取消: the applicant does not take the leave; its days count no longer."""

    code = "cancel"
    label = gettext_lazy("Cancel the leave")
    done_label = gettext_lazy("cancelled the leave")
    transitions = ("cancel",)
    tone = "no"

    def hindrance(self, matter: Matter) -> str:
        leave: Leave = matter.proceeding
        if localdate(matter.at) < leave.first_day:
            return ""
        sentence = _(
            "The leave began on %(day)s; it can be cancelled only before its first day. "
            "Report back instead: the days not taken are given back."
        )
        return sentence % {"day": date_format(leave.first_day)}

    def run(self, matter: Matter, capacity: Capacity) -> str:
        close_chain(matter, capacity, outcome=self.code)
        stop_counting(matter.proceeding.serial)
        return "cancel"


register_act(Cancel, kind=Leave.kind_code)
