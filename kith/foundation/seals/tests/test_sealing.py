"""A seal knows its person again, tells nobody who they are, and opens with the secret of the installation alone."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.config.keys import seal_key
from kith.doors.steward.backup import KEPT
from kith.foundation.people.models import Person
from kith.foundation.seals.doctor import seals_open
from kith.foundation.seals.models import Seal
from kith.foundation.seals.sealing import fits, opened, seal, seal_anew, token
from tests.cast import Cast


def test_a_seal_fits_one_person_in_one_scope(cast: Cast) -> None:
    made = seal(cast["maria"], scope="item:1")
    assert opened(made) == cast["maria"]
    assert fits(made, cast["maria"])
    assert [name for name in cast.people if fits(made, cast[name])] == ["maria"]
    assert made.token not in {token(cast["maria"], "item:2"), token(cast["sam"], "item:1")}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    one=st.integers(1, 10**9),
    other=st.integers(1, 10**9),
    scope=st.text(max_size=40),
    place=st.text(max_size=40),
)
def test_the_token_of_someone_else_or_of_another_scope_never_matches(
    db: None, one: int, other: int, scope: str, place: str
) -> None:
    same = (one, scope) == (other, place)
    assert (token(Person(pk=one), scope) == token(Person(pk=other), place)) is same


def test_a_seal_in_the_wrong_row_is_refused(cast: Cast) -> None:
    one, other = seal(cast["maria"], scope="item:1"), seal(cast["sam"], scope="item:1")
    other.sealed = one.sealed
    assert opened(other) is None


def test_a_seal_can_be_made_anew_for_another_scope(cast: Cast) -> None:
    made = seal(cast["maria"], scope="space:1")
    before = bytes(made.sealed)
    seal_anew(made, cast["maria"], scope="item:7")
    assert opened(made) == cast["maria"]
    assert fits(made, cast["maria"])
    assert bytes(made.sealed) != before


def test_nothing_in_the_row_says_who_it_is(cast: Cast) -> None:
    seal(cast["maria"], scope="item:1")
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope, token, encode(sealed, 'escape') FROM seals_seal")
        row = " ".join(cursor.fetchone())
    assert str(cast["maria"].pk) not in row.split()
    assert "maria" not in row.lower()
    assert {field.name for field in Seal._meta.get_fields() if field.is_relation} <= {"mask"}


def test_with_another_secret_nothing_opens_and_the_doctor_says_so(cast: Cast, settings: Any) -> None:
    made = seal(cast["maria"], scope="item:1")
    assert list(seals_open()) == []
    settings.SEAL_KEY = "the secret of another installation"
    assert opened(made) is None
    assert not fits(made, cast["maria"])
    assert "seal.key" in next(iter(seals_open()))


def test_a_seal_of_another_machine_with_a_secret_of_its_own_is_noticed_on_both(
    cast: Cast, settings: Any
) -> None:
    ours, another = settings.SEAL_KEY, "the secret of another machine"
    for secret in (ours, another):
        settings.SEAL_KEY = secret
        seal(cast["maria"], scope="item:1")
    for secret in (ours, another):
        settings.SEAL_KEY = secret
        assert len(list(seals_open())) == 1


def test_the_secret_is_made_once_read_by_its_owner_alone_and_kept_in_backups(tmp_path: Path) -> None:
    made = seal_key(tmp_path)
    assert seal_key(tmp_path) == made
    assert (tmp_path / "seal.key").stat().st_mode & 0o777 == 0o600
    assert "seal.key" in KEPT


@pytest.mark.django_db
def test_an_installation_without_seals_has_nothing_to_open() -> None:
    assert list(seals_open()) == []
