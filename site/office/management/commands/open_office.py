"""Opens an empty office with one administrator."""

import getpass
import os
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from office.opening import open_office
from people.models import Person, User


class Command(BaseCommand):
    help = "Open an empty office with one administrator whose password is asked for"

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        open_office()
        if User.objects.exists():
            self.stdout.write("The office was open already; nobody was added.")
            return
        password = os.environ.get("BANFA_ADMIN_PASSWORD") or _asked()
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user = User.objects.create_superuser("admin", password=password)
        Person.objects.create(name="管理员", user=user)
        self.stdout.write("The office is open. Its administrator signs in as `admin`.")


def _asked() -> str:
    try:
        first = getpass.getpass("Password of the administrator `admin`: ")
        again = getpass.getpass("Once more: ")
    except EOFError as error:
        raise CommandError(
            "No password was given. Set BANFA_ADMIN_PASSWORD, or type one."
        ) from error
    if first != again:
        raise CommandError("The two passwords differ. Run the command again.")
    return first
