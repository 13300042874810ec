from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('leave', '0003_days_given_back'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='leave',
            index=models.Index(fields=['last_day', 'first_day'], name='leave_days'),
        ),
        migrations.RemoveIndex(
            model_name='leave',
            name='leave_last_day',
        ),
    ]
