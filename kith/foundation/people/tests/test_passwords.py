"""Passwords are kept as the installation says, not as the tests do, for whom a slow hash would cost minutes."""

from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from django.test import override_settings

from kith.config import settings as installed


@override_settings(PASSWORD_HASHERS=installed.PASSWORD_HASHERS)
def test_a_password_is_kept_by_argon2_and_its_words_are_not() -> None:
    kept = make_password("a long walk at night")
    assert identify_hasher(kept).algorithm == "argon2"
    assert kept.startswith("argon2$argon2id$")
    assert "walk" not in kept
    assert check_password("a long walk at night", kept)
    assert not check_password("a long walk at noon", kept)
