"""Draws the icons that pages use into static/portal/icons.svg."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.icons import sprite


class Command(BaseCommand):
    help = "Draw the icons that pages use into one file"
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        target = Path(settings.BASE_DIR) / "static/portal/icons.svg"
        target.write_text(sprite(settings.ICONS_DIR / "outline"), encoding="utf-8")
        self.stdout.write(str(target))
