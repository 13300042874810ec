from django.db import migrations
from django.utils.timezone import localdate


def tie_minutes(apps, schema_editor):
    """Minutes of a day on which their body met once belong to that meeting."""
    meetings = {}
    for each in apps.get_model("chains", "Meeting").objects.exclude(body=None).iterator():
        key = each.body_id, each.unit_id, localdate(each.starts)
        meetings.setdefault(key, []).append(each.pk)
    for each in apps.get_model("chains", "Minutes").objects.iterator():
        found = meetings.get((each.body_id, each.unit_id, each.held_on), [])
        if len(found) == 1:
            each.meeting_id = found[0]
            each.save(update_fields=["meeting"])


class Migration(migrations.Migration):

    dependencies = [
        ('chains', '0009_meetings_with_their_log'),
    ]

    operations = [
        migrations.RunPython(tie_minutes, migrations.RunPython.noop),
    ]
