
import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('spaces', '0009_space_most'),
        ('supervision', '0006_walls_of_rounds'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FreePlace',
            fields=[
                ('circle', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='free_place', serialize=False, to='supervision.circle')),
                ('space', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='spaces.space')),
            ],
        ),
        migrations.CreateModel(
            name='Knock',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('called', models.CharField(blank=True, max_length=80)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('circle', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='supervision.circle')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='supervision.round')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'person'), name='supervision_knock_once')],
            },
        ),
        migrations.CreateModel(
            name='Welcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says_yes', models.BooleanField()),
                ('knock', models.ForeignKey(on_delete=django.db.models.deletion.DB_CASCADE, related_name='welcomes', to='supervision.knock')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='spaces.membership')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('knock', 'member'), name='supervision_welcome_once')],
            },
        ),
    ]
