"""Prints the demo users and the password that they share."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from office.demo import PASSWORD
from people.models import Person

#: The users with whom a newcomer tries the main job.
FIRST = [
    "grid-worker",
    "deputy-leader",
    "office-director",
    "office-clerk",
    "policy-editor",
    "archivist",
    "admin",
]


class Command(BaseCommand):
    help = "Print the demo users"

    def handle(self, *args: Any, **options: Any) -> None:
        people = {
            person.user.username: person
            for person in Person.objects.filter(user__is_demo=True).select_related("user")
            if person.user
        }
        if not people:
            return
        self.stdout.write(f"Demo users (password {PASSWORD}):")
        for name in [each for each in FIRST if each in people]:
            label = people[name].label(localdate())
            self.stdout.write(f"  {name:<16} {people[name].name} {label}")
        self.stdout.write(
            f"  … and {len(people) - len(FIRST)} more, see fixtures/office/people.yaml"
        )
