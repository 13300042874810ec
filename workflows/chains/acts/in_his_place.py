"""代为了结: who may end a matter in the place of an applicant who is gone."""

from ..keeping_the_office import is_administrator, kept_in
from ..models import RETURNED
from .base import Capacity, Matter
from .step_act import seat_reached


def in_his_place(matter: Matter) -> Capacity | None:
    """In which capacity the caller may end it, since its applicant no longer can; None while he can.

    Whoever it had come to may. What went back to the applicant lies with nobody any more: that may
    also who keeps the office, so that it is not left lying.
    """
    if matter.mine or matter.by_system:
        return None
    applicant, returned = matter.proceeding.applicant, matter.proceeding.state == RETURNED
    # Whose account is only switched off may come back; meanwhile nothing of his is ended but what lies with him.
    if applicant.active and (not returned or applicant.signs_in):
        return None
    if found := seat_reached(matter):
        return found
    return _keeper(matter) if returned else None


def _keeper(matter: Matter) -> Capacity | None:
    if hat := kept_in(matter.hats, matter.proceeding.unit.path):
        return Capacity(hat.appointment, hat.on_behalf_of)
    return Capacity(None) if is_administrator(matter.by) else None
