from django.db import migrations, models

NEW = ["stands_in", "stands_down", "stands_alone"]


def wish_for_the_new_kinds(apps, schema_editor):
    """Who chose his kinds before could not choose these: he is told of them until he says otherwise."""
    wishes = apps.get_model("notices", "Wishes")
    for row in wishes.objects.iterator():
        row.inside = [*row.inside, *(kind for kind in NEW if kind not in row.inside)]
        row.save(update_fields=["inside"])


class Migration(migrations.Migration):

    dependencies = [
        ("notices", "0001_the_outbox"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notification",
            name="kind",
            field=models.CharField(
                choices=[
                    ("waits", "waits for you"),
                    ("decided", "decided"),
                    ("returned", "returned to you"),
                    ("copied", "copied to you"),
                    ("urged", "urged"),
                    ("overdue", "overdue"),
                    ("stands_in", "you stand in for somebody"),
                    ("stands_down", "you stand in no longer"),
                    ("stands_alone", "your substitute has left"),
                    ("switched_off", "a webhook was switched off"),
                ],
                max_length=12,
                verbose_name="kind",
            ),
        ),
        migrations.RunPython(wish_for_the_new_kinds, migrations.RunPython.noop),
    ]
