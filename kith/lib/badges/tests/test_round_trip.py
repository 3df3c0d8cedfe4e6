"""Whatever a certificate can say comes back as it was: as a document, as a token, from either picture."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.lib.badges import web_token
from kith.lib.badges.reading import NotAsWritten, credential_of, parsed
from kith.lib.badges.tests.samples import AWARDED, CREDENTIAL, KEY, NOW, asked, changed, signed, text, token
from kith.lib.badges.values import (
    ADDRESS,
    Achievement,
    Credential,
    Evidence,
    Hours,
    Issuer,
    Provider,
    Recipient,
    StatusEntry,
    mark_of,
)
from kith.lib.badges.writing import document_of, text_of, words

SAID = st.text(min_size=1, max_size=40).map(words).filter(bool)
ADDRESSES = st.from_regex(ADDRESS, fullmatch=True).filter(lambda found: len(found) < 80)
AMOUNTS = st.integers(0, 100_000).map(lambda hundredths: Decimal(hundredths) / 100)
MOMENTS = st.integers(86_400, 7_258_118_400).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
MARKS = st.builds(lambda mail, salt: mark_of(mail, salt=salt), SAID, SAID)
CREDENTIALS = st.builds(
    Credential,
    address=ADDRESSES,
    issuer=st.builds(
        Issuer, st.just(KEY.issuer), SAID, ADDRESSES, mail=st.just("") | SAID, description=st.just("") | SAID,
        known_as=st.lists(SAID, max_size=3).map(tuple),
    ),
    achievement=st.builds(
        Achievement, ADDRESSES, SAID, SAID, SAID, st.none() | AMOUNTS, language=st.sampled_from(["", "en", "es"])
    ),
    recipient=st.builds(Recipient, SAID, st.none() | MARKS) | st.builds(Recipient, mail=MARKS),
    awarded=MOMENTS,
    valid_from=MOMENTS,
    valid_until=st.none() | MOMENTS,
    credits=st.none() | AMOUNTS,
    hours=st.lists(st.builds(Hours, SAID, AMOUNTS, st.sampled_from(["", "ethics", "law"])), max_size=4).map(tuple),
    status=st.none() | st.builds(StatusEntry, ADDRESSES, st.integers(0, 10**9)),
    evidence=st.lists(st.builds(Evidence, ADDRESSES, SAID), max_size=2).map(tuple),
    provider=st.none() | st.builds(Provider, ADDRESSES, SAID, st.lists(SAID, max_size=3).map(tuple)),
)  # fmt: skip


@settings(max_examples=200)
@given(CREDENTIALS)
def test_a_document_is_read_as_it_was_written(credential: Credential) -> None:
    assert credential_of(parsed(text_of(document_of(credential)))) == credential


@settings(max_examples=30, deadline=None)
@given(CREDENTIALS)
def test_both_proofs_hold_for_whatever_is_said(credential: Credential) -> None:
    at = max(credential.valid_from, NOW)
    credential = replace(credential, valid_until=at + timedelta(days=1))
    for given_ in (text(credential), token(credential)):
        verdict = asked(given_, at=at)
        assert verdict.holds
        assert verdict.credential == credential


def test_a_document_of_open_badges() -> None:
    document = document_of(CREDENTIAL)
    subject = document["credentialSubject"]
    assert document["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert document["awardedDate"] == document["validFrom"] == "2026-11-25T09:30:00Z"
    assert subject["creditsEarned"] == 6.25
    assert subject["achievement"]["creditsAvailable"] == 6.5
    assert [each["value"] for each in subject["result"]] == ["3", "3.25"]
    assert document["credentialStatus"]["statusListIndex"] == "94567"
    assert "maria@example.org" not in json.dumps(document)
    assert "validUntil" not in document_of(changed(valid_until=None))
    assert "evidence" not in document_of(changed(evidence=()))


def test_who_offered_it_stands_beside_who_gives_it() -> None:
    school = Provider("urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33", "Night school", ("NAADAC: 4711",))
    document = document_of(changed(provider=school))
    source = document["credentialSubject"]["source"]
    assert (source["type"], source["name"]) == (["Profile"], "Night school")
    assert [each["identifier"] for each in source["otherIdentifier"]] == ["NAADAC: 4711"]
    assert "otherIdentifier" not in document["issuer"], "the numbers are not those of the issuer"
    assert "source" not in document_of(CREDENTIAL)["credentialSubject"]


def test_two_of_the_same_achievement_share_the_addresses_of_its_topics() -> None:
    """One has hours in both topics, the other in the second alone."""
    both = (Hours("Ethics", Decimal(3), "ethics"), Hours("Law", Decimal(1), "law"))
    documents = [
        document_of(changed(address=f"https://kith.example/{each}/", hours=both[each:])) for each in (0, 1)
    ]
    ethics, law = (f"{CREDENTIAL.achievement.address}#{topic}" for topic in ("ethics", "law"))
    for document, topics in zip(documents, ([ethics, law], [law]), strict=True):
        subject = document["credentialSubject"]
        assert [each["id"] for each in subject["achievement"]["resultDescription"]] == topics
        assert [each["resultDescription"] for each in subject["result"]] == topics


def test_a_whole_number_of_hours_has_no_point() -> None:
    assert '"creditsEarned":6,' in text_of(document_of(changed(credits=Decimal("6.00"))))


def test_a_mail_address_is_known_by_those_who_know_it() -> None:
    mark = mark_of("Maria@Example.org ")
    assert mark.fits("maria@example.org")
    assert not mark.fits("mario@example.org")
    assert mark != mark_of("maria@example.org"), "two certificates of one person have nothing in common"


@pytest.mark.parametrize(
    "credential",
    [
        changed(address="/certificates/1/"),
        changed(address="https://kith.example/a b"),
        changed(awarded=AWARDED.replace(tzinfo=None)),
        changed(credits=Decimal("0.001")),
        changed(credits=Decimal(-1)),
        changed(credits=Decimal("NaN")),
        changed(hours=(Hours("Ethics", Decimal(1)),) * 31),
        changed(hours=(Hours("Ethics", Decimal(1), "two words"),)),
        changed(provider=Provider("urn:uuid:1", "Night school", ("4711",) * 31)),
        changed(provider=Provider("/providers/1/", "Night school")),
    ],
)
def test_what_could_not_be_signed_rightly_is_not_written(credential: Credential) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        document_of(credential)


def test_signs_that_nobody_sees_are_left_out() -> None:
    document = document_of(changed(recipient=Recipient("Ana\x00\t\u009f María\r\nJosé\ud800")))
    assert document["credentialSubject"]["identifier"][0]["identityHash"] == "Ana    María\nJosé"


@pytest.mark.parametrize(
    "spoilt",
    [
        '{"id": 1, "id": 2}', "[1]", '{"a": NaN}', '{"a": ' * 100_000, "{", "", "null", '{"a": 1e999}x',
    ],
)  # fmt: skip
def test_json_that_could_be_read_in_two_ways_is_not_read(spoilt: str) -> None:
    with pytest.raises(ValueError):
        parsed(spoilt)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("@context",), ["https://www.w3.org/ns/credentials/v2"]),
        (("more",), "a word that no context knows"),
        (("credentialSubject", "https://schema.org/name"), "Ana"),
        (("credentialSubject", "creditsEarned"), True),
        (("credentialSubject", "creditsEarned"), "6.25"),
        (("credentialSubject", "creditsEarned"), 10**400),
        (("credentialSubject", "result"), []),
        (("credentialSubject", "achievement"), []),
        (("credentialSubject", "achievement", "name"), "Another"),
        (("validFrom",), "2026-11-25T10:30:00+01:00"),
        (("validFrom",), 1),
        (("issuer",), "did:web:kith.example"),
        (("credentialStatus", "statusListIndex"), 94567),
        (("credentialStatus", "statusSize"), 2),
        (("evidence",), {}),
    ],
)
def test_what_we_would_not_have_written_is_refused(path: tuple[str, ...], value: object) -> None:
    document = document_of(CREDENTIAL)
    place = document
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    with pytest.raises(NotAsWritten):
        credential_of(document)


def test_a_token_says_what_it_has_to() -> None:
    document, proof = web_token.taken_apart(token())
    payload = web_token.payload_of(token())
    assert document == document_of(CREDENTIAL)
    assert (proof.key, proof.signed) == (KEY.public.address, AWARDED)
    assert payload["iss"] == KEY.issuer
    assert payload["jti"] == CREDENTIAL.address
    assert payload["sub"] == document["credentialSubject"]["id"]
    assert payload["nbf"] == int(CREDENTIAL.valid_from.timestamp())
    assert payload["exp"] - payload["nbf"] == 730 * 24 * 3600
    assert "exp" not in web_token.payload_of(token(changed(valid_until=None)))


def test_the_same_is_signed_in_the_same_way() -> None:
    assert signed() == signed()
    assert token() == token()
