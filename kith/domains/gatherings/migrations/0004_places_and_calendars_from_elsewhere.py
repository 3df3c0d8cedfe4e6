
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gatherings', '0003_invited_and_transfers'),
        ('spaces', '0008_traces_stay'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='gathering',
            index=models.Index(condition=models.Q(('latitude', None), _negated=True), fields=['latitude', 'longitude'], name='gatherings_on_map'),
        ),
        migrations.CreateModel(
            name='OutsideCalendar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('address', models.CharField(max_length=500)),
                ('sort', models.CharField(choices=[('meeting', 'Meeting'), ('workshop', 'Workshop'), ('seminar', 'Seminar'), ('course', 'Course of several dates'), ('drop_in', 'Drop-in'), ('outreach', 'Outreach event'), ('call', 'Community call')], max_length=8)),
                ('visibility', models.CharField(choices=[('public', 'Anyone on the web'), ('network', 'Members of this site'), ('space', 'Members of this space')], max_length=8)),
                ('zone', models.CharField(max_length=40)),
                ('etag', models.CharField(blank=True, max_length=200)),
                ('last_modified', models.CharField(blank=True, max_length=80)),
                ('look_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('trouble', models.CharField(blank=True, choices=[('not_allowed', 'We may not ask there. It must be on the open internet, by “https://”.'), ('silent', 'It gave no whole answer in time. We try again.'), ('led_on', 'This address leads on to another one. Follow that one instead.'), ('refused', 'It does not let us read. Does one have to sign in there?'), ('gone', 'There is nothing at this address any more.'), ('no_calendar', 'What stands there is no calendar that we can read.')], max_length=12)),
                ('faults', models.JSONField(default=list)),
                ('signs', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='spaces.membership')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outside_calendars', to='spaces.space')),
            ],
            options={
                'ordering': ['name', 'pk'],
                'indexes': [models.Index(fields=['look_at'], name='gatherings_calendar_due')],
                'constraints': [models.UniqueConstraint(fields=('space', 'address'), name='gatherings_calendar_once'), models.CheckConstraint(condition=models.Q(('address__startswith', 'https://')), name='gatherings_calendar_by_https')],
            },
        ),
        migrations.CreateModel(
            name='Origin',
            fields=[
                ('gathering', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='origin', serialize=False, to='gatherings.gathering')),
                ('uid', models.CharField(max_length=300)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('digest', models.CharField(max_length=64)),
                ('link', models.CharField(blank=True, max_length=500)),
                ('missing_since', models.DateTimeField(blank=True, null=True)),
                ('calendar', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='origins', to='gatherings.outsidecalendar')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='spaces.space')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('space', 'uid'), name='gatherings_origin_once'), models.CheckConstraint(condition=models.Q(('missing_since', None), ('calendar__isnull', False), _connector='OR'), name='gatherings_missing_of_one')],
            },
        ),
    ]
