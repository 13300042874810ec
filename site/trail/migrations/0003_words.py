"""Only Python calls them otherwise: nothing changes in the database."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trail", "0002_access")]

    operations = [
        migrations.AlterField(
            "payload",
            "trace",
            models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                primary_key=True,
                related_name="words",
                serialize=False,
                to="trail.trace",
                verbose_name="trace",
            ),
        ),
    ]
