"""更正: an approved slip is corrected and decided anew."""

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


class Correct(ApplicantAct):
    """更正: what is wrong on an approved slip is corrected, and decided anew under the same editions."""

    code = "correct"
    label = gettext_lazy("Correct the approved slip")
    done_label = gettext_lazy("took it back to correct it")
    next_label = gettext_lazy(
        " Now mend it and hand it in again: until then the leave is not approved."
    )
    transitions = ("correct",)
    needs_opinion = True

    def hindrance(self, matter: Matter) -> str:
        leave: Leave = matter.proceeding
        if localdate(matter.at) <= leave.last_day:
            return ""
        sentence = _(
            "The leave ended on %(day)s; it can be corrected only until then. "
            "Report back with the day on which you were at work again."
        )
        return sentence % {"day": date_format(leave.last_day)}

    def run(self, matter: Matter, capacity: Capacity) -> str:
        close_chain(matter, capacity, outcome=self.code)
        stop_counting(matter.proceeding.serial)
        return "correct"


register_act(Correct, kind=Leave.kind_code)
