"""The register of leave as a file, of an office with as many slips as the others have matters."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import AutoField, Model
from django.urls import reverse

from benchmarks.answers import FIRST
from benchmarks.visitor import Visitor
from people.models import User
from workflows.chains.models import Proceeding
from workflows.leave.models import Leave

#: Sees every slip, by the rules for everybody: his unit stands above all others.
READER = "deputy-leader"


def seed(rows: int) -> None:
    """Slips without a chain, until there are so many: a register reads nothing else of them."""
    have = Leave.objects.count()
    twins = range(1, -(-rows // have))
    if not twins:
        return
    times = " UNION ALL ".join(f"SELECT {number} AS number" for number in twins)
    named = "base.serial || '-' || twin.number"
    slips = f"chains_proceeding base JOIN leave_leave own ON own.proceeding_ptr_id = base.id, ({times}) twin"
    _insert(Proceeding, {"serial": named}, "base", slips)
    made = f"{slips}, chains_proceeding made WHERE made.serial = {named}"
    _insert(Leave, {"proceeding_ptr_id": "made.id"}, "own", made)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def rows() -> int:
    """How many slips there are."""
    return Leave.objects.count()


def visits() -> dict[str, Callable[[int], Any]]:
    """Both kinds of file, of all slips."""
    reader = Visitor(User.objects.get(username=READER))

    def taking(name: str) -> Callable[[int], Any]:
        address = f"{reverse(f'portal:{name}')}?year={FIRST.year}"
        return lambda _number: reader.drain(address)

    return {".csv": taking("register_lines"), ".xlsx": taking("register_sheet")}


def _insert(model: type[Model], changed: dict[str, str], table: str, chosen: str) -> None:
    quote = connection.ops.quote_name
    fields = [each for each in model._meta.local_fields if not isinstance(each, AutoField)]
    columns = [str(each.column) for each in fields]
    values = ", ".join(changed.get(each, f"{table}.{quote(each)}") for each in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) "
            f"SELECT {values} FROM {chosen}"
        )
