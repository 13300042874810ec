# Parts of a matter, volumes of a month, and the extents that say what lies in each dossier.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('chains', '0003_due_dates_and_links'),
        ('dossiers', '0001_initial'),
        ('people', '0002_post_oversees'),
    ]

    operations = [
        migrations.CreateModel(
            name='Extent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.PositiveIntegerField(verbose_name='first trace')),
                ('last', models.PositiveIntegerField(verbose_name='last trace')),
                ('digest', models.CharField(max_length=64, verbose_name='digest of the last trace')),
                ('bound', models.BooleanField(default=False, verbose_name='bound into a volume')),
            ],
            options={
                'verbose_name': 'extent',
                'verbose_name_plural': 'extents',
                'ordering': ['dossier', 'pk'],
                'default_permissions': ('view',),
            },
        ),
        migrations.AddField(
            model_name='archiveitem',
            name='month',
            field=models.DateField(blank=True, null=True, verbose_name='month'),
        ),
        migrations.AddField(
            model_name='archiveitem',
            name='part',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='part'),
        ),
        migrations.AddField(
            model_name='archiveitem',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='archive_items', to='people.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='dossier',
            name='item',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dossier', to='dossiers.archiveitem', verbose_name='item'),
        ),
        migrations.AlterField(
            model_name='archiveitem',
            name='proceeding',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='archive_items', to='chains.proceeding', verbose_name='proceeding'),
        ),
        migrations.AddConstraint(
            model_name='archiveitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('month__isnull', True), ('person__isnull', True), ('proceeding__isnull', False)), models.Q(('month__isnull', False), ('person__isnull', False), ('proceeding__isnull', True)), _connector='OR'), name='item_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='archiveitem',
            constraint=models.CheckConstraint(condition=models.Q(('part__gte', 1)), name='item_part_from_one'),
        ),
        migrations.AddConstraint(
            model_name='archiveitem',
            constraint=models.UniqueConstraint(fields=('proceeding', 'part'), name='item_part_of_matter_once'),
        ),
        migrations.AddConstraint(
            model_name='archiveitem',
            constraint=models.UniqueConstraint(fields=('person', 'month', 'part'), name='item_part_of_month_once'),
        ),
        migrations.AddField(
            model_name='extent',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extents', to='dossiers.dossier', verbose_name='dossier'),
        ),
        migrations.AddField(
            model_name='extent',
            name='proceeding',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extents', to='chains.proceeding', verbose_name='proceeding'),
        ),
        migrations.AddConstraint(
            model_name='extent',
            constraint=models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='extent_forward'),
        ),
        migrations.AddConstraint(
            model_name='extent',
            constraint=models.UniqueConstraint(fields=('proceeding', 'first'), name='extent_first_once'),
        ),
        migrations.AddConstraint(
            model_name='extent',
            constraint=models.UniqueConstraint(fields=('proceeding', 'last'), name='extent_last_once'),
        ),
        migrations.AddConstraint(
            model_name='extent',
            constraint=models.UniqueConstraint(condition=models.Q(('bound', True)), fields=('proceeding',), name='extent_bound_once'),
        ),
    ]
