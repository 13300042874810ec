"""催办: the applicant asks those whose turn it is to hurry, once a day for each step."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Step
from .applicant import ApplicantAct
from .base import Capacity, Matter, register_act


@register_act
class Urge(ApplicantAct):
    """A trace, and whoever is told of traces tells those who sit there."""

    code = "urge"
    label = gettext_lazy("Urge")
    done_label = gettext_lazy("urged")
    transitions = ("go_on",)
    only_tells = True
    counts = False

    def says_why_not(self, matter: Matter) -> bool:
        return True

    def hindrance(self, matter: Matter) -> str:
        if not matter.current_steps():
            return _("It waits for nobody at present. Nothing was changed.")
        if self._open(matter):
            return ""
        return _("You urged today already; once a day is enough. You can urge again tomorrow.")

    def run(self, matter: Matter, capacity: Capacity) -> str:
        steps = self._open(matter)
        matter.data = {"steps": ",".join(str(each.order) for each in steps)}
        for step in steps:
            step.urged_at = matter.at
        Step.objects.filter(pk__in=[each.pk for each in steps]).update(urged_at=matter.at)
        return "go_on"

    def _open(self, matter: Matter) -> list[Step]:
        today = localdate(matter.at)
        return [
            step
            for step in matter.current_steps()
            if step.urged_at is None or localdate(step.urged_at) < today
        ]
