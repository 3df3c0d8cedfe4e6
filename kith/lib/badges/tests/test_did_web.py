"""An issuer is found under its own address, with all keys that ever signed for it."""

import pytest

from kith.lib.badges.did_web import did_document, did_of, document_address, key_document
from kith.lib.badges.keys import public_key
from kith.lib.badges.tests.samples import DID, KEY, NOW, OTHER_KEY


@pytest.mark.parametrize(
    ("address", "did", "document"),
    [
        ("https://kith.example", "did:web:kith.example", "https://kith.example/.well-known/did.json"),
        (
            "https://Kith.example/issuers/north/",
            "did:web:kith.example:issuers:north",
            "https://kith.example/issuers/north/did.json",
        ),
        (
            "https://kith.example:8443/a%3Ab/ñ",
            "did:web:kith.example%3A8443:a%3Ab:%C3%B1",
            "https://kith.example:8443/a%3Ab/%C3%B1/did.json",
        ),
    ],
)
def test_an_address_is_an_identifier_and_leads_to_its_document(address: str, did: str, document: str) -> None:
    assert did_of(address) == did
    assert document_address(did) == document


@pytest.mark.parametrize(
    "address",
    [
        "http://kith.example/",
        "kith.example",
        "https:///x",
        "https://a@kith.example/",
        "https://kith.example/?a=1",
        "",
    ],
)
def test_what_nobody_could_trust_is_no_identifier(address: str) -> None:
    with pytest.raises(ValueError):
        did_of(address)


@pytest.mark.parametrize("did", ["did:key:z6Mk", "did:web:", "https://kith.example"])
def test_another_identifier_has_no_document(did: str) -> None:
    with pytest.raises(ValueError):
        document_address(did)


def test_a_key_that_was_replaced_still_speaks_and_a_stolen_one_is_listed_alone() -> None:
    stolen = public_key(DID, OTHER_KEY.public.multikey, revoked=NOW)
    document = did_document(DID, [KEY.public, stolen])
    assert document["id"] == DID
    assert [each["id"] for each in document["verificationMethod"]] == [KEY.public.address, stolen.address]
    assert document["assertionMethod"] == [KEY.public.address]
    assert [each.get("revoked") for each in document["verificationMethod"]] == [None, "2026-11-27T09:30:00Z"]
    assert did_document(DID, [KEY.public, OTHER_KEY.public])["assertionMethod"] == [
        KEY.public.address,
        OTHER_KEY.public.address,
    ]


def test_each_key_stands_at_its_own_address() -> None:
    assert key_document(KEY.public) == {
        "id": f"{DID}#{KEY.public.multikey}",
        "type": "Multikey",
        "controller": DID,
        "publicKeyMultibase": KEY.public.multikey,
    }
