"""Who is the level above a step that is late: the post that its route names, or who oversees its unit."""

from datetime import datetime

from django.utils.timezone import localdate

from people.models import Appointment, Post, Unit

from .models import Step


def post_above(step: Step, at: datetime) -> Post | None:
    """The post that is told; of those who oversee, the nearest who do not sit at the step themselves."""
    if step.tell:
        return Post.objects.filter(code=step.tell).first()
    on = localdate(at)
    desk = Appointment.objects.running(on).filter(post__code=step.post_id, unit=step.unit_id)
    sitting = set(desk.values_list("person", flat=True)) | {step.person_id}
    above = Appointment.objects.running(on).filter(
        unit__path__in=Unit.paths_up(step.unit.path),
        post__oversees=True,
        person__active=True,
    )
    rows = above.exclude(post__code=step.post_id).select_related("post", "unit")
    nearest_first = sorted(
        rows.order_by(), key=lambda row: (-row.unit.depth, row.post.order, row.pk)
    )
    return next((row.post for row in nearest_first if row.person_id not in sitting), None)
