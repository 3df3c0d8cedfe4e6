import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('items', '0004_traces_stay'),
        ('versions', '0006_hands'),
    ]

    operations = [
        migrations.AddField(
            model_name='retirement',
            name='instead',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='items.item'),
        ),
    ]
