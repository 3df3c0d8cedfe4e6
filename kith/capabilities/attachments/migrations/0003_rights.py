from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('attachments', '0002_held_back'),
    ]

    operations = [
        migrations.AddField(
            model_name='file',
            name='rights',
            field=models.CharField(blank=True, choices=[('own', 'Made by whoever added it'), ('allowed', 'Shared with the leave of those who made it'), ('open', 'Anyone may share it')], max_length=7),
        ),
    ]
