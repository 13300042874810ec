"""比较: what differs between two texts, as a page shows it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regulations.comparing import ClauseChange, Comparison, HeadingChange, Kind, Op, RuleChange
from regulations.comparing.spans import Span
from regulations.models import RegulationPage

from .words import RULES

#: kind of change -> (tone, icon, word)
KINDS: dict[Kind, tuple[str, str, str | Promise]] = {
    Kind.ADDED: ("ok", "plus", _("added")),
    Kind.REMOVED: ("late", "x", _("removed")),
    Kind.CHANGED: ("soon", "pencil", _("changed")),
    Kind.MOVED: ("act", "arrows-right-left", _("moved")),
    Kind.RENUMBERED: ("", "list-tree", _("renumbered")),
    Kind.SAME: ("", "check", _("as it was")),
}
#: entry of the heading part -> field of the page, where they are called differently
FIELDS = {"posts": "addresses"}
#: What a reader of changes may pass over.
FOLDED = frozenset({Kind.SAME, Kind.RENUMBERED})


@dataclass(frozen=True)
class Tag:
    """What happened, in a word with its tone and icon."""

    kind: Kind
    count: int = 0

    @property
    def tone(self) -> str:
        return KINDS[self.kind][0]

    @property
    def icon(self) -> str:
        return KINDS[self.kind][1]

    @property
    def word(self) -> str:
        return str(KINDS[self.kind][2])


@dataclass(frozen=True)
class RuleRow:
    """A rule before and after."""

    change: RuleChange

    @property
    def tag(self) -> Tag:
        return Tag(self.change.kind)

    @property
    def label(self) -> str:
        kind = self.change.rule_kind
        return str(RULES[kind][1]) if kind in RULES else kind

    @property
    def before(self) -> list[Span]:
        """Its sentence as it was, with what went."""
        return [each for each in self.change.sentence if each.op != Op.INSERTED]

    @property
    def after(self) -> list[Span]:
        """Its sentence as it is, with what came."""
        return [each for each in self.change.sentence if each.op != Op.DELETED]


@dataclass(frozen=True)
class ClauseRow:
    """One clause on the page."""

    change: ClauseChange

    @property
    def tags(self) -> list[Tag]:
        """What happened to it; moved is said beside changed."""
        kinds = [self.change.kind]
        if self.change.moved and self.change.kind != Kind.MOVED:
            kinds.append(Kind.MOVED)
        return [Tag(kind) for kind in kinds]

    @property
    def old_path(self) -> str:
        """Its number before, when it is another one now."""
        before = self.change.before
        return str(before["path"]) if before and self.change.renumbered else ""

    @property
    def rules(self) -> list[RuleRow]:
        """The rules that are not as they were."""
        return [RuleRow(each) for each in self.change.changed_rules]

    @property
    def note(self) -> tuple[Span, ...]:
        """The editor's note, when it changed."""
        found = self.change.note
        return found if any(each.op != Op.EQUAL for each in found) else ()

    @property
    def known(self) -> bool | None:
        """Whether it became text to be known, or ceased to be; None when neither."""
        was, is_now = self.change.known
        both = self.change.before and self.change.after
        return is_now if both and was != is_now else None


@dataclass(frozen=True)
class Group:
    """Clauses one after another: changed ones, or such as may be folded up."""

    folded: bool
    rows: list[ClauseRow]


@dataclass(frozen=True)
class HeadingRow:
    """One entry of the heading part."""

    change: HeadingChange

    @property
    def label(self) -> str:
        """What the entry is called where it is written."""
        try:
            name = FIELDS.get(self.change.name, self.change.name)
            return str(RegulationPage._meta.get_field(name).verbose_name)
        except FieldDoesNotExist:
            return self.change.name


def groups(clauses: Iterable[ClauseChange]) -> Iterator[Group]:
    """The clauses in their order; what stayed is folded up between what changed."""
    for folded, found in groupby(clauses, key=lambda each: each.kind in FOLDED):
        yield Group(folded, [ClauseRow(each) for each in found])


def heading_rows(comparison: Comparison) -> list[HeadingRow]:
    """The entries of the heading part that changed."""
    return [HeadingRow(each) for each in comparison.heading]


def tally(comparison: Comparison) -> Sequence[Tag]:
    """How many of each kind, for the line at the head of the page."""
    return [Tag(kind, count) for kind, count in comparison.counts.items()]
