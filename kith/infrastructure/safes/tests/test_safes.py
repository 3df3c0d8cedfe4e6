"""A safe opens with the secret of its installation, says so where that is another one, and is gone for good when it is thrown away."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.config.keys import safe_key
from kith.doors.steward.backup import KEPT
from kith.infrastructure.safes.actions import destroy, new_safe
from kith.infrastructure.safes.doctor import safes_open
from kith.infrastructure.safes.models import Safe
from kith.infrastructure.safes.opening import Broken, KeyLost, opened

pytestmark = pytest.mark.django_db
WORDS, PLACE = "The heron stood still", "some_table 7"
ANOTHER = "the secret of another installation"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(words=st.text(), about=st.text())
def test_words_come_out_as_they_went_in(db: None, words: str, about: str) -> None:
    safe = new_safe()
    sealed = opened(safe).lock(words, about=about)
    assert opened(Safe.objects.get(pk=safe.pk)).unlock(sealed, about=about) == words


def test_words_open_in_no_other_place_and_with_no_other_safe() -> None:
    one, other = opened(new_safe()), opened(new_safe())
    sealed = one.lock(WORDS, about=PLACE)
    for safe, about in ((one, "some_table 8"), (other, PLACE)):
        with pytest.raises(Broken):
            safe.unlock(sealed, about=about)


def test_the_row_holds_neither_a_word_nor_the_key() -> None:
    safe = new_safe()
    inside = opened(safe)
    inside.lock(WORDS, about=PLACE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, wrapped, made_at FROM safes_safe")
        (row,) = cursor.fetchall()
    assert inside.key not in bytes(row[1])
    assert inside.key.hex() not in repr(inside)
    assert {field.name for field in Safe._meta.concrete_fields} == {"id", "wrapped", "made_at", "until"}


def test_what_is_thrown_away_is_gone() -> None:
    safe = new_safe()
    sealed = opened(safe).lock(WORDS, about=PLACE)
    destroy(safe)
    assert not Safe.objects.exists()
    with pytest.raises(Broken):
        opened(new_safe()).unlock(sealed, about=PLACE)


def test_the_key_of_one_safe_is_of_no_use_in_the_row_of_another() -> None:
    one, other = new_safe(), new_safe()
    other.wrapped = one.wrapped
    with pytest.raises(KeyLost):
        opened(other)


@pytest.mark.parametrize("secret", [ANOTHER, ""])
def test_with_another_secret_or_none_it_stays_shut_and_the_doctor_says_so(settings: Any, secret: str) -> None:
    safe, ours = new_safe(), settings.SAFE_KEY
    assert list(safes_open()) == []
    settings.SAFE_KEY = secret
    with pytest.raises(KeyLost):
        opened(safe)
    (sentence,) = safes_open()
    assert "safe.key" in sentence
    settings.SAFE_KEY = ours
    assert opened(safe)


def test_a_safe_from_a_while_with_another_secret_is_noticed_among_many(settings: Any) -> None:
    new_safe()
    ours, settings.SAFE_KEY = settings.SAFE_KEY, ANOTHER
    new_safe()
    settings.SAFE_KEY = ours
    new_safe()
    assert len(list(safes_open())) == 1


def test_without_a_secret_none_is_made(settings: Any) -> None:
    settings.SAFE_KEY = ""
    with pytest.raises(KeyLost):
        new_safe()


def test_it_can_be_thrown_away_without_the_secret(settings: Any) -> None:
    safe = new_safe()
    settings.SAFE_KEY = ANOTHER
    destroy(safe)
    assert not Safe.objects.exists()


def test_the_secret_is_made_once_read_by_its_owner_alone_and_kept_in_no_backup(tmp_path: Path) -> None:
    made = safe_key(tmp_path)
    assert safe_key(tmp_path) == made
    assert (tmp_path / "safe.key").stat().st_mode & 0o777 == 0o600
    assert "safe.key" not in KEPT
