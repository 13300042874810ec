"""撤回, 重新提交: what the applicant may do with his own matter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from facts.held import stop_counting

from ..course import close_chain
from ..handing_in import about_own_posts, hand_in_again
from ..shapes import basis_list
from .base import Act, Capacity, Matter, register_act
from .in_his_place import in_his_place


class ApplicantAct(Act):
    """An act that only the applicant may do."""

    def capacity(self, matter: Matter) -> Capacity | None:
        return Capacity(matter.proceeding.appointment) if matter.mine else None


@register_act
class Withdraw(ApplicantAct):
    """撤回: the applicant takes the matter back; it ends.

    Once he has left, whoever it had come to ends it in his place, or who keeps the office.
    """

    code = "withdraw"
    label = _("Withdraw")
    done_label = _("withdrew it")
    transitions = ("withdraw",)
    tone = "no"

    def capacity(self, matter: Matter) -> Capacity | None:
        if matter.mine:
            return super().capacity(matter)
        found = in_his_place(matter)
        return Capacity(found.appointment, found.on_behalf_of) if found else None

    def run(self, matter: Matter, capacity: Capacity) -> str:
        close_chain(matter, capacity, outcome=self.code)
        stop_counting(matter.proceeding.serial)
        return "withdraw"


@register_act
class Resubmit(ApplicantAct):
    """重新提交: the corrected answers, under the editions the matter keeps."""

    code = "resubmit"
    label = _("Hand in again")
    done_label = _("handed it in again")
    transitions = ("resubmit",)
    tone = "primary"

    def run(self, matter: Matter, capacity: Capacity) -> str:
        matter.considered = hand_in_again(
            matter.proceeding, matter.answers, by=matter.by, at=matter.at
        )
        matter.data = about_own_posts(matter.considered.steps)
        return "resubmit"

    def basis(self, matter: Matter, capacity: Capacity) -> list[dict[str, Any]]:
        """The clauses of the new chain and its verdicts."""
        assert matter.considered is not None
        return basis_list(matter.considered.bases)
