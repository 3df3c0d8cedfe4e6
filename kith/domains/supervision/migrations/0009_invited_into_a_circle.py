import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('spaces', '0010_few_are_closed'),
        ('supervision', '0008_walls_of_joining'),
    ]

    operations = [
        migrations.AlterField(
            model_name='knock',
            name='round',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='supervision.round'),
        ),
        migrations.AddField(
            model_name='knock',
            name='invitation',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='spaces.invitation'),
        ),
        migrations.AddConstraint(
            model_name='knock',
            constraint=models.UniqueConstraint(fields=('invitation', 'person'), name='supervision_knock_invited_once'),
        ),
        migrations.AddConstraint(
            model_name='knock',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('invitation__isnull', False), ('round', None)), models.Q(('invitation', None), ('round__isnull', False)), _connector='OR'), name='supervision_knock_one_way'),
        ),
    ]
