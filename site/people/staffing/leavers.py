"""The rows of a staff table that say somebody leaves (离岗): who is meant, and what stands against it."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from people.models import Person

from .columns import COLUMNS
from .plan import Finding, Plan, PlannedLeaver
from .reading import Row

YES = frozenset({"是", "离岗", "离职", "已离岗", "已离职", "调离", "退休", "√", "yes"})
NO = frozenset({"", "否", "无", "在岗", "在职", "no"})
#: Of each of them it is shown what hangs on him.
MOST = 50


def parted(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Rows of those who stay, and of those who leave."""
    leaving = [row for row in rows if row.get("left").lower() not in NO]
    numbers = {row.number for row in leaving}
    return [row for row in rows if row.number not in numbers], leaving


def find_leavers(rows: Sequence[Row], plan: Plan, asker: Person | None) -> None:
    """Plan the leaving of whoever is found; a fixed number of queries, none without such rows."""
    if not rows:
        return
    known = _Known(rows)
    for row in rows:
        found = known.of(row)
        sentence = _wrong(row, found)
        if sentence or found[0].pk in {each.person.pk for each in plan.leavers}:
            plan.findings += [Finding(row.number, sentence)] if sentence else []
            continue
        plan.leavers.append(PlannedLeaver(row, found[0]))
    plan.findings += _against(plan, asker)


class _Known:
    """The people of the office by what the rows name them by."""

    def __init__(self, rows: Sequence[Row]) -> None:
        people = Person.objects.filter(active=True).select_related("user")
        given = {column: {row.get(column) for row in rows} - {""} for column in BY}
        self._found = {
            column: list(people.filter(**{f"{lookup}__in": given[column]}))
            for column, lookup in BY.items()
            if given[column]
        }

    def of(self, row: Row) -> list[Person]:
        """By user name, else by number, else by name."""
        for column, lookup in BY.items():
            if row.get(column):
                named = self._found[column]
                return [each for each in named if _value(each, lookup) == row.get(column)]
        return []


#: Column -> the field of a person; the surest first.
BY = {"user": "user__username", "phone": "phone", "name": "name"}


def _value(person: Person, lookup: str) -> str:
    if lookup == "user__username":
        return person.user.get_username() if person.user else ""
    return str(getattr(person, lookup))


def _wrong(row: Row, found: Sequence[Person]) -> str:
    words = {"given": row.get("left"), "name": row.get("name"), "yes": COLUMNS["left"][0]}
    if row.get("left").lower() not in YES:
        sentence = _(
            "“%(given)s” does not say whether he leaves. Write “%(yes)s”, or leave it empty."
        )
        return sentence % words
    if not found:
        sentence = _("%(name)s is not in the office, or has left already. Delete the row.")
        return sentence % words
    if len(found) > 1:
        sentence = _("Several are called %(name)s. Add the number or the user name.")
        return sentence % words
    if row.get("name") and found[0].name != row.get("name"):
        sentence = _("%(given)s is in the office as %(name)s. Correct the name, or the number.")
        given = row.get("user") or row.get("phone")
        return sentence % {"given": given, "name": found[0].name}
    return ""


def _against(plan: Plan, asker: Person | None) -> Iterator[Finding]:
    staying = {each.person.pk: each.row.number for each in plan.seats if each.person}
    for each in plan.leavers:
        if asker is not None and each.person.pk == asker.pk:
            yield Finding(each.row.number, _("That is you. Ask another administrator to do it."))
        if each.person.pk in staying:
            sentence = _("%(name)s leaves here and is given a post in row %(row)s. Delete one.")
            words = {"name": each.person.name, "row": staying[each.person.pk]}
            yield Finding(each.row.number, sentence % words)
    if len(plan.leavers) > MOST:
        sentence = _("At most %(most)s leave at once; %(count)s do here. Split the table.")
        words = {"most": MOST, "count": len(plan.leavers)}
        yield Finding(plan.leavers[0].row.number, sentence % words)
