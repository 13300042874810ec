from django.db import migrations


def _begin_anew(apps, _editor):
    """What is under way was read in another order."""
    under_way = apps.get_model('trials', 'Trial').objects.filter(state='running')
    apps.get_model('trials', 'TrialFinding').objects.filter(trial__in=under_way).delete()
    under_way.update(state='queued', counted=0, totals={}, last_at=None, last_pk=None)


class Migration(migrations.Migration):

    dependencies = [
        ('trials', '0001_trial_runs'),
    ]

    operations = [
        migrations.RunPython(_begin_anew, migrations.RunPython.noop),
    ]
