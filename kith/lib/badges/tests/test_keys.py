"""Keys are written as others write them, and the secret one shows itself to nobody."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.badges import multibase
from kith.lib.badges.keys import NoKey, new_key, public_key, signing_key
from kith.lib.badges.tests.samples import DID, KEY, NOW


@given(st.binary(max_size=80))
def test_bytes_come_back_from_either_writing(data: bytes) -> None:
    assert multibase.from_base58(multibase.base58(data)) == data
    assert multibase.from_base64url(multibase.base64url(data)) == data


@pytest.mark.parametrize("text", ["", "u1", "zO", "z0", "zé", "z" + "2" * 300])
def test_what_is_no_base58_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        multibase.from_base58(text)


@pytest.mark.parametrize("text", ["", "zAA", "uAB", "uAA==", "uA A", "uA+", "ué"])
def test_what_could_be_written_otherwise_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        multibase.from_base64url(text)


def test_a_key_is_kept_as_text_and_comes_back() -> None:
    key = new_key(DID)
    assert signing_key(DID, key.multikey) == key
    assert public_key(DID, key.public.multikey) == key.public
    assert new_key(DID) != key
    assert key.public.multikey.startswith("z6Mk")
    assert key.public.address == f"{DID}#{key.public.multikey}"
    assert key.public.fits(key.sign(b"tea"), b"tea")
    assert not KEY.public.fits(key.sign(b"tea"), b"tea")
    assert not key.public.fits(b"", b"tea")


def test_a_secret_is_not_shown() -> None:
    assert "secret" not in repr(KEY)
    assert KEY.secret.hex() not in repr(KEY)


@pytest.mark.parametrize(
    "multikey", ["", "z", KEY.public.multikey[:-1], KEY.multikey, "z2" + KEY.public.multikey]
)
def test_another_kind_of_key_is_refused(multikey: str) -> None:
    with pytest.raises(NoKey):
        public_key(DID, multikey)


def test_a_key_holds_until_it_is_revoked() -> None:
    key = public_key(DID, KEY.public.multikey, revoked=NOW)
    assert key.holds_at(NOW - timedelta(seconds=1))
    assert not key.holds_at(NOW)
    assert KEY.public.holds_at(NOW)
