"""index_matters: keep the search terms of matters that have none, or of all anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from workflows.chains.search.indexing import all_matters, index_matters, not_indexed

AT_ONCE = 500


class Command(BaseCommand):
    """May run while people work; run twice it does nothing the second time."""

    help = "Let search find the matters that it does not find yet."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to begin with all of them."""
        parser.add_argument("--all", action="store_true", help="cut every matter into terms anew")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the terms, and say how many matters there were."""
        rows = all_matters() if options["all"] else not_indexed()
        count = index_matters(rows.order_by("pk").iterator(chunk_size=AT_ONCE))
        self.stdout.write(_("Search now finds %(count)s more matters.") % {"count": count})
