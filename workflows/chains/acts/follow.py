"""随会改期: a slip that asks for leave from a meeting follows it to another day."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.service import Hat

from ..models import Excuse, Meeting
from .base import Act, Capacity, Matter, register_act


@register_act
class FollowMeeting(Act):
    """By who keeps the minutes there, when he moves the meeting; it can do nothing else."""

    code = "follow_meeting"
    label = gettext_lazy("Follow the meeting")
    done_label = gettext_lazy("moved the meeting; the slip follows it")
    transitions = ("go_on",)
    only_tells = True
    counts = False

    def capacity(self, matter: Matter) -> Capacity | None:
        meeting = _meeting(matter)
        if meeting is None:
            return None
        hat = next((each for each in matter.hats if _keeps(each, meeting)), None)
        return Capacity(hat.appointment, hat.on_behalf_of) if hat else None

    def hindrance(self, matter: Matter) -> str:
        meeting = _meeting(matter)
        if meeting and matter.proceeding.lags_behind(meeting):
            return ""
        return _("The slip is of the day of its meeting already. Nothing was changed.")

    def run(self, matter: Matter, capacity: Capacity) -> str:
        meeting = _meeting(matter)
        assert meeting is not None
        matter.data = {"meeting": meeting.called, "before": matter.proceeding.summary}
        matter.proceeding.follow(meeting)
        return "go_on"


def _meeting(matter: Matter) -> Meeting | None:
    if not matter.proceeding.asks_about_meetings:
        return None
    found = Excuse.objects.filter(proceeding_id=matter.proceeding.pk).select_related("meeting")
    return next((each.meeting for each in found), None)


def _keeps(hat: Hat, meeting: Meeting) -> bool:
    keeps = hat.post_code != hat.appointment.post.code
    return keeps and hat.unit_id == meeting.unit_id
