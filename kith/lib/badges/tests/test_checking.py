"""Whoever pastes or uploads a certificate is told just what is true of it."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.lib.badges import png, svg
from kith.lib.badges.did_web import did_of
from kith.lib.badges.keys import PublicKey, SigningKey, public_key
from kith.lib.badges.multibase import plain_base64url
from kith.lib.badges.tests.samples import (
    AWARDED,
    CREDENTIAL,
    DID,
    KEY,
    NOW,
    OTHER_KEY,
    asked,
    changed,
    signed,
    text,
    token,
)
from kith.lib.badges.tests.test_pictures import DRAWING, picture
from kith.lib.badges.values import Achievement, Credential, Issuer
from kith.lib.badges.verdicts import Answer, Form, Question, Standing

Make = Callable[..., str]
BOTH = pytest.mark.parametrize("make", [text, token])
YES = Answer.YES


@pytest.mark.parametrize(
    ("given_", "form"),
    [
        (text(), Form.DOCUMENT),
        (json.dumps(signed(), indent=4).encode(), Form.DOCUMENT),
        ("\ufeff \n" + json.dumps(signed()), Form.DOCUMENT),
        (token(), Form.TOKEN),
        ("  " + "\r\n".join(token()[at : at + 70] for at in range(0, len(token()), 70)), Form.TOKEN),
        (png.bake(picture(), text()), Form.PNG),
        (png.bake(picture(), token()), Form.PNG),
        (svg.bake(DRAWING.encode(), text()), Form.SVG),
        (svg.bake(DRAWING.encode(), token()).decode(), Form.SVG),
    ],
)
def test_a_certificate_of_ours_holds_in_whatever_form_it_comes(given_: bytes | str, form: Form) -> None:
    verdict = asked(given_)
    assert verdict.holds
    assert verdict.form == form
    assert verdict.credential == CREDENTIAL
    assert verdict.answers == dict.fromkeys(Question, YES)


@BOTH
@pytest.mark.parametrize(
    ("credential", "at", "answer"),
    [
        (CREDENTIAL, NOW + timedelta(days=731), Answer.EXPIRED),
        (CREDENTIAL, CREDENTIAL.valid_until, Answer.EXPIRED),
        (changed(valid_from=NOW + timedelta(seconds=1)), NOW, Answer.NOT_YET),
    ],
)
def test_a_certificate_out_of_its_time(
    make: Make, credential: Credential, at: datetime, answer: Answer
) -> None:
    verdict = asked(make(credential), at=at)
    assert verdict.answers[Question.TIME] == answer
    assert verdict.answers[Question.SIGNATURE] == YES
    assert verdict.troubles == [answer]
    assert verdict.credential is not None, "its page can still say what it was"


@BOTH
@pytest.mark.parametrize(
    ("standing", "answer"),
    [(Standing.REVOKED, Answer.REVOKED), (Standing.UNKNOWN, Answer.NOT_ON_RECORD)],
)
def test_a_certificate_that_was_taken_back_or_never_given(
    make: Make, standing: Standing, answer: Answer
) -> None:
    verdict = asked(make(), standing=standing)
    assert verdict.troubles == [answer]
    assert verdict.answers[Question.STANDING] == answer


def test_all_that_is_wrong_is_said() -> None:
    verdict = asked(text(), standing=Standing.REVOKED, at=NOW + timedelta(days=800))
    assert verdict.troubles == [Answer.EXPIRED, Answer.REVOKED]


@BOTH
def test_a_certificate_signed_by_another_key(make: Make) -> None:
    verdict = asked(make(key=OTHER_KEY))
    assert verdict.troubles == [Answer.OTHER_KEY]
    assert list(verdict.answers) == [Question.READABLE, Question.ISSUER, Question.SIGNATURE]
    assert verdict.credential is None, "nothing of it is shown as ours"


@BOTH
def test_a_stranger_who_names_our_key(make: Make) -> None:
    """The name of a key is no proof of having it."""
    forged = make(key=OTHER_KEY)
    theirs = PublicKey(DID, OTHER_KEY.public.public)
    posing = json.loads(forged) if forged.startswith("{") else None
    if posing:
        posing["proof"]["verificationMethod"] = KEY.public.address
        assert asked(json.dumps(posing)).troubles == [Answer.CHANGED]
    else:
        _head, payload, signature = forged.split(".")
        head = plain_base64url(json.dumps({"alg": "EdDSA", "kid": KEY.public.address, "typ": "JWT"}).encode())
        assert asked(f"{head}.{payload}.{signature}").troubles == [Answer.CHANGED]
    assert asked(forged, keys=[theirs]).holds


@BOTH
def test_an_issuer_that_is_none_of_ours(make: Make) -> None:
    did = did_of("https://elsewhere.example/")
    credential = changed(issuer=Issuer(did, "Elsewhere", "https://elsewhere.example/"))
    verdict = asked(make(credential, key=SigningKey(did, bytes(32))))
    assert verdict.troubles == [Answer.UNKNOWN_ISSUER]


@BOTH
def test_a_key_of_another_issuer_of_ours_proves_nothing(make: Make) -> None:
    south = SigningKey(did_of("https://kith.example/issuers/south/"), bytes(32))
    assert asked(make(key=south), keys=[KEY.public, south.public]).troubles == [Answer.OTHER_KEY]


@BOTH
def test_keys_change_and_what_they_signed_holds(make: Make) -> None:
    assert asked(make(key=OTHER_KEY), keys=[KEY.public, OTHER_KEY.public]).holds


@BOTH
@pytest.mark.parametrize(
    ("days", "troubles"), [(1, []), (0, [Answer.REVOKED_KEY]), (-1, [Answer.REVOKED_KEY])]
)
def test_a_key_in_other_hands(make: Make, days: int, troubles: list[Answer]) -> None:
    revoked = public_key(DID, KEY.public.multikey, revoked=AWARDED + timedelta(days=days))
    assert asked(make(), keys=[revoked]).troubles == troubles


@pytest.mark.parametrize(
    ("given_", "answer"),
    [
        ("", Answer.EMPTY),
        (b" \n ", Answer.EMPTY),
        (b"\xff\xd8\xff\xe0 a photograph", Answer.UNKNOWN_FORMAT),
        ("Dear all, here is my certificate.", Answer.UNKNOWN_FORMAT),
        ("https://kith.example/certificates/7f3a/", Answer.UNKNOWN_FORMAT),
        (b"x" * (5 * 1024 * 1024 + 1), Answer.TOO_LARGE),
        ("{" + " " * 300_000 + "}", Answer.TOO_LARGE),
        ("{", Answer.DAMAGED),
        (text()[:-1], Answer.DAMAGED),
        (token().split(".")[0] + ".x.y", Answer.DAMAGED),
        ("eyJh.eyJh.eyJh", Answer.DAMAGED),
        ("{}", Answer.NO_CERTIFICATE),
        ('{"type": ["OpenBadgeCredential"], "issuer": 5}', Answer.NO_CERTIFICATE),
        ('{"type": ["OpenBadgeCredential"], "issuer": "did:\\ud800"}', Answer.NO_CERTIFICATE),
        ('{"type": "Assertion", "badge": {}}', Answer.NO_CERTIFICATE),
        ('{"type": ["OpenBadgeCredential"], "issuer": ' + "[" * 500 + "]" * 500 + "}", Answer.NO_CERTIFICATE),
    ],
)
def test_what_is_no_certificate_at_all(given_: bytes | str, answer: Answer) -> None:
    verdict = asked(given_)
    assert verdict.answers == {Question.READABLE: answer}
    assert not verdict.holds


def test_a_certificate_without_a_proof_or_with_another() -> None:
    bare = signed()
    proof = bare.pop("proof")
    proofs: list[Any] = [
        None,
        {},
        [proof],
        proof | {"cryptosuite": "eddsa-jcs-2022"},
        proof | {"domain": "x"},
        proof | {"created": "9999-99"},
        proof | {"created": "0001-01-01T00:00:00+23:00"},
    ]
    assert asked(json.dumps(bare)).troubles == [Answer.CHANGED]
    for other in proofs:
        assert asked(json.dumps(bare | {"proof": other})).troubles == [Answer.CHANGED]


def test_a_token_that_nobody_signed() -> None:
    _head, payload, signature = token().split(".")
    for header in ({"alg": "none"}, {"alg": "HS256", "kid": KEY.public.address}, {"alg": "EdDSA"}, {}):
        head = plain_base64url(json.dumps(header).encode())
        for end in (signature, "x"):
            assert not asked(f"{head}.{payload}.{end}").holds


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_certificate_changed_by_one_byte_does_not_hold(data: st.DataObject) -> None:
    """Of any text in it and of any number, name or date; spaces between them say nothing, and can change."""
    whole = data.draw(st.sampled_from([text(), token()])).encode()
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    spoilt = whole[:at] + bytes([other]) + whole[at + 1 :]
    assert spoilt.split() != whole.split()
    verdict = asked(spoilt)
    assert not verdict.holds
    assert verdict.credential is None


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_picture_changed_by_one_byte_does_not_hold(data: st.DataObject) -> None:
    whole = png.bake(picture(), token())
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    assert not asked(whole[:at] + bytes([other]) + whole[at + 1 :]).holds


def _places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where each value of a document stands."""
    if isinstance(value, dict):
        return [place for name, inner in value.items() for place in _places(inner, (*path, name))]
    if isinstance(value, list):
        return [place for at, inner in enumerate(value) for place in _places(inner, (*path, at))]
    return [path]


@pytest.mark.parametrize("path", _places(signed()), ids=lambda path: ".".join(map(str, path)))
def test_no_value_can_be_changed(path: tuple[str | int, ...]) -> None:
    document = signed()
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    was = place[path[-1]]
    others: list[Any] = [f"{was}x", "", None, 7, not was, [], {}]
    for other in others:
        place[path[-1]] = other
        assert not asked(json.dumps(document)).holds, other
    del place[path[-1]]
    assert not asked(json.dumps(document)).holds


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*signed(), "id", "name"]), inner),
).map(lambda value: json.dumps({"type": ["OpenBadgeCredential"], "issuer": DID, "proof": value, "id": value})))  # fmt: skip
def test_nothing_that_is_given_breaks_the_check(given_: bytes | str) -> None:
    assert not asked(given_).holds


def test_what_was_written_under_other_words_is_shown_as_it_was() -> None:
    achievement = Achievement("https://kith.example/gatherings/6/", "Hope 🙂", '“Quoted” \\ "text"', "a\nb")
    for make in (text, token):
        verdict = asked(make(changed(achievement=achievement)))
        assert verdict.credential is not None
        assert verdict.credential.achievement == achievement
