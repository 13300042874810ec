"""填报: a form being filled in; nothing that was typed is lost, and pressing twice hands in once."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from forms.schemas.fields import Field
from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition
from forms.schemas.validation import validate
from forms.submissions import drafting
from forms.submissions.knowing import Sources, asks_about_somebody, fill_in
from forms.submissions.models import Draft, Submission
from forms.submissions.named import without_files
from forms.submissions.sources import added
from people.models import Person
from queries import remove
from trail.models import AccessKind
from trail.service import note
from workflows.chains.models import Proceeding
from workflows.chains.service import Reason, Refusal, perform, submit

from .counting import with_computed
from .explanation import Panel, panel
from .helping import helped, settled
from .picking import Aid
from .posting import Posted, takes_files
from .steps import Way, fields_of, visible_in, way

#: What a page does by itself while somebody types.
TYPING = "typing"


class Filling:
    """One form, one person, one draft; the draft's id is the key under which it is handed in."""

    def __init__(self, draft: Draft, *, now: datetime, again: Proceeding | None = None) -> None:
        self.draft = draft
        self.now, self.today = now, timezone.localdate(now)
        self.again = again
        self.answers: dict[str, Any] = dict(draft.answers)
        self.problems: dict[str, list[str]] = {}
        self.refusal: Refusal | None = None
        #: The step that is asked for; a form of one page has none.
        self.number = ""
        self.rows: Mapping[str, Sequence[int]] = {}
        #: By what this page is known, and when the draft that it shows was saved.
        self.page = str(uuid.uuid4())
        self.version = self.saved_version
        self.aid = Aid(draft.owner, self.today)
        #: What was filled in just now, because a household or resident was chosen.
        self.filled: Sources = {}

    @property
    def way(self) -> Way | None:
        """The steps that the answers bring up, and the one that is open."""
        return way(self.edition.fields, self.whole, self.number)

    @property
    def whole(self) -> dict[str, Any]:
        """The answers with what is computed from them."""
        return with_computed(self.edition.fields, self.answers, self.today)

    @property
    def fields(self) -> list[Field]:
        """The fields that stand on the page that is open."""
        fields = self.edition.fields
        found = self.way
        if found is None:
            return list(fields)
        return fields_of(found.here, fields, visible_in(fields, self.whole))

    @property
    def edition(self) -> FormEdition:
        return self.draft.edition

    @property
    def part_of(self) -> Proceeding | None:
        """The matter that it is a part of, if it begins none."""
        return None

    @property
    def person(self) -> Person:
        return self.draft.owner

    @property
    def saved(self) -> bool:
        """Whether the draft has a row."""
        return not self.draft._state.adding

    @property
    def saved_version(self) -> str:
        """The moment of the latest save, for a page to carry along."""
        return "" if self.draft._state.adding else self.draft.saved_at.isoformat()

    @property
    def saved_elsewhere(self) -> bool:
        """Whether another page saved the draft after this one had read it."""
        return self.saved and self.draft.page != self.page and self.version != self.saved_version

    def found(self, on: date) -> dict[str, list[str]]:
        """What would have to be changed if it were handed in as it stands."""
        _answers, problems = validate(self.edition, self.answers, on=on)
        return {path: list(each) for path, each in problems.items()}

    @property
    def file_keys(self) -> list[str]:
        """The keys of fields that take files."""
        return [field["key"] for field in self.edition.fields if takes_files(field)]

    def read(self, data: Any, files: Any = None, *, do: str = "") -> None:
        """Take the answers of a posted page; those of other steps stay as they are."""
        data, aid = helped(self.edition, data, self.person, self.now, do=do)
        posted = Posted(self.fields, data)
        posted.press(do)
        if files:
            posted.take_files(files, self.person)
        self.rows = posted.numbers if do == TYPING else posted.places()
        self.answers = {**self._of_other_steps(posted.fields), **posted.answers}
        self.aid = settled(self.answers, aid)
        self.problems = posted.problems
        if do != "submit":
            # What is handed in was seen by whoever hands it in.
            self._fill_in()

    def _of_other_steps(self, fields: Sequence[Field]) -> dict[str, Any]:
        elsewhere = self.edition.fields if self.way else []
        here = {key for field in fields for key in type_of(field).keys(field)}
        kept = {key for field in elsewhere for key in type_of(field).keys(field)} - here
        return {key: each for key, each in self.answers.items() if key in kept}

    def _fill_in(self) -> None:
        if not asks_about_somebody(self.edition) or self.aid.reach is None:
            return
        before = self.draft.answers
        self.filled = fill_in(self.edition, self.answers, before, reach=self.aid.reach)
        self.draft.sources = added(self.draft.sources, self.filled)
        shown = {each["of"] for each in self.filled.values() if each}
        note(AccessKind.FILLED_IN, "registry", shown, by=self.person, at=self.now, via="site")

    def save(self) -> bool:
        """Save the draft; one that was handed in meanwhile stays gone, and then this is False."""
        self.draft.answers, self.draft.page = dict(self.answers), self.page
        with transaction.atomic():
            # Handing in takes the same lock: a late save must not bring the draft back.
            Person.objects.select_for_update().only("pk").get(pk=self.person.pk)
            if self._gone():
                return False
            if not self._as_saved():
                self.draft = drafting.save(self.draft)
        return True

    def _as_saved(self) -> bool:
        """Whether nothing changed: a late request of a page that was left makes no newer draft."""
        rows = Draft.objects.filter(pk=self.draft.pk, edition=self.edition)
        found = rows.only("answers", "sources").first()
        if found is None:
            return False
        return (found.answers, found.sources) == (self.answers, self.draft.sources)

    def undo(self) -> bool:
        """Take the latest save back; False when there is none that can be."""
        try:
            self.draft = drafting.undo(self.draft)
        except drafting.NothingToUndo:
            return False
        self.answers = dict(self.draft.answers)
        return True

    def go_over_to(self, edition: FormEdition) -> None:
        """Take up another edition, with the answers that it asks for as well."""
        asked = {field["key"]: field["type"] for field in self.edition.fields}
        kept = {
            key
            for field in edition.fields
            for key in type_of(field).keys(field)
            if asked.get(field["key"]) == field["type"]
        }
        self.draft.edition = edition
        self.answers = {key: each for key, each in self.answers.items() if key in kept}
        self.rows = {}

    @property
    def handed_in_as(self) -> str:
        """The serial under which it was handed in, when it is gone."""
        found = self.handed_in()
        return found.stream if found else ""

    def panel(self) -> Panel:
        """What handing in would lead to."""
        return panel(
            self.edition,
            self.answers,
            applicant=self.person,
            on=self.today,
            again=self.again,
            origin=self.draft.origin,
        )

    def handed_in(self) -> Submission | None:
        """What was handed in under this draft's key before."""
        rows = Submission.objects.filter(by=self.person, idempotency_key=str(self.draft.pk))
        return rows.first()

    def _gone(self) -> bool:
        if self.again is not None:
            rows = Proceeding.objects.filter(pk=self.again.pk)
            return not rows.filter(state=self.again.state).exists()
        return self.handed_in() is not None

    def hand_in(self, *, seen: int | None = None) -> str | None:
        """Hand in; the serial, or None when it was refused (and why is kept here)."""
        if self.problems:
            return None
        try:
            serial = self._handed_in_now(seen)
        except Refusal as refusal:
            earlier = self.handed_in() if refusal.reason is Reason.REPEATED else None
            if earlier and self._same(earlier.answers):
                return earlier.stream
            self._refused(refusal)
            return None
        if self.saved:
            remove(Draft, id=self.draft.pk, owner_id=self.person.pk)
        return serial

    def _handed_in_now(self, seen: int | None) -> str:
        if self.again is not None:
            done = perform(
                self.again, "resubmit", by=self.person, at=self.now, seen=seen, answers=self.answers
            )
            return str(done.serial)
        key = str(self.draft.pk)
        done = submit(
            self.edition,
            self.answers,
            by=self.person,
            at=self.now,
            key=key,
            origin=self._origin(),
            offered=self.draft.sources,
        )
        return str(done.serial)

    def _origin(self) -> Proceeding | None:
        serial = self.draft.origin
        return Proceeding.objects.filter(serial=serial).first() if serial else None

    def _refused(self, refusal: Refusal) -> None:
        self.refusal = refusal
        self.problems = {key: list(each) for key, each in refusal.errors.items()}
        if refusal.reason is Reason.REPEATED:
            # Other content is another matter: it gets a key of its own.
            self.draft = Draft(
                owner=self.person,
                edition=self.edition,
                answers=self.answers,
                sources=self.draft.sources,
            )

    def _same(self, answers: Mapping[str, Any]) -> bool:
        # A file chosen without JavaScript is a new upload at every press.
        fields = self.edition.fields
        defaults = {field["key"]: field["default"] for field in fields if field.get("default")}
        given = {**defaults, **self.answers}
        return without_files(fields, given) == without_files(fields, answers)
