"""抄送: colleagues may read the matter; none of them gets a step."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Copied
from ..persons import MOST, named, names
from ..refusal import Reason, Refusal
from .base import Act, Capacity, Matter, register_act
from .step_act import seat


@register_act
class Copy(Act):
    """By the applicant, or whoever sits at a step that waits."""

    code = "copy"
    label = gettext_lazy("Copy to")
    done_label = gettext_lazy("copied it")
    transitions = ("go_on",)
    data_keys = ("to",)
    rare = True
    only_tells = True
    counts = False

    def capacity(self, matter: Matter) -> Capacity | None:
        if matter.mine:
            return Capacity(matter.proceeding.appointment)
        found = next(filter(None, (seat(matter, step) for step in matter.current_steps())), None)
        return Capacity(found.appointment, found.on_behalf_of) if found else None

    def run(self, matter: Matter, capacity: Capacity) -> str:
        persons = named(matter, "to", most=MOST)
        proceeding = matter.proceeding
        known = set(
            Copied.objects.filter(proceeding=proceeding, person__in=persons).values_list(
                "person", flat=True
            )
        )
        known |= {proceeding.applicant_id, matter.by.pk}
        new = [each for each in persons if each.pk not in known]
        if not new:
            message = _("%(names)s can read it already. Choose somebody else.")
            message = message % {"names": names(persons)}
            raise Refusal(Reason.INVALID, message, errors={"to": [message]})
        Copied.objects.bulk_create(
            Copied(proceeding_id=proceeding.pk, person=each, by=matter.by, at=matter.at)
            for each in new
        )
        users = ",".join(each.user.get_username() for each in new if each.user)
        matter.data = {"to": users, "to_name": names(new)}
        return "go_on"
