"""办件: one matter; its acts are posted to its own page."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from forms.schemas.limits import whatever
from forms.submissions.uploading import UploadRefused, take_in
from people.registry.sources import SOURCES
from queries import prepared
from trail.service import timeline
from workflows.chains.acts import Act, act_of
from workflows.chains.acts.step_act import StepAct
from workflows.chains.calling import SERIAL_PREFIX
from workflows.chains.models import Meeting, Proceeding
from workflows.chains.service import Reason, Refusal, open_acts, perform, specific

from ..access import StaffRequest, staff
from ..afterwards import done
from ..colleagues import colleagues
from ..copied import mark_read, with_copies
from ..figures import day_in, number_in
from ..kept import restored, whose
from ..matter import matter_page
from ..narrowing import inbox_address
from ..picking import Aid, Box
from ..uploaded import uploads_of

STATUS = {
    Reason.INVALID: 422,
    Reason.NOT_MET: 422,
    Reason.NOT_ALLOWED: 403,
    Reason.STATE: 409,
    Reason.STALE: 409,
    Reason.REPEATED: 409,
}
#: Acts at a step after which one looks at the matter still.
STAYS = frozenset({"add_signer"})
#: Colleagues whom one ticks at once; others are looked up.
NEAREST = 12
#: No trace has this number: a page without one counts as an old tab.
NOTHING_SEEN = -1
#: Boxes of which none may be ticked.
TICKED = "members"
#: What a page that has them says also when they are left empty.
SAID_EMPTY = frozenset({"held_on", "present"})


@staff
def proceeding(request: StaffRequest, serial: str) -> HttpResponse:
    """Look at a matter, or act on it."""
    if request.method == "POST":
        matter = _numbered.first(serial)
        if matter is None:
            raise Http404
        return _act(request, matter)
    if serial.startswith(f"{SERIAL_PREFIX}-"):
        # What is told of a meeting leads by the name of its log.
        return redirect("portal:meeting", pk=get_object_or_404(Meeting, serial=serial).pk)
    kept = restored(request, request.visitor.me)
    matter = _seen(request, serial)
    mark_read(matter, request.visitor)
    return _page(request, matter, typed=kept or {}, came_back=kept is not None)


@staff
def brief(request: StaffRequest, serial: str) -> HttpResponse:
    """What one wants in sight before one decides in the list: from when to when, why, who else is away."""
    matter = get_object_or_404(request.visitor.sees().select_related("form_edition"), serial=serial)
    page = matter_page(matter, request.visitor)
    return render(request, "portal/proceeding/_in_list.html", {"page": page})


@prepared
def _numbered(serial: str) -> QuerySet[Proceeding]:
    return Proceeding.objects.filter(serial=serial)


def _seen(request: StaffRequest, serial: str) -> Proceeding:
    rows = with_copies(request.visitor.sees(), request.visitor).select_related("form_edition")
    return get_object_or_404(rows, serial=serial)


def _act(request: StaffRequest, matter: Proceeding) -> HttpResponse:
    """Do it, if the door lets him: then it is his business; whether he may look, only a refusal asks."""
    if looked_up := request.POST.get("do", ""):
        return _looking(request, matter, looked_up)
    posted, refusal = with_files(request)
    code = posted.get("act", "")
    act = act_of(matter, code)
    if refusal is None and not code:
        # Enter in a field presses no button.
        told = _("Press the button that says what was decided. Nothing was changed.")
        refusal = Refusal(Reason.INVALID, told)
    if refusal is None:
        matter, refusal = acted(request, matter, act, posted)
    if refusal and not pressed_twice(request, matter, posted):
        matter, status = _seen(request, matter.serial), STATUS[refusal.reason]
        page = acting if act and act.rare else _page
        return page(request, matter, act=act, typed=posted, refusal=refusal, status=status)
    assert act is not None
    messages.success(request, f"{done(str(act.label), matter)}{act.next_label}")
    if isinstance(act, StepAct) and code not in STAYS:
        return redirect(inbox_address(request))
    return redirect("portal:proceeding", serial=matter.serial)


def _looking(request: StaffRequest, matter: Proceeding, looked_up: str) -> HttpResponse:
    """The form of an act again, with the colleagues that were found: for a browser without scripts."""
    matter, verb = _seen(request, matter.serial), act_of(matter, request.POST.get("of", ""))
    if verb is None or not verb.rare:
        return redirect("portal:proceeding", serial=matter.serial)
    looking = looked_up.removeprefix("find:")
    return acting(request, matter, act=verb, typed=request.POST, looking=looking)


def acted(
    request: StaffRequest, matter: Proceeding, act: Act | None, posted: QueryDict
) -> tuple[Proceeding, Refusal | None]:
    """Do what was posted: the matter as it is then, and the refusal, if it was refused."""
    try:
        done_to = perform(
            matter,
            posted.get("act", ""),
            by=request.visitor.me,
            at=request.visitor.now,
            seen=seen_in(posted),
            opinion=posted.get("opinion", ""),
            data=_data(act, posted),
        )
    except Refusal as refusal:
        return matter, refusal
    return done_to, None


def seen_in(posted: QueryDict) -> int:
    """The number of the last trace that the page showed."""
    return number_in(posted.get("seen", ""), otherwise=NOTHING_SEEN)


def with_files(request: StaffRequest) -> tuple[QueryDict, Refusal | None]:
    """What was posted, with the files that came along taken in; or why one was not."""
    posted = request.POST.copy()
    for each in request.FILES.getlist("reply-file"):
        try:
            posted.appendlist("reply", str(take_in(each, owner=request.visitor.me).pk))
        except UploadRefused as refused:
            sentence = str(refused)
            return posted, Refusal(Reason.INVALID, sentence, errors={"reply": [sentence]})
    return posted, None


@staff
def act(request: StaffRequest, serial: str, code: str) -> HttpResponse:
    """A page for an act that is seldom wanted; it posts to the page of its matter."""
    matter = _seen(request, serial)
    verb = act_of(matter, code)
    offered = (
        verb
        and verb.rare
        and verb in open_acts(matter, by=request.visitor.me, at=request.visitor.now)
    )
    if not offered:
        messages.info(request, _("This is not open to you now."))
        return redirect("portal:proceeding", serial=serial)
    return acting(request, matter, act=verb)


def acting(
    request: StaffRequest,
    matter: Proceeding,
    *,
    act: Act | None,
    status: int = 200,
    looking: str = "",
    **more: Any,
) -> HttpResponse:
    """The form of one act."""
    visitor = request.visitor
    chosen = more["typed"].getlist("to") if "typed" in more else []
    near = colleagues(visitor.me, visitor.today)[:NEAREST] if act and act.code == "copy" else []
    context = {
        "matter": specific(matter),
        "act": act,
        "visitor": visitor,
        "whose": whose(visitor.me),
        "near": near,
        "chosen": chosen,
        "colleague": _colleague(request, act, near, looking),
        **more,
    }
    return render(request, "portal/acts/page.html", context, status=status)


def _colleague(
    request: StaffRequest, act: Act | None, near: list[dict[str, str]], looking: str
) -> Box:
    """Where a colleague is looked up, with whom was chosen and is not offered beside it."""
    visitor, key = request.visitor, "who" if act and "who" in act.data_keys else "to"
    offered = {each["value"] for each in near}
    chosen = next((each for each in request.POST.getlist(key) if each and each not in offered), "")
    source = SOURCES["people"]
    label = source.named([chosen]).get(chosen, "") if chosen else ""
    aid = Aid(visitor.me, visitor.today, visitor.hats, request.POST, looking=looking)
    return Box(key, source, aid, chosen if label else "", label)


def _data(act: Act | None, posted: QueryDict) -> dict[str, str]:
    """What the act may carry; several of one name are one text with commas.

    Nobody ticked is said as well: the page asks, so who was there is counted. So are a day and a line of
    names that were left empty.
    """
    given = (
        {key: ",".join(filter(None, posted.getlist(key))) for key in act.data_keys} if act else {}
    )
    empty = {key for key in SAID_EMPTY if key in posted} | {TICKED}
    return {key: text for key, text in given.items() if text or key in empty}


def pressed_twice(request: StaffRequest, matter: Proceeding, posted: QueryDict) -> bool:
    """Whether the first press of the same button has just done it, with the same words.

    Other words come from another page: they were not recorded, and are not to be lost.
    """
    code, me = posted.get("act", ""), str(request.visitor.me.pk)
    last = timeline(matter.serial).last()
    if last is None or (last.number, last.act, last.actor) != (seen_in(posted) + 1, code, me):
        return False
    return last.payload.opinion == posted.get("opinion", "").strip()


def _page(
    request: StaffRequest,
    matter: Proceeding,
    *,
    status: int = 200,
    act: Act | None = None,
    **more: Any,
) -> HttpResponse:
    typed = more.get("typed")
    replied, ticked = (
        (typed.getlist("reply"), typed.getlist("members"))
        if isinstance(typed, QueryDict)
        else ([], [])
    )
    met_on = day_in(typed.get("held_on", "")) if typed else None
    context = {
        "ticked": ticked,
        "replied": uploads_of(replied, request.visitor.me) if replied else [],
        "uploading": reverse("portal:upload"),
        "most_bytes": whatever().most_bytes,
        "page": matter_page(matter, request.visitor, met_on=met_on),
        "visitor": request.visitor,
        "whose": whose(request.visitor.me),
        **more,
    }
    return render(request, "portal/proceeding/page.html", context, status=status)
