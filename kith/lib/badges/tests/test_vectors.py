"""What W3C and 1EdTech published is found to be signed by those who signed it, and is signed by us in the same way."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kith.lib.badges.canonical import NotUnderstood, canonical, context
from kith.lib.badges.data_integrity import signed_words
from kith.lib.badges.keys import PublicKey, SigningKey, public_key, signing_key
from kith.lib.badges.multibase import base58, from_base58
from kith.lib.badges.status_list import StatusList
from kith.lib.badges.writing import CREDENTIALS, EXTENSIONS, OPEN_BADGES

FILES = Path(__file__).parent / "files"
EXAMPLES = {
    "https://www.w3.org/ns/credentials/examples/v2": {
        "@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}
    }
}

W3C = signing_key("did:key:w3c", "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq")
FIRST_EDTECH = SigningKey(
    "https://example.edu/issuers/565049",
    bytes.fromhex("6241a409e6707bb640a0140a8a32bc3d193c33a661747284d6adfa4ed4180be4"),
)


def _read(name: str) -> tuple[dict[str, Any], dict[str, Any], str]:
    """A document, what its proof says, and the signature."""
    document = json.loads((FILES / name).read_text(encoding="utf-8"))
    proof = document.pop("proof")
    return document, proof, proof.pop("proofValue")


def test_w3c_b1_step_by_step() -> None:
    document, proof, signature = _read("w3c-alumni.json")
    of_document = sha256(canonical(document, more=EXAMPLES))
    of_proof = sha256(canonical({"@context": document["@context"]} | proof, more=EXAMPLES))
    assert of_document.hexdigest() == "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017"
    assert of_proof.hexdigest() == "bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0"
    words = of_proof.digest() + of_document.digest()
    assert W3C.public.multikey == "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
    assert base58(W3C.sign(words)) == signature
    assert W3C.public.fits(from_base58(signature), words)


@pytest.mark.parametrize("name", ["1edtech-credential.json", "1edtech-status-list.json"])
def test_what_1edtech_signed_fits_their_key(name: str) -> None:
    document, proof, signature = _read(name)
    key = public_key("1EdTech", proof["verificationMethod"].removeprefix("did:key:").rpartition("#")[2])
    assert key == PublicKey("1EdTech", FIRST_EDTECH.public.public)
    assert key.fits(from_base58(signature), signed_words(document, proof))
    assert base58(FIRST_EDTECH.sign(signed_words(document, proof))) == signature
    assert not key.fits(from_base58(signature), signed_words(document | {"id": "urn:uuid:1"}, proof))


def test_the_test_vector_of_the_implementation_guide() -> None:
    """The guide shows canonical forms by today's contexts, but hashes and a signature by contexts of an earlier draft."""
    contexts = [CREDENTIALS, OPEN_BADGES]
    document = {
        "@context": contexts,
        "id": "http://example.com/credentials/3527",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {
            "id": FIRST_EDTECH.issuer, "type": ["Profile"], "url": "https://www.imsglobal.org", "name": "Example Corp",
        },
        "validFrom": "2010-01-01T00:00:00Z",
        "name": "Teamwork Badge",
        "credentialSubject": {
            "id": "did:example:ebfeb1f712ebc6f1c276e12ec21",
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "https://example.com/achievements/21st-century-skills/teamwork",
                "type": ["Achievement"],
                "criteria": {
                    "narrative": "Team members are nominated for this badge by their peers and recognized upon review "
                    "by Example Corp management."
                },
                "description": "This badge recognizes the development of the capacity to collaborate within a group "
                "environment.",
                "name": "Teamwork",
            },
        },
    }  # fmt: skip
    proof = {
        "@context": contexts, "type": "DataIntegrityProof", "created": "2010-01-01T19:23:24Z",
        "verificationMethod": FIRST_EDTECH.public.address, "cryptosuite": "eddsa-rdfc-2022",
        "proofPurpose": "assertionMethod",
    }  # fmt: skip
    assert canonical(document) == (FILES / "1edtech-document-canon.txt").read_bytes()
    assert canonical(proof) == (FILES / "1edtech-proof-canon.txt").read_bytes()
    words = bytes.fromhex(
        "3cf3c265b6c8ebb29b4d5ea310b87d2f31c79b633eff8af561d2e8c97a85c8cb"
        "d994aebd5e53f4af4495dbe9e1155410bae683811107c26acf83671075c163b3"
    )
    signature = "zUSD5bjo6mYV1n9i9E6ZwUiHuj4JyZDjCDfDqoJcPi9XJrc9LYstik9mdBvutdwBdquWXjWrwJDVGJrAarvRs8uD"
    assert base58(FIRST_EDTECH.sign(words)) == signature


def test_a_list_of_1edtech_can_be_read() -> None:
    document, _proof, _signature = _read("1edtech-status-list.json")
    found = StatusList.decoded(document["credentialSubject"]["encodedList"])
    assert len(found) == 131_072
    assert [index for index in range(len(found)) if found.is_revoked(index)] == [23]


def test_no_context_is_ever_fetched() -> None:
    for address in (CREDENTIALS, OPEN_BADGES, EXTENSIONS):
        assert "@context" in context(address)
    for foreign in ("https://www.w3.org/2018/credentials/v1", "https://www.w3.org/ns/credentials/v2#", ""):
        with pytest.raises(NotUnderstood):
            context(foreign)
    with pytest.raises(NotUnderstood):
        canonical({"@context": ["https://kith.example/context"], "id": "urn:uuid:1", "name": "x"})
