"""归档检测: authenticity, completeness, usability and security of a matter (DA/T 70-2018)."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import BytesIO

import pikepdf
from django.utils.translation import gettext as _

from facts.words import joined
from regulations.publishing import digest_of
from trail.service import verify

from ..contents import Attached, Check
from .clauses import cited_clauses
from .matter import Matter

PICTURES_AND_PAGES = frozenset({"image/jpeg", "image/png", "image/webp", "application/pdf"})
DIGITS_SHOWN = 8


class NotFitToSeal(Exception):
    """What must be put right first; each fault is a sentence."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


def properties(matter: Matter, attached: tuple[Attached, ...]) -> tuple[Check, ...]:
    """The four checks in words; NotFitToSeal when the matter is not genuine or not complete."""
    faults = [*_not_genuine(matter, attached), *_incomplete(matter)]
    if faults:
        raise NotFitToSeal(faults)
    closed = [file.name for file in attached if not _opens(file)]
    return (
        Check(_("Authenticity"), _authenticity(matter, attached), passed=True),
        Check(_("Completeness"), _completeness(matter), passed=True),
        Check(_("Usability"), _usability(closed), passed=not closed),
        Check(_("Security"), _security(attached), passed=True),
    )


def _not_genuine(matter: Matter, attached: tuple[Attached, ...]) -> Iterator[str]:
    proceeding = matter.proceeding
    found = verify(proceeding.serial)
    if not found.whole:
        yield found.fault
    elif (matter.traces[-1].number, matter.traces[-1].digest) != (proceeding.seen, proceeding.head):
        yield _("%(serial)s: its log does not end with the entry that the matter remembers.") % {
            "serial": proceeding.serial
        }
    for kept in matter.kept:
        edition = kept.edition
        if digest_of(edition.title, edition.heading, edition.clauses) != edition.digest:
            yield _("%(edition)s was changed after it was published.") % {"edition": edition}
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
    if missing := sorted(_files_named(matter) - {str(each.pk) for each in matter.uploads}):
        yield _("Files are named in the form but not there: %(files)s.") % {
            "files": joined(missing)
        }


def _files_named(matter: Matter) -> set[str]:
    return {
        file
        for submission in matter.submissions
        for field in submission.edition.fields
        if field["type"] == "file"
        for file in submission.answers.get(field["key"], [])
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


def _authenticity(matter: Matter, attached: tuple[Attached, ...]) -> str:
    words = {
        "number": matter.proceeding.seen,
        "digest": matter.proceeding.head[:DIGITS_SHOWN],
        "files": len(attached),
    }
    if not attached:
        sentence = _(
            "The log is unbroken up to entry %(number)s (%(digest)s…); the clauses are as published."
        )
        return sentence % words
    sentence = _(
        "The log is unbroken up to entry %(number)s (%(digest)s…); the clauses are as published, "
        "the %(files)s attachments as handed in."
    )
    return sentence % words


def _completeness(matter: Matter) -> str:
    return _(
        "Submissions: %(submissions)s; stations: %(stations)s; entries of the log: %(entries)s; "
        "none is missing."
    ) % {
        "submissions": len(matter.submissions),
        "stations": len(matter.current_steps),
        "entries": len(matter.traces),
    }


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
