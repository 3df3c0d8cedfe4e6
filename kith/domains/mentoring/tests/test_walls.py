"""The second wall, by raw SQL: wishes, sides, pairs and goals are there for those whose they are, and nobody else."""

from functools import partial

import pytest

from kith.domains.mentoring.models import Pair
from kith.domains.mentoring.tests.together import aimed, paired, proposal
from kith.infrastructure.database.private import seen_as
from tests.cast import NAMES, Cast
from tests.walls import counts, rows, sql, tried

TABLES = ("readiness", "side", "pair", "goal")
_counts = partial(counts, app="mentoring", tables=TABLES)
SECRET = "Rest without guilt"


@pytest.fixture
def written(cast: Cast) -> Cast:
    """Maria and Noor are a pair with a goal; Sam was proposed to Anneke."""
    mine, _theirs = paired(cast, "maria", "noor")
    aimed(mine, SECRET)
    proposal(cast, "sam", "anneke", about="rest")
    return cast


IN_PAIR = {"readiness": 1, "side": 1, "pair": 1, "goal": 1}
ASKED = {"readiness": 1, "side": 1, "pair": 0, "goal": 0}
EXPECTED = {"maria": IN_PAIR, "noor": IN_PAIR, "sam": ASKED, "anneke": ASKED}


@pytest.mark.parametrize("name", [*NAMES, None])
def test_each_sees_their_own_rows_and_no_others(written: Cast, name: str | None) -> None:
    person = written[name] if name else None
    assert _counts(person) == EXPECTED.get(name or "", dict.fromkeys(TABLES, 0))
    assert all(not rows("mentoring", table) for table in TABLES)


def test_all_of_it_is_walled_but_for_a_yes_or_no_and_a_day(db: None) -> None:
    tables = "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relkind = 'r' AND relname LIKE 'mentoring_%%'"
    found = {name.removeprefix("mentoring_"): walled for name, walled in sql(tables)}
    assert found == dict.fromkeys(TABLES, True) | {"turn": False}
    columns = "SELECT column_name FROM information_schema.columns WHERE table_name = 'mentoring_turn'"
    assert {name for (name,) in sql(columns)} == {"person_id", "is_ready", "next_on"}


@pytest.mark.parametrize("name", ["ruth", "sam", "tomasz", None])
def test_nobody_changes_removes_or_adds_for_another(written: Cast, name: str | None) -> None:
    with seen_as(written["maria"]):
        pair = Pair.objects.get().pk
    person = written[name] if name else None
    for statement, *parameters in (
        ("UPDATE mentoring_side SET state = 'yes' WHERE person_id = %s", written["noor"].pk),
        ("UPDATE mentoring_pair SET \"between\" = 'x'",),
        ("UPDATE mentoring_goal SET words = 'x'",),
        ("DELETE FROM mentoring_goal",),
        ("DELETE FROM mentoring_pair",),
        ("DELETE FROM mentoring_readiness WHERE person_id = %s", written["noor"].pk),
        ("INSERT INTO mentoring_goal (pair_id, words, state, made_at) VALUES (%s, 'x', 'open', now())", pair),
        ("INSERT INTO mentoring_pair (key, space_id, began_at, often, way, \"between\") VALUES (gen_random_uuid(), %s, now(), '', '', '')", written.rural.pk),
    ):  # fmt: skip
        assert tried(person, statement, *parameters) == 0, statement
    assert _counts(written["noor"]) == EXPECTED["noor"]
