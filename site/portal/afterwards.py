"""What consent will lead to, said before it is given."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from queries import prepared
from regulations.rules.route import HolderMode
from workflows.chains.models import Proceeding, Step

from .words import WAITS, waits_for

#: At other stations what follows depends on which act is chosen.
SAYS_AFTERWARDS = frozenset({"opine", "approve", "deliberate", "refer", "file"})


def afterwards(steps: Sequence[Step], mine: Step) -> str:
    """同意后送办事处主任审批, or: 同意后即获批准."""
    if mine.act not in SAYS_AFTERWARDS:
        return ""
    beside = [each for each in steps if each.status == "current" and each.pk != mine.pk]
    ahead = [each for each in steps if each.status == "ahead"]
    if mine.mode == HolderMode.MAJORITY:
        return _("It goes on once more than half of the holders of this post have agreed.")
    if mine.mode != HolderMode.ANY:
        return _("The other holders of this post act as well before it goes on.")
    if beside:
        return _("It then still waits for: %(stations)s.") % {"stations": _told(beside)}
    following = [each for each in ahead if each.order == min(step.order for step in ahead)]
    if mine.decides and not any(each.decides for each in ahead):
        if not following:
            return _("With your consent it is approved.")
        return _("With your consent it is approved and goes to: %(stations)s.") % {
            "stations": _told(following)
        }
    if not following:
        return _("With this the matter is through all its stations.")
    return _("It then goes to: %(stations)s.") % {"stations": _told(following)}


def done(act: str, matter: Proceeding) -> str:
    """What was done, and where the matter is now: 已签注意见：事假 5 天。现等办事处主任审批。"""
    named = {"act": act, "title": matter.title, "state": matter.state_label}
    if matter.final:
        return _("Done: “%(act)s”, %(title)s. It has ended: %(state)s.") % named
    waiting = _current(matter.pk, matter.round)
    if not waiting:
        return _("Done: “%(act)s”, %(title)s.") % named
    sentence = _("Done: “%(act)s”, %(title)s. It now waits for: %(stations)s.")
    return sentence % {**named, "stations": _waiting(waiting, matter.state)}


@prepared
def _current(proceeding: int, round_: int) -> QuerySet[Step]:
    rows = Step.objects.filter(proceeding=proceeding, round=round_, status="current")
    return rows.select_related("post", "person").order_by("order", "pk")


def _waiting(steps: Sequence[Step], state: str) -> str:
    return _(", ").join(
        _("%(post)s %(waits)s") % {"post": each.whom, "waits": waits_for(each.act, state)}
        for each in steps
    )


def _told(steps: Sequence[Step]) -> str:
    return _(", ").join(
        _("%(post)s %(waits)s") % {"post": each.whom, "waits": WAITS.get(each.act, "")}
        for each in steps
    )
