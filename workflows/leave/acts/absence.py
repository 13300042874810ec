"""核实: what an absence without an approved slip was."""

from typing import Any

from django.utils.formats import date_format
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
        leave: Leave = matter.proceeding
        leave.absence = matter.data["absence"]
        leave.verdicts = [
            _answered(each, leave, matter) if each in leave.questions else each
            for each in leave.verdicts
        ]
        return "note_absence"

    def basis(self, matter: Matter, capacity: Capacity) -> list[dict[str, Any]]:
        """The clauses on which the question rests, where it was put by name."""
        return [basis for each in matter.proceeding.questions for basis in each["basis"]]


def _answered(question: dict[str, Any], leave: Leave, matter: Matter) -> dict[str, Any]:
    """The question as it stands on the slip from now on: the days, and what the office found."""
    sentence = _("%(question)s On %(day)s the office found: %(absence)s.") % {
        "question": question["sentence"],
        "day": date_format(localdate(matter.at)),
        "absence": leave.get_absence_display(),
    }
    return {**question, "met": leave.absence == Absence.EXCUSED, "sentence": sentence}


register_act(NoteAbsence, kind=Leave.kind_code)
