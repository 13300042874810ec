"""What handing in writes: submission, steps, kept editions, fact values."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from facts.held import rows_of, stop_counting
from forms.schemas.kinds import begins_matter
from forms.schemas.models import FormEdition
from forms.schemas.picking import names_of, with_names
from forms.schemas.service import withdrawn_choices
from forms.schemas.validation import validate
from forms.submissions.listed import keep_listed
from forms.submissions.models import Submission, Upload
from forms.submissions.named import misfits, named
from forms.submissions.sources import kept_sources, offered_before
from forms.submissions.tallying import figures
from people.models import Person, Post
from queries import insert_together, new
from regulations.in_force import Binding
from regulations.rules.route import StationAct

from .considering import Considered, consider
from .course import start
from .models import ProceedingEdition, Step, StepStatus
from .plan import PlannedStep, of_post
from .refusal import Reason, Refusal
from .returning import straight_back
from .search.indexing import no_longer_found, terms_of
from .shapes import basis_list, verdict_dict


def examined(
    edition: FormEdition,
    answers: Any,
    *,
    applicant: Person,
    at: datetime,
    by: Person | None = None,
    kept: Sequence[Binding] | None = None,
    without: str = "",
    origin: str = "",
) -> Considered:
    """The rules' answer about valid, permitted answers; Refusal names each field or clause otherwise.

    `by` hands in for the applicant, if it is not he himself; `origin` is the serial of the
    matter that it grows out of, if any.
    """
    cleaned, problems = validate(edition, answers, on=localdate(at), by=by or applicant)
    problems = problems or ({} if kept else withdrawn_choices(edition, cleaned))
    if problems:
        raise Refusal(
            Reason.INVALID,
            _("Not handed in yet: %(count)s places need a change. What you filled in is kept.")
            % {"count": len(problems)},
            errors=problems,
        )
    considered = consider(
        edition,
        cleaned,
        applicant,
        at=at,
        kept=kept,
        without=without,
        origin=origin,
        lock=True,
    )
    if by is not None and considered.steps:
        # Before what stands against it is told: that is for those who may begin it.
        _check_may_begin(considered, by)
    refusing = considered.refusing
    if refusing:
        raise Refusal(
            Reason.NOT_MET, " ".join(each.sentence for each in refusing), verdicts=refusing
        )
    return considered


def _check_may_begin(considered: Considered, by: Person) -> None:
    """A matter about somebody else is begun by those who have a station in it."""
    if by.pk not in considered.concerned:
        sentence = _(
            "Only who has a station in it may begin this about %(name)s. "
            "Ask one of them; what you filled in is kept."
        )
        name = considered.circumstances.applicant.name
        raise Refusal(Reason.NOT_ALLOWED, sentence % {"name": name})


def check_begins(edition: FormEdition) -> None:
    """Refusal of a form that begins no matter: it is handed in within one."""
    if begins_matter(edition.kind):
        return
    sentence = _(
        "“%(form)s” begins no matter of its own. Open the matter that it belongs to, and hand it in there."
    )
    raise Refusal(Reason.STATE, sentence % {"form": edition.title})


def write_round(
    proceeding: Any,
    considered: Considered,
    *,
    by: Person,
    at: datetime,
    offered: Mapping[str, Any],
    key: str = "",
    passed: Mapping[int, str] | None = None,
) -> None:
    """Write one round of a proceeding that already has its serial and its row.

    `passed` are the steps, by their place, that need not act again, with the sentence.
    """
    about = considered.circumstances
    sources = kept_sources(about.edition, offered, about.answers)
    first = proceeding.round == 1
    fields = about.edition.fields
    names = names_of(fields, about.answers)
    submission = new(
        Submission,
        edition_id=about.edition.pk,
        stream=proceeding.serial,
        round=proceeding.round,
        answers=about.answers,
        sources=sources,
        names=names,
        by_id=by.pk,
        at=at,
        terms=terms_of(proceeding, with_names(fields, about.answers, names)),
        idempotency_key=key or None,
        **(figures(about.edition, about.answers, sources) if first else {}),
    )
    insert_together(
        [submission],
        steps_of(proceeding, considered, at, passed or {}),
        rows_of(about.applicant, about.values, stream=proceeding.serial, said_by=by),
        editions_of(proceeding, considered) if first else (),
    )
    keep_listed(about.edition, about.answers, stream=proceeding.serial, on=about.on)
    proceeding.tie(about)
    take_uploads(about.edition, about.answers, owner=by, stream=proceeding.serial)
    if considered.minutes is not None:
        considered.minutes.cited_by = proceeding.serial
        considered.minutes.save(update_fields=["cited_by"])


def editions_of(proceeding: Any, considered: Considered) -> list[ProceedingEdition]:
    """The editions that a matter is submitted under, which it keeps."""
    return [
        new(
            ProceedingEdition,
            proceeding_id=proceeding.pk,
            edition_id=each.edition.pk,
            depth=each.depth,
        )
        for each in considered.bindings
    ]


def kept_bindings(proceeding: Any) -> list[Binding]:
    """The editions that a matter keeps, as bindings of its applicant."""
    rows = proceeding.kept_editions.select_related("edition")
    return [Binding(each.edition, each.depth) for each in rows]


def hand_in_again(
    proceeding: Any, answers: Mapping[str, Any] | None, *, by: Person, at: datetime
) -> Considered:
    """A further round of a returned matter, under the form and the editions it keeps."""
    kept = kept_bindings(proceeding)
    edition = proceeding.form_edition
    # All at once: the lock was taken without what the form asks.
    edition.refresh_from_db(fields=FormEdition.JUDGED_BY)
    asked = proceeding.answers if answers is None else answers
    handed_in = proceeding.submissions[-1]
    considered = examined(
        edition, asked, applicant=proceeding.applicant, at=at, kept=kept, without=proceeding.serial
    )
    before = list(proceeding.steps.filter(round=proceeding.round))
    stop_counting(proceeding.serial)
    no_longer_found(proceeding)
    proceeding.round += 1
    fill_in(proceeding, considered)
    write_round(
        proceeding,
        considered,
        by=by,
        at=at,
        offered=offered_before(handed_in.sources, handed_in.answers),
        passed=straight_back(before, considered.steps),
    )
    return considered


def about_own_posts(steps: Sequence[PlannedStep]) -> dict[str, str]:
    """What the trace keeps of posts that the applicant himself holds: who acts there, or that nobody does."""
    noted = [each for each in steps if each.note]
    if not noted:
        return {}
    codes = {each.desk.post_code for each in noted}
    names = dict(Post.objects.filter(code__in=codes).values_list("code", "name"))
    said = [of_post(names[each.desk.post_code], each.note) for each in noted]
    return {"passed": "\n".join(dict.fromkeys(said))}


def fill_in(proceeding: Any, considered: Considered) -> None:
    """Title, verdicts and the kind's own columns, from what was considered."""
    about = considered.circumstances
    proceeding.title = proceeding.heading(about.edition, about.answers, about.facts)[:200]
    summary = proceeding.summarize(about.edition, about.answers, about.facts)
    proceeding.summary = summary[:200]
    filing = (each for each in considered.steps if each.act is StationAct.FILE)
    proceeding.filed_by = next((each.desk.post_code for each in filing), "")
    proceeding.verdicts = [verdict_dict(each) for each in considered.verdicts]
    proceeding.take(about.facts, about.began)
    proceeding.keep_due([each.as_dict() for each in considered.due])


def steps_of(
    proceeding: Any, considered: Considered, at: datetime, passed: Mapping[int, str]
) -> list[Step]:
    """The rows of the chain, the first of them waiting."""
    steps = [
        new(
            Step,
            proceeding_id=proceeding.pk,
            round=proceeding.round,
            order=each.order,
            act=each.act.value,
            mode=str(each.mode),
            post_id=each.desk.post_code,
            unit_id=each.desk.unit_id,
            charge_id=each.desk.charge_id,
            status=StepStatus.PASSED if each.passed_over or n in passed else StepStatus.AHEAD,
            basis=basis_list([each.basis]),
            note=passed.get(n, each.note),
            hands_in=each.hands_in,
            optional=each.optional,
            **_of_its_station(each),
        )
        for n, each in enumerate(considered.steps)
    ]
    start(steps, at)
    return steps


def _of_its_station(each: PlannedStep) -> dict[str, Any]:
    """What the route says about the station beside who acts there."""
    station = each.station
    if station is None:
        return {}
    return {
        "within": station.within,
        "within_unit": station.within_unit if station.within else "",
        "tell": station.tell or "",
        "comes_back": station.comes_back,
    }


def take_uploads(
    edition: FormEdition, answers: Mapping[str, Any], *, owner: Person, stream: str
) -> None:
    """Let the files that the answers name join the matter; Refusal for each field whose files do not fit."""
    wanted = list(named(edition, answers))
    if not wanted:
        return
    ids = {each for found in wanted for each in found.ids}
    rows = Upload.objects.select_for_update()
    free = rows.filter(pk__in=ids, owner=owner, stream__in=["", stream])
    problems = misfits(wanted, {str(each.pk): each for each in free})
    if problems:
        sentence = _(
            "Not handed in yet: %(count)s places need a change. What you filled in is kept."
        )
        raise Refusal(Reason.INVALID, sentence % {"count": len(problems)}, errors=problems)
    Upload.objects.filter(pk__in=ids).update(stream=stream)
