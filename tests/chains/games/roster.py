"""Who may act where, told once more from the bare rows: what the product finds by queries is held against it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from people.models import Appointment, Person, Substitution
from workflows.chains.models import Proceeding, Step

#: What one may do to one's own matter.
OWN = ("file", "handle")


@dataclass
class Roster:
    """Appointments, substitutions and who is there, on one day."""

    on: date
    _acting: dict[tuple[int, str], set[int]] = field(default_factory=dict)

    @cached_property
    def present(self) -> set[int]:
        """The keys of everybody who is there."""
        return set(Person.objects.filter(active=True).values_list("pk", flat=True))

    @cached_property
    def seats(self) -> list[Any]:
        """The appointments that run and whose holder is there."""
        rows = Appointment.objects.select_related("post", "unit").prefetch_related(
            "in_charge_of", "post__bodies"
        )
        return [
            each
            for each in rows
            if each.person_id in self.present
            and not each.post.body
            and each.starts <= self.on
            and (each.ends is None or self.on <= each.ends)
        ]

    @cached_property
    def substitutions(self) -> list[Any]:
        """Those that run, by somebody who is there."""
        return [
            each
            for each in Substitution.objects.all()
            if each.starts <= self.on <= each.ends and each.substitute_id in self.present
        ]

    def holds(self, person: int) -> bool:
        """Whether somebody holds any post."""
        return any(seat.person_id == person for seat in self.seats)

    def too_few(self, step: Any, matter: Any) -> bool:
        """Whether a body decides that has fewer members than must be there, the applicant not counted."""
        if step.act != "deliberate" or not step.post.quorum:
            return False
        posts = {each.pk for each in step.post.members.all()}
        sitting = {
            seat.person_id
            for seat in self.seats
            if seat.post_id in posts and seat.unit_id == step.unit_id
        }
        return len(sitting - {matter.applicant_id}) < step.post.quorum

    def instead_of(self, person: int, form: str) -> set[int]:
        """A person, and everybody who takes his place in everything, also through others."""
        found, ahead = {person}, [person]
        while ahead:
            absent = ahead.pop()
            for each in self.substitutions:
                fits = each.absent_id == absent and (not each.forms or form in each.forms)
                if fits and absent in self.present and each.substitute_id not in found:
                    found.add(each.substitute_id)
                    ahead.append(each.substitute_id)
        return found

    def acting(self, seat: Any, form: str) -> set[int]:
        """Who may act in an appointment."""
        if (seat.pk, form) not in self._acting:
            found = self.instead_of(seat.person_id, form)
            for each in self.substitutions:
                if each.appointment_id == seat.pk and (not each.forms or form in each.forms):
                    found |= self.instead_of(each.substitute_id, form)
            self._acting[seat.pk, form] = found
        return self._acting[seat.pk, form]

    def seats_of(self, step: Step) -> Iterator[Any]:
        """The seats at the desk of a step."""
        for seat in self.seats:
            codes = {seat.post.code, *(body.code for body in seat.post.bodies.all())}
            charges = [unit.path for unit in seat.in_charge_of.all()]
            inside = (
                step.charge is None
                or not charges
                or any(step.charge.path.startswith(path) for path in charges)
            )
            if step.post_id in codes and seat.unit_id == step.unit_id and inside:
                yield seat

    def sitting(self, step: Step, form: str) -> set[int]:
        """Who sits at the desk of a step, whomever it names."""
        return {person for seat in self.seats_of(step) for person in self.acting(seat, form)}

    def may_act(self, step: Step, matter: Proceeding) -> set[int]:
        """Who has something to do at a step that waits."""
        form = matter.form_edition.slug
        if step.person_id in self.present:
            found = self.instead_of(step.person_id, form)
        else:
            found = self.sitting(step, form)
        if step.act not in OWN:
            found = found - {matter.applicant_id}
        return found - set(step.agreed) if step.mode != "any" else found

    def agreed(self, step: Step, matter: Proceeding) -> bool:
        """Whether as many seats have agreed as a step asks for; the applicant's own is none."""
        form = matter.form_edition.slug
        seats = [each for each in self.seats_of(step) if each.person_id != matter.applicant_id]
        count = sum(bool(self.acting(each, form) & set(step.agreed)) for each in seats)
        return count == len(seats) if step.mode == "all" else 2 * count > len(seats)

    def sees(self, matter: Proceeding, steps: Iterable[Step], copied: set[int]) -> set[int]:
        """Who may read a matter, but for those who read by office."""
        form, found = matter.form_edition.slug, {matter.applicant_id, *copied}
        told = {matter.tell} if matter.tell and not matter.final else set()
        for step in steps:
            if step.done_by_id:
                found.add(step.done_by_id)
            if step.since:
                found |= self.sitting(step, form) | {step.person_id or 0}
            if step.status == "current" and step.said == "escalate" and step.tell:
                told.add(step.tell)
        for seat in self.seats:
            paths = [unit.path for unit in seat.in_charge_of.all()] or [seat.unit.path]
            oversees = seat.post.oversees and any(map(matter.unit.path.startswith, paths))
            codes = {seat.post.code, *(body.code for body in seat.post.bodies.all())}
            is_told = codes & told and matter.unit.path.startswith(seat.unit.path)
            if oversees or is_told:
                found |= self.acting(seat, form)
        return found
