"""核对: the one act that only records know."""

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.applicant import Resubmit
from workflows.chains.acts.base import Capacity
from workflows.chains.acts.in_his_place import in_his_place
from workflows.chains.acts.step_act import StepAct
from workflows.chains.course import complete

from .models import Record, State


class Check(StepAct):
    """核对: it is complete and says what was done (D4-4.5a).

    What was returned to somebody who has left is checked as it stands: nobody could correct it.
    """

    code = "check"
    label = gettext_lazy("Check off")
    done_label = gettext_lazy("checked it")
    transitions = ("check_off", "advance")
    station_acts = frozenset({"review"})
    tone = "primary"

    def capacity(self, matter: Matter) -> Capacity | None:
        if matter.proceeding.state != State.RETURNED:
            return super().capacity(matter)
        return in_his_place(matter)

    def run(self, matter: Matter, capacity: Capacity) -> str:
        if matter.proceeding.state == State.RETURNED:
            return "check_off"
        assert capacity.step is not None
        complete(matter, capacity.step, capacity, outcome=self.code)
        ahead = [step for step in matter.steps if step.status in ("ahead", "current")]
        return "advance" if ahead else "check_off"


class Correct(Resubmit):
    """重新提交: only what was returned is corrected; a record that was filed stands as it is."""

    def too_early_or_late(self, matter: Matter) -> str:
        record: Record = matter.proceeding
        if record.state not in (State.FILED, State.CHECKED):
            return ""
        return _(
            "“%(title)s” was filed on %(day)s and stands as it is. "
            "Ask whoever looks it over to return it; then you can correct it."
        ) % {"title": record.title, "day": date_format(localdate(record.submitted_at))}


for verb in (Check, Correct):
    register_act(verb, kind=Record.kind_code)
