"""核实: what an absence without an approved slip was."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.chains.acts import Act, Matter, register_act
from workflows.chains.acts.base import Capacity
from workflows.chains.refusal import Reason, Refusal

from ..models import Absence, Leave
from .office import office_capacity


class NoteAbsence(Act):
    """核实: away without an approved slip is a question to the office, never a penalty by itself (D1-3.1b)."""

    code = "note_absence"
    label = gettext_lazy("Say what the absence was")
    done_label = gettext_lazy("said what the absence was")
    transitions = ("note_absence",)
    data_keys = ("absence",)
    needs_opinion = True

    def capacity(self, matter: Matter) -> Capacity | None:
        return None if matter.mine else office_capacity(matter)

    def hindrance(self, matter: Matter) -> str:
        leave: Leave = matter.proceeding
        if leave.is_unexplained(localdate(matter.at)):
            return ""
        return _("Nobody is away here without an approved slip. Nothing was changed.")

    def check(self, matter: Matter, capacity: Capacity) -> None:
        super().check(matter, capacity)
        if matter.data.get("absence") not in Absence.values:
            sentence = _("Choose one of: %(choices)s; “%(given)s” was given.") % {
                "choices": _(", ").join(f"{each.label}（{each.value}）" for each in Absence),
                "given": str(matter.data.get("absence", ""))[:40],
            }
            raise Refusal(Reason.INVALID, sentence, errors={"absence": [sentence]})

    def run(self, matter: Matter, capacity: Capacity) -> str:
        matter.proceeding.absence = matter.data["absence"]
        return "note_absence"


register_act(NoteAbsence, kind=Leave.kind_code)
