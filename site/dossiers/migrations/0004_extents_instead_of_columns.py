# The columns that the extents replace go.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0003_carry_dossiers_over'),
    ]

    operations = [
        migrations.AlterField(
            model_name='dossier',
            name='item',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='dossier', to='dossiers.archiveitem', verbose_name='item'),
        ),
        migrations.RemoveField(
            model_name='dossier',
            name='proceeding',
        ),
        migrations.RemoveField(
            model_name='dossier',
            name='trace_digest',
        ),
        migrations.RemoveField(
            model_name='dossier',
            name='trace_number',
        ),
    ]
