"""The second wall, by raw SQL: what someone keeps is there for them, and nobody else; and the rows say nothing, even to them."""

from functools import partial
from uuid import uuid4

import pytest

from kith.domains.wellbeing.models import Keeper, Leaf
from kith.domains.wellbeing.tests.conftest import WORDS
from kith.domains.wellbeing.tests.instruments import instrument
from kith.infrastructure.database.private import seen_as
from tests.cast import NAMES, Cast
from tests.walls import counts, rows, tried, walled

TABLES = ("keeper", "leaf")
_counts = partial(counts, app="wellbeing", tables=TABLES)
MARIAS = {"keeper": 1, "leaf": 4}


@pytest.mark.parametrize("name", [*NAMES, None])
def test_each_sees_their_own_rows_and_no_others(kept: Cast, name: str | None) -> None:
    nothing = dict.fromkeys(TABLES, 0)
    assert _counts(kept[name] if name else None) == (MARIAS if name == "maria" else nothing)
    assert all(not rows("wellbeing", table) for table in TABLES)


def test_every_one_of_these_tables_is_walled(db: None) -> None:
    assert walled("wellbeing") == set(TABLES)


@pytest.mark.parametrize("name", ["ruth", "sam", "tomasz", None])
def test_nobody_changes_removes_or_adds_for_another(kept: Cast, name: str | None) -> None:
    with seen_as(kept["maria"]):
        keeper = Keeper.objects.get()
    person = kept[name] if name else None
    adds = "INSERT INTO wellbeing_leaf (id, person_id, keeper_id, sealed) VALUES (%s, %s, %s, '')"
    for statement, *parameters in (
        ("UPDATE wellbeing_leaf SET sealed = ''",),
        ("UPDATE wellbeing_keeper SET person_id = 1",),
        ("DELETE FROM wellbeing_leaf",),
        ("DELETE FROM wellbeing_keeper",),
        (adds, uuid4(), keeper.person_id, keeper.pk),
        (adds, uuid4(), person.pk if person else 0, keeper.pk),
    ):
        assert tried(person, statement, *parameters) == 0, statement
    assert _counts(kept["maria"]) == MARIAS


def test_a_row_says_whose_it_is_and_nothing_else(kept: Cast) -> None:
    """No word, no sort, no day, no name of an instrument; and all that is short is of the same length."""
    assert {field.name for field in Leaf._meta.concrete_fields} == {"id", "person", "keeper", "sealed"}
    assert {field.name for field in Keeper._meta.concrete_fields} == {"id", "person", "safe"}
    cbi = instrument("cbi")
    with seen_as(kept["maria"]):
        sealed = [bytes(leaf) for leaf in Leaf.objects.values_list("sealed", flat=True)]
    for words in (*WORDS, "page", "moment", "result", cbi.code, cbi.title):
        assert not any(words.encode() in each for each in sealed), words
    assert len({len(each) for each in sealed}) == 2, "answers are longer; a page and a moment are alike"
