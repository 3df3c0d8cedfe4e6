"""What was asked and answered before all questions had one shape is read as it was said."""

from importlib import import_module

from django.apps import apps

from kith.domains.gatherings.models import Feedback
from kith.domains.gatherings.tests.conftest import Announce
from kith.domains.gatherings.told import told

give_one_shape = import_module(
    "kith.domains.gatherings.migrations.0009_one_shape_of_questions"
).give_one_shape


def test_answers_of_before_are_read_as_they_were_given(announced: Announce) -> None:
    asked = [
        {"words": "Which part?", "sort": "choice", "choices": ["Tea", "Talk"]},
        {"words": "How much?", "sort": "scale", "choices": []},
        {"words": "What else?", "sort": "long", "choices": []},
    ]
    item = announced(questions_after=asked)
    shown = {"0": ["1", "0", "1"], "1": ["3", "3", "0"], "2": ["The light"]}
    Feedback.objects.create(
        occasion=item.gathering.occasions.get(),
        questions=asked,
        shown=shown,
        shown_from=3,
        waiting={"0": ["0"]},
    )
    give_one_shape(apps, None)
    kept = Feedback.objects.get()
    part, much, other = told(kept)
    assert part.counts == (("Tea", 1), ("Talk", 2))
    assert much.counts == (("Not at all", 1), ("A little", 0), ("Quite a lot", 0), ("Very much", 2))
    assert [words.text for words in other.words] == ["The light"]
    assert kept.waiting == {"1": ["Tea"]}
    item.gathering.refresh_from_db()
    assert [each["sort"] for each in item.gathering.questions_after] == ["one", "scale", "long"]
