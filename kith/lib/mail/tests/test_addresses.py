"""Signed addresses."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.mail.addresses import Key, Sort, address_of, key_of, without_keys

NUMBERS = st.integers(min_value=0, max_value=2**40)


@pytest.fixture(autouse=True, scope="module")
def _domain() -> object:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("django.conf.settings.MAIL_IN", "in.example.org")
        yield


@given(st.sampled_from([Sort.REPLY, Sort.SPACE, Sort.BOUNCE]), NUMBERS, NUMBERS, st.text(max_size=70))
def test_every_address_of_ours_is_known_again_in_small_and_capital_letters(
    sort: Sort, thing: int, person: int, words: str
) -> None:
    key = Key(sort, thing, person)
    address = address_of(key, words=words)
    assert key_of(address) == key_of(address.upper()) == key
    assert len(address.partition("@")[0]) <= 64
    assert address.isascii()


def test_a_changed_address_is_none_of_ours() -> None:
    address = address_of(Key(Sort.REPLY, 12, 5), words="reply")
    local, _at, domain = address.partition("@")
    assert key_of(address.replace("+rc.5.", "+rd.5.")) is None
    assert key_of(address.replace("+rc.5.", "+rc.6.")) is None
    assert key_of(address.replace("+rc.5.", "+sc.5.")) is None
    assert key_of(f"{local}@example.net") is None
    last = "a" if local[-1] != "a" else "b"
    assert key_of(f"{local[:-1]}{last}@{domain}") is None


def test_another_secret_makes_other_addresses(settings: Any) -> None:
    address, before = address_of(Key(Sort.REPLY, 12, 5), words="reply"), settings.SECRET_KEY
    settings.SECRET_KEY = "another secret that is long enough"
    assert key_of(address) is None
    settings.SECRET_KEY_FALLBACKS = [before]
    assert key_of(address) == Key(Sort.REPLY, 12, 5)


@given(st.text(max_size=80))
def test_no_text_is_taken_for_an_address_of_ours(text: str) -> None:
    assert key_of(text) is None
    assert key_of(f"{text}@in.example.org") in (None, Key(Sort.COMPLAINT))


def test_keys_are_taken_out_of_words() -> None:
    address = address_of(Key(Sort.REPLY, 12, 5), words="reply")
    assert without_keys(f"to {address}, ok") == "to … ok"
    assert without_keys("see https://kith.example.org/stop/x:y/ now") == "see … now"
    assert (
        without_keys("see https://kith.example.org/talk/12/ now")
        == "see https://kith.example.org/talk/12/ now"
    )
