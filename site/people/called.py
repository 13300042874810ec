"""What persons and posts are called, for who names them line by line: joining names takes longer than finding the line."""

from functools import cached_property

from .models import Appointment, Person, Post


class Called:
    """Names as they are now, one statement for each sort that is asked for.

    Who asks has what he asks for in his hands already, so its name is there.
    """

    @cached_property
    def persons(self) -> dict[int, str]:
        """By key."""
        return dict(Person.objects.order_by().values_list("pk", "name"))

    @cached_property
    def posts(self) -> dict[str, str]:
        """By code."""
        return dict(Post.objects.order_by().values_list("code", "name"))

    @cached_property
    def appointments(self) -> dict[int, str]:
        """By key the post and the unit: 网格员 · 第一网格."""
        rows = Appointment.objects.order_by().values_list("pk", "post__name", "unit__name")
        return {pk: f"{post} · {unit}" for pk, post, unit in rows.iterator()}
