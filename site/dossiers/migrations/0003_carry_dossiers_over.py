# What each dossier was sealed over moves into its extent; its item was given before it.

from django.db import migrations


def carry_over(apps, schema_editor):
    Dossier = apps.get_model('dossiers', 'Dossier')
    Extent = apps.get_model('dossiers', 'Extent')
    ArchiveItem = apps.get_model('dossiers', 'ArchiveItem')
    for dossier in Dossier.objects.order_by('pk').iterator():
        item = ArchiveItem.objects.get(archive_number=dossier.archive_number)
        Dossier.objects.filter(pk=dossier.pk).update(item=item)
        Extent.objects.create(
            dossier=dossier,
            proceeding_id=dossier.proceeding_id,
            first=1,
            last=dossier.trace_number,
            digest=dossier.trace_digest,
        )


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0002_parts_and_volumes'),
    ]

    operations = [
        migrations.RunPython(carry_over, migrations.RunPython.noop),
    ]
