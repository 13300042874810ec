"""归档检测: authenticity, completeness, usability and security of a matter (DA/T 70-2018)."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from io import BytesIO

import pikepdf
from django.utils.translation import gettext as _

from facts.words import joined
from regulations.publishing import digest_of
from trail.service import verify_read
from workflows.chains.models import StepStatus

from ..contents import Attached, Check
from .clauses import cited_clauses, kept_editions
from .files import files_named
from .matter import Matter

PICTURES_AND_PAGES = frozenset({"image/jpeg", "image/png", "image/webp", "application/pdf"})
DIGITS_SHOWN = 8


class NotFitToSeal(Exception):
    """What must be put right first; each fault is a sentence."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


def properties(matters: Sequence[Matter], attached: tuple[Attached, ...]) -> tuple[Check, ...]:
    """The four checks in words; NotFitToSeal when a matter is not genuine or not complete."""
    faults = [
        fault for matter in matters for fault in (*_not_genuine(matter), *_incomplete(matter))
    ]
    faults += [*_editions_changed(matters), *_files_changed(attached)]
    if faults:
        raise NotFitToSeal(faults)
    closed = [file.name for file in attached if not _opens(file)]
    return (
        Check(_("Authenticity"), _authenticity(matters, attached), passed=True),
        Check(_("Completeness"), _completeness(matters), passed=True),
        Check(_("Usability"), _usability(closed), passed=not closed),
        Check(_("Security"), _security(attached), passed=True),
    )


def _not_genuine(matter: Matter) -> Iterator[str]:
    proceeding = matter.proceeding
    found = verify_read(proceeding.serial, matter.traces)
    if not found.whole:
        yield found.fault
        return
    if (matter.traces[-1].number, matter.traces[-1].digest) != (proceeding.seen, proceeding.head):
        yield _("%(serial)s: its log does not end with the entry that the matter remembers.") % {
            "serial": proceeding.serial
        }
    sealed = matter.sealed
    if sealed and matter.traces[sealed.last - 1].digest != sealed.digest:
        yield _("%(serial)s: its log does not go on from what was sealed before.") % {
            "serial": proceeding.serial
        }


def _editions_changed(matters: Sequence[Matter]) -> Iterator[str]:
    for edition in kept_editions(matters):
        if digest_of(edition.title, edition.heading, edition.clauses) != edition.digest:
            yield _("%(edition)s was changed after it was published.") % {"edition": edition}


def _files_changed(attached: tuple[Attached, ...]) -> Iterator[str]:
    for file in attached:
        if not _as_handed_in(file):
            yield _("The attachment “%(name)s” is gone, or not as it was handed in.") % {
                "name": file.name
            }


def _incomplete(matter: Matter) -> Iterator[str]:
    proceeding = matter.proceeding
    rounds = [each.round for each in matter.submissions]
    if rounds != list(range(1, proceeding.round + 1)):
        yield _("%(serial)s: of %(count)s submissions some are missing.") % {
            "serial": proceeding.serial,
            "count": proceeding.round,
        }
    yield from _parts_missing(matter)
    clauses = {
        (kept.edition.slug, kept.edition.number, clause["id"])
        for kept in matter.kept
        for clause in kept.edition.clauses
    }
    for regulation, edition, _clause in sorted(cited_clauses(matter) - clauses):
        yield _("A clause of %(regulation)s, edition %(edition)s, is cited but not kept.") % {
            "regulation": regulation,
            "edition": edition,
        }
    named = set().union(*(files_named(each) for each in matter.handed_in))
    if missing := sorted(named - {str(each.pk) for each in matter.uploads}):
        yield _("Files are named in the form but not there: %(files)s.") % {
            "files": joined(missing)
        }


def _parts_missing(matter: Matter) -> Iterator[str]:
    """Every step that handed in a form and is done has it."""
    there = {(each.part, each.round) for each in matter.parts}
    for step in matter.steps:
        handed_in = step.hands_in and step.status == StepStatus.DONE
        if handed_in and (step.hands_in, step.round) not in there:
            yield _("%(serial)s: what %(post)s handed in (%(form)s) is missing.") % {
                "serial": matter.proceeding.serial,
                "post": step.post.name,
                "form": step.hands_in,
            }


def _as_handed_in(file: Attached) -> bool:
    try:
        return sha256(file.read()).hexdigest() == file.sha256
    except OSError:
        return False


def _opens(file: Attached) -> bool:
    """Whether it has a permitted format and needs no password."""
    if file.media_type != "application/pdf":
        return file.media_type in PICTURES_AND_PAGES
    try:
        with pikepdf.open(BytesIO(file.read())):
            return True
    except pikepdf.PdfError:
        return False


def _authenticity(matters: Sequence[Matter], attached: tuple[Attached, ...]) -> str:
    sentences = [_logs_unbroken(matters), _("The clauses are as published.")]
    if attached:
        handed_in = _("The %(files)s attachments are as handed in.")
        sentences.append(handed_in % {"files": len(attached)})
    return "".join(sentences)


def _logs_unbroken(matters: Sequence[Matter]) -> str:
    if len(matters) > 1:
        return _("The logs of all %(count)s records are unbroken to their ends.") % {
            "count": len(matters)
        }
    return _("The log is unbroken up to entry %(number)s (%(digest)s…).") % {
        "number": matters[0].proceeding.seen,
        "digest": matters[0].proceeding.head[:DIGITS_SHOWN],
    }


def _completeness(matters: Sequence[Matter]) -> str:
    counts = {
        "submissions": sum(len(each.submissions) for each in matters),
        "stations": sum(len(each.current_steps) for each in matters),
        "entries": sum(len(each.new_traces) for each in matters),
        "parts": sum(len(each.parts) for each in matters),
    }
    if counts["parts"]:
        sentence = _(
            "Submissions: %(submissions)s; parts handed in: %(parts)s; stations: %(stations)s; "
            "entries of the log: %(entries)s; none is missing."
        )
        return sentence % counts
    sentence = _(
        "Submissions: %(submissions)s; stations: %(stations)s; entries of the log: %(entries)s; "
        "none is missing."
    )
    return sentence % counts


def _usability(closed: list[str]) -> str:
    if closed:
        return _("These attachments cannot be opened or need a password: %(names)s.") % {
            "names": joined(closed)
        }
    return _("PDF/A-3 with all fonts inside and no password; the record lies in it as JSON.")


def _security(attached: tuple[Attached, ...]) -> str:
    if not attached:
        return _("Nothing in it but the record; no files were handed in.")
    return _(
        "Nothing but the record and what was handed in (%(files)s files); "
        "the type of each was read from its content."
    ) % {"files": len(attached)}
