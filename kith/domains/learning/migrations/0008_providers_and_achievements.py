import uuid

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q


def belong_to_the_house(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Until now each number was that of the house. What stands on certificates stays there when they are written anew."""
    approvals = apps.get_model("learning", "Approval").objects
    given = apps.get_model("learning", "Certificate").objects.exclude(approvals=[])
    if approvals.exists() or given.exists():
        house = apps.get_model("learning", "Provider").objects.create(is_house=True)
        approvals.update(provider=house)
        given.update(offered_by=house)


MOST_CERTIFIED = 10_000 * 60  # minutes


class Migration(migrations.Migration):

    dependencies = [
        ("learning", "0007_who_offered_and_led"),
        ("spaces", "0010_few_are_closed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Achievement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.CharField(max_length=64, unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("sealed", models.BinaryField()),
            ],
        ),
        migrations.RemoveField(model_name="certificate", name="page"),
        migrations.RemoveConstraint(model_name="certificate", name="learning_certificate_some"),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(condition=Q(("minutes__gt", 0), ("minutes__lte", MOST_CERTIFIED)), name="learning_certificate_some"),
        ),
        migrations.CreateModel(
            name="Provider",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="Name")),
                ("is_house", models.BooleanField(default=False)),
                (
                    "for_all_hosts",
                    models.BooleanField(default=False, verbose_name="Whoever hosts a space here may name them"),
                ),
                (
                    "space",
                    models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="spaces.space", verbose_name="Their space"),
                ),
            ],
            options={
                "ordering": ["-is_house", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(condition=Q(("is_house", True)), fields=("is_house",), name="learning_provider_one_house"),
                    models.UniqueConstraint(condition=Q(("is_house", False)), fields=("name",), name="learning_provider_once"),
                    models.CheckConstraint(
                        condition=Q(Q(("is_house", True), ("name", "")), Q(("is_house", False), Q(("name", ""), _negated=True)), _connector="OR"),
                        name="learning_provider_has_a_name",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="approval",
            name="provider",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="approvals", to="learning.provider", verbose_name="Whose number it is"),
        ),
        migrations.AddField(
            model_name="certificate",
            name="offered_by",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="learning.provider"),
        ),
        migrations.RunPython(belong_to_the_house, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="approval", name="learning_approval_once"),
        migrations.AlterField(
            model_name="approval",
            name="provider",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="approvals", to="learning.provider", verbose_name="Whose number it is"),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.UniqueConstraint(fields=("provider", "board", "number"), name="learning_approval_once"),
        ),
    ]
