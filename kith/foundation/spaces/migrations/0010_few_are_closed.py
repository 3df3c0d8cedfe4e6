from django.db import migrations, models

CLOSED = {"sort": "circle", "visibility": "hidden", "joining": "invitation"}


def close(apps, schema_editor):
    """What holds few people is a circle. One that was opened to others since is none any more."""
    few = apps.get_model("spaces", "Space").objects.filter(most__isnull=False)
    few.filter(visibility="hidden").update(**CLOSED)
    few.exclude(visibility="hidden").update(most=None)


class Migration(migrations.Migration):

    dependencies = [
        ('spaces', '0009_space_most'),
    ]

    operations = [
        migrations.RunPython(close, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='space',
            constraint=models.CheckConstraint(condition=models.Q(('most', None), models.Q(('joining', 'invitation'), ('sort', 'circle'), ('visibility', 'hidden')), _connector='OR'), name='spaces_space_few_are_closed'),
        ),
    ]
