"""待办 narrowed down: by what is asked, by form and kind, as which post or for whom, by how soon."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.service import Hat
from workflows.chains.desks import Waits, reached_by
from workflows.chains.urgency import late, soon

from .addresses import inbox_page
from .search import kind_choices

if TYPE_CHECKING:
    from .access import Visitor

#: What is asked -> the acts of the stations that ask it, and the words of its chip.
ASKS: Mapping[str, tuple[frozenset[str], str | Promise]] = {
    "approve": (frozenset({"approve", "deliberate", "refer"}), gettext_lazy("to approve")),
    "opine": (frozenset({"opine"}), gettext_lazy("to give an opinion")),
    "handle": (frozenset({"handle"}), gettext_lazy("to handle")),
    "rate": (frozenset({"rate", "review"}), gettext_lazy("to rate")),
    "file": (frozenset({"file"}), gettext_lazy("to file")),
}
DUE: Mapping[str, str | Promise] = {
    "late": gettext_lazy("overdue"),
    "soon": gettext_lazy("due soon"),
}
#: One's own posts; the posts of others. A single one goes by the key of its appointment.
OWN, OTHERS = "own", "others"
LONGEST = 60
#: Where the inbox was left, so that one comes back to it from a matter.
COOKIE = "inbox"


@dataclass(frozen=True)
class Narrowing:
    """The filters of an inbox, as its address has them; blank means all."""

    asks: str = ""
    kind: str = ""
    form: str = ""
    seat: str = ""
    due: str = ""

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> "Narrowing":
        """From an address; what is no filter is left out."""
        kept = {each.name: str(given.get(each.name, ""))[:LONGEST] for each in fields(cls)}
        known = {
            "asks": kept["asks"] in ASKS,
            "kind": kept["kind"] in dict(kind_choices()),
            "form": kept["form"].replace("-", "").replace("_", "").isalnum(),
            "seat": kept["seat"] in (OWN, OTHERS) or _is_key(kept["seat"]),
            "due": kept["due"] in DUE,
        }
        return cls(**{name: text for name, text in kept.items() if known[name]})

    @property
    def given(self) -> dict[str, str]:
        """The filters that are set."""
        found = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: text for name, text in found.items() if text}

    @property
    def query(self) -> str:
        """The same as the query of an address."""
        return urlencode(self.given)

    def turned(self, **one: str) -> str:
        """The address with one filter set, or taken away where it is set so already."""
        ((name, text),) = one.items()
        other = replace(self, **{name: "" if getattr(self, name) == text else text})
        return f"{inbox_page()}?{other.query}" if other.query else inbox_page()

    def hats(self, visitor: "Visitor") -> list[Hat]:
        """The hats in which one looks."""
        return [each for each in visitor.hats if self._sits(each)]

    @property
    def by_name(self) -> bool:
        """Whether what waits for oneself by name is among it."""
        return self.seat in ("", OWN)

    def condition(self, visitor: "Visitor") -> Q:
        """What else a step must be."""
        found = Q(act__in=ASKS[self.asks][0]) if self.asks else Q()
        found &= Q(proceeding__kind=self.kind) if self.kind else Q()
        found &= Q(proceeding__form_edition__slug=self.form) if self.form else Q()
        if self.due:
            found &= late(visitor.now) if self.due == "late" else soon(visitor.now)
        if any(hat.on_behalf_of for hat in self.hats(visitor)) and self.seat:
            # Where one may act in one's own post as well, one acts in that.
            own = [hat for hat in visitor.hats if hat.on_behalf_of is None]
            found &= ~reached_by(visitor.me, own)
        return found

    def _sits(self, hat: Hat) -> bool:
        match self.seat:
            case "":
                return True
            case "own":
                return hat.on_behalf_of is None
            case "others":
                return hat.on_behalf_of is not None
            case key:
                return str(hat.appointment.pk) == key


NO_FILTERS = Narrowing()


@dataclass(frozen=True)
class Chip:
    """One filter above the list."""

    label: str
    address: str
    on: bool = False
    #: How many it leaves; blank where that would take counting.
    count: str = ""
    icon: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Filters:
    """The filters as they are drawn. Figures are of what the badge read; beyond it nobody counts."""

    visitor: "Visitor"
    narrowing: Narrowing
    #: How many the badge counts to.
    limit: int

    @property
    def waits(self) -> list[Waits]:
        """What waits, as far as it was read."""
        return self.visitor.waits

    @property
    def all_read(self) -> bool:
        """Whether nothing waits beyond."""
        return len(self.waits) <= self.limit

    def chips(self) -> Iterator[Chip]:
        """All, by what is asked, in the place of others, by how soon."""
        yield Chip(
            _("All"),
            inbox_page(),
            on=not self.narrowing.given,
            count=self.visitor.badge,
        )
        acts = Counter(each.act for each in self.waits)
        for code, (asked, label) in ASKS.items():
            found = sum(acts[act] for act in asked)
            yield from self._chip("asks", code, label, found)
        if any(hat.on_behalf_of for hat in self.visitor.hats):
            found = sum(bool(each.hat and each.hat.on_behalf_of) for each in self.waits)
            label = _("in the place of others")
            yield from self._chip(
                "seat", OTHERS, label, found, icon="arrows-right-left", always=True
            )
        tones = Counter(each.tone for each in self.waits)
        for code, label in DUE.items():
            yield from self._chip("due", code, label, tones[code], tone=code)

    def _chip(
        self, name: str, code: str, label: Any, found: int, *, always: bool = False, **looks: str
    ) -> Iterator[Chip]:
        on = getattr(self.narrowing, name) == code
        if found or on or always or not self.all_read:
            count = str(found) if self.all_read else ""
            yield Chip(str(label), self.narrowing.turned(**{name: code}), on, count, **looks)

    @cached_property
    def forms(self) -> list[tuple[str, str]]:
        """The forms among what waits, and the one that is chosen."""
        found = {each.form: each.title for each in self.waits}
        if self.narrowing.form:
            found.setdefault(self.narrowing.form, self.narrowing.form)
        return sorted(found.items(), key=lambda each: each[1])

    @cached_property
    def kinds(self) -> list[tuple[str, Any]]:
        """The kinds among what waits; all of them where more waits than was read."""
        found = {each.kind for each in self.waits} | {self.narrowing.kind}
        return [each for each in kind_choices() if each[0] in found or not self.all_read]

    @cached_property
    def seats(self) -> list[tuple[str, str]]:
        """One's posts and those of others, each once."""
        found: dict[str, str] = {}
        for hat in self.visitor.hats:
            words = {"post": hat.appointment.label, "person": hat.on_behalf_of}
            label = _("in place of %(post)s %(person)s") if hat.on_behalf_of else "%(post)s"
            found.setdefault(str(hat.appointment.pk), label % words)
        own = [(OWN, _("in my own posts"))] if self._mixed else []
        return [*own, *found.items()] if len(found) > 1 else []

    @property
    def _mixed(self) -> bool:
        return len({hat.on_behalf_of is None for hat in self.visitor.hats}) > 1

    @property
    def offered(self) -> bool:
        """Whether there is anything to choose beyond the chips."""
        return len(self.forms) > 1 or len(self.kinds) > 1 or bool(self.seats) or self.folded_out

    @property
    def folded_out(self) -> bool:
        """Whether one of the selects is set."""
        return bool(self.narrowing.kind or self.narrowing.form or _is_key(self.narrowing.seat))

    @property
    def worth_it(self) -> bool:
        """Whether filters are shown at all: not above one row, or none."""
        return bool(self.narrowing.given) or len(self.waits) > 1


def inbox_address(request: HttpRequest) -> str:
    """The inbox as it was left, filters and all."""
    left = Narrowing.read(QueryDict(request.COOKIES.get(COOKIE, "")[:400]))
    return f"{inbox_page()}?{left.query}" if left.query else inbox_page()


def remember(response: HttpResponse, narrowing: Narrowing) -> None:
    """Note where the inbox was left, until the browser is closed."""
    response.set_cookie(COOKIE, narrowing.query, httponly=True, samesite="Lax")


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 12
