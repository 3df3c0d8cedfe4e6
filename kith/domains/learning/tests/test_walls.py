"""The second wall, by raw SQL: certificates, credentials, hours, proofs and waivers are there for the person whose they are, and nobody else."""

from functools import partial

import pytest

from kith.domains.learning.actions.certifying import certify
from kith.domains.learning.actions.crediting import add_training
from kith.domains.learning.actions.holding import hold, waive
from kith.domains.learning.certificates import Programme
from kith.domains.learning.models import Credential, Hours
from kith.domains.learning.tests.conftest import some_days_ago
from kith.infrastructure.database.private import seen_as
from tests.cast import NAMES, Cast
from tests.walls import counts, rows, tried, walled

TABLES = ("certificate", "credential", "hours", "proof", "waiver")
_counts = partial(counts, app="learning", tables=TABLES)


@pytest.fixture
def written(cast: Cast, credential: Credential) -> Cast:
    waive(credential, on=some_days_ago(10), reason="illness", by=cast["maria"])
    certify(cast["maria"], Programme("g-1", "Tea", some_days_ago(3), 60), by=cast["tomasz"])
    return cast


@pytest.mark.parametrize("name", [*NAMES, None])
def test_each_sees_their_own_rows_and_no_others(written: Cast, name: str | None) -> None:
    mine = dict.fromkeys(TABLES, 1 if name == "maria" else 0)
    assert _counts(written[name] if name else None) == mine
    assert all(not rows("learning", table) for table in TABLES)


def test_every_one_of_these_tables_is_walled(db: None) -> None:
    assert walled("learning") == set(TABLES)


@pytest.mark.parametrize("name", ["ruth", "sam", "tomasz", None])
def test_nobody_changes_removes_or_adds_for_another(written: Cast, name: str | None) -> None:
    maria = written["maria"]
    with seen_as(maria):
        held, hours = Credential.objects.get().pk, Hours.objects.get().pk
    person = written[name] if name else None
    for statement, *parameters in (
        ("UPDATE learning_hours SET minutes = 1",),
        ("DELETE FROM learning_hours",),
        ("DELETE FROM learning_credential",),
        ("DELETE FROM learning_certificate",),
        ("UPDATE learning_certificate SET name = 'x'",),
        ("INSERT INTO learning_waiver (credential_id, person_id, \"on\", reason) VALUES (%s, %s, now(), 'x')", held, maria.pk),
        ("INSERT INTO learning_waiver (credential_id, person_id, \"on\", reason) VALUES (%s, %s, now(), 'x')", held, person.pk if person else 0),
        ("INSERT INTO learning_proof (hours_id, person_id, name, media_type, data) VALUES (%s, %s, 'x', 'x', '')", hours, person.pk if person else 0),
    ):  # fmt: skip
        assert tried(person, statement, *parameters) == 0, statement
    assert _counts(maria) == dict.fromkeys(TABLES, 1)


def test_what_belongs_to_a_row_goes_with_it(written: Cast) -> None:
    maria = written["maria"]
    with seen_as(maria):
        Hours.objects.all().delete()
        Credential.objects.all().delete()
    assert _counts(maria) == dict.fromkeys(TABLES, 0) | {"certificate": 1}


def test_hours_stay_when_the_credential_goes_for_which_they_were(written: Cast) -> None:
    maria = written["maria"]
    other = hold(title="Another", issued_on=some_days_ago(5), by=maria)
    kept = add_training(programme="Tea", on=some_days_ago(1), minutes=60, credential=other, by=maria)
    with seen_as(maria):
        Credential.objects.filter(pk=other.pk).delete()
        assert Hours.objects.get(pk=kept.pk).credential_id is None


def test_another_ones_address_leads_nowhere(written: Cast) -> None:
    with seen_as(written["maria"]):
        held, hours = Credential.objects.get().pk, Hours.objects.get().pk
    ends = (
        f"credentials/{held}/",
        f"credentials/{held}/packet/zip/",
        f"hours/{hours}/",
        f"hours/{hours}/proof/",
    )
    for name in ("maria", "ruth", "sam"):
        status = {written.client(name).get(f"/learning/{end}").status_code for end in ends}
        assert status == {200 if name == "maria" else 404}, name
