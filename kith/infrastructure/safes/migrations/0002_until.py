
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('safes', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='safe',
            name='until',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name='safe',
            index=models.Index(condition=models.Q(('until__isnull', False)), fields=['until'], name='safes_safe_until'),
        ),
    ]
