"""index_regulations: let search find the clauses of editions that were published before it could."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from regulations.search.index import index_editions, keep_text_digests, not_indexed


class Command(BaseCommand):
    """May run while people work; run twice it does nothing the second time."""

    help = "Let search find the clauses that it does not find yet."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write them down, and say how many editions there were."""
        keep_text_digests()
        count = index_editions(not_indexed().iterator(chunk_size=20))
        self.stdout.write(
            _("Search now finds the clauses of %(count)s more editions.") % {"count": count}
        )
