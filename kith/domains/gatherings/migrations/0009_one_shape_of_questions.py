"""What is asked afterwards has the shape of what is asked before: numbers from 1, and an answer is what was chosen, not its place."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Rows = list[dict[str, Any]]


def _renamed(questions: Rows) -> Rows:
    return [each | {"sort": "one" if each["sort"] == "choice" else each["sort"]} for each in questions]


def _in_words(answers: dict[str, list[str]], questions: Rows) -> dict[str, list[str]]:
    told = {}
    for number, said in answers.items():
        asked = questions[int(number)]
        by_place = asked["choices"] if asked["sort"] == "choice" else None
        told[str(int(number) + 1)] = sorted(by_place[int(each)] for each in said) if by_place else said
    return told


def give_one_shape(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for plan in apps.get_model("gatherings", "Gathering").objects.exclude(questions_after=[]):
        plan.questions_after = _renamed(plan.questions_after)
        plan.save(update_fields=["questions_after"])
    for kept in apps.get_model("gatherings", "Feedback").objects.all():
        kept.waiting = _in_words(kept.waiting, kept.questions)
        kept.shown = _in_words(kept.shown, kept.questions)
        kept.questions = _renamed(kept.questions)
        kept.save(update_fields=["waiting", "shown", "questions"])


class Migration(migrations.Migration):
    dependencies = [("gatherings", "0008_no_date_lasts_longer_than_two_weeks")]

    operations = [
        migrations.AlterField(
            model_name="question",
            name="sort",
            field=models.CharField(
                choices=[
                    ("short", "A few words"),
                    ("long", "A longer text"),
                    ("yes_no", "Yes or no"),
                    ("one", "One choice of several"),
                    ("several", "Any number of choices"),
                    ("scale", "How much, from “not at all” to “very much”"),
                ],
                max_length=7,
            ),
        ),
        migrations.RunPython(give_one_shape, migrations.RunPython.noop),
    ]
