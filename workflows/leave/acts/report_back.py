"""销假: the applicant is back at work."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.held import record, spread
from forms.submissions.facts import days_asked
from workflows.applications.models import State
from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.base import Capacity
from workflows.chains.models import Link
from workflows.chains.perform import perform
from workflows.chains.refusal import Reason, Refusal
from workflows.chains.shapes import verdict_dict

from ..due import ONE_DAY
from ..facts import COUNTED, DAYS
from ..following import FOLLOWING
from ..late import QUESTION
from ..models import Leave
from ..paying import changes_pay
from .office import OfficeOrApplicantAct

#: Kinds of verdicts that are said anew of a leave as it was taken.
FOLLOWS = ("pay", FOLLOWING, QUESTION)


class ReportBack(OfficeOrApplicantAct):
    """销假: the slip is on file, and the applicant is back."""

    code = "report_back"
    label = gettext_lazy("Report back")
    done_label = gettext_lazy("reported back")
    transitions = ("report_back",)
    data_keys = ("back_on",)
    tone = "primary"

    def says_why_not(self, matter: Matter) -> bool:
        """To the applicant on whose return one waits."""
        return matter.mine and localdate(matter.at) >= matter.proceeding.last_day

    def hindrance(self, matter: Matter) -> str:
        waiting = matter.current_steps()
        if not waiting:
            return _not_begun(matter)
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
        keep_what_follows(leave, matter.at)
        put_to_the_office(matter)
        end_what_it_goes_on_from(leave, leave.back_on, matter)
        return "report_back"


def _not_begun(matter: Matter) -> str:
    """That nobody is back from a leave that has not begun, as a sentence; blank when it has.

    Who comes back from the leave that it extends is back from both.
    """
    leave: Leave = matter.proceeding
    if localdate(matter.at) >= leave.first_day or _extends(leave).exists():
        return ""
    sentence = _(
        "The leave begins on %(day)s only: there is nothing to report back from yet. If it is not "
        "taken, the applicant cancels it on this page; nothing was changed."
    )
    return sentence % {"day": date_format(leave.first_day)}


def _extends(leave: Leave) -> QuerySet[Link]:
    """The leaves from which it goes on, as long as nobody is back from them."""
    earlier = Link.objects.filter(later_id=leave.pk, earlier__kind=Leave.kind_code)
    return earlier.filter(earlier__state=State.APPROVED)


def end_what_it_goes_on_from(leave: Leave, back_on: date, matter: Matter) -> None:
    """续假: who is back from the extension is back from the leave that it went on from, too."""
    for link in _extends(leave).select_related("earlier"):
        before = Leave.objects.get(pk=link.earlier_id)
        # The day after, or the afternoon of a last day that ended at noon.
        if before.last_day <= leave.first_day <= before.last_day + ONE_DAY:
            ends = min(before.last_day + ONE_DAY, localdate(matter.at))
            perform(
                before,
                "report_back",
                by=matter.by,
                at=matter.at,
                data={"back_on": (ends if back_on >= leave.first_day else back_on).isoformat()},
            )


def keep_what_follows(leave: Leave, at: datetime) -> None:
    """Now that the days are certain, what they change of the pay, and days without a slip, stay with it.

    Without sums: the slip is read by others, too.
    """
    said = [each for each in leave.leads_to(at=at, sums=False) if changes_pay(each)]
    before = [each for each in leave.verdicts if each["kind"] not in FOLLOWS]
    leave.verdicts = [*before, *map(verdict_dict, said)]


def put_to_the_office(matter: Matter) -> None:
    """Days that no slip covers are a question to where it is on file; the log says to whom it was put."""
    if not matter.proceeding.questions:
        return
    filing = next((step for step in matter.steps if step.act == "file"), None)
    if filing is not None:
        matter.data["told"] = filing.post.name


def give_back(leave: Leave) -> None:
    """Days not taken because of an early return no longer count."""
    days = days_asked(leave.form_edition, leave.answers)
    unused = [(day, -amount) for day, amount in days if leave.back_on and day >= leave.back_on]
    leave.unused = sum((-amount for _day, amount in unused), Decimal(0))
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
            "earliest": date_format(earliest),
            "today": date_format(today),
            "given": str(given)[:40],
        }
        raise Refusal(Reason.INVALID, message, errors={"back_on": [message]})
    return day


register_act(ReportBack, kind=Leave.kind_code)
