
import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('safes', '0002_until'),
        ('spaces', '0009_space_most'),
        ('supervision', '0004_walls_of_sessions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(blank=True, max_length=300)),
                ('language', models.CharField(default='en', max_length=12)),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('until', models.DateTimeField()),
                ('least', models.PositiveSmallIntegerField(default=5)),
                ('most', models.PositiveSmallIntegerField(default=8)),
                ('minutes', models.PositiveSmallIntegerField(default=90)),
                ('seconds', models.FloatField(blank=True, null=True)),
                ('seed', models.PositiveIntegerField(default=0)),
                ('state', models.CharField(choices=[('open', 'Open'), ('solving', 'Being put together'), ('proposed', 'Proposed'), ('done', 'Done')], default='open', max_length=8)),
                ('turn', models.PositiveSmallIntegerField(default=0)),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('answers_until', models.DateTimeField(blank=True, null=True)),
                ('clash', models.JSONField(blank=True, null=True)),
                ('send_key', models.CharField(blank=True, max_length=40)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('safe', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='safes.safe')),
                ('space', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='spaces.space')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('least__gte', 3), ('least__lte', models.F('most')), ('most__lte', 12)), name='supervision_round_sizes'),
                    models.UniqueConstraint(condition=models.Q(('send_key', ''), _negated=True), fields=('by', 'send_key'), name='supervision_round_sent_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='RoundsAllowed',
            fields=[
                ('space', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='spaces.space')),
            ],
        ),
        migrations.CreateModel(
            name='Seeker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='seekers', to='supervision.round')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'person'), name='supervision_seeker_once')],
            },
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='supervision.round')),
                ('safe', models.ForeignKey(on_delete=django.db.models.deletion.DB_CASCADE, related_name='+', to='safes.safe')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('round', 'person'), name='supervision_wish_of_round_once')],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='supervision.round')),
                ('safe', models.ForeignKey(on_delete=django.db.models.deletion.DB_CASCADE, related_name='+', to='safes.safe')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('round', 'person'), name='supervision_offer_of_round_once')],
            },
        ),
    ]
