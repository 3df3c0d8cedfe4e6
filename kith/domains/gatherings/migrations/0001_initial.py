
import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('items', '0004_traces_stay'),
        ('people', '0006_formerly'),
        ('spaces', '0008_traces_stay'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Needs',
            fields=[
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='needs', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('words', models.CharField(max_length=600)),
            ],
        ),
        migrations.CreateModel(
            name='Gathering',
            fields=[
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='gathering', serialize=False, to='items.item')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('sort', models.CharField(choices=[('meeting', 'Meeting'), ('workshop', 'Workshop'), ('seminar', 'Seminar'), ('course', 'Course of several dates'), ('drop_in', 'Drop-in'), ('outreach', 'Outreach event'), ('call', 'Community call')], max_length=8, verbose_name='What it is')),
                ('zone', models.CharField(max_length=40)),
                ('first_day', models.DateField()),
                ('at', models.TimeField()),
                ('minutes', models.PositiveIntegerField()),
                ('rule', models.CharField(blank=True, max_length=300)),
                ('laid_out_to', models.DateField(blank=True, null=True)),
                ('way', models.CharField(choices=[('here', 'In person'), ('online', 'Online'), ('both', 'In person and online')], max_length=6)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('access', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list)),
                ('access_words', models.CharField(blank=True, max_length=600)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('door', models.CharField(choices=[('open', 'Anyone who can see it takes a seat'), ('members', 'Members of the space take a seat'), ('request', 'People ask, and a host answers'), ('invitation', 'Only people whom a host invites')], default='open', max_length=10)),
                ('each_date', models.BooleanField(default=False)),
                ('seats_here', models.PositiveIntegerField(blank=True, null=True)),
                ('seats_online', models.PositiveIntegerField(blank=True, null=True)),
                ('cost', models.CharField(blank=True, max_length=200)),
                ('pay_at', models.URLField(blank=True, max_length=500)),
                ('categories', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list)),
                ('provider', models.CharField(blank=True, max_length=200)),
                ('agenda', models.TextField(blank=True)),
                ('agenda_html', models.TextField(blank=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('why_cancelled', models.CharField(blank=True, max_length=600)),
            ],
            options={
                'indexes': [models.Index(models.F('laid_out_to'), condition=models.Q(('rule', ''), _negated=True), name='gatherings_to_lay_out')],
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__gte', 5), ('minutes__lte', 20160)), name='gatherings_length'), models.CheckConstraint(condition=models.Q(('way', 'online'), models.Q(('place', ''), _negated=True), _connector='OR'), name='gatherings_here_has_place'), models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__gte', -90), ('latitude__lte', 90), ('longitude__gte', -180), ('longitude__lte', 180)), _connector='OR'), name='gatherings_on_earth')],
            },
        ),
        migrations.CreateModel(
            name='Occasion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('at', models.TimeField()),
                ('begins_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('is_moved', models.BooleanField(default=False)),
                ('is_extra', models.BooleanField(default=False)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='occasions', to='gatherings.gathering')),
            ],
            options={
                'ordering': ['begins_at'],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('time', 'The time changed.'), ('place', 'How or where we meet changed.'), ('moved', 'One date was moved.'), ('dropped', 'One date was cancelled.'), ('added', 'A date was added.'), ('cancelled', 'The gathering was cancelled.')], max_length=10)),
                ('before', models.DateTimeField(blank=True, null=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='gatherings.gathering')),
                ('occasion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='gatherings.occasion')),
            ],
            options={
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Seats',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(choices=[('here', 'In person'), ('online', 'Online'), ('both', 'In person and online')], max_length=6)),
                ('capacity', models.PositiveIntegerField(blank=True, null=True)),
                ('taken', models.PositiveIntegerField(default=0)),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='gatherings.gathering')),
                ('occasion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='gatherings.occasion')),
            ],
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', 'Asked a host'), ('waiting', 'Waits for a seat'), ('offered', 'A seat is free for them'), ('seated', 'Comes'), ('declined', 'A host said no'), ('given_back', 'Does not come after all')], max_length=10)),
                ('among', models.CharField(max_length=24)),
                ('shows', models.BooleanField(default=False)),
                ('tells_needs', models.BooleanField(default=False)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answer_by', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to=settings.AUTH_USER_MODEL)),
                ('seats', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='all', to='gatherings.seats')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Speaker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('about', models.CharField(blank=True, max_length=600)),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='speakers', to='gatherings.gathering')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Stay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('came_at', models.DateTimeField()),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('how', models.CharField(choices=[('code', 'With the code of the door'), ('host', 'A host wrote it down'), ('self', 'Corrected by the person')], max_length=4)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('set_aside_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('occasion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stays', to='gatherings.occasion')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stays', to=settings.AUTH_USER_MODEL)),
                ('set_aside_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['came_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('space', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='spaces.space')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'space'), name='gatherings_one_address', nulls_distinct=False)],
            },
        ),
        migrations.AddIndex(
            model_name='occasion',
            index=models.Index(fields=['begins_at'], name='gatherings_occasion_begins'),
        ),
        migrations.AddIndex(
            model_name='occasion',
            index=models.Index(fields=['gathering', 'begins_at'], name='gatherings_occasion_of'),
        ),
        migrations.AddConstraint(
            model_name='occasion',
            constraint=models.UniqueConstraint(fields=('gathering', 'day', 'at'), name='gatherings_occasion_once'),
        ),
        migrations.AddConstraint(
            model_name='occasion',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('begins_at'))), name='gatherings_occasion_lasts'),
        ),
        migrations.AddConstraint(
            model_name='seats',
            constraint=models.UniqueConstraint(fields=('gathering', 'occasion', 'way'), name='gatherings_seats_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='seats',
            constraint=models.CheckConstraint(condition=models.Q(('capacity', None), ('taken__lte', models.F('capacity')), _connector='OR'), name='gatherings_no_seat_too_many'),
        ),
        migrations.AddConstraint(
            model_name='seats',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['here', 'online'])), name='gatherings_seats_one_way'),
        ),
        migrations.AddIndex(
            model_name='seat',
            index=models.Index(fields=['seats', 'state'], name='gatherings_seat_in_order'),
        ),
        migrations.AddIndex(
            model_name='seat',
            index=models.Index(condition=models.Q(('state', 'offered')), fields=['answer_by'], name='gatherings_seat_due'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'waiting', 'offered', 'seated'])), fields=('person', 'among'), name='gatherings_one_seat_each'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer_by__isnull', False), ('state', 'offered')), models.Q(models.Q(('state', 'offered'), _negated=True), ('answer_by', None)), _connector='OR'), name='gatherings_offer_has_an_end'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.UniqueConstraint(fields=('gathering', 'number'), name='gatherings_speaker_once'),
        ),
        migrations.AddIndex(
            model_name='stay',
            index=models.Index(fields=['occasion', 'person'], name='gatherings_stay_of'),
        ),
        migrations.AddConstraint(
            model_name='stay',
            constraint=models.CheckConstraint(condition=models.Q(('left_at', None), ('left_at__gte', models.F('came_at')), _connector='OR'), name='gatherings_left_after_coming'),
        ),
        migrations.AddConstraint(
            model_name='stay',
            constraint=models.UniqueConstraint(condition=models.Q(('left_at', None), ('set_aside_at', None)), fields=('occasion', 'person'), name='gatherings_there_once'),
        ),
    ]
