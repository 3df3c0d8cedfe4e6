"""Every key to a person or a membership has a rule for when two accounts become one; nobody forgot."""

import pytest
from django.apps import apps
from django.db.models import Model

from kith.doors.merging.rules import MOVES, OF_MEMBERSHIP, OF_PERSON
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership


def _keys_to(target: type[Model]) -> set[str]:
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model is target
    }


def test_every_key_to_a_person_has_a_rule() -> None:
    assert _keys_to(Person) == set(OF_PERSON)


def test_every_key_to_a_membership_has_a_rule() -> None:
    assert _keys_to(Membership) == set(OF_MEMBERSHIP)


@pytest.mark.parametrize("name", [name for name, rule in OF_PERSON.items() if rule.how == MOVES])
def test_what_moves_knows_which_rows_there_can_be_only_once(name: str) -> None:
    """Where a person can have only one row of a sort, the rule says so; else the database would refuse the other."""
    model_name, _dot, key = name.rpartition(".")
    model = apps.get_model(model_name)
    once = [
        set(constraint.fields) - {key}
        for constraint in model._meta.constraints
        if key in getattr(constraint, "fields", ()) and not getattr(constraint, "condition", None)
    ]
    assert all(each <= set(OF_PERSON[name].unless) for each in once), once
    assert not model._meta.get_field(key).unique
