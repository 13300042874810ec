"""Writing down the clauses of an edition so that they are found."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from ..comparing.digest import text_digest
from ..comparing.wording import plain, table_text
from ..models import ClauseText, Edition
from .folding import folded
from .numbers import number_key

LONGEST_KEY = 60


def index_edition(edition: Edition) -> None:
    """Keep the words of each clause, within the transaction that publishes them."""
    ClauseText.objects.bulk_create(_rows(edition), batch_size=200)


def keep_text_digests() -> None:
    """Give editions from before there were such digests theirs; derived, so nothing is changed by it."""
    rows: QuerySet[Edition] = QuerySet(Edition).filter(text_digest="")
    for edition in rows.only("clauses").iterator(chunk_size=20):
        rows.filter(pk=edition.pk).update(text_digest=text_digest(edition.clauses))


def index_editions(editions: Iterable[Edition]) -> int:
    """The same for several; how many there were."""
    count = 0
    for edition in editions:
        index_edition(edition)
        count += 1
    return count


def not_indexed() -> QuerySet[Edition]:
    """Editions with clauses of which none can be found yet; one without clauses has no digest."""
    known = ClauseText.objects.filter(edition=OuterRef("pk"))
    return Edition.objects.filter(~Exists(known)).exclude(text_digest="").order_by("pk")


def _rows(edition: Edition) -> Iterable[ClauseText]:
    for position, clause in enumerate(edition.clauses):
        text = "\n".join(filter(None, (plain(clause["text"]), table_text(clause))))
        yield ClauseText(
            edition=edition,
            position=position,
            clause=clause["id"],
            path=clause["path"],
            number=number_key(clause["path"])[:LONGEST_KEY],
            title=clause["title"],
            text=text,
            words=folded(f"{clause['path']} {clause['title']}\n{text}"),
        )
