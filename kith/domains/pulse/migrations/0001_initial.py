import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('safes', '0002_until'),
        ('spaces', '0009_space_most'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Pulse',
            fields=[
                ('space', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to='spaces.space')),
                ('since', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Asking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('pulse', models.ForeignKey(on_delete=django.db.models.deletion.DB_CASCADE, related_name='askings', to='pulse.pulse')),
                ('safe', models.OneToOneField(on_delete=django.db.models.deletion.DB_CASCADE, related_name='+', to='safes.safe')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('pulse', 'month'), name='pulse_asking_once'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='pulse_asking_is_a_month')],
            },
        ),
        migrations.CreateModel(
            name='Voice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pulse', models.ForeignKey(on_delete=django.db.models.deletion.DB_CASCADE, related_name='+', to='pulse.pulse')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'pulse'), name='pulse_voice_once')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField()),
                ('asking', models.ForeignKey(on_delete=django.db.models.deletion.DB_CASCADE, related_name='+', to='pulse.asking')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'asking'), name='pulse_answer_once')],
            },
        ),
        migrations.CreateModel(
            name='Told',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('epsilon', models.FloatField()),
                ('counts', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), null=True, size=None)),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='spaces.space')),
            ],
            options={
                'verbose_name_plural': 'told',
                'constraints': [models.UniqueConstraint(fields=('space', 'month'), name='pulse_told_once'), models.CheckConstraint(condition=models.Q(('epsilon__gt', 0)), name='pulse_told_costs'), models.CheckConstraint(condition=models.Q(('counts', None), ('counts__len', 5), _connector='OR'), name='pulse_told_counts_each_word')],
            },
        ),
    ]
