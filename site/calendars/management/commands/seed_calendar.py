"""seed_calendar: fill the calendar with the published holidays."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from calendars.seeding import known_years, seed


class Command(BaseCommand):
    """Add what is missing; never change a day that is there."""

    help = "Add the published holidays and make-up workdays of years not confirmed yet."

    def add_arguments(self, parser: CommandParser) -> None:
        """Years to complete although they are confirmed; none means all that are not."""
        parser.add_argument("years", nargs="*", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed and say what was added."""
        years = options["years"] or None
        if unknown := sorted(set(years or ()) - set(known_years())):
            sentence = _("The holidays of %(years)s are not known. Enter them by hand.")
            raise CommandError(sentence % {"years": ", ".join(map(str, unknown))})
        added = seed(years)
        sentence = _("%(days)s days of %(years)s years were added.")
        self.stdout.write(sentence % {"days": added.days, "years": len(added.years)})
