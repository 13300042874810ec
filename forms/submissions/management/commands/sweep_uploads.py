"""sweep_uploads: delete files that were sent and never handed in."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from forms.submissions.unused import AT_A_TIME, sweep_unused


class Command(BaseCommand):
    """What `work` does now and then, at once and to its end."""

    help = "Delete files that were sent but never handed in and that no draft names."

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep until nothing is left."""
        swept = latest = sweep_unused(now=timezone.now())
        while latest == AT_A_TIME:
            latest = sweep_unused(now=timezone.now())
            swept += latest
        self.stdout.write(f"{swept} files deleted.")
