"""销假, 取消: acts that only leave knows."""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.held import record, spread, stop_counting
from forms.submissions.facts import days_asked
from workflows.chains.acts import Act, Matter, register_act
from workflows.chains.acts.applicant import ApplicantAct
from workflows.chains.acts.base import Capacity
from workflows.chains.course import close_chain
from workflows.chains.refusal import Reason, Refusal
from workflows.chains.shapes import verdict_dict

from .facts import COUNTED, DAYS
from .models import Leave


class ReportBack(Act):
    """销假: done by the applicant, or by the office where the slip is on file."""

    code = "report_back"
    label = gettext_lazy("Report back")
    done_label = gettext_lazy("reported back")
    transitions = ("report_back",)
    data_keys = ("back_on",)
    tone = "primary"

    def capacity(self, matter: Matter) -> Capacity | None:
        if matter.mine:
            return Capacity(matter.proceeding.appointment)
        form = matter.proceeding.form_edition.slug
        filing = [step for step in matter.steps if step.act == "file"]
        for hat in matter.hats:
            if any(
                hat.serves(post_code=step.post_id, unit_id=step.unit_id, form_slug=form)
                for step in filing
            ):
                return Capacity(hat.appointment, hat.on_behalf_of)
        return None

    def hindrance(self, matter: Matter) -> str:
        waiting = matter.current_steps()
        if not waiting:
            return ""
        sentence = _(
            "The slip is not on file yet (clause %(path)s). Ask the office to file it, "
            "then report back; nothing was changed."
        )
        return sentence % {"path": waiting[0].basis[0]["path"]}

    def check(self, matter: Matter, capacity: Capacity) -> None:
        super().check(matter, capacity)
        matter.data = {"back_on": _back_on(matter).isoformat()}

    def run(self, matter: Matter, capacity: Capacity) -> str:
        leave = matter.proceeding
        leave.back_on = date.fromisoformat(matter.data["back_on"])
        give_back(leave)
        keep_what_is_paid(leave, matter.at)
        return "report_back"


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
        return sentence % {"day": leave.first_day.isoformat()}

    def run(self, matter: Matter, capacity: Capacity) -> str:
        close_chain(matter, capacity, outcome=self.code)
        stop_counting(matter.proceeding.serial)
        return "cancel"


def keep_what_is_paid(leave: Leave, at: datetime) -> None:
    """Now that the days are certain, what they do to pay stays with the slip (without sums)."""
    paid = [verdict_dict(each) for each in leave.leads_to(at=at, sums=False)]
    leave.verdicts = [*(each for each in leave.verdicts if each["kind"] != "pay"), *paid]


def give_back(leave: Leave) -> None:
    """Days not taken because of an early return no longer count."""
    days = days_asked(leave.form_edition, leave.answers)
    unused = [(day, -amount) for day, amount in days if leave.back_on and day >= leave.back_on]
    for key in filter(None, (DAYS, COUNTED.get(leave.leave_type))):
        record(leave.applicant, spread(key, unused), stream=leave.serial)


def _back_on(matter: Matter) -> date:
    today = localdate(matter.at)
    given: Any = matter.data.get("back_on") or today.isoformat()
    try:
        day = date.fromisoformat(str(given))
    except ValueError:
        day = None
    leave: Leave = matter.proceeding
    earliest = min(leave.first_day, localdate(leave.submitted_at))
    if day is None or not earliest <= day <= today:
        message = _(
            "The day of being back is a day from %(earliest)s to today, %(today)s; "
            "“%(given)s” was given."
        ) % {
            "earliest": earliest.isoformat(),
            "today": today.isoformat(),
            "given": str(given)[:40],
        }
        raise Refusal(Reason.INVALID, message, errors={"back_on": [message]})
    return day


register_act(ReportBack, kind=Leave.kind_code)
register_act(Cancel, kind=Leave.kind_code)
