"""终止: who was assessed has left, and there is nothing from which a result could be counted."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.service import running_appointments
from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.base import Capacity
from workflows.chains.course import close_chain

from ..facts import WHOLE_YEAR
from ..grading import count
from ..models import Assessment
from .review import ReviewAct


class Discontinue(ReviewAct):
    """It ends without score and grade, and says why; it counts nowhere."""

    code = "discontinue"
    label = gettext_lazy("End it without a result")
    done_label = gettext_lazy("ended it without a result")
    transitions = ("discontinue",)
    needs_opinion = True
    tone = "no"

    def hindrance(self, matter: Matter) -> str:
        assessment: Assessment = matter.proceeding
        person = assessment.applicant
        words = {"name": person.name, "year": assessment.year}
        if running_appointments(person, localdate(matter.at)):
            sentence = _(
                "%(name)s holds a post still: an assessment ends without a result only of somebody who "
                "has left. Nothing was changed."
            )
            return sentence % words
        if assessment.period == WHOLE_YEAR and (quarter := _under_way(assessment)):
            sentence = _(
                "A quarter of %(name)s in %(year)s is under way: %(title)s (%(serial)s, %(state)s). Bring it "
                "to its end first; the year is counted from it. Nothing was changed."
            )
            told = {"title": quarter.title, "serial": quarter.serial, "state": quarter.state_label}
            return sentence % {**words, **told}
        if count(assessment) is not None:
            return _("There is a result to be counted: review it instead. Nothing was changed.")
        return ""

    def run(self, matter: Matter, capacity: Capacity) -> str:
        close_chain(matter, capacity, outcome=self.code)
        return "discontinue"


def _under_way(year: Assessment) -> Assessment | None:
    quarters = Assessment.objects.filter(applicant=year.applicant_id, year=year.year, final=False)
    return quarters.exclude(period=WHOLE_YEAR).order_by("pk").first()


register_act(Discontinue, kind=Assessment.kind_code)
