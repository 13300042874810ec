"""从列表办理: what may be decided from the list, and several at once, each by an act of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import Person
from workflows.chains.kinds import kind_of
from workflows.chains.models import Proceeding
from workflows.chains.service import Refusal, perform

from .figures import number_in

if TYPE_CHECKING:
    from .waiting import Waiting

#: act of a station -> what its button in the list says
FROM_THE_LIST = {
    "approve": gettext_lazy("Agree"),
    "opine": gettext_lazy("Agree"),
    "file": gettext_lazy("Put on file"),
}
AGREED = gettext_lazy("Agreed.")
#: One page of the list holds no more.
MOST_AT_ONCE = 50


@dataclass(frozen=True)
class Decided:
    """What came of one: done, or the sentence that says why nothing was changed."""

    whose: str
    title: str
    serial: str
    refused: str = ""


def button_of(item: "Waiting") -> str:
    """What the button in the list says; blank where one has to open the matter."""
    return "" if item.why_to_open else str(FROM_THE_LIST.get(item.act, ""))


def why_to_open(item: "Waiting") -> str:
    """Why something cannot be decided from the list, as a sentence; blank when it can."""
    if item.act not in FROM_THE_LIST or item.hands_in:
        return _("Needs more than an opinion: open it")
    if late := _why_when_late(item):
        return late
    if any(not each["met"] for each in item.verdicts):
        return _("A rule has something to say: open it")
    return ""


def _why_when_late(item: "Waiting") -> str:
    late = item.due and item.tone == "late" and item.act != "file"
    return str(kind_of(item.kind).opened_when_late) if late else ""


def limit_said(item: "Waiting") -> str:
    """The limit that is nearest, in one sentence; nobody decides from a title alone."""
    limits = [each for each in item.verdicts if each["kind"] == "limit"]
    return str(limits[0]["sentence"]) if limits else ""


def decide(picked: Iterable[str], *, by: Person, at: datetime, opinion: str = "") -> list[Decided]:
    """Agree to each of them (serial~act~seen): one act each, each its own verdict; one refused hinders no other."""
    found: list[Decided] = []
    for each in list(dict.fromkeys(picked))[:MOST_AT_ONCE]:
        serial, _mark, rest = each.replace("\x00", "").partition("~")
        act, _mark, seen = rest.partition("~")
        rows = Proceeding.objects.filter(serial=serial).select_related("applicant")
        matter = rows.first()
        last = number_in(seen, otherwise=0)
        if matter is not None and act in FROM_THE_LIST and last:
            found += _decide(matter, act, last, by, at, opinion)
    return found


def _decide(
    matter: Proceeding, act: str, seen: int, by: Person, at: datetime, opinion: str
) -> list[Decided]:
    words = opinion.strip() or ("" if act == "file" else str(AGREED))
    try:
        perform(matter, act, by=by, at=at, seen=seen, opinion=words)
    except Refusal as refusal:
        # Who may act may also see; who was refused is told of no matter that is not his to see.
        if not Proceeding.objects.visible_to(by, on=localdate(at)).filter(pk=matter.pk).exists():
            return []
        return [Decided(matter.applicant.name, matter.title, matter.serial, refusal.sentence)]
    return [Decided(matter.applicant.name, matter.title, matter.serial)]
