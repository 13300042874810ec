"""无人能办的环节, as whoever keeps an office sees them on the staff site and hands them on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from facts.words import joined
from workflows.chains.acts.base import Act, act_of
from workflows.chains.acts.reassign import can_be_handed_on
from workflows.chains.bodies import Lacking, lacking
from workflows.chains.few import Few
from workflows.chains.keeping_the_office import is_administrator, kept_units
from workflows.chains.kinds import kind_of
from workflows.chains.models import Proceeding, Step
from workflows.chains.stranded import Stranded, Why, given_back, stranded

from .citations import Citations

if TYPE_CHECKING:
    from .access import Visitor

WHY: Mapping[Why, str | Promise] = {
    Why.VACANT: _("Nobody holds this post."),
    Why.OWN: _("Only the applicant himself holds it; nobody acts on his own matter."),
    Why.AGREED: _(
        "All who hold it now have acted; those who had not are gone. One of them opens it and acts once more."
    ),
    Why.LEFT: _(
        "It waits by name for somebody who holds no post any more. Whoever holds the post may act; "
        "or hand it on to somebody."
    ),
    Why.OFF: _(
        "Whoever would act has no account that is switched on. Switch it on, end his appointment if he "
        "is gone, or hand it on to somebody."
    ),
}


@dataclass(frozen=True)
class Line:
    """One of them, with why it waits and whether it may be handed on."""

    found: Stranded
    #: Of the regulation by which a body decides there.
    title: str = ""

    @property
    def step(self) -> Step:
        """The step."""
        return self.found.step

    @property
    def why(self) -> str:
        """Why nobody acts there, as a sentence."""
        few = self.found.few
        return _too_few(self.step, few, self.title) if few else str(WHY[self.found.why])

    @property
    def may_be_handed_on(self) -> bool:
        """Whether a colleague may do it instead; elsewhere somebody is appointed."""
        return can_be_handed_on(self.found.step, self.found.why)


@dataclass(frozen=True)
class GivenBack:
    """A matter that went back to an applicant who is gone, and how it is ended in his place."""

    matter: Proceeding

    @property
    def act(self) -> Act:
        """The act that ends it."""
        found = act_of(self.matter, kind_of(self.matter.kind).given_up_by)
        assert found is not None
        return found

    @property
    def why(self) -> str:
        """Why it lies there, as a sentence."""
        applicant = self.matter.applicant
        sentence = (
            _("It was returned to %(name)s, whose account is switched off.")
            if applicant.active
            else _("It was returned to %(name)s, who has left.")
        )
        return sentence % {"name": applicant.name}


@dataclass(frozen=True)
class Short:
    """A body that lacks somebody, and what is to be done."""

    found: Lacking

    @property
    def sentences(self) -> list[str]:
        """What it lacks, a sentence each."""
        found, body = self.found, self.found.body
        said = []
        if found.too_few:
            sentence = gettext(
                "It decides with at least %(needed)s of its members present, and has %(members)s: nothing can "
                "be decided. Appoint members, or set a lower number at the post “%(body)s”, as the clause has it."
            )
            told = {"needed": body.quorum, "members": found.members, "body": body.name}
            said.append(sentence % told)
        if found.unrecorded and body.recorded_by:
            sentence = gettext(
                "Nobody holds the post “%(post)s”, which records what it decides. Appoint somebody, or name "
                "another post there."
            )
            said.append(sentence % {"post": body.recorded_by.name})
        if found.vacant:
            sentence = gettext(
                "Nobody holds “%(posts)s” any more, who sits in it. If it is the post that presides, it cannot "
                "meet as it should: appoint somebody, or take the post out of its members."
            )
            said.append(sentence % {"posts": joined(each.name for each in found.vacant)})
        return said


def kept_by(visitor: "Visitor") -> list[str] | None:
    """The paths of the units that a visitor keeps; None means all."""
    return None if is_administrator(visitor.me) else kept_units(visitor.hats)


def lines(visitor: "Visitor", within: Sequence[str] | None) -> list[Line]:
    """What waits for nobody in these units, the longest first."""
    return told(stranded(visitor.today, within=within))


def told(found: Sequence[Stranded]) -> list[Line]:
    """The same with the names of the regulations that a sentence cites (one query, where any does)."""
    bases = {each.step.pk: each.step.basis[:1] for each in found if each.few}
    citations = Citations(chain.from_iterable(bases.values()))
    titles = {pk: citations.of(basis)[0].title for pk, basis in bases.items()}
    return [Line(each, titles.get(each.step.pk, "")) for each in found]


def _too_few(step: Step, few: Few, title: str) -> str:
    sentence = (
        gettext(
            "By “%(title)s” %(path)s this is decided by %(body)s, with at least %(needed)s of its members "
            "present. It has %(members)s without %(aside)s, who stands aside in his own matter. Appoint "
            "members, or set a lower number at the post “%(body)s”, as the clause has it."
        )
        if few.aside
        else gettext(
            "By “%(title)s” %(path)s this is decided by %(body)s, with at least %(needed)s of its members "
            "present. It has %(members)s. Appoint members, or set a lower number at the post "
            "“%(body)s”, as the clause has it."
        )
    )
    return sentence % {
        "title": title,
        "path": step.basis[0]["path"],
        "body": step.post.name,
        "needed": few.needed,
        "members": few.members,
        "aside": step.proceeding.applicant.name,
    }


def short_of(visitor: "Visitor", within: Sequence[str] | None) -> list[Short]:
    """The bodies that lack somebody in these units."""
    return [Short(each) for each in lacking(visitor.today, within=within)]


def given_back_lines(within: Sequence[str] | None) -> list[GivenBack]:
    """What went back to applicants who are gone, in these units."""
    return [GivenBack(each) for each in given_back(within=within)]
