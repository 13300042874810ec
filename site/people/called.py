"""What persons and posts are called, for who names them line by line: joining names takes longer than finding the line."""

from functools import cached_property

from django.db.models import QuerySet

from queries import prepared

from .models import Appointment, Person, Post


class Called:
    """Names as they are now, one statement for each sort that is asked for.

    Who asks has what he asks for in his hands already, so its name is there.
    """

    @cached_property
    def persons(self) -> dict[int, str]:
        """By key."""
        return dict(_persons())

    @cached_property
    def posts(self) -> dict[str, str]:
        """By code."""
        return dict(_posts())

    @cached_property
    def appointments(self) -> dict[int, str]:
        """By key the post and the unit: 网格员 · 第一网格."""
        return {pk: f"{post} · {unit}" for pk, post, unit in _appointments()}


@prepared
def _persons() -> QuerySet[Person, tuple]:
    return Person.objects.order_by().values_list("pk", "name")


@prepared
def _posts() -> QuerySet[Post, tuple]:
    return Post.objects.order_by().values_list("code", "name")


@prepared
def _appointments() -> QuerySet[Appointment, tuple]:
    return Appointment.objects.order_by().values_list("pk", "post__name", "unit__name")
