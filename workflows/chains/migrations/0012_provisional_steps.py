"""Steps know whether their time rests on a year whose holidays are not published yet."""

from typing import Any

from django.db import migrations, models


def mark(apps: Any, schema_editor: Any) -> None:
    """What waits already."""
    years = apps.get_model("calendars", "CalendarYear").objects.values_list("year", flat=True)
    timed = apps.get_model("chains", "Step").objects.filter(
        status="current", due_at__isnull=False, within_unit="working_days"
    )
    timed.exclude(due_at__year__in=list(years)).update(provisional=True)


class Migration(migrations.Migration):
    dependencies = [("chains", "0011_returned_in_sight"), ("calendars", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="step",
            name="provisional",
            field=models.BooleanField(default=False, verbose_name="provisional"),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
