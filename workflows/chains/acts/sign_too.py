"""加签: one more colleague signs, before or after oneself."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..acting_twice import check_acts_once
from ..inserting import insert_signer
from ..persons import with_posts
from ..refusal import Reason, Refusal
from .base import Capacity, Matter, register_act
from .step_act import StepAct

PLACES = ("before", "after")


@register_act
class AddSigner(StepAct):
    """He does what this station does: gives an opinion, or decides as well."""

    code = "add_signer"
    label = gettext_lazy("Add a signer")
    done_label = gettext_lazy("added a signer")
    transitions = ("advance",)
    station_acts = frozenset({"opine", "approve", "refer"})
    data_keys = ("who", "place")
    rare = True
    counts = False

    def run(self, matter: Matter, capacity: Capacity) -> str:
        assert capacity.step is not None
        place = str(matter.data.get("place") or PLACES[0])
        if place not in PLACES:
            sentence = _("A signer signs before you or after you; “%(given)s” was given.")
            message = sentence % {"given": place[:40]}
            raise Refusal(Reason.INVALID, message, errors={"place": [message]})
        person, appointment = with_posts(matter, "who")
        self._check_not_there(matter, person.pk, person.name)
        check_acts_once(matter, capacity.step, person)
        matter.data = {
            "who": matter.data["who"],
            "who_name": person.name,
            "place": place,
            # Its own step ends only later, and may wait anew: the log could not tell where this was done.
            "at_step": str(capacity.step.pk),
        }
        insert_signer(matter, capacity.step, appointment, before=place == "before")
        return "advance"

    def _check_not_there(self, matter: Matter, key: int, name: str) -> None:
        waiting = [each for each in matter.steps if each.status in ("current", "ahead")]
        if any(each.person_id == key for each in waiting):
            message = _("%(name)s is to sign already. Choose another.") % {"name": name}
            raise Refusal(Reason.INVALID, message, errors={"who": [message]})
