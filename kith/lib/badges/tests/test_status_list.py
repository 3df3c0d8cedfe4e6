"""What was taken back is one bit among very many, and comes back from its text."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.lib.badges import data_integrity, multibase, web_token
from kith.lib.badges.data_integrity import taken_apart
from kith.lib.badges.status_list import FEWEST, MOST, NoList, OutOfRange, StatusList, list_document
from kith.lib.badges.tests.samples import DID, KEY, LIST, NOW

INDICES = st.integers(0, FEWEST - 1)


@settings(max_examples=40, deadline=None)
@given(st.sets(INDICES, max_size=30), INDICES)
def test_bits_come_back_from_their_text(revoked: set[int], other: int) -> None:
    found = StatusList.decoded(StatusList(revoked).encoded())
    assert len(found) == FEWEST
    assert all(found.is_revoked(index) for index in revoked)
    assert found.is_revoked(other) == (other in revoked)


def test_the_first_bit_is_the_leftmost() -> None:
    packed = multibase.from_base64url(StatusList([0, 9]).encoded())
    assert gzip.decompress(packed)[:3] == bytes([0b10000000, 0b01000000, 0])


def test_the_same_bits_are_the_same_text_and_small() -> None:
    assert StatusList([5, 7]).encoded() == StatusList([7, 5, 5]).encoded()
    assert len(StatusList().encoded()) < 100


@pytest.mark.parametrize("index", [-1, FEWEST, 10**9])
def test_a_place_that_is_not_there_says_so(index: int) -> None:
    with pytest.raises(OutOfRange):
        StatusList().is_revoked(index)
    with pytest.raises(OutOfRange):
        StatusList().revoke(index)


@pytest.mark.parametrize("length", [0, 8, FEWEST - 8, FEWEST + 1, MOST + 8])
def test_a_list_that_would_betray_who_is_asked_for_is_not_made(length: int) -> None:
    with pytest.raises(ValueError):
        StatusList(length=length)


def test_a_list_can_be_longer() -> None:
    longer = StatusList([FEWEST], length=FEWEST * 2)
    assert StatusList.decoded(longer.encoded()).is_revoked(FEWEST)


@pytest.mark.parametrize(
    "text",
    [
        "", "u", "zAAA", "uH4sI", multibase.base64url(b"no gzip"), multibase.base64url(gzip.compress(b"short", mtime=0)),
        multibase.base64url(gzip.compress(bytes(MOST // 8 + 1), mtime=0)), multibase.base64url(gzip.compress(bytes(FEWEST // 8), mtime=0)[:-9]),
    ],
)  # fmt: skip
def test_what_is_no_list_or_made_to_burst_is_refused(text: str) -> None:
    with pytest.raises(NoList):
        StatusList.decoded(text)


def test_a_list_is_signed_in_both_ways() -> None:
    document = list_document(StatusList([94567]), at_address=LIST, issuer=DID, valid_from=NOW)
    signed = data_integrity.sign(document, key=KEY, at=NOW)
    back, proof = taken_apart(signed)
    assert back == document
    assert proof.fits(back, KEY.public)
    back, sealed = web_token.taken_apart(web_token.sign(document, key=KEY, at=NOW))
    assert back == document
    assert sealed.fits(back, KEY.public)
    assert StatusList.decoded(back["credentialSubject"]["encodedList"]).is_revoked(94567)
